import type { SheetRef } from "../changes/change-set";
import type { CheckResult } from "../check/check";
import { decimal } from "../workbook/decimal";
import { readEvaluation } from "../records/evaluations";
import type { BranchResult, Evaluation, ScoreEntry } from "../model/branch";
import type { FieldSheet, FoundItem, ScoringSheet } from "../model/recognised-sheet";
import { itemClause } from "../rules/rule";
import { isComputed } from "../scoring/decide";
import { levelOf, rankOf } from "../schemes/levels";
import { isAwaited } from "../scoring/points";
import { evaluationOf } from "../scoring/totals";
import type { Criterion, Party } from "../schemes/types";
import { isBlankMark } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";

/** A cell to go to. */
interface EmptyCell extends CellAddress {
  /** A1. */
  readonly cell: string;
}

/** How far the filling of one sheet has come. */
interface SheetProgress {
  readonly sheet: SheetRef;
  /** 未开始, 填写中, 已填完. */
  readonly state: "untouched" | "started" | "complete";
  /** Items, or required fields, that are still blank. */
  readonly missing: number;
  /** The first of them from the top; null when none is or none has a cell of its own. */
  readonly nextEmpty: EmptyCell | null;
}

/**
 * The progress of every visible scoring sheet and form. On a scoring sheet the columns count that
 * somebody began; before that the first one, so that a superior's blank column is not missing on
 * the branch's own sheet.
 */
export function sheetProgress(checked: CheckResult): readonly SheetProgress[] {
  return checked.sheets.flatMap((s) => {
    if (s.sheet.visibility !== "visible") return [];
    if (s.kind === "scoring") return scoringProgress(s) ?? [];
    return s.kind === "fields" ? formProgress(s) : [];
  });
}

/** The next blank cell after a place, from the sheet's top again when none is below; null on a complete sheet. */
export function nextEmptyCell(checked: CheckResult, sheetId: string, after: CellAddress | null): EmptyCell | null {
  const sheet = checked.sheets.find((s) => s.sheet.id === sheetId);
  if (sheet?.kind !== "scoring" && sheet?.kind !== "fields") return null;
  const blanks = (sheet.kind === "scoring" ? blankScores(sheet) : blankFields(sheet)).flatMap((c) => c ?? []);
  // Scores are filled column by column, but from a cell beside the scores the way leads along its row.
  const isColumnwise = sheet.kind === "scoring" && blanks.some((c) => c.column === after?.column);
  const isAfter = (c: CellAddress, at: CellAddress): boolean =>
    isColumnwise
      ? c.column > at.column || (c.column === at.column && c.row > at.row)
      : c.row > at.row || (c.row === at.row && c.column > at.column);
  const next = after && blanks.find((c) => isAfter(c, after));
  return toEmpty(next ?? blanks[0]);
}

function scoringProgress(sheet: ScoringSheet): SheetProgress | null {
  const columns = countedColumns(sheet);
  if (columns.length === 0) return null;
  return toProgress(
    sheet,
    columns.some((e) => e.isStarted),
    blankScores(sheet),
  );
}

function countedColumns(sheet: ScoringSheet): readonly Evaluation[] {
  const all = sheet.columns.map((column) => readEvaluation(sheet, column));
  const started = all.filter((e) => e.isStarted);
  return started.length > 0 ? started : all.slice(0, 1);
}

function blankScores(sheet: ScoringSheet): readonly (CellAddress | null)[] {
  return countedColumns(sheet).flatMap(({ scores, column }) =>
    scores
      .filter(isAwaited)
      .sort((a, b) => a.cell.row - b.cell.row)
      .map((s) => (column.inText ? null : s.cell)),
  );
}

function formProgress(sheet: FieldSheet): SheetProgress {
  const isStarted = sheet.fields.some((f) => !isBlankMark(f.text));
  return toProgress(sheet, isStarted, blankFields(sheet));
}

function blankFields({ form, fields }: FieldSheet): readonly (CellAddress | null)[] {
  if (form.kind !== "fields") return [];
  const required = form.fields.filter((f) => f.isRequired && !f.isReserved);
  return fields
    .filter((f) => required.some((r) => r.id === f.id) && isBlankMark(f.text))
    .map((f) => f.cell)
    .sort((a, b) => (a && b ? a.row - b.row || a.column - b.column : 0));
}

function toProgress(
  { sheet }: ScoringSheet | FieldSheet,
  isStarted: boolean,
  blanks: readonly (CellAddress | null)[],
): SheetProgress {
  return {
    sheet: { id: sheet.id, name: sheet.name },
    state: !isStarted ? "untouched" : blanks.length > 0 ? "started" : "complete",
    missing: blanks.length,
    nextEmpty: toEmpty(blanks.find((c) => c !== null)),
  };
}

function toEmpty(address: CellAddress | null | undefined): EmptyCell | null {
  return address ? { row: address.row, column: address.column, cell: toA1(address) } : null;
}

/** A branch that lacks little to the next level. */
interface NearCutOff {
  readonly branch: BranchResult;
  readonly total: number;
  /** The total is the branch's own, the superior's scores are not complete. */
  readonly isProvisional: boolean;
  readonly level: string;
  /** The next better level and what its lower bound lacks. */
  readonly next: string;
  readonly lacking: number;
}

/** Branches whose total lies at most `within` points below the next level's bound, the nearest first; vetoed ones left out. */
export function nearCutOffs(branches: readonly BranchResult[], within: number): readonly NearCutOff[] {
  const near = branches.flatMap((branch) => cutOff(branch) ?? []);
  return near.filter((c) => c.lacking <= within).sort((a, b) => a.lacking - b.lacking);
}

function cutOff(branch: BranchResult): NearCutOff | null {
  const { scheme, roundsFirst, appliedVetoes } = branch;
  const isProvisional = branch.total === null;
  const own = isComputed(scheme) ? (evaluationOf(branch.evaluations, "self")?.total ?? null) : null;
  const total = branch.total ?? own;
  const level = total && levelOf(total, scheme.levels, roundsFirst);
  if (!total || !level || appliedVetoes.length > 0) return null;
  const next = scheme.levels[rankOf(scheme.levels, level.name) - 1];
  if (!next || next.from === null) return null;
  // Rounded to an integer first, a total reaches its bound half a point earlier.
  const bound = roundsFirst ? decimal(next.from).minus(decimal(0.5)) : decimal(next.from);
  return {
    branch,
    total: total.toNumber(),
    isProvisional,
    level: level.name,
    next: next.name,
    lacking: bound.minus(total).toNumber(),
  };
}

/** What the rubric says about the row that a person selected. */
interface RubricAt {
  readonly sheet: ScoringSheet;
  readonly item: FoundItem;
  readonly criterion: Criterion;
  readonly category: string;
  readonly maximum: number | null;
  /** The row's place in the official document: "常天教委〔2012〕6号 附件1 第12项". */
  readonly clause: string;
  /** Who scores it, column by column of the sheet. */
  readonly scoredBy: readonly RubricParty[];
}

interface RubricParty {
  readonly party: Party;
  /** Only where the sheet holds several branches, or names its one. */
  readonly branch: string | null;
  /** Share of the total, 0…1; null where the scheme weighs nothing. */
  readonly share: number | null;
  /** A1; where the score belongs. */
  readonly cell: string;
  readonly entry: ScoreEntry;
}

/** The item in a row (counted from 0) of a scoring sheet; null where there is none. */
export function rubricAt(checked: CheckResult, sheetId: string, row: number): RubricAt | null {
  const sheet = checked.sheets.find((s): s is ScoringSheet => s.kind === "scoring" && s.sheet.id === sheetId);
  const item = sheet?.items.find((i) => i.row === row || (i.rows ?? []).includes(row));
  if (!sheet || !item) return null;
  const { criterion, category } = item;
  const scoredBy = sheet.columns.flatMap((column): RubricParty[] => {
    const score = readEvaluation(sheet, column).scores.find((s) => s.item === item);
    if (!score) return [];
    return [
      {
        party: column.party,
        branch: column.branch?.name ?? null,
        share: sheet.scheme.weights.find((w) => w.party === column.party)?.share ?? null,
        cell: toA1(score.cell),
        entry: score.entry,
      },
    ];
  });
  const clause = itemClause(sheet.form.clause, criterion.number);
  return {
    sheet,
    item,
    criterion,
    category,
    maximum: criterion.maximum,
    clause: [sheet.scheme.document, clause].filter((part) => part !== "").join(" "),
    scoredBy,
  };
}
