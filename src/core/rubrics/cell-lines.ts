import { readNumbering, type NumberStyle } from "./numbering";

/** A name whose glyphs or pieces stand one below the other has lines no longer than this. */
const LONGEST_PIECE = 4;

/**
 * The lines of a cell. Numbered parts of one line (1.…（5分）；2.…（5分）) count as lines where their numbers count up.
 */
export function linesOfCell(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((l) => l.trim())
    .filter((l) => l !== "");
  if (lines.length > 1 && lines.every((l) => [...l].length <= LONGEST_PIECE)) return [lines.join("")];
  return lines.flatMap(numberedParts);
}

/** Where a number may begin a new part: after a sentence, a bracket or a blank; circled ones anywhere. */
const MARKER =
  /[①-⑳]|(?<=[。；;）)】：:\s分])(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|\d{1,2}\s*[.．、](?=\s*[^\d\s])|[一二三四五六七八九十]{1,3}\s*、)/g;

function numberedParts(line: string): readonly string[] {
  const cuts: number[] = [];
  const last = new Map<NumberStyle, number>();
  const own = readNumbering(line);
  if (own.value !== null) last.set(own.style, own.value);
  for (const match of line.matchAll(MARKER)) {
    if (match.index === 0) continue;
    const { style, value } = readNumbering(line.slice(match.index));
    if (value === null) continue;
    const previous = last.get(style);
    // A number that does not go on counting is part of a sentence.
    if (value !== 1 && value !== (previous ?? -1) + 1) continue;
    if (value === 1 && previous === 1) continue;
    last.set(style, value);
    cuts.push(match.index);
  }
  const parts = [0, ...cuts].map((from, i) => line.slice(from, cuts[i]).trim());
  return parts.filter((part) => part !== "");
}
