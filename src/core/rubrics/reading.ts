import type { Facts } from "../findings/finding";
import type { CriterionKind } from "../schemes/types";
import type { CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import type { StatedBand } from "./bands";
import type { RubricTable } from "./columns";
import type { ReadingEvidence } from "./reading-weights";
import type { StatedVeto, StatedWeight } from "./statements";

/** One line that takes a score, as read from the sheet. */
export interface ReadItem {
  readonly number: string | null;
  readonly text: string;
  readonly maximum: number;
  readonly kind: CriterionKind;
  /** Adds or takes off its points for each of several deeds: nothing limits it. */
  readonly isOpen?: true;
  readonly options: readonly number[] | null;
  readonly cell: CellAddress;
  readonly maximumCell: CellAddress;
  /** All its rows, where what may be chosen stands in rows of its own: the score stands in any of them. */
  readonly rows?: readonly number[];
  /** A further line of a cell that takes one score. */
  readonly isPart: boolean;
  /** The line it stands under: numbers may begin anew in each. */
  readonly group: string;
}

export interface ReadCategory {
  readonly name: string;
  /** As stated, else the sum of its items. */
  readonly maximum: number;
  readonly isMaximumStated: boolean;
  readonly cell: CellAddress;
  /** Where its points are stated. */
  readonly maximumCell: CellAddress | null;
  readonly items: readonly ReadItem[];
  /** Headings below it with the items under each. */
  readonly groups: readonly ReadGroup[];
}

interface ReadGroup {
  readonly name: string;
  readonly cell: CellAddress;
  readonly items: readonly ReadItem[];
}

/** A fault in the rubric itself. */
export interface RubricFinding {
  readonly code: "rubric-sum-mismatch" | "item-numbering" | "maximum-altered" | "weights-not-100";
  readonly cell: string | null;
  readonly facts: Facts;
}

/** What was understood of a scoring rubric, and what was not. */
export interface TableReading {
  readonly sheet: SheetSnapshot;
  readonly table: RubricTable;
  readonly title: string | null;
  /** As stated, else the sum over its categories (without bonuses and deductions). */
  readonly total: number;
  readonly isTotalStated: boolean;
  readonly categories: readonly ReadCategory[];
  readonly levels: readonly StatedBand[];
  readonly weights: readonly StatedWeight[];
  /** Items have weights of their own, which are not their points once more: how they make a total is not said. */
  readonly hasItemWeights: boolean;
  /** The most that a total may be; null where nothing limits it. */
  readonly ceiling: number | null;
  /** A share is stated that belongs to no party: 基础分×70%. */
  readonly hasOtherShares: boolean;
  readonly vetoes: readonly StatedVeto[];
  readonly findings: readonly RubricFinding[];
  /** Stated sums that are the sum of several lines. */
  readonly agreed: number;
  readonly notUnderstood: readonly { readonly cell: string; readonly text: string }[];
}

/** How a sheet's lines were laid out before their columns were read. */
export type Arrangement =
  | "sheet"
  | "unfolded"
  | "pieces"
  | "tabs"
  | "lines"
  | "parallel"
  | "blocks"
  | "transposed"
  | "names"
  | "shares"
  | "aside";

/** Columns of a reading by what they hold, from 0. */
export interface ReadColumns {
  readonly items: readonly number[];
  readonly categories: readonly number[];
  readonly maxima: readonly number[];
  readonly numbers: readonly number[];
}

/** What was tried, what it found, and what speaks for and against it. */
export interface TriedReading {
  readonly arrangement: Arrangement;
  readonly columns: ReadColumns;
  readonly items: number;
  readonly total: number;
  readonly evidence: ReadingEvidence;
  readonly weight: number;
}

/** Why a rubric was read as it was. */
export interface ReadingAccount extends TriedReading {
  /** Readings that give other points to be had, the nearest first. */
  readonly rejected: readonly TriedReading[];
}

export interface RubricReading extends TableReading {
  readonly account: ReadingAccount;
}
