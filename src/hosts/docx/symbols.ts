/**
 * Characters of symbol fonts that say something in a form, by font and code: ticked and empty boxes, ticks, crosses,
 * numbers in circles, letters and digits. Every other sign of such a font is an ornament.
 */
const signs: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    ...{ 0x6f: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xa8: "□", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑" },
    ...following(0x81, "①②③④⑤⑥⑦⑧⑨⑩"),
    ...following(0x8c, "❶❷❸❹❺❻❼❽❾❿"),
    0xab: "★",
  },
  "wingdings 2": { 0x2a: "□", 0xa3: "□", 0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒" },
  "wingdings 3": {},
  webdings: { 0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗" },
  symbol: {
    ...following(0x28, "()"),
    ...following(0x2b, "+,"),
    ...following(0x2e, "./0123456789:;<=>"),
    ...following(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    ...{ 0x25: "%", 0x2d: "-", 0xb3: "≥", 0xa3: "≤", 0xb4: "×", 0xb8: "÷", 0xb1: "±", 0xd6: "√" },
  },
};

function following(first: number, characters: string): Readonly<Record<number, string>> {
  return Object.fromEntries([...characters].map((sign, i) => [first + i, sign]));
}

/** The usual character for one of a symbol font; null for an ornament. */
export function symbolSign(font: string, code: number): string | null {
  // Symbol fonts lie at F000 in files; their codes proper are those of one byte.
  return signs[font.toLowerCase()]?.[code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code] ?? null;
}

const PRIVATE = /[\uf000-\uf0ff]/g;
/** Fonts without letters: R in Wingdings 2 is a box with a tick. */
const PICTURES = /^(?:wingdings(?: [23])?|webdings)$/i;

/** A text typed in a symbol font: its signs as usual characters, without ornaments. Other texts stay as they are. */
export function withoutSymbolFont(text: string, font: string | null): string {
  if (font === null || signs[font.toLowerCase()] === undefined) return text;
  const plain = text.replace(PRIVATE, (sign) => symbolSign(font, sign.charCodeAt(0)) ?? "");
  if (!PICTURES.test(font)) return plain;
  return plain.replace(/[!-~\u00a1-\u00ff]/g, (sign) => symbolSign(font, sign.charCodeAt(0)) ?? sign);
}
