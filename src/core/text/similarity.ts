import { cached } from "./cached";

/** A text prepared for being compared with many others. */
export interface Comparable {
  readonly text: string;
  /** Which characters it holds, as far as 128 bits can tell them apart. */
  readonly characters: Int32Array;
}

const WORDS = 4;

export const comparable: (text: string) => Comparable = cached((text) => {
  const characters = new Int32Array(WORDS);
  for (let i = 0; i < text.length; i++) {
    const bit = text.charCodeAt(i) * 5;
    const word = (bit >>> 5) % WORDS;
    characters[word] = (characters[word] as number) | (1 << (bit & 31));
  }
  return { text, characters };
});

/**
 * 1 for equal texts, 0 for nothing in common: 1 − edit distance ÷ length of the longer text.
 * Gives 0 at once where the result would stay below `atLeast`.
 */
export function similarity(a: string, b: string, atLeast = 0): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > editsAllowed(longer, atLeast)) return 0;
  return likeness(comparable(a), comparable(b), atLeast);
}

/** As `similarity`, for texts that are compared again and again. */
export function likeness(a: Comparable, b: Comparable, atLeast: number): number {
  if (a.text === b.text) return 1;
  const longer = Math.max(a.text.length, b.text.length);
  const allowed = editsAllowed(longer, atLeast);
  if (Math.abs(a.text.length - b.text.length) > allowed || fewestEdits(a, b) > allowed) return 0;
  const distance = editDistance(a.text, b.text, allowed);
  return distance > allowed ? 0 : 1 - distance / longer;
}

function editsAllowed(length: number, atLeast: number): number {
  return Math.floor((1 - atLeast) * length + 1e-9);
}

/** A lower bound of the edit distance: every character that one text has and the other lacks takes an edit. */
function fewestEdits({ characters: a }: Comparable, { characters: b }: Comparable): number {
  let lackingInB = 0;
  let lackingInA = 0;
  for (let i = 0; i < WORDS; i++) {
    lackingInB += bitCount((a[i] as number) & ~(b[i] as number));
    lackingInA += bitCount((b[i] as number) & ~(a[i] as number));
  }
  return Math.max(lackingInA, lackingInB);
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function editDistance(a: string, b: string, limit: number): number {
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] as number) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const value = Math.min(substitution, (previous[j] as number) + 1, (current[j - 1] as number) + 1);
      current[j] = value;
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}

/** 0…1: how many pairs of neighbouring characters two texts share, whatever their order: what a rewording keeps. */
export function sharedPairs(a: string, b: string): number {
  const pairs = (text: string): ReadonlySet<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [ofA, ofB] = [pairs(a), pairs(b)];
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length;
  return ofA.size + ofB.size === 0 ? 0 : (2 * shared) / (ofA.size + ofB.size);
}
