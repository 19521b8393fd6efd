import type { BranchRecord, Evaluation, StatedLevel } from "../../../src/core/model/branch";
import type { Party } from "../../../src/core/schemes/types";
import { statedByParty } from "../../../src/core/records/stated";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";

const said = (level: string | null, party: Party | null, sheet: string): StatedLevel =>
  ({ level, party, sheet }) as StatedLevel;
const evaluation = (party: Party, letters: readonly string[] | null = null): Evaluation =>
  ({ party, sheet: { sheet: { name: "自己的" }, rubric: { letters } } }) as unknown as Evaluation;
const scheme = {
  ...tianning2012,
  levels: tianning2012.levels.map((l, i) => ({ ...l, aliases: [["A", "B", "C", "D"][i] ?? ""] })),
};
const of = (stated: readonly StatedLevel[], by: Evaluation): string | null =>
  statedByParty({ stated, scheme } as unknown as BranchRecord, by);

it.each<[string, readonly StatedLevel[], Evaluation, string | null]>([
  ["nothing", [], evaluation("self"), null],
  ["what it states itself", [said("较好", "self", "自己的")], evaluation("self"), "较好"],
  ["what it states elsewhere", [said("较好", "self", "别的")], evaluation("self"), "较好"],
  ["its own sheet first", [said("一般", "self", "别的"), said("较好", "self", "自己的")], evaluation("self"), "较好"],
  ["no other party's word", [said("一般", "review", "自己的"), said("较好", null, "自己的")], evaluation("self"), null],
  ["no level of the scheme", [said(null, "self", "自己的")], evaluation("self"), null],
  ["a letter on a rubric of letters", [said("较好", "self", "自己的")], evaluation("self", ["A", "B"]), "B"],
  [
    "the word where the form has no letter for it",
    [said("一般", "self", "自己的")],
    evaluation("self", ["A", "B"]),
    "一般",
  ],
  ["the word as it is where the scheme has none", [said(null, "self", "自己的")], evaluation("self", ["A"]), null],
])("a party states %s", (_, stated, by, expected) => {
  expect(of(stated, by)).toBe(expected);
});
