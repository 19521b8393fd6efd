import { decimal, sum } from "../workbook/decimal";
import type { SheetGrid } from "../workbook/grid";
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
    if (!stated || category.items.length < 2) return category;
    return { ...category, maximum: stated.value, isMaximumStated: true, maximumCell: stated.cell };
  });
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
    const plain = tidyNumbers(cell.text).replace(/\s+/g, "");
    const match =
      /(?<!每(?:小?项|条|题)|[扣得])(?:总分|满分|总计|合计|共计|百分制[^\d]{0,4})(?:为|是|共|计|:|：)?(\d{2,4}(?:\.\d+)?)分(?!以上|以下|及|[-至到含(（]|[,，]?\d)/.exec(
        plain,
      ) ??
      (cell.row < table.firstRow && !(table.tiers && cell.row >= (table.headingRow ?? Infinity))
        ? /[（(]共?(\d{2,4})分(?:[)）]|[,;](?=[^\d]*[)）]))/.exec(plain)
        : null);
    const isItem = /[（(]满分\d/.test(plain) && cell.row >= table.firstRow && table.headingRow !== null;
    if (match && !isItem) inText.push({ value: Number(match[1]), cell: { row: cell.row, column: cell.column } });
  }
  const [said] = inText;
  const isOverAll = said && overAll.some((o) => o.cell.row === said.cell.row && o.cell.column === said.cell.column);
  return [...inRows, ...overAll, ...(said && !isOverAll ? [said] : [])];
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
): { readonly faults: RubricFinding[]; readonly agreed: number } {
  const faults: RubricFinding[] = [];
  let agreed = 0;
  // That one member has its group's points tells nothing.
  const compare = (
    name: string | null,
    entered: number,
    accepted: readonly number[],
    cell: CellAddress,
    members = Infinity,
  ): void => {
    if (accepted.includes(entered)) agreed += members > 1 ? 1 : 0;
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
    // A bonus's ceiling may be lower than its single steps, and one that is called so higher.
    const own = roots.find(({ entry }) => entry.row === category.cell.row && entry.column === category.cell.column);
    const isCeiling = total > category.maximum || CEILING.test(own?.entry.cell.text ?? "");
    if (category.items.every(isExtra) && isCeiling) continue;
    if (category.isMaximumStated) {
      const isBelow = category.maximumCell !== null && sums.some((s) => s.cell === category.maximumCell);
      compare(
        category.name,
        category.maximum,
        [total],
        isBelow ? category.maximumCell : category.cell,
        category.items.length,
      );
    }
    for (const { cell, value } of sums) {
      if (cell === category.maximumCell || !isSubtotalOf(cell, category, categories, sums)) continue;
      compare(category.name, value, [total], cell);
    }
  }
  for (const root of roots) for (const child of root.children) inner(child);
  // One heading over all states the total, which is compared below.
  if (over.length > 1) {
    for (const { entry, children } of over) {
      const scored = children.flatMap((c) => nodePoints(c) ?? []);
      const all = sum(scored.map(decimal)).toNumber();
      const isCeiling = entry.points?.kind !== "score" && all > (entry.points?.maximum ?? 0);
      if (entry.points && !isCeiling)
        compare(
          oneLine(entry.text),
          entry.points.maximum,
          [all],
          { row: entry.row, column: entry.column },
          scored.length,
        );
    }
  }
  function inner(node: Node): void {
    const { points, pointsCell, text } = node.entry;
    const scored = node.children.flatMap((c) => nodePoints(c) ?? []);
    if (points && pointsCell && scored.length > 0) {
      const place = { row: node.entry.row, column: node.entry.column };
      // Parts of one text that add up to its points say nothing about the columns.
      const members = node.children.every((c) => c.entry.isPart) ? 1 : scored.length;
      compare(oneLine(text), points.maximum, [sum(scored.map(decimal)).toNumber()], place, members);
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
  sums: readonly PrintedSum[],
): boolean {
  if (!sums.some((s) => s.cell === cell && s.kind === "category") || category.items.length < 2) return false;
  const last = category.items.at(-1)?.cell.row ?? -1;
  const next = categories[categories.indexOf(category) + 1]?.cell.row ?? Infinity;
  return cell.row > last && cell.row <= next;
}
