import { customScheme, scoredRows } from "../rubrics/custom-scheme";
import { hasPointsInSight } from "../rubrics/points-in-sight";
import { readRubricGrid, turnedGrid } from "../rubrics/read-rubric";
import type { ReadItem, RubricReading } from "../rubrics/reading";
import type { Scheme, ScoringForm, StatedColumn } from "../schemes/types";
import { isExtra } from "../scoring/points";
import { a1, type SheetGrid } from "../workbook/grid";
import { findNameOnSheet } from "../model/names";
import type { FormMatch } from "./rubric-index";
import type { RearrangedGrid } from "../rubrics/rearranged";
import type { CellAddress } from "../workbook/address";
import { findSaidTotals } from "./said-totals";
import { layOutScores, type LayoutItem, type ScoreLayout, type UnconfiguredColumns } from "./score-layout";
import { findStatedLevel, round2 } from "./scoring";
import {
  placeKey,
  type Evidence,
  type FoundCategory,
  type FoundItem,
  type ScoreColumn,
  type ScorePlace,
  type ScoringSheet,
} from "../model/recognised-sheet";

/** Rows with content. A longer sheet is a list of something, never a rubric: it is told as not recognised. */
const LONGEST_RUBRIC = 10_000;

/**
 * A scoring sheet of an authority nobody configured, understood from the sheet itself. `findNearest`
 * gives the known rubric that fits best though not well enough: both shares are told.
 * @param said a 「评分办法」 whose columns and rules count, while its items are read from the sheet anew.
 */
export function readCustomSheet(
  grid: SheetGrid,
  findNearest: () => FormMatch | undefined,
  said?: Scheme,
): ScoringSheet | null {
  const stated = said?.forms.flatMap((f) => (f.kind === "scoring" ? (f.statedColumns ?? []) : [])) ?? [];
  const isShort = grid.rows.size <= LONGEST_RUBRIC;
  const reading = isShort && hasPointsInSight(grid) ? readRubricGrid(grid, stated) : null;
  if (!reading) return null;
  const nearest = findNearest();
  const scheme = said ? withRulesOf(said, customScheme(reading)) : customScheme(reading);
  const form = scheme.forms[0] as ScoringForm;
  const items = toItems(reading, form);
  const turned = turnedGrid(grid, reading.account.arrangement);
  const layout = turned ? layOutTurned(turned, items, reading) : layOut(grid, items, reading, (cell) => cell, stated);
  const itemRows = new Set(items.flatMap((i) => i.rows ?? [i.row]));
  const first = Math.min(...items.map((i) => i.row));
  const name = layout.isMatrix ? null : findNameOnSheet(grid, Math.min(first, layout.headingRow ?? first));
  const named = layout.isMatrix ? layout.columns : layout.columns.map((c) => ({ ...c, branch: name }));
  // A column stands for all items or for none.
  const columns = turned || new Set(items.map((i) => i.row)).size === items.length ? named : [];
  const regular = items.filter((i) => i.criterion.kind === "score" || i.criterion.kind === "options");
  const adds = reading.findings.every((f) => f.code !== "rubric-sum-mismatch");
  const evidence: Evidence[] = [
    { code: "sums", facts: { items: items.length, total: reading.total, adds } },
    ...(nearest
      ? [
          {
            code: "items" as const,
            facts: {
              found: nearest.matches.length,
              of: nearest.form.items.length,
              template: `${nearest.form.scheme.id}/${nearest.form.form.id}`,
            },
          },
        ]
      : []),
  ];
  return {
    kind: "scoring",
    sheet: grid.sheet,
    template: layout.isMatrix ? "dingji/matrix" : "custom/scoring",
    scheme,
    form,
    confidence: round2(
      0.5 +
        (adds ? 0.2 : 0) +
        (layout.hasPartyHeadings ? 0.15 : 0) +
        (reading.notUnderstood.length === 0 ? 0.1 : 0) +
        (regular.length >= 5 ? 0.05 : 0),
    ),
    evidence,
    differences: [],
    rubric: form.rubric,
    items,
    categories: toCategories(reading),
    columns,
    sumCells: layout.sumCells.flatMap((s) => {
      const column = columns.find((c) => c.column === s.column.column);
      return column ? [{ ...s, column }] : [];
    }),
    saidTotals: findSaidTotals(grid, itemRows, reading.total),
    statedSums: layout.statedSums,
    maximumColumn: layout.maximumColumn,
    printedColumns: layout.printedColumns,
    meanings: layout.meanings,
    headings: layout.headings,
    footerRows: layout.footerRows,
    satisfaction: null,
    statedLevel: findStatedLevel(grid, scheme, itemRows),
    extraItems: [],
    reading,
  };
}

type PlaceOf = (cell: CellAddress) => CellAddress;

/** @param placeIn where a cell of the sheet stands in the grid. */
function layOut(
  grid: SheetGrid,
  items: readonly FoundItem[],
  reading: RubricReading,
  placeIn: PlaceOf,
  columns: readonly StatedColumn[] = [],
): ScoreLayout {
  const layoutItems = items.map(({ text, category, criterion }): LayoutItem => {
    const { row, column: textColumn } = placeIn(text);
    return { row, textColumn, category, maximum: criterion.maximum, isExtra: isExtra(criterion) };
  });
  return layOutScores(grid, layoutItems, { maximum: [], parties: [], columns }, columnsOf(reading, placeIn));
}

/** The items of one scheme under the title, levels, weights and vetoes of another. */
function withRulesOf(said: Scheme, { forms: [form] }: Scheme): Scheme {
  const [own] = said.forms;
  if (form?.kind !== "scoring" || own?.kind !== "scoring") throw new RangeError(`${said.id} has no rubric`);
  return { ...said, forms: [{ ...own, rubric: form.rubric }] };
}

/** Looks for the scores where the lines lie as they were read, and tells their places on the sheet. */
function layOutTurned(
  { grid, placeOf }: RearrangedGrid,
  items: readonly FoundItem[],
  reading: RubricReading,
): ScoreLayout {
  const inGrid = new Map(grid.cells.map((cell) => [placeKey(placeOf(cell)), cell as CellAddress]));
  const placeIn: PlaceOf = (cell) => inGrid.get(placeKey(cell)) ?? cell;
  const layout = layOut(grid, items, reading, placeIn);
  const columns = layout.columns.map((found): ScoreColumn => {
    const places = items.map((item): [string, readonly ScorePlace[]] => {
      const { row } = placeIn(item.text);
      return [placeKey(item.text), [{ ...placeOf({ row, column: found.column }), worth: null }]];
    });
    return { ...found, places: new Map(places) };
  });
  const rows = items.map((i) => placeIn(i.text).row);
  const onSheet = (column: number): readonly number[] => [
    ...new Set(rows.map((row) => placeOf({ row, column }).column)),
  ];
  return {
    ...layout,
    columns,
    sumCells: layout.sumCells.flatMap((s) => (s.group ? [] : [{ ...s, cell: placeOf(s.cell) }])),
    statedSums: layout.statedSums.map((s) => ({ ...s, cell: placeOf(s.cell) })),
    printedColumns: new Set([...layout.printedColumns].flatMap(onSheet)),
    meanings: new Map([...layout.meanings].flatMap(([c, m]) => onSheet(c).map((column) => [column, m] as const))),
    // Its columns stand in several of the sheet's, or in rows.
    headings: new Map(),
    footerRows: new Set([...layout.footerRows].map((row) => placeOf({ row, column: 0 }).row)),
  };
}

/** The columns of texts and maxima that the reading found, so that the layout need not guess them again. */
function columnsOf(reading: RubricReading, placeIn: PlaceOf): UnconfiguredColumns {
  const items = reading.categories.flatMap((c) => c.items);
  const columnOf = (cell: CellAddress): number => placeIn(cell).column;
  const texts = new Set([...reading.categories, ...items].map(({ cell }) => columnOf(cell)));
  // What a heading states of all items (评分（0-10分）) makes its column none of maxima.
  const stated = items.filter((i) => placeIn(i.maximumCell).row >= reading.table.firstRow);
  const maxima = stated.map((i) => columnOf(i.maximumCell)).filter((column) => !texts.has(column));
  const ofCategories = reading.categories.flatMap((c) => (c.maximumCell ? columnOf(c.maximumCell) : []));
  const often = (column: number): number => maxima.filter((c) => c === column).length;
  const [maximum] = [...new Set(maxima)].sort((a, b) => often(b) - often(a));
  const { numberColumns, maximumColumns, tickColumns } = reading.table;
  const numbers = [...numberColumns.map((n) => n.column), ...tickColumns];
  const others = [...texts, ...maxima, ...ofCategories, ...maximumColumns, ...numbers];
  const rowsOf = (of: readonly ReadItem[]): ReadonlySet<number> =>
    new Set(
      of.flatMap(({ rows = [], cell }) => [cell, ...rows.map((row) => ({ ...cell, row }))]).map((c) => placeIn(c).row),
    );
  const rows = rowsOf(items);
  const headings = new Map(
    reading.categories.flatMap(({ name: category, cell, groups }) =>
      [
        { cell, group: undefined },
        ...groups.map(({ name, cell, items: own }) => ({ cell, group: { name, rows: rowsOf(own) } })),
      ].flatMap(({ cell, group }) => {
        const { row } = placeIn(cell);
        return rows.has(row) ? [] : [[row, { category, group }] as const];
      }),
    ),
  );
  return { others, headings, ...(maximum === undefined ? {} : { maximum }) };
}

function toItems(reading: RubricReading, form: ScoringForm): FoundItem[] {
  return reading.categories.flatMap((category, c) =>
    scoredRows(category.items).map(({ item, maximum }, i): FoundItem => {
      const criterion = form.rubric.categories[c]?.items[i];
      if (!criterion) throw new RangeError(`reading and scheme differ at ${a1(item.cell)}`);
      return {
        criterion,
        category: category.name,
        row: item.cell.row,
        ...(item.rows ? { rows: item.rows } : {}),
        text: item.cell,
        foundText: item.text,
        similarity: 1,
        foundNumber: item.number,
        maxima: item.isOpen ? [] : [{ cell: item.maximumCell, value: maximum }],
      };
    }),
  );
}

/** A maximum stated in a 小计 row below is one of the layout's stated sums. */
function toCategories(reading: RubricReading): FoundCategory[] {
  return reading.categories.map((c) => {
    const isBelow = c.maximumCell !== null && c.maximumCell.row > (c.items.at(-1)?.cell.row ?? Infinity);
    return {
      name: c.name,
      cell: c.cell,
      maximum: c.isMaximumStated && !isBelow ? { cell: c.cell, value: c.maximum } : null,
    };
  });
}
