import { readChineseNumber } from "../../../src/core/text/chinese-numbers";
import { readAmount, readCount, readLeadingScore } from "../../../src/core/text/numbers";

describe("numbers in Chinese numerals", () => {
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

  it.each(["", "百", "二三", "一十百", "八零", "点五", "八点", "一万二万", "八十六分"])(
    "reads no number in %p",
    (text) => expect(readChineseNumber(text)).toBeNull(),
  );

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
