import type { Edit } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import { nameKey } from "../../model/names";
import { isOneBranch } from "../../model/same-branch";
import { readDrawnTable, summaryHeadingWords } from "../../own-sheets/drawn-tables";
import { publicityTable } from "../../own-sheets/publicity/description";
import { ownSheetsOf } from "../../own-sheets/recognise";
import { summaryWords } from "../../own-sheets/summary/description";
import { listedLevels } from "../../records/listed-levels";
import { fieldsWithRole } from "../../rules/reading/form-fields";
import { finalStatements } from "../../scoring/decide";
import type { Scheme, TableForm } from "../../schemes/types";
import { isBlankMark, oneLine } from "../../text/fold";
import { cellText, makeGrid } from "../../workbook/grid";
import type { WorkbookSnapshot } from "../../workbook/snapshot";
import { replacedTexts, type ReplacedText } from "../../own-sheets/table-code";
import { drawTable, findOwn } from "../find-own";
import {
  idOf,
  isOursToDraw,
  listFormOf,
  newTable,
  officialTables,
  placeOfficialTable,
  type OfficialEntry,
} from "../official-table/draw";
import { drawOwnSheet, freeSheetName, type PlaceOptions } from "../own-sheet";
import { sheetName } from "../templates/frame";
import { drawPublicity, type PublicResult } from "./draw";

interface SchemeResult extends PublicResult {
  readonly scheme: Scheme | null;
}

/**
 * Makes public what a workbook decides: in the scheme's own register where its document has one, else on
 * 「公示名单」. A workbook without scores, such as a summary, is taken at the results that its lists state.
 */
export function planPublicity(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  footer: string,
  options: PlaceOptions,
): { readonly edits: readonly Edit[]; readonly replaced: readonly ReplacedText[] } {
  const results = resultsIn(checked);
  const edits: Edit[] = [];
  for (const scheme of new Set(results.map((r) => r.scheme))) {
    const form = scheme && listFormOf(scheme, "publicity");
    if (!scheme || !form) continue;
    const own = results.filter((r) => r.scheme === scheme);
    edits.push(...planRegister(workbook, checked, scheme, form, own, edits.length));
  }
  const others = results.filter((r) => !r.scheme || !listFormOf(r.scheme, "publicity"));
  const own = findOwn(workbook, checked, "publicity", publicityTable);
  if (others.length === 0 && !own.sheet) return { edits, replaced: [] };
  const design = drawTable(own, publicityTable, (kept) => drawPublicity(own.name, others, kept, footer));
  return {
    edits: [...edits, ...drawOwnSheet(workbook, own.sheet, design, edits.length, options)],
    replaced: replacedTexts(own.sheet, publicityTable, design, options),
  };
}

function resultsIn(checked: CheckResult): readonly SchemeResult[] {
  const scored = checked.branches.map((branch): SchemeResult => {
    const parent = fieldsWithRole(branch, "parent").find(({ found }) => !isBlankMark(found.text));
    return {
      ...resultOf(branch.scheme),
      name: branch.name,
      parent: parent ? oneLine(parent.found.text) : null,
      level: branch.level,
    };
  });
  if (scored.length > 0) return scored;
  const listed = listedLevels(checked.sheets).map(({ scheme, name, parent, stated }): SchemeResult => {
    const [only, ...more] = new Set(finalStatements(stated).map(({ level }) => level));
    return { ...resultOf(scheme), name, parent, level: more.length > 0 ? null : (only ?? null) };
  });
  const summed = ownSheetsOf(checked.sheets, "summary").flatMap(({ sheet }) => summaryRows(makeGrid(sheet)));
  return [...listed, ...summed.filter((row) => !listed.some((l) => isOneBranch(l, row)))];
}

function resultOf(scheme: Scheme): Pick<SchemeResult, "scheme" | "levels"> {
  return { scheme, levels: scheme.levels.map(({ name }) => name) };
}

/** The rows of a 「分类定级汇总表」 of ours; its levels are offered for a change as they occur. */
function summaryRows(grid: ReturnType<typeof makeGrid>): readonly SchemeResult[] {
  const rows = readDrawnTable(grid, summaryHeadingWords)?.rows ?? [];
  const named = rows.filter((row) => typeof row.cell("number")?.value === "number" && !isBlankMark(row.text("branch")));
  const text = (value: string): string | null => (isBlankMark(value) || value === summaryWords.ungraded ? null : value);
  const levels = [...new Set(named.flatMap((row) => text(row.text("level")) ?? []))];
  return named.map((row) => ({
    scheme: null,
    levels,
    name: oneLine(row.text("branch")),
    parent: text(row.text("parent")),
    level: text(row.text("level")),
  }));
}

/** The rows of a register: a level stays as it was made public, and so does all that people wrote. */
function planRegister(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  scheme: Scheme,
  form: TableForm,
  results: readonly SchemeResult[],
  added: number,
): readonly Edit[] {
  const tables = officialTables(checked, scheme, form);
  const table = tables.find((t) => isOursToDraw(workbook, t)) ?? (tables.length === 0 ? newTable(scheme, form) : null);
  // A register that somebody laid out is theirs.
  if (!table) return [];
  const { kept } = table;
  const rest = new Set(kept.rows);
  const isFilled = (row: (typeof kept.rows)[number], ids: readonly (string | undefined)[]): boolean =>
    ids.some((id) => id !== undefined && !isBlankMark(cellText(row.cells.get(id))));
  const dates = form.columns.filter(({ role }) => role === "date").map(({ id }) => id);
  const entries = results.map(({ name, level }): OfficialEntry => {
    const named = (row: (typeof kept.rows)[number]): boolean =>
      nameKey(cellText(row.cells.get(idOf(form, "branch")))) === nameKey(name ?? "");
    const row = [...rest].find(named);
    if (row) rest.delete(row);
    const stays = row && isFilled(row, [...dates, form.objections]);
    return { known: { branch: name ?? "", ...(stays ? {} : { level }) }, kept: row };
  });
  const others = [...rest].map((row): OfficialEntry => ({ known: {}, kept: row }));
  const name = freeSheetName(workbook, sheetName(form));
  return placeOfficialTable(workbook, table, name, [...entries, ...others], added);
}
