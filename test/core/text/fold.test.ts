import { bare, fold, invisibleSigns, isBlankMark, oneLine, splitNumber, visible } from "../../../src/core/text/fold";
import { readDate } from "../../../src/core/text/dates";
import {
  plainNumber,
  readAmount,
  readCount,
  readLeadingScore,
  readNumber,
  readPercent,
  readPoints,
} from "../../../src/core/text/numbers";
import { pointsAfter } from "../../../src/core/text/points-after";
import { fc } from "../../support/cases";

const SIGNS = [
  "\u200B",
  "\u200C",
  "\u200D",
  "\u200E",
  "\u202A",
  "\u202E",
  "\u2060",
  "\u2066",
  "\u2069",
  "\u00AD",
  "\uFE0F",
  "\uFEFF",
  "\u061C",
  "\u{E0101}",
];

describe("invisible signs", () => {
  it("are told by their code points, each once", () => {
    expect(invisibleSigns("\u200B3\u200B分\u00AD")).toEqual(["U+200B", "U+00AD"]);
    expect(invisibleSigns("3 分")).toEqual([]);
  });

  it("leave joined letters and blanks alone", () => {
    expect(visible(" 甲\u3000乙\n")).toBe(" 甲\u3000乙\n");
  });

  const readers: readonly [string, (text: string) => unknown, string][] = [
    ["fold", fold, "青松（小学）"],
    ["oneLine", oneLine, "青松 小学"],
    ["readNumber", readNumber, "13.5分"],
    ["readPoints", readPoints, "(14分)"],
    ["readPercent", readPercent, "90.5%"],
    ["readLeadingScore", readLeadingScore, "86分 良好"],
    ["readCount", readCount, "11人"],
    ["readAmount", readAmount, "6,552.00元"],
    ["readDate", readDate, "2012年6月12日"],
    ["pointsAfter", (text) => pointsAfter(text, ["自评"]), "满分15分,自评14分"],
  ];
  it.each(readers)("change nothing for %s, wherever they stand", (_, read, text) => {
    const expected = read(text);
    expect(expected).not.toBeNull();
    fc.assert(
      fc.property(fc.constantFrom(...SIGNS), fc.nat(text.length), (sign, at) => {
        expect(read(text.slice(0, at) + sign + text.slice(at))).toEqual(expected);
      }),
    );
  });
});

describe("fold", () => {
  it.each([
    ["Ａ１（甲）", "a1(甲)"],
    ["甲 乙\u3000丙\u00A0丁_x000D_", "甲乙丙丁"],
    ["1—2～3", "1-2-3"],
    ["【甲】〔乙〕[丙]", "(甲)(乙)(丙)"],
    ["“甲”‘乙’", '"甲""乙"'],
    ["甲。", "甲."],
  ])("%j → %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("leaves letters, digits and percent signs when bare", () => {
    expect(bare("1．班子（好），90％！")).toBe("1班子好90%");
  });
});

describe("splitNumber", () => {
  it.each([
    ["12．新发展", "12", "新发展"],
    ["（一）组织", "一", "组织"],
    ["①甲", "1", "甲"],
    ["1.2 甲", "1.2", "甲"],
    ["  甲乙 ", null, "甲乙"],
    ["2012年", null, "2012年"],
  ])("%j", (text, number, rest) => {
    expect(splitNumber(text)).toEqual({ number, rest });
  });
});

describe("isBlankMark", () => {
  it.each([
    ["", true],
    ["＿＿…", true],
    ["：", true],
    ["\u200B", true],
    ["甲", false],
    ["0", false],
  ])("%j", (text, blank) => {
    expect(isBlankMark(text)).toBe(blank);
  });
});

describe("numbers", () => {
  it.each([
    ["３", 3],
    ["3分", 3],
    ["“3”", 3],
    [".5", 0.5],
    ["−2", -2],
    ["1 8", null],
    ["3²", null],
    ["3₂", null],
    ["²", null],
    ["12,5", null],
    ["三分", null],
    ["3/5", null],
    ["", null],
    ["9".repeat(400), null],
  ])("readNumber %j", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([
    ["【16分】", 16],
    ["(4分)", 4],
    ["4", 4],
    ["(4", 4],
    ["约4", null],
  ])("readPoints %j", (text, value) => {
    expect(readPoints(text)).toBe(value);
  });

  it.each([
    ["90%", 0.9],
    ["满意率：90.5％", 0.905],
    ["90", null],
  ])("readPercent %j", (text, value) => {
    expect(readPercent(text)).toBe(value);
  });

  it.each([
    ["86分  班子", 86],
    ["自评得分：86", 86],
    ["班子好，86分", 86],
    ["60分钟", null],
    ["2012年", null],
    ["86%", null],
  ])("readLeadingScore %j", (text, value) => {
    expect(readLeadingScore(text)).toBe(value);
  });

  it.each([
    ["11", 11],
    ["11名（含预备1名）", 11],
    ["共3户", 3],
    ["1.5", null],
    ["-1", null],
    ["11²", null],
  ])("readCount %j", (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  it.each([
    ["6,552.00元", 6552],
    ["￥6552", 6552],
    ["0.6552万元", 6552],
    ["约5元", null],
    ["65,52", null],
  ])("readAmount %j", (text, value) => {
    expect(readAmount(text)).toBe(value);
  });

  it.each([
    [3, "3"],
    [2.5, "2.5"],
    [16.33333, "16.3333"],
    [0.1 + 0.2, "0.3"],
  ])("plainNumber %d", (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });
});

describe("pointsAfter", () => {
  it.each<[string, readonly string[], string | null]>([
    ["（满分15分，自评14.5分）", ["自评"], "14.5"],
    ["（满分15分，自评14.5分）", ["满分"], "15"],
    ["满分分值：15", ["满分"], "15"],
    ["自评得分是 3 分；", ["自评"], "3"],
    ["自评为__分", ["自评"], ""],
    ["自评：", ["自评"], ""],
    ["上级3分，自评", ["无此", "上级"], "3"],
    ["满分15分", ["自评"], null],
  ])("%s after %j", (text, words, points) => {
    expect(pointsAfter(text, words)).toBe(points);
  });
});

describe("oneLine", () => {
  it("keeps one blank for every run of white space", () => {
    expect(oneLine(" 甲\n\n乙\u3000\u00A0丙_x000D_丁 ")).toBe("甲 乙 丙 丁");
  });
});
