import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { compareScores, countStates, type ReviewLine } from "../../../src/core/records/comparison";
import { setReviewOpinion, setReviewReason } from "../../../src/core/reviewing/set-state";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { toA1 } from "../../../src/core/workbook/address";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import type { BranchResult, Evaluation, ItemOpinion, ScoreEntry } from "../../../src/core/model/branch";
import type { ScoreColumn } from "../../../src/core/model/recognised-sheet";
import type { Criterion, Party } from "../../../src/core/schemes/types";
import { decimal } from "../../../src/core/workbook/decimal";
import { sheet, type LiteralCell } from "../../support/workbook";
import { branchOf, but, matrix, reviewed, twoColumns, twoSheets } from "../../support/reviewing";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { contextOf, withCells } from "../../support/rule-book";
import { withRubric } from "../../support/schemes";
import { fullScores, selfScores, surveySheet } from "../../support/tianning-workbook";

function cellsOf({ selfCell, reviewCell }: ReviewLine): readonly unknown[] {
  return [selfCell, reviewCell].map((c) => c && `${c.sheet.name}!${toA1(c)}`);
}

function brief(line: ReviewLine | undefined): readonly unknown[] | undefined {
  return line && [line.criterion.number, line.self, line.review, line.difference, line.state, ...cellsOf(line)];
}

function lines(book: WorkbookSnapshot, largestFirst = false): readonly ReviewLine[] {
  return compareScores(branchOf(book), { largestFirst });
}

describe("self and review side by side", () => {
  it("reads two columns of one sheet", () => {
    const review = but(selfScores, { 3: 1, 12: null, 27: 18.5 });
    const found = lines(twoColumns(selfScores, review));
    expect(found).toHaveLength(27);
    expect(found[2]?.category).toBe("领导班子好");
    expect(found[2]?.maximum).toBe(3);
    expect(brief(found[2])).toEqual(["3", 3, 1, -2, "changed", "附件1!D7", "附件1!E7"]);
    expect(brief(found[3])).toEqual(["4", 3, 3, 0, "agreed", "附件1!D8", "附件1!E8"]);
    expect(brief(found[11])).toEqual(["12", 1, null, null, "untouched", "附件1!D16", "附件1!E16"]);
    expect(brief(found[26])).toEqual(["27", 18, 18.5, 0.5, "changed", "附件1!D31", "附件1!E31"]);
    expect(countStates(found)).toEqual({ untouched: 1, agreed: 24, changed: 2, queried: 0 });
  });

  it("reads the superior's own sheet beside the branch's", () => {
    const found = lines(twoSheets(selfScores, but(selfScores, { 1: 2 })));
    expect(brief(found[0])).toEqual(["1", 3, 2, -1, "changed", "自评表!D5", "考评表!E5"]);
    expect(brief(found[1])).toEqual(["2", 3, 3, 0, "agreed", "自评表!D6", "考评表!E6"]);
  });

  it("reads the reviewer's matrix, a pair of columns per branch, blank ones too", () => {
    const book = matrix(selfScores);
    expect(brief(lines(book)[0])).toEqual(["1", 3, null, null, "untouched", "评分矩阵!D5", "评分矩阵!E5"]);
    const other = compareScores(branchOf(book, "学校乙党支部"));
    expect(brief(other[26])).toEqual(["27", 20, 20, 0, "agreed", "评分矩阵!F31", "评分矩阵!G31"]);
  });

  it("puts the largest difference first, whatever its sign, and items without one last", () => {
    const found = lines(twoColumns(selfScores, but(selfScores, { 1: null, 5: 2.5, 22: 3, 18: 3 })), true);
    expect(found.slice(0, 4).map((l) => [l.criterion.number, l.difference])).toEqual([
      ["18", 2],
      ["22", -2],
      ["5", -0.5],
      ["2", 0],
    ]);
    expect(found.at(-1)?.criterion.number).toBe("1");
  });

  it("subtracts exactly", () => {
    const found = lines(twoColumns(but(selfScores, { 27: 18.1 }), but(selfScores, { 27: 18.4 })));
    expect(found[26]?.difference).toBe(0.3);
  });

  it("counts a score typed as text and tells what is no score", () => {
    const found = lines(twoColumns(but(selfScores, { 1: "３分", 2: "好" }), but(selfScores, { 2: 3 })));
    expect(brief(found[0])).toEqual(["1", 3, 3, 0, "agreed", "附件1!D5", "附件1!E5"]);
    expect(found[1]).toMatchObject({
      self: null,
      difference: null,
      state: "changed",
      isSelfValid: false,
      selfEntry: { kind: "not-a-number", text: "好" },
    });
  });

  it("compares letters without turning them into numbers", () => {
    const withLetters = withRubric(tianning2012, (rubric) => ({ ...rubric, letters: ["A", "B", "C", "D"] }));
    const self = selfScores.map(() => "A");
    const book = twoColumns(self, but(self, { 2: "ｂ", 3: null }));
    const [branch] = contextOf(book, [withLetters]).branches;
    const found = branch ? compareScores(branch) : [];
    expect(found.slice(0, 3).map((l) => [l.self, l.review, l.difference, l.state])).toEqual([
      [null, null, null, "agreed"],
      [null, null, null, "changed"],
      [null, null, null, "untouched"],
    ]);
    expect(found[1]?.reviewEntry).toEqual({ kind: "letter", letter: "B" });
  });

  it("has no line for a branch that no column scores", () => {
    const [branch] = checkWorkbook(workbookOfDesigns([surveySheet("89分")])).branches;
    expect(branch?.name).toBe("学校甲党支部");
    expect(branch && compareScores(branch)).toEqual([]);
  });
});

describe("what was said on 「审核意见」", () => {
  function said(book: WorkbookSnapshot, number: number): readonly unknown[] {
    const line = lines(book)[number - 1];
    return [line?.state, line?.opinion, line?.reason, line?.isReasonMissing];
  }

  function say(book: WorkbookSnapshot, number: number, opinion: "agreed" | "changed" | "queried", reason: string) {
    let next = book;
    for (const plan of [
      (now: WorkbookSnapshot) => {
        const item = lines(now)[number - 1]?.criterion;
        if (!item) throw new Error("no item");
        return setReviewOpinion(now, checkWorkbook(now), branchOf(now), item, opinion);
      },
      (now: WorkbookSnapshot) => {
        const item = lines(now)[number - 1]?.criterion;
        if (!item) throw new Error("no item");
        return setReviewReason(now, checkWorkbook(now), branchOf(now), item, reason);
      },
    ]) {
      const { changeSet, refusal } = plan(next);
      if (refusal) throw new Error(refusal.code);
      next = applyToSnapshot(next, changeSet);
    }
    return next;
  }

  const book = reviewed(twoColumns(selfScores, but(selfScores, { 3: 1, 12: null, 13: null, 14: null })));

  it("is nothing while the sheet only shows what the scores say", () => {
    expect(said(book, 3)).toEqual(["changed", null, "", true]);
    expect(said(book, 4)).toEqual(["agreed", null, "", false]);
    expect(branchOf(book).opinions).toEqual([]);
  });

  it("queries an item whatever its scores are", () => {
    expect(said(say(book, 4, "queried", "材料未附"), 4)).toEqual(["queried", "queried", "材料未附", false]);
  });

  it("counts a wish for another score before there is one, but no agreement without a score", () => {
    expect(said(say(book, 12, "changed", "应为 2 分"), 12)).toEqual(["changed", "changed", "应为 2 分", false]);
    expect(said(say(book, 13, "agreed", ""), 13)).toEqual(["untouched", "agreed", "", false]);
  });

  it("goes by the scores where agreement contradicts them", () => {
    expect(said(say(book, 3, "agreed", ""), 3)).toEqual(["changed", "agreed", "", true]);
  });

  it("finds an item by its wording, whatever number stands beside it", () => {
    const withReason = say(book, 3, "changed", "班子不齐");
    const moved = withCells(withReason, { "审核意见!A7": "33" });
    expect(said(moved, 3)).toEqual(["changed", "changed", "班子不齐", false]);
  });

  it("belongs to its branch only", () => {
    const two = reviewed(matrix(fullScores, fullScores));
    const item = compareScores(branchOf(two))[0]?.criterion;
    if (!item) throw new Error("no item");
    const plan = setReviewOpinion(two, checkWorkbook(two), branchOf(two, "学校乙党支部"), item, "queried");
    const after = applyToSnapshot(two, plan.changeSet ?? { purpose: "entry", edits: [] });
    expect(compareScores(branchOf(after))[0]?.state).toBe("untouched");
    expect(compareScores(branchOf(after, "学校乙党支部"))[0]?.state).toBe("queried");
  });
});

describe("two sheets that were each read for themselves", () => {
  const item = (text: string): Criterion => ({ text, kind: "score", maximum: 5, number: null }) as unknown as Criterion;
  const snapshot = (name: string, values: readonly LiteralCell[]): SheetSnapshot =>
    sheet(
      name,
      values.map((v) => [v]),
    );
  const entered = (value: number): ScoreEntry => ({ kind: "score", value: decimal(value), isText: false });
  const evaluation = (
    party: Party,
    name: string,
    scores: readonly (readonly [Criterion, category: string, ScoreEntry])[],
    column: Partial<ScoreColumn> = {},
    values: readonly LiteralCell[] = [],
  ): Evaluation =>
    ({
      party,
      column,
      sheet: {
        sheet: snapshot(name, values),
        rubric: {
          categories: [...new Set(scores.map(([, category]) => category))].map((category) => ({
            name: category,
            items: scores.flatMap(([criterion, of]) => (of === category ? [criterion] : [])),
          })),
        },
      },
      scores: scores.map(([criterion, category, entry], row) => ({
        criterion,
        category,
        entry,
        isValid: entry.kind === "score",
        cell: { row, column: 0 },
      })),
    }) as unknown as Evaluation;
  const compared = (evaluations: readonly Evaluation[], opinions: readonly ItemOpinion[] = []): readonly ReviewLine[] =>
    compareScores({ evaluations, awaiting: [], opinions } as unknown as BranchResult);

  it("are held together by the items' wording, and by the category where one wording stands in two", () => {
    const own = evaluation("self", "自评", [
      [item("一、学习制度"), "班子", entered(3)],
      [item("学习制度"), "队伍", entered(4)],
      [item("只在自评"), "队伍", entered(5)],
    ]);
    const superior = evaluation("review", "考评", [
      [item("学习制度。"), "队伍", entered(1)],
      [item("一、学习制度"), "班子", entered(2)],
      [item("只在考评"), "班子", entered(2)],
    ]);
    expect(compared([own, superior]).map((l) => [l.category, l.self, l.review, l.difference, l.state])).toEqual([
      ["班子", 3, 2, -1, "changed"],
      ["队伍", 4, 1, -3, "changed"],
      ["队伍", 5, null, null, "untouched"],
    ]);
  });

  it("take the only item of a wording whatever its category", () => {
    const own = evaluation("self", "自评", [[item("学习制度"), "班子", entered(3)]]);
    const superior = evaluation("review", "考评", [[item("学习制度"), "别的", entered(3)]]);
    expect(compared([own, superior]).map((l) => [l.self, l.review, l.state])).toEqual([[3, 3, "agreed"]]);
  });

  it("take the very item of a rubric before another of its wording", () => {
    const [first, second] = [item("学习制度"), item("学习制度")];
    const both = (party: Party, a: number, b: number): Evaluation =>
      evaluation(party, party, [
        [first, "班子", entered(a)],
        [second, "班子", entered(b)],
      ]);
    expect(compared([both("self", 1, 2), both("review", 3, 4)]).map((l) => [l.self, l.review])).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const said = (criterion: Criterion, reason: string): ItemOpinion => ({ criterion, opinion: null, reason });
    const lines = compared([both("self", 1, 2), both("review", 3, 4)], [said(second, "乙"), said(first, "甲")]);
    expect(lines.map((l) => l.reason)).toEqual(["甲", "乙"]);
  });

  it("tell the cell of each score with what it holds, and whether the score has it for itself", () => {
    const cell = (column: Partial<ScoreColumn>, values: readonly LiteralCell[]): unknown => {
      const own = evaluation("self", "自评", [[item("学习制度"), "班子", entered(3)]], column, values);
      return compared([own])[0]?.selfCell;
    };
    const at = { sheet: { id: "id-自评", name: "自评" }, row: 0, column: 0 };
    const marks = (n: number): NonNullable<ScoreColumn["places"]> =>
      new Map([["0:0", Array.from({ length: n }, () => ({ row: 0, column: 0, worth: null }))]]);
    expect(cell({}, ["3"])).toEqual({ ...at, isAlone: true, value: "3" });
    expect(cell({}, [])).toEqual({ ...at, isAlone: true, value: "" });
    expect(cell({}, [{ value: null, formula: "X1" }])).toEqual({ ...at, isAlone: true, value: null });
    expect(cell({ inText: ["自评"] }, [3])).toEqual({ ...at, isAlone: false, value: 3 });
    expect(cell({ places: marks(2) }, [3])).toEqual({ ...at, isAlone: false, value: 3 });
    expect(cell({ places: marks(1) }, [3])).toEqual({ ...at, isAlone: true, value: 3 });
    expect(compared([evaluation("review", "考评", [[item("学习制度"), "班子", entered(3)]])])[0]?.selfCell).toBeNull();
  });
});
