import type { CellAddress, CellRange } from "../workbook/address";
import type { Cell } from "../workbook/snapshot";
import type { StyleName } from "./styles";

/** A cell of a sheet that Dingji draws. A cell with content null is only formatted. */
export interface DesignCell {
  readonly row: number;
  readonly column: number;
  readonly content: Cell | null;
  readonly style: StyleName;
  /** Target inside the workbook, for example {sheet: "附件1", cell: "D12"}. */
  readonly link?: { readonly sheet: string; readonly cell: string };
}

/** Native data validation; hosts write it as Excel's own. */
export interface Validation {
  readonly range: CellRange;
  readonly rule:
    | { readonly kind: "decimal"; readonly from: number; readonly to: number }
    | { readonly kind: "whole"; readonly from: number }
    | { readonly kind: "list"; readonly options: readonly string[] };
  /** Shown when the entry is refused: names the item and its limit. */
  readonly title: string;
  readonly message: string;
  /** Only offered: any other entry is accepted without a word. */
  readonly isAdvice?: boolean;
}

/** Marks entries outside the limits, which a paste can bring past a validation. */
export interface ExcessMark {
  readonly range: CellRange;
  readonly from: number;
  readonly to: number;
}

/** A native column chart of ranges on the same sheet; it follows when their values change. */
export interface ColumnChart {
  readonly title: string;
  /** One column or row of labels. */
  readonly categories: CellRange;
  readonly values: CellRange;
  /** The cell that says what the values are. */
  readonly heading: CellAddress;
  /** Further values of the same categories, stacked upon the first. */
  readonly more?: readonly { readonly heading: CellAddress; readonly values: CellRange }[];
  /** Its upper left corner. */
  readonly at: CellAddress;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PrintSetup {
  /** Default A4. */
  readonly paper?: "A4" | "A3";
  readonly orientation: "portrait" | "landscape";
  /** As offices leave them on official forms, or narrow (default) on our own working sheets. */
  readonly margins?: "office" | "narrow";
  /** Rows repeated at the top of every page, first and last counted from 0. */
  readonly titleRows?: readonly [number, number];
  /** Columns repeated at the left of every page, first and last counted from 0. */
  readonly titleColumns?: readonly [number, number];
  /** Left part of the footer, on our own working sheets only; the centre always is "page x of y". */
  readonly footer?: string;
  /** What is printed; left out, everything is. */
  readonly area?: CellRange;
  /** Rows, counted from 0, that begin a page. */
  readonly rowBreaks?: readonly number[];
  /** Columns, counted from 0, that begin a page. */
  readonly columnBreaks?: readonly number[];
  /** Percent at which the columns of a page fit between the margins; left out, they are fitted by the host. */
  readonly scale?: number;
}

/** A whole sheet to be drawn: contents by cell, appearance by named styles. Hosts translate it. */
export interface SheetDesign {
  /** The wished name; a host makes it unique ("… (2)") where a stranger's sheet has it. */
  readonly name: string;
  readonly cells: readonly DesignCell[];
  readonly merges: readonly CellRange[];
  /** In characters of the default font, by column from A. */
  readonly columnWidths: readonly number[];
  /** In points, by row from 0; merged cells never auto-fit, so heights are computed. */
  readonly rowHeights: ReadonlyMap<number, number>;
  /** Rows without merged cells in which people write: where the file can say so, their heights follow the text. */
  readonly growingRows?: readonly number[];
  readonly validations: readonly Validation[];
  readonly excessMarks: readonly ExcessMark[];
  /** Drawn where the host can draw charts; the figures stand in cells anyhow. */
  readonly charts?: readonly ColumnChart[];
  readonly print: PrintSetup;
  /** Rows frozen at the top, 0 for none. */
  readonly frozenRows: number;
  /** The headings and rows of a list, to be filtered and sorted; set where the host can write it into a file. */
  readonly filter?: CellRange;
  /** Of a sheet drawn anew: where a row stood before, by its row now. What a person put on it goes with it. */
  readonly formerRows?: ReadonlyMap<number, number>;
}
