import type { CellLook } from "./sheet-look";
import { widthOfText } from "./text-size";

/** The fonts of the sheet, where it names none or the machine has not the one it names. */
export const SHEET_FONTS = "'宋体', SimSun, 'Songti SC', 'Noto Serif SC', 'Noto Sans SC', 'Noto Sans CJK SC', serif";
/** In points. */
export const SHEET_SIZE = 11;
const PIXELS_PER_POINT = 4 / 3;

export function fontFamily(look: CellLook | undefined): string {
  return look?.font === undefined ? SHEET_FONTS : `'${look.font.replace(/['\\]/g, "")}', ${SHEET_FONTS}`;
}

const canvas = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("2d");

/** As it was written: the canvas takes its time to read a font, and tells another spelling of it. */
let lastFont = "";

/** How wide a text is on one line in the font of its cell, in CSS pixels; about, where nothing can measure it. */
export function measureText(text: string, look: CellLook | undefined): number {
  const size = (look?.size ?? SHEET_SIZE) * PIXELS_PER_POINT;
  if (!canvas) return widthOfText(text) * size;
  const font = `${look?.italic ? "italic " : ""}${look?.bold ? 700 : 400} ${size}px ${fontFamily(look)}`;
  if (font !== lastFont) canvas.font = lastFont = font;
  return Math.max(...text.split("\n").map((line) => canvas.measureText(line).width));
}
