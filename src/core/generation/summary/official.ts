import type { Edit, SetCell } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import type { BranchResult } from "../../model/branch";
import { ownTitles } from "../../own-sheets/index";
import type { Scheme, TableForm } from "../../schemes/types";
import type { Cell, WorkbookSnapshot } from "../../workbook/snapshot";
import { cellKey } from "../../workbook/snapshot";
import {
  idOf,
  isOursToDraw,
  listFormOf,
  newTable,
  officialTables,
  placeOfficialTable,
  rowOfBranch,
  type OfficialTable,
  type OfficialEntry,
} from "../official-table/draw";
import type { KeptTableRow } from "../official-table/read";
import { freeSheetName } from "../own-sheet";
import { parentOf, reference, type ResultSource } from "./references";
import { summaryWords as words } from "../../own-sheets/summary/description";

interface SummaryOptions {
  readonly source: ResultSource | null;
  /** Names that new sheets of the same run have. */
  readonly taken: readonly string[];
}

/** The summary that the authority's own document prints or names. */
export function gradingSummaryForm(scheme: Scheme): TableForm | undefined {
  return listFormOf(scheme, "grading-summary");
}

/**
 * The scheme's own summary form with a row for each of its branches. The form that this program drew, or a
 * blank one, is drawn anew with all that people typed; on a person's own only blank results are filled in, and
 * where it lacks a branch, ours comes beside it.
 */
export function planOfficialSummary(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  scheme: Scheme,
  branches: readonly BranchResult[],
  { source, taken }: SummaryOptions,
): readonly Edit[] {
  const form = gradingSummaryForm(scheme);
  if (!form) return [];
  const tables = officialTables(checked, scheme, form);
  const isOurs = (table: OfficialTable): boolean =>
    table.kept.rows.some((row) => isLive(table, row, source)) || isOursToDraw(workbook, table);
  const complete = tables.find((table) => !isOurs(table) && branches.every((b) => rowOfBranch(table, nameOf(b))));
  if (complete) return fillBlanks(complete, branches);
  const table = tables.find(isOurs) ?? newTable(scheme, form);
  const rest = new Set(table.kept.rows);
  const entries = branches.map((branch): OfficialEntry => {
    const kept = rowOfBranch(table, nameOf(branch));
    if (kept) rest.delete(kept);
    return { known: entriesOf(table, branch, source, kept), kept };
  });
  const others = [...rest].filter((row) => isPersons(table, row, source));
  const name = freeSheetName(workbook, ownTitles.summary, taken);
  const all = [...entries, ...others.map((kept) => ({ known: {}, kept }))];
  return placeOfficialTable(workbook, table, name, all, taken.length);
}

function nameOf({ name }: BranchResult): string {
  return name ?? words.unnamed;
}

/** The row's result is a reference to 「得分与定级」. */
function isLive({ kept }: OfficialTable, row: KeptTableRow, source: ResultSource | null): boolean {
  const formula = row.cells.get(idOf(kept.form, "level"))?.formula?.replace(/'/g, "");
  return formula !== undefined && source !== null && formula.includes(`${source.sheet.name}!`);
}

/** A row of a branch that is gone is ours and goes, too, unless a person wrote something else into it. */
function isPersons(table: OfficialTable, row: KeptTableRow, source: ResultSource | null): boolean {
  if (!isLive(table, row, source)) return true;
  const { columns } = table.kept.form;
  return columns.some(({ id, role }) => {
    const cell = row.cells.get(id);
    return cell !== undefined && cell.formula === undefined && role !== "number" && role !== "branch";
  });
}

function entriesOf(
  table: OfficialTable,
  branch: BranchResult,
  source: ResultSource | null,
  row: KeptTableRow | undefined,
): OfficialEntry["known"] {
  const typed = (role: "parent" | "level"): Cell | null => {
    const cell = row?.cells.get(idOf(table.kept.form, role));
    return cell && cell.formula === undefined ? cell : null;
  };
  return {
    branch: nameOf(branch),
    parent: typed("parent") ?? parentOf(branch),
    level: typed("level") ?? levelCell(branch, source),
  };
}

/** Blank while there is no result: the form knows no word for it. */
function levelCell(branch: BranchResult, source: ResultSource | null): Cell | string | null {
  const cell = reference(source, branch, (p) => p.level);
  if (!cell?.formula) return branch.level;
  const isLevel = branch.scheme.levels.some((l) => l.name === cell.value);
  return {
    value: isLevel ? cell.value : "",
    formula: `IF(${cell.formula}="${words.ungraded}","",${cell.formula})`,
  };
}

/** Results that a person's own summary leaves blank, as plain words. */
function fillBlanks(table: OfficialTable, branches: readonly BranchResult[]): readonly SetCell[] {
  const { sheet: recognised, kept } = table;
  const column = recognised?.columns.find((c) => c.id === idOf(kept.form, "level"))?.column;
  if (!recognised || column === undefined) return [];
  const { sheet } = recognised;
  return branches.flatMap((branch): SetCell[] => {
    const index = rowOfBranch(table, nameOf(branch))?.index;
    if (index === undefined || branch.level === null) return [];
    const row = kept.firstRow + index;
    if (sheet.cells.has(cellKey(row, column))) return [];
    const place = { id: sheet.id, name: sheet.name };
    return [{ kind: "set-cell", sheet: place, row, column, before: null, after: { value: branch.level } }];
  });
}
