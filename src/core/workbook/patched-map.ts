/** Maps with fewer entries are copied sooner than their differences are looked up. */
const LARGE = 20_000;
/** With more differences than this a map is copied after all. */
export const MOST_PATCHES = 2_000;

/**
 * A large map by ascending numbers with a few entries set or left out, in order: to type one cell on a long sheet copies
 * none of the others, and who looked at all of them before sees which are new. Cannot be sent to another thread.
 */
export class PatchedMap<Value> implements ReadonlyMap<number, Value> {
  readonly size: number;
  /** The keys that `base` has not, ascending. */
  readonly #added: readonly number[];

  /** @param patch null where there is no entry now; by key, whether `base` has it or not. */
  constructor(
    readonly base: ReadonlyMap<number, Value>,
    readonly patch: ReadonlyMap<number, Value | null>,
  ) {
    let removed = 0;
    const added: number[] = [];
    for (const [key, value] of patch) {
      const isKnown = base.has(key);
      if (isKnown && value === null) removed++;
      else if (!isKnown && value !== null) added.push(key);
    }
    this.#added = added.sort((a, b) => a - b);
    this.size = base.size - removed + added.length;
  }

  get(key: number): Value | undefined {
    const own = this.patch.get(key);
    return own === undefined ? this.base.get(key) : (own ?? undefined);
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[number, Value]> {
    let at = 0;
    const added = this.#added;
    for (const entry of this.base) {
      const [key] = entry;
      for (let own = added[at]; own !== undefined && own < key; own = added[++at]) yield this.#set(own);
      const own = this.patch.get(key);
      if (own === undefined) yield entry;
      else if (own !== null) yield [key, own];
    }
    for (; at < added.length; at++) yield this.#set(added[at] as number);
  }

  #set(key: number): [number, Value] {
    return [key, this.patch.get(key) as Value];
  }

  [Symbol.iterator](): MapIterator<[number, Value]> {
    return this.entries();
  }

  *keys(): MapIterator<number> {
    for (const [key] of this) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  forEach(callback: (value: Value, key: number, map: ReadonlyMap<number, Value>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
}

/**
 * The map with some entries set or, where null, left out, in the order of the keys.
 * @param map by ascending numbers
 */
export function withEntries<Value>(
  map: ReadonlyMap<number, Value>,
  set: ReadonlyMap<number, Value | null>,
): ReadonlyMap<number, Value> {
  const former = patchedMap(map);
  const patched = new PatchedMap(former?.base ?? map, new Map([...(former?.patch ?? []), ...set]));
  const isCopied = patched.base.size < LARGE || patched.patch.size > MOST_PATCHES;
  return isCopied ? new Map(patched) : patched;
}

/** The map as one that was patched; null where it was not. */
export function patchedMap<Value>(map: ReadonlyMap<number, Value>): PatchedMap<Value> | null {
  return map instanceof PatchedMap ? (map as PatchedMap<Value>) : null;
}

/** Typing copies none of its entries. */
export function isLarge(map: ReadonlyMap<number, unknown>): boolean {
  return map instanceof PatchedMap || map.size >= LARGE;
}
