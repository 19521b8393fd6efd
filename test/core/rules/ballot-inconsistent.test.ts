import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { ballotInconsistent } from "../../../src/core/rules/ballot-inconsistent";
import type { CheckContext } from "../../../src/core/rules/rule";
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
const context = (change: TemplateRow): CheckContext =>
  contextOf(workbookOfDesigns([official("jilin-2012/ballot", { rows: [{ ...right, ...change }] }, "测评")]), [
    jilin2012,
  ]);
const run = (change: TemplateRow): unknown => runOn(ballotInconsistent, context(change));
const at = (cell: string, what: string, entered: number, limit: number): unknown => [
  "测评",
  cell,
  { what, entered, limit },
];

it.each<[string, TemplateRow, readonly unknown[]]>([
  ["as many as before at each step", { issued: 28, recovered: 28, valid: 28 }, []],
  ["numbers with their units", { issued: "30张", recovered: "29张", valid: "28张" }, []],
  ["a level without a vote left blank", { "votes-1": 21, "votes-4": "" }, []],
  ["votes beyond the valid ones, one level blank", { "votes-1": 23, "votes-4": "" }, [at("F4", "有效票数", 28, 30)]],
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

it("names the branch", () => {
  expect([...ballotInconsistent.check(context({ recovered: 31 }))].map((r) => r.branch)).toEqual(["甲村党支部"]);
});

it("takes the votes of the levels that the sheet has columns for", () => {
  const found = context({ "votes-1": 22, "votes-4": 1 });
  const sheets = found.sheets.map((s) =>
    s.kind === "table" ? { ...s, rows: s.rows.map((row) => ({ ...row, cells: without(row.cells, "votes-4") })) } : s,
  );
  expect(runOn(ballotInconsistent, { ...found, sheets })).toEqual([at("F4", "有效票数", 28, 29)]);
});

const without = <T>(cells: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(cells).filter(([key]) => key !== id));
