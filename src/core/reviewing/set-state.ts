import type { CheckResult } from "../check/check";
import { findResultSheet } from "../generation/fill";
import { blockOf, readResultBlocks, type ResultBlock } from "../own-sheets/result/read";
import { resultWords } from "../own-sheets/result/description";
import { findReviewSheet } from "../generation/review/draw";
import { itemsOf, reviewBlockOf, rowsOfItems } from "../own-sheets/review/read";
import { opinionWords } from "../own-sheets/review/description";
import { makeGrid } from "../workbook/grid";
import { ownTitles } from "../own-sheets/index";
import type { BranchResult, Opinion, VetoState } from "../model/branch";
import { criterionLabel } from "../rules/rule";
import type { Criterion } from "../schemes/types";
import { bare, fold } from "../text/fold";
import { parseA1, type CellAddress } from "../workbook/address";
import { cellAt, findSheet, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import { entry, refuse, setText, type EntryPlan } from "./entry";

const stateWords: Readonly<Record<VetoState, string>> = {
  yes: resultWords.yes,
  no: resultWords.no,
  unknown: resultWords.unknown,
};

/** Ticks a circumstance on 「得分与定级」; "other" is the free row. One that a score or a rate decides is refused. */
export function setVeto(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
  vetoId: string,
  state: VetoState,
): EntryPlan {
  const found = findResult(workbook, checked, branch);
  if (!("block" in found)) return found;
  const { sheet, block } = found;
  const veto = branch.scheme.vetoes.find((v) => v.id === vetoId);
  const line = block.states.find(({ text }) =>
    veto ? bare(text) === bare(veto.text) : vetoId === "other" && !isPrinted(branch, text),
  );
  const facts = { veto: veto?.text ?? vetoId };
  if (!line) return refuse("no-row", facts);
  const place = parseA1(line.cell);
  const isComputed = branch.vetoes.some((v) => v.id === vetoId && v.by === "computed");
  if (isComputed || cellAt(sheet, place.row, place.column)?.formula !== undefined) return refuse("computed", facts);
  return entry(setText(sheet, place, stateWords[state]));
}

function isPrinted({ scheme }: BranchResult, text: string): boolean {
  return scheme.vetoes.some((v) => bare(v.text) === bare(text));
}

/** Sets 定级取整 of a branch on 「得分与定级」. */
export function setRounding(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
  roundsFirst: boolean,
): EntryPlan {
  const found = findResult(workbook, checked, branch);
  if (!("block" in found)) return found;
  const { sheet, block } = found;
  const place = besideLabel(sheet, block, resultWords.rounding);
  if (!place) return refuse("no-row", { field: resultWords.rounding });
  return entry(setText(sheet, place, roundsFirst ? resultWords.yes : resultWords.no));
}

function besideLabel(sheet: SheetSnapshot, { top, bottom }: ResultBlock, label: string): CellAddress | null {
  const cells = makeGrid(sheet).cells.filter((c) => c.row >= top && c.row <= bottom);
  const found = cells.find((c) => fold(c.text) === fold(label));
  const beside = found && cells.find((c) => c.row === found.row && c.column > found.column);
  return beside ? { row: beside.row, column: beside.column } : null;
}

function findResult(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
): EntryPlan | { readonly sheet: SheetSnapshot; readonly block: ResultBlock } {
  const own = findResultSheet(checked);
  const sheet = own && findSheet(workbook, { id: own.sheet.id });
  if (!own || !sheet) return refuse("no-sheet", { sheet: ownTitles.result });
  const block = blockOf(readResultBlocks(own), branch.name);
  return block ? { sheet, block } : refuse("no-block", { sheet: sheet.name, branch: branch.name });
}

/** Chooses 同意, 调整 or 待核实 for an item on 「审核意见」; null takes the choice away. */
export function setReviewOpinion(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
  item: Criterion,
  opinion: Opinion | null,
): EntryPlan {
  const found = findReviewRow(workbook, checked, branch, item, "opinion");
  if (!("place" in found)) return found;
  return entry(setText(found.sheet, found.place, opinion === null ? "" : opinionWords[opinion]));
}

/** Writes the reason for an item's opinion on 「审核意见」; "" takes it away. */
export function setReviewReason(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
  item: Criterion,
  reason: string,
): EntryPlan {
  const found = findReviewRow(workbook, checked, branch, item, "reason");
  return "place" in found ? entry(setText(found.sheet, found.place, reason.trim())) : found;
}

interface FoundCell {
  readonly sheet: SheetSnapshot;
  readonly place: CellAddress;
}

function findReviewRow(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  branch: BranchResult,
  item: Criterion,
  id: "opinion" | "reason",
): EntryPlan | FoundCell {
  const found = findReviewSheet(checked);
  const sheet = found && findSheet(workbook, { id: found.own.sheet.id });
  if (!found || !sheet) return refuse("no-sheet", { sheet: ownTitles.review });
  const block = reviewBlockOf(found.blocks, branch.name, branch.categories);
  if (!block) return refuse("no-block", { sheet: sheet.name, branch: branch.name });
  const items = itemsOf(branch.categories);
  const own = items.find((i) => i.criterion === item) ?? items.find((i) => bare(i.criterion.text) === bare(item.text));
  const row = own && rowsOfItems(block.rows, items).get(own.criterion);
  const column = block.columns.get(id);
  if (!row || column === undefined) return refuse("no-row", { sheet: sheet.name, item: criterionLabel(item) });
  return { sheet, place: { row: row.kept.row, column } };
}
