import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { placeOutputs } from "../../../src/core/merging/place-outputs";
import { typedOnMergeSheets } from "../../../src/core/merging/outputs/draw-again";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { cellIn, generated, textRows } from "../../support/generated";
import { official } from "../../support/official";
import { exampleBook, withCells } from "../../support/rule-book";
import { submitScores, submitSheets } from "../../support/submissions";
import { workbook } from "../../support/workbook";

function designs(...totals: readonly number[]) {
  const files = totals.map((total, i) =>
    submitScores(`${i}.xlsx`, `学校${"甲乙丙"[i]}党支部`, { self: total, review: total }),
  );
  return drawMerge(mergeSubmissions(files), { describe: ({ code }) => code, describeError: ({ code }) => code });
}

function place(book: WorkbookSnapshot, drawn: ReturnType<typeof designs>): WorkbookSnapshot {
  return applyToSnapshot(book, {
    purpose: "generate",
    edits: placeOutputs(book, checkWorkbook(book).sheets, drawn),
  });
}

const names = (book: WorkbookSnapshot): string[] => book.sheets.map((sheet) => sheet.name);
const formulas = (book: WorkbookSnapshot, name: string): string[] =>
  [...(book.sheets.find((sheet) => sheet.name === name)?.cells.values() ?? [])].flatMap((cell) => cell.formula ?? []);

const ours = designs(95, 80).map((drawn) => drawn.name);

describe("placeOutputs", () => {
  it("adds the sheets behind those of the workbook", () => {
    const placed = place(workbook({ 附注: [["内部"]] }), designs(95, 80));
    expect(names(placed)).toEqual(["附注", ...ours]);
  });

  it("leaves a stranger's sheet alone and leads the formulas to ours", () => {
    const book = workbook({ 分类定级明细表: [["别的内容"]] });
    const placed = place(book, designs(95, 80));
    expect(placed.sheets[0]).toEqual(book.sheets[0]);
    expect(names(placed)).toEqual([
      "分类定级明细表",
      ...ours.map((name) => (name === "分类定级明细表" ? "分类定级明细表 (2)" : name)),
    ]);
    const led = formulas(placed, "分类定级统计表");
    expect(led.filter((formula) => formula.includes("'分类定级明细表 (2)'!"))).toEqual(
      led.filter((formula) => formula.includes("!")),
    );
    expect(led.filter((formula) => formula.includes("'分类定级明细表'!"))).toEqual([]);
  });

  it("draws the sheets of an earlier merge anew, and changes nothing when nothing changed", () => {
    const first = place(workbook({ 附注: [["内部"]] }), designs(95, 80));
    expect(placeOutputs(first, checkWorkbook(first).sheets, designs(95, 80))).toEqual([]);
    const second = place(first, designs(95, 80, 70));
    expect(names(second)).toEqual(["附注", ...ours]);
    const detail = second.sheets.find((sheet) => sheet.name === "分类定级明细表");
    expect([...(detail?.cells.values() ?? [])].filter((cell) => cell.value === "学校丙党支部")).toHaveLength(1);
  });

  it("updates official lists where they stand, beside a clerk's own of the same form", () => {
    const list = (level: string) =>
      drawMerge(
        mergeSubmissions([
          submitSheets("a.xlsx", [official("cumtb-2012/grading-summary", { rows: [{ branch: "支部甲", level }] })]),
        ]),
        { describe: ({ code }) => code, describeError: ({ code }) => code },
      );
    const own = workbookOfDesigns([
      official("cumtb-2012/grading-summary", { rows: [{ branch: "支部丙", level: "好" }] }),
    ]);
    const name = own.sheets[0]?.name ?? "";
    const book = { ...own, sheets: own.sheets.map((sheet) => ({ ...sheet, name: "分类定级汇总表" })) };
    const first = place(book, list("一般"));
    const second = place(first, list("较好"));
    expect(name).not.toBe("");
    expect(names(second)).toEqual(names(first));
    expect(names(second).slice(0, 2)).toEqual(["分类定级汇总表", "分类定级汇总表 (2)"]);
    expect(second.sheets[0]).toEqual(book.sheets[0]);
    expect([...(second.sheets[1]?.cells.values() ?? [])].map(({ value }) => value)).toContain("较好");
  });

  it("leaves a list that a single workbook's sheets bring, and puts new sheets in front of the last of ours", () => {
    const before = generated(exampleBook(), "findings");
    const first = place(before, designs(95, 80));
    const findings = names(before).indexOf("问题清单");
    const second = place(first, designs(95, 80, 30));
    expect(second.sheets[findings]).toEqual(before.sheets[findings]);
    expect(names(second).slice(0, before.sheets.length)).toEqual(names(before));
    expect(names(second).at(-1)).toBe("数据来源");
    expect(names(second).filter((sheet) => !names(first).includes(sheet))).toEqual([
      "后进党组织名单",
      "后进党组织状况明细表",
    ]);
  });
});

describe("a list for which a later merge has nothing", () => {
  const names = ["后进党组织名单", "后进党组织状况明细表"] as const;
  const [list] = names;
  const first = place(workbook({ 附注: [["内部"]] }), designs(95, 80, 30));
  const typedOn = (book: WorkbookSnapshot): WorkbookSnapshot => {
    const checked = checkWorkbook(book);
    const edits = placeOutputs(book, checked.sheets, designs(95, 80), typedOnMergeSheets(checked));
    return applyToSnapshot(book, { purpose: "generate", edits });
  };
  const says = (book: WorkbookSnapshot, name: string, text: string): boolean =>
    textRows(book, name).flat().includes(text);

  it("is cleared and says so, so that it is not read as true; and is filled again when it is needed", () => {
    expect(says(first, list, "学校丙党支部")).toBe(true);
    const second = typedOn(first);
    for (const name of names) {
      expect(says(second, name, "学校丙党支部")).toBe(false);
      expect(textRows(second, name)[0]?.at(-1)).toBe("由定级助手生成：这次汇总没有要列入本表的内容，上次的已经清除。");
    }
    const checked = checkWorkbook(second);
    expect(placeOutputs(second, checked.sheets, designs(95, 80), typedOnMergeSheets(checked))).toEqual([]);
    const third = place(second, designs(95, 80, 30));
    for (const name of names) expect(textRows(third, name)).toEqual(textRows(first, name));
  });

  it("stays, and says so, where a person typed on it", () => {
    const typed = withCells(first, { [cellIn(first, list, "所属党委（党总支）", "学校丙党支部")]: "第一党委" });
    const second = typedOn(typed);
    expect(says(second, list, "学校丙党支部")).toBe(true);
    expect(says(second, list, "第一党委")).toBe(true);
    expect(textRows(second, list)[0]?.at(-1)).toBe(
      "由定级助手生成：这次汇总没有要列入本表的内容；表上有手工填写的内容，所以上次的没有清除，请核对。",
    );
    expect(says(second, names[1], "学校丙党支部")).toBe(false);
    const remark = withCells(first, { [`${list}!G3`]: "备注", [`${list}!G4`]: "已约谈" });
    expect(says(place(remark, designs(95, 80)), list, "已约谈")).toBe(true);
  });
});
