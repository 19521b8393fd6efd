import { levelsPublished, publishedBranch, publishedLevels } from "../../../src/core/records/publicity";
import { publicityIn } from "../../../src/core/own-sheets/publicity/read";
import { recognise } from "../../../src/core/recognition/recognise";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook, type LiteralSheet } from "../../support/workbook";

const HEADINGS = [
  "序号",
  "所属党委（党总支）",
  "党支部名称",
  "公示等次",
  "公示开始时间",
  "公示结束时间",
  "群众提出的问题",
  "调查核实情况",
  "反馈情况",
  "变更后等次",
  "变更理由",
  "备注",
];

interface Row {
  readonly parent?: string;
  readonly branch?: string;
  readonly level?: string;
  readonly begins?: string;
  readonly objection?: string;
  readonly changed?: string;
  readonly reason?: string;
}

const book = (...rows: readonly Row[]): WorkbookSnapshot => {
  const lines: LiteralSheet = rows.map((r) => [
    1,
    r.parent ?? null,
    r.branch ?? "甲党支部",
    r.level ?? null,
    r.begins ?? null,
    null,
    r.objection ?? null,
    null,
    null,
    r.changed ?? null,
    r.reason ?? null,
  ]);
  return workbook({ 公示名单: [["公示名单"], ["由定级助手生成：说明"], HEADINGS, ...lines] });
};

const levels = (row: Row): unknown => {
  const [read] = publicityIn(recognise(book(row)));
  const [first] = read?.table.rows ?? [];
  if (!read || !first) throw new Error("not read");
  return levelsPublished(read.sheet, first, tianning2012).map(({ level, text, cell, party, replaces }) => [
    level,
    text,
    cell,
    party,
    replaces,
  ]);
};

describe("a row of 公示名单 decides", () => {
  it.each<[string, Row, unknown]>([
    [
      "the level that was made public",
      { level: "较好", begins: "2012年4月16日" },
      [["较好", "较好", "D4", null, undefined]],
    ],
    ["nothing before that", { level: "较好" }, []],
    ["nothing while a stroke stands for the day", { level: "较好", begins: "—" }, []],
    [
      "the level that people object to",
      { level: "较好", objection: "活动少" },
      [["较好", "较好", "D4", null, undefined]],
    ],
    ["nothing where a stroke stands for an objection", { level: "较好", objection: "——" }, []],
    ["nothing where 无 stands for an objection", { level: "较好", objection: "无" }, []],
    ["no word that is no level", { level: "待定", begins: "2012年4月16日" }, []],
    [
      "the level that took its place, with the reason",
      { level: "较好", begins: "2012年4月16日", objection: "活动少", changed: "一般（C）", reason: "属实" },
      [["一般", "一般（C）", "J4", null, "较好"]],
    ],
    [
      "the published one where the change has no reason",
      { level: "较好", begins: "2012年4月16日", objection: "活动少", changed: "一般" },
      [["较好", "较好", "D4", null, undefined]],
    ],
    [
      "the published one where the change answers nothing",
      { level: "较好", begins: "2012年4月16日", changed: "一般", reason: "属实" },
      [["较好", "较好", "D4", null, undefined]],
    ],
    [
      "the published one where the change is no level",
      { level: "较好", begins: "2012年4月16日", objection: "活动少", changed: "再议", reason: "属实" },
      [["较好", "较好", "D4", null, undefined]],
    ],
    ["nothing where no level stood before", { objection: "活动少", changed: "一般", reason: "属实" }, []],
  ])("%s", (_, row, expected) => {
    expect(levels(row)).toEqual(expected);
  });
});

it("a row is about its branch, under its committee where one is named", () => {
  const rows = book({ parent: "某镇党委" }, { parent: "……" }, {});
  const [read] = publicityIn(recognise(rows));
  expect(read?.table.rows.map(publishedBranch)).toEqual([
    { name: "甲党支部", parent: "某镇党委" },
    { name: "甲党支部", parent: null },
    { name: "甲党支部", parent: null },
  ]);
});

it("publishedLevels are those of the only row of a name", () => {
  const of = (name: string | null, ...rows: readonly Row[]): unknown =>
    publishedLevels(recognise(book(...rows)), tianning2012, name).map(({ level, sheet, cell }) => [level, sheet, cell]);
  const own: Row = { level: "先进", begins: "2012年4月16日" };
  const other: Row = { branch: "乙党支部", level: "一般", begins: "2012年4月16日" };
  expect(of("甲 党支部", other, own)).toEqual([["先进", "公示名单", "D5"]]);
  expect(of("丙党支部", other, own)).toEqual([]);
  expect(of(null, other, own)).toEqual([]);
  expect(of("甲党支部", { ...own, parent: "一党委" }, { ...own, parent: "二党委" })).toEqual([]);
});
