import { compareSubmissions } from "../../../src/core/merging/compare";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { Submission } from "../../../src/core/merging/submitted";
import { toA1 } from "../../../src/core/workbook/address";
import { cellText } from "../../../src/core/workbook/grid";
import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { changeOf, countLevels, countStates, districtYear, months, type YearBranch } from "../../support/district-year";
import { asSubmission, outputOf, textsOf } from "../../support/filled-forms";
import { generated, planFor, sheetOf, tableRows } from "../../support/generated";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { scoredSheet, submit } from "../../support/submissions";

/** A district has 120 branches: `BRANCHES=120 npx jest test/core/merging/district-year`. */
const BRANCHES = Number(process.env["BRANCHES"] ?? 3);
jest.setTimeout(60_000 + BRANCHES * 15_000);
const ledger = "整改台账";
const FIRST_ROW = 4;
/** 来源, behind the columns that people fill in. */
const LAST_TYPED = 13;

const year = districtYear(BRANCHES, 2012);
const parents = [...new Set(year.filter(({ totals }) => totals[0] !== null).map(({ parent }) => parent))].sort();

function bookOf({ name, parent }: YearBranch, total: number): WorkbookSnapshot {
  const survey = official("tianning-2012/survey", { fields: { branch: name, parent } }, "附件2");
  return workbookOfDesigns([scoredSheet(name, { self: total, review: total }), survey]);
}

/** A month as a branch lives it: what is new is typed, what is done is closed, and the ledger is signed. */
function lived({ problems }: YearBranch, before: WorkbookSnapshot, month: number): WorkbookSnapshot {
  const book = generated(before, "ledger");
  expect(tableRows(book, ledger)).toHaveLength(problems.length);
  const entries: Record<string, string> = {};
  problems.forEach(({ problem, measure, deadline, closedIn }, k) => {
    const at = (column: string): string => `${ledger}!${column}${FIRST_ROW + k}`;
    if (month === 0) Object.assign(entries, { [at("G")]: problem, [at("H")]: measure, [at("I")]: deadline });
    if (closedIn === month) entries[at("L")] = "已销号";
  });
  const signed = [...sheetOf(book, ledger).cells].find(([, cell]) => cellText(cell).startsWith("日期："));
  entries[`${ledger}!${toA1(keyAddress(signed?.[0] ?? 0))}`] = `日期：${months[month]?.written ?? ""}`;
  return withCells(book, entries);
}

function progressOf(book: WorkbookSnapshot): readonly (readonly [string, readonly number[]])[] {
  return tableRows(book, "整改进度").map((row) => [
    row[3] ?? "",
    [row[4], row[5], row[6], row[8]].map((text) => Number(text)),
  ]);
}

describe(`a district of ${BRANCHES} branches over two rounds and three months`, () => {
  const first = year.filter(({ totals }) => totals[0] !== null);
  const expected = (month: number) => parents.map((parent) => [parent, countStates(year, parent, month)] as const);

  it("is counted as its bookkeeper does, loses nothing, and goes up again as it is", () => {
    let books = first.map((branch) => bookOf(branch, branch.totals[0] ?? 0));
    for (const month of months.keys()) {
      books = books.map((book, i) => lived(first[i] as YearBranch, book, month));
      const files = books.map((book, i) => submit(`${i}.xlsx`, book));
      const result = mergeSubmissions(files);
      expect(result.levels["tianning-2012"]).toEqual(countLevels(year, 0));
      expect(result.files.flatMap(({ left }) => left)).toEqual([]);
      const output = outputOf(result);
      expect(progressOf(output)).toEqual(expected(month));
      if (month < months.length - 1) continue;
      const city = outputOf(mergeSubmissions([asSubmission(result, "county.xlsx")]));
      expect(progressOf(city)).toEqual(expected(month));
      const typed = first.flatMap(({ problems }) => problems.flatMap(({ problem, measure }) => [problem, measure]));
      for (const texts of [textsOf(output), textsOf(city)])
        expect(typed.filter((text) => !texts.includes(text))).toEqual([]);
    }
    for (const book of books) {
      const thrice = [1, 2, 3].reduce((again) => generated(again, "ledger"), book);
      const standing = (of: WorkbookSnapshot) => tableRows(of, ledger).map((row) => row.slice(0, LAST_TYPED));
      expect(standing(thrice)).toEqual(standing(book));
      expect(planFor(thrice, "ledger").changeSet.edits).toEqual([]);
    }
  });

  it("is looked back upon as its bookkeeper does, from the files and from the summaries", () => {
    const round = (which: 0 | 1): readonly Submission[] =>
      year.flatMap((branch, i) => {
        const total = branch.totals[which];
        return total === null ? [] : [submit(`${which}-${i}.xlsx`, bookOf(branch, total))];
      });
    const changes = Object.fromEntries(year.map((branch) => [branch.name, changeOf(branch)]));
    const summary = (which: 0 | 1): readonly Submission[] => [
      asSubmission(mergeSubmissions(round(which)), `${which}.xlsx`),
    ];
    for (const [before, after] of [
      [round(0), round(1)],
      [summary(0), summary(1)],
      [summary(0), round(1)],
    ] as const) {
      const { branches, left } = compareSubmissions(before, after);
      expect(Object.fromEntries(branches.map(({ name, change }) => [name, change]))).toEqual(changes);
      expect(left).toEqual([]);
    }
    expect(mergeSubmissions(round(1)).levels["tianning-2012"]).toEqual(countLevels(year, 1));
  });
});
