import { decimal, sum } from "../workbook/decimal";
import { saidSums } from "../headings/said-totals";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { oneLine } from "../text/fold";
import { toA1, type CellAddress } from "../workbook/address";
import type { RubricTable } from "./columns";
import type { PrintedSum } from "./entries";
import { nodePoints, type Node } from "./node";
import { tidyNumbers } from "./points";
import type { ReadCategory, ReadItem, RubricFinding } from "./reading";

export function sumOf(items: readonly ReadItem[]): number {
  return sum(items.map((i) => decimal(i.maximum))).toNumber();
}

/** Bonuses and deductions are outside the points that a rubric shares out. */
export function totalOf(categories: readonly ReadCategory[]): number {
  const regular = categories.flatMap((c) => c.items).filter((i) => i.kind === "score" || i.kind === "options");
  return sumOf(regular);
}

/** A 小计 below a category states its points where the category itself does not. */
export function withSubtotals(
  categories: readonly ReadCategory[],
  sums: readonly PrintedSum[],
): readonly ReadCategory[] {
  return categories.map((category, i) => {
    if (category.isMaximumStated) return category;
    const last = category.items.at(-1)?.cell.row ?? category.cell.row;
    const next = categories[i + 1]?.cell.row ?? Infinity;
    const below = sums.filter((s) => s.kind === "category" && s.cell.row > last && s.cell.row <= next);
    const stated = below[0];
    // A rubric without headings has one category per item: a sum below several of them is none of theirs.
    if (!stated || category.items.length < 2 || isOfSeveral(stated, category, categories, sums)) return category;
    return { ...category, maximum: stated.value, isMaximumStated: true, maximumCell: stated.cell };
  });
}

/** 小计 · 80 below two categories of 40 each: of all since the one before. */
function isOfSeveral(
  { value, cell: { row } }: PrintedSum,
  last: ReadCategory,
  categories: readonly ReadCategory[],
  sums: readonly PrintedSum[],
): boolean {
  const before = Math.max(-1, ...sums.map((s) => s.cell.row).filter((r) => r < row));
  const items = categories.flatMap((c) => c.items).filter((i) => i.cell.row > before && i.cell.row < row);
  return items.length > last.items.length && sumOf(last.items) !== value && sumOf(items) === value;
}

/**
 * 合计 · 70 and 合计 · 30 below the two blocks of a table, with or without 总计 · 100: what states no more than the lines since
 * the total before it is their subtotal.
 */
export function withPartialTotals(sums: readonly PrintedSum[], items: readonly ReadItem[]): readonly PrintedSum[] {
  const totals = sums.filter((s) => s.kind === "total");
  const whole = sumOf(items);
  const isPart = ({ cell, value }: PrintedSum): boolean => {
    const before = Math.max(-1, ...totals.map((t) => t.cell.row).filter((row) => row < cell.row));
    const own = items.filter((i) => i.cell.row < cell.row && i.cell.row > before);
    return own.length > 0 && own.length < items.length && sumOf(own) === value;
  };
  const last = sums.at(-1);
  // 得分小计 below everything.
  if (totals.length === 0 && last?.value === whole && items.every((i) => i.cell.row < last.cell.row))
    return sums.map((s) => (s === last ? { ...s, kind: "total" } : s));
  if (totals.length < 2 || !totals.every((t) => t.value === whole || isPart(t))) return sums;
  return sums.map((s) => (s.kind === "total" && s.value !== whole ? { ...s, kind: "category" } : s));
}

/** On a filled sheet a total that may be what was scored states the points to be had only where it is their sum. */
export function withoutScored(
  sums: readonly PrintedSum[],
  { partyColumns }: RubricTable,
  items: readonly ReadItem[],
  grid: SheetGrid,
): readonly PrintedSum[] {
  const rows = new Set(items.map((i) => i.cell.row));
  const isFilled = grid.cells.some((c) => rows.has(c.row) && partyColumns.includes(c.column));
  return sums.filter((s) => !isFilled || !s.mayBeScored || s.value === sumOf(items));
}

interface StatedTotal {
  readonly value: number;
  readonly cell: CellAddress;
}

/** Every place that states the points of the whole rubric, the most telling first. */
export function findTotals(
  grid: SheetGrid,
  table: RubricTable,
  sums: readonly PrintedSum[],
  roots: readonly Node[],
  over: readonly Node[],
  repeated: readonly CellAddress[],
): readonly StatedTotal[] {
  const inRows = sums.filter((s) => s.kind === "total").reverse();
  const whole = over.length === 1 ? over[0] : undefined;
  const heading = whole?.entry.points && whole.entry.pointsCell;
  const overAll = heading && whole.entry.points ? [{ value: whole.entry.points.maximum, cell: heading }] : [];
  const inText: StatedTotal[] = [];
  const place = ({ row, column }: CellAddress): string => `${row}:${column}`;
  const lines = new Set(repeated.map(place));
  const ends = new Map<number, number>();
  const visit = ({ entry, children }: Node): void => {
    lines.add(place(entry.cell));
    if (children.length === 0) ends.set(entry.row, entry.column);
    for (const cell of entry.repeats) lines.add(place(cell));
    children.forEach(visit);
  };
  roots.forEach(visit);
  for (const cell of grid.cells) {
    // 其价格分为满分30分 right of an item tells how it is scored.
    const isLine = lines.has(place(cell)) || cell.column > (ends.get(cell.row) ?? Infinity);
    if (typeof cell.cell.value !== "string" || (cell.row >= table.firstRow && isLine)) continue;
    // 考评总分：95分 is what was scored.
    if (saidSums(cell.text).length > 0) continue;
    const plain = tidyNumbers(cell.text).replace(/\s+/g, "");
    const match =
      /(?<!每(?:小?项|条|题)|[扣得])(?:总分|满分|总计|合计|共计|百分制[^\d]{0,4})(?:为|是|共|计|:|：)?(\d{2,4}(?:\.\d+)?)分(?!以上|以下|及|[-至到含(（/]|[,，]?\d)/.exec(
        plain,
      ) ??
      (cell.row < table.firstRow && !(table.tiers && cell.row >= (table.headingRow ?? Infinity))
        ? onlyIn(grid.rows.get(cell.row) ?? [])?.exec(plain)
        : null);
    const isItem = /[（(]满分\d/.test(plain) && cell.row >= table.firstRow && table.headingRow !== null;
    if (match && !isItem) inText.push({ value: Number(match[1]), cell: { row: cell.row, column: cell.column } });
  }
  const [said] = inText;
  const isOverAll = said && overAll.some((o) => o.cell.row === said.cell.row && o.cell.column === said.cell.column);
  return [...inRows, ...overAll, ...(said && !isOverAll ? [said] : [])];
}

const IN_BRACKETS = /[（(]共?(\d{2,4})分(?:[)）]|[,;](?=[^\d]*[)）]))/;

/** 一季度（25分） | 二季度（25分）: several in one line are of its columns. */
function onlyIn(line: readonly GridCell[]): RegExp | null {
  const stating = line.filter((c) => IN_BRACKETS.test(tidyNumbers(c.text).replace(/\s+/g, "")));
  return stating.length === 1 ? IN_BRACKETS : null;
}

const CEILING = /不超过|不得超过|最高|最多|至多|封顶|上限/;

/** Stated sums that differ from their items, and how many agree. */
export function sumFaults(
  categories: readonly ReadCategory[],
  roots: readonly Node[],
  over: readonly Node[],
  sums: readonly PrintedSum[],
  totals: readonly StatedTotal[],
  computed: number,
): { readonly faults: readonly RubricFinding[]; readonly agreed: number } {
  const claims = [
    ...categories.flatMap((category) => claimsOfCategory(category, categories, roots, sums)),
    ...roots.flatMap(({ children }) => children.flatMap(claimsBelow)),
    // One heading over all states the total, which is compared as such.
    ...(over.length > 1 ? over.flatMap(claimsOfHeading) : []),
    ...claimsOfTotals(categories, totals, computed),
  ];
  const isKept = ({ accepted, entered }: Claim): boolean => accepted.includes(entered);
  return {
    faults: claims
      .filter((claim) => !isKept(claim))
      .map(({ name, entered, accepted: [computed = 0], cell }) => ({
        code: "rubric-sum-mismatch",
        cell: toA1(cell),
        facts: { category: name, entered, computed },
      })),
    // That one member has its group's points tells nothing.
    agreed: claims.filter((claim) => isKept(claim) && claim.members > 1).length,
  };
}

/** Points that are stated for several lines together. */
interface Claim {
  readonly name: string | null;
  readonly entered: number;
  /** What the lines make, the likeliest way of counting first. */
  readonly accepted: readonly number[];
  readonly cell: CellAddress;
  readonly members: number;
}

function isExtra({ kind }: ReadItem): boolean {
  return kind === "bonus" || kind === "deduction";
}

function claimsOfCategory(
  category: ReadCategory,
  categories: readonly ReadCategory[],
  roots: readonly Node[],
  sums: readonly PrintedSum[],
): readonly Claim[] {
  const { name, items, maximum, maximumCell } = category;
  const total = sumOf(items);
  // A bonus's ceiling may be lower than its single steps, and one that is called so higher.
  const own = roots.find(({ entry }) => entry.row === category.cell.row && entry.column === category.cell.column);
  const isCeiling = total > maximum || CEILING.test(own?.entry.cell.text ?? "");
  if (items.every(isExtra) && isCeiling) return [];
  const claim = (entered: number, cell: CellAddress, members: number): Claim => {
    return { name, entered, accepted: [total], cell, members };
  };
  const isBelow = maximumCell !== null && sums.some((s) => s.cell === maximumCell);
  const subtotals = sums.filter(
    (s) =>
      s.cell !== maximumCell &&
      isSubtotalOf(s.cell, category, categories, sums) &&
      !isOfSeveral(s, category, categories, sums),
  );
  return [
    ...(category.isMaximumStated ? [claim(maximum, isBelow ? maximumCell : category.cell, items.length)] : []),
    ...subtotals.map(({ value, cell }) => claim(value, cell, Infinity)),
  ];
}

/** What a line below a category, and the lines below it, state of theirs. */
function claimsBelow(node: Node): readonly Claim[] {
  const { entry, children } = node;
  const scored = children.flatMap((c) => nodePoints(c) ?? []);
  // Parts of one text that add up to its points say nothing about the columns.
  const members = children.every((c) => c.entry.isPart) ? 1 : scored.length;
  const own =
    entry.points && entry.pointsCell && scored.length > 0 ? [claimOf(node, entry.points.maximum, members)] : [];
  return [...own, ...children.flatMap(claimsBelow)];
}

function claimsOfHeading(node: Node): readonly Claim[] {
  const { points } = node.entry;
  if (!points) return [];
  const claim = claimOf(node, points.maximum, node.children.flatMap((c) => nodePoints(c) ?? []).length);
  const isCeiling = points.kind !== "score" && (claim.accepted[0] ?? 0) > points.maximum;
  return isCeiling ? [] : [claim];
}

function claimOf({ entry, children }: Node, entered: number, members: number): Claim {
  const scored = children.flatMap((c) => nodePoints(c) ?? []);
  const accepted = [sum(scored.map(decimal)).toNumber()];
  return { name: oneLine(entry.text), entered, accepted, cell: { row: entry.row, column: entry.column }, members };
}

/** A total may count the bonuses, or their ceilings. */
function claimsOfTotals(
  categories: readonly ReadCategory[],
  totals: readonly StatedTotal[],
  computed: number,
): readonly Claim[] {
  const withBonus = sumOf(categories.flatMap((c) => c.items).filter((i) => i.kind !== "deduction"));
  const capped = categories.map(({ items, maximum }) =>
    decimal(items.every((i) => i.kind === "deduction") ? 0 : items.every(isExtra) ? maximum : sumOf(items)),
  );
  const accepted = [computed, withBonus, sum(capped).toNumber()];
  return totals.map(({ value, cell }) => ({ name: null, entered: value, accepted, cell, members: Infinity }));
}

/** The 小计 that stands right below a category's items. */
function isSubtotalOf(
  cell: CellAddress,
  category: ReadCategory,
  categories: readonly ReadCategory[],
  sums: readonly PrintedSum[],
): boolean {
  if (!sums.some((s) => s.cell === cell && s.kind === "category") || category.items.length < 2) return false;
  const last = category.items.at(-1)?.cell.row ?? -1;
  const next = categories[categories.indexOf(category) + 1]?.cell.row ?? Infinity;
  return cell.row > last && cell.row <= next;
}
