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
