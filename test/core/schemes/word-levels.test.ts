import { checkWorkbook } from "../../../src/core/check/check";
import { fiveParty } from "../../../src/core/schemes/yichang-2012/five-party";
import { jxnu2012 } from "../../../src/core/schemes/jxnu-2012/scheme";
import { pucheng2012 } from "../../../src/core/schemes/pucheng-2012/scheme";
import { yichang2012 } from "../../../src/core/schemes/yichang-2012/scheme";
import { checkSheets, faults, official } from "../../support/official";
import { workbook } from "../../support/workbook";

const goods = ["领导班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"];

describe("pucheng: each party chooses one of four words", () => {
  const scores = {
    self: ["强", "强", "较强", "强", "强"],
    members: ["较强", "较强", "较强", "较强", "一般"],
    review: ["较强", "较强", "一般", "较强", "较强"],
  };

  test("levels without numbers, stages of which two share 8月中旬", () => {
    expect(pucheng2012.levels.map((l) => [l.name, l.from])).toEqual([
      ["强", null],
      ["较强", null],
      ["一般", null],
      ["薄弱", null],
    ]);
    expect(pucheng2012.stages.map((s) => [s.from, s.to])).toEqual([
      ["2012-03-01", "2012-04-20"],
      ["2012-04-21", "2012-06-30"],
      ["2012-07-01", "2012-08-20"],
      ["2012-08-11", "2012-09-30"],
    ]);
  });

  test("the three parties stand side by side, the superior's result is the level", () => {
    const sheet = official("pucheng-2012/grading", {
      branch: "学校甲党支部",
      scores,
      levels: { self: "强", members: "较强", review: "较强" },
      result: "较强",
    });
    const checked = checkSheets([sheet]);
    const branch = checked.branches[0];
    expect([branch?.name, branch?.total, branch?.level]).toEqual(["学校甲党支部", null, "较强"]);
    expect(branch?.evaluations.map((e) => [e.party, [...e.letters.values()]])).toEqual(Object.entries(scores));
    expect(branch?.stated.map((s) => [s.party, s.level])).toEqual([
      [null, "较强"],
      ["self", "强"],
      ["members", "较强"],
      ["review", "较强"],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("a branch's own opinion is no decision", () => {
    const sheet = official("pucheng-2012/grading", {
      branch: "学校甲党支部",
      scores: { self: scores.self },
      levels: { self: "强" },
    });
    const branch = checkSheets([sheet]).branches[0];
    expect([branch?.level, branch?.provisionalLevel]).toEqual([null, "强"]);
  });

  test("a result that no party supports, and a word of another authority", () => {
    const sheet = official("pucheng-2012/grading", {
      branch: "学校甲党支部",
      scores: { ...scores, review: ["较强", "先进", "一般", "较强", "较强"] },
      result: "薄弱",
    });
    expect(faults(checkSheets([sheet])).map(([, cell, code]) => [cell, code])).toEqual([
      ["D5", "score-option-invalid"],
      ["A10", "level-mismatch"],
    ]);
  });

  test("commitments: a problem needs its measure", () => {
    const sheet = official("pucheng-2012/commitments", {
      rows: [
        {
          branch: "学校甲党支部",
          problem: "活动少",
          kind: "立即整改",
          measure: "每月一次",
          owner: "张某",
          deadline: "2012年5月",
        },
        { branch: "学校甲党支部", problem: "经费不足", kind: "逐步整改", owner: "张某", deadline: "2012年12月" },
      ],
    });
    const checked = checkSheets([sheet]);
    expect(checked.sheets[0]?.template).toBe("pucheng-2012/commitments");
    expect(faults(checked).map(([, cell, code]) => [cell, code])).toEqual([
      ["E5", "problem-without-measure"],
      ["H5", "deadline-invalid"],
    ]);
  });
});

describe("jxnu: three levels, five criteria, no party named", () => {
  test("actions per level", () => {
    expect(jxnu2012.levels.map((l) => [l.name, l.action])).toEqual([
      ["先进", "巩固"],
      ["一般", "推动"],
      ["后进", "整顿"],
    ]);
  });

  test("one column of words and a result", () => {
    const sheet = official("jxnu-2012/grading", {
      branch: "甲教研室党支部",
      scores: { score: ["先进", "先进", "一般", "先进", "先进"] },
      result: "先进",
    });
    const checked = checkSheets([sheet]);
    expect(checked.branches.map((b) => [b.name, b.total, b.level, b.evaluations.map((e) => e.party)])).toEqual([
      ["甲教研室党支部", null, "先进", ["score"]],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("its words tell it from Pucheng where the criteria are the same", () => {
    const rows = (words: readonly string[]): (string | null)[][] => [
      ["党支部：甲教研室党支部"],
      ["标准", "等次"],
      ...goods.map((name, i) => [name, words[i] ?? null]),
    ];
    const checked = checkWorkbook(
      workbook({
        甲: rows(["先进", "后进", "一般", "先进", "先进"]),
        乙: rows(["较强", "薄弱", "一般", "强", "强"]),
      }),
    );
    expect(checked.sheets.map((s) => s.template)).toEqual(["jxnu-2012/grading", "pucheng-2012/grading"]);
  });

  test("progress has rows of committees, which are no branches", () => {
    const sheet = official("jxnu-2012/progress", {
      rows: [
        {
          committee: "甲学院党委",
          month: "4月",
          done: "完成调查摸底",
          score: 92.5,
          rank: 1,
          members: 120,
          funds: 12000,
        },
      ],
    });
    const checked = checkSheets([sheet]);
    expect(checked.sheets[0]?.template).toBe("jxnu-2012/progress");
    expect(checked.branches).toEqual([]);
    expect(faults(checked)).toEqual([]);
  });
});

describe("yichang: 五级五评", () => {
  const words = fiveParty.rubric.letters ?? [];
  const scores = {
    review: ["好", "好", "好", "好", "好", "好", "好"],
    self: ["很好", "很好", "好", "很好", "好", "很好", "很好"],
    members: ["很好", "好", "好", "好", "好", "好", "好"],
    public: ["好", "好", "好", "好", "较好", "好", "很好"],
    clients: ["好", "好", "好", "好", "好", "好", "差"],
  };

  test("five words in the document's order, seven criteria, five parties", () => {
    expect(words).toEqual(["很好", "好", "较好", "一般", "差"]);
    expect(yichang2012.levels.map((l) => l.name)).toEqual(words);
    expect(fiveParty.rubric.categories.map((c) => c.name)).toEqual([
      "基本组织建立好",
      "基本队伍建设好",
      "基本活动开展好",
      "基本制度执行好",
      "基本保障落实好",
      "工作业绩好",
      "群众反映好",
    ]);
    expect(fiveParty.headings.parties.map((p) => p.party)).toEqual(["review", "self", "members", "public", "clients"]);
  });

  test("all five are read; 较好 is the third of five, not the second", () => {
    const sheet = official("yichang-2012/five-party", { branch: "学校甲第一党支部", scores, result: "好" });
    const checked = checkSheets([sheet]);
    const branch = checked.branches[0];
    expect([branch?.name, branch?.scheme.id, branch?.level]).toEqual(["学校甲第一党支部", "yichang-2012", "好"]);
    expect(branch?.evaluations.map((e) => [e.party, [...e.letters.values()]])).toEqual(Object.entries(scores));
    expect(faults(checked)).toEqual([]);
  });
});
