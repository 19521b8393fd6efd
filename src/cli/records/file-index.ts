import { createHash } from "node:crypto";

/** What is remembered of a file whose lines were written. */
export interface IndexedFile {
  /** The first half of its SHA-256, in hexadecimal; null where none is known. */
  readonly sha256: string | null;
  /** Where its lines begin, in bytes. */
  readonly start: number;
  readonly traits: number;
}

/** Hexadecimal digits that are remembered of a SHA-256. */
const DIGITS = 16;

/** True for the SHA-256 of which an index remembers this. */
export function isRemembered(sha256: string, remembered: string | null): boolean {
  return remembered === sha256.slice(0, DIGITS);
}

/**
 * Files by path, in 50 bytes each at most: a run over hundreds of thousands of files must know which it has done. Paths
 * are remembered by 64 bits of their SHA-256.
 */
export class FileIndex {
  private slots = slotsFor(1024);
  private used = 0;

  get size(): number {
    return this.used;
  }

  get(path: string): IndexedFile | null {
    return this.read(this.slotOf(keyOf(path)));
  }

  /** @param traits a number below 256 */
  set(path: string, { sha256, start, traits }: IndexedFile): void {
    if (this.used * 2 >= this.slots.keys.length) this.grow();
    this.put(keyOf(path), sha256 === null ? 0n : BigInt(`0x${sha256.slice(0, DIGITS)}`), start, traits);
  }

  *values(): Generator<IndexedFile> {
    for (let at = 0; at < this.slots.keys.length; at++) {
      const found = this.read(at);
      if (found) yield found;
    }
  }

  private read(at: number): IndexedFile | null {
    const { keys, sums, starts, traits } = this.slots;
    if (keys[at] === 0n) return null;
    const sum = sums[at] ?? 0n;
    const sha256 = sum === 0n ? null : sum.toString(16).padStart(DIGITS, "0");
    return { sha256, start: starts[at] ?? 0, traits: traits[at] ?? 0 };
  }

  private put(key: bigint, sum: bigint, start: number, traits: number): void {
    const at = this.slotOf(key);
    if (this.slots.keys[at] === 0n) this.used++;
    this.slots.keys[at] = key;
    this.slots.sums[at] = sum;
    this.slots.starts[at] = start;
    this.slots.traits[at] = traits;
  }

  /** Of the key, or the free one where it belongs. */
  private slotOf(key: bigint): number {
    const { keys } = this.slots;
    const last = keys.length - 1;
    let at = Number(key & BigInt(last));
    while (keys[at] !== 0n && keys[at] !== key) at = (at + 1) & last;
    return at;
  }

  private grow(): void {
    const { keys, sums, starts, traits } = this.slots;
    this.slots = slotsFor(keys.length * 2);
    this.used = 0;
    keys.forEach((key, i) => {
      if (key !== 0n) this.put(key, sums[i] ?? 0n, starts[i] ?? 0, traits[i] ?? 0);
    });
  }
}

interface Slots {
  readonly keys: BigUint64Array;
  readonly sums: BigUint64Array;
  readonly starts: Float64Array;
  readonly traits: Uint8Array;
}

/** @param count a power of two */
function slotsFor(count: number): Slots {
  return {
    keys: new BigUint64Array(count),
    sums: new BigUint64Array(count),
    starts: new Float64Array(count),
    traits: new Uint8Array(count),
  };
}

function keyOf(path: string): bigint {
  return createHash("sha256").update(path).digest().readBigUInt64LE(0) || 1n;
}

/** Which of so many shards, from 1, a path belongs to: the same on every machine, whatever separates its folders. */
export function shardOf(path: string, shards: number): number {
  return (createHash("sha256").update(path.replaceAll("\\", "/")).digest().readUInt32BE(0) % shards) + 1;
}
