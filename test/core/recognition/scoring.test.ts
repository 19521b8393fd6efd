import { recognise } from "../../../src/core/recognition/recognise";
import { schemes } from "../../../src/core/schemes";
import { fold } from "../../../src/core/text/fold";
import { toA1 } from "../../../src/core/workbook/address";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import type { LiteralCell, LiteralSheet } from "../../support/workbook";
import { authority, columnsOf, criterion, laidOut, scoringOf } from "./laid-out";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form) => (form.kind === "scoring" ? [[`${scheme.id}/${form.id}`, form] as const] : [])),
);

describe.each(forms)("%s", (template, form) => {
  const criteria = form.rubric.categories.flatMap((c) => c.items);

  it("is recognised as its template prints it, with all its lines", () => {
    const [sheet] = recognise(workbookOfDesigns([official(template)]));
    if (sheet?.kind !== "scoring") throw new Error("no scores");
    expect([sheet.template, sheet.differences, sheet.extraItems]).toEqual([template, [], []]);
    // A report has no headings of columns.
    expect(sheet.confidence).toBe(form.inText ? 0.9 : 1);
    expect(sheet.items.map((i) => [i.criterion.text, i.similarity])).toEqual(criteria.map((c) => [c.text, 1]));
    expect(sheet.categories.map((c) => c.name)).toEqual(form.rubric.categories.map((c) => c.name));
    expect(sheet.evidence[0]).toEqual({ code: "items", facts: { found: criteria.length, of: criteria.length } });
    expect(fold(String(sheet.evidence[1]?.facts.title))).toBe(fold(form.titles[0] ?? ""));
  });

  it("has a column for each party, of the branch that was filled in", () => {
    const [sheet] = recognise(workbookOfDesigns([official(template, { branch: "支部甲党支部" })]));
    if (sheet?.kind !== "scoring") throw new Error("no scores");
    const named = form.headings.parties.map(({ party }) => [
      (party === "score" && form.defaultParty) || party,
      "支部甲党支部",
    ]);
    expect(sheet.columns.map((c) => [c.party, c.branch?.name])).toEqual(named);
  });
});

const BASE = {
  班子: [criterion("1", 20, "班子健全团结协作有力"), criterion("2", 20, "分工明确责任落实到人")],
  队伍: [criterion("3", 30, "队伍教育经常内容丰富"), criterion("4", 30, "队伍管理规范制度齐全")],
};
const TITLE = "支部工作考评表";
const texts = Object.values(BASE).flatMap((items) => items.map((i) => i.text));
const maxima = [20, 20, 30, 30];
const known = [authority(BASE)];
/** Lines with their maxima, and these cells right of them. */
const lines = (...cells: readonly (readonly LiteralCell[])[]): LiteralSheet =>
  texts.map((text, i) => [text, maxima[i] ?? null, ...(cells[i] ?? [1, 2])]);
const HEADINGS = ["具体内容", "分值", "自评得分", "考评得分"];

describe("what differs from the official form", () => {
  const differences = (rows: LiteralSheet, scheme = known): unknown =>
    scoringOf(rows, scheme).differences.map(({ code, cell, facts }) => [code, cell, facts]);

  it("is nothing where all is there", () => {
    expect(differences([[TITLE], HEADINGS, ...lines()])).toEqual([]);
    expect(scoringOf([[TITLE], HEADINGS, ...lines()], known).confidence).toBe(1);
  });

  it("is its title, its headings, its columns where they lack", () => {
    expect(differences([HEADINGS, ...lines()])).toEqual([["title-missing", null, { title: TITLE }]]);
    expect(scoringOf([HEADINGS, ...lines()], known).confidence).toBe(0.95);
    expect(differences([[TITLE], ["具体内容", "分值", "自评得分"], ...lines()])).toEqual([
      ["column-missing", null, { column: "考评得分" }],
    ]);
    expect(
      differences([[TITLE], ["具体内容", null, "自评得分", "考评得分"], ...texts.map((t) => [t, null, 1, 2])]),
    ).toEqual([["column-missing", null, { column: "分值" }]]);
    expect(differences([[TITLE], ...lines()])).toEqual([
      ["column-missing", null, { column: "分值" }],
      ["heading-missing", null, {}],
    ]);
    expect(scoringOf([[TITLE], ...lines()], known).confidence).toBe(0.9);
  });

  it("is a title that stands below the headings", () => {
    expect(differences([HEADINGS, [TITLE], ...lines()])).toEqual([["title-missing", null, { title: TITLE }]]);
    expect(differences([[TITLE], ...lines()].slice(0, 5))).toHaveLength(2);
  });

  it("is no column that the form may do without", () => {
    const letters = authority(BASE, { headings: { category: [], text: ["标准"], maximum: [], parties: [{ party: "score", headings: ["等次"] }] }, letters: ["好", "差"] }); // prettier-ignore
    const rows = (heading: string): LiteralSheet => [[TITLE], ["标准", heading], ...texts.map((t) => [t, "好"])];
    expect(differences(rows("等次"), [letters])).toEqual([]);
    expect(differences(rows("自评"), [letters])).toEqual([["column-missing", null, { column: "等次" }]]);
    const [form] = letters.forms;
    if (form?.kind !== "scoring") throw new Error("no rubric");
    expect(differences(rows("自评"), [{ ...letters, forms: [{ ...form, defaultParty: "review" }] }])).toEqual([]);
    const blank: LiteralSheet = [[TITLE], ["标准", "备注"], ...texts.map((t) => [t])];
    expect(differences(blank, [{ ...letters, forms: [{ ...form, defaultParty: "review" }] }])).toEqual([
      ["column-missing", null, { column: "等次" }],
    ]);
  });

  it("are lines that moved: the fewest that explain it", () => {
    const order = (...places: readonly number[]): unknown =>
      differences([[TITLE], HEADINGS, ...places.map((i) => lines()[i] ?? [])]);
    expect(order(1, 0, 2, 3)).toEqual([["row-moved", "A4", { item: "1", row: 4 }]]);
    expect(order(3, 0, 1, 2)).toEqual([["row-moved", "A3", { item: "4", row: 3 }]]);
    expect(order(1, 2, 3, 0)).toEqual([["row-moved", "A6", { item: "1", row: 6 }]]);
    expect(order(3, 2, 1, 0)).toHaveLength(3);
  });

  it("are words of its lines", () => {
    const altered = lines().map(([text = null, ...rest], i) => [
      i > 1 ? String(text).replace("队伍", "队員") : text,
      ...rest,
    ]);
    expect(differences([[TITLE], HEADINGS, ...altered])).toEqual([["items-altered", "A5", { count: 2 }]]);
  });

  it("is no title, column or heading of a sheet with a column for each branch", () => {
    const rows = [["具体内容", "分值", "学校甲党支部", "学校乙党支部"], ...lines()];
    expect(differences(rows)).toEqual([]);
    expect(scoringOf(rows, known).confidence).toBe(0.9);
  });
});

test("what a sheet was known by is told", () => {
  const five = authority({ ...BASE, 其他: [criterion("5", 10, "其他方面工作全部完成")] });
  const sheet = scoringOf([[TITLE], HEADINGS, ...lines()], [five]);
  expect(sheet.evidence).toEqual([
    { code: "items", facts: { found: 4, of: 5 } },
    { code: "title", facts: { title: TITLE, cell: "A1" } },
    { code: "headings", facts: { columns: ["self", "review"] } },
  ]);
  expect(sheet.confidence).toBe(0.83);
  expect(scoringOf(lines(), known).evidence).toHaveLength(1);
});

test("the points of sums are told with their place alone", () => {
  const rows = [[TITLE], HEADINGS, ...lines(), ["合计", 100, 4, 8]];
  const sheet = scoringOf(rows, known);
  expect(sheet.statedSums).toEqual([{ category: null, cell: { row: 6, column: 1 }, value: 100 }]);
  expect(laidOut(sheet).sums).toEqual(["C7 total C", "D7 total D"]);
  expect(sheet.sumCells.map((s) => s.column)).toEqual(sheet.columns);
});

describe("the maxima of a rubric that prints none", () => {
  const open = authority({
    班子: BASE.班子.map((i) => ({ ...i, maximum: null })),
    队伍: BASE.队伍.map((i) => ({ ...i, maximum: null })),
  });
  const read = (stated: readonly LiteralCell[]) => {
    const { rubric, items } = scoringOf(
      [[TITLE], HEADINGS, ...texts.map((t, i) => [t, stated[i] ?? null, 1, 2])],
      [open],
    );
    return {
      items: items.map((i) => i.criterion.maximum),
      categories: rubric.categories.map((c) => [c.name, c.maximum, ...c.items.map((i) => i.maximum)]),
    };
  };

  it("are those of the sheet", () => {
    expect(read([20, "20分", 30, 30])).toEqual({
      items: [20, 20, 30, 30],
      categories: [
        ["班子", 40, 20, 20],
        ["队伍", 60, 30, 30],
      ],
    });
  });

  it("stay open where the sheet states none", () => {
    expect(read([20, null, 30, 30])).toEqual({
      items: [20, null, 30, 30],
      categories: [
        ["班子", null, 20, null],
        ["队伍", 60, 30, 30],
      ],
    });
  });

  it("are never the sheet's where the document prints them, or levels are entered", () => {
    const other = lines().map(([text = null]) => [text, 5, 1, 2]);
    expect(scoringOf([[TITLE], HEADINGS, ...other], known).items.map((i) => i.criterion.maximum)).toEqual(maxima);
    const letters = authority({ 班子: BASE.班子.map((i) => ({ ...i, maximum: null })) }, { letters: ["好", "差"] });
    const rows = [[TITLE], HEADINGS, ...texts.slice(0, 2).map((t) => [t, 20, "好", "差"])];
    expect(scoringOf(rows, [letters]).items.map((i) => i.criterion.maximum)).toEqual([null, null]);
  });
});

describe("where the maxima of lines are stated", () => {
  const stated = (rows: LiteralSheet) =>
    scoringOf(rows, known).items.map((i) => i.maxima.map((m) => [toA1(m.cell), m.value]));

  it("is their column, and the end of their texts", () => {
    const rows = [
      [TITLE],
      HEADINGS,
      ...lines().map(([text, , ...rest], i) => [
        `${String(text)}（${i + 5}分）`,
        i === 0 ? null : `${i + 1}分`,
        ...rest,
      ]),
    ];
    expect(stated(rows)).toEqual([
      [["A3", 5]],
      [
        ["B4", 2],
        ["A4", 6],
      ],
      [
        ["B5", 3],
        ["A5", 7],
      ],
      [
        ["B6", 4],
        ["A6", 8],
      ],
    ]);
    expect(stated([[TITLE], HEADINGS, ...lines()])).toEqual(maxima.map((m, i) => [[`B${i + 3}`, m]]));
    expect(stated([[TITLE], HEADINGS, ...texts.map((t) => [`${t}（满分 9 分）`, "无", 1, 2])])).toEqual(
      maxima.map((_, i) => [[`A${i + 3}`, 9]]),
    );
  });
});

describe("categories", () => {
  const read = (rows: LiteralSheet, scheme = known) =>
    scoringOf(rows, scheme).categories.map((c) => [
      c.name,
      c.cell && toA1(c.cell),
      c.maximum && [toA1(c.maximum.cell), c.maximum.value],
    ]);
  const names = (first: LiteralCell, second: LiteralCell): LiteralSheet => [
    [TITLE],
    ["项目", ...HEADINGS],
    ...lines().map((line, i) => [[first, null, second, null][i] ?? null, ...line]),
  ];

  it("are found with their points in the same cell, however it is written", () => {
    expect(read(names("班子（40分）", "二、队伍(60分)"))).toEqual([
      ["班子", "A3", ["A3", 40]],
      ["队伍", "A5", ["A5", 60]],
    ]);
    expect(read(names("班\n子\n共40分", "队伍60"))).toEqual([
      ["班子", "A3", ["A3", 40]],
      ["队伍", "A5", ["A5", 60]],
    ]);
  });

  it("are found with no points, and not at all", () => {
    expect(read(names("班子", "2队伍"))).toEqual([
      ["班子", "A3", null],
      ["队伍", "A5", null],
    ]);
    expect(read(names("思想", null))).toEqual([
      ["班子", null, null],
      ["队伍", null, null],
    ]);
    expect(read(names("班子小计", "队伍合计"))).toEqual([
      ["班子", null, null],
      ["队伍", null, null],
    ]);
  });

  it("are found in a text of up to sixty characters", () => {
    const open = (length: number): string => `班子${"（".repeat(length - 2)}`;
    expect(read(names(open(60), "队伍"))[0]).toEqual(["班子", "A3", null]);
    expect(read(names(open(61), "队伍"))[0]).toEqual(["班子", null, null]);
  });

  it("are none of the lines, nor of the scores", () => {
    const line = authority({ 班子健全: [criterion("1", 20, "班子健全"), criterion("2", 20, "分工明确责任落实到人")] });
    const rows = [[TITLE], HEADINGS, ["班子健全", 20, 1, 2], ["分工明确责任落实到人", 20, "班子健全", 2]];
    expect(read(rows, [line])).toEqual([["班子健全", null, null]]);
  });

  it("are found by another name", () => {
    expect(read(names("领导", "队伍"), [authority(BASE, {}, { categoryAliases: { 领导: "班子" } })])).toEqual([
      ["班子", "A3", null],
      ["队伍", "A5", null],
    ]);
  });

  it("have their points right of their name, or below it beside their lines", () => {
    const beside: LiteralSheet = [
      [TITLE],
      ["项目", "类别分", ...HEADINGS],
      ...lines().map((line, i) => [
        ["班子", null, "队伍", null][i] ?? null,
        [40, null, "60分", null][i] ?? null,
        ...line,
      ]),
    ];
    expect(read(beside)).toEqual([
      ["班子", "A3", ["B3", 40]],
      ["队伍", "A5", ["B5", 60]],
    ]);
    const below: LiteralSheet = [
      [TITLE],
      ["项目", ...HEADINGS],
      ...lines().map((line, i) => [["班子", 40, "队伍", "60分"][i] ?? null, ...line]),
    ];
    expect(read(below)).toEqual([
      ["班子", "A3", ["A4", 40]],
      ["队伍", "A5", ["A6", 60]],
    ]);
    const above: LiteralSheet = [
      [TITLE],
      HEADINGS,
      ["班子", 40],
      ...lines().slice(0, 2),
      ["队伍", 60],
      ...lines().slice(2),
    ];
    expect(read(above)).toEqual([
      ["班子", "A3", ["B3", 40]],
      ["队伍", "A6", ["B6", 60]],
    ]);
  });

  it("have none in the maximum, number or score of a line", () => {
    const left: LiteralSheet = [
      [TITLE],
      ["项目", "序号", "分值", "具体内容", "自评得分", "考评得分"],
      ...lines().map(([text, maximum, ...rest], i) => [
        ["班子", null, "队伍", null][i] ?? null,
        i + 1,
        maximum ?? null,
        text ?? null,
        ...rest,
      ]),
    ];
    expect(read(left)).toEqual([
      ["班子", "A3", null],
      ["队伍", "A5", null],
    ]);
    const sums: LiteralSheet = [
      [TITLE],
      HEADINGS,
      ["班子", null, 38, 37],
      ...lines().slice(0, 2),
      ["队伍", null, 55, 56],
      ...lines().slice(2),
    ];
    expect(read(sums)).toEqual([
      ["班子", "A3", null],
      ["队伍", "A6", null],
    ]);
  });
});

describe("whose a column is that names no party", () => {
  const rows = (...above: LiteralSheet): LiteralSheet => [
    [TITLE],
    ...above,
    ["具体内容", "分值", "得分"],
    ...lines([1], [1], [1], [1]),
  ];
  const party = (sheet: LiteralSheet, scheme = authority(BASE), name = "表"): string | undefined =>
    scoringOf(sheet, [scheme], name).columns[0]?.party;
  const weighed = authority(BASE, {}, { weights: [{ party: "self", share: 0.4, clause: "一" }] });
  const [form] = authority(BASE).forms;

  it("is told by a line above, before the sheet's name, the form and the weights", () => {
    expect(party(rows(["考评主体：支部自评"]), weighed, "考评表")).toBe("self");
    expect(party(rows(["考评主体：", "党员群众测评"]))).toBe("members");
    expect(party(rows(["考评主体（打√）：群众评议"]))).toBe("public");
    expect(party(rows(["考评主体：", null]), weighed)).toBe("review");
    expect(party([...rows(), ["考评主体：待定", "群众评议"]])).toBe("score");
    expect(party(rows([`${"一".repeat(50)}考评主体：支部自评`]))).toBe("self");
    expect(party(rows([`${"一".repeat(52)}考评主体：支部自评`]))).toBe("score");
  });

  it("is told by the sheet's name", () => {
    expect(party(rows(), weighed, "自评")).toBe("self");
  });

  it("is the form's, else the superior's where parties are weighed", () => {
    if (form?.kind !== "scoring") throw new Error("no rubric");
    expect(party(rows(), { ...weighed, forms: [{ ...form, defaultParty: "members" }] })).toBe("members");
    expect(party(rows(), weighed)).toBe("review");
    expect(party(rows())).toBe("score");
    expect(party([[TITLE], HEADINGS, ...lines()], weighed, "考评表")).toBe("self");
  });
});

describe("the result that a line states", () => {
  const level = (line: readonly LiteralCell[], headings: readonly string[] = HEADINGS) => {
    const { statedLevel } = scoringOf([[TITLE], headings, ...lines(), line], known);
    return statedLevel && [statedLevel.text, statedLevel.cell, statedLevel.party, statedLevel.isResult];
  };
  const ONE = ["具体内容", "分值", "自评得分"];

  it("stands behind its label or right of it", () => {
    expect(level(["考评结果：较好（B）"])).toEqual(["较好(b)", "A7", null, true]);
    expect(level(["评定等级：", "较 好"])).toEqual(["较 好", "B7", null, true]);
    expect(level(["评定等级：", "□好 ☑较好"])).toEqual(["较好", "B7", null, true]);
    expect(level(["评定等级：□好 ☑较好 □一般 □较差 □其他等次情况"])).toEqual(["较好", "A7", null, true]);
  });

  it("is none where nothing, or a sentence, stands there", () => {
    expect(level(["评定等级："])).toBeNull();
    expect(level(["评定等级"])).toBeNull();
    expect(level(["评定等级：", "一二三四五六七八九十一二三四五六七八九十甲"])).toBeNull();
    expect(level(["评定等级：", "一二三四五六七八九十一二三四五六七八九十"])?.[1]).toBe("B7");
    expect(level(["评定等级：一二三四五六七八九十一二三四五六七八九十甲"])).toBeNull();
    expect(level(["评定等级：一二三四五六七八九十一二三四五六七八九十"])?.[1]).toBe("A7");
    expect(level([`${"一".repeat(53)}评定等级：好`])?.[0]).toBe("好");
    expect(level([`${"一".repeat(55)}评定等级：好`])).toBeNull();
    expect(level([{ value: 1, format: "评定等级：0" }, 5])).toBeNull();
  });

  it("is that party's alone whose column is the only one, unless the line names another", () => {
    expect(level(["评定等级：较好"], ONE)).toEqual(["较好", "A7", "self", true]);
    expect(level(["上级评定等级：较好"], ONE)).toEqual(["较好", "A7", "review", false]);
    expect(level(["上级评定等级：", "较好"], ONE)).toEqual(["较好", "B7", "review", false]);
    expect(level(["评定等级：较好"], ["具体内容", "分值", "得分"])).toEqual(["较好", "A7", null, true]);
  });
});

describe("lines that belong to no official one", () => {
  const extra = (rows: LiteralSheet) =>
    scoringOf(rows, known).extraItems.map((e) => [e.row, toA1(e.text), e.foundText, e.foundNumber]);
  const added = (...line: readonly LiteralCell[]): LiteralSheet => [
    [TITLE],
    HEADINGS,
    ...lines().slice(0, 3),
    line,
    ...lines().slice(3),
  ];

  it("are told with number and place where they have points, also right below the others", () => {
    expect(extra(added("5．安全工作\n做得好", 10, 8, 8))).toEqual([[5, "A6", "5．安全工作 做得好", "5"]]);
    expect(extra([[TITLE], HEADINGS, ...lines(), ["其他方面工作", "10分"]])).toEqual([[6, "A7", "其他方面工作", null]]);
    expect(
      extra([
        [TITLE],
        ["具体内容", null, "自评得分", "考评得分"],
        ...texts.map((t) => [t, null, 1, 2]),
        ["其他方面工作", null, 8],
      ]),
    ).toEqual([[6, "A7", "其他方面工作", null]]);
  });

  it("are none without points, of sums, of a word, of a category, or farther below", () => {
    expect(extra(added("其他方面工作", null, 8))).toEqual([]);
    expect(extra(added("班子部分小计", 40, 8))).toEqual([]);
    expect(extra(added("安全好", 40, 8))).toEqual([]);
    expect(extra([[TITLE], HEADINGS, ["班子（40分）", 40], ...lines()])).toEqual([]);
    expect(extra(added("队伍（60分）", 60))).toEqual([]);
    expect(extra(added("安全生产", 10))).toEqual([[5, "A6", "安全生产", null]]);
    expect(extra([[TITLE], HEADINGS, ...lines(), [], ["其他方面工作", 10]])).toEqual([]);
    expect(extra([["其他方面工作", 10], HEADINGS, ...lines()])).toEqual([]);
  });
});

describe("a report that states points in its paragraphs", () => {
  const report = authority(
    {
      班子: [criterion("一", 60, "班子团结协作好", { keywords: ["班子"] })],
      队伍: [criterion("二", 40, "队伍管理规范好", { keywords: ["队伍"] })],
    },
    {
      headings: { category: [], text: ["项目"], maximum: ["满分"], parties: [{ party: "self", headings: ["自评"] }] },
      inText: {
        maximum: ["满分"],
        parties: [
          { party: "self", words: ["自评"] },
          { party: "review", words: ["考评"] },
        ],
      },
    },
  );
  const rows: LiteralSheet = [
    [null, "支部甲党支部"],
    [null, TITLE],
    [null, "一、我们的班子建设（满分60分，自评55分）"],
    [null, "二、队伍管理规范好（满分40分，自评38分）"],
    [null, "自评得分：93分"],
  ];

  it("has a column for each party that is stated, of the branch on the line above its title", () => {
    const sheet = scoringOf(rows, [report]);
    expect(laidOut(sheet)).toEqual({
      columns: ["B self - 支部甲党支部 title B1 in text: 自评"],
      maximum: null,
      sums: [],
      stated: [],
    });
    expect(sheet.items.map((i) => [i.criterion.number, i.foundNumber, i.maxima])).toEqual([
      ["一", "一", [{ cell: { row: 2, column: 1 }, value: 60 }]],
      ["二", "二", [{ cell: { row: 3, column: 1 }, value: 40 }]],
    ]);
    expect(sheet.differences).toEqual([]);
    expect([sheet.saidTotals, sheet.extraItems]).toEqual([[], []]);
  });

  it("states those of the superior as well where they are there", () => {
    const both = rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? cell.replace("，自评", "，考评50分，自评") : cell)),
    );
    expect(columnsOf(both, [report])).toEqual([
      "B self - 支部甲党支部 title B1 in text: 自评",
      "B review - 支部甲党支部 title B1 in text: 考评",
    ]);
  });
});
