import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { recognise } from "../../../src/core/recognition/recognise";
import type { Scheme } from "../../../src/core/schemes/types";
import { workbook, type LiteralSheet } from "../../support/workbook";
import { authority, criterion, texts } from "./laid-out";

const all = { 全部: texts.map((text, i) => criterion(`${i + 1}`, 20, text)) };
const known = [authority(all)];
const lines = (score: number, from = 0): LiteralSheet => texts.slice(from).map((text) => [text, 20, score]);
const HEADINGS = ["具体内容", "分值", "自评得分"];

/** Each rubric: its branch, the rows of its first and last cell, and of its sums. */
const blocks = (...rows: LiteralSheet): unknown => blocksOf(known, ...rows);
const blocksOf = (schemes: readonly Scheme[], ...rows: LiteralSheet): unknown =>
  recognise(workbook({ 表: rows }), schemes)
    .filter((s): s is ScoringSheet => s.kind === "scoring")
    .map((s) => [
      s.columns[0]?.branch?.name ?? null,
      s.items[0]?.row,
      s.items.at(-1)?.row,
      s.sumCells.map((c) => c.cell.row),
      s.headings.get(2) ?? null,
    ]);

describe("one rubric several times on a sheet", () => {
  it("is a branch each, with its own title, unit line, headings and sums", () => {
    expect(
      blocks(
        ["支部甲党支部考评表"], HEADINGS, ...lines(19), ["合计", 100, 95],
        ["支部乙党支部考评表"], HEADINGS, ...lines(18), ["合计", 100, 90],
        ["党支部：支部丙党支部"], HEADINGS, ...lines(17), ["合计", 100, 85],
      ), // prettier-ignore
    ).toEqual([
      ["支部甲党支部", 2, 6, [7], "自评得分"],
      ["支部乙党支部", 10, 14, [15], "自评得分"],
      ["支部丙党支部", 18, 22, [23], "自评得分"],
    ]);
  });

  it("keeps notes and sums with the one above them", () => {
    expect(
      blocks(
        ["支部甲党支部考评表"], HEADINGS, ...lines(19),
        ["注：支部乙党支部另行考评。"], ["1．按评分标准打分。"], ["合计", 100, 95],
        ["附件2"], ["支部乙党支部考评表"], HEADINGS, ...lines(18),
      ), // prettier-ignore
    ).toEqual([
      ["支部甲党支部", 2, 6, [9], "自评得分"],
      ["支部乙党支部", 13, 17, [], "自评得分"],
    ]);
  });

  it("is divided at its headings, or right above its first line", () => {
    expect(blocks(HEADINGS, ...lines(19), ["以上是第一个"], HEADINGS, ...lines(18))).toEqual([
      [null, 1, 5, [], "自评得分"],
      [null, 8, 12, [], "自评得分"],
    ]);
    expect(blocks(HEADINGS, ...lines(19), ["以上是第一个"], ...lines(18))).toEqual([
      [null, 1, 5, [], "自评得分"],
      [null, 7, 11, [], null],
    ]);
  });

  it("is one where only a few of its lines recur, or a second one lacks many", () => {
    expect(blocks(HEADINGS, ...lines(19), ...lines(18, 3))).toHaveLength(1);
    expect(blocks(HEADINGS, ...lines(19), ...lines(18, 2))).toHaveLength(1);
    expect(blocks(HEADINGS, ...lines(19), ...lines(18, 1))).toHaveLength(2);
  });

  it("may lack a fifth of its lines each time, and be known to another authority too", () => {
    const four = [HEADINGS, ...lines(19).slice(0, 4), HEADINGS, ...lines(18).slice(0, 4)];
    const both = [
      [null, 1, 4, [], "自评得分"],
      [null, 6, 9, [], "自评得分"],
    ];
    expect(blocks(...four)).toEqual(both);
    const shared = authority({ 甲: all.全部, 乙: [criterion("6", 20, "作风扎实群众满意度高")] }, { id: "other" });
    expect(blocksOf([shared, ...known], ...four)).toEqual(both);
    expect(blocksOf([...known, shared], ...four)).toEqual(both);
  });

  it("is one where its lines stand twice beside each other", () => {
    expect(
      blocks(["具体内容", "分值", "具体内容", "自评得分"], ...texts.map((text) => [text, 20, text, 19])),
    ).toHaveLength(1);
  });
});

describe("a rubric that nobody configured several times on a sheet", () => {
  const items = (scores: readonly number[]): LiteralSheet => [
    ["组织建设", "班子健全", 30, scores[0] ?? null],
    [null, "制度落实", 30, scores[1] ?? null],
    ["作用发挥", "服务群众", 40, scores[2] ?? null],
  ];
  const table = (title: string, party: string, scores: readonly number[]): LiteralSheet => [
    [title],
    ["考核项目", "考核内容", "分值", party],
    ...items(scores),
    ["合计", null, 100, scores.reduce((a, b) => a + b)],
  ];
  const parts = (...rows: LiteralSheet): unknown =>
    recognise(workbook({ 表: rows }))
      .filter((s): s is ScoringSheet => s.kind === "scoring")
      .map((s) => [s.items.map((i) => i.row), s.columns.map((c) => c.party), s.sumCells.map((c) => c.cell.row)]);

  it("is a rubric for each block with a title or headings of its own", () => {
    const self = table("考核评分表（自评）", "自评得分", [28, 28, 37]);
    const review = table("考核评分表（考评）", "考评得分", [27, 27, 32]);
    expect(parts(...self, ...review)).toEqual([
      [[2, 3, 4], ["self"], [5]],
      [[8, 9, 10], ["review"], [11]],
    ]);
    expect(parts(...self, [], ...review.slice(1))).toEqual([
      [[2, 3, 4], ["self"], [5]],
      [[8, 9, 10], ["review"], [11]],
    ]);
  });

  it("is one where its lines recur under other categories, or under no headings", () => {
    const [title = [], headings = [], ...rest] = table("项目评分表", "得分", [28, 28, 37]);
    const others = items([27, 27, 32]).map(([category, ...line]) => [
      category === null ? null : `${String(category)}（二）`,
      ...line,
    ]);
    expect(parts(title, headings, ...items([28, 28, 37]), headings, ...others)).toHaveLength(1);
    expect(parts(title, headings, ...rest.slice(0, 3), ...items([27, 27, 32]))).toHaveLength(1);
  });
});
