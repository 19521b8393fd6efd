import { checkWorkbook } from "../../../src/core/check/check";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import { customScheme } from "../../../src/core/rubrics/custom-scheme";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { sheet, workbook, type LiteralCell } from "../../support/workbook";

const rows = (branch: string, scores: readonly number[]): readonly (readonly LiteralCell[])[] => [
  [`某镇党支部考核表（${branch}）`],
  ["项目", "内容", "分值", "得分", "另计"],
  ["班子", "1、班子健全", 10, scores[0] ?? null, 1],
  [null, "2、团结协作", 20, scores[1] ?? null, 2],
  ["队伍", "3、教育经常", 30, scores[2] ?? null, 3],
  [null, "4、管理规范", 40, scores[3] ?? null, 4],
];

test("a 评分办法 confirmed in one workbook holds for the same sheets of another", () => {
  const reading = readRubric(sheet("评分表", rows("甲村党支部", [])));
  if (!reading) throw new Error("no rubric");
  const scheme = customScheme({
    ...reading,
    levels: [
      { name: "先进", from: 90, to: null },
      { name: "较好", from: null, to: null },
    ],
  });
  const rubricBook = { ...workbook({}), sheets: [snapshotOfDesign(drawRubricSheet(scheme))] };
  const book = workbook({ 表: rows("乙村党支部", [9, 18, 28, 36]) });

  const alone = checkWorkbook(book);
  expect(alone.findings.map((f) => f.code)).toContain("reading-unproven");
  expect(alone.branches[0]?.scheme.levels).toEqual([]);

  const confirmed = checkWorkbook(book, { rubricBook });
  expect(confirmed.findings.map((f) => f.code)).not.toContain("reading-unproven");
  expect(confirmed.branches.map((b) => [b.name, b.evaluations[0]?.total?.toNumber(), b.scheme.levels.length])).toEqual([
    ["乙村党支部", 91, 2],
  ]);
  expect(confirmed.coverage.told).toBe(4);
});

test("marks in place of scores are told beside a confirmed 评分办法 as well", () => {
  const marked = (...marks: readonly LiteralCell[]): readonly (readonly LiteralCell[])[] => [
    ["实验室检查表"],
    ["序号", "检查内容", "分值", "是", "否"],
    [1, "制度上墙", 30, marks[0] ?? null],
    [2, "台账齐全", 30, null, marks[1] ?? null],
    [3, "通风良好", 40, marks[2] ?? null],
    ["合计", null, 100],
  ];
  const reading = readRubric(sheet("评分表", marked()));
  if (!reading) throw new Error("no rubric");
  const rubricBook = { ...workbook({}), sheets: [snapshotOfDesign(drawRubricSheet(customScheme(reading)))] };
  const { findings } = checkWorkbook(workbook({ 表: marked("√", "√", "√") }), { rubricBook });
  expect(findings.map((f) => [f.code, f.cell, f.facts])).toMatchObject([
    ["reading-unproven", "D3", { reason: "marks", cells: ["D3", "D5"] }],
    ["reading-unproven", "E4", { reason: "marks", cells: ["E4"] }],
  ]);
});
