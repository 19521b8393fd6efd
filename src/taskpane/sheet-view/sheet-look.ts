import type { UnreadLook } from "../../hosts/xlsx/appearance";
import type { MergeIndex } from "./merge-index";

export interface LineLook {
  /** CSS line style. */
  readonly style: "solid" | "dashed" | "dotted" | "double";
  /** In CSS pixels. */
  readonly width: number;
  /** CSS colour. */
  readonly color: string;
}

/** A line from corner to corner, as in 斜线表头. */
export interface DiagonalLook extends LineLook {
  /** From the lower left to the upper right. */
  readonly rises: boolean;
  /** From the upper left to the lower right. */
  readonly falls: boolean;
}

/** The appearance of a cell in CSS terms; what is absent is Excel's default. */
export interface CellLook {
  /** It shows a fill or lines even where the cell is blank. */
  readonly isSeen?: boolean;
  readonly font?: string;
  /** In points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right" | "justify";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  /** The text is made smaller until it fits. */
  readonly shrinks?: boolean;
  /** In characters. */
  readonly indent?: number;
  /** Letters stacked from top to bottom. */
  readonly isVertical?: boolean;
  /** Of the text, in degrees clockwise from -90 to 90. */
  readonly rotation?: number;
  readonly diagonal?: DiagonalLook;
  readonly top?: LineLook;
  readonly right?: LineLook;
  readonly bottom?: LineLook;
  readonly left?: LineLook;
}

/** Everything about a sheet that a snapshot leaves out and a viewer needs. Sizes in CSS pixels. */
export interface SheetLook {
  readonly merges: MergeIndex;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showsGridLines: boolean;
  /** The last row and column that hold or show anything, from 0; -1 for a blank sheet. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Of the first columns; 0 where one is hidden. */
  columnWidths(count: number): Float64Array;
  /** Of the first rows; 0 where one is hidden. */
  rowHeights(count: number): Float64Array;
  cellLook(row: number, column: number): CellLook | undefined;
  /** The number format of a cell, blank or not; null for General. */
  format(row: number, column: number): string | null;
  comment(row: number, column: number): string | undefined;
  /** What the file says of the look and nobody can read; "all": the sheet is shown plainly. */
  readonly unread: readonly (UnreadLook | "all")[];
  /** What lies on the sheet and is not drawn. */
  readonly hidden: { readonly charts: number; readonly pictures: number; readonly shapes: number };
}
