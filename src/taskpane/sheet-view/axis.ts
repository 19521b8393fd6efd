/** Rows or columns laid one after the other, in CSS pixels. */
export class Axis {
  /** Where each begins, and at the end where the last one ends. */
  private readonly starts: Float64Array;

  /** @param sizes of each; 0 where it is hidden. */
  constructor(sizes: Float64Array) {
    this.starts = new Float64Array(sizes.length + 1);
    let end = 0;
    sizes.forEach((size, i) => {
      end += size;
      this.starts[i + 1] = end;
    });
  }

  get count(): number {
    return this.starts.length - 1;
  }

  get total(): number {
    return this.start(this.count);
  }

  /** Where it begins; beyond the last one, where that one ends. */
  start(index: number): number {
    return this.starts[Math.max(0, Math.min(index, this.count))] as number;
  }

  /** Of one, or of all from `index` to `last`. */
  size(index: number, last = index): number {
    return this.start(last + 1) - this.start(index);
  }

  /** The one that is seen at this place; the first or last where none is. */
  at(pixel: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.start(middle + 1) > pixel) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low);
  }

  /** The nearest one in this direction that is not hidden, `index` itself where there is none. */
  next(index: number, step: 1 | -1): number {
    for (let i = index + step; i >= 0 && i < this.count; i += step) if (this.size(i) > 0) return i;
    return index;
  }

  /** Those that are not hidden, from `first` to `last`. */
  shown(first: number, last: number): number[] {
    const indices: number[] = [];
    for (let i = Math.max(0, first); i <= Math.min(last, this.count - 1); i++) if (this.size(i) > 0) indices.push(i);
    return indices;
  }
}
