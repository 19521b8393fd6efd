import type { BranchResult } from "../../model/branch";
import { fieldsWithRole } from "../../rules/reading/form-fields";
import { oneLine } from "../../text/fold";
import { quoteSheetName, toA1, type CellAddress } from "../../workbook/address";
import { cellAt, type Cell, type SheetSnapshot } from "../../workbook/snapshot";
import { placesOf, type ResultPlaces } from "../../own-sheets/result/places";

/** 「得分与定级」 as it will be, with where its results stand. */
export interface ResultSource {
  readonly sheet: SheetSnapshot;
  readonly places: readonly ResultPlaces[];
}

/** The party committee that the branch's own form names, as a live reference where it has a cell of its own. */
export function parentOf(branch: BranchResult): Cell | string | null {
  const [entry] = fieldsWithRole(branch, "parent").filter((e) => e.found.text !== "");
  if (!entry?.found.cell) return null;
  const { sheet } = entry.sheet;
  const cell = cellAt(sheet, entry.found.cell.row, entry.found.cell.column);
  const text = oneLine(entry.found.text);
  if (typeof cell?.value !== "string" || cell.value.trim() !== entry.found.text) return text;
  return { value: cell.value, formula: `${quoteSheetName(sheet.name)}!${toA1(entry.found.cell)}` };
}

/** A live reference to a cell of 「得分与定级」 with the value that it has there. */
export function reference(
  source: ResultSource | null,
  branch: BranchResult,
  pick: (places: ResultPlaces) => CellAddress | null | undefined,
): Cell | null {
  const places = source && placesOf(source.places, branch.name);
  const at = places && pick(places);
  if (!source || !at) return null;
  const value = cellAt(source.sheet, at.row, at.column)?.value ?? "";
  return { value, formula: `${quoteSheetName(source.sheet.name)}!${toA1(at)}` };
}
