import { makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import { readBands } from "../../rubrics/bands";
import { customSchemeOf, type RubricFacts } from "../../rubrics/custom-scheme";
import { readWeights } from "../../rubrics/statements";
import {
  criterionKinds,
  parties,
  type Category,
  type Criterion,
  type Scheme,
  type StatedColumn,
} from "../../schemes/types";
import { sourceOf } from "../../schemes/source";
import { fold, oneLine } from "../../text/fold";
import { readNumber } from "../../text/numbers";
import type { CellAddress } from "../../workbook/address";
import type { SheetSnapshot } from "../../workbook/snapshot";
import { choosableSchemes, schemeNamed } from "./applies";
import { rubricWords as words } from "./description";
import { offeredPurposes, purposeNamed } from "./purposes";

/** Reads 「评分办法」 back, with whatever a person corrected in it; null when it lists no item. */
export function readRubricSheet(sheet: SheetSnapshot): Scheme | null {
  const grid = makeGrid(sheet);
  const items = listBelow(grid, words.headings);
  const categories = readCategories(items);
  if (categories.length === 0) return null;
  const taken = readTaken(grid);
  const listed = readListed(grid);
  return customSchemeOf({
    title: labelled(grid, words.title)?.text.trim() ?? sheet.name,
    clause: labelled(grid, words.source)?.text.trim() ?? sheet.name,
    total: numberIn(labelled(grid, words.total)) ?? null,
    ceiling: numberIn(labelled(grid, words.ceiling)) ?? null,
    hasItemWeights: fold(labelled(grid, words.itemWeights)?.text ?? "") === fold(words.yes),
    categories,
    columns: readColumns(grid),
    levels: listed.levels.length > 0 ? listed.levels : taken.levels,
    weights: listed.weights.length > 0 ? listed.weights : taken.weights,
    vetoes: [...listed.vetoes, ...taken.vetoes.filter((v) => !listed.vetoes.some((other) => other.text === v.text))],
  });
}

type Rules = Pick<RubricFacts, "levels" | "weights" | "vetoes">;

/** The lists of levels, weights and vetoes. */
function readListed(grid: SheetGrid): Rules {
  return {
    levels: listBelow(grid, words.levelHeadings).flatMap(([name, from, to]) =>
      name ? [{ name: name.text.trim(), from: numberIn(from) ?? null, to: numberIn(to) ?? null }] : [],
    ),
    weights: listBelow(grid, words.weightHeadings).flatMap(([name, share]) => {
      const party = parties.find((p) => name && fold(words.parties[p]) === fold(name.text));
      const percent = numberIn(share);
      return party && percent !== undefined ? [{ party, share: Number((percent / 100).toFixed(4)) }] : [];
    }),
    vetoes: listBelow(grid, words.vetoHeadings).flatMap(([text, level]) =>
      text ? [{ text: text.text.trim(), level: level?.text.trim() ?? "" }] : [],
    ),
  };
}

function readColumns(grid: SheetGrid): readonly StatedColumn[] {
  return listBelow(grid, words.columnHeadings).flatMap(([heading, purpose]) =>
    heading ? [{ heading: heading.text.trim(), meaning: purposeNamed(purpose?.text ?? "") }] : [],
  );
}

/** What the text of the notice states and a person took: levels and weights as its sentence says, a veto as it is written. */
function readTaken(grid: SheetGrid): Rules {
  const rows = listBelow(grid, words.offeredHeadings).filter(([, take]) => fold(take?.text ?? "") === fold(words.yes));
  const of = (kind: keyof typeof words.offeredKinds): readonly Row[] =>
    rows.filter(([name]) => fold(name?.text ?? "") === fold(words.offeredKinds[kind]));
  const sentence = (row: Row): string => row[2]?.text ?? "";
  return {
    levels: of("levels").map((row) => readBands(sentence(row)))[0] ?? [],
    weights: of("weights").map((row) => readWeights(sentence(row))?.weights ?? [])[0] ?? [],
    vetoes: of("veto").flatMap((row) => {
      const [, text = "", level = ""] = /^([^]*?)(?:（定为：(.*)）)?$/.exec(row[3]?.text.trim() ?? "") ?? [];
      return text === "" ? [] : [{ text, level }];
    }),
  };
}

/** The known scheme that a person chose on 「评分办法」 instead of what it lists; null where they did not. */
export function readAppliedScheme(sheet: SheetSnapshot): Scheme | null {
  return schemeNamed(labelled(makeGrid(sheet), words.applies)?.text ?? "");
}

/** An entry on 「评分办法」 that is none of what can be chosen there. */
interface UnknownChoice {
  readonly cell: CellAddress;
  readonly field: string;
  readonly text: string;
  readonly options: readonly string[];
}

/** Entries that the reading passes by: another word for a column, a way of scoring, a party or a scheme. */
export function unknownChoices(sheet: SheetSnapshot): readonly UnknownChoice[] {
  const grid = makeGrid(sheet);
  const of = (
    field: string,
    cells: readonly (GridCell | undefined)[],
    options: readonly string[],
    isKnown = (text: string): boolean => options.some((option) => fold(option) === fold(text)),
  ): readonly UnknownChoice[] =>
    cells.flatMap((cell) =>
      cell && fold(cell.text) !== "" && !isKnown(cell.text) ? [{ cell, field, text: oneLine(cell.text), options }] : [],
    );
  const applicable = [words.ownScheme, ...choosableSchemes.map(sourceOf)];
  return [
    ...of(words.applies, [labelled(grid, words.applies)], applicable),
    ...of(
      words.headings[5],
      listBelow(grid, words.headings).map((row) => row[5]),
      Object.values(words.kinds),
    ),
    ...of(
      words.columnHeadings[1],
      listBelow(grid, words.columnHeadings).map((row) => row[1]),
      offeredPurposes,
      (text) => purposeNamed(text) !== null,
    ),
    ...of(
      words.weightHeadings[0],
      listBelow(grid, words.weightHeadings).map((row) => row[0]),
      Object.values(words.parties),
    ),
  ];
}

/** The cell right of a label. */
function labelled(grid: SheetGrid, label: string): GridCell | undefined {
  const cell = grid.cells.find((c) => fold(c.text) === fold(label));
  return cell && (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
}

/** A number, or a text that evidently is one (`5分`). */
function numberIn(cell: GridCell | undefined): number | undefined {
  if (!cell) return undefined;
  const { value } = cell.cell;
  return typeof value === "number" ? value : (readNumber(cell.text.replace(/%|％/g, "")) ?? undefined);
}

type Row = readonly (GridCell | undefined)[];

const LABELS: ReadonlySet<string> = new Set(
  [
    words.total,
    words.columnHeadings[0],
    words.levelHeadings[0],
    words.weightHeadings[0],
    words.vetoHeadings[0],
    words.headings[0],
    words.offeredHeadings[0],
  ].map(fold),
);

/** The rows below a row with these headings, their cells in the headings' order, up to the next list. */
function listBelow(grid: SheetGrid, headings: readonly string[]): readonly Row[] {
  const folded = headings.map(fold);
  for (const [row, cells] of grid.rows) {
    const columns = folded.map((h) => cells.find((c) => fold(c.text) === h)?.column);
    if (columns.some((c) => c === undefined)) continue;
    const rows: Row[] = [];
    for (let r = row + 1; r <= grid.lastRow; r++) {
      const line = grid.rows.get(r) ?? [];
      if (line.some((c) => c.column === columns[0] && LABELS.has(fold(c.text)))) break;
      if (line.length > 0) rows.push(columns.map((column) => line.find((c) => c.column === column)));
    }
    return rows;
  }
  return [];
}

function readCategories(rows: readonly Row[]): readonly Category[] {
  const categories: { name: string; maximum: number | null; items: Criterion[] }[] = [];
  for (const [name, sum, number, text, maximum, kind, options] of rows) {
    const label = name?.text.trim() ?? "";
    if (label !== "" && label !== categories.at(-1)?.name)
      categories.push({ name: label, maximum: numberIn(sum) ?? null, items: [] });
    const points = numberIn(maximum);
    const values = options?.text.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? null;
    const said = criterionKinds.find((k) => kind && fold(words.kinds[k]) === fold(kind.text));
    // What is added or taken off for each of several deeds has no limit.
    if (!text || (points === undefined && said !== "bonus" && said !== "deduction")) continue;
    if (categories.length === 0) categories.push({ name: text.text.trim(), maximum: null, items: [] });
    categories.at(-1)?.items.push({
      number: number ? number.text.trim() : null,
      text: text.text.trim(),
      maximum: points ?? null,
      kind: said ?? (values ? "options" : "score"),
      options: values,
      matchWords: [],
    });
  }
  return categories.filter((c) => c.items.length > 0);
}
