import type { ChangeSet, SetCell } from "../changes/change-set";
import type { Facts } from "../findings/finding";
import type { BranchResult } from "../model/branch";
import type { ScoringSheet } from "../model/recognised-sheet";
import { criterionLabel } from "../rules/rule";
import type { Criterion } from "../schemes/types";
import { isExtra } from "../scoring/points";
import { bare } from "../text/fold";
import { showsDay } from "../text/dates";
import { toA1 } from "../workbook/address";
import { cellAt, findSheet, type Cell, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import { compareScores, evaluationFor, type ReviewLine } from "../records/comparison";
import { entry, refuse, setCell, type EntryPlan, type EntryRefusal } from "./entry";

/** Points, one of the rubric's letters, or null for no score. */
export type ScoreInput = number | string | null;

/**
 * Writes the superior's score of one item into the branch's review column; null takes it away. A
 * value that the rubric does not allow is refused and nothing is written.
 */
export function enterReviewScore(
  workbook: WorkbookSnapshot,
  branch: BranchResult,
  item: Criterion,
  value: ScoreInput,
): EntryPlan {
  const facts: Facts = { item: criterionLabel(item) };
  const lines = compareScores(branch);
  const line = lines.find((l) => l.criterion === item) ?? lines.find((l) => bare(l.criterion.text) === bare(item.text));
  const review = evaluationFor(branch, "review");
  if (!review) return refuse("no-column", facts);
  const cell = line?.reviewCell;
  if (!line || !cell) return refuse("no-row", facts);
  if (!cell.isAlone) return refuse("in-text", { ...facts, sheet: cell.sheet.name, cell: toA1(cell) });
  const refusal = value === null ? null : judge(line.criterion, review.sheet.rubric.letters, value);
  if (refusal) return { changeSet: null, refusal };
  const sheet = findSheet(workbook, { id: cell.sheet.id });
  if (!sheet) return refuse("no-sheet", { ...facts, sheet: cell.sheet.name });
  return entry(writeScore(sheet, line, value, usualFormat(workbook, lines)));
}

/** Why an item was left as it is. */
interface LeftItem {
  readonly criterion: Criterion;
  /** The self score's cell, A1 on its sheet; null where there is none. */
  readonly cell: string | null;
  readonly sheet: string | null;
  /**
   * self-missing, self-invalid: no score to accept. opinion: somebody chose 调整 or 待核实 and gave
   * no score yet. no-cell: the review column has no cell for it.
   */
  readonly reason: "self-missing" | "self-invalid" | "opinion" | "no-cell";
}

interface AcceptPlan {
  readonly changeSet: ChangeSet;
  readonly left: readonly LeftItem[];
}

/** Gives every item without a review score the self score, in one act; scores that stand are never touched. */
export function acceptSelfScores(workbook: WorkbookSnapshot, branch: BranchResult): AcceptPlan {
  const edits: SetCell[] = [];
  const left: LeftItem[] = [];
  const lines = compareScores(branch);
  const usual = usualFormat(workbook, lines);
  for (const line of lines) {
    if (line.reviewEntry.kind !== "blank" || (line.selfEntry.kind === "blank" && isExtra(line.criterion))) continue;
    const reason = whyNot(line);
    const target = line.reviewCell && findSheet(workbook, { id: line.reviewCell.sheet.id });
    if (reason !== null || !target) {
      const { selfCell } = line;
      left.push({
        criterion: line.criterion,
        cell: selfCell && toA1(selfCell),
        sheet: selfCell?.sheet.name ?? null,
        reason: reason ?? "no-cell",
      });
      continue;
    }
    const value = line.selfEntry.kind === "letter" ? line.selfEntry.letter : line.self;
    edits.push(...writeScore(target, line, value, usual));
  }
  return { changeSet: { purpose: "entry", edits }, left };
}

function whyNot({ selfEntry, isSelfValid, opinion, reviewCell }: ReviewLine): LeftItem["reason"] | null {
  if (!reviewCell?.isAlone) return "no-cell";
  if (opinion === "changed" || opinion === "queried") return "opinion";
  if (selfEntry.kind === "blank") return "self-missing";
  return isSelfValid ? null : "self-invalid";
}

function judge(
  criterion: Criterion,
  letters: ScoringSheet["rubric"]["letters"],
  value: number | string,
): EntryRefusal | null {
  const refusal = (code: EntryRefusal["code"], facts: Facts): EntryRefusal => ({
    code,
    facts: { item: criterionLabel(criterion), value, ...facts },
  });
  const { maximum, kind } = criterion;
  const options = letters ?? criterion.options;
  if (options && !options.some((o) => o === value)) return refusal("not-an-option", { options });
  if (letters) return null;
  if (typeof value !== "number" || !Number.isFinite(value)) return refusal("not-a-number", { maximum });
  const minimum = kind !== "deduction" ? 0 : maximum === null ? -Infinity : -maximum;
  if (value < minimum) return refusal("below-minimum", { minimum, maximum });
  return maximum !== null && value > maximum ? refusal("above-maximum", { minimum, maximum }) : null;
}

function writeScore(
  sheet: SheetSnapshot,
  { reviewCell }: ReviewLine,
  value: ScoreInput,
  usual: string | undefined,
): readonly SetCell[] {
  if (!reviewCell) return [];
  const before = cellAt(sheet, reviewCell.row, reviewCell.column);
  if (value === null) return setCell(sheet, reviewCell, null);
  if (before?.formula === undefined && before?.value === value) return [];
  const format = before ? scoreFormat(before) : usual;
  return setCell(sheet, reviewCell, { value, ...(format === undefined ? {} : { format }) });
}

/** The number format of the scores that stand beside blank cells, whose own format no snapshot tells. */
function usualFormat(workbook: WorkbookSnapshot, lines: readonly ReviewLine[]): string | undefined {
  for (const place of [...lines.map((l) => l.reviewCell), ...lines.map((l) => l.selfCell)]) {
    const sheet = place?.isAlone ? findSheet(workbook, { id: place.sheet.id }) : undefined;
    const cell = sheet && place ? cellAt(sheet, place.row, place.column) : undefined;
    if (typeof cell?.value === "number") return scoreFormat(cell);
  }
  return undefined;
}

/** A cell formatted as text keeps numbers from adding up, one formatted as a date does not show them. */
function scoreFormat({ format }: Cell): string | undefined {
  return format === undefined || format === "@" || showsDay(format) ? undefined : format;
}
