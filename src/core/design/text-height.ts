import type { Style } from "./styles";

/**
 * The narrowest that Excel draws a column of n characters: 7n + 5 pixels of 0.75 points, with Calibri 11 as the
 * workbook's own font. With 宋体 11 a character counts 8 pixels; a text then needs fewer lines than computed, never more.
 */
export function columnPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

/** Left and right inner margin of a cell with its border. */
const CELL_PADDING = 6;

/** Line height over font size: enough for 宋体 and 黑体 and for the fonts that stand in for them. */
const LINE_FACTOR = 1.4;

/** The tallest row that Excel accepts. */
export const MAX_ROW_HEIGHT = 409;

/** True for characters that Chinese fonts draw as wide as a Chinese character, “ ” — … ① among them. */
export function isFullWidth(character: string): boolean {
  return isFullWidthCode(character.codePointAt(0) ?? 0);
}

function isFullWidthCode(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2010 && code <= 0x2bff) ||
    (code >= 0x2e80 && code !== 0xfeff && !(code >= 0xff61 && code <= 0xffdc)) ||
    code === 0xb7 ||
    code === 0xd7
  );
}

/** The width of one line of text in points: a full-width character is as wide as the font size, others half. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += isFullWidth(character) ? size : size / 2;
  return width;
}

/** Marks that may not begin a line; with one, the character before it moves down too. */
const NO_LINE_START = /[，。、；：？！）》〉」』】〕”’％…—,.;:?!)\]}%]/;

/** How many lines a text takes in a column of the given width (points), its own line breaks included. */
export function countLines(text: string, width: number, size: number): number {
  const room = Math.max(width - CELL_PADDING, size);
  if (!/[\r\n]/.test(text)) return wrappedLines(text, room, size);
  return text.split(/\r\n|\r|\n/).reduce((lines, line) => lines + wrappedLines(line, room, size), 0);
}

/** Half-width characters other than spaces stay together as words; of the others each stands for itself. */
function wrappedLines(line: string, room: number, size: number): number {
  if (line.length * size <= room) return 1;
  let lines = 1;
  let used = 0;
  let last = 0;
  for (let at = 0; at < line.length;) {
    const start = at;
    let width: number;
    if (isWordCode(line.charCodeAt(at))) {
      do at++;
      while (at < line.length && isWordCode(line.charCodeAt(at)));
      width = ((at - start) * size) / 2;
    } else {
      const code = line.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      width = isFullWidthCode(code) ? size : size / 2;
    }
    if (used + width <= room) {
      used += width;
    } else if (width > room) {
      const full = used + width;
      lines += Math.ceil(full / room) - 1;
      used = full % room || room;
    } else {
      lines += 1;
      used = width + (NO_LINE_START.test(line.charAt(start)) ? last : 0);
    }
    last = width;
  }
  return lines;
}

function isWordCode(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The height in points that a text needs in a cell of the given width (points). */
export function textHeight(text: string, width: number, style: Pick<Style, "size" | "wrap">): number {
  const lines = style.wrap ? countLines(text, width, style.size) : text.split("\n").length;
  return Math.ceil(lines * style.size * LINE_FACTOR + 4);
}

/** Half a sheet of paper: taller rows leave no room for others, and soon are cut. */
const TALLEST = 300;
/** So many times its usual width a column may take. */
const WIDEST = 7;

/** The width, in characters, at which long texts of a column leave its rows fit for a page; `usual` where they are. */
export function widthForRows(texts: readonly string[], usual: number, style: Pick<Style, "size" | "wrap">): number {
  const tallest = (width: number): number =>
    texts.reduce((most, text) => Math.max(most, textHeight(text, columnPoints(width), style)), 0);
  let width = usual;
  if (tallest(width) <= TALLEST) return width;
  // Lines that a person broke need no more room than they take.
  const reached = Math.max(TALLEST, tallest(WIDEST * usual));
  while (tallest(width) > reached) width += usual / 2;
  return width;
}
