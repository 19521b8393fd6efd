/**
 * A short fingerprint of a text, for telling whether two contents are the same: two independent
 * 32-bit FNV-1a sums and the length. No protection against intent.
 */
export function digestOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  return `${hex(a)}${hex(b)}${text.length.toString(36)}`;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** No 0/O and 1/I: a code is read aloud and compared on paper. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;

/** A fingerprint for paper, "4E74-MZ8L": 64-bit FNV-1a over UTF-16 units, as eight characters in two groups. */
export function codeOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  let code = "";
  for (let i = 0; i < CODE_LENGTH; i++) {
    code += ALPHABET[Number(hash & 31n)];
    hash >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
