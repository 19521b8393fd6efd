import type { BranchResult, Evaluation } from "../../../src/core/model/branch";
import {
  defineRule,
  evaluationsOf,
  itemClause,
  criterionLabel,
  runRule,
  scoresOf,
  type CheckContext,
  type Report,
} from "../../../src/core/rules/rule";

const context = (branches: readonly unknown[] = []): CheckContext => ({ branches }) as unknown as CheckContext;

it("items are named by number and the first twenty signs of their text", () => {
  const twenty = "认真学习贯彻党的路线方针政策和上级指示精神".slice(0, 20);
  expect(criterionLabel({ number: "3", text: twenty })).toBe(`3．${twenty}`);
  expect(criterionLabel({ number: null, text: `${twenty}神` })).toBe(`${twenty}…`);
  expect(criterionLabel({ number: "3", text: "班子\n团结" })).toBe("3．班子 团结");
  expect([itemClause("附件1", "12"), itemClause("附件1", null)]).toEqual(["附件1 第12项", "附件1"]);
});

describe("what a rule reports becomes a finding", () => {
  const found = (
    report: Partial<Report<"score-is-error">>,
    clauses: readonly string[] = ["附件1", "附件2"],
  ): unknown => {
    const rule = defineRule({
      code: "score-is-error",
      severity: "error",
      group: "scores",
      clauses,
      *check() {
        yield { sheet: "表", cell: null, branch: "甲", facts: {} as never, ...report };
      },
    });
    return runRule(rule, context());
  };
  const plain = {
    code: "score-is-error",
    severity: "error",
    sheet: "表",
    cell: null,
    branch: "甲",
    facts: {},
    clause: "附件1",
    fix: null,
    explanation: null,
  };

  it("with the rule's code, severity and first clause", () => {
    expect(found({})).toEqual([plain]);
    expect(found({}, [])).toEqual([{ ...plain, clause: null }]);
  });

  it("with a clause or a mending of its own", () => {
    expect(found({ clause: "二" })).toEqual([{ ...plain, clause: "二" }]);
    expect(found({ clause: null })).toEqual([{ ...plain, clause: null }]);
    expect(found({ fix: [] })).toEqual([{ ...plain, fix: [] }]);
  });

  it("with its cell in letters", () => {
    expect(found({ cell: { row: 4, column: 3 } })).toEqual([{ ...plain, cell: "D5" }]);
    expect(found({ cell: "E6" })).toEqual([{ ...plain, cell: "E6" }]);
  });
});

it("a party's second column counts beside its first, but not on another sheet", () => {
  const [first, second] = [{ name: "一" }, { name: "二" }];
  const evaluation = (sheet: object, party: string): Evaluation =>
    ({ sheet, party, scores: [`${party}1`, `${party}2`] }) as unknown as Evaluation;
  const branch = {
    evaluations: [evaluation(first, "self"), evaluation(first, "review")],
    duplicates: [evaluation(first, "again"), evaluation(second, "elsewhere")],
  } as unknown as BranchResult;
  const other = { evaluations: [evaluation(second, "peers")], duplicates: [] };
  expect([...evaluationsOf(context([branch, other]))].map((e) => e.evaluation.party)).toEqual([
    "self",
    "review",
    "again",
    "peers",
  ]);
  expect([...scoresOf(context([branch, other]))].map((e) => e.score)).toEqual(
    ["self", "review", "again", "peers"].flatMap((party) => [`${party}1`, `${party}2`]),
  );
});
