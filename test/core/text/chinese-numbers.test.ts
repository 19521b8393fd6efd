import { readChineseNumber } from "../../../src/core/text/chinese-numbers";
import { readAmount, readCount, readLeadingScore } from "../../../src/core/text/numbers";
import { fc } from "../../support/cases";

/** As people say it: 10 is 十, 103 is 一百零三, 20005 is 两万零五. */
function inWords(n: number): string {
  const digits = "零一二三四五六七八九";
  const below = (m: number): string =>
    String(m)
      .split("")
      .map((d, i, all) => (d === "0" ? "零" : `${digits[Number(d)]}${["", "十", "百", "千"][all.length - 1 - i]}`))
      .join("")
      .replace(/零+/g, "零")
      .replace(/(.)零$/, "$1")
      .replace(/^一十/, "十");
  const [high, low] = [Math.floor(n / 10_000), n % 10_000];
  if (high === 0) return below(low);
  return `${below(high)}万${low === 0 ? "" : `${low < 1000 ? "零" : ""}${low < 20 && low > 9 ? "一" : ""}${below(low)}`}`;
}

describe("numbers in Chinese numerals", () => {
  it("are read as they are said, and with the signs of cheques", () => {
    const cheque: Readonly<Record<string, string>> = {
      一: "壹",
      二: "贰",
      三: "叁",
      四: "肆",
      五: "伍",
      六: "陆",
      七: "柒",
      八: "捌",
      九: "玖",
      十: "拾",
      百: "佰",
      千: "仟",
      万: "萬",
      零: "〇",
    };
    fc.assert(
      fc.property(fc.oneof(fc.nat(120), fc.nat(9999), fc.nat(99_999_999)), fc.nat(99), (n, cents) => {
        const words = inWords(n);
        expect(readChineseNumber(words)).toBe(n);
        expect(readChineseNumber([...words].map((sign) => cheque[sign] ?? sign).join(""))).toBe(n);
        const decimals = String(cents).padStart(2, "0");
        const said = [...decimals].map((d) => "零一二三四五六七八九"[Number(d)]).join("");
        expect(readChineseNumber(`${words}点${said}`)).toBe(Number(`${n}.${decimals}`));
      }),
    );
  });

  it.each([
    ["零", 0],
    ["八", 8],
    ["十", 10],
    ["十二", 12],
    ["八十六", 86],
    ["八十六点五", 86.5],
    ["一百", 100],
    ["一百零三", 103],
    ["贰仟", 2000],
    ["壹仟玖佰", 1900],
    ["六千五百五十二", 6552],
    ["两万零五", 20_005],
  ])("reads %s as %p", (text, value) => expect(readChineseNumber(text)).toBe(value));

  it.each([
    "",
    "百",
    "万",
    "万一",
    "三点五点一",
    "五点十",
    "零零",
    "千",
    "一百零",
    "二三",
    "一十百",
    "八零",
    "点五",
    "八点",
    "一万二万",
    "八十六分",
  ])("reads no number in %p", (text) => expect(readChineseNumber(text)).toBeNull());

  it("reads amounts, counts and results in words", () => {
    expect(readAmount("人民币壹仟玖佰元整")).toBe(1900);
    expect(readAmount("若干元")).toBeNull();
    expect(readCount("二十三名（含预备两名）")).toBe(23);
    expect(readCount("若干")).toBeNull();
    expect(readLeadingScore("八十六分，班子团结")).toBe(86);
    expect(readLeadingScore("经支委会评议，自评得九十一点五分")).toBe(91.5);
    expect(readLeadingScore("班子十分团结，百分之百到会")).toBeNull();
  });
});
