import { recognise } from "../../../src/core/recognition/recognise";
import { toA1 } from "../../../src/core/workbook/address";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { laidOut, lines, scores, scoringOf, village } from "./laid-out";

const HEADINGS = ["项目", "考核内容", "分值", "自评", "考评"];
const twoParties = (...below: LiteralSheet): LiteralSheet => [...village, HEADINGS, ...lines(...scores), ...below];

describe("a rubric that nobody configured", () => {
  it("is told with its lines, categories and what they add up to", () => {
    const sheet = scoringOf(twoParties(["合计", null, 100, 96, 93]));
    expect([sheet.template, sheet.evidence, sheet.differences]).toEqual([
      "custom/scoring",
      [{ code: "sums", facts: { items: 4, total: 100, adds: true } }],
      [],
    ]);
    expect(sheet.categories).toEqual([
      { name: "宣传", cell: { row: 3, column: 0 }, maximum: { cell: { row: 3, column: 0 }, value: 40 } },
      { name: "管理", cell: { row: 5, column: 0 }, maximum: { cell: { row: 5, column: 0 }, value: 60 } },
    ]);
    expect(
      sheet.items.map((i) => [
        i.category,
        i.foundNumber,
        i.foundText,
        toA1(i.text),
        i.maxima.map((m) => [toA1(m.cell), m.value]),
      ]),
    ).toEqual([
      ["宣传", "1", "活动正常", "B4", [["C4", 20]]],
      ["宣传", "2", "阵地完好", "B5", [["C5", 20]]],
      ["管理", "3", "台账齐全", "B6", [["C6", 30]]],
      ["管理", "4", "走访到位", "B7", [["C7", 30]]],
    ]);
    expect([sheet.statedLevel, sheet.saidTotals, sheet.satisfaction, sheet.extraItems]).toEqual([null, [], null, []]);
  });

  it("is the surer the more of it agrees", () => {
    const sure = (rows: LiteralSheet): number => scoringOf(rows).confidence;
    const fifth = ["其他", "5.卫生整洁", 10, 9, 8];
    expect(sure(twoParties())).toBe(0.95);
    expect(sure(twoParties(fifth))).toBe(1);
    expect(sure(twoParties(["合计", null, 90, 96, 93]))).toBe(0.75);
    expect(sure([...village, ...lines(...scores)])).toBe(0.8);
    expect(
      sure(twoParties(["90分以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格。"], ["自评得分：96分"])),
    ).toBe(0.85);
  });

  it("is as sure where only its numbers are out of order", () => {
    const rows = twoParties().map((row) => row.map((cell) => (cell === "4.走访到位" ? "6.走访到位" : cell)));
    expect(scoringOf(rows).reading?.findings.map((f) => f.code)).toEqual(["item-numbering"]);
    expect(scoringOf(rows).confidence).toBe(0.95);
  });

  it("is of the branch that is named above its first line", () => {
    const [a = [], ...others] = lines(...scores);
    expect(laidOut(scoringOf([a, ["单位名称：甲乙丙"], ...others])).columns).toEqual(["D self -", "E review -"]);
    expect(laidOut(scoringOf([["单位名称：甲乙丙"], a, ...others])).columns[0]).toBe("D self - 甲乙丙 unit-line A1");
  });

  it("is known by the sheet itself where its points add up to something else", () => {
    expect(scoringOf(twoParties(["合计", null, 90, 96, 93])).evidence).toEqual([
      { code: "sums", facts: { items: 4, total: 90, adds: false } },
    ]);
  });

  it("states its categories' points in a row below them, or nowhere", () => {
    const [a = [], b = [], c = [], d = []] = lines(...scores);
    const name = (row: readonly LiteralCell[]): readonly LiteralCell[] => [String(row[0]).slice(0, 2), ...row.slice(1)];
    const sums = [...village, HEADINGS, name(a), b, ["小计", null, 40, 38, 37], name(c), d, ["小计", null, 60, 58, 56]];
    expect(scoringOf(sums).categories.map((x) => [x.name, x.maximum])).toEqual([
      ["宣传", null],
      ["管理", null],
    ]);
    expect(laidOut(scoringOf(sums)).stated).toEqual(["C6 40 宣传", "C9 60 管理"]);
    const none = [...village, HEADINGS, name(a), b, name(c), d];
    expect(scoringOf(none).categories.map((x) => x.maximum)).toEqual([null, null]);
  });

  it("has sums in its categories' own rows", () => {
    const [a = [], b = [], c = [], d = []] = lines(...scores).map(([, ...rest]) => [null, ...rest]);
    const rows = [...village, HEADINGS, ["一、宣传", null, 40, 38, 37], a, b, ["二、管理", null, 60, 58, null], c, d];
    expect(laidOut(scoringOf(rows)).sums).toEqual([
      "D4 category-sum D 宣传",
      "E4 category-sum E 宣传",
      "D7 category-sum D 管理",
    ]);
  });

  it("states its level in a line, or in an opinion where that is one of its levels", () => {
    const bands = ["90分以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格。"];
    const level = (...below: LiteralSheet): unknown => {
      const { statedLevel } = scoringOf(twoParties(bands, ...below));
      return statedLevel && [statedLevel.text, statedLevel.cell, statedLevel.party, statedLevel.isResult];
    };
    expect(level(["考核组意见：工作扎实，评定为“优秀”等次。"])).toEqual(["优秀", "A9", "review", false]);
    expect(level(["综合意见（盖章）：工作扎实，认定等级为良好"])).toEqual(["良好", "A9", null, true]);
    expect(level(["考核组意见：工作扎实，评定为出色等次。"])).toBeNull();
    expect(level(["考核组意见：工作扎实。"])).toBeNull();
    expect(level([`考核组意见：${"工作扎实，".repeat(37)}评定为优秀`])).toEqual(["优秀", "A9", "review", false]);
    expect(level([`考核组意见：${"工作扎实，".repeat(38)}评定为优秀`])).toBeNull();
    expect(level(["考核组意见：评定为优秀"], ["评定等级：良好"])).toEqual(["良好", "A10", null, true]);
  });

  it("says totals in words around its lines", () => {
    const said = (rows: LiteralSheet) =>
      scoringOf(rows).saidTotals.map((s) => [s.party, s.isWhole, s.value, toA1(s.cell)]);
    expect(said(twoParties(["自评得分：96分　考评得分：93分　综合得分：94.2分"]))).toEqual([
      ["self", false, 96, "A8"],
      ["review", false, 93, "A8"],
      [null, true, 94.2, "A8"],
    ]);
    const above = (...line: readonly LiteralCell[]): LiteralSheet => [...village, line, ...twoParties().slice(2)];
    expect(said(above("自评得分：", 96))).toEqual([["self", false, 96, "B3"]]);
    expect(said(above("自评得分：96分　考评得分：", 93))).toEqual([
      ["self", false, 96, "A3"],
      ["review", false, 93, "B3"],
    ]);
    expect(said(above("总分：", 96))).toEqual([[null, false, 96, "B3"]]);
    expect(said(above("总分：", 100))).toEqual([]);
    expect(said(above("总分：", "96"))).toEqual([]);
    expect(said(above("总分", 96))).toEqual([[null, false, 96, "B3"]]);
    expect(said(above("人数：", 96))).toEqual([]);
    expect(said(twoParties(["自评得分：", 96]))).toEqual([]);
    const inLine = twoParties().map((row, i) => (i === 4 ? [...row, "自评得分：96分"] : row));
    expect(said(inLine)).toEqual([]);
  });
});

describe("a rubric that lies on its side", () => {
  const turned = (...more: LiteralSheet): LiteralSheet => [
    ["卫生检查表"],
    ["检查内容", "地面清洁", "墙面整洁", "制度上墙", "记录完整", "台账齐全"],
    ["分值", 30, 10, 20, 20, 20],
    ...more,
  ];

  it("has each score in the column of its line, whatever row of scores it is", () => {
    const sheet = scoringOf(turned(["自评", 28, 9, 18, 17, 16], ["考评", 27, 8, 18, 17, 16]));
    expect(sheet.items.map((i) => [i.foundText, toA1(i.text), i.criterion.maximum])).toEqual([
      ["地面清洁", "B2", 30],
      ["墙面整洁", "C2", 10],
      ["制度上墙", "D2", 20],
      ["记录完整", "E2", 20],
      ["台账齐全", "F2", 20],
    ]);
    const places = sheet.columns.map((c) => [
      c.party,
      ...[...(c.places?.values() ?? [])].map((at) => at.map(toA1).join()),
    ]);
    expect(places).toEqual([
      ["self", "B4", "C4", "D4", "E4", "F4"],
      ["review", "B5", "C5", "D5", "E5", "F5"],
    ]);
    expect([...sheet.headings]).toEqual([]);
    expect([...sheet.printedColumns].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it("has its sums right of the scores", () => {
    const rows = turned(["得分", 28, 9, 18, 17, 16]).map((row, i) => [...row, ["", "合计", 100, 88][i] ?? null]);
    const sheet = scoringOf(rows);
    expect(sheet.sumCells.map((s) => [s.kind, toA1(s.cell)])).toEqual([["total", "G4"]]);
    expect(sheet.statedSums.map((s) => [toA1(s.cell), s.value])).toEqual([["G3", 100]]);
  });
});

describe("what is no rubric", () => {
  it("is a list without points, and is told as nothing else", () => {
    const [sheet] = recognise(
      workbook({
        表: [
          ["姓名", "电话"],
          ["甲", "无"],
          ["乙", "无"],
        ],
      }),
    );
    expect(sheet).toEqual({
      kind: "unrecognised",
      sheet: sheet?.sheet,
      template: null,
      confidence: 0,
      evidence: [],
      differences: [],
    });
    expect(recognise(workbook({ 表: [] })).map((s) => [s.kind, s.evidence])).toEqual([["unrecognised", []]]);
  });
});
