import { authority, columnsOf, criterion, laidOut, lines, scores, scoringOf, sumsOf, village } from "./laid-out";
import type { LiteralCell, LiteralSheet } from "../../support/workbook";

const HEADINGS = ["项目", "考核内容", "分值"];
const VILLAGE = "村甲 unit-line A2";
const SELF_AND_REVIEW = [`D self D3 ${VILLAGE}`, `E review E3 ${VILLAGE}`];

/** A rubric that nobody configured, under these headings right of the maxima, with rows below its lines. */
function unknown(headings: readonly LiteralCell[], cells: readonly (readonly LiteralCell[])[], ...below: LiteralSheet) {
  return [...village, [...HEADINGS, ...headings], ...lines(...cells), ...below];
}

const twoParties = (...below: LiteralSheet): LiteralSheet => unknown(["自评", "考评"], scores, ...below);

const known = [
  authority({
    班子: [criterion("1", 20, "班子健全团结协作有力"), criterion("2", 20, "分工明确责任落实到人")],
    队伍: [criterion("3", 30, "队伍教育经常内容丰富"), criterion("4", 30, "队伍管理规范制度齐全")],
  }),
];
const texts = ["班子健全团结协作有力", "分工明确责任落实到人", "队伍教育经常内容丰富", "队伍管理规范制度齐全"];
const maxima = [20, 20, 30, 30];

/** The rubric of a known authority: its lines with these cells right of them. */
const official = (cells: readonly (readonly LiteralCell[])[]): LiteralSheet =>
  texts.map((text, i) => [text, ...(cells[i] ?? [])]);

describe("columns of scores", () => {
  it("are those whose headings name a party, and stand for the branch of the sheet", () => {
    expect(laidOut(scoringOf(twoParties()))).toEqual({ columns: SELF_AND_REVIEW, maximum: "C", sums: [], stated: [] });
  });

  it("without any heading are self, then review, right of the maxima", () => {
    expect(columnsOf([...village, ...lines(...scores)])).toEqual([`D self - ${VILLAGE}`, `E review - ${VILLAGE}`]);
    const found = (...less: readonly number[]) =>
      laidOut(scoringOf(official(maxima.map((m) => less.map((l) => m - l))), known));
    expect(found(1, 2, 3)).toMatchObject({ columns: ["B self -", "C review -"], maximum: null });
    // Full marks look like maxima: of two such columns the left one is.
    expect(found(0, 1)).toMatchObject({ columns: ["B self -", "C review -"], maximum: null });
    expect(found(0, 0, 1)).toMatchObject({ columns: ["C self -", "D review -"], maximum: "B" });
  });

  it("without any heading, one column alone, are scores unless it prints its unit", () => {
    expect(laidOut(scoringOf(official(maxima.map((m) => [m])), known))).toMatchObject({ columns: ["B score -"], maximum: null }); // prettier-ignore
    expect(laidOut(scoringOf(official(maxima.map((m) => [`${m}分`])), known))).toMatchObject({ columns: [], maximum: "B" }); // prettier-ignore
  });

  it("without a heading need a score in at least half of what is filled in", () => {
    const filled = (...entries: readonly LiteralCell[]): readonly string[] =>
      columnsOf(official(maxima.map((m, i) => [`${m}分`, entries[i] ?? null])), known);
    expect(filled(20, "未查", 30, "未查")).toEqual(["C self -"]);
    expect(filled(20, "未查", "未查", "未查")).toEqual([]);
    expect(filled(null, null, null, 30)).toEqual(["C self -"]);
  });

  it("hold what was taken off where nothing else is scored", () => {
    const taken = maxima.map((_, i) => [i]);
    expect(columnsOf(unknown(["扣分"], taken))).toEqual([`D score D3 ${VILLAGE} deduction`]);
    expect(columnsOf(unknown(["扣分", "得分"], taken.map(([i = 0], n) => [i, (maxima[n] ?? 0) - i])))).toEqual([`E score E3 ${VILLAGE}`]); // prettier-ignore
    const both = scores.map(([self, review], i) => [i, self - i, review]);
    expect(columnsOf(unknown(["考评扣分", "自评", "名次"], both))).toEqual([
      `D review D3 ${VILLAGE} deduction`,
      `E self E3 ${VILLAGE}`,
    ]);
  });

  it("are the final ones where the superior's own are left blank", () => {
    const left = scores.map(([self, review]) => [self, null, review]);
    expect(columnsOf(unknown(["自评", "部门评分", "最终得分"], left))).toEqual([
      SELF_AND_REVIEW[0],
      `F review F3 ${VILLAGE}`,
    ]);
    const filled = scores.map(([self, review]) => [self, review, review]);
    expect(columnsOf(unknown(["自评", "部门评分", "最终得分"], filled))).toEqual(SELF_AND_REVIEW);
    expect(columnsOf(unknown(["部门评分", "最终得分"], scores.map(([, review]) => [null, review])))).toEqual([`D review D3 ${VILLAGE}`]); // prettier-ignore
  });

  it("of several judges are told beside what they make together", () => {
    expect(
      columnsOf(
        unknown(
          ["评委1", "评委2", "平均得分"],
          scores.map(([a, b]) => [a, b, (a + b) / 2]),
        ),
      ),
    ).toEqual([`F score F3 ${VILLAGE} derived`, `D score D3 ${VILLAGE}`, `E score E3 ${VILLAGE}`]);
  });

  it("are none that tell words, grades or how it was looked at", () => {
    const more = (words: readonly string[]) => scores.map(([score], i) => [words[i] ?? null, score]);
    expect(columnsOf(unknown(["自评等级", "考评"], more(["优", "良", "优", "良"])))).toEqual([SELF_AND_REVIEW[1]]);
    expect(columnsOf(unknown(["审核记录", "自评"], more(["符合", "符合", "符合", "符合"])))).toEqual([`E self E3 ${VILLAGE}`]); // prettier-ignore
  });

  it("may stand under words that nobody knows: the first one", () => {
    expect(columnsOf(unknown(["甲乙丙", "丁戊己"], scores))).toEqual([`D score - ${VILLAGE}`]);
  });
});

describe("headings", () => {
  it("stand above a line that names a category with a word for contents", () => {
    const sheet = scoringOf([...village, [...HEADINGS, "自评", "考评"], ["一", "组织任务"], ...lines(...scores)]);
    expect(laidOut(sheet).columns).toEqual(SELF_AND_REVIEW);
  });

  it("are none of entries, and none of a lone word", () => {
    const unit = ["得分：", "90", "评分：90"];
    expect(
      columnsOf([["考核内容", "分值", "自评"], unit, ...official(maxima.map((m) => [m, m - 1, m - 2]))], known),
    ).toEqual(["C self C1"]);
    expect(columnsOf([unit, ...official(maxima.map((m) => [m, m - 1, m - 2]))], known)).toEqual([
      "B self -",
      "C review -",
    ]);
    expect(
      columnsOf([["考核内容", "分值", "自评"], ["得分"], ...official(maxima.map((m) => [m, m - 1, m - 2]))], known),
    ).toEqual(["C self C1"]);
  });

  it("of a table that stands below another one are the lower ones", () => {
    const other = [
      ["考核内容", "自评", "分值"],
      ["其他", 1, 2],
    ];
    const rows = [...other, ["考核内容", "分值", "自评"], ...official(maxima.map((m) => [m, m - 1]))];
    expect(laidOut(scoringOf(rows, known))).toMatchObject({ columns: ["C self C3"], maximum: "B" });
  });

  it("may stand between items that were sorted above them", () => {
    const rows = official(maxima.map((m) => [m, m - 1]));
    const [first = [], ...others] = rows;
    expect(laidOut(scoringOf([first, ["考核内容", "分值", "自评"], ...others], known))).toMatchObject({
      columns: ["C self C2"],
      maximum: "B",
    });
  });

  it("are looked for in the eight rows above the items", () => {
    const far = (rows: number): readonly string[] =>
      columnsOf(
        [
          ["考核内容", "分值", "考评"],
          ...Array.from({ length: rows }, () => []),
          ...official(maxima.map((m) => [m, m - 1])),
        ],
        known,
      );
    expect(far(7)).toEqual(["C review C1"]);
    expect(far(8)).toEqual(["B self -", "C review -"]);
  });

  it("of two lines are joined, whichever names more", () => {
    const two = [
      ...village,
      [...HEADINGS, "自评", null, "考评", null],
      [null, null, null, "扣分", "得分", "扣分", "得分"],
    ];
    const rows = [...two, ...lines(...scores.map(([self, review]) => [0, self, 0, review]))];
    expect(columnsOf(rows)).toEqual([`E self E4 ${VILLAGE}`, `G review G4 ${VILLAGE}`]);
    expect([...scoringOf(rows).headings]).toEqual([
      [0, "项目"],
      [1, "考核内容"],
      [2, "分值"],
      [3, "自评 / 扣分"],
      [5, "考评 / 扣分"],
      [4, "自评 / 得分"],
      [6, "考评 / 得分"],
    ]);
  });
});

describe("headings of three lines", () => {
  it("are joined from the top down", () => {
    const rows: LiteralSheet = [
      ...village,
      [null, null, null, "得分情况"],
      [...HEADINGS, "自评", null, "考评", null],
      [null, null, null, "得分", "扣分", "得分", "扣分"],
      ...lines(...scores.map(([self, review]) => [self, 1, review, 2])),
    ];
    expect(columnsOf(rows)).toEqual([`D self D5 ${VILLAGE}`, `F review F5 ${VILLAGE}`]);
  });
});

describe("columns of levels", () => {
  const graded = [
    authority(
      { 班子: texts.map((text, i) => criterion(`${i + 1}`, null, text)) },
      { letters: ["好", "中", "差"], headings: { category: [], text: [], maximum: [], parties: [] } },
    ),
  ];

  it("without any heading are self, then review", () => {
    expect(
      columnsOf(
        official([
          ["好", "中"],
          ["好", "差"],
          ["中", "好"],
          ["好", "好"],
        ]),
        graded,
      ),
    ).toEqual(["B self -", "C review -"]);
    expect(
      columnsOf(
        official([
          ["好", "无"],
          ["好", "无"],
          ["中", "无"],
          ["好", "无"],
        ]),
        graded,
      ),
    ).toEqual(["B score -"]);
    expect(columnsOf(official([[1], [2], [3], [4]]), graded)).toEqual([]);
  });

  it("have a level each, and none of all of them", () => {
    const rows = [
      ["标准", "自评", "考评"],
      ...official([
        ["好", "中"],
        ["好", "差"],
        ["中", "好"],
        ["好", "好"],
      ]),
    ];
    expect(sumsOf([...rows, ["等级", "好"]], graded)).toEqual(["B6 level B", "C6 level C"]);
    expect(sumsOf([...rows, ["综合得分", null, "好"]], graded)).toEqual(["B6 total B", "C6 total C"]);
  });
});

describe("the maxima", () => {
  it("stand in the column whose numbers are those of the items, of several that are called so", () => {
    const rows = [["考核内容", "满分", "标准分", "自评"], ...official(maxima.map((m) => [m * 2, m, m - 1]))];
    expect(laidOut(scoringOf(rows, known))).toMatchObject({ columns: ["D self D1"], maximum: "C" });
  });

  it("stand under a weight where nothing else states them, and not where something does", () => {
    const weights = [["考核内容", "权重", "自评"], ...official(maxima.map((m) => [m, m - 1]))];
    expect(laidOut(scoringOf(weights, known))).toMatchObject({ columns: ["C self C1"], maximum: "B" });
    const both = [["考核内容", "权重", "分值", "自评"], ...official(maxima.map((m) => [m, m, m - 1]))];
    expect(laidOut(scoringOf(both, known))).toMatchObject({ columns: ["D self D1"], maximum: "C" });
  });

  it("stand in a column without a heading that agrees with six of ten items", () => {
    const rows = (...stated: readonly number[]): LiteralSheet => [
      ["考核内容", null, "自评", "考评"],
      ...official(stated.map((m) => [m, 1, 1])),
    ];
    expect(laidOut(scoringOf(rows(20, 20, 30, 10), known)).maximum).toBe("B");
    expect(laidOut(scoringOf(rows(20, 20, 10, 10), known)).maximum).toBeNull();
    const five = authority({
      班子: [...texts, "作风扎实群众满意好"].map((text, i) => criterion(`${i + 1}`, 20, text)),
    });
    const of = (...stated: readonly number[]) =>
      laidOut(
        scoringOf(
          [["考核内容", null, "自评"], ...[...texts, "作风扎实群众满意好"].map((t, i) => [t, stated[i] ?? null, 1])],
          [five],
        ),
      );
    expect(of(20, 20, 20, 10, 10).maximum).toBe("B");
  });
});

describe("numbers beside the items", () => {
  const numbered = (numbers: readonly LiteralCell[], heading: LiteralCell = null): readonly (string | null)[] =>
    scoringOf(
      [
        [heading, "考核内容", "分值", "自评"],
        ...texts.map((text, i) => [numbers[i] ?? null, text, maxima[i] ?? null, 1]),
      ],
      known,
    ).items.map((i) => i.foundNumber);

  it("are told under their heading or without one, whatever they are written with", () => {
    expect(numbered([4, 3, 2, 1], "序号")).toEqual(["4", "3", "2", "1"]);
    expect(numbered(["（4）", "3、", "2.", "1．"])).toEqual(["4", "3", "2", "1"]);
    expect(numbered(["甲", "乙", "丙", "丁"], "序号")).toEqual(["甲", "乙", "丙", "丁"]);
    expect(numbered([7, 8, 9])).toEqual(["7", "8", "9", null]);
  });

  it("are running whole ones, six of ten of them", () => {
    expect(numbered([7, 8])).toEqual([null, null, null, null]);
    expect(numbered([5, 5, 5, 5])).toEqual([null, null, null, null]);
    expect(numbered(["甲", "乙", "丙", "丁"])).toEqual([null, null, null, null]);
  });
});

describe("sums", () => {
  it("stand in rows below the scores, one for each party, with the points to be had", () => {
    const below = [
      ["合计", null, 100, 96, 93],
      ["等级", null, null, "优秀", "良好"],
    ];
    expect(laidOut(scoringOf(twoParties(...below)))).toMatchObject({
      sums: ["D8 total D", "E8 total E", "D9 level D", "E9 level E"],
      stated: ["C8 100"],
    });
    expect([...scoringOf(twoParties(...below)).footerRows]).toEqual([7, 8]);
  });

  it("stand behind a word or number left of their label", () => {
    expect(sumsOf(twoParties(["五", "合计", 100, 96, 93]))).toEqual(["D8 total D", "E8 total E"]);
  });

  it("of categories stand between them", () => {
    const [a = [], b = [], c = [], d = []] = lines(...scores);
    const rows = [...village, [...HEADINGS, "自评", "考评"], a, b, ["小计", null, 40, 38, 37], c, d, ["小计", null, 60, 58, 56], ["合计", null, 100, 96, 93]]; // prettier-ignore
    expect(laidOut(scoringOf(rows))).toMatchObject({
      sums: [
        "D6 category-sum D 宣传",
        "E6 category-sum E 宣传",
        "D9 category-sum D 管理",
        "E9 category-sum E 管理",
        "D10 total D",
        "E10 total E",
      ],
      stated: ["C6 40 宣传", "C9 60 管理", "C10 100"],
    });
    const called = rows.map((row) => (row[0] === "小计" ? ["合计", ...row.slice(1)] : row));
    expect(laidOut(scoringOf(called)).sums.slice(0, 4)).toEqual(laidOut(scoringOf(rows)).sums.slice(0, 4));
    const last = rows.map((row) => (row[0] === "合计" ? ["小计", ...row.slice(1)] : row));
    expect(laidOut(scoringOf(last)).sums.slice(4)).toEqual(["D10 total D", "E10 total E"]);
  });

  it("are found without any heading", () => {
    expect(sumsOf([...village, ...lines(...scores), ["合计", null, 100, 96, 93]])).toEqual([
      "D7 total D",
      "E7 total E",
    ]);
  });

  it("state the points to be had in no row of levels", () => {
    expect(laidOut(scoringOf(twoParties(["等级", null, 100, "优秀", "良好"]))).stated).toEqual([]);
  });

  it("state the points to be had beside their label where the lines state theirs in their texts", () => {
    const inText = lines().map(([, text, maximum], i) => [
      `${String(text)}（${String(maximum)}分）`,
      ...(scores[i] ?? []),
    ]);
    const stated = (points: LiteralCell): readonly string[] =>
      laidOut(scoringOf([...village, ["考核内容", "自评", "考评", "备注"], ...inText, ["合计", 96, 93, points]]))
        .stated;
    expect(stated("100分")).toEqual(["D8 100"]);
    expect(stated("90分")).toEqual([]);
    expect(stated(100)).toEqual([]);
  });

  it("of several lines, each a category of its own, are those since the sum before", () => {
    const own = texts.map((text, i) => [String(text), maxima[i] ?? null, 10]);
    const single = [authority(Object.fromEntries(texts.map((text, i) => [`第${i + 1}类`, [criterion(`${i + 1}`, maxima[i] ?? null, text)]])))]; // prettier-ignore
    const rows = [
      ["考核内容", "分值", "自评"],
      ...own.slice(0, 3),
      ["小计", 70, 30],
      ...own.slice(3),
      ["小计", 30, 10],
    ];
    expect(sumsOf(rows, single)).toEqual(["C5 category-sum C 第1类 第2类 第3类", "C7 category-sum C 第4类"]);
  });

  it("name their category wherever they stand", () => {
    expect(sumsOf(twoParties(["宣传小计", null, 40, 38, 37], ["管理小计", null, 60, 58, 56]))).toEqual([
      "D8 category-sum D 宣传",
      "E8 category-sum E 宣传",
      "D9 category-sum D 管理",
      "E9 category-sum E 管理",
    ]);
  });

  it("are none above the headings, and none of bands of points", () => {
    const [title = [], unit = [], ...rest] = twoParties();
    expect(sumsOf([title, unit, ["总分", null, null, 96, 93], ...rest])).toEqual([]);
    const bands = [
      ["等级", "优秀", "良好", "合格", "不合格"],
      ["分数", "90-100", "80-89", "60-79", "60以下"],
    ];
    expect(sumsOf(twoParties(...bands))).toEqual([]);
    expect([...scoringOf(twoParties(...bands)).footerRows]).toEqual([]);
  });

  it("are looked for in the twenty rows below the items", () => {
    const far = (rows: number): readonly string[] =>
      sumsOf(twoParties(...Array.from({ length: rows }, () => []), ["合计", null, 100, 96, 93]));
    expect(far(19)).toEqual(["D27 total D", "E27 total E"]);
    expect(far(20)).toEqual([]);
  });

  it("are the party's whom their label names, in whatever column", () => {
    expect(sumsOf(twoParties(["自评合计", null, null, null, 96], ["考评合计", null, null, null, 93]))).toEqual([
      "E8 total D",
      "E9 total E",
    ]);
  });

  it("that stand once below the parties' totals are of all", () => {
    const total = ["合计", null, 100, 96, 93];
    expect(sumsOf(twoParties(total, ["综合得分", null, null, 94], ["等级", null, null, "优秀"]))).toEqual([
      "D8 total D",
      "E8 total E",
      "D9 total of all",
      "D10 level of all",
    ]);
    expect(sumsOf(twoParties(total, ["总得分", null, null, 94])).slice(2)).toEqual(["D9 total of all"]);
    // One that stands alone says nothing of the other party.
    expect(sumsOf(twoParties(["合计", null, 100, 96]))).toEqual(["D8 total D", "E8 total E"]);
    expect(sumsOf(twoParties(["合计扣分", null, null, 4, 7], ["评价得分", null, null, 96, 93]))).toEqual([
      "D8 total D",
      "E8 total E",
      "D9 total D",
      "E9 total E",
    ]);
  });

  it("of all may stand under each party", () => {
    expect(sumsOf(twoParties(["综合得分", null, null, 94, 94]))).toEqual(["D8 total of all"]);
  });

  it("of all stand below the totals of two parties at least", () => {
    expect(
      sumsOf(
        unknown(
          ["自评", "考评"],
          scores.map(([self]) => [self]),
          ["合计", null, 100, 96],
          ["综合得分", null, null, 96],
        ),
      ),
    ).toEqual(["D8 total D", "E8 total E", "D9 total D", "E9 total E"]);
    expect(sumsOf(unknown(["自评", "综合得分"], scores, ["合计", null, 100, 96, 93]))).toEqual(["D8 total D"]);
  });

  it("of all stand under a heading that says so", () => {
    const rows = unknown(["自评", "考评", "综合得分"], scores, ["合计", null, 100, 96, 93, 94.2]);
    expect(sumsOf(rows)).toEqual(["D8 total D", "E8 total E", "F8 total of all"]);
    const final = scores.map(([self, review]) => [self, null, review]);
    expect(sumsOf(unknown(["自评", "部门评分", "最终得分"], final, ["合计", null, 100, 96, null, 93]))).toEqual([
      "D8 total D",
      "F8 total F",
    ]);
  });

  it("are a party's level where its formula looks at that column alone", () => {
    const level = (formula: string): readonly string[] =>
      sumsOf(twoParties(["合计", null, 100, 96, 93], ["等级", null, null, { value: "优秀", formula }])).slice(2);
    expect(level('IF(D8>=90,"优秀","良好")')).toEqual(["D9 level D", "E9 level E"]);
    expect(level('IF(AVERAGE(D8:E8)>=90,"优秀","良好")')).toEqual(["D9 level of all"]);
    expect(level('IF(别表!D8>=90,"优秀","良好")')).toEqual(["D9 level of all"]);
    expect(level('"优秀"')).toEqual(["D9 level of all"]);
  });

  it("may be typed right of their label, outside the scores", () => {
    const one = (...below: LiteralSheet): readonly string[] =>
      sumsOf(
        unknown(
          ["得分"],
          scores.map(([s]) => [s]),
          ...below,
        ),
      );
    expect(one(["总得分", 96], ["等级", "优秀"])).toEqual(["B8 total D", "B9 level D"]);
    expect(one(["总得分", "96"])).toEqual(["B8 total D"]);
    expect(one(["总得分", "玖拾陆", 96])).toEqual(["C8 total D"]);
    expect(one(["总得分", "大写", 100])).toEqual(["D8 total D"]);
    // Points to be had, unless the label says that they were scored.
    expect(one(["合计", 100])).toEqual(["D8 total D"]);
    expect(one(["等级", 1, "优秀"])).toEqual(["C8 level D"]);
    expect(one(["等级", "一二三四五六七八九十甲乙"])).toEqual(["B8 level D"]);
    expect(one(["等级", "一二三四五六七八九十甲乙丙"])).toEqual(["D8 level D"]);
    expect(sumsOf(twoParties(["总得分", 94], ["等级", "优秀"]))).toEqual(["B8 total of all", "B9 level of all"]);
  });

  it("are no labels where a number could stand", () => {
    expect(sumsOf(twoParties(["合计", null, 100, "自评：", "考评："]))).toEqual([]);
    expect(sumsOf(twoParties(["合计", 100, null, "等级", "优秀"]))).toEqual([]);
  });

  it("of words that may mean a level or a total are what stands there", () => {
    expect(sumsOf(twoParties(["总评", null, null, "优秀"]))).toEqual(["D8 level of all"]);
    expect(sumsOf(twoParties(["总评", null, null, 94, 93]))).toEqual(["D8 total D", "E8 total E"]);
    expect(sumsOf(twoParties(["总评", null, null, "工作扎实"]))).toEqual([]);
  });
});

describe("sums in a column of their own", () => {
  const own = (headings: readonly string[], ...cells: readonly (readonly LiteralCell[])[]): readonly string[] =>
    sumsOf(unknown(headings, cells));

  it("are each party's where each has one, or one stands between them", () => {
    expect(own(["自评", "小计"], [20, 38], [18], [30, 58], [28])).toEqual([
      "E4 category-sum D 宣传",
      "E6 category-sum D 管理",
    ]);
    expect(own(["自评", "小计", "考评", "小计"], [20, 38, 19, 37], [18, null, 18], [30, 58, 29, 56], [28, null, 27])).toEqual([
      "E4 category-sum D 宣传",
      "E6 category-sum D 管理",
      "G4 category-sum F 宣传",
      "G6 category-sum F 管理",
    ]); // prettier-ignore
    expect(own(["自评", "小计", "考评"], [20, 38, 19], [18, null, 18], [30, 58, 29], [28, null, 27])).toEqual([
      "E4 category-sum D 宣传",
      "E6 category-sum D 管理",
    ]);
  });

  it("are any party's where one stands right of all", () => {
    expect(own(["自评", "考评", "小计"], [20, 19, 37], [18, 18], [30, 29, 56], [28, 27])).toEqual([
      "F4 category-sum D|E 宣传",
      "F6 category-sum D|E 管理",
    ]);
  });

  it("have the total in their own column too", () => {
    const rows = (
      headings: readonly string[],
      cells: readonly (readonly LiteralCell[])[],
      total: readonly LiteralCell[],
    ) => sumsOf(unknown(headings, cells, total)).slice(0, 1);
    expect(rows(["自评", "小计"], [[20, 38], [18], [30, 58], [28]], ["合计", null, 100, null, 96])).toEqual([
      "E8 total D",
    ]);
    expect(
      rows(
        ["自评", "考评", "小计"],
        [
          [20, 19, 37],
          [18, 18],
          [30, 29, 56],
          [28, 27],
        ],
        ["合计", null, 100, null, null, 93],
      ),
    ).toEqual(["F8 total of all"]);
  });

  it("are none left of the scores, and none of branches side by side", () => {
    expect(own(["小计", "自评"], [38, 20], [null, 18], [58, 30], [null, 28])).toEqual([]);
    const branches: LiteralSheet = [
      ["评分汇总"],
      ["考核内容", "分值", "学校甲党支部", "小计"],
      ...texts.map((text, i) => [text, maxima[i] ?? null, 10, i % 2 === 0 ? 20 : null]),
    ];
    expect(sumsOf(branches, known)).toEqual([]);
  });

  it("are none beside every line", () => {
    expect(own(["自评", "小计"], [20, 20], [18, 18], [30, 30], [28, 28])).toEqual([]);
  });

  it("of all stand right of those of the categories", () => {
    expect(own(["自评", "小计", "合计"], [20, 38, 96], [18], [30, 58], [28])).toEqual([
      "E4 category-sum D 宣传",
      "E6 category-sum D 管理",
      "F4 total D",
    ]);
  });
});

describe("a column, or a pair, for each branch", () => {
  const rows = (headings: readonly LiteralCell[], cells: readonly LiteralCell[], title = "评分汇总"): LiteralSheet => [
    [title],
    ["考核内容", ...headings],
    ...texts.map((text, i) => [text, ...cells.map((c) => (c === "max" ? (maxima[i] ?? null) : c))]),
  ];
  const branch = (column: string, party: string, name: string, cell = `${column}2`): string =>
    `${column} ${party} ${cell} ${name} column ${cell}`;

  it("is the superior's, unless the title says that it is their own", () => {
    const headings = ["分值", "学校甲党支部", "学校乙党支部"];
    const found = (title: string) => scoringOf(rows(headings, ["max", 1, 2], title), known);
    expect(laidOut(found("评分汇总")).columns).toEqual([branch("C", "review", "学校甲党支部"), branch("D", "review", "学校乙党支部")]); // prettier-ignore
    expect(found("评分汇总").template).toBe("dingji/matrix");
    const parties = (title: string) => found(title).columns.map((c) => c.party);
    expect(parties("自评汇总")).toEqual(["self", "self"]);
    expect(parties("自评考评汇总")).toEqual(["review", "review"]);
    expect(scoringOf(rows(headings, ["max", 1, 2], "汇总"), known, "自评").columns[0]?.party).toBe("self");
  });

  it("may stand right beside the texts, and names its party with the branch", () => {
    expect(columnsOf(rows(["学校甲党支部-自评", "学校甲党支部（考评）"], [1, 2]), known)).toEqual([
      branch("B", "self", "学校甲党支部"),
      branch("C", "review", "学校甲党支部"),
    ]);
  });

  it("begins at the first branch, and takes no column without a heading of scores", () => {
    expect(
      columnsOf(rows(["分值", "自评", "学校甲党支部", "其他", "学校乙党支部"], ["max", 1, 2, 3, 4]), known),
    ).toEqual([branch("D", "review", "学校甲党支部"), branch("F", "review", "学校乙党支部")]);
    expect(columnsOf(rows(["分值", "得分", "党支部作用发挥"], ["max", 1, 2]), known)).toEqual(["C score C2"]);
  });

  it("is no organisation in general that scores", () => {
    expect(columnsOf(rows(["分值", "党组织自评", "上级党组织考评"], ["max", 1, 2]), known)).toEqual([
      "C self C2",
      "D review D2",
    ]);
    expect(columnsOf(rows(["分值", "党支部自评得分"], ["max", 1]), known)).toEqual(["C self C2"]);
  });

  it("is the superior's too where each is headed by a word for scores", () => {
    const sheet: LiteralSheet = [
      ["评分汇总"],
      ["考核内容", "分值", "学校甲党支部", "学校乙党支部"],
      [null, null, "得分", "得分"],
      ...texts.map((text, i) => [text, maxima[i] ?? null, 1, 2]),
    ];
    expect(columnsOf(sheet, known)).toEqual([
      "C review C3 学校甲党支部 column C2",
      "D review D3 学校乙党支部 column D2",
    ]);
  });

  it("of pairs stands under the branch's name", () => {
    const sheet: LiteralSheet = [
      ["评分汇总"],
      ["考核内容", "分值", "学校甲党支部", null, "学校乙党支部", null, "备注"],
      [null, null, "自评", "考评", "自评", "考评"],
      ...texts.map((text, i) => [text, maxima[i] ?? null, 1, 2, 3, 4, "无"]),
    ];
    expect(laidOut(scoringOf(sheet, known)).columns).toEqual([
      "C self C3 学校甲党支部 column C2",
      "D review D3 学校甲党支部 column C2",
      "E self E3 学校乙党支部 column E2",
      "F review F3 学校乙党支部 column E2",
    ]);
  });
});

describe("marks under tiers that state their points", () => {
  const tiers = (heads: readonly string[], marks: readonly LiteralCell[][]): LiteralSheet => [
    ["卫生检查表"],
    ["检查内容", "分值", ...heads],
    ...["地面清洁", "墙面整洁", "制度上墙", "记录完整"].map((text, i) => [`${i + 1}.${text}`, 25, ...(marks[i] ?? [])]),
  ];
  const heads = ["优（25分）", "良（20分）", "差（10分）"];
  const marks = [["√"], [null, "√"], [null, null, "√"], ["√"]];

  it("are the score of each line, wherever they stand", () => {
    const sheet = scoringOf(tiers(heads, marks));
    const places = [...(sheet.columns[0]?.places ?? [])].map(([key, cells]) => [
      key,
      cells.map((c) => [c.row, c.column, c.worth]),
    ]);
    expect(laidOut(sheet).columns).toEqual(["C score C2"]);
    expect(places).toEqual(
      [2, 3, 4, 5].map((row) => [
        `${row}:0`,
        [
          [row, 2, { from: 25, to: 25 }],
          [row, 3, { from: 20, to: 20 }],
          [row, 4, { from: 10, to: 10 }],
        ],
      ]),
    );
  });

  it("are none beside scores, which count", () => {
    const scored = marks.map((row, i) => [...row, ...Array.from({ length: 3 - row.length }, () => null), 25 - i]);
    const sheet = scoringOf(tiers([...heads, "得分"], scored));
    expect(laidOut(sheet).columns).toEqual(["F score F2"]);
    expect(sheet.columns[0]?.places).toBeUndefined();
    const blank = scoringOf(tiers([...heads, "自评得分"], marks));
    expect(blank.columns.map((c) => [c.column, c.party, c.places?.size])).toEqual([[2, "self", 4]]);
  });

  it("are none where the tiers' columns print what is asked for", () => {
    const asked = Array.from({ length: 4 }, () => ["全部做到", "多数做到", "少数做到"]);
    expect(laidOut(scoringOf(tiers([...heads, "得分"], asked))).columns).toEqual(["F score F2"]);
  });
});
