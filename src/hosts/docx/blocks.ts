/** A paragraph of the body, of a cell or of a text box, as a reader of the page sees it. */
export interface Line {
  readonly kind: "line";
  /** With its computed number, tabs as tabs, line breaks as line feeds. */
  readonly text: string;
  readonly isCentred: boolean;
  /** It is the first of a page by a break that somebody set. */
  readonly startsPage: boolean;
}

/** A cell of a table; positions are those of the table's grid, counted from 0. */
export interface TableCell {
  readonly start: number;
  readonly span: number;
  /** begins: the cells below may go on from it; continues: it goes on from the one above, and shows nothing of its own. */
  readonly merge: "begins" | "continues" | null;
  readonly blocks: readonly Block[];
}

export interface Table {
  readonly kind: "table";
  /** Of the grid's columns, in twentieths of a point; fewer than there are where the file does not say. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}

export type Block = Line | Table;

/** What a document holds that is no text, each counted; told to the person who checks it. */
export interface Unread {
  readonly pictures: number;
  /** Objects of other programs: embedded workbooks, other files. */
  readonly objects: number;
}
