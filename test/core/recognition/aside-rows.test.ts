import { isAsideRow } from "../../../src/core/recognition/aside-rows";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { findForm } from "../../../src/core/schemes";
import { submit } from "../../support/submissions";
import { workbook } from "../../support/workbook";

const found = findForm("yongxing-2012/score-ledger");
if (found?.form.kind !== "table") throw new Error("no list");
const { scheme, form } = found;
const list = form;

function isAside(first: string, branch: string, more: Readonly<Record<string, string>> = {}): boolean {
  return isAsideRow(scheme, list, { first, branch, texts: { branch, ...more } });
}

describe("a row that names no branch", () => {
  it.each([
    ["合计", "4个"],
    ["合 计", ""],
    ["小计：", "甲村党支部等2个"],
    ["平均分", ""],
    ["最高分", "97"],
    ["", "共21个党支部"],
    ["审核人：", "某某"],
    ["填报人（签字）：某某", ""],
    ["", "审核人：某某"],
    ["统计", "好：1个；较好：1个"],
    ["", "好2个、较好1个、一般1个"],
    ["", "得分由镇党委核定。有异议的请于三日内提出。"],
  ])("is %j, %j", (first, branch) => {
    expect(isAside(first, branch)).toBe(true);
  });

  it.each([
    ["甲村党支部", "甲村党支部"],
    ["", "好山村党支部"],
    ["", "合计街社区党支部"],
    ["", "第2党支部"],
    ["", "平均村党支部"],
    ["", "书记工作室党支部"],
  ])("is not %j, %j", (first, branch) => {
    expect(isAside(first, branch)).toBe(false);
  });

  it("is longer than any name", () => {
    expect(isAside("", "甲".repeat(40))).toBe(false);
    expect(isAside("", "甲".repeat(41))).toBe(true);
  });

  it("may have a number with a point, and is a name", () => {
    expect(isAside("", "第1.2支部")).toBe(false);
    expect(isAside("", "第1.2支部；第1.3支部")).toBe(true);
  });

  it("is told by its level with a count, and only by that", () => {
    expect(isAside("", "好：2，较好（1）")).toBe(true);
    expect(isAside("", "好2个、另有1个")).toBe(false);
    expect(isAside("", "、")).toBe(false);
  });

  it("is, in a list about no branches, what is signed or noted", () => {
    const aside = (first: string): boolean => isAsideRow(scheme, list, { first, branch: null, texts: {} });
    expect(["审核人：某某", "注：略", "合计", "甲村党支部"].map(aside)).toEqual([true, true, false, false]);
  });

  it("is the headings printed again", () => {
    expect(isAside("", "党支部名称", { total: "总分" })).toBe(true);
    expect(isAside("", "甲村党支部", { total: "总分", level: "等次" })).toBe(false);
    expect(isAside("", "党支部名称", { total: "90" })).toBe(false);
    expect(isAside("", "党支部名称", { total: "总分", level: "等次" })).toBe(true);
    expect(isAside("", "甲村党支部", { total: "90", level: "好" })).toBe(false);
  });
});

describe("a list", () => {
  const indicators = list.columns.filter((column) => column.indicator).map(({ headings }) => headings[0] ?? "");
  const title = [list.titles[0] ?? ""];
  const points = [13, 9, 9, 9, 9, 18, 23];

  it("with a heading over two rows is read, sums among its rows left out and carried as notes", () => {
    const file = submit(
      "a.xlsx",
      workbook({
        记分: [
          title,
          ["序号", "党支部名称", "七项指标得分", null, null, null, null, null, null, "总分", "等次"],
          [null, null, ...indicators],
          [1, "甲村党支部", ...points, 90, "好"],
          ["合计", "1个", ...points, 90, null],
          ["审核人：", "某某"],
        ],
      }),
    );
    const result = mergeSubmissions([file]);
    expect(result.branches.map(({ name, total, level }) => [name, total, level])).toEqual([["甲村党支部", 90, "好"]]);
    expect(result.files[0]?.left).toEqual([]);
    const texts = file.notes.map(({ text }) => text);
    expect(texts).toContain("1个");
    expect(texts).toContain("审核人：某某");
  });

  it("whose total is a formula without a value is added up from its own columns", () => {
    const file = submit(
      "a.xlsx",
      workbook({
        记分: [
          title,
          ["序号", "党支部名称", ...indicators, "总分", "等次"],
          [1, "甲村党支部", ...points, { value: null, formula: "SUM(C3:I3)" }, null],
        ],
      }),
    );
    expect(mergeSubmissions([file]).branches.map(({ total, level }) => [total, level])).toEqual([[90, "好"]]);
  });
});
