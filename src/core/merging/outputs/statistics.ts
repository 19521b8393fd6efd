import { SheetBuilder } from "../../design/sheet-builder";
import type { ColumnChart, SheetDesign } from "../../design/sheet-design";
import { ownTitles } from "../../own-sheets/index";
import { statisticsWords as words } from "../../own-sheets/statistics/description";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { quoteSheetName, rangeToA1, toA1, type CellRange } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { decimal, type Big } from "../../workbook/decimal";
import { sourceOf } from "../../schemes/source";
import type { Level } from "../../schemes/types";
import { levelOf, NEAR_POINTS, rankOf } from "../../schemes/levels";
import type { MergedBranch } from "../merge-result";
import { detailRange, type DrawnDetail } from "./detail";

const LABEL_WIDTH = 26;
const FIGURE_WIDTH = 8;
const LINE_HEIGHT = 24;
const CHART_ROWS = 9;
/** With more columns than this a chart is not legible. */
const MOST_COLUMNS = 15;
/** A table of so many lines stays on the page of its chart. */
const MOST_TOGETHER = 8;
const PIXELS_PER_POINT = 4 / 3;

/**
 * Draws 「分类定级统计表」: for every scheme how many branches are on each level, altogether, by type and by
 * parent, with shares of all branches, and who is near the next level. Every figure is a formula over
 * 「分类定级明细表」.
 */
export function drawStatistics(
  details: readonly DrawnDetail[],
  name: string,
  sentence: string,
  program: string,
): SheetDesign {
  const widest = Math.max(1, ...details.map(({ scheme }) => scheme.levels.length));
  const builder = new SheetBuilder([LABEL_WIDTH, ...Array.from({ length: 2 * (widest + 2) }, () => FIGURE_WIDTH)]);
  builder.putLine(0, ownTitles.statistics, "title");
  builder.atLeast(0, 34);
  builder.putLine(
    1,
    `${OWN_MARK}　本软件拟定。比例以全部党支部为基数，分党委的以该党委的党支部为基数；未定级的单列一栏。${sentence}`,
    "note",
  );
  let row = 3;
  const charts: ColumnChart[] = [];
  for (const detail of details) {
    if (detail.scheme.levels.length > 0) charts.push(chartBeside(row + 1, detail));
    row = drawScheme(builder, row, detail, charts) + 1;
  }
  return { ...builder.build(name, { orientation: "landscape", footer: program }, 0), charts };
}

/** The columns stand to the right of the table of levels, as high as it is. */
function chartBeside(top: number, { scheme }: DrawnDetail): ColumnChart {
  const bottom = top + scheme.levels.length + 1;
  const column = (left: number): CellRange => ({ top: top + 1, bottom, left, right: left });
  return {
    title: "各等次党支部个数",
    categories: column(0),
    values: column(1),
    heading: { row: top, column: 1 },
    at: { row: top, column: 4 },
    width: 480,
    height: Math.round((scheme.levels.length + 2) * LINE_HEIGHT * PIXELS_PER_POINT),
  };
}

/** Levels stacked for each party committee, below the table of which it shows the counts. */
function chartByParent(top: number, bottom: number, { scheme }: DrawnDetail): ColumnChart {
  const values = (left: number): CellRange => ({ top: top + 2, bottom: bottom - 1, left, right: left });
  const [first, ...more] = [...scheme.levels.map((l) => l.name), words.ungraded].map((_, k) => ({
    heading: { row: top, column: 1 + 2 * k },
    values: values(1 + 2 * k),
  }));
  return {
    title: "各党委（党总支）各等次党支部个数",
    categories: values(0),
    heading: first?.heading ?? { row: top, column: 1 },
    values: first?.values ?? values(1),
    more,
    at: { row: bottom, column: 0 },
    width: 720,
    height: Math.round((CHART_ROWS - 1) * LINE_HEIGHT * PIXELS_PER_POINT),
  };
}

interface Line {
  readonly label: string;
  readonly branches: readonly MergedBranch[];
  /** Shares are those of its own branches, not of all. */
  readonly isBase: boolean;
  /** A product's factor that selects these rows of the detail. */
  readonly factor: (labelCell: string) => string;
}

function drawScheme(builder: SheetBuilder, top: number, detail: DrawnDetail, charts: ColumnChart[]): number {
  const { scheme, branches, columns } = detail;
  const sheet = `${quoteSheetName(detail.design.sheet.name)}!`;
  builder.putLine(top, words.scheme(sourceOf(scheme), branches.length), "line");
  // The chart beside the levels must not be cut.
  for (let beside = top + 1; beside <= top + scheme.levels.length + 3; beside++) builder.glue(beside);
  const range = (column: number): string => `${sheet}${detailRange(detail, column)}`;
  let row = drawLevels(builder, top + 1, detail, range(columns.level));
  for (const [heading, column, value] of [
    [words.type, columns.type, (b: MergedBranch) => b.type],
    [words.parent, columns.parent, (b: MergedBranch) => b.parent],
  ] as const) {
    const values = [...new Set(branches.map((b) => value(b) ?? ""))];
    if (values.length === 1 && values[0] === "") continue;
    // In the order of the detail, the unstated last.
    const lines = [...values.filter((text) => text !== ""), ...values.filter((text) => text === "")].map(
      (text): Line => ({
        label: text === "" ? words.unstated : text,
        isBase: heading === words.parent,
        branches: branches.filter((b) => (value(b) ?? "") === text),
        factor: (label) => `(${range(column)}=${text === "" ? '""' : label})`,
      }),
    );
    const first = row + 1;
    row = drawTable(builder, first, detail, heading, lines, range(columns.level));
    if (heading !== words.parent || lines.length > MOST_COLUMNS || scheme.levels.length === 0) continue;
    charts.push(chartByParent(first, row, detail));
    if (lines.length <= MOST_TOGETHER) for (let own = first + 1; own < row; own++) builder.glue(own);
    for (let i = 0; i < CHART_ROWS; i++) {
      builder.atLeast(row + i, LINE_HEIGHT);
      builder.glue(row + i);
      // A cell without a border, so that the rows belong to what is printed.
      builder.put(row + i, 0, null, "line");
    }
    row += CHART_ROWS;
  }
  return drawNear(builder, row + 1, detail, sheet);
}

interface Near {
  readonly branch: MergedBranch;
  readonly next: Level;
  /** What the total lacks, in points. */
  readonly lacking: number;
}

/** Branches whose total lies so little below the next level that a second look is due; vetoed ones left out. */
function nearCutOffs({ scheme, branches }: DrawnDetail): readonly Near[] {
  return branches.flatMap((branch): Near[] => {
    const { total, level, appliedVetoes, roundsFirst } = branch;
    if (total === null || level === null || appliedVetoes.length > 0) return [];
    if (levelOf(decimal(total), scheme.levels, roundsFirst)?.name !== level) return [];
    const next = scheme.levels[rankOf(scheme.levels, level) - 1];
    if (!next || next.from === null) return [];
    const lacking = boundOf(next.from, roundsFirst).minus(decimal(total)).toNumber();
    return lacking <= NEAR_POINTS ? [{ branch, next, lacking }] : [];
  });
}

/** Rounded to an integer first, a total reaches its bound half a point earlier. */
function boundOf(from: number, roundsFirst: boolean): Big {
  return decimal(from).minus(decimal(roundsFirst ? 0.5 : 0));
}

const NEAR_COLUMNS = [words.points, words.result, words.next, words.lacking] as const;

/** Who is near a bound, with live totals and differences; nothing where nobody is. */
function drawNear(builder: SheetBuilder, top: number, detail: DrawnDetail, sheet: string): number {
  const near = nearCutOffs(detail);
  if (near.length === 0) return top - 1;
  builder.putLine(top, words.near(NEAR_POINTS), "line");
  builder.put(top + 1, 0, words.branch, "heading");
  NEAR_COLUMNS.forEach((word, i) => builder.put(top + 1, 1 + 2 * i, word, "heading", { columns: 2 }));
  builder.atLeast(top + 1, LINE_HEIGHT);
  near.forEach(({ branch, next, lacking }, i) => {
    const row = top + 2 + i;
    const source = detail.top + detail.branches.indexOf(branch);
    const total = `${sheet}${toA1({ row: source, column: detail.columns.total })}`;
    const level = `${sheet}${toA1({ row: source, column: detail.columns.level })}`;
    const bound = boundOf(next.from ?? 0, branch.roundsFirst).toNumber();
    builder.put(row, 0, branch.name, "textMiddle");
    const cells: readonly (readonly [Cell | string, "score" | "center"])[] = [
      [{ value: branch.total, formula: total }, "score"],
      [{ value: branch.level, formula: level }, "center"],
      [next.name, "center"],
      [{ value: lacking, formula: `ROUND(${bound}-${total},4)` }, "score"],
    ];
    cells.forEach(([content, style], k) => builder.put(row, 1 + 2 * k, content, style, { columns: 2 }));
    builder.atLeast(row, LINE_HEIGHT);
  });
  return top + 2 + near.length;
}

/** A row for each level, one for the ungraded and one for all, with counts and shares. */
function drawLevels(builder: SheetBuilder, top: number, { scheme, branches }: DrawnDetail, levels: string): number {
  [words.level, words.count, words.share].forEach((word, column) => builder.put(top, column, word, "heading"));
  builder.atLeast(top, LINE_HEIGHT);
  const counts = scheme.levels.map((l) => branches.filter((b) => b.level === l.name).length);
  const graded = counts.reduce((sum, n) => sum + n, 0);
  const last = top + scheme.levels.length + 2;
  const total = toA1({ row: last, column: 1 });
  const own = rangeToA1({ top: top + 1, bottom: last - 2, left: 1, right: 1 });
  const lines: (readonly [string, Cell])[] = [
    ...scheme.levels.map(
      ({ name }, i) => [name, { value: counts[i] ?? 0, formula: `COUNTIF(${levels},"${name}")` }] as const,
    ),
    [
      words.ungraded,
      { value: branches.length - graded, formula: scheme.levels.length === 0 ? total : `${total}-SUM(${own})` },
    ],
    [words.total, { value: branches.length, formula: `ROWS(${levels})` }],
  ];
  lines.forEach(([word, count], i) => {
    const row = top + 1 + i;
    const share = { value: (count.value as number) / branches.length, formula: `${toA1({ row, column: 1 })}/${total}` };
    builder.put(row, 0, word, "center");
    builder.put(row, 1, count, "count");
    builder.put(row, 2, share, "percent");
    builder.atLeast(row, LINE_HEIGHT);
  });
  return last + 1;
}

/** One line per group: count and share of each level, of the ungraded, and of all. */
function drawTable(
  builder: SheetBuilder,
  top: number,
  { scheme, branches }: DrawnDetail,
  heading: string,
  lines: readonly Line[],
  levels: string,
): number {
  const headings = [...scheme.levels.map((l) => l.name), words.ungraded, words.total];
  builder.put(top, 0, heading, "heading", { rows: 2 });
  headings.forEach((word, i) => {
    builder.put(top, 1 + 2 * i, word, "heading", { columns: 2 });
    builder.put(top + 1, 1 + 2 * i, words.count, "heading");
    builder.put(top + 1, 2 + 2 * i, words.share, "heading");
  });
  lines.forEach((line, i) => {
    const row = top + 2 + i;
    const label = `$${toA1({ row, column: 0 })}`;
    const at = (k: number): string => toA1({ row, column: 1 + 2 * k });
    const counts = scheme.levels.map((l) => line.branches.filter((b) => b.level === l.name).length);
    const graded = counts.reduce((sum, n) => sum + n, 0);
    const all = line.branches.length;
    const figures: Cell[] = scheme.levels.map((level, k) => ({
      value: counts[k] ?? 0,
      formula: `SUMPRODUCT(${line.factor(label)}*(${levels}="${level.name}"))`,
    }));
    const total = headings.length - 1;
    const sum = scheme.levels.length === 0 ? at(total) : `${at(total)}-${scheme.levels.map((_, k) => at(k)).join("-")}`;
    figures.push({ value: all - graded, formula: sum });
    figures.push({ value: all, formula: `SUMPRODUCT(${line.factor(label)}*1)` });
    builder.put(row, 0, line.label, "textMiddle");
    figures.forEach((figure, k) => {
      builder.put(row, 1 + 2 * k, figure, "count");
      const base = line.isBase ? all : branches.length;
      const share = base === 0 ? "" : (figure.value as number) / base;
      const whole = line.isBase ? at(total) : `ROWS(${levels})`;
      const formula = `IF(${whole}=0,"",${at(k)}/${whole})`;
      builder.put(row, 2 + 2 * k, { value: share, formula }, "percent");
    });
    builder.atLeast(row, LINE_HEIGHT);
  });
  return top + 2 + lines.length;
}
