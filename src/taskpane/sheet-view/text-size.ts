/** Letters as wide as they are high: Chinese, kana, hangul, and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** The width of any other letter, of a letter's size. */
const NARROW = 0.55;

/** About how wide a text is on one line, in units of its font's size; where it has several lines, the widest one. */
export function widthOfText(text: string): number {
  let widest = 0;
  for (const line of text.split("\n")) {
    let width = 0;
    for (const letter of line) width += WIDE.test(letter) || letter > "\uffff" ? 1 : NARROW;
    widest = Math.max(widest, width);
  }
  return widest;
}

/** About how many lines a text takes in a box of this width, in units of its font's size. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(width, 1);
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOfText(line) / room)), 0);
}
