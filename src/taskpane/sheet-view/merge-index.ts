import type { CellRange } from "../../core/workbook/address";

/**
 * The merged areas of a sheet, found by place whatever their number. No cell belongs to two: of areas that overlap, which
 * Excel never writes, the one that begins first holds.
 */
export class MergeIndex {
  /** By their first row. */
  private readonly areas: readonly CellRange[];
  /** Seen as a tree whose root is the middle of the list: the lowest row below each node. */
  private readonly lowest: Float64Array;

  constructor(merges: readonly CellRange[]) {
    this.areas = withoutOverlaps(merges);
    this.lowest = new Float64Array(this.areas.length);
    this.measure(0, this.areas.length);
  }

  /** All areas that share a cell with this range. */
  touching(range: CellRange): readonly CellRange[] {
    const found: CellRange[] = [];
    this.collect(range, 0, this.areas.length, found);
    return found;
  }

  at(row: number, column: number): CellRange | undefined {
    return this.touching({ top: row, left: column, bottom: row, right: column })[0];
  }

  private measure(low: number, high: number): number {
    if (low >= high) return -1;
    const middle = (low + high) >>> 1;
    const own = (this.areas[middle] as CellRange).bottom;
    return (this.lowest[middle] = Math.max(own, this.measure(low, middle), this.measure(middle + 1, high)));
  }

  private collect(range: CellRange, low: number, high: number, found: CellRange[]): void {
    if (low >= high) return;
    const middle = (low + high) >>> 1;
    if ((this.lowest[middle] as number) < range.top) return;
    this.collect(range, low, middle, found);
    const area = this.areas[middle] as CellRange;
    if (area.top > range.bottom) return;
    if (area.bottom >= range.top && area.left <= range.right && area.right >= range.left) found.push(area);
    this.collect(range, middle + 1, high, found);
  }
}

/** From top to bottom, with the areas that reach the present row at hand, side by side. */
function withoutOverlaps(merges: readonly CellRange[]): CellRange[] {
  const kept: CellRange[] = [];
  const beside: CellRange[] = [];
  const sorted = [...merges].sort((a, b) => a.top - b.top || a.left - b.left);
  for (const area of sorted) {
    if (area.top === area.bottom && area.left === area.right) continue;
    const at = firstReaching(beside, area.left);
    let end = at;
    while (end < beside.length && (beside[end] as CellRange).left <= area.right) end++;
    const alive = beside.slice(at, end).filter(({ bottom }) => bottom >= area.top);
    if (alive.length === 0) kept.push(area);
    beside.splice(at, end - at, ...(alive.length === 0 ? [area] : alive));
  }
  return kept;
}

/** The index of the first that ends at or after this column. */
function firstReaching(beside: readonly CellRange[], column: number): number {
  let [low, high] = [0, beside.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((beside[middle] as CellRange).right < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
