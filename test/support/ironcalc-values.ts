import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { toA1 } from "../../src/core/workbook/address";
import { keyAddress, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";

/** Formulas whose cached value an independent engine does not compute: [sheet!cell, cached, computed]. */
export function recalculated(book: WorkbookSnapshot): readonly unknown[] {
  return recalculatedAll([book])[0] ?? [];
}

/** The same of several workbooks, in one go: the engine takes its time to start. */
export function recalculatedAll(
  books: readonly WorkbookSnapshot[],
): readonly (readonly (readonly [string, unknown, string])[])[] {
  const formulas = books.map(({ sheets }) =>
    sheets.flatMap(({ name, cells }, index) =>
      [...cells].flatMap(([key, { value, formula }]) =>
        formula === undefined ? [] : [{ index, place: keyAddress(key), name, value }],
      ),
    ),
  );
  const input = books.map(({ sheets }, i) => ({
    sheets: sheets.map(({ name, cells }) => ({
      name,
      cells: [...cells].map(([key, { value, formula }]) => {
        const { row, column } = keyAddress(key);
        const text = typeof value === "string" ? `'${value}` : String(value);
        return [row + 1, column + 1, formula === undefined ? text : `=${formula}`];
      }),
    })),
    read: formulas[i]?.map(({ index, place }) => [index, place.row + 1, place.column + 1]),
  }));
  const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
    input: JSON.stringify(input),
    maxBuffer: 1 << 26,
  });
  const shown = JSON.parse(output.toString()) as string[][];
  return formulas.map((own, b) =>
    own.flatMap(({ place, name, value }, i): (readonly [string, unknown, string])[] => {
      const text = shown[b]?.[i] ?? "";
      const isSame = typeof value === "number" ? text !== "" && Math.abs(Number(text) - value) < 1e-6 : text === value;
      return isSame ? [] : [[`${name}!${toA1(place)}`, value, text]];
    }),
  );
}
