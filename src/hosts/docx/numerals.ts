const DIGITS = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
/** Roman numerals and letters grow with the number; beyond these no list is counted so. */
const LAST_ROMAN = 3999;
const LAST_LETTERS = 780;

/**
 * A number of a list as Word prints it.
 * @param format w:numFmt, for example "chineseCounting"; an unknown one counts in decimals.
 */
export function numeral(value: number, format: string): string {
  const written = writers[format]?.(value) ?? null;
  return written ?? String(value);
}

/** null: the number is out of the reach of this way of counting. */
type Writer = (value: number) => string | null;

const counting: Writer = (value) => counted(value, DIGITS.replace("〇", "零"), ["", "十", "百", "千"]);
const legal: Writer = (value) => counted(value, LEGAL, ["", "拾", "佰", "仟"]);
const digits: Writer = (value) => [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join("");
const circled: Writer = (value) =>
  enclosed(value, 20, 0x2460) ?? (value <= 35 ? enclosed(value - 20, 15, 0x3251) : enclosed(value - 35, 15, 0x32b1));
const fullWidth: Writer = (value) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const writers: Readonly<Record<string, Writer>> = {
  decimalZero: (value) => String(value).padStart(2, "0"),
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: (value) => STEMS[value - 1] ?? null,
  ideographZodiac: (value) => BRANCHES[value - 1] ?? null,
  ideographEnclosedCircle: (value) => enclosed(value, 10, 0x3280),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => enclosed(value, 20, 0x2474),
  decimalEnclosedFullstop: (value) => enclosed(value, 20, 0x2488),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  upperLetter: letters,
  lowerLetter: (value) => letters(value)?.toLowerCase() ?? null,
  upperRoman: roman,
  lowerRoman: (value) => roman(value)?.toLowerCase() ?? null,
};

function enclosed(value: number, last: number, first: number): string | null {
  return value >= 1 && value <= last ? String.fromCharCode(first + value - 1) : null;
}

/** A, B, … Z, AA, BB: the letter is repeated. */
function letters(value: number): string | null {
  if (value < 1 || value > LAST_LETTERS) return null;
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string | null {
  if (value < 1 || value > LAST_ROMAN) return null;
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += sign;
  }
  return text;
}

/** 12 → 十二 or 壹拾贰, 20 → 二十, 101 → 一百零一; null from ten thousand on. */
function counted(value: number, signs: string, units: readonly string[]): string | null {
  if (value < 1 || value > 9999) return null;
  let text = "";
  let isGap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap = text !== "";
      continue;
    }
    if (isGap) text += signs[0] ?? "";
    isGap = false;
    // Ten to nineteen begin with the ten itself: 十二, but 壹拾贰.
    const isBareTen = place === 1 && digit === 1 && text === "" && signs !== LEGAL;
    text += `${isBareTen ? "" : (signs[digit] ?? "")}${units[place] ?? ""}`;
  }
  return text;
}
