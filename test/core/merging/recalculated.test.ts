import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { toA1 } from "../../../src/core/workbook/address";
import { submitScores } from "../../support/submissions";

/** Branches of three parents and two types on every level, ties, one near a bound, some without a review. */
function district() {
  const entries = Array.from({ length: 24 }, (_, i) => ({
    name: `第${i + 1}小学党支部`,
    parent: ["第一党委", "第二党委", null][i % 3] ?? null,
    type: ["小学", "中学"][i % 2] ?? null,
    sheet: "名册",
    cell: `A${i + 2}`,
  }));
  const files = entries.slice(0, 22).map(({ name }, i) => {
    const totals = { self: 56 + 2 * i, ...(i % 7 === 3 ? {} : { review: 55.5 + 2 * (i - (i % 2)) }) };
    return submitScores(`${i}.xlsx`, name, totals);
  });
  return mergeSubmissions(files, { roster: { entries, repeated: [] } });
}

it("shows by every formula of a merge's sheets what an independent engine makes of the same cells", () => {
  const designs = drawMerge(district(), { describe: ({ code }) => code, describeError: ({ code }) => code });
  const formulas = designs.flatMap((design, sheet) =>
    design.cells.flatMap(({ row, column, content }) =>
      content?.formula === undefined ? [] : [{ sheet, row, column, value: content.value, name: design.name }],
    ),
  );
  const counts = Object.fromEntries(
    designs.map(({ name }) => [name, formulas.filter((f) => f.name === name).length] as const).filter(([, n]) => n > 0),
  );
  expect(counts).toEqual({
    分类定级汇总表: 5,
    分类定级明细表: 101,
    分类定级统计表: 75,
    自评考评对照: 345,
    自评考评逐项对照: 594,
  });
  const sheets = designs.map(({ name, cells }) => ({
    name,
    cells: cells.flatMap(({ row, column, content }) => {
      if (content === null || content.value === "")
        return content?.formula ? [[row + 1, column + 1, `=${content.formula}`]] : [];
      const text = typeof content.value === "string" ? `'${content.value}` : String(content.value);
      return [[row + 1, column + 1, content.formula === undefined ? text : `=${content.formula}`]];
    }),
  }));
  const read = formulas.map(({ sheet, row, column }) => [sheet, row + 1, column + 1]);
  const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
    input: JSON.stringify([{ sheets, read: read.map(([sheet = 0, row, column]) => [sheet, row, column]) }]),
    maxBuffer: 1 << 26,
  });
  const [shown = []] = JSON.parse(output.toString()) as string[][];
  const differing = formulas.flatMap(({ name, row, column, value }, i) => {
    const text = shown[i] ?? "";
    const same = typeof value === "number" ? text !== "" && Math.abs(Number(text) - value) < 1e-6 : text === value;
    return same ? [] : [`${name}!${toA1({ row, column })}: ${String(value)}, recalculated ${text}`];
  });
  expect(differing).toEqual([]);
});
