import { bare, fold } from "../text/fold";
import type { GridCell } from "../workbook/grid";
import type { RubricTable } from "./columns";
import { key } from "./notes";
import type { ReadItem } from "./reading";

/** Points as rubrics share them out. */
const COMMON_TOTALS = [10, 20, 30, 40, 50, 60, 80, 100, 110, 120, 150, 200, 300, 500, 1000];

/** Words over a column that nothing is known of, which make points of its numbers: 权数, 配比分. */
const POINTS_HEADING = /分|权|配/;

const MAXIMA_HEADING = /分值|标准分|满分|基[本础准]分|配分/;

function headingOf(table: RubricTable, cells: ReadonlyMap<string, GridCell>): string {
  const column = table.maximumColumns.at(-1);
  return column === undefined ? "" : (cells.get(key({ row: table.headingRow ?? -1, column }))?.text ?? "");
}

/** Headings over names of people or of what took part: scores beside them are results, and no points to be had. */
const NAMES_HEADING =
  /^(?:.{0,4}(?:姓名|名单|选手|学生|学员|考生|队员|会员|员工|参赛者|被考核人|候选人|队伍名称?|队伍|代表队|球队|球员)|(?:student|employee|full|first|last|player|team)?names?|students?|employees?|players?|persons?|members?|teams?|clubs?|country|countries)$/i;

function isListOfNames(table: RubricTable, items: readonly ReadItem[], cells: ReadonlyMap<string, GridCell>): boolean {
  // Beside 满分 | 得分 under one heading, 姓名 stands a line higher.
  const headingRows = table.headingRow === null ? [] : [0, 1, 2].map((up) => (table.headingRow ?? 0) - up);
  const isOverNames = (column: number): boolean =>
    NAMES_HEADING.test(
      fold(headingRows.map((row) => cells.get(key({ row, column }))?.text ?? "").find((text) => text !== "") ?? ""),
    );
  // Beside every item somebody is named.
  return table.textColumns
    .filter(isOverNames)
    .some(
      (column) => items.filter(({ cell: { row } }) => cells.has(key({ row, column }))).length >= items.length * 0.7,
    );
}

/** Numbers under unknown words are points if these speak of points, or if scores stand beside them and all is 100. */
function isAfterAll(table: RubricTable, cells: ReadonlyMap<string, GridCell>, computed: number): boolean {
  return (
    POINTS_HEADING.test(headingOf(table, cells)) ||
    (table.partyColumns.length > 0 && [100, 110, 120, 1000].includes(computed))
  );
}

/**
 * A list of amounts, ages or scores is no rubric: something must say that the numbers are points to
 * be had (a heading, their unit, brackets in the text), else their sums must.
 */
export function isPlausible(
  table: RubricTable,
  items: readonly ReadItem[],
  cells: ReadonlyMap<string, GridCell>,
  agreed: number,
  computed: number,
): boolean {
  // 0.2, 0.3 and 0.5 are shares of a whole that the sheet does not state.
  if (computed === 1 && items.every((i) => i.maximum < 1)) return false;
  // Where much of it gives nothing the numbers are no points.
  const worthless = items.filter((i) => i.kind === "score" && i.maximum === 0).length;
  if (worthless > 0 && worthless >= items.length * 0.4) return false;
  const worded = items.filter((i) => bare(i.text).length >= 2).length;
  if (worded < items.length * 0.7 || isListOfNames(table, items, cells)) return false;
  const listed = items.filter((i) => (i.options ?? []).length >= 2);
  if (table.isMaximumNamed || table.tiers || listed.length >= items.length * 0.6) return true;
  const inText = items.filter((i) => !table.maximumColumns.includes(i.maximumCell.column));
  const withUnit = items.filter((i) => /分/.test(cells.get(key(i.maximumCell))?.text ?? ""));
  const isSum =
    agreed >= 2 || (agreed >= 1 && COMMON_TOTALS.includes(computed)) || (computed === 100 && table.headingRow === null);
  if (MAXIMA_HEADING.test(headingOf(table, cells))) return true;
  if (table.isMaximumForeign && !isAfterAll(table, cells, computed)) return false;
  if (inText.length >= items.length * 0.6) return withUnit.length >= items.length * 0.6 || isSum;
  return isSum || (withUnit.length >= items.length * 0.6 && (agreed >= 1 || COMMON_TOTALS.includes(computed)));
}
