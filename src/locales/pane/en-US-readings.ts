import type { readingsZh } from "./zh-CN-readings";

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const readingsEn: typeof readingsZh = {
  title: "Rubric read from the sheet",
  hint: "This is no known official form; points and levels were read from the sheet. Confirm once, and they are written onto the sheet 评分办法, by which everything is checked and filled from then on. Correct there what was read wrongly.",
  confirm: "Confirm rubric",
  useKnown: (scheme) => `Check by ${scheme} instead`,
  schemes: "Schemes that apply",
  schemesHint:
    "A sheet with at least 80 % of a known rubric's items is checked by that scheme. If it is another authority's rubric after all, have it read from its own words.",
  known: (scheme, found, of) => `Checked by ${scheme}: ${found} of ${of} items are the same.`,
  readAlone: "Read from the sheet instead",
  counts: (categories, items, total) =>
    `${plural(categories, "category", "categories")}, ${plural(items, "item")}, ${plural(total, "point")} in total`,
  levels: (levels) => `Levels: ${levels.join(", ")}`,
  level: (name, from) => (from === null ? name : `${name} (from ${from})`),
  noLevels: "No bounds of levels were read.",
  weights: (weights) => `Weights: ${weights.join(", ")}`,
  weight: (party, percent) => `${party} ${percent}%`,
  noWeights: "No weights of the parties were read.",
  nearest: (template, found, of) =>
    `Only ${found} of ${of} items are those of the known ${template}, less than 80%, so the sheet is read by itself.`,
  vetoes: (count) => plural(count, "circumstance that decides the level", "circumstances that decide the level"),
  veto: (text, level) => `${text} → ${level}`,
  all: "See every item",
  item: (text, maximum) => `${text}: ${maximum}`,
  notUnderstood: (count) => `${plural(count, "cell")} that look like points were not understood:`,
  notUnderstoodList: "Cells not understood",
  cell: (cell, text) => `${cell} ${text}`,
  other: "A 评分办法 confirmed elsewhere",
  otherHint:
    "Where the same scoring sheet was confirmed in another workbook, choose that one: this sheet is then read by its 评分办法 and need not be confirmed.",
  choose: "Choose a 评分办法",
  forget: "Do not use it",
  readBy: (name) => `Scoring sheets of the same shape are read by the 评分办法 of ${name}.`,
  noRubric: (name) => `${name} has no 评分办法 and was not used. Choose the workbook in which it was confirmed.`,
  unreadable: (name) =>
    `${name} cannot be read and was not used. Open it in Excel or WPS, save it as .xlsx, and choose that.`,
  understood: "Every cell that looks like points was understood.",
};
