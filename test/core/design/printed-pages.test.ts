import { rowCells, type LongDesign } from "../../../src/core/design/long-table";
import { ENOUGH_SHARE, FEWEST_ROWS } from "../../../src/core/design/pages";
import { LEAST_TYPE } from "../../../src/core/design/readable";
import type { DesignCell } from "../../../src/core/design/sheet-design";
import { OFFICIAL_SMALL, styles } from "../../../src/core/design/styles";
import { allOutputs, isWithinMargins, printedPages, smallestType, type Output } from "../../support/printed";

const outputs = allOutputs();
const named = outputs.map((output) => [output.name, output] as const);

/** The cells of a row that are printed. */
function cellsOf({ sheet, tables }: LongDesign, row: number): readonly DesignCell[] {
  const right = sheet.print.area?.right ?? Infinity;
  const drawn = sheet.cells.filter((cell) => cell.row === row && cell.column <= right);
  const table = tables.find(({ top, count }) => row >= top && row < top + count);
  return table ? [...drawn, ...rowCells(table, row, table.row(row - table.top))] : drawn;
}

function hasBorder({ style }: DesignCell): boolean {
  return styles[style].border === true;
}

function isHeading({ style }: DesignCell): boolean {
  return style.startsWith("heading");
}

/** It stands with the signatures. */
function isCheckCode({ content }: DesignCell): boolean {
  return content?.value === "核对码";
}

function rows(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

test("the outputs are all that the program draws", () => {
  const kinds = new Set(outputs.map(({ name }) => name.split(" ")[0]));
  expect([...["模板", "40行", "矩阵", "示例", "汇总", "回头看"].filter((kind) => !kinds.has(kind))]).toEqual([]);
  expect(outputs.length).toBeGreaterThan(100);
});

test.each(named)("%s: no page holds a row or two, signatures alone or a heading without its rows", (_, { design }) => {
  const pages = printedPages(design);
  const faulty = pages.flatMap(({ first, last, share }, i) => {
    const isOrphan = pages.length > 1 && last - first + 1 < FEWEST_ROWS && share < ENOUGH_SHARE;
    const entries = rows(first, last).filter((row) => {
      const cells = cellsOf(design, row);
      return cells.some((c) => hasBorder(c) && !isHeading(c)) && !cells.some(isCheckCode);
    });
    const end = cellsOf(design, last);
    const endsWithHeading = i < pages.length - 1 && end.length > 0 && end.every(isHeading);
    return isOrphan || (pages.length > 1 && entries.length === 0) || endsWithHeading ? [{ first, last, share }] : [];
  });
  expect(faulty).toEqual([]);
});

test.each(named)("%s: every page fits on its paper", (_, { design }) => {
  expect(printedPages(design).filter(({ share }) => share > 1)).toEqual([]);
  expect(isWithinMargins(design)).toBe(true);
});

test.each(named)("%s: type is never too small to be read", (_, { design, isOfficial }) => {
  expect(smallestType(design)).toBeGreaterThanOrEqual(isOfficial ? OFFICIAL_SMALL : LEAST_TYPE);
});

/** What only helps who sits at the screen. */
const SCREEN_HELP = /直接改|在表内插入|下拉框|空格由人填写|不打印|重新生成时保留|自行加行|可另选/;

test.each(named)("%s: says nothing on paper that only helps at the screen", (_, { design: { sheet } }) => {
  const { bottom = Infinity, right = Infinity } = sheet.print.area ?? {};
  const printed = sheet.cells.filter(({ row, column }) => row <= bottom && column <= right);
  expect(printed.map(({ content }) => String(content?.value ?? "")).filter((text) => SCREEN_HELP.test(text))).toEqual(
    [],
  );
});

test("「评分办法」 is among the outputs, its help beside what is printed", () => {
  const rubric = outputs.find(({ name }) => name === "外单位 评分办法")?.design.sheet;
  const help = rubric?.cells.filter(({ content }) => SCREEN_HELP.test(String(content?.value ?? "")));
  expect(help?.map(({ row, column }) => [row, column])).toEqual([[0, 7]]);
  expect(rubric?.print.area?.right).toBe(6);
});

describe("official forms", () => {
  const official = named.filter(([, { isOfficial }]) => isOfficial);

  test.each(official)("%s bears its title in 小标宋 22 and nothing of the program", (_, { design }) => {
    const { sheet, tables } = design;
    const { print } = sheet;
    expect([print.margins, print.footer]).toEqual(["office", undefined]);
    const title = sheet.cells.find(({ style }) => style === "titleOfficial");
    expect([styles.titleOfficial.font, styles.titleOfficial.size, typeof title?.content?.value]).toEqual([
      "方正小标宋简体",
      22,
      "string",
    ]);
    expect(sheet.cells.filter(({ style }) => !style.endsWith("Official"))).toEqual([]);
    expect(tables.flatMap(({ looks }) => looks).filter(({ style }) => !style.endsWith("Official"))).toEqual([]);
    const bottom = print.area?.bottom ?? Infinity;
    const printed = sheet.cells.flatMap(({ row, content }) => (row <= bottom ? [String(content?.value ?? "")] : []));
    expect(printed.filter((text) => /定级助手|本软件|-2012/.test(text))).toEqual([]);
  });
});

describe("「得分与定级」", () => {
  const results = named.filter(([name]) => name.endsWith("得分与定级"));

  test.each(results)("%s begins every page with the branch, and signs with its name", (_, { design }: Output) => {
    const text = (row: number, column: number): string =>
      String(cellsOf(design, row).find((c) => c.column === column)?.content?.value ?? "");
    let branch = "";
    for (const { first, last } of printedPages(design)) {
      const top = first === 0 ? 1 : first;
      expect(text(top, 0)).toMatch(/^党组织名称(（续）)?$/);
      if (text(top, 0) === "党组织名称") branch = text(top, 1);
      expect([text(top, 1), branch === ""]).toEqual([branch, false]);
      const starts = rows(first, last).filter((row) => text(row, 0) === "党组织名称");
      expect(starts.length).toBeLessThanOrEqual(1);
      for (const row of rows(first, last)) if (text(row, 0) === "党组织（盖章）") expect(text(row, 1)).toBe(branch);
    }
  });
});
