import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { applyScheme, confirmRubric, readByItself } from "../../../src/core/generation/rubric-sheet/confirm";
import { knownRubrics, unconfirmedRubrics } from "../../../src/core/generation/rubric-sheet/found-rubrics";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { keyAddress } from "../../../src/core/workbook/snapshot";
import { toA1 } from "../../../src/core/workbook/address";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { selfOnlyBook, withCells, withoutSheet } from "../../support/rule-book";

const alone = ["附件2", "附件3", "附件4"].reduce(withoutSheet, selfOnlyBook());

function templates(book: WorkbookSnapshot): (string | null)[] {
  return checkWorkbook(book).sheets.map((s) => s.template);
}

/** The address of the cell right of 适用方案. */
function appliesCell(book: WorkbookSnapshot): string {
  const rubric = book.sheets.find((s) => s.name === "评分办法");
  const label = [...(rubric?.cells ?? [])].find(([, cell]) => cell.value === "适用方案");
  if (!label) throw new Error("no 适用方案");
  return `评分办法!${toA1({ row: keyAddress(label[0]).row, column: 1 })}`;
}

describe("a person's choice of the scheme that applies", () => {
  it("reads a sheet of a known rubric by itself, and takes that back in the cell", () => {
    const [known] = knownRubrics(checkWorkbook(alone));
    const read = known && readByItself(known);
    if (!read) throw new Error("nothing read");
    const confirmed = applyToSnapshot(alone, confirmRubric(alone, read));
    expect(templates(confirmed)).toEqual(["custom/scoring", "dingji/rubric"]);
    const back = withCells(confirmed, { [appliesCell(confirmed)]: "常天教委〔2012〕6号" });
    expect(templates(back)).toEqual(["tianning-2012/scoring", "dingji/rubric"]);
    expect(checkWorkbook(back).branches.map((b) => [b.scheme.id, b.provisionalLevel])).toEqual([
      ["tianning-2012", checkWorkbook(alone).branches[0]?.provisionalLevel],
    ]);
  });

  it("is offered for no rubric of letters, which nothing could be read from", () => {
    const graded = workbookOfDesigns([
      official("pucheng-2012/grading", { branch: "学校甲党支部", scores: { self: ["强"] } }),
    ]);
    const checked = checkWorkbook(graded);
    expect(checked.sheets.map((s) => s.template)).toEqual(["pucheng-2012/grading"]);
    expect(knownRubrics(checked)).toEqual([]);
  });

  it("checks a sheet by a known rubric of which it has too few items, and by its own once that is taken back", () => {
    // Ten of the 27 items are replaced by others: less than 80 % are left.
    const edits = Array.from({ length: 10 }, (_, i) => [`附件1!B${i + 5}`, `${i + 1}．另一份办法的第${i + 1}项内容`]);
    const other = withCells(alone, Object.fromEntries(edits));
    expect(templates(other)).toEqual(["custom/scoring"]);
    const [read] = unconfirmedRubrics(checkWorkbook(other));
    expect(read?.evidence.find((e) => e.code === "items")?.facts).toEqual({
      found: 17,
      of: 27,
      template: "tianning-2012/scoring",
    });
    if (!read) throw new Error("nothing read");
    const chosen = applyToSnapshot(other, applyScheme(other, read, tianning2012));
    expect(templates(chosen)).toEqual(["tianning-2012/scoring", "dingji/rubric"]);
    expect(checkWorkbook(chosen).findings.filter((f) => f.code === "item-missing")).toHaveLength(10);
    const back = withCells(chosen, { [appliesCell(chosen)]: "按本表所列" });
    expect(templates(back)).toEqual(["custom/scoring", "dingji/rubric"]);
  });
});
