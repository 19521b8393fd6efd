import type { BranchResult, StatedFigure, VetoRecord } from "../../../src/core/model/branch";
import { unmetIndicators } from "../../../src/core/rules/reading/indicators";
import { requirementUnmet } from "../../../src/core/rules/requirement-unmet";
import { unconfirmedVetoes } from "../../../src/core/rules/unchecked/unconfirmed-vetoes";
import type { CheckContext } from "../../../src/core/rules/rule";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { Indicator } from "../../../src/core/schemes/types";
import { runOn } from "../../support/rule-book";
import { workbook } from "../../support/workbook";

const satisfied: Indicator = {
  what: "群众的满意率",
  atLeast: 70,
  unit: "%",
  text: "满意率不低于70%",
  clause: "二",
};
const days: Indicator = { ...satisfied, what: "活动次数", atLeast: 12, unit: "次" };
const figure = (indicator: Indicator, value: number, cell = "B3"): StatedFigure => ({
  indicator,
  value,
  sheet: "表",
  cell,
});
const branch = (figures: readonly StatedFigure[], vetoes: readonly Partial<VetoRecord>[] = []): BranchResult =>
  ({ name: "甲党支部", scheme: tianning2012, figures, vetoes, evaluations: [] }) as unknown as BranchResult;

it.each<[string, BranchResult, readonly unknown[]]>([
  ["a share that is reached", branch([figure(satisfied, 0.7)]), []],
  ["one that is not", branch([figure(satisfied, 0.699)]), [["B3", 69.9]]],
  ["a number that is reached", branch([figure(days, 12)]), []],
  ["one that is not", branch([figure(days, 11)]), [["B3", 11]]],
  [
    "several",
    branch([figure(days, 11), figure(satisfied, 0.57, "B4")]),
    [
      ["B3", 11],
      ["B4", 57],
    ],
  ],
  ["one that decides the level", branch([figure(satisfied, 0.5)], [{ state: "yes", sheet: "表", cell: "B3" }]), []],
  [
    "one beside a circumstance that does not apply",
    branch([figure(satisfied, 0.5)], [{ state: "no", sheet: "表", cell: "B3" }]),
    [["B3", 50]],
  ],
  [
    "one beside another circumstance",
    branch([figure(satisfied, 0.5)], [{ state: "yes", sheet: "表", cell: "B4" }]),
    [["B3", 50]],
  ],
  [
    "one beside another sheet's",
    branch([figure(satisfied, 0.5)], [{ state: "yes", sheet: "另", cell: "B3" }]),
    [["B3", 50]],
  ],
])("%s", (_, of, expected) => {
  expect(unmetIndicators([of]).map(({ cell, entered }) => [cell, entered])).toEqual(expected);
});

const context = (branches: readonly BranchResult[]): CheckContext => ({
  workbook: workbook({}),
  sheets: [],
  branches,
  options: {},
});

it("is told with the document's words and clause", () => {
  expect(runOn(requirementUnmet, context([branch([figure(satisfied, 0.5)])]))).toEqual([
    ["表", "B3", { field: "群众的满意率", entered: 50, required: 70, unit: "%", text: "满意率不低于70%" }],
  ]);
  expect(
    [...requirementUnmet.check(context([branch([figure(satisfied, 0.5)])]))].map((r) => [r.branch, r.clause]),
  ).toEqual([["甲党支部", "二"]]);
});

it("circumstances that nobody confirmed are told of branches with scores, each with its clause", () => {
  const [veto] = tianning2012.vetoes;
  const open: Partial<VetoRecord> = { id: veto?.id ?? "", text: "领导班子不团结", state: "unknown", by: "person" };
  const scored = (vetoes: readonly Partial<VetoRecord>[]): BranchResult =>
    ({ ...branch([], vetoes), evaluations: [{ sheet: { sheet: { name: "附件1" } } }] }) as unknown as BranchResult;
  const told = (of: BranchResult): unknown => [...unconfirmedVetoes(context([of]))];
  const one = (clause: string | null): unknown => [
    { sheet: "附件1", branch: "甲党支部", code: "veto", facts: { veto: "领导班子不团结", clause } },
  ];
  expect(told(scored([open]))).toEqual(one(veto?.clause ?? null));
  expect(told(scored([{ ...open, id: "其他" }]))).toEqual(one(null));
  expect(told(scored([{ ...open, state: "no" }]))).toEqual([]);
  expect(told(scored([{ ...open, by: "computed" }]))).toEqual([]);
  expect(told(branch([], [open]))).toEqual([]);
});
