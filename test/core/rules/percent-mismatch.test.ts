import { percentMismatch } from "../../../src/core/rules/percent-mismatch";
import { jilin2012 } from "../../../src/core/schemes/jilin-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { contextOf, runOn, withCells } from "../../support/rule-book";
import type { LiteralCell } from "../../support/workbook";

/** Ballots of which 20 of 28 valid ones say 好, with a share typed over its formula. */
const ballots = (share: LiteralCell, valid: LiteralCell): unknown => {
  const row = {
    branch: "甲村党支部",
    issued: 30,
    recovered: 29,
    "votes-1": 20,
    "votes-2": 5,
    "votes-3": 2,
    "votes-4": 1,
  };
  const book = workbookOfDesigns([official("jilin-2012/ballot", { rows: [row] }, "测评")]);
  return runOn(percentMismatch, contextOf(withCells(book, { "测评!F4": valid, "测评!K4": share }), [jilin2012]));
};

it.each<[LiteralCell, LiteralCell]>([
  ["71.4%", 28],
  ["71%", 28],
  [{ value: 20 / 28, format: "0.0%" }, 28],
  ["75%", 0],
  ["75%", null],
])("a share of the ballots may stand: %p of %p", (share, valid) => {
  expect(ballots(share, valid)).toEqual([]);
});

it("a share that the ballots do not give is told", () => {
  expect(ballots("75%", 28)).toEqual([["测评", "K4", { what: "好占比", entered: 75, computed: 71.4 }]]);
});
