import type { BranchResult } from "../../../../src/core/model/branch";
import type { RecognisedSheet } from "../../../../src/core/model/recognised-sheet";
import {
  ledUnits,
  leaderSheets,
  listingsOf,
  personKey,
  type LedUnit,
} from "../../../../src/core/rules/reading/leaders";

type Row = readonly [leader: string | null, units: string | null];

/** A list of leaders; null where the row has no such cell. */
function list(
  rows: readonly Row[],
  roles: readonly string[] = ["leader", "units"],
  visibility = "visible",
): RecognisedSheet {
  const entry = (text: string | null, row: number, column: number): object =>
    text === null ? {} : { [`c${column}`]: { text, cell: { row, column } } };
  return {
    kind: "table",
    sheet: { name: "名单", visibility },
    form: { kind: "table", columns: roles.map((role, i) => ({ id: `c${i}`, role })) },
    rows: rows.map(([leader, units], row) => ({ row, cells: { ...entry(leader, row, 0), ...entry(units, row, 1) } })),
  } as unknown as RecognisedSheet;
}

const units = (...rows: readonly Row[]): unknown =>
  [...ledUnits({ sheets: [list(rows)] })].map(({ unit, leader, cell }) => [leader, unit, cell.row]);

it.each<[string, readonly Row[], unknown]>([
  ["one unit", [["甲一", "香樟小学"]], [["甲一", "香樟小学", 0]]],
  [
    "several in a cell",
    [["甲一", "香樟小学、青松小学，白桦小学；月桂小学\n红枫小学"]],
    ["香樟小学", "青松小学", "白桦小学", "月桂小学", "红枫小学"].map((unit) => ["甲一", unit, 0]),
  ],
  [
    "those that a bracket names",
    [["甲一", "香樟小学（含月桂小学）、青松小学(包含 红枫小学)"]],
    ["香樟小学", "月桂小学", "青松小学", "红枫小学"].map((unit) => ["甲一", unit, 0]),
  ],
  ["a bracket that is part of a name", [["甲一", "香樟小学（东校区）"]], [["甲一", "香樟小学（东校区）", 0]]],
  ["without blanks and full stops", [["甲　一", " 香 樟小学。 "]], [["甲一", "香樟小学", 0]]],
  [
    "a blank leader continues the row above",
    [
      ["甲一", "香樟小学"],
      ["", "青松小学"],
      ["乙二", "白桦小学"],
      [null, "月桂小学"],
    ],
    [
      ["甲一", "香樟小学", 0],
      ["甲一", "青松小学", 1],
      ["乙二", "白桦小学", 2],
      ["乙二", "月桂小学", 3],
    ],
  ],
  ["nobody's", [["", "香樟小学"]], []],
  ["none", [["甲一", ""]], []],
  ["no cell", [["甲一", null]], []],
])("units of a list: %s", (_, rows, expected) => {
  expect(units(...rows)).toEqual(expected);
});

it("a list of leaders has both columns, and is visible", () => {
  const rows: readonly Row[] = [["甲一", "香樟小学"]];
  const of = (...args: readonly [(readonly string[])?, string?]): number =>
    leaderSheets({ sheets: [list(rows, ...args)] }).length;
  expect([of(), of(["leader", "branch"]), of(["branch", "units"]), of(["leader", "units"], "hidden")]).toEqual([
    1, 0, 0, 0,
  ]);
});

it("listings are looked for by the branch's name, else by the unit that its forms name", () => {
  const led = [
    ...ledUnits({
      sheets: [
        list([
          ["甲一", "香樟小学"],
          ["乙二", "青松小学、香樟小学"],
        ]),
      ],
    }),
  ];
  const leaders = (found: readonly LedUnit[]): readonly string[] => found.map((u) => u.leader);
  const form = {
    kind: "fields",
    form: { kind: "fields", fields: [{ id: "unit", role: "unit", labels: ["所在单位"] }] },
    fields: [{ id: "unit", text: "青松小学", cell: null }],
  };
  const branch = { name: "白桦小学党支部", sources: [form] } as unknown as BranchResult;
  expect(leaders(listingsOf(led, "香樟小学党支部", undefined))).toEqual(["甲一", "乙二"]);
  expect(leaders(listingsOf(led, "白桦小学党支部", branch))).toEqual(["乙二"]);
  expect(leaders(listingsOf(led, null, branch))).toEqual(["乙二"]);
  expect(leaders(listingsOf(led, "香樟小学", branch))).toEqual(["甲一", "乙二"]);
  expect(leaders(listingsOf(led, "白桦小学党支部", undefined))).toEqual([]);
  expect(leaders(listingsOf(led, "", undefined))).toEqual([]);
  expect(personKey("甲　一")).toBe(personKey("甲一"));
});
