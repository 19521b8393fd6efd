import type { Content } from "../design/sheet-builder";
import type { DesignCell } from "../design/sheet-design";
import type { StyleName } from "../design/styles";
import type { OwnFormId } from "../model/recognised-sheet";

/** What an own sheet is known by: drawing, reading and recognising take their words from here and nowhere else. */
export interface OwnSheetDescription {
  readonly id: OwnFormId;
  /** Stands in the first row. */
  readonly title: string;
  /** A title may begin with a scheme's own word instead: all that follows it. */
  readonly titleEnd?: string;
  /** Headings and labels that every drawing of it has. */
  readonly marks: readonly string[];
  /**
   * With the title alone above them the marks tell it, without the line that names Dingji. Not so where official
   * documents print nearly the same words.
   */
  readonly isDistinctive: boolean;
}

/** A column of a generated table. */
export interface OwnColumn<Id extends string = string> {
  readonly id: Id;
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly style: StyleName;
  /** A person writes here; what stands in a row stays with that row whenever the sheet is drawn again. */
  readonly isTyped?: true;
  /** Left out where nothing needs it, so it is no mark of the sheet. */
  readonly isOptional?: true;
}

/** An own sheet that is one table between its title and its sign-off line. */
export interface OwnTable<Id extends string = string> extends OwnSheetDescription {
  readonly columns: readonly OwnColumn<Id>[];
  /** A column that the program alone fills in: a row with nothing there was added by a person. */
  readonly sign?: Id;
  /** How many of the first columns name a row, default 1: repeated where the table is divided among pages. */
  readonly names?: number;
  /** How many of the first columns go on paper, default all: what stands beyond is kept at the screen. */
  readonly printed?: number;
  /** Lines of ours that may stand where rows do, for example 未发现问题。 */
  readonly ownLines: readonly string[];
  /** Headings of what is drawn between the rows and the sign-off line. */
  readonly sections: readonly string[];
  /** Rows of several cells below such a heading are drawn anew; without it, those that begin with a label of ours. */
  readonly ownSections?: true;
  /** Words that the sheet itself writes into its cells, where a typed one is to be told from them. */
  readonly values?: readonly string[];
  /** First entries of the rows below such a heading. */
  readonly sectionLabels: readonly string[];
  /** What the sheet words below such a heading; another text over it is a person's. */
  readonly sectionText?: RegExp;
  readonly signOff: readonly string[];
}

/** The table as it is drawn where only these of its optional columns are used. */
export function withUsed<Id extends string>(table: OwnTable<Id>, used: (id: Id) => boolean): OwnTable<Id> {
  return { ...table, columns: table.columns.filter(({ id, isOptional }) => !isOptional || used(id)) };
}

/** The ids of a described table's columns. */
export type ColumnOf<Table> = Table extends OwnTable<infer Id> ? Id : never;

/** Who signs most of the sheets. */
export const signOffLabels = ["填表人", "审核人", "日期"] as const;

type TableParts<Column extends OwnColumn> = Pick<OwnSheetDescription, "id" | "title"> & {
  readonly columns: readonly Column[];
  readonly sign?: NoInfer<Column["id"]>;
} & Partial<
    Pick<
      OwnTable,
      | "marks"
      | "isDistinctive"
      | "names"
      | "printed"
      | "ownLines"
      | "sections"
      | "ownSections"
      | "values"
      | "sectionLabels"
      | "sectionText"
      | "signOff"
    >
  >;

/** A table's description; its marks are its headings unless others are given. */
export function describeTable<const Id extends string>(parts: TableParts<OwnColumn<Id>>): OwnTable<Id> {
  return {
    isDistinctive: false,
    marks: parts.columns.filter((c) => !c.isOptional).map((c) => c.heading),
    ownLines: [],
    sections: [],
    sectionLabels: [],
    signOff: signOffLabels,
    ...parts,
  };
}

/** A table's headings by column. */
export function headingsOf<Id extends string>({ columns }: OwnTable<Id>): Readonly<Record<Id, string>> {
  return Object.fromEntries(columns.map(({ id, heading }) => [id, heading])) as Record<Id, string>;
}

/** What is drawn in a cell where the column's own look does not do, or that leads somewhere. */
export interface DrawnEntry {
  readonly content: Content;
  readonly style?: StyleName;
  readonly link?: DesignCell["link"];
}

/** How a cell of a column looks in a row that a person added. */
const inputStyles: Partial<Record<StyleName, StyleName>> = {
  center: "inputCenter",
  link: "inputCenter",
  textMiddle: "inputMiddle",
  warning: "inputMiddle",
  score: "inputScore",
  scoreStrong: "inputScore",
};

/** The look of a column's cell in a row of a person's own. */
export function inputStyle({ style }: OwnColumn): StyleName {
  return inputStyles[style] ?? style;
}
