import { cached } from "./cached";

/**
 * 1 for equal texts, 0 for nothing in common: 1 − edit distance ÷ length of the longer text.
 * Gives 0 at once where the result would stay below `atLeast`.
 */
export function similarity(a: string, b: string, atLeast = 0): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  const allowed = Math.floor((1 - atLeast) * longer + 1e-9);
  if (Math.abs(a.length - b.length) > allowed || fewestEdits(a, b) > allowed) return 0;
  const distance = editDistance(a, b, allowed);
  return distance > allowed ? 0 : 1 - distance / longer;
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

const WORDS = 4;

/** Which characters a text holds, as far as 128 bits can tell them apart. */
const charactersOf = cached((text): Int32Array => {
  const held = new Int32Array(WORDS);
  for (let i = 0; i < text.length; i++) {
    const bit = text.charCodeAt(i) * 5;
    const word = (bit >>> 5) % WORDS;
    held[word] = (held[word] as number) | (1 << (bit & 31));
  }
  return held;
});

/** A lower bound of the edit distance: every character that one text has and the other lacks takes an edit. */
function fewestEdits(a: string, b: string): number {
  const inA = charactersOf(a);
  const inB = charactersOf(b);
  let lackingInB = 0;
  let lackingInA = 0;
  for (let i = 0; i < WORDS; i++) {
    lackingInB += bitCount((inA[i] as number) & ~(inB[i] as number));
    lackingInA += bitCount((inB[i] as number) & ~(inA[i] as number));
  }
  return Math.max(lackingInA, lackingInB);
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
