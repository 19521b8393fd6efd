import type { Facts } from "../findings/finding";
import type { ColumnMeaning } from "../headings/meaning";
import type { SaidSum } from "../headings/said-totals";
import type { RubricReading } from "../rubrics/reading";
import type { Criterion, Form, Party, Rubric, Scheme, TemplateId } from "../schemes/types";
import type { CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";

/** Why a sheet was taken for a form: shown to the person, never a bare number. */
export interface Evidence {
  /** items · title · headings · labels · sum · name: what was found; facts say how much of it. */
  readonly code: "items" | "title" | "headings" | "labels" | "sums" | "marker";
  readonly facts: Facts;
}

/** In what a sheet differs from the official form without being wrong. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly cell: string | null;
  readonly facts: Facts;
}

export const differenceCodes = [
  "sheet-renamed",
  "title-missing",
  "title-altered",
  "row-moved",
  "row-added",
  "column-moved",
  "column-missing",
  "column-added",
  "number-missing",
  "category-repeated",
  "heading-missing",
  "label-missing",
  "items-missing",
  "items-altered",
] as const;
export type DifferenceCode = (typeof differenceCodes)[number];

/** How a branch name was found, strongest first. */
export type NameSource = "unit-line" | "title" | "field" | "form" | "column" | "sheet-name" | "file-name";

export interface FoundName {
  readonly name: string;
  readonly source: NameSource;
  readonly cell: string | null;
}

/** One sheet of the workbook, recognised or not. */
export type RecognisedSheet = UnrecognisedSheet | ScoringSheet | FieldSheet | TableSheet | OwnSheet;

interface Recognised {
  readonly sheet: SheetSnapshot;
  readonly template: TemplateId;
  readonly scheme: Scheme;
  readonly form: Form;
  /** 0…1: the share of what the form should have that was found. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
}

export interface UnrecognisedSheet {
  readonly kind: "unrecognised";
  readonly sheet: SheetSnapshot;
  readonly template: null;
  readonly confidence: 0;
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
}

/** A sheet that Dingji itself drew; `generation` knows how to read each of them back. */
export interface OwnSheet {
  readonly kind: "own";
  readonly sheet: SheetSnapshot;
  readonly template: `dingji/${OwnFormId}`;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
}

/**
 * The generated sheets: 得分与定级, 整改台账, 问题清单, 核实说明, 审核意见, 数据来源, 回头看对照, 评分办法; of a merge
 * also 分类定级汇总表, 分类定级明细表, 分类定级统计表, 较差党组织名单, 较差党组织状况明细表, 整改汇总表, 缺报名单,
 * 填报内容汇总, 与上次汇总的变化, 抽查名单, 自评考评对照, 自评考评逐项对照, 填报内容对照, 审核意见汇总, 整改进度, 逾期整改清单, 需上级统筹问题清单. On request: 公示名单, 佐证材料目录, 教程.
 */
export const ownFormIds = [
  "result",
  "ledger",
  "findings",
  "explanations",
  "review",
  "provenance",
  "look-back",
  "rubric",
  "summary",
  "detail",
  "statistics",
  "poor-list",
  "poor-detail",
  "rectification-summary",
  "entries",
  "missing",
  "changes",
  "sample",
  "comparison",
  "item-scores",
  "compared-entries",
  "reviews",
  "publicity",
  "evidence",
  "progress",
  "overdue",
  "escalated",
  "tutorial",
] as const;
export type OwnFormId = (typeof ownFormIds)[number];

/**
 * A rubric with scores. One sheet holds one branch, or several side by side (the reviewer's
 * matrix), each with its own score columns.
 */
export interface ScoringSheet extends Recognised {
  readonly kind: "scoring";
  readonly rubric: Rubric;
  readonly items: readonly FoundItem[];
  readonly categories: readonly FoundCategory[];
  readonly columns: readonly ScoreColumn[];
  /** Rows of 小计, 合计, 总分, 等级 found on the sheet. */
  readonly sumCells: readonly SumCell[];
  /** Totals that lines around the items state in words. */
  readonly saidTotals: readonly SaidTotal[];
  /** Maxima stated in 小计 and 合计 rows; category null for the whole rubric. */
  readonly statedSums: readonly StatedSum[];
  /** The column that states the maxima; null where the sheet has none. */
  readonly maximumColumn: number | null;
  /** Columns that hold what is printed: texts, numbers, maxima. */
  readonly printedColumns: ReadonlySet<number>;
  /** What the headings of all columns say. */
  readonly meanings: ReadonlyMap<number, ColumnMeaning>;
  /** The headings of each column, of all lines joined; empty where lines and columns were turned. */
  readonly headings: ReadonlyMap<number, string>;
  /** Rows below or between the items that state something worked out of the scores, known by their labels. */
  readonly footerRows: ReadonlySet<number>;
  /** Stated satisfaction rates (0…1) on the item's row or in a note. */
  readonly satisfaction: { readonly rate: number; readonly cell: string } | null;
  /** Satisfaction rates stated outside the items, with what they are about. */
  readonly rates?: readonly { readonly subject: string; readonly rate: number; readonly cell: string }[];
  /** A result stated in a line of its own, for example "考评结果：较好（B）". */
  readonly statedLevel: {
    readonly text: string;
    readonly cell: string;
    readonly party: Party | null;
    /** The line names no party: it states the result of the whole. */
    readonly isResult: boolean;
  } | null;
  /** Rows that look like items and belong to no official one. */
  readonly extraItems: readonly ExtraItem[];
  /** How the rubric was read, where no known scheme fits. */
  readonly reading?: RubricReading;
}

export interface FoundItem {
  readonly criterion: Criterion;
  readonly category: string;
  readonly row: number;
  /** All rows of an item whose statements stand in rows of their own; its score stands in any of them. */
  readonly rows?: readonly number[];
  /** Where its text stands. */
  readonly text: CellAddress;
  /** The text as found, without number. */
  readonly foundText: string;
  readonly similarity: number;
  /** The number printed beside it, null when none. */
  readonly foundNumber: string | null;
  /** Where its maximum is stated; several when the sheet states it twice. */
  readonly maxima: readonly { readonly cell: CellAddress; readonly value: number }[];
}

export interface ExtraItem {
  readonly row: number;
  readonly text: CellAddress;
  readonly foundText: string;
  readonly foundNumber: string | null;
}

export interface FoundCategory {
  readonly name: string;
  readonly cell: CellAddress | null;
  /** The maximum stated in or beside the category's cell. */
  readonly maximum: { readonly cell: CellAddress; readonly value: number } | null;
}

/** A column of scores: whose, for which branch. */
export interface ScoreColumn {
  readonly column: number;
  readonly party: Party;
  readonly branch: FoundName | null;
  readonly headingCell: CellAddress | null;
  /** The column holds what was taken off each item: its score is the maximum less that, and a blank took nothing off. */
  readonly isDeduction?: boolean;
  /** The column holds what other columns of its party make together: an average over judges. */
  readonly isDerived?: boolean;
  /** Where the items' scores may stand, by `placeKey` of their texts: where the column alone does not tell. */
  readonly places?: ReadonlyMap<string, readonly ScorePlace[]>;
  /** The scores stand in the items' own texts, after one of these words: （满分15分，自评14分）. */
  readonly inText?: readonly string[];
}

/** A cell that may hold an item's score; `worth` where a mark in it stands for points: a range where its bounds differ. */
export interface ScorePlace extends CellAddress {
  readonly worth: { readonly from: number; readonly to: number } | null;
}

/** By what the places of an item's scores are found. */
export function placeKey({ row, column }: CellAddress): string {
  return `${row}:${column}`;
}

/** No formula over one column gives the scores: they stand in texts, under marks, or here and there. */
export function isScattered({ places, inText }: ScoreColumn): boolean {
  return places !== undefined || inText !== undefined;
}

/** Each score is one mark in one of several cells. */
export function isTicked({ places }: ScoreColumn): boolean {
  return [...(places?.values() ?? [])].some((cells) => cells.length > 1);
}

export interface StatedSum {
  readonly category: string | null;
  readonly cell: CellAddress;
  readonly value: number;
}

/** A total in a line of words: 自评得分：100分. */
export interface SaidTotal extends SaidSum {
  readonly cell: CellAddress;
}

/** A heading below a category, with the rows of the items under it. */
export interface ItemGroup {
  readonly name: string;
  readonly rows: ReadonlySet<number>;
}

export interface SumCell {
  readonly kind: "category-sum" | "total" | "level";
  /** The category summed; null for totals and levels, and for a sum of several. */
  readonly category: string | null;
  /** The categories of a sum over several of them, as where a rubric names none and every item is its own. */
  readonly categories?: readonly string[];
  /** The lines summed, of one heading below a category. */
  readonly group?: ItemGroup;
  readonly column: ScoreColumn;
  readonly cell: CellAddress;
  /** It states the result of all parties together (综合得分, a level that stands once for several parties' columns). */
  readonly isWhole?: boolean;
  /** Columns any of whose sums it may be, where its heading names none (a column 合计 beside the scores). */
  readonly anyOf?: readonly ScoreColumn[];
}

export interface FieldSheet extends Recognised {
  readonly kind: "fields";
  readonly branch: FoundName | null;
  readonly fields: readonly FoundField[];
}

export interface FoundField {
  readonly id: string;
  readonly label: CellAddress;
  /** The entry's cell, also when blank (where the entry belongs); null when there is no room for one. */
  readonly cell: CellAddress | null;
  /** The entry as text, trimmed; "" when blank. */
  readonly text: string;
}

export interface TableSheet extends Recognised {
  readonly kind: "table";
  readonly headingRow: number;
  /** `maximum`: the points that a heading prints beside its name: 工作制度（10分）. */
  readonly columns: readonly { readonly id: string; readonly column: number; readonly maximum?: number }[];
  readonly rows: readonly TableRow[];
  /** Rows among and below the others that name no branch: sums, averages, signatures, notes, headings printed again. */
  readonly asideRows: readonly number[];
  /** Entries of the line above the table (填报单位…), by role. */
  readonly unit: string | null;
  /** The last row of statistics, which adds up the counts. */
  readonly sumRow?: TableRow | null;
  /** Labelled entries above the table that rules look for, by id. */
  readonly lines?: readonly { readonly id: string; readonly text: string; readonly cell: CellAddress }[];
  /** Counts stated in the totals rows, by level name. */
  readonly totals: readonly { readonly level: string; readonly cell: CellAddress; readonly text: string }[];
}

export interface TableRow {
  readonly row: number;
  /** By column id; blank cells have text "". */
  readonly cells: Readonly<Record<string, { readonly cell: CellAddress; readonly text: string }>>;
}
