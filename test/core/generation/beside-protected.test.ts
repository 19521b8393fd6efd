import { applyToSnapshot } from "../../../src/core/changes/apply";
import type { ChangeSet } from "../../../src/core/changes/change-set";
import { checkWorkbook } from "../../../src/core/check/check";
import { explainFinding } from "../../../src/core/generation/explanations/explain";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { generateSheets, type GenerateKind } from "../../../src/core/generation/generate";
import { reviewWorkbook } from "../../../src/core/generation/review/draw";
import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { toA1 } from "../../../src/core/workbook/address";
import { generated, generateOptions } from "../../support/generated";
import { exampleBook, filled, withCells, withSheet } from "../../support/rule-book";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";

function protect(book: WorkbookSnapshot, name: string): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.map((s) => (s.name === name ? { ...s, isProtected: true } : s)) };
}

/** What a change set does, as flat tuples; cells are counted. */
function acts({ edits }: ChangeSet): unknown[] {
  const counts = new Map<string, number>();
  for (const edit of edits) {
    const key = `${edit.kind} ${edit.kind === "add-sheet" ? edit.design.name : edit.sheet.name}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.keys()];
}

const fill = (book: WorkbookSnapshot, besideProtected = false): ChangeSet =>
  fillWorkbook(book, checkWorkbook(book), { besideProtected });
const generate = (book: WorkbookSnapshot, kind: GenerateKind, besideProtected = false): ChangeSet =>
  generateSheets(book, checkWorkbook(book), { ...generateOptions([kind]), besideProtected }).changeSet;

/** The address of the first cell of a sheet that holds this text. */
function find(book: WorkbookSnapshot, name: string, text: string): string {
  const cells = book.sheets.find((s) => s.name === name)?.cells ?? new Map();
  const found = [...cells].find(([, cell]) => cell.value === text);
  if (!found) throw new Error(`no ${text} on ${name}`);
  return toA1(keyAddress(found[0]));
}

describe("writing beside a protected sheet", () => {
  const first = filled(exampleBook());
  const tick = find(first, "得分与定级", "未确认");
  const ticked = withCells(protect(first, "得分与定级"), { [`得分与定级!${tick}`]: "是" });
  const changed = withCells(ticked, { "附件1!D5": 1 });

  it("is done on request only", () => {
    expect(acts(fill(changed))).toEqual(["set-cell 得分与定级"]);
    expect(acts(fill(changed, true))).toEqual(["add-sheet 得分与定级 (2)"]);
    expect(acts(fill(withCells(first, { "附件1!D5": 1 }), true))).toEqual(["set-cell 得分与定级"]);
  });

  it("leaves the old sheet as it is, carries over what people set, and goes on with the new one", () => {
    const after = applyToSnapshot(changed, fill(changed, true));
    const sheetOf = (book: WorkbookSnapshot, name: string) => book.sheets.find((s) => s.name === name);
    expect(sheetOf(after, "得分与定级")).toEqual(sheetOf(changed, "得分与定级"));
    expect(after.sheets.at(-1)?.name).toBe("得分与定级 (2)");
    const checked = checkWorkbook(after);
    expect(checked.branches[0]?.vetoes.filter((v) => v.state === "yes")).toHaveLength(1);
    expect(acts(fill(after))).toEqual([]);
    expect(acts(fill(withCells(after, { "附件1!D5": 2 })))).toEqual(["set-cell 得分与定级 (2)"]);
    const untick = withCells(after, { [`得分与定级 (2)!${tick}`]: "否" });
    expect(checkWorkbook(untick).branches[0]?.vetoes.filter((v) => v.state === "yes")).toEqual([]);
  });

  it("adds nothing where the protected sheet is up to date", () => {
    expect(acts(fill(protect(first, "得分与定级"), true))).toEqual([]);
  });

  it.each([
    ["ledger", "整改台账"],
    ["findings", "问题清单"],
    ["explanations", "核实说明"],
    ["summary", "分类定级汇总表"],
  ] as const)("works for %s", (kind, name) => {
    const other = { ...scoringSheet({ self: selfScores }, "学校辛党支部"), name: "学校辛" };
    const deducted = withCells(generated(exampleBook(), kind), { "附件1!D5": 0, "附件1!D6": 0 });
    const named = withSheet(protect(deducted, name), other);
    const before = acts(generate(named, kind)).filter((act) => String(act).endsWith(name));
    expect(before).not.toEqual([]);
    const beside = acts(generate(named, kind, true)).filter((act) => String(act).includes(name));
    expect(beside).toEqual([`add-sheet ${name} (2)`]);
  });

  it("works for the review sheet and for an explanation", () => {
    const book = exampleBook();
    const reviewed = applyToSnapshot(book, reviewWorkbook(book, checkWorkbook(book)));
    const locked = withCells(protect(reviewed, "审核意见"), { "附件1!D5": 1 });
    expect(acts(reviewWorkbook(locked, checkWorkbook(locked), { besideProtected: true }))).toEqual([
      "add-sheet 审核意见 (2)",
    ]);
    const explained = protect(generated(book, "explanations"), "核实说明");
    const checked = checkWorkbook(explained);
    const query = checked.findings.find((f) => f.severity === "query");
    if (!query) throw new Error("no query");
    const given = { reason: "经核实，情况属实。", by: "张三", at: "2012年6月1日" };
    const plan = explainFinding(explained, checked, query, given, { ...generateOptions(), besideProtected: true });
    expect(acts(plan)).toEqual(["add-sheet 核实说明 (2)"]);
    const told = checkWorkbook(applyToSnapshot(explained, plan)).findings.filter((f) => f.explanation !== null);
    expect(told.map((f) => f.explanation?.reason)).toEqual(["经核实，情况属实。"]);
  });
});
