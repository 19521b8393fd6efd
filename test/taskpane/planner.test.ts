import { applyToSnapshot } from "../../src/core/changes/apply";
import { planEntry } from "../../src/core/changes/entry";
import { checkWorkbook, type CheckResult } from "../../src/core/check/check";
import { standingOf } from "../../src/core/check/standing";
import { parseA1 } from "../../src/core/workbook/address";
import { cellAt, cellKey, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { describeFinding } from "../../src/locales/findings/sentences";
import { paneTexts } from "../../src/locales/pane";
import { pageTexts } from "../../src/locales/page";
import { planCommand, planExplanations, planTutorial } from "../../src/taskpane/planner";
import { wordsOf } from "../support/words";
import { workbook } from "../support/workbook";

describe("the tutorial, followed as it says", () => {
  const { verdicts, commands } = paneTexts("zh-CN");
  let book: WorkbookSnapshot = workbook({ Sheet1: [], 附件1: [["别的内容"]] });
  const tutorial = planTutorial(book);
  book = applyToSnapshot(book, tutorial);
  const sheetOf = (name: string): SheetSnapshot | undefined => book.sheets.find((sheet) => sheet.name === name);
  const steps = sheetOf("教程") as SheetSnapshot;
  const text = (step: number, column: number): string => String(cellAt(steps, step + 2, column)?.value ?? "");
  const act = (step: number): string => text(step, 1);
  const seen = (step: number): string => text(step, 3);
  const check = (): CheckResult => checkWorkbook(book);
  const open = (checked: CheckResult): readonly string[] =>
    checked.findings.filter((f) => f.severity !== "info" && !f.explanation).map((f) => describeFinding(f, "zh-CN"));

  /** Types what a step says over what it says stands there. */
  function type(step: number): void {
    const [, sheet = "", cell = ""] = /^(.*) ([A-Z]+\d+)$/.exec(text(step, 2)) ?? [];
    const [, before = "", after = ""] = /(?:把 (.+?) 改成|填上) (.+?)，/.exec(act(step)) ?? [];
    const { row, column } = parseA1(cell);
    const stands = sheetOf(sheet)?.cells.get(cellKey(row, column));
    expect(String(stands?.value ?? "")).toBe(before);
    book = applyToSnapshot(
      book,
      planEntry(book, sheet, [{ row, column, text: after, format: stands?.format ?? null }]),
    );
  }

  it("adds its sheets beside what is there, under free names", () => {
    expect(tutorial.edits.map((edit) => [edit.kind, edit.sheet.name])).toEqual([
      ["add-sheet", "教程"],
      ["add-sheet", "附件1 (2)"],
      ["add-sheet", "附件2"],
      ["add-sheet", "附件3"],
    ]);
  });

  it("names buttons as the pane and the page name them", () => {
    const all = Array.from({ length: 12 }, (_, i) => act(i + 1) + seen(i + 1)).join("");
    const named = [...all.matchAll(/「(.+?)」/g)].map((match) => match[1] ?? "");
    const known = [...wordsOf(paneTexts("zh-CN")), ...wordsOf(pageTexts("zh-CN"))];
    const sheets = ["教程", "得分与定级", "整改台账"];
    expect(named.filter((name) => !known.includes(name) && !sheets.includes(name))).toEqual([]);
    expect(named).toContain(commands.check);
  });

  it("finds at first what steps 2 to 6 say, and nothing else", () => {
    const checked = check();
    expect(seen(1)).toContain(`“${verdicts.errors(3)}”，另有需说明 2 处`);
    expect([...open(checked)].sort()).toEqual([2, 3, 4, 5, 6].map(seen).sort());
  });

  it("finds the survey form's result once these are mended", async () => {
    type(2);
    const { findings } = check();
    const [fix] = findings.flatMap((finding) => (finding.code === "score-as-text" ? [finding.fix ?? []] : []));
    expect(act(3)).toContain("改成 3，");
    expect(fix?.map((edit) => edit.after?.value)).toEqual([3]);
    book = applyToSnapshot(book, { purpose: "fix", edits: fix ?? [] });
    type(4);
    type(5);
    const checked = check();
    const asked = checked.findings.filter(({ code }) => code === "deduction-not-rectified");
    const explanation = { reason: "扣分属客观条件所限，本年度不再整改。", by: "甲一", at: "" };
    book = applyToSnapshot(book, planExplanations(book, checked, asked, explanation));
    expect(open(check()).map((message) => `结论是“${verdicts.errors(1)}”：${message}`)).toEqual([seen(7)]);
  });

  it("is clean in the end, and writes and draws what it says", async () => {
    type(8);
    const checked = check();
    expect([open(checked), checked.verdict, seen(8)]).toEqual([[], "clean", `结论是“${verdicts.clean}”。`]);
    expect(standingOf(checked)).toBe("clean");

    const filled = await planCommand("fill", book, checked);
    expect(filled.edits.map((edit) => [edit.kind, edit.sheet.name])).toEqual([["add-sheet", "得分与定级"]]);
    book = applyToSnapshot(book, filled);
    const values = [...(sheetOf("得分与定级")?.cells.values() ?? [])].map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining([95, "先进"]));
    expect(seen(9)).toContain("自评 95 分，暂定等次先进");

    const drawn = await planCommand("rectification", book, check());
    const added = drawn.edits.flatMap((edit) => (edit.kind === "add-sheet" ? [edit.design] : []));
    expect(added.map(({ name }) => name)).toEqual(["整改台账"]);
    expect(drawn.edits.filter((edit) => edit.sheet.name === "附件3")).toEqual([]);
    const items = (added[0]?.cells ?? []).filter(({ column, content }) => column === 0 && Number(content?.value) > 0);
    expect(items).toHaveLength(4);
    expect(seen(10)).toContain("4 个扣分项各一行");
  });
});
