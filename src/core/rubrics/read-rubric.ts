import type { Facts } from "../findings/finding";
import { readBands, type StatedBand } from "./bands";
import { decimal, sum } from "../decimal";
import { makeGrid, type GridCell, type SheetGrid } from "../recognition/grid";
import type { CriterionKind } from "../schemes/types";
import { bare, fold, oneLine } from "../text/fold";
import { parseA1, toA1, type CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import {
  categoryName,
  cleanGrid,
  joinVerticalNames,
  readEntries,
  readingsOf,
  readTable,
  type Entry,
  type RubricTable,
  type StatedSum,
} from "./entries";
import { buildTree, pointsOf, type Node } from "./hierarchy";
import { numberingFaults } from "./numbering-faults";
import { looksLikePoints, tidyNumbers } from "./points";
import { readVetoes, readWeights, type StatedVeto, type StatedWeight } from "./statements";
import { unfoldLines } from "./unfold-lines";

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
  /** A share is stated that belongs to no party: 基础分×70%. */
  readonly hasOtherShares: boolean;
  readonly vetoes: readonly StatedVeto[];
  readonly findings: readonly RubricFinding[];
  readonly notUnderstood: readonly { readonly cell: string; readonly text: string }[];
}

/** A rubric has at least this many items. */
const FEWEST_ITEMS = 3;

/** Reads a scoring rubric from a sheet's content; null when the sheet holds none. */
export function readRubric(sheet: SheetSnapshot): RubricReading | null {
  return readRubricGrid(makeGrid(sheet));
}

export function readRubricGrid(raw: SheetGrid): RubricReading | null {
  const lines = unfoldLines(raw);
  if (lines) {
    const reading = readGrid(cleanGrid(lines.grid));
    return reading && relocate(reading, lines.placeOf);
  }
  return readGrid(cleanGrid(raw));
}

/** Tries every way to understand the columns and takes the one whose sums agree best. */
function readGrid(grid: SheetGrid): RubricReading | null {
  const table = readTable(grid);
  if (!table) return null;
  let best: { reading: RubricReading; score: number } | null = null;
  const joined = joinVerticalNames(grid, table);
  for (const way of readingsOf(table)) {
    const found = readAs(joined, way);
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best?.reading ?? null;
}

function readAs(
  grid: SheetGrid,
  table: RubricTable,
): { readonly reading: RubricReading; readonly score: number } | null {
  const { entries, sums, repeated } = readEntries(grid, table);
  const { roots, whole } = unwrap(buildTree(entries.filter((e) => !isStatement(e))));
  const categories = withSubtotals(
    roots.map(toCategory).filter((c): c is ReadCategory => c !== null),
    sums,
  );
  const items = categories.flatMap((c) => c.items);
  if (items.length < FEWEST_ITEMS) return null;
  const totals = findTotals(grid, table, sums, roots, whole);
  const used = usedCells(roots, categories, sums, table);
  for (const cell of repeated) used.add(key(cell));
  const notes = grid.cells.filter((c) => typeof c.cell.value === "string" && !used.has(key(c)));
  const lines = notes
    .flatMap((c) => c.text.split(/\r\n|\r|\n/))
    .map((l) => l.trim())
    .filter((l) => l !== "");
  for (const { cell } of totals) used.add(key(cell));
  const levels = findLevels(notes.filter((c) => c.row !== table.headingRow));
  const weights = readWeights(lines.join("\n"));
  const computed = totalOf(categories);
  const agreement = sumFaults(categories, roots, sums, totals, computed);
  const cells = new Map(grid.cells.map((c) => [key(c), c]));
  if (!isPlausible(table, items, cells, agreement.agreed, computed)) return null;
  const findings = [
    ...agreement.faults,
    ...numberingFaults(
      categories.flatMap((c) => c.items.map((i) => ({ number: i.number, cell: toA1(i.cell), group: i.group }))),
      unscoredNumbers(entries, items),
    ),
    ...maximumFindings(entries, categories),
    ...(weights && weights.weights.length > 1 && weights.sum !== 100
      ? [{ code: "weights-not-100" as const, cell: null, facts: { entered: weights.sum } }]
      : []),
  ];
  const notUnderstood = findNotUnderstood(grid, used, table, levels);
  const reading: RubricReading = {
    sheet: grid.sheet,
    table,
    title: findTitle(grid, table, categories),
    total: totals[0]?.value ?? computed,
    isTotalStated: totals.length > 0,
    categories,
    levels,
    weights: weights?.weights ?? [],
    hasOtherShares: weights?.hasOtherShares ?? false,
    vetoes: readVetoes(lines),
    findings,
    notUnderstood,
  };
  const score = 2 * agreement.agreed - 2 * findings.length - notUnderstood.length + items.length / 1000;
  return { reading, score };
}

/** The reading of rearranged lines with every cell at its own place on the sheet. */
function relocate(reading: RubricReading, placeOf: (cell: CellAddress) => CellAddress): RubricReading {
  const a1At = (cell: string | null): string | null => (cell === null ? null : toA1(placeOf(parseA1(cell))));
  return {
    ...reading,
    categories: reading.categories.map((c) => ({
      ...c,
      cell: placeOf(c.cell),
      maximumCell: c.maximumCell && placeOf(c.maximumCell),
      items: c.items.map((i) => ({ ...i, cell: placeOf(i.cell), maximumCell: placeOf(i.maximumCell) })),
    })),
    findings: reading.findings.map((f) => ({ ...f, cell: a1At(f.cell) })),
    notUnderstood: reading.notUnderstood.map((n) => ({ ...n, cell: a1At(n.cell) as string })),
  };
}

/** Numbers of lines that share the points of the one above: they are no gap. */
function unscoredNumbers(entries: readonly Entry[], items: readonly ReadItem[]): ReadonlySet<string> {
  const columns = new Set(items.map((i) => i.cell.column));
  const unscored = entries.filter((e) => e.points === null && columns.has(e.column) && e.numbering.number !== null);
  return new Set(unscored.map((e) => e.numbering.number as string));
}

/** A 小计 below a category states its points where the category itself does not. */
function withSubtotals(categories: readonly ReadCategory[], sums: readonly StatedSum[]): readonly ReadCategory[] {
  return categories.map((category, i) => {
    if (category.isMaximumStated) return category;
    const last = category.items.at(-1)?.cell.row ?? category.cell.row;
    const next = categories[i + 1]?.cell.row ?? Infinity;
    const below = sums.filter((s) => s.kind === "category" && s.cell.row > last && s.cell.row <= next);
    const stated = below[0];
    // A rubric without headings has one category per item: a sum below several of them is none of theirs.
    if (!stated || category.items.length < 2) return category;
    return { ...category, maximum: stated.value, isMaximumStated: true, maximumCell: stated.cell };
  });
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

/** Points as rubrics share them out. */
const COMMON_TOTALS = [10, 20, 30, 40, 50, 60, 80, 100, 110, 120, 150, 200, 300, 500, 1000];

/**
 * A list of amounts, ages or scores is no rubric: something must say that the numbers are points to
 * be had (a heading, their unit, brackets in the text), else their sums must.
 */
function isPlausible(
  table: RubricTable,
  items: readonly ReadItem[],
  cells: ReadonlyMap<string, GridCell>,
  agreed: number,
  computed: number,
): boolean {
  const worded = items.filter((i) => bare(i.text).length >= 2).length;
  if (worded < items.length * 0.7) return false;
  if (table.isMaximumNamed || table.tiers) return true;
  const inText = items.filter((i) => !table.maximumColumns.includes(i.maximumCell.column));
  const withUnit = items.filter((i) => /分/.test(cells.get(key(i.maximumCell))?.text ?? ""));
  const isSum =
    agreed >= 2 || (agreed >= 1 && COMMON_TOTALS.includes(computed)) || (computed === 100 && table.headingRow === null);
  if (inText.length >= items.length * 0.6) return withUnit.length >= items.length * 0.6 || isSum;
  return isSum || (withUnit.length >= items.length * 0.6 && COMMON_TOTALS.includes(computed));
}

/** A single heading over the whole rubric (三、考核内容及分值（100分）) is no category: its points are the total. */
function unwrap(roots: readonly Node[]): { readonly roots: readonly Node[]; readonly whole: Node | null } {
  const only = roots[0];
  if (roots.length === 1 && only && only.children.length >= 2 && only.children.some((c) => c.children.length > 0))
    return { roots: only.children, whole: only };
  return { roots, whole: null };
}

function toCategory(node: Node): ReadCategory | null {
  const leaves = leavesOf(node);
  const inherited = node.entry.points?.kind ?? kindOfHeading(node.entry.text);
  const items = leaves.map(({ leaf, parent }) =>
    toItem(leaf.entry, leaf === node ? null : inherited, groupKey(parent)),
  );
  const known = items.filter((i): i is ReadItem => i !== null);
  if (known.length === 0) return null;
  const { entry } = node;
  const own = node.children.length > 0 ? entry.points?.maximum : undefined;
  const unsure = own === undefined && node.children.length > 0 ? entry.numberAtEnd : null;
  const isConfirmed = unsure !== null && unsure.value === sumOf(known);
  const stated = own ?? (isConfirmed ? unsure.value : undefined);
  return {
    name: categoryName(isConfirmed ? unsure.rest : entry.text === "" ? oneLine(entry.cell.text) : entry.text),
    maximum: stated ?? sumOf(known),
    isMaximumStated: stated !== undefined,
    cell: { row: entry.row, column: entry.column },
    maximumCell: own === undefined ? null : entry.pointsCell,
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
    : node.children.flatMap((child) => leavesOf(parent === null ? child : numberedBy(node, child), node));
}

/** The number may stand in the column left of the line's own words: 1.组织设置 | 设置合理，隶属明确. */
function numberedBy({ entry, children }: Node, child: Node): Node {
  const isSameLine = children.length === 1 && entry.row === child.entry.row && entry.points === null;
  if (!isSameLine || child.entry.numbering.number !== null) return child;
  return { ...child, entry: { ...child.entry, numbering: { ...entry.numbering, rest: child.entry.numbering.rest } } };
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

function usedCells(
  roots: readonly Node[],
  categories: readonly ReadCategory[],
  sums: readonly StatedSum[],
  table: RubricTable,
): Set<string> {
  const used = new Set(sums.map((s) => key(s.cell)));
  const visit = ({ entry, children }: Node): void => {
    used.add(key(entry));
    if (entry.pointsCell) used.add(key(entry.pointsCell));
    children.forEach(visit);
  };
  roots.forEach(visit);
  for (const item of categories.flatMap((c) => c.items)) {
    for (const column of [...table.textColumns, ...table.remarkColumns]) {
      if (column > item.cell.column && !table.maximumColumns.includes(column))
        used.add(key({ row: item.cell.row, column }));
    }
  }
  return used;
}

/** The bands stated in one cell, else in the notes taken together: rows of a small table are lines too. */
function findLevels(notes: readonly GridCell[]): readonly StatedBand[] {
  const rows = [...new Set(notes.map((n) => n.row))].map((row) =>
    notes
      .filter((n) => n.row === row)
      .map((n) => oneLine(n.text))
      .join(":"),
  );
  const alone = [...notes.map((n) => n.text), ...rows];
  const together = rows.filter((line) => line.length <= 60).join(";");
  const hasNumbers = (bands: readonly StatedBand[]): boolean => bands.some((b) => b.from !== null);
  const single = alone.map(readBands).filter(hasNumbers);
  const best = single.sort((a, b) => b.length - a.length)[0];
  if (best) return best;
  const joined = readBands(together);
  if (hasNumbers(joined)) return joined;
  return alone.map(readBands).sort((a, b) => b.length - a.length)[0] ?? [];
}

interface StatedTotal {
  readonly value: number;
  readonly cell: CellAddress;
}

/** Every place that states the points of the whole rubric, the most telling first. */
function findTotals(
  grid: SheetGrid,
  table: RubricTable,
  sums: readonly StatedSum[],
  roots: readonly Node[],
  whole: Node | null,
): readonly StatedTotal[] {
  const inRows = sums.filter((s) => s.kind === "total").reverse();
  const heading = whole?.entry.points && whole.entry.pointsCell;
  const overAll = heading && whole.entry.points ? [{ value: whole.entry.points.maximum, cell: heading }] : [];
  const inText: StatedTotal[] = [];
  const lines = new Set<GridCell>();
  const visit = ({ entry, children }: Node): void => {
    lines.add(entry.cell);
    children.forEach(visit);
  };
  roots.forEach(visit);
  for (const cell of grid.cells) {
    if (typeof cell.cell.value !== "string" || (cell.row >= table.firstRow && lines.has(cell))) continue;
    const plain = tidyNumbers(cell.text).replace(/\s+/g, "");
    const match =
      /(?:总分|满分|总计|合计|共计|百分制[^\d]{0,4})(?:为|是|共|计|:|：)?(\d{2,4}(?:\.\d+)?)分(?!以上|以下|及|[-至到含(（]|[,，]?\d)/.exec(
        plain,
      ) ?? (cell.row < table.firstRow ? /[（(](?:共)?(\d{2,4})分[)）]/.exec(plain) : null);
    const isItem = /[（(]满分\d/.test(plain) && cell.row >= table.firstRow && table.headingRow !== null;
    if (match && !isItem) inText.push({ value: Number(match[1]), cell: { row: cell.row, column: cell.column } });
  }
  return [...inRows, ...overAll, ...inText.slice(0, 1)];
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

/** Stated sums that differ from their items, and how many agree. */
function sumFaults(
  categories: readonly ReadCategory[],
  roots: readonly Node[],
  sums: readonly StatedSum[],
  totals: readonly StatedTotal[],
  computed: number,
): { readonly faults: RubricFinding[]; readonly agreed: number } {
  const faults: RubricFinding[] = [];
  let agreed = 0;
  const compare = (name: string | null, entered: number, accepted: readonly number[], cell: CellAddress): void => {
    if (accepted.includes(entered)) agreed++;
    else
      faults.push({
        code: "rubric-sum-mismatch",
        cell: toA1(cell),
        facts: { category: name, entered, computed: accepted[0] as number },
      });
  };
  const isExtra = ({ kind }: ReadItem): boolean => kind === "bonus" || kind === "deduction";
  for (const category of categories) {
    const total = sumOf(category.items);
    // A bonus's ceiling may be lower than its single steps.
    if (category.items.every(isExtra) && total > category.maximum) continue;
    if (category.isMaximumStated) {
      const isBelow = category.maximumCell !== null && sums.some((s) => s.cell === category.maximumCell);
      compare(
        category.name,
        category.maximum,
        [total],
        isBelow ? (category.maximumCell as CellAddress) : category.cell,
      );
    }
    for (const { cell, value } of sums) {
      if (cell === category.maximumCell || !isSubtotalOf(cell, category, categories, sums)) continue;
      compare(category.name, value, [total], cell);
    }
  }
  for (const root of roots) for (const child of root.children) inner(child);
  function inner(node: Node): void {
    const { points, pointsCell, text } = node.entry;
    const scored = node.children.flatMap((c) => pointsOf(c) ?? []);
    if (points && pointsCell && scored.length > 0) {
      compare(oneLine(text), points.maximum, [sum(scored.map(decimal)).toNumber()], {
        row: node.entry.row,
        column: node.entry.column,
      });
    }
    node.children.forEach(inner);
  }
  const withBonus = sumOf(categories.flatMap((c) => c.items).filter((i) => i.kind !== "deduction"));
  const capped = sum(
    categories.map((c) =>
      decimal(c.items.every((i) => i.kind === "deduction") ? 0 : c.items.every(isExtra) ? c.maximum : sumOf(c.items)),
    ),
  ).toNumber();
  for (const { value, cell } of totals) compare(null, value, [computed, withBonus, capped], cell);
  return { faults, agreed };
}

/** The 小计 that stands right below a category's items. */
function isSubtotalOf(
  cell: CellAddress,
  category: ReadCategory,
  categories: readonly ReadCategory[],
  sums: readonly StatedSum[],
): boolean {
  if (!sums.some((s) => s.cell === cell && s.kind === "category") || category.items.length < 2) return false;
  const last = category.items.at(-1)?.cell.row ?? -1;
  const next = categories[categories.indexOf(category) + 1]?.cell.row ?? Infinity;
  return cell.row > last && cell.row <= next;
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
  levels: readonly StatedBand[],
): RubricReading["notUnderstood"] {
  const bounds = new Set(levels.flatMap(({ from, to }) => [from, to]).filter((n) => n !== null));
  const statesBound = (text: string): boolean =>
    [...tidyNumbers(text).matchAll(/\d+(?:\.\d+)?/g)].some((m) => bounds.has(Number(m[0])));
  return grid.cells
    .filter(
      (c) =>
        !used.has(key(c)) &&
        !table.partyColumns.includes(c.column) &&
        !table.numberColumns.some((n) => n.column === c.column),
    )
    .filter((c) => {
      const { value } = c.cell;
      if (typeof value === "number")
        return table.maximumColumns.includes(c.column) && c.row >= table.firstRow && c.row <= table.lastRow;
      if (typeof value !== "string" || !looksLikePoints(c.text) || c.row === table.headingRow) return false;
      const isRead =
        readBands(c.text).length > 0 ||
        readWeights(c.text) !== null ||
        readVetoes([c.text]).length > 0 ||
        (c.text.length <= 24 && statesBound(c.text));
      return !isRead && !/总分|满分|百分制/.test(c.text);
    })
    .map((c) => ({ cell: toA1(c), text: oneLine(c.text) }));
}
