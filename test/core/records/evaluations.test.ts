import { readEvaluation } from "../../../src/core/records/evaluations";
import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import type { Evaluation, ScoreEntry } from "../../../src/core/model/branch";
import { recognise } from "../../../src/core/recognition/recognise";
import { toA1 } from "../../../src/core/workbook/address";
import type { Cell } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { fullScores, scoringSheet, selfScores } from "../../support/tianning-workbook";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

function evaluationOf(sheets: ReturnType<typeof recognise>, party: string): Evaluation {
  const sheet = sheets.find((s): s is ScoringSheet => s.kind === "scoring");
  const column = sheet?.columns.find((c) => c.party === party);
  if (!sheet || !column) throw new Error(`no column of ${party}`);
  return readEvaluation(sheet, column);
}

const numberOf = (value: { toNumber(): number } | null | undefined): number | null => value?.toNumber() ?? null;

function plain(entry: ScoreEntry | undefined): unknown {
  if (entry?.kind !== "score") return entry;
  const deducted = entry.deducted ? { deducted: entry.deducted.toNumber() } : {};
  return { value: entry.value.toNumber(), isText: entry.isText, ...deducted };
}

const typed = workbookOfDesigns([scoringSheet({ self: selfScores })]);
const selfWith = (cells: Readonly<Record<string, LiteralCell>>): Evaluation =>
  evaluationOf(recognise(withCells(typed, cells)), "self");

describe("a score as it was typed", () => {
  const entryAt = (content: LiteralCell): unknown => plain(selfWith({ "附件1!D5": content }).scores[0]?.entry);

  it.each<[unknown, LiteralCell, unknown]>([
    ["a number", 3, { value: 3, isText: false }],
    ["a number typed as text", "2.5", { value: 2.5, isText: true }],
    ["a number with its unit", "2分", { value: 2, isText: true }],
    ["what everybody sees of =20*0.57", 11.399999999999999, { value: 11.4, isText: false }],
    ["words", "较好", { kind: "not-a-number", text: "较好" }],
    ["a yes", true, { kind: "not-a-number", text: "TRUE" }],
    ["a no", false, { kind: "not-a-number", text: "FALSE" }],
    ["an error", { value: { error: "#REF!" } }, { kind: "error", error: "#REF!" }],
    ["nothing", null, { kind: "blank" }],
    ["blanks", " \u3000", { kind: "blank" }],
    ["a formula that nobody calculated", { value: null, formula: "NOW()" }, { kind: "uncalculated" }],
    ["a share", { value: 0.95, format: "0%" }, { kind: "not-a-number", text: "95%" }],
  ])("is read as a person reads it: %s", (_, content, entry) => {
    expect(entryAt(content)).toEqual(entry);
  });

  it.each<[LiteralCell, boolean]>([
    [3, true],
    [0, true],
    [3.01, false],
    [-0.5, false],
    ["2.5", true],
    ["好", false],
    [null, false],
  ])("counts from 0 to the maximum of its item: %p", (content, isValid) => {
    expect(selfWith({ "附件1!D5": content }).scores[0]?.isValid).toBe(isValid);
  });

  it("stands at the cell of its item and party", () => {
    const { scores, party } = selfWith({});
    expect([party, scores.length]).toEqual(["self", 27]);
    expect(scores.slice(0, 2).map(({ cell }) => toA1(cell))).toEqual(["D5", "D6"]);
    expect(scores[26]?.category).toBe("群众反映好");
  });
});

describe("the sums of a column", () => {
  it("are those of the document's own example: 20 / 14 / 15 / 22 / 18 and 89", () => {
    const self = selfWith({});
    expect([self.isStarted, self.isComplete]).toEqual([true, true]);
    expect([numberOf(self.partial), numberOf(self.total)]).toEqual([89, 89]);
    expect([...self.categories].map(([name, sum]) => [name, numberOf(sum)])).toEqual([
      ["领导班子好", 20],
      ["党员队伍好", 14],
      ["工作机制好", 15],
      ["工作业绩好", 22],
      ["群众反映好", 18],
    ]);
    expect(self.letters.size).toBe(0);
  });

  it("are open where an item is blank, too high or no number: the total, and the item's category alone", () => {
    for (const content of [null, 4, "好"]) {
      const self = selfWith({ "附件1!D5": content });
      expect([self.isStarted, self.isComplete, self.total]).toEqual([true, false, null]);
      expect(numberOf(self.categories.get("领导班子好"))).toBeNull();
      expect(numberOf(self.categories.get("党员队伍好"))).toBe(14);
      expect(numberOf(self.partial)).toBe(86);
    }
  });

  it("are none before the first score", () => {
    const blank = evaluationOf(recognise(workbookOfDesigns([scoringSheet({})])), "self");
    expect([blank.isStarted, blank.isComplete, blank.total, numberOf(blank.partial)]).toEqual([false, false, null, 0]);
  });

  it("of full marks are the hundred of the document", () => {
    const full = evaluationOf(recognise(workbookOfDesigns([scoringSheet({ review: fullScores })])), "review");
    expect([full.party, numberOf(full.total)]).toEqual(["review", 100]);
  });
});

describe("words for points", () => {
  const grades = (...words: LiteralCell[]): Evaluation => {
    const cells = Object.fromEntries(words.map((word, i) => [`定级!B${i + 4}`, word]));
    const book = workbookOfDesigns([official("pucheng-2012/grading", undefined, "定级")]);
    return evaluationOf(recognise(withCells(book, cells)), "self");
  };

  it("are those of the form, one for each category, and add up to nothing", () => {
    const self = grades("强", "较强", "一般", "薄弱", "强");
    expect(self.scores.map(({ entry }) => entry)).toEqual(
      ["强", "较强", "一般", "薄弱", "强"].map((letter) => ({ kind: "letter", letter })),
    );
    expect([...self.letters.values()]).toEqual(["强", "较强", "一般", "薄弱", "强"]);
    expect([self.isComplete, self.total, self.categories.size]).toEqual([true, null, 0]);
  });

  it("are no numbers and no other words", () => {
    const self = grades(5, "优秀", "强", null, "强");
    expect(self.scores.map(({ entry }) => entry)).toEqual([
      { kind: "not-a-number", text: "5" },
      { kind: "not-a-number", text: "优秀" },
      { kind: "letter", letter: "强" },
      { kind: "blank" },
      { kind: "letter", letter: "强" },
    ]);
    expect([...self.letters.values()]).toEqual([null, null, "强", null, "强"]);
    expect(self.isComplete).toBe(false);
  });
});

describe("a column of deductions", () => {
  const rows = (entries: readonly LiteralCell[]): LiteralSheet => [
    ["文明班级检查评分表"],
    ["项目", "分值", "扣分", "扣分原因"],
    ["教室卫生", 40, entries[0] ?? null],
    ["课间纪律", 30, entries[1] ?? null],
    ["两操质量", 30, entries[2] ?? null],
    ["合计", 100, null],
  ];
  const read = (...entries: LiteralCell[]): Evaluation => {
    const sheets = recognise(workbook({ 检查: rows(entries) }));
    const sheet = sheets.find((s): s is ScoringSheet => s.kind === "scoring");
    const column = sheet?.columns[0];
    if (!sheet || !column) throw new Error("not read");
    return readEvaluation(sheet, column);
  };

  it("leaves what it does not take off; a blank took nothing, whatever the sign of the others", () => {
    for (const lost of [2, -2]) {
      const { scores, total } = read(lost, null, 5);
      expect(scores.map(({ entry }) => plain(entry))).toEqual([
        { value: 38, isText: false, deducted: 2 },
        { value: 30, isText: false, deducted: 0 },
        { value: 25, isText: false, deducted: 5 },
      ]);
      expect(numberOf(total)).toBe(93);
    }
  });

  it("says nothing before its first entry", () => {
    const { scores, isStarted, total } = read();
    expect(scores.map(({ entry }) => entry.kind)).toEqual(["blank", "blank", "blank"]);
    expect([isStarted, total]).toEqual([false, null]);
  });

  it("takes off no more than an item is worth", () => {
    const { scores, total } = read(41, null, null);
    expect([scores[0]?.isValid, total]).toEqual([false, null]);
  });
});

describe("scores that stand elsewhere than in a column of their own", () => {
  const scoring = (...rows: LiteralSheet): Evaluation => {
    const sheet = recognise(workbook({ 评分: rows })).find((s): s is ScoringSheet => s.kind === "scoring");
    const column = sheet?.columns[0];
    if (!sheet || !column) throw new Error("not read");
    return readEvaluation(sheet, column);
  };
  const read = ({ scores }: Evaluation): unknown => scores.map(({ entry, cell }) => [plain(entry), toA1(cell)]);

  it("in the item's own text, after the party's word", () => {
    const self = scoring(
      ["某校党支部分类定级自查报告"],
      ["一、班子团结，有一个好的党组织带头人(满分15分,自评14分)"],
      ["二、支部工作思路明确清晰(满分10分,自评9.5分)"],
      ["三、党建工作制度完善，严格执行好(满分10分,自评　分)"],
      ["四、具有完善的活动阵地(满分10分,自评较好)"],
      ["五、保障工作健全，得力(满分10分,自评11分)"],
      ["六、积极落实党建工作，业绩良好(满分20分,自评20分)"],
      ["七、群众满意，反映良好(满分25分,自评25分)"],
    );
    expect(read(self)).toEqual([
      [{ value: 14, isText: false }, "A2"],
      [{ value: 9.5, isText: false }, "A3"],
      [{ kind: "blank" }, "A4"],
      [{ kind: "not-a-number", text: "较好" }, "A5"],
      [{ value: 11, isText: false }, "A6"],
      [{ value: 20, isText: false }, "A7"],
      [{ value: 25, isText: false }, "A8"],
    ]);
    expect(self.scores.map((s) => s.isValid)).toEqual([true, true, false, false, false, true, true]);
  });

  const tiers = (...marks: readonly (readonly LiteralCell[])[]): Evaluation =>
    scoring(
      ["评分表"],
      ["项目", "内容", "优（10分）", "良（8分）", "差（5分）"],
      ...["班子团结", "分工明确", "党员学习"].map((text, i) => ["班子", `${i + 1}、${text}`, ...(marks[i] ?? [])]),
    );

  it("as a mark under what it is worth", () => {
    const marked = tiers(["√"], [null, "✓"], [null, null, "√"]);
    expect(read(marked)).toEqual([
      [{ value: 10, isText: false }, "C3"],
      [{ value: 8, isText: false }, "D4"],
      [{ value: 5, isText: false }, "E5"],
    ]);
    expect([marked.isComplete, numberOf(marked.total)]).toEqual([true, 23]);
  });

  it("as a mark between known tiers, whatever the word over it", () => {
    const marked = scoring(
      ["评分表"],
      ["项目", "内容", "优\n10", "中\n6", "低\n4", "差\n2"],
      ["班子", "1、班子团结", null, null, "√"],
      ["班子", "2、分工明确", "√"],
      ["班子", "3、党员学习", null, null, null, "√"],
    );
    expect(read(marked)).toEqual([
      [{ value: 4, isText: false }, "E3"],
      [{ value: 10, isText: false }, "C4"],
      [{ value: 2, isText: false }, "F5"],
    ]);
  });

  it("beside cells that print what each tier asks for", () => {
    const asked = scoring(
      ["评分表"],
      ["项目", "内容", "优（10分）", "良（8分）", "差（5分）", "得分"],
      ["班子", "1、班子团结", "团结", "较团结", "不团结", 8],
      ["班子", "2、分工明确", "明确", null, "不明确", 10],
      ["班子", "3、党员学习", "90%", "80%", "80%以下", null],
    );
    expect(read(asked)).toEqual([
      [{ value: 8, isText: false }, "F3"],
      [{ value: 10, isText: false }, "F4"],
      [{ kind: "blank" }, "F5"],
    ]);
  });

  it("two marks are no score, a word is none either, a number counts where it is one of the options", () => {
    const wrong = tiers(["√", "√"], [null, "尚可"], [7]);
    expect(read(wrong)).toEqual([
      [{ kind: "not-a-number", text: "√、√" }, "C3"],
      [{ kind: "not-a-number", text: "尚可" }, "D4"],
      [{ value: 7, isText: false }, "C5"],
    ]);
    expect(wrong.scores.map((s) => s.isValid)).toEqual([false, false, false]);
    expect(tiers(["√"], [8], []).scores.map((s) => [s.isValid, toA1(s.cell)])).toEqual([
      [true, "C3"],
      [true, "C4"],
      [false, "C5"],
    ]);
  });

  const ranges = (...marks: readonly (readonly LiteralCell[])[]): Evaluation =>
    scoring(
      ["评分表"],
      ["项目", "内容", "好（10—9分）", "良（8—7分）", "差（6—0分）"],
      ...["班子团结", "分工明确", "党员学习"].map((text, i) => ["班子", `${i + 1}、${text}`, ...(marks[i] ?? [])]),
    );

  it("a mark under a range says how well, but not how many points", () => {
    expect(read(ranges(["√"], [null, 7.5], []))).toEqual([
      [{ kind: "not-a-number", text: "√" }, "C3"],
      [{ value: 7.5, isText: false }, "D4"],
      [{ kind: "blank" }, "C5"],
    ]);
  });
});

describe("bonuses and deductions beside the points of a rubric", () => {
  const extra = (...scores: LiteralCell[]): Evaluation => {
    const line = (i: number, ...printed: readonly LiteralCell[]): readonly LiteralCell[] => [
      ...printed,
      scores[i] ?? null,
    ];
    const rows = [
      ["评分表"],
      ["考核项目", "考核内容", "分值", "得分"],
      line(0, "组织建设（40分）", "1、班子健全", "10分"),
      line(1, null, "2、党员管理规范", "30分"),
      line(2, "作用发挥（60分）", "3、中心工作完成好", "60分"),
      line(3, "加分项", "4、受到市级表彰", "加3分"),
      line(4, "扣分项", "5、受到通报批评", "-5"),
      ["合计", null, "100分", null],
    ];
    return evaluationOf(recognise(workbook({ 评分: rows })), "score");
  };
  const sums = ({ total, categories }: Evaluation): unknown => [
    numberOf(total),
    [...categories.values()].map(numberOf),
  ];

  it("are awaited by nobody, but what is entered must be right", () => {
    expect(sums(extra(10, 30, 50))).toEqual([90, [40, 50, 0, 0]]);
    expect(sums(extra(10, 30, 50, 3, 5))).toEqual([88, [40, 50, 3, -5]]);
    expect(sums(extra(10, 30, 50, 3, -5))).toEqual([88, [40, 50, 3, -5]]);
    expect(sums(extra(10, 30, 50, 4, null))).toEqual([null, [40, 50, null, 0]]);
    expect(sums(extra(10, 30, 50, null, -6))).toEqual([null, [40, 50, 0, null]]);
    expect(sums(extra(10, null, 50, 3, null))).toEqual([null, [null, 50, 3, 0]]);
  });
});

it("an item on several rows has one score: equal ones are one, different ones none", () => {
  const criterion = { kind: "score", maximum: 10, text: "班子" };
  const cells = (...values: LiteralCell[]): ScoringSheet =>
    ({
      sheet: workbook({ 表: values.map((v) => [v]) }).sheets[0],
      columns: [],
      meanings: new Map(),
      rubric: { letters: null, categories: [{ name: "类", maximum: 10, items: [criterion] }] },
      items: [{ criterion, category: "类", row: 0, rows: values.map((_, i) => i), text: { row: 0, column: 5 } }],
    }) as unknown as ScoringSheet;
  const read = (...values: LiteralCell[]): unknown => {
    const [score] = readEvaluation(cells(...values), {
      column: 0,
      party: "self",
      branch: null,
      headingCell: null,
    }).scores;
    return score && [plain(score.entry), toA1(score.cell)];
  };
  expect(read(null, 8, null)).toEqual([{ value: 8, isText: false }, "A2"]);
  expect(read(8, null, 8)).toEqual([{ value: 8, isText: false }, "A1"]);
  expect(read(null, 8, "9分")).toEqual([{ kind: "not-a-number", text: "8、9" }, "A2"]);
  expect(read("好", { value: { error: "#REF!" } })).toEqual([{ kind: "not-a-number", text: "好、error" }, "A1"]);
  expect(read(null, null)).toEqual([{ kind: "blank" }, "A1"]);
});

it("a cell with its own format is shown as it is meant", () => {
  const cell: Cell = { value: 41, format: "yyyy-mm-dd" };
  expect(selfWith({ "附件1!D5": cell }).scores[0]?.entry.kind).toBe("not-a-number");
});

describe("scores under tiers", () => {
  const tiered = (...cells: readonly LiteralCell[]): unknown => {
    const rows: LiteralSheet = [
      ["评分表"],
      ["内容", "优（10分）", "良（8分）", "差（5分）"],
      ["1.班子建设", ...cells],
      ["2.队伍建设", "√", null, null],
      ["3.制度建设", null, "√", null],
    ];
    const sheet = recognise(workbook({ 评分: rows })).find((s): s is ScoringSheet => s.kind === "scoring");
    const [column] = sheet?.columns ?? [];
    return sheet && column && plain(readEvaluation(sheet, column).scores[0]?.entry);
  };

  it("are what the tier is worth where it is marked, a number where one is typed, and none where two are", () => {
    expect(tiered(null, "√", null)).toEqual({ value: 8, isText: false });
    expect(tiered(9, null, null)).toEqual({ value: 9, isText: false });
    expect(tiered("√", "√", null)).toEqual({ kind: "not-a-number", text: "√、√" });
    expect(tiered("好", null, null)).toEqual({ kind: "not-a-number", text: "好" });
    expect(tiered(null, null, null)).toEqual({ kind: "blank" });
  });
});
