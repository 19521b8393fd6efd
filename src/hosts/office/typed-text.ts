/**
 * What to enter so that Excel keeps `text` as exactly this text in a cell that is not formatted as text. Excel reads
 * every string as if a person had typed it; a leading apostrophe says "text" and is not part of the value.
 */
export function typedText(text: string): string {
  return wouldBeParsed(text) ? `'${text}` : text;
}

/** Signs that begin a formula (full-width ones too where an input method is on), and the apostrophe itself. */
const LEADING_SIGN = /^\s*[=+\-@'＝＋－＠−]/;
const CONSTANT = /^\s*(#|true\s*$|false\s*$)/i;
const DIGIT = /[\d０-９〇零一二三四五六七八九十百千廿卅]/;

/** Everything that numbers, amounts, dates and times are made of, in Chinese and in English. */
const PARTS_OF_NUMBERS = new RegExp(
  [
    "[\\s\\d０-９〇零一二三四五六七八九十百千万亿廿卅元正]",
    "[.,:;/\\\\()%‰$¥￥€£+\\-−–—．，：／（）％＋－·^*]",
    "星期|周|年|月|日|号|时|点|分|秒|上午|下午|中午|凌晨|晚上|早上",
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?",
    "mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?",
    "[ap]m?|st|nd|rd|th|bc|ad|rmb|cny|usd|eur|[edt]",
  ].join("|"),
  "gi",
);

/** Errs on the side of true: a needless apostrophe changes nothing that a reader or a formula sees. */
function wouldBeParsed(text: string): boolean {
  if (LEADING_SIGN.test(text) || CONSTANT.test(text)) return true;
  return DIGIT.test(text) && text.replace(PARTS_OF_NUMBERS, "") === "";
}
