import {
  changeOf,
  conflictIn,
  decide,
  finalStatements,
  isComputed,
  vetoLevel,
  type Undecided,
} from "../../../src/core/scoring/decide";
import type { StatedLevel } from "../../../src/core/model/branch";
import { scored, small, stated, veto } from "./small-scheme";

const branch: Undecided = { scheme: small, vetoes: [], stated: [], roundsFirst: false, evaluations: [] };
const stating = { ...small, weights: [] };
const changed = (to: string, from: string): StatedLevel => ({ ...stated(to, null), replaces: from });
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

  it("shows the first opinion that is a level, the branch's own before others", () => {
    const opinion = (...levels: readonly StatedLevel[]): unknown =>
      decide({ ...branch, scheme: stating, stated: levels }).statedLevel;
    expect(opinion(stated("差", "peers"), stated("好", "self"))).toBe("好");
    expect(opinion(stated("差", "peers"), stated("好", "public"))).toBe("差");
    expect(opinion(stated("差", "peers"), stated(null, "self"))).toBe("差");
    expect(opinion(stated(null, "peers"), stated("中", "public"))).toBe("中");
    expect(opinion(stated("好", "self"), stated("中", "review"))).toBe("中");
    expect(opinion(stated(null, "self"))).toBeNull();
  });

  it("bands the total of an only column that names no party", () => {
    expect(decided({ scheme: stating, evaluations: [scored("score", 90)] })).toEqual(["90", "好", null, null, []]);
  });
});

describe("finalStatements", () => {
  it.each<[readonly StatedLevel[], readonly string[]]>([
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
    // A change takes the place of the level it names, wherever it stands, and of no other.
    [[stated("好", null), changed("中", "好")], ["中"]],
    [[changed("中", "好"), stated("好", null)], ["中"]],
    [
      [stated("好", null), changed("中", "差")],
      ["好", "中"],
    ],
    [
      [stated("差", "review", true), stated("好", null), changed("中", "好")],
      ["差", "中"],
    ],
    // One that keeps the level, or two that name each other, take nothing away.
    [
      [stated("中", null), changed("好", "好")],
      ["中", "好"],
    ],
    [
      [changed("好", "中"), changed("中", "好")],
      ["好", "中"],
    ],
    // What the branch itself would change is no decision.
    [[stated("好", null), { ...changed("中", "好"), party: "self" }], ["好"]],
  ])("case %#", (levels, expected) => {
    expect(finalStatements(levels).map(({ level }) => level)).toEqual(expected);
  });
});

describe("a recorded change", () => {
  const level = (change: Partial<Undecided>): string | null => decide({ ...branch, ...change }).level;
  const evaluations = both(95, 95);

  it("takes the place of the computed level it names", () => {
    expect(level({ evaluations, stated: [changed("中", "好")] })).toBe("中");
    expect(level({ evaluations, stated: [changed("中", "差")] })).toBe("好");
    expect(level({ evaluations, stated: [stated("中", null)] })).toBe("好");
    expect(level({ evaluations, stated: [{ ...changed("中", "好"), level: null }] })).toBe("好");
  });

  it("takes the place of what a veto leads to, before and after there is a total", () => {
    const change = { vetoes: [veto("ticked", "yes")], stated: [changed("中", "差")] };
    expect([level(change), level({ ...change, evaluations })]).toEqual(["中", "中"]);
  });

  it("changes nothing where two contradict each other, and stands where two agree", () => {
    expect(level({ evaluations, stated: [changed("中", "好"), changed("差", "好")] })).toBe("好");
    expect(level({ evaluations, stated: [changed("中", "好"), changed("中", "好")] })).toBe("中");
  });

  it("is found again by the level that it gave", () => {
    const change = changed("中", "好");
    const of = (level: string | null, ...stated: readonly StatedLevel[]): unknown => changeOf({ stated, level });
    expect(of("中", stated("中", null), change)).toBe(change);
    expect(of("差", change, changed("差", "中"))).toEqual(changed("差", "中"));
    expect(of("好", change)).toBeNull();
    expect(of(null, change)).toBeNull();
    expect(of("中", stated("中", null))).toBeNull();
    expect(of("中", changed("中", "中"))).toBeNull();
    expect(of(null, { ...change, level: null })).toBeNull();
  });
});

describe("a scheme that states its levels, stated twice", () => {
  const both = [stated("好", null), stated("中", "review", true)];

  it("gives no level where the final ones contradict each other", () => {
    expect(conflictIn(both)).toEqual(both);
    expect(decided({ scheme: stating, stated: both })).toEqual([null, null, null, "好", []]);
  });

  it("holds the levels of lists against those of sheets, with bands or without", () => {
    const listed = [stated("差", null)];
    for (const scheme of [stating, small]) {
      const { level, conflict } = decide({ ...branch, scheme, stated: [stated("好", null)], listed });
      expect([level, conflict]).toEqual([null, [stated("好", null), ...listed]]);
      expect(decide({ ...branch, scheme, stated: [stated("差", null)], listed }).conflict).toEqual([]);
    }
    expect(decide({ ...branch, stated: both, evaluations: [scored("self", 1), scored("review", 1)] }).conflict).toEqual(
      [],
    );
    expect(decide({ ...branch, stated: both, vetoes: [veto("ticked", "yes")] })).toMatchObject({
      level: "差",
      conflict: both,
    });
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
