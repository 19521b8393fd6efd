import type { Big } from "../workbook/decimal";
import type { FoundItem, FoundName, NameSource, RecognisedSheet, ScoreColumn, ScoringSheet } from "./recognised-sheet";
import type { Category, Criterion, Indicator, Party, Scheme } from "../schemes/types";
import type { CellAddress } from "../workbook/address";

/** What stands in the score cell of one item, for one party. */
export type ScoreEntry =
  | { readonly kind: "blank" }
  /** `deducted` where the cell holds what was taken off (without its sign): the value is the maximum less that. */
  | { readonly kind: "score"; readonly value: Big; readonly isText: boolean; readonly deducted?: Big }
  | { readonly kind: "letter"; readonly letter: string }
  /** A formula without a trustworthy value. */
  | { readonly kind: "uncalculated" }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "not-a-number"; readonly text: string };

export interface ItemScore {
  readonly criterion: Criterion;
  readonly category: string;
  readonly item: FoundItem;
  readonly cell: CellAddress;
  /** The raw text or number as shown in messages. */
  readonly entry: ScoreEntry;
  /** The score counts: a number from 0 to the maximum. */
  readonly isValid: boolean;
}

/** One party's scores of one branch, from one column of one sheet. */
export interface Evaluation {
  readonly party: Party;
  readonly sheet: ScoringSheet;
  readonly column: ScoreColumn;
  readonly scores: readonly ItemScore[];
  /** At least one score is entered. */
  readonly isStarted: boolean;
  /** Every official item has a valid score; blanks of bonuses and deductions are none that did not apply. */
  readonly isComplete: boolean;
  /** Sum of all valid scores; a total only when complete. */
  readonly partial: Big;
  readonly total: Big | null;
  /** By category name, in the rubric's order; null while incomplete. */
  readonly categories: ReadonlyMap<string, Big | null>;
  /** Letters by category, for letter rubrics. */
  readonly letters: ReadonlyMap<string, string | null>;
}

export type VetoState = "yes" | "no" | "unknown";

export interface VetoRecord {
  readonly id: string;
  readonly text: string;
  readonly state: VetoState;
  readonly by: "computed" | "person";
  readonly sheet: string | null;
  readonly cell: string | null;
}

/** A level somebody stated in the workbook. */
export interface StatedLevel {
  /** The scheme's own word; null when the text is no level of the scheme. */
  readonly level: string | null;
  readonly text: string;
  readonly sheet: string;
  readonly cell: string;
  readonly party: Party | null;
  /** Stated as the result of the whole grading (考评结果：…), whoever's sheet it stands on. */
  readonly isResult?: boolean;
  /** The level that it takes the place of, as the same row records with a reason. */
  readonly replaces?: string;
}

/** A number that the workbook states for one of the document's requirements. */
export interface StatedFigure {
  readonly indicator: Indicator;
  /** In the indicator's unit; a share 0…1. */
  readonly value: number;
  readonly sheet: string;
  readonly cell: string;
}

/** What a reviewer says about the self score of an item: 同意, 调整, 待核实. */
export const opinions = ["agreed", "changed", "queried"] as const;
export type Opinion = (typeof opinions)[number];

/** What a person set and typed for one item on 「审核意见」. */
export interface ItemOpinion {
  readonly criterion: Criterion;
  /** null while nobody chose one; the sheet then shows what the scores say. */
  readonly opinion: Opinion | null;
  /** "" while none is given. */
  readonly reason: string;
}

/** Everything a workbook says about one branch under one scheme. */
export interface BranchRecord {
  readonly name: string | null;
  readonly nameEvidence: FoundName | null;
  /** The kinds of places of its workbook where that name stands, each once; [] where nothing names it. */
  readonly nameSources: readonly NameSource[];
  readonly scheme: Scheme;
  readonly categories: readonly Category[];
  /** Sheets that hold something about it, in workbook order. */
  readonly sources: readonly RecognisedSheet[];
  /** Parties with at least one entry; one evaluation per party. */
  readonly evaluations: readonly Evaluation[];
  /** Score columns that are still wholly blank. */
  readonly awaiting: readonly Evaluation[];
  /** Further evaluations of a party that already has one: the same thing handed in twice. */
  readonly duplicates: readonly Evaluation[];
  readonly vetoes: readonly VetoRecord[];
  readonly stated: readonly StatedLevel[];
  /** Final levels that lists of the workbook state for it (定级结果 in a row of 汇总表). */
  readonly listed: readonly StatedLevel[];
  /** Numbers stated for what the document asks of a branch. */
  readonly figures: readonly StatedFigure[];
  /** 定级取整 is set to 是: totals are rounded to an integer before bands apply. */
  readonly roundsFirst: boolean;
  /** What was set on 「审核意见」, for items with an opinion or a reason. */
  readonly opinions: readonly ItemOpinion[];
  /** The 核对码 printed on 「得分与定级」, null where there is none. */
  readonly checkCode: { readonly code: string; readonly sheet: string; readonly cell: string } | null;
}

/** A branch with what the scheme's rules make of it. */
export interface BranchResult extends BranchRecord {
  /** Weighted over all parties the scheme weighs, 4 decimals half-up; null while one is incomplete. */
  readonly total: Big | null;
  /** Final level; null while no total and no stated result. */
  readonly level: string | null;
  /** The level that a complete self total would give, before a final one exists. */
  readonly provisionalLevel: string | null;
  readonly statedLevel: string | null;
  /** The vetoes that apply, by id. */
  readonly appliedVetoes: readonly string[];
  /** Final levels of one round that contradict each other: nothing is chosen, `level` is null. [] where they agree. */
  readonly conflict: readonly StatedLevel[];
}
