import type { Facts } from "../findings/finding";
import { decimal, sum } from "../decimal";
import { makeGrid, type GridCell, type SheetGrid } from "../recognition/grid";
import type { CriterionKind } from "../schemes/types";
import { bare, fold, oneLine } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import { categoryName, readEntries, readTable, type Entry, type RubricTable, type StatedSum } from "./entries";
import { buildTree, type Node } from "./hierarchy";
import { numberingFaults } from "./numbering-faults";
import { looksLikePoints, tidyNumbers } from "./points";
import { readBands, readVetoes, readWeights, type StatedBand, type StatedWeight } from "./statements";

/** One line that takes a score, as read from the sheet. */
export interface ReadItem {
  readonly number: string | null;
  readonly text: string;
  readonly maximum: number;
  readonly kind: CriterionKind;
  readonly options: readonly number[] | null;
  readonly cell: CellAddress;
  readonly maximumCell: CellAddress;
  /** A further line of a cell that takes one score. */
  readonly isPart: boolean;
  /** The line it stands under: numbers may begin anew in each. */
  readonly group: string;
}

export interface ReadCategory {
  readonly name: string;
  /** As stated, else the sum of its items. */
  readonly maximum: number;
  readonly isMaximumStated: boolean;
  readonly cell: CellAddress;
  /** Where its points are stated. */
  readonly maximumCell: CellAddress | null;
  readonly items: readonly ReadItem[];
}

/** A fault in the rubric itself. */
export interface RubricFinding {
  readonly code: "rubric-sum-mismatch" | "item-numbering" | "maximum-altered" | "weights-not-100";
  readonly cell: string | null;
  readonly facts: Facts;
}

/** What was understood of a scoring rubric, and what was not. */
export interface RubricReading {
  readonly sheet: SheetSnapshot;
  readonly table: RubricTable;
  readonly title: string | null;
  /** As stated, else the sum over its categories (without bonuses and deductions). */
  readonly total: number;
  readonly isTotalStated: boolean;
  readonly categories: readonly ReadCategory[];
  readonly levels: readonly StatedBand[];
  readonly weights: readonly StatedWeight[];
  readonly vetoes: readonly string[];
  readonly findings: readonly RubricFinding[];
  readonly notUnderstood: readonly { readonly cell: string; readonly text: string }[];
}

/** A rubric has at least this many items. */
const FEWEST_ITEMS = 3;

/** Reads a scoring rubric from a sheet's content; null when the sheet holds none. */
export function readRubric(sheet: SheetSnapshot): RubricReading | null {
  return readRubricGrid(makeGrid(sheet));
}

export function readRubricGrid(grid: SheetGrid): RubricReading | null {
  const table = readTable(grid);
  if (!table) return null;
  const { entries, sums } = readEntries(grid, table);
  const roots = unwrap(buildTree(entries.filter((e) => !isStatement(e))));
  const categories = roots.map(toCategory).filter((c): c is ReadCategory => c !== null);
  const items = categories.flatMap((c) => c.items);
  if (items.length < FEWEST_ITEMS || !isPlausible(table, items)) return null;
  const stated = findTotal(grid, table, sums, roots);
  const used = usedCells(categories, sums, table);
  if (stated) used.add(key(stated.cell));
  const notes = grid.cells.filter((c) => typeof c.cell.value === "string" && !used.has(key(c)));
  const lines = notes
    .flatMap((c) => c.text.split(/\r\n|\r|\n/))
    .map((l) => l.trim())
    .filter((l) => l !== "");
  const levels = findLevels(notes);
  const weights = readWeights(lines.join("\n"));
  const computed = totalOf(categories);
  return {
    sheet: grid.sheet,
    table,
    title: findTitle(grid, table, categories),
    total: stated?.value ?? computed,
    isTotalStated: stated !== null,
    categories,
    levels,
    weights: weights?.weights ?? [],
    vetoes: readVetoes(lines),
    findings: [
      ...sumFindings(categories, stated, computed),
      ...numberingFaults(
        categories.flatMap((c) => c.items.map((i) => ({ number: i.number, cell: toA1(i.cell), group: i.group }))),
      ),
      ...maximumFindings(entries, categories),
      ...(weights && weights.weights.length > 1 && weights.sum !== 100
        ? [{ code: "weights-not-100" as const, cell: null, facts: { entered: weights.sum } }]
        : []),
    ],
    notUnderstood: findNotUnderstood(grid, used, table),
  };
}

/** Bands, weights and vetoes state points too, but no criterion's. */
function isStatement(entry: Entry): boolean {
  const text = entry.cell.text;
  if (entry.pointsCell && entry.pointsCell.column !== entry.column) return false;
  return (
    /(?:以上|以下|不足|不满|低于)[^。；;]{0,12}(?:为|是|等次|等级|级)|一票否决|直接(?:评|确)?定为|权重|计算公式|[×xX*]\s*\d+\s*%/.test(
      tidyNumbers(text),
    ) && readBands(text).length + (readWeights(text)?.weights.length ?? 0) + readVetoes([text]).length > 0
  );
}

/** A sheet of loose numbers is no rubric: most items need points of their own and words. */
function isPlausible(table: RubricTable, items: readonly ReadItem[]): boolean {
  const worded = items.filter((i) => bare(i.text).length >= 2).length;
  const isTable = table.headingRow !== null && (table.maximumColumns.length > 0 || table.partyColumns.length > 0);
  return (
    worded >= items.length * 0.7 &&
    (isTable ||
      items.length >= 5 ||
      items.some((i) => i.kind !== "score") ||
      items.every((i) => i.maximumCell.column === i.cell.column || table.maximumColumns.length > 0))
  );
}

/** A single heading over the whole rubric (总分100分) is no category. */
function unwrap(roots: readonly Node[]): readonly Node[] {
  const only = roots[0];
  if (roots.length === 1 && only && only.children.length >= 2 && only.children.some((c) => c.children.length > 0))
    return only.children;
  return roots;
}

function toCategory(node: Node): ReadCategory | null {
  const leaves = leavesOf(node);
  const inherited = node.entry.points?.kind ?? kindOfHeading(node.entry.text);
  const items = leaves.map(({ leaf, parent }) =>
    toItem(leaf.entry, leaf === node ? null : inherited, groupKey(parent)),
  );
  const known = items.filter((i): i is ReadItem => i !== null);
  if (known.length === 0) return null;
  const stated = node.children.length > 0 ? node.entry.points?.maximum : undefined;
  return {
    name: categoryName(node.entry.text === "" ? oneLine(node.entry.cell.text) : node.entry.text),
    maximum: stated ?? sumOf(known),
    isMaximumStated: stated !== undefined,
    cell: { row: node.entry.row, column: node.entry.column },
    maximumCell: node.children.length > 0 ? node.entry.pointsCell : null,
    items: known,
  };
}

function kindOfHeading(text: string): CriterionKind {
  if (/加分|奖励|附加/.test(text)) return "bonus";
  return /扣分|减分|负面/.test(text) ? "deduction" : "score";
}

function leavesOf(
  node: Node,
  parent: Node | null = null,
): readonly { readonly leaf: Node; readonly parent: Node | null }[] {
  return node.children.length === 0
    ? [{ leaf: node, parent }]
    : node.children.flatMap((child) => leavesOf(child, node));
}

function groupKey(parent: Node | null): string {
  return parent ? `${parent.entry.row}:${parent.entry.column}:${parent.entry.text}` : "";
}

function toItem(entry: Entry, inherited: CriterionKind | null, group: string): ReadItem | null {
  const { points, pointsCell } = entry;
  if (!points || !pointsCell) return null;
  const kind = points.kind === "score" && inherited && inherited !== "options" ? inherited : points.kind;
  return {
    number: entry.numbering.number,
    text: oneLine(entry.text),
    maximum: points.maximum,
    kind,
    options: points.options,
    cell: { row: entry.row, column: entry.column },
    maximumCell: pointsCell,
    isPart: entry.isPart,
    group,
  };
}

function sumOf(items: readonly ReadItem[]): number {
  return sum(items.map((i) => decimal(i.maximum))).toNumber();
}

/** Bonuses and deductions are outside the points that a rubric shares out. */
function totalOf(categories: readonly ReadCategory[]): number {
  const regular = categories.flatMap((c) => c.items).filter((i) => i.kind === "score" || i.kind === "options");
  return sumOf(regular);
}

function key({ row, column }: CellAddress): string {
  return `${row}:${column}`;
}

function usedCells(categories: readonly ReadCategory[], sums: readonly StatedSum[], table: RubricTable): Set<string> {
  const used = new Set(sums.map((s) => key(s.cell)));
  for (const category of categories) {
    used.add(key(category.cell));
    if (category.maximumCell) used.add(key(category.maximumCell));
    for (const item of category.items) {
      used.add(key(item.cell));
      used.add(key(item.maximumCell));
      for (const column of [...table.textColumns, ...table.remarkColumns, ...table.maximumColumns]) {
        if (column > item.cell.column && !table.maximumColumns.includes(column))
          used.add(key({ row: item.cell.row, column }));
      }
    }
  }
  return used;
}

function findLevels(notes: readonly GridCell[]): readonly StatedBand[] {
  const readings = [...notes.map((n) => n.text), notes.map((n) => n.text).join("\n")].map(readBands);
  const numbered = readings
    .filter((bands) => bands.some((b) => b.from !== null))
    .sort((a, b) => b.length - a.length)[0];
  return numbered ?? readings.sort((a, b) => b.length - a.length)[0] ?? [];
}

function findTotal(
  grid: SheetGrid,
  table: RubricTable,
  sums: readonly StatedSum[],
  roots: readonly Node[],
): { readonly value: number; readonly cell: CellAddress } | null {
  const row = sums.filter((s) => s.kind === "total").at(-1);
  if (row) return row;
  for (const cell of grid.cells) {
    if (typeof cell.cell.value !== "string") continue;
    const inHead = cell.row < table.firstRow || roots.every((r) => r.entry.cell !== cell);
    const match =
      inHead &&
      /(?:总分|满分|总计|合计|共计|百分制[^\d]{0,4})(?:为|是|共|计|:|：)?(\d{2,4}(?:\.\d+)?)分(?!以上|以下|及|[-至到含(（]|[,，]?\d)/.exec(
        tidyNumbers(cell.text).replace(/\s+/g, ""),
      );
    if (match) return { value: Number(match[1]), cell: { row: cell.row, column: cell.column } };
    const inTitle =
      cell.row < table.firstRow && /[（(](?:共)?(\d{2,4})分[)）]/.exec(tidyNumbers(cell.text).replace(/\s+/g, ""));
    if (inTitle) return { value: Number(inTitle[1]), cell: { row: cell.row, column: cell.column } };
  }
  return null;
}

function findTitle(grid: SheetGrid, table: RubricTable, categories: readonly ReadCategory[]): string | null {
  const first = Math.min(table.headingRow ?? Infinity, ...categories.map((c) => c.cell.row));
  const lines = grid.cells.filter(
    (c) => c.row < first && typeof c.cell.value === "string" && !/^附[件表]\s*\d*\s*[:：]?$/.test(c.text.trim()),
  );
  const titled = lines.find(
    (c) => /标准|办法|细则|评分|考核|考评|测评|定级|评价|量化|表$/.test(fold(c.text)) && fold(c.text).length <= 60,
  );
  return titled ? oneLine(titled.text) : lines[0] ? oneLine(lines[0].text) : null;
}

function sumFindings(
  categories: readonly ReadCategory[],
  stated: { readonly value: number; readonly cell: CellAddress } | null,
  computed: number,
): RubricFinding[] {
  const findings: RubricFinding[] = [];
  for (const category of categories) {
    const total = sumOf(category.items);
    if (!category.isMaximumStated || total === category.maximum) continue;
    // A bonus's ceiling may be lower than its single steps.
    if (category.items.every((i) => i.kind === "bonus" || i.kind === "deduction") && total > category.maximum) continue;
    findings.push({
      code: "rubric-sum-mismatch",
      cell: toA1(category.cell),
      facts: { category: category.name, entered: category.maximum, computed: total },
    });
  }
  const withBonus = sumOf(categories.flatMap((c) => c.items).filter((i) => i.kind !== "deduction"));
  const byCategory = sum(
    categories
      .filter((c) => c.items.some((i) => i.kind === "score" || i.kind === "options"))
      .map((c) => decimal(c.maximum)),
  ).toNumber();
  if (stated && ![computed, withBonus, byCategory].includes(stated.value)) {
    findings.push({
      code: "rubric-sum-mismatch",
      cell: toA1(stated.cell),
      facts: { category: null, entered: stated.value, computed },
    });
  }
  return findings;
}

/** Two maxima stated for one item that differ: in its text and in its column. */
function maximumFindings(entries: readonly Entry[], categories: readonly ReadCategory[]): RubricFinding[] {
  const items = new Set(categories.flatMap((c) => c.items.map((i) => key(i.cell))));
  return entries.flatMap((entry) => {
    const { points, secondPoints, pointsCell } = entry;
    if (!points || !secondPoints || !pointsCell || secondPoints.value === points.maximum || !items.has(key(entry)))
      return [];
    return [
      {
        code: "maximum-altered" as const,
        cell: toA1(pointsCell),
        facts: { item: oneLine(entry.text).slice(0, 24), entered: points.maximum, official: secondPoints.value },
      },
    ];
  });
}

function findNotUnderstood(
  grid: SheetGrid,
  used: ReadonlySet<string>,
  table: RubricTable,
): RubricReading["notUnderstood"] {
  return grid.cells
    .filter((c) => !used.has(key(c)) && !table.partyColumns.includes(c.column) && c.column !== table.numberColumn)
    .filter((c) => {
      const { value } = c.cell;
      if (typeof value === "number")
        return table.maximumColumns.includes(c.column) && c.row >= table.firstRow && c.row <= table.lastRow;
      if (typeof value !== "string" || !looksLikePoints(value) || c.row === table.headingRow) return false;
      const isRead = readBands(value).length > 0 || readWeights(value) !== null || readVetoes([value]).length > 0;
      return !isRead && !/总分|满分|百分制/.test(value);
    })
    .map((c) => ({ cell: toA1(c), text: oneLine(c.text) }));
}
