import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { toA1 } from "../../src/core/workbook/address";
import { keyAddress, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";

/** Formulas whose cached value an independent engine does not compute: [sheet!cell, cached, computed]. */
export function recalculated(book: WorkbookSnapshot): readonly unknown[] {
  const formulas = book.sheets.flatMap(({ name, cells }, index) =>
    [...cells].flatMap(([key, { value, formula }]) =>
      formula === undefined ? [] : [{ index, place: keyAddress(key), name, value }],
    ),
  );
  const input = [
    {
      sheets: book.sheets.map(({ name, cells }) => ({
        name,
        cells: [...cells].map(([key, { value, formula }]) => {
          const { row, column } = keyAddress(key);
          const text = typeof value === "string" ? `'${value}` : String(value);
          return [row + 1, column + 1, formula === undefined ? text : `=${formula}`];
        }),
      })),
      read: formulas.map(({ index, place }) => [index, place.row + 1, place.column + 1]),
    },
  ];
  const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
    input: JSON.stringify(input),
    maxBuffer: 1 << 26,
  });
  const [shown = []] = JSON.parse(output.toString()) as string[][];
  return formulas.flatMap(({ place, name, value }, i) => {
    const text = shown[i] ?? "";
    const isSame = typeof value === "number" ? text !== "" && Math.abs(Number(text) - value) < 1e-6 : text === value;
    return isSame ? [] : [[`${name}!${toA1(place)}`, value, text]];
  });
}
