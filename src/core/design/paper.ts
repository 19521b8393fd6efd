import type { PrintSetup } from "./sheet-design";

/** Width and height of upright paper in points. */
const papers = { A4: [595.3, 841.9], A3: [841.9, 1190.6] } as const;

interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly header: number;
  readonly footer: number;
}

/** In points. Office: 25 mm above, 22 mm below, 20 mm at the sides, so that a binder takes nothing. */
const margins: Readonly<Record<NonNullable<PrintSetup["margins"]>, Margins>> = {
  office: { left: 56.7, right: 56.7, top: 70.9, bottom: 62.4, header: 34, footer: 34 },
  narrow: { left: 36, right: 36, top: 43.2, bottom: 50.4, header: 21.6, footer: 21.6 },
};

export function marginsOf({ margins: kind = "narrow" }: PrintSetup): Margins {
  return margins[kind];
}

/** Of what fits by calculation: at a printer's resolution rows and columns come out a little larger than on the screen. */
const SAFE_SHARE = 0.97;

/** Points between the margins that may be relied upon. */
export function printable(print: PrintSetup): { readonly width: number; readonly height: number } {
  const [short, long] = papers[print.paper ?? "A4"];
  const [width, height] = print.orientation === "portrait" ? [short, long] : [long, short];
  const { left, right, top, bottom } = marginsOf(print);
  return { width: (width - left - right) * SAFE_SHARE, height: (height - top - bottom) * SAFE_SHARE };
}

/**
 * The widest that Excel draws a column of n characters, in points: 8 pixels a character where 宋体 11 or 12 is the
 * workbook's own font. `columnPoints` is the narrowest.
 */
export function widestPoints(characters: number): number {
  return Math.max(characters * 6, characters * 5.25 + 3.75);
}

/** Characters that fit between the margins at 100 %. */
export function pageCharacters(print: PrintSetup): number {
  return Math.floor(printable(print).width / 6);
}
