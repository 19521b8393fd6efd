import { recognise } from "../../../src/core/recognition/recognise";
import { indexRubrics, itemKey, matchRubrics } from "../../../src/core/recognition/rubric-index";
import { schemes } from "../../../src/core/schemes";
import type { Scheme } from "../../../src/core/schemes/types";
import { toA1 } from "../../../src/core/workbook/address";
import { makeGrid } from "../../../src/core/workbook/grid";
import { sheet, workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { authority, criterion, scoringOf, texts } from "./laid-out";

const TITLE = "支部工作考评表";
const HEADINGS = ["具体内容", "分值", "自评得分", "考评得分"];
const items = texts.map((text, i) => criterion(`${i + 1}`, 20, text));
const known = [authority({ 班子: items.slice(0, 2), 队伍: items.slice(2) })];

const rowsOf = (...lines: readonly LiteralCell[]): LiteralSheet => [
  [TITLE],
  HEADINGS,
  ...lines.map((line) => [line, 20, 18, 17]),
];

/** Each line that was found: its number in the document, its cell, how like it is, what stands there, with which number. */
const found = (rows: LiteralSheet, scheme: readonly Scheme[] = known): unknown =>
  scoringOf(rows, scheme).items.map((i) => [
    i.criterion.number,
    toA1(i.text),
    i.similarity,
    i.foundText,
    i.foundNumber,
  ]);

const whole = (place: number, row: number): unknown => [`${place + 1}`, `A${row}`, 1, texts[place], null];

describe("what a line is compared by", () => {
  it.each([
    ["1．班子健全，团结协作。", "班子健全团结协作", "1", "班子健全，团结协作。"],
    ["（12）班子健全", "班子健全", "12", "班子健全"],
    ["班子健全（3分）", "班子健全", null, "班子健全（3分）"],
    ["班子健全（满分15分，自评15分）", "班子健全", null, "班子健全（满分15分，自评15分）"],
    ["班子健全 3 分", "班子健全", null, "班子健全 3 分"],
    ["班子健全3.5分", "班子健全", null, "班子健全3.5分"],
    ["1.班子健全。2.团结协作；3、作风正派", "班子健全团结协作作风正派", "1", "班子健全。2.团结协作；3、作风正派"],
    ["完成1.5万元。2.5万元以上", "完成15万元25万元以上", null, "完成1.5万元。2.5万元以上"],
  ])("%s", (text, key, number, rest) => {
    expect(itemKey(text)).toEqual({ key, number, rest });
  });
});

describe("lines of a known rubric", () => {
  it("are found by their texts, in whatever order, with the numbers that stand before them", () => {
    expect(found(rowsOf(...texts))).toEqual(texts.map((_, i) => whole(i, i + 3)));
    expect(found(rowsOf(...[...texts].reverse()))).toEqual(texts.map((_, i) => whole(i, 7 - i)));
    expect(found(rowsOf(...texts.map((t, i) => `${i + 1}、${t}（20分）`)))).toEqual(
      texts.map((t, i) => [`${i + 1}`, `A${i + 3}`, 1, `${t}（20分）`, `${i + 1}`]),
    );
  });

  it("are found where they are nearly the same: the most alike first, each cell once", () => {
    const near = texts.map((t, i) => (i === 1 ? "分工明确责任落实到每个人" : t));
    expect(found(rowsOf(...near))).toEqual([
      whole(0, 3),
      ["2", "A4", expect.closeTo(0.86, 1), near[1], null],
      ...[2, 3, 4].map((i) => whole(i, i + 3)),
    ]);
  });

  it("are found where eight of ten of their signs are the same", () => {
    const last = (text: string): unknown =>
      (found(rowsOf(...texts.slice(0, 4), text)) as unknown[][]).at(-1)?.slice(0, 3);
    expect(last("党费收缴及时账目甲乙")).toEqual(["5", "A7", expect.closeTo(0.8, 1)]);
  });

  it("that are alike take what is the most like each", () => {
    const twins = ["党支部班子健全有力", "党总支班子健全有力", ...texts.slice(2)];
    const alike = [authority({ 全部: twins.map((text, i) => criterion(`${i + 1}`, 20, text)) })];
    const places = (...lines: readonly string[]): readonly unknown[] =>
      scoringOf(rowsOf(...lines, ...texts.slice(2)), alike)
        .items.map((i) => [i.criterion.number, i.row])
        .slice(0, 2);
    expect(places("党总支的班子健全有力", "党支部的班子健全有力")).toEqual([
      ["1", 3],
      ["2", 2],
    ]);
    expect(places("党总支的班子健全有力")).toEqual([
      ["2", 2],
      ["3", 3],
    ]);
    expect(places("党支部的班子很健全很有力", "党支部的班子健全有力")[0]).toEqual(["1", 3]);
  });

  it("of which one stands twice are the one with its number, else the upper one", () => {
    expect(found(rowsOf(...texts, texts[0] as string))).toEqual(texts.map((_, i) => whole(i, i + 3)));
    expect(found(rowsOf(...texts, `1.${texts[0]}`))).toEqual([
      ["1", "A8", 1, texts[0], "1"],
      ...[1, 2, 3, 4].map((i) => whole(i, i + 3)),
    ]);
    expect(found(rowsOf(...texts, `9.${texts[0]}`))).toEqual(texts.map((_, i) => whole(i, i + 3)));
  });

  it("are found by another wording, the official one first", () => {
    const [first, ...others] = items;
    if (!first) throw new Error("no line");
    const named = [authority({ 班子: [{ ...first, aliases: ["领导班子", "带头人好"] }], 队伍: others })];
    expect(found(rowsOf("带头人好", ...texts.slice(1)), named)).toEqual([
      ["1", "A3", 1, "带头人好", null],
      ...[1, 2, 3, 4].map((i) => whole(i, i + 3)),
    ]);
    expect(found(rowsOf("带头人好", "领导班子", ...texts.slice(1)), named)).toEqual([
      ["1", "A4", 1, "领导班子", null],
      ...[1, 2, 3, 4].map((i) => whole(i, i + 4)),
    ]);
    expect(found(rowsOf("领导班子", ...texts), named)).toEqual(texts.map((_, i) => whole(i, i + 4)));
    expect(found(rowsOf("领导班子们", ...texts.slice(1)), named)).toEqual([1, 2, 3, 4].map((i) => whole(i, i + 3)));
  });

  it("that are short are found by their very words only", () => {
    const short = [
      authority({
        班子: ["班子建设", "队伍建设", "制度建设", "业绩突出", "群众满意"].map((t, i) => criterion(`${i + 1}`, 20, t)),
      }),
    ];
    const at = (first: string): unknown =>
      (found(rowsOf(first, "队伍建设", "制度建设", "业绩突出", "群众满意"), short) as unknown[][]).map(
        ([number]) => number,
      );
    expect(at("班子建设")).toEqual(["1", "2", "3", "4", "5"]);
    expect(at("班子建设好")).toEqual(["2", "3", "4", "5"]);
  });

  it("may be divided over cells, each a statement: half of them at least", () => {
    const factors = ["班子健全配备齐整", "团结协作民主决策", "分工明确责任到人", "作风正派清正廉洁"].map((text, i) => ({
      number: `${i + 1}`,
      text,
    }));
    const joint = criterion("1", 20, factors.map((f) => `${f.number}.${f.text}。`).join(""), { factors });
    const divided = [authority({ 班子: [joint], 队伍: items.slice(1) })];
    const [a = "", b = "", c = "", d = ""] = factors.map((f) => f.text);
    const sheetOf = (...parts: readonly string[]) => scoringOf(rowsOf(...parts, ...texts.slice(1)), divided).items;
    const [four] = sheetOf(b, `1.${a}`, c, d);
    expect([four?.row, four?.rows, four?.foundText, four?.foundNumber, four?.similarity]).toEqual([
      2,
      [2, 3, 4, 5],
      [b, `1.${a}`, c, d].join("\n"),
      null,
      1,
    ]);
    const [two] = sheetOf(c, a);
    expect([two?.criterion.number, two?.rows, two?.similarity]).toEqual(["1", [2, 3], 0.5]);
    expect(sheetOf(c).map((i) => i.criterion.number)).toEqual(["2", "3", "4", "5"]);
    expect(sheetOf(c, c).map((i) => i.criterion.number)).toEqual(["2", "3", "4", "5"]);
    const rows = [[TITLE], [d, a], [b], ...rowsOf(...texts.slice(1)).slice(2)];
    const [beside] = scoringOf(rows, divided).items;
    expect([beside?.foundText, beside && toA1(beside.text), beside?.rows]).toEqual([
      [d, a, b].join("\n"),
      "A2",
      [1, 2],
    ]);
    const [one] = sheetOf(joint.text);
    expect([one?.rows, one?.similarity, one?.foundText]).toEqual([undefined, 1, joint.text.slice(2)]);
  });

  it("are found in other words at their place, with their number or none", () => {
    const other = "党费都按时收缴并公布";
    const said = (...lines: readonly LiteralCell[]): unknown =>
      (found(rowsOf(...lines)) as unknown[][]).map(([number, cell]) => [number, cell]);
    const at = (cell: string): unknown => [...[1, 2, 3, 4].map((n) => [`${n}`, `A${n + 2}`]), ["5", cell]];
    const four = texts.slice(0, 4);
    expect(said(...four, "党费收缴及时")).toEqual(at("A7"));
    expect(said(...four, "5.党费收缴及时")).toEqual(at("A7"));
    expect(said(...four, "6.党费收缴及时")).toEqual([1, 2, 3, 4].map((n) => [`${n}`, `A${n + 2}`]));
    expect(said(...four, other)).toEqual([1, 2, 3, 4].map((n) => [`${n}`, `A${n + 2}`]));
    const [first = "", ...rest] = four;
    // Not before a line that precedes it, and not behind one that follows.
    expect(said(first, "党费收缴及时", ...rest)).toEqual([["1", "A3"], ...[2, 3, 4].map((n) => [`${n}`, `A${n + 3}`])]);
    const [, , , ...last] = texts;
    expect(said(texts[0] as string, texts[1] as string, "队伍教育丰富", ...last)).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`${n}`, `A${n + 2}`]),
    );
    expect(said(texts[0] as string, texts[1] as string, ...last, "队伍教育丰富")).toEqual(
      [1, 2, 4, 5].map((n) => [`${n}`, `A${n + (n > 2 ? 1 : 2)}`]),
    );
  });

  it("in other words are the most alike of several, and never count as the same", () => {
    const rows = rowsOf(...texts.slice(0, 4), "党费收缴情况较好", "党费收缴及时清楚");
    const sheet = scoringOf(rows.slice(0, -1), known);
    expect(sheet.items[4]?.similarity).toBeLessThan(1);
    expect(sheet.differences).toEqual([{ code: "items-altered", cell: "A7", facts: { count: 1 } }]);
    const among = (...lines: readonly string[]): unknown =>
      scoringOf(rowsOf(...texts.slice(0, 2), ...lines, ...texts.slice(3)), known).items.map((i) => i.row);
    expect(among("队伍教育情况", "队伍教育经常开展")).toEqual([2, 3, 5, 6, 7]);
    expect(among("队伍教育经常开展", "队伍教育情况")).toEqual([2, 3, 4, 6, 7]);
  });
});

test("a remark beside another line is no line in other words", () => {
  const rows = rowsOf(...texts.slice(0, 4), "其他方面工作").map((row, i) => (i === 6 ? [...row, "党费收缴及时"] : row));
  const sheet = scoringOf(rows, known);
  expect([sheet.items.length, sheet.extraItems.map((e) => e.foundText)]).toEqual([4, ["其他方面工作"]]);
});

describe("headings of a report", () => {
  const keyed = texts.map((text, i) =>
    criterion(null, 20, text, { keywords: [["班子"], ["分工"], ["教育"], ["管理"], ["党费"]][i] ?? [] }),
  );
  const report = [
    authority(
      { 班子: keyed.slice(0, 2), 队伍: keyed.slice(2) },
      { inText: { maximum: ["满分"], parties: [{ party: "self", words: ["自评"] }] } },
    ),
  ];
  const points = "（满分20分，自评18分）";

  it("are known by what they speak of and the points that they state", () => {
    const free = ["我们的班子", "怎样分工", "学习教育", "日常管理", "党费情况"];
    const rows = (...lines: readonly string[]): LiteralSheet => [[TITLE], ...lines.map((line) => [line])];
    expect(scoringOf(rows(...free.map((f) => f + points)), report).items.map((i) => [i.row, i.similarity])).toEqual(
      free.map((_, i) => [i + 1, 1]),
    );
    const sentences = ["班子团结，工作有力", ...free.map((f) => f + points)];
    expect(scoringOf(rows(...sentences), report).items.map((i) => i.row)).toEqual([2, 3, 4, 5, 6]);
    expect(scoringOf(rows(...free.slice(1).map((f) => f + points)), report).items).toHaveLength(4);
  });
});

describe("known rubrics by a sheet's lines", () => {
  const other = authority({ 班子: items.slice(0, 4) }, { id: "other" });
  const [scheme] = known as [Scheme];
  const matches = (lines: readonly string[], atLeast?: number): unknown =>
    matchRubrics(makeGrid(sheet("表", lines.map((line) => [line]))), indexRubrics([scheme, other]), atLeast).map((m) => [m.form.form.id, m.matches.length]); // prettier-ignore

  it("come best covered first, and of equally covered ones the one with more of its very words", () => {
    expect(matches(texts)).toEqual([["scoring", 5], ["other", 4]]); // prettier-ignore
    expect(matches(texts.slice(0, 4))).toEqual([
      ["other", 4],
      ["scoring", 4],
    ]);
    expect(matches(texts.slice(4))).toEqual([["scoring", 1]]);
    expect(matches(["没有一条相同的内容"])).toEqual([]);
  });

  it("are those alone that can have the share asked for", () => {
    expect(matches(texts.slice(0, 3), 0.75)).toEqual([["other", 3]]);
    expect(matches(texts.slice(0, 3), 0.8)).toEqual([]);
  });
});

test("every line of every known rubric is found by its own text, and as each of its other wordings", () => {
  for (const { scheme, form, items: lines } of indexRubrics(schemes).forms) {
    for (const { criterion: line, aliases } of lines) {
      for (const text of [line.text, ...aliases]) {
        const found = matchRubrics(
          makeGrid(sheet("表", [[text]])),
          indexRubrics([{ ...scheme, forms: [form], variants: [] }]),
        );
        expect([text, found[0]?.matches.map((m) => [m.item.criterion.text, m.similarity])]).toEqual([
          text,
          [[line.text, 1]],
        ]);
      }
    }
  }
});

test("what is no text, or as short as a heading, is no line", () => {
  const short = [authority({ 班子: [criterion(null, 20, "班子好")] })];
  expect(recognise(workbook({ 表: [["班子好", 20, 18]] }), short).map((s) => s.kind)).toEqual(["unrecognised"]);
});
