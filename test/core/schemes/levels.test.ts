import { decimal } from "../../../src/core/workbook/decimal";
import { findScheme } from "../../../src/core/schemes/index";
import type { Scheme } from "../../../src/core/schemes/types";
import { findBoundary, levelOf, readLevel } from "../../../src/core/schemes/levels";

const tianning = findScheme("tianning-2012") as Scheme;

describe("levels of totals (附件1 说明2)", () => {
  it.each([
    ["100", "先进"],
    ["90", "先进"],
    ["89.96", "较好"],
    ["89.6", "较好"],
    ["89", "较好"],
    ["75", "较好"],
    ["74.9999", "一般"],
    ["60", "一般"],
    ["59.99", "后进"],
    ["0", "后进"],
  ])("%s → %s", (total, level) => {
    expect(levelOf(decimal(total), tianning.levels, false)?.name).toBe(level);
  });

  it.each([
    ["89.5", "先进"],
    ["89.4999", "较好"],
    ["59.5", "一般"],
  ])("rounded to an integer first, %s → %s", (total, level) => {
    expect(levelOf(decimal(total), tianning.levels, true)?.name).toBe(level);
  });

  it.each([
    ["89.96", { level: "较好", other: "先进", isGap: true }],
    ["89.2", { level: "较好", other: "先进", isGap: true }],
    ["59.5", { level: "后进", other: "一般", isGap: false }],
    ["89", null],
    ["90", null],
    ["60", null],
    ["59.49", null],
  ])("boundary of %s", (total, boundary) => {
    expect(findBoundary(decimal(total), tianning.levels, false)).toEqual(boundary);
  });

  it.each([
    ["先进", "先进"],
    [" 先 进 ", "先进"],
    ["“较好”", "较好"],
    ["一般等次", "一般"],
    ["经支委会研究，定为较好等次", "较好"],
    ["不能定为先进", null],
    ["优良", null],
    ["好", null],
  ])("reads %j as %s", (text, level) => {
    expect(readLevel(text, tianning)).toBe(level);
  });
});

it("a level may be followed by whose it is", () => {
  const scheme = findScheme("tianning-2012");
  if (!scheme) throw new Error("no scheme");
  expect(["先进单位", "先进党支部", "先进工作者"].map((word) => readLevel(word, scheme))).toEqual([
    "先进",
    "先进",
    null,
  ]);
});
