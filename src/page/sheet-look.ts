import type { CellRange } from "../core/workbook/address";

export interface LineLook {
  /** CSS line style. */
  readonly style: "solid" | "dashed" | "dotted" | "double";
  /** In CSS pixels. */
  readonly width: number;
  /** CSS colour. */
  readonly color: string;
}

/** The appearance of a cell in CSS terms; what is absent is Excel's default. */
export interface CellLook {
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
  /** In characters. */
  readonly indent?: number;
  /** Letters stacked from top to bottom. */
  readonly isVertical?: boolean;
  readonly top?: LineLook;
  readonly right?: LineLook;
  readonly bottom?: LineLook;
  readonly left?: LineLook;
}

/** Everything about a sheet that a snapshot leaves out and a viewer needs. Sizes in CSS pixels. */
export interface SheetLook {
  readonly merges: readonly CellRange[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showsGridLines: boolean;
  /** The last row and column that hold or show anything, from 0; -1 for a blank sheet. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** 0 when hidden. */
  columnWidth(column: number): number;
  /** 0 when hidden. A row may still grow with its text. */
  rowHeight(row: number): number;
  cellLook(row: number, column: number): CellLook | undefined;
}
