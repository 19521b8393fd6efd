import type { RubricTable } from "./columns";

/** A wide sheet of texts is tried in so many ways at most. */
const MOST_READINGS = 20;

/**
 * The ways to understand a table's columns, the likeliest first: its sums decide between them.
 * Points may stand left of the items, and then belong to the categories; without a heading any
 * column of numbers may hold the maxima.
 */
export function readingsOf(table: RubricTable): readonly RubricTable[] {
  return [
    table,
    ...byItemColumn(table),
    ...byItemColumn(table).map((way) => ({ ...way, isMaximumLeft: true })),
    ...table.statingColumns.flatMap((column) => byStatingColumn(table, column)),
    ...table.hiddenMaximumColumns.map((column) => withMaxima(table, column)),
    ...table.otherMaximumColumns.flatMap((column) => byMaxima(table, column)),
    ...table.foreignColumns.flatMap((column) =>
      byMaxima(table, column).map((way) => ({ ...way, isMaximumForeign: true })),
    ),
    ...byTextAlone(table),
    ...table.pointsPairs.map(([inner, outer]) => withOuterMaxima(table, inner, outer)),
  ].slice(0, MOST_READINGS);
}

/** Another text column than the one left of the maxima holds the items. */
function byItemColumn(table: RubricTable): readonly RubricTable[] {
  const lastMaximum = table.maximumColumns.at(-1) ?? -1;
  const usual = table.textColumns.filter((c) => lastMaximum < 0 || c < lastMaximum).at(-1);
  return table.textColumns
    .filter((c) => c !== usual && (c > lastMaximum || lastMaximum < 0))
    .map((itemColumn) => ({ ...table, itemColumn }));
}

/** The items stand under a heading that promises words on scoring. */
function byStatingColumn(table: RubricTable, itemColumn: number): readonly RubricTable[] {
  const way = {
    ...table,
    textColumns: [...table.textColumns, itemColumn].sort((a, b) => a - b),
    remarkColumns: table.remarkColumns.filter((c) => c !== itemColumn),
    itemColumn,
  };
  const left = { ...way, maximumColumns: table.maximumColumns.filter((c) => c < itemColumn) };
  return [left, ...(left.maximumColumns.length > 0 ? [{ ...left, isMaximumLeft: true }] : []), way];
}

/** Numbers without a heading beside lines that state their points are their scores. */
function byTextAlone(table: RubricTable): readonly RubricTable[] {
  if (table.headingRow !== null || table.maximumColumns.length === 0) return [];
  const partyColumns = [...table.partyColumns, ...table.maximumColumns].sort((a, b) => a - b);
  const otherMaximumColumns = [...table.otherMaximumColumns, ...table.maximumColumns];
  return [{ ...table, maximumColumns: [], otherMaximumColumns, partyColumns }];
}

function withMaxima(table: RubricTable, column: number): RubricTable {
  return {
    ...table,
    textColumns: table.textColumns.filter((c) => c !== column),
    remarkColumns: table.remarkColumns.filter((c) => c !== column),
    maximumColumns: [...table.maximumColumns, column].sort((a, b) => a - b),
  };
}

/** The maxima stand in another column of numbers, right or left of the items. */
function byMaxima(table: RubricTable, column: number): readonly RubricTable[] {
  const way = {
    ...table,
    maximumColumns: [column],
    textColumns: table.textColumns.filter((c) => c !== column),
    partyColumns: table.partyColumns.filter((c) => c !== column),
  };
  return [way, ...byItemColumn(way).flatMap((w) => [w, { ...w, isMaximumLeft: true }])];
}

/** The categories' points in a column right of the items'. */
function withOuterMaxima(table: RubricTable, inner: number, outer: number): RubricTable {
  const without = (columns: readonly number[]): readonly number[] => columns.filter((c) => c !== inner && c !== outer);
  return {
    ...table,
    maximumColumns: [inner],
    outerMaximumColumn: outer,
    textColumns: without(table.textColumns),
    partyColumns: without(table.partyColumns),
    remarkColumns: without(table.remarkColumns),
    isMaximumForeign: table.foreignColumns.includes(inner),
  };
}
