import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { ballotInconsistent } from "../../../src/core/rules/ballot-inconsistent";
import { jilin2012 } from "../../../src/core/schemes/jilin-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { contextOf, runOn } from "../../support/rule-book";

const right = {
  branch: "甲村党支部",
  issued: 30,
  recovered: 29,
  valid: 28,
  "votes-1": 20,
  "votes-2": 5,
  "votes-3": 2,
  "votes-4": 1,
};
const run = (change: TemplateRow): unknown =>
  runOn(
    ballotInconsistent,
    contextOf(workbookOfDesigns([official("jilin-2012/ballot", { rows: [{ ...right, ...change }] }, "测评")]), [
      jilin2012,
    ]),
  );
const at = (cell: string, what: string, entered: number, limit: number): unknown => [
  "测评",
  cell,
  { what, entered, limit },
];

it.each<[string, TemplateRow, readonly unknown[]]>([
  ["as many as before at each step", { issued: 28, recovered: 28, valid: 28 }, []],
  ["numbers with their units", { issued: "30张", recovered: "29张", valid: "28张" }, []],
  ["a level without a vote left blank", { "votes-1": 21, "votes-4": "" }, []],
  ["no votes yet", { "votes-1": "", "votes-2": "", "votes-3": "", "votes-4": "" }, []],
  ["votes that are no count", { "votes-1": "多数" }, []],
  ["more recovered than issued", { recovered: 31 }, [at("E4", "回收票数", 31, 30)]],
  ["more valid than recovered", { recovered: 27 }, [at("F4", "有效票数", 28, 27)]],
  [
    "more valid than issued, where nobody says how many were recovered",
    { issued: 27, recovered: "" },
    [at("F4", "有效票数", 28, 27)],
  ],
  ["valid ones that nothing limits", { issued: "", recovered: "" }, []],
  ["a limit that is no number", { issued: "若干", recovered: "若干" }, []],
  ["votes beyond the valid ones", { "votes-1": 21 }, [at("F4", "有效票数", 28, 29)]],
  ["fewer votes than valid ones", { "votes-4": 0 }, [at("F4", "有效票数", 28, 27)]],
  ["votes beside no valid ones", { valid: "" }, []],
])("%s", (_, change, expected) => {
  expect(run(change)).toEqual(expected);
});
