/** Numbers by ascending keys: as small as they can be, and moved to another thread without being copied. */
export interface NumberTable {
  readonly keys: Float64Array;
  readonly values: Float64Array;
}

export function numberAt({ keys, values }: NumberTable, key: number): number | undefined {
  const at = firstFrom(keys, key);
  return keys[at] === key ? values[at] : undefined;
}

/** The index of the first key that is not below `least`; the number of keys where none is. */
export function firstFrom(keys: ArrayLike<number>, least: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class NumberTableBuilder {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];
  private isSorted = true;

  /** What is set later holds where a key is set twice. */
  set(key: number, value: number): void {
    this.isSorted &&= key > (this.keys.at(-1) ?? Number.NEGATIVE_INFINITY);
    this.keys.push(key);
    this.values.push(value);
  }

  build(): NumberTable {
    if (this.isSorted) return { keys: Float64Array.from(this.keys), values: Float64Array.from(this.values) };
    const sorted = [...new Map(this.keys.map((key, i) => [key, this.values[i] as number]))].sort(([a], [b]) => a - b);
    return {
      keys: Float64Array.from(sorted, ([key]) => key),
      values: Float64Array.from(sorted, ([, value]) => value),
    };
  }
}
