import type { LiteralCell, LiteralSheet } from "../../support/workbook";

/** [category, its maximum, items as [number, maximum, kind?]] */
export type ReadCategories = readonly (readonly [
  string,
  number,
  readonly (readonly [string | null, number, string?])[],
])[];

/** A rubric in some authority's notation with what a careful person reads in it. */
export interface Notation {
  readonly name: string;
  readonly rows: LiteralSheet;
  readonly total: number;
  readonly categories: ReadCategories;
  readonly levels?: readonly (readonly [string, number | null])[];
  readonly weights?: Readonly<Record<string, number>>;
  readonly vetoes?: number;
  readonly findings?: readonly (readonly [string, string | null])[];
  /** Cells that state points of some kind and belong to no item. */
  readonly notUnderstood?: readonly string[];
}

/** `⏎` is a line break inside a cell, `⇥` a tab, `¦` a bar; `'12` is text, 12 a number. */
function toCell(text: string): LiteralCell {
  const cell = text.trim();
  if (cell === "") return null;
  if (/^-?\d+(?:\.\d+)?$/.test(cell)) return Number(cell);
  return cell.replace(/^'/, "").replaceAll("⏎", "\n").replaceAll("⇥", "\t").replaceAll("¦", "|");
}

function linesOf(text: string): readonly string[] {
  return text.replace(/^\n/, "").split("\n");
}

/** Rows as lines of cells: `组织建设 | 1.班子健全 | 10`. */
export function table(text: string): LiteralSheet {
  return linesOf(text).map((line) => line.split("|").map(toCell));
}

/** Rows of a single cell. */
export function lines(text: string): LiteralSheet {
  return linesOf(text).map((line) => [toCell(line)]);
}

const KINDS: Readonly<Record<string, string>> = { o: "options", b: "bonus", d: "deduction" };

/** `组织建设 20: 1=5 2=10 -=5`: a category, its maximum, its items' numbers and maxima (5o options, 5b bonus, 5d deduction). */
export function read(text: string): ReadCategories {
  return linesOf(text).map((line) => {
    const [, name = "", maximum = "", items = ""] = /^(.*) ([\d.]+): (.*)$/.exec(line) ?? [];
    return [name, Number(maximum), items.split(" ").map(toItem)];
  });
}

function toItem(text: string): readonly [string | null, number, string?] {
  const [, number = "", maximum = "", kind = ""] = /^(.*)=([\d.]+)([obd]?)$/.exec(text) ?? [];
  const printed = number === "-" ? null : number;
  const said = KINDS[kind];
  return said ? [printed, Number(maximum), said] : [printed, Number(maximum)];
}
