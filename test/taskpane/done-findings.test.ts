import { doneOf, seenWith } from "../../src/taskpane/done-findings";
import { finding } from "../support/fake-session";

const blank = (cell: string, reason: string | null = null) =>
  finding(
    "field-missing",
    { field: "填报人" },
    {
      severity: "query",
      sheet: "附件2",
      cell,
      explanation: reason === null ? null : { reason, by: "", at: "" },
    },
  );
const info = finding("review-missing", { party: "review" }, { severity: "info", sheet: "附件1" });

describe("how much of what was found is done", () => {
  it("counts what was mended and what was explained, not what is only told", () => {
    const seen = seenWith(new Map(), [blank("A1"), blank("A2"), blank("A3"), info]);
    expect(doneOf(seen, [blank("A1"), blank("A2", "无此内容")])).toEqual({ done: 2, all: 3 });
    expect(doneOf(seen, [])).toEqual({ done: 3, all: 3 });
  });

  it("takes a finding whose row moved for the same", () => {
    const seen = seenWith(seenWith(new Map(), [blank("A1")]), [blank("A2")]);
    expect(doneOf(seen, [blank("A2")])).toEqual({ done: 0, all: 1 });
  });

  it("lets what comes back by undo count as open again", () => {
    const seen = seenWith(seenWith(new Map(), [blank("A1")]), []);
    expect([doneOf(seen, []), doneOf(seen, [blank("A1")])]).toEqual([
      { done: 1, all: 1 },
      { done: 0, all: 1 },
    ]);
  });
});
