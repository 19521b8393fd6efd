import { judgeScoreVeto, resolveVetoes, type StatedRate } from "../../../src/core/scoring/vetoes";
import type { Veto } from "../../../src/core/schemes/types";
import { scored, small, veto } from "./small-scheme";

const mass = small.vetoes[0] as Veto;
const judged = (...parties: readonly ReturnType<typeof scored>[]): unknown => {
  const result = judgeScoreVeto(small, mass, parties);
  return result && { ...result, value: result.value?.toString() ?? null };
};

describe("judgeScoreVeto", () => {
  it("looks at the weighted score of complete parties", () => {
    expect(judged(scored("self", null, 15), scored("review", null, 9))).toEqual({
      value: "11.4",
      applies: true,
      below: ["review"],
      notBelow: ["self"],
    });
  });

  it("looks at the self score before, and is strict", () => {
    expect(judged(scored("self", null, 12))).toEqual({ value: "12", applies: false, below: [], notBelow: ["self"] });
    expect(judged(scored("self", null, 11.9))).toEqual({ value: "11.9", applies: true, below: ["self"], notBelow: [] });
  });

  it("is open without a self score", () => {
    expect(judged(scored("review", null, 5), scored("self", 80))).toEqual({
      value: null,
      applies: null,
      below: ["review"],
      notBelow: [],
    });
  });

  it("is no matter of a veto that no score decides", () => {
    expect(judgeScoreVeto(small, small.vetoes[1] as Veto, [scored("self", 80, 5)])).toBeNull();
  });
});

describe("resolveVetoes", () => {
  const rate = (subject: string, of: number): StatedRate => ({ subject, rate: of, sheet: "票", cell: `B${of * 100}` });
  const states = (
    ...args: Parameters<typeof resolveVetoes> extends [unknown, ...infer Rest] ? Rest : never
  ): unknown[] => resolveVetoes(small, ...args).map(({ id, state, by, sheet, cell }) => [id, state, by, sheet, cell]);

  it("leaves unknown what nobody said", () => {
    expect(states([], [])).toEqual([
      ["mass", "unknown", "computed", null, null],
      ["rate", "unknown", "person", null, null],
      ["idle", "unknown", "person", null, null],
      ["ticked", "unknown", "person", null, null],
    ]);
  });

  it("computes by scores and rates, whatever was denied, and takes ticks for the rest", () => {
    const ticks = [veto("mass", "no"), veto("rate", "no"), veto("ticked", "yes"), veto("idle", "no")];
    expect(states([scored("self", 80, 5)], ticks, [rate("群众满意率", 0.6), rate("党员", 0.1)])).toEqual([
      ["mass", "yes", "computed", null, null],
      ["rate", "no", "computed", "票", "B60"],
      ["idle", "no", "person", null, null],
      ["ticked", "yes", "person", null, null],
    ]);
    expect(states([scored("self", 80, 12)], ticks, [])).toEqual([
      ["mass", "no", "computed", null, null],
      ["rate", "no", "person", null, null],
      ["idle", "no", "person", null, null],
      ["ticked", "yes", "person", null, null],
    ]);
  });

  it("takes the lowest of several rates about the subject", () => {
    expect(states([], [], [rate("群众", 0.9), rate("师生", 0.59), rate("群众", 0.7)])).toContainEqual([
      "rate",
      "yes",
      "computed",
      "票",
      "B59",
    ]);
  });

  it("hears a person who confirms what a rate denies, and a rate that says what a person denies", () => {
    const said = (state: "yes" | "no", share: number): unknown =>
      states([], [veto("rate", state)], [rate("群众", share)])[1];
    expect(said("yes", 0.7)).toEqual(["rate", "yes", "person", null, null]);
    expect(said("no", 0.1)).toEqual(["rate", "yes", "computed", "票", "B10"]);
  });

  it("tells a rate under the limit from the limit itself, and leaves the order of the rates alone", () => {
    const rates = [rate("群众", 0.9), rate("师生", 0.6)];
    expect(states([], [veto("rate", "no")], rates)[1]).toEqual(["rate", "no", "computed", "票", "B60"]);
    expect(rates.map((r) => r.rate)).toEqual([0.9, 0.6]);
    expect(states([], [veto("rate", "no")], [rate("党员", 0.1)])[1]).toEqual(["rate", "no", "person", null, null]);
  });

  it("keeps a free one that a person stated, and drops its blank row", () => {
    expect(states([], [veto("其他", "yes"), veto("另一", "no"), veto("空", "unknown")]).slice(4)).toEqual([
      ["其他", "yes", "person", null, null],
      ["另一", "no", "person", null, null],
    ]);
  });

  it("speaks in the document's words", () => {
    expect(resolveVetoes(small, [], []).map(({ text }) => text)).toEqual([
      "群众评价低",
      "满意率低",
      "无活动",
      "弄虚作假",
    ]);
    const [massVeto, rateVeto] = resolveVetoes(small, [scored("self", 80, 5)], [], [rate("群众", 0.5)]);
    expect([massVeto?.text, rateVeto?.text]).toEqual(["群众评价低", "满意率低"]);
  });
});
