import {
  plainNumber,
  readAmount,
  readCount,
  readLeadingScore,
  readNumber,
  readPercent,
  readPoints,
  readRank,
} from "../../../src/core/text/numbers";
import { fc } from "../../support/cases";

type Case = readonly [text: string, value: number | null];
const reads = (name: string, read: (text: string) => number | null, cases: readonly Case[]): void => {
  describe(name, () => {
    it.each(cases)("%j is %p", (text, value) => {
      expect(read(text)).toBe(value);
    });
  });
};

reads("readNumber", readNumber, [
  ["3", 3],
  ["３", 3],
  ["3分", 3],
  [" 2.5 分 ", 2.5],
  ['"3"', 3],
  ["“3.5”", 3.5],
  ["‘3’", 3],
  ["“3分”", 3],
  ["-2", -2],
  ["−2", -2],
  ["–2", -2],
  ["—2", -2],
  ["+1.5", 1.5],
  [".5", 0.5],
  ["0", 0],
  ["007", 7],
  ["3\u200B", 3],
  ["3_x000D_", 3],
  ["_x000d_3", 3],
  ["3²", null],
  ["3₂", null],
  ["1 8", null],
  ["12,5", null],
  ["三分", null],
  ["3/5", null],
  ["约3", null],
  ["3.", null],
  ["1.2.3", null],
  ["3分分", null],
  ["--2", null],
  ["分", null],
  ["", null],
  ["1e3", null],
  ["9".repeat(400), null],
]);

reads("readPoints", readPoints, [
  ["3分", 3],
  ["3 分", 3],
  ["３分", 3],
  ["(4分)", 4],
  ["（4）", 4],
  ["【16分】", 16],
  ["〔 5分 〕", 5],
  ["[6]", 6],
  ["（4分", 4],
  ["4分）", 4],
  ["满分4分", null],
  ["（四分）", null],
  ["((4))", null],
  ["", null],
]);

reads("readPercent", readPercent, [
  ["90%", 0.9],
  ["满意率：90.5％", 0.905],
  ["95 %", 0.95],
  ["33.33333%", 0.333333],
  ["0%", 0],
  ["120%", 1.2],
  ["10%至20%", 0.1],
  ["0.95", null],
  ["百分之九十", null],
  ["%", null],
]);

reads("readLeadingScore", readLeadingScore, [
  ["86分  班子团结", 86],
  ["86", 86],
  ["86.5分", 86.5],
  ["86 好", 86],
  ["得分：86", 86],
  ["总分 86分", 86],
  ["自评得分:90.5", 90.5],
  ["合计90", 90],
  ["共90分", 90],
  ["共计 90分", 90],
  ["自评结果：89分（较好）", 89],
  ["自评八十六分", 86],
  ["得八十六点五分。", 86.5],
  ["经自查，我支部自评为92分", 92],
  ["组织3次，得5分", 5],
  ["90、91", null],
  ["2012年", null],
  ["3月", null],
  ["12日", null],
  ["90%", null],
  ["2012-06-01", null],
  ["1.2.3", null],
  ["90分钟", null],
  ["5分之一", null],
  ["开会90分钟，自评80分", 80],
  ["共3分项", null],
  ["十分重视", null],
  ["支部得十分", null],
  ["不怕万分艰苦", null],
  ["没有", null],
  ["", null],
]);

reads("readCount", readCount, [
  ["11", 11],
  ["11人", 11],
  ["11 名", 11],
  ["共11名党员", 11],
  ["共 11 人", 11],
  ["11名（含预备1名）", 11],
  ["11，其中女3", 11],
  ["11;", 11],
  ["十一名", 11],
  ["二十三个", 23],
  ["3户", 3],
  ["3次", 3],
  ["3份", 3],
  ["3张", 3],
  ["3位", 3],
  ["0", 0],
  ["11（第一行\n第二行）", 11],
  ["11.5", null],
  ["-1", null],
  ["约11", null],
  ["11元", null],
  ["人", null],
  ["", null],
]);

reads("readRank", readRank, [
  ["1", 1],
  ["第2名", 2],
  ["并列第三", 3],
  ["第十", 10],
  ["12", 12],
  ["九名", 9],
  ["2（并列）", 2],
  ["2，\n并列", 2],
  ["第2位", null],
  ["十一", null],
  ["名", null],
  ["", null],
]);

reads("readAmount", readAmount, [
  ["6552", 6552],
  ["6,552.00元", 6552],
  ["￥6552", 6552],
  ["¥ 6552", 6552],
  ["$12", 12],
  ["0.6552万元", 6552],
  ["1.00001万", 10000.1],
  ["人民币300元整", 300],
  ["贰仟元整", 2000],
  ["人民币贰仟圆", 2000],
  ["6552元（大写）", 6552],
  ["1,234,567", 1234567],
  ["1,23", null],
  ["12,3456", null],
  ["6552块", null],
  ["约6552", null],
  ["-5", null],
  ["", null],
]);

describe("plainNumber", () => {
  it.each([
    [3, "3"],
    [3.5, "3.5"],
    [1 / 3, "0.3333"],
    [2.99999, "3"],
    [0.00004, "0"],
    [-1.25, "-1.25"],
    [0, "0"],
  ])("%d is written %s", (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });
});

it("points written as people write them are read back, whatever the width, quotes and unit", () => {
  const points = fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 1000);
  const wide = (text: string): string =>
    [...text].map((c) => (/[\d.]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join("");
  fc.assert(
    fc.property(
      points,
      fc.constantFrom("", "分", " 分"),
      fc.boolean(),
      fc.boolean(),
      (value, unit, isWide, isQuoted) => {
        const plain = `${isWide ? wide(String(value)) : value}${unit}`;
        expect(readNumber(isQuoted ? `“${plain}”` : plain)).toBe(value);
        expect(readPoints(`（${plain}）`)).toBe(value);
      },
    ),
  );
});
