import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import { OWN_MARK, ownTitles } from "../../recognition/own-sheets";
import { quoteSheetName, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { byCode } from "../names";
import type { MergedBranch } from "../merge";
import { detailRange, type DrawnDetail } from "./detail";

const UNGRADED = "未定级";
const TOTAL = "合计";
const UNSTATED = "（未注明）";
const LABEL_WIDTH = 26;
const FIGURE_WIDTH = 8;

/**
 * Draws 「分类定级统计表」: for every scheme how many branches are on each level, altogether, by type and by
 * parent, with shares of all branches. Every figure is a formula over 「分类定级明细表」.
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
  builder.putLine(1, `${OWN_MARK}　本软件拟定。比例以全部党支部为基数，未定级的单列一栏。${sentence}`, "note");
  let row = 3;
  for (const detail of details) row = drawScheme(builder, row, detail) + 1;
  return builder.build(name, { orientation: "landscape", footer: program }, 0);
}

interface Line {
  readonly label: string;
  readonly branches: readonly MergedBranch[];
  /** A product's factor that selects these rows of the detail; null for all of them. */
  readonly factor: ((labelCell: string) => string) | null;
}

function drawScheme(builder: SheetBuilder, top: number, detail: DrawnDetail): number {
  const { scheme, branches, columns } = detail;
  const sheet = `${quoteSheetName(detail.design.name)}!`;
  builder.putLine(
    top,
    `${scheme.document === "" ? scheme.title : scheme.document}（${branches.length}个党支部）`,
    "line",
  );
  const range = (column: number): string => `${sheet}${detailRange(detail, column)}`;
  let row = drawTable(
    builder,
    top + 1,
    detail,
    "范围",
    [{ label: TOTAL, branches, factor: null }],
    range(columns.level),
  );
  for (const [heading, column, value] of [
    ["类型", columns.type, (b: MergedBranch) => b.type],
    [PARENT, columns.parent, (b: MergedBranch) => b.parent],
  ] as const) {
    const values = [...new Set(branches.map((b) => value(b) ?? ""))];
    if (values.length === 1 && values[0] === "") continue;
    const lines = values.sort(byCode).map((text): Line => ({
      label: text === "" ? UNSTATED : text,
      branches: branches.filter((b) => (value(b) ?? "") === text),
      factor: (label) => `(${range(column)}=${text === "" ? '""' : label})`,
    }));
    row = drawTable(builder, row + 1, detail, heading, lines, range(columns.level));
  }
  return row;
}

const PARENT = "所属党委（党总支）";

/** One line per group: count and share of each level, of the ungraded, and of all. */
function drawTable(
  builder: SheetBuilder,
  top: number,
  { scheme, branches }: DrawnDetail,
  heading: string,
  lines: readonly Line[],
  levels: string,
): number {
  const words = [...scheme.levels.map((l) => l.name), UNGRADED, TOTAL];
  builder.put(top, 0, heading, "heading", { rows: 2 });
  words.forEach((word, i) => {
    builder.put(top, 1 + 2 * i, word, "heading", { columns: 2 });
    builder.put(top + 1, 1 + 2 * i, "个数", "heading");
    builder.put(top + 1, 2 + 2 * i, "比例", "heading");
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
      formula: line.factor
        ? `SUMPRODUCT(${line.factor(label)}*(${levels}="${level.name}"))`
        : `COUNTIF(${levels},"${level.name}")`,
    }));
    const total = words.length - 1;
    const sum = scheme.levels.length === 0 ? at(total) : `${at(total)}-${scheme.levels.map((_, k) => at(k)).join("-")}`;
    figures.push({ value: all - graded, formula: sum });
    figures.push({ value: all, formula: line.factor ? `SUMPRODUCT(${line.factor(label)}*1)` : `ROWS(${levels})` });
    builder.put(row, 0, line.label, line.factor ? "textMiddle" : "label");
    figures.forEach((figure, k) => {
      builder.put(row, 1 + 2 * k, figure, "count");
      const share = branches.length === 0 ? "" : (figure.value as number) / branches.length;
      const formula = `IF(ROWS(${levels})=0,"",${at(k)}/ROWS(${levels}))`;
      builder.put(row, 2 + 2 * k, { value: share, formula }, "percent");
    });
    builder.atLeast(row, 24);
  });
  return top + 2 + lines.length;
}
