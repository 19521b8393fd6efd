import { checkWorkbook } from "../../../src/core/check/check";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { workbook, type LiteralSheet } from "../../support/workbook";

/** Every category with its items as number, the beginning of the text, points and choices. */
export function read(rows: LiteralSheet) {
  const [rubric] = sheetRubrics(workbook({ 表: rows }));
  return rubric?.categories.map((c) => [
    c.name,
    c.maximum,
    ...c.items.map((i) => [i.number, i.text.slice(0, 4), i.maximum, ...(i.options ? [i.options] : [])]),
  ]);
}

/** Every party with its total; null where none was made. */
export function totals(rows: LiteralSheet) {
  const { branches } = checkWorkbook(workbook({ 表: rows }));
  return (branches[0]?.evaluations ?? []).map((e) => [e.party, e.total?.toNumber() ?? null]);
}

/** Findings that ask for something, each with its cell. */
export function told(rows: LiteralSheet) {
  const { findings } = checkWorkbook(workbook({ 表: rows }));
  return findings.flatMap((f) =>
    f.severity === "info" || f.code === "branch-unnamed" ? [] : [[f.code, f.cell] as const],
  );
}
