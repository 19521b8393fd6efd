/**
 * The folders of `src/core` from the ground up, each with what it holds. A folder imports from itself and from what
 * stands above it in this list (that is: below it in the house), never the other way. `npm run docs` prints the
 * list into docs/architecture.md.
 */
export const coreOrder: readonly (readonly [folder: string, holds: string])[] = [
  ["text", "what a text says: folding, numbers, dates, numbered lists, likeness; knows no sheet"],
  ["workbook", "the snapshot of a workbook: cells, addresses, formulas, the grid, exact decimals"],
  ["schemes", "one folder per authority: levels, rubrics and forms as data, every number with its clause"],
  ["design", "what a drawn sheet is made of: cells, named styles, print set-up, long tables"],
  ["changes", "change sets: before and after of every edit; applying, conflicts, inverting"],
  ["findings", "codes, severities and facts of findings; no sentences"],
  ["headings", "what column headings, total rows and party words mean"],
  ["rubrics", "reading a rubric that nobody configured from its own sheet"],
  ["model", "the types that later stages share: recognised sheets, branches, names"],
  ["scoring", "totals, vetoes and the decision on a level: arithmetic only"],
  ["own-sheets", "the sheets that Dingji draws and reads back, one folder and one description each"],
  ["records", "sheets put together by branch: evaluations, stated levels, comparisons"],
  ["rules", "one check per file"],
  ["recognition", "which form a sheet is, and where its entries lie"],
  ["check", "the one entry: recognise, gather, decide, apply the rules"],
  ["generation", "change sets that fill, and that draw our sheets and official forms"],
  ["merging", "many files to one summary; look-back"],
  ["reviewing", "what a reviewer enters in the pane"],
];
