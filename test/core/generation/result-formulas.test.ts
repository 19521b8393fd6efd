import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { keyAddress, toA1OfKey } from "../../support/keys";
import { changedBook, changedExtrasBook } from "../../support/random-books";

const COUNT = 80;

/** IronCalc 0.8 refuses COUNTIF and SUMIF over a single cell, which every spreadsheet program accepts. */
function forIronCalc(formula: string): string {
  return formula.replace(/((?:COUNT|SUM)IF\((?:'[^']+'!)?)([A-Z]+\d+),/g, "$1$2:$2,");
}

describe("the formulas of 「得分与定级」", () => {
  it(`show on ${COUNT} workbooks, after their inputs were changed, what the core makes of the same inputs`, () => {
    const books = Array.from({ length: COUNT }, (_, i) =>
      i % 2 === 0 ? changedBook(i + 1) : changedExtrasBook(i + 1),
    );
    const input = books.map(({ book, expected }) => ({
      sheets: book.sheets.map((sheet) => ({
        name: sheet.name,
        cells: [...sheet.cells].map(([key, cell]) => {
          const { row, column } = keyAddress(key);
          const text = typeof cell.value === "string" ? `'${cell.value}` : String(cell.value);
          return [row + 1, column + 1, cell.formula === undefined ? text : `=${forIronCalc(cell.formula)}`];
        }),
      })),
      read: expected.map(({ key }) => {
        const { row, column } = keyAddress(key);
        return [1, row + 1, column + 1];
      }),
    }));
    const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
      input: JSON.stringify(input),
      maxBuffer: 1 << 26,
    });
    const shown = JSON.parse(output.toString()) as string[][];
    const differing = books.flatMap(({ expected }, b) =>
      expected.flatMap(({ key, cell }, i) => {
        const text = shown[b]?.[i] ?? "";
        const same =
          typeof cell.value === "number"
            ? Math.abs(Number(text) - cell.value) < 1e-6 && text !== ""
            : text === String(cell.value);
        return same ? [] : [[b + 1, toA1OfKey(key), cell.formula, { core: cell.value, calculated: text }]];
      }),
    );
    expect(differing).toEqual([]);
    const levels = new Set(books.flatMap(({ expected }) => expected.map((e) => e.cell.value)));
    expect([...["先进", "较好", "一般", "后进", "未定级", "未填完", "有超分项"].map((w) => levels.has(w))]).toEqual(
      Array.from({ length: 7 }, () => true),
    );
  });
});
