import { readdirSync } from "node:fs";
import path from "node:path";
import { checkWorkbook } from "../../../src/core/check/check";
import { severities, type FindingCode } from "../../../src/core/findings/finding";
import { findingCodes } from "../../../src/core/own-sheets/check-names";
import { rules } from "../../../src/core/rules/index";
import { ruleGroups } from "../../../src/core/rules/rule";
import { cellKey, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { snapshotOfDesign } from "../../support/design-snapshot";
import {
  cleanBook,
  exampleBook,
  filled,
  resultCell,
  withCells,
  withoutRow,
  withRow,
  withSheet,
} from "../../support/rule-book";
import { sheet } from "../../support/workbook";
import { cases, fc } from "../../support/cases";

/** Codes that a single workbook of the built-in schemes cannot show: they need a merge, a comparison, other schemes or a file. */
const elsewhere: readonly FindingCode[] = [
  "level-conflict",
  "option-invalid",
  "requirement-unmet",
  "status-inconsistent",
  "evidence-missing",
  "score-option-invalid",
  "weights-not-100",
  "count-mismatch",
  "percent-mismatch",
  "branch-missing",
  "branch-unexpected",
  "ballot-inconsistent",
  "promotion-blocked",
  "not-promoted",
  "file-unreadable",
];

/** 附件1–4 of one branch with 「得分与定级」, and faults of every kind in them; rows as in the clean workbook. */
function brokenBook(): WorkbookSnapshot {
  const graded = filled(cleanBook());
  let book = withCells(graded, {
    [`得分与定级!${resultCell(graded, "核对码")}`]: "ABCD-EFGH",
    [`得分与定级!${resultCell(graded, "领导班子不团结")}`]: "是",
    "附件1!D5": "优",
    "附件1!D6": -1,
    "附件1!D7": 4,
    "附件1!D8": { error: "#N/A" },
    "附件1!D9": null,
    "附件1!D10": "2分",
    "附件1!D11": 2.125,
    "附件1!E5": { value: 3, formula: "[1]附件1!E5" },
    "附件1!B13": "9．及时更新教育理念，教书育人意识不断增强，关注每一个学生。",
    "附件1!B14": "11．与党中央在政治上保持高度一致，积极参与党的各项活动，表现良好。",
    "附件1!C18": "4分",
    "附件1!A36": "满意率：90%",
    "附件2!C7": null,
    "附件2!C3": "联系电话：123",
    "附件2!E7": "name@",
    "附件2!B5": "很早",
    "附件2!E5": "十几",
    "附件2!B10": "活动经费有保障。",
    "附件2!B12": "活动经费不足。",
    "附件2!B11": { value: "=1+1 的思路" },
    "附件2!D16": "上年度实缴数：\n12000",
    "附件3!B4": "1、制度不全。\n2、活动少。",
    "附件3!B5": "1、补全。",
    "附件3!B6": "尽快",
    "附件3!B7": "甲一",
    "附件4!C8": "银杏小学",
  });
  book = withoutRow(book, "附件1", 17);
  book = withRow(book, "附件1", 12, ["小计", null, 25, 21, 20]);
  book = withRow(book, "附件1", 32, ["合计", null, 100, 80, 90]);
  book = withRow(book, "附件1", 33, ["等级", null, null, "优良", "一般"]);
  book = withRow(book, "附件1", 28, [null, "28．其他工作完成情况良好。", "5分", 5, 5]);
  book = withSheet(book, sheet("通讯录", [["姓名"]]));
  book = withSheet(book, { ...named(drawForm("contacts", {}), "旧名单"), visibility: "hidden" });
  book = withSheet(book, named(drawForm("scoring", { branch: "白桦小学", scores: { self: scoresBut({}) } }), "再报"));
  book = withSheet(book, named(drawForm("scoring", { branch: "学校甲党支部", scores: full }), "学校甲"));
  book = withCells(book, { "学校甲!A37": "定级结果：一般" });
  book = withSheet(
    book,
    named(drawForm("rectification", { fields: { branch: "学校甲党支部", ...problems } }), "甲整改"),
  );
  book = withSheet(book, named(drawForm("survey", { fields: { branch: "学校乙党支部", ...survey } }), "乙调查"));
  book = withSheet(book, named(drawForm("scoring", { branch: "学校乙党支部", scores: short }), "学校乙"));
  book = withSheet(book, sheet("外单位", foreignRubric));
  return withSheet(book, named(drawForm("scoring", { scores: { self: scoresBut({}) } }), "附件1 (9)"));
}

const foreignRubric = [
  ["考核评分表"],
  ["党支部：学校丁党支部"],
  ["项目", "内容", "分值", "得分", "另计"],
  ["组织", "1.班子健全有力", 40, 40, 3],
  [null, "2.组织生活正常", 30, 30, 4],
  [null, "3.党员作用明显", 30, 30, 5],
];
const full = { self: scoresBut({}), review: scoresBut({}) };
const short = { self: scoresBut({ 26: 4, 27: 10.5 }) };
const problems = { problems: "积极分子少。", measures: "培养。" };
const survey = { "own-result": "90分", "superior-result": "一般", "dues-due": "100", "dues-paid": "90" };

function named(design: Parameters<typeof snapshotOfDesign>[0], name: string): ReturnType<typeof snapshotOfDesign> {
  return { ...snapshotOfDesign(design), id: name, name };
}

describe("the list of rules", () => {
  it("has each code once, with a severity and a group", () => {
    const codes = rules.map((r) => r.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of rules) {
      expect(findingCodes).toContain(rule.code);
      expect(severities).toContain(rule.severity);
      expect(ruleGroups).toContain(rule.group);
      for (const clause of rule.clauses) expect(clause).toMatch(/^(?:附件\d|[一二三四五](?:、|（))/);
    }
  });

  it("has a rule for every code but those that need more than one workbook", () => {
    const codes = rules.map((r) => r.code);
    expect(findingCodes.filter((code) => !codes.includes(code))).toEqual(["branch-missing", "file-unreadable"]);
  });
});

test("the folder of rules holds a file of its code for each, the list and what a rule is", () => {
  const files = readdirSync(path.join(__dirname, "../../../src/core/rules"), { withFileTypes: true });
  const names = files.flatMap((file) => (file.isFile() ? [file.name] : []));
  expect(names.sort()).toEqual([...rules.map(({ code }) => `${code}.ts`), "index.ts", "rule.ts"].sort());
});

describe("a workbook that breaks every rule", () => {
  const checked = checkWorkbook(brokenBook(), { quotaPercent: 20 });

  it("shows every code that one workbook can show: brokenBook() has a fault for each that is not `elsewhere`", () => {
    const found = new Set(checked.findings.map((f) => f.code));
    expect(findingCodes.filter((code) => !found.has(code) && !elsewhere.includes(code))).toEqual([]);
    expect(checked.verdict).toBe("errors");
  });

  it("says nothing twice about one cell with one code", () => {
    const said = checked.findings
      .filter((f) => f.cell !== null && f.code !== "item-missing")
      .map((f) => `${f.sheet} ${f.cell} ${f.code}`);
    expect(said.filter((place, i) => said.indexOf(place) !== i)).toEqual([]);
  });

  it("names only cells and sheets of the workbook", () => {
    const names = brokenBook().sheets.map((s) => s.name);
    for (const { sheet: name, cell } of checked.findings) {
      expect(name === null ? cell : names.includes(name)).toBe(name === null ? null : true);
      if (cell !== null) expect(cell).toMatch(/^[A-Z]{1,3}[1-9]\d*$/);
    }
  });
});

describe("checking", () => {
  const values = fc.oneof(
    fc.constantFrom<Cell | null>(
      null,
      { value: null, formula: "1/0" },
      { value: { error: "#REF!" } },
      { value: true },
      { value: 3, formula: "[1]附件1!A1" },
      { value: 0.5, format: "0%" },
      { value: 41000, format: "yyyy/m/d" },
      { value: "得分" },
      { value: "党支部：" },
      { value: "合计" },
      { value: "等级" },
      { value: "联系电话：" },
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ value })),
    fc.integer({ min: -5, max: 60_000 }).map((value) => ({ value })),
    fc.string({ unit: "binary", maxLength: 30 }).map((value) => ({ value })),
  );

  it("never fails and never changes its input, whatever stands in the cells", () => {
    const example = filled(exampleBook());
    const places = example.sheets.flatMap((s, i) => [...s.cells.keys()].map((key) => [i, key] as const));
    const mutation = fc.tuple(fc.constantFrom(...places), values);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 40 }), (mutations) => {
        const sheets = example.sheets.map((s) => ({ ...s, cells: new Map(s.cells) }));
        for (const [[index, key], value] of mutations) {
          const cells = sheets[index]?.cells;
          if (value) cells?.set(key, value);
          else cells?.delete(key);
        }
        const book = { ...example, sheets };
        const before = structuredClone(book);
        const first = checkWorkbook(book);
        expect(book).toEqual(before);
        expect(checkWorkbook(book).findings).toEqual(first.findings);
      }),
      { numRuns: cases(50) },
    );
  });

  it("does not write to cells that are frozen", () => {
    const book = brokenBook();
    for (const { cells } of book.sheets) for (const cell of cells.values()) Object.freeze(cell);
    Object.freeze(book.sheets);
    expect(() => checkWorkbook(Object.freeze(book))).not.toThrow();
    expect(book.sheets[0]?.cells.get(cellKey(0, 0))?.value).toBe("附件1：");
  });
});
