import {
  conflictIn,
  decide,
  finalStatements,
  isComputed,
  vetoLevel,
  type Undecided,
} from "../../../src/core/scoring/decide";
import { scored, small, stated, veto } from "./small-scheme";

const branch: Undecided = { scheme: small, vetoes: [], stated: [], roundsFirst: false, evaluations: [] };
const stating = { ...small, weights: [] };
const decided = (change: Partial<Undecided>): unknown => {
  const { total, level, provisionalLevel, statedLevel, appliedVetoes } = decide({ ...branch, ...change });
  return [total?.toString() ?? null, level, provisionalLevel, statedLevel, appliedVetoes];
};
const both = (self: number, review: number): Undecided["evaluations"] => [
  scored("self", self),
  scored("review", review),
];

describe("a scheme that weighs parties", () => {
  it.each([
    [90, 90, "90", "好"],
    [89, 90, "89.6", "中"],
    [60, 60, "60", "中"],
    [59, 60, "59.6", "差"],
  ])("self %d, review %d", (self, review, total, level) => {
    expect(decided({ evaluations: both(self, review) })).toEqual([total, level, null, null, []]);
  });

  it("rounds first where that is set", () => {
    expect(decided({ evaluations: both(89, 90), roundsFirst: true })).toEqual(["89.6", "好", null, null, []]);
  });

  it("keeps the total beside a veto, and takes the worst of all", () => {
    const evaluations = both(95, 95);
    expect(decided({ evaluations, vetoes: [veto("rate", "yes")] })).toEqual(["95", "中", null, null, ["rate"]]);
    expect(decided({ evaluations, vetoes: [veto("rate", "yes"), veto("ticked", "yes")] })).toEqual([
      "95",
      "差",
      null,
      null,
      ["rate", "ticked"],
    ]);
    expect(decided({ evaluations: both(50, 50), vetoes: [veto("rate", "yes")] })).toEqual([
      "50",
      "差",
      null,
      null,
      ["rate"],
    ]);
    expect(decided({ evaluations, vetoes: [veto("rate", "no"), veto("ticked", "unknown")] })).toEqual([
      "95",
      "好",
      null,
      null,
      [],
    ]);
  });

  it("does not apply a veto that only proposes", () => {
    expect(decided({ evaluations: both(95, 95), vetoes: [veto("idle", "yes")] })).toEqual(["95", "好", null, null, []]);
  });

  it("gives a provisional level from the self total, lowered by vetoes of scores", () => {
    const evaluations = [scored("self", 95)];
    expect(decided({ evaluations })).toEqual([null, null, "好", null, []]);
    expect(decided({ evaluations: [scored("self", 89.6)], roundsFirst: true })).toEqual([null, null, "好", null, []]);
    expect(decided({ evaluations, vetoes: [veto("mass", "yes", "computed")] })).toEqual([
      null,
      null,
      "差",
      null,
      ["mass"],
    ]);
    expect(decided({ evaluations: [scored("review", 95)] })).toEqual([null, null, null, null, []]);
    expect(decided({ evaluations: [scored("self", null)] })).toEqual([null, null, null, null, []]);
  });

  it("takes a person's veto for the decision before any score", () => {
    expect(decided({ vetoes: [veto("ticked", "yes")] })).toEqual([null, "差", null, null, ["ticked"]]);
    expect(decided({ evaluations: [scored("self", 95)], vetoes: [veto("其他", "yes")] })).toEqual([
      null,
      "差",
      null,
      null,
      ["其他"],
    ]);
    expect(decided({ vetoes: [veto("mass", "yes", "computed"), veto("idle", "yes")] })).toEqual([
      null,
      null,
      null,
      null,
      ["mass"],
    ]);
  });

  it("tells what is stated beside what it computes", () => {
    expect(decided({ evaluations: both(95, 95), stated: [stated("差", "self")] })).toEqual([
      "95",
      "好",
      null,
      "差",
      [],
    ]);
  });
});

describe("a scheme that states its levels", () => {
  it("takes the authority's word, and a veto that is worse", () => {
    expect(decided({ scheme: stating, stated: [stated("好", null)] })).toEqual([null, "好", null, "好", []]);
    expect(decided({ scheme: stating, stated: [stated("好", "review")], vetoes: [veto("rate", "yes")] })).toEqual([
      null,
      "中",
      null,
      "好",
      ["rate"],
    ]);
    expect(decided({ scheme: stating, vetoes: [veto("ticked", "yes")] })).toEqual([null, "差", null, null, ["ticked"]]);
  });

  it("takes a party's own word, or else its bands, for provisional, and what a veto proposes", () => {
    expect(decided({ scheme: stating, stated: [stated("好", "self")] })).toEqual([null, null, "好", "好", []]);
    expect(decided({ scheme: stating, evaluations: [scored("self", 70)] })).toEqual([null, null, "中", null, []]);
    expect(decided({ scheme: stating, evaluations: [scored("self", 95)], stated: [stated("中", "self")] })).toEqual([
      null,
      null,
      "中",
      "中",
      [],
    ]);
    expect(decided({ scheme: stating, stated: [stated("好", "self")], vetoes: [veto("idle", "yes")] })).toEqual([
      null,
      null,
      "差",
      "好",
      [],
    ]);
    expect(decided({ scheme: stating })).toEqual([null, null, null, null, []]);
  });

  it("bands the total of an only column that names no party", () => {
    expect(decided({ scheme: stating, evaluations: [scored("score", 90)] })).toEqual(["90", "好", null, null, []]);
  });
});

describe("finalStatements", () => {
  it.each([
    [[stated("好", "self"), stated("中", "review"), stated("差", null)], ["差"]],
    [[stated("好", "self", true), stated("中", "review")], ["中"]],
    [[stated("中", "score"), stated("好", "review", true)], ["好"]],
    [
      [stated("中", "score"), stated("好", "review")],
      ["中", "好"],
    ],
    [
      [stated("好", null), stated("中", "review", true)],
      ["好", "中"],
    ],
    [[stated("中", "peers"), stated("好", "self", true)], []],
    [[stated(null, null), stated("中", "review")], ["中"]],
    [[], []],
  ])("case %#", (levels, expected) => {
    expect(finalStatements(levels).map(({ level }) => level)).toEqual(expected);
  });
});

describe("a scheme that states its levels, stated twice", () => {
  const both = [stated("好", null), stated("中", "review", true)];

  it("gives no level where the final ones contradict each other", () => {
    expect(conflictIn(both)).toEqual(both);
    expect(decided({ scheme: stating, stated: both })).toEqual([null, null, null, "好", []]);
  });

  it("knows no contradiction between equal ones, or with an opinion", () => {
    expect(conflictIn([stated("好", null), stated("好", "review", true)])).toEqual([]);
    expect(conflictIn([stated("好", null), stated("中", "review")])).toEqual([]);
  });
});

test("vetoLevel is the veto's own, the lowest for a free one, none without levels", () => {
  expect([
    vetoLevel(small, "rate"),
    vetoLevel(small, "其他"),
    vetoLevel({ ...small, levels: [], vetoes: [] }, "x"),
  ]).toEqual(["中", "差", null]);
});

test("isComputed needs weights and bands", () => {
  const noBands = { ...small, levels: small.levels.map((l) => ({ ...l, from: null })) };
  expect([isComputed(small), isComputed(stating), isComputed(noBands)]).toEqual([true, false, false]);
});
