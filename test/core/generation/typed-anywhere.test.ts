import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { generateSheets, namedKinds } from "../../../src/core/generation/generate";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { schemes } from "../../../src/core/schemes";
import { toA1 } from "../../../src/core/workbook/address";
import { cellKey, keyAddress, type SheetSnapshot, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { textsOf, typedForms } from "../../support/filled-forms";
import { generated, generateOptions, planFor, sheetOf, textRows } from "../../support/generated";
import { exampleBook, withCells } from "../../support/rule-book";
import { cases, fc } from "../../support/cases";

/** Rows and columns beyond a sheet's own in which people write, too. */
const [MORE_ROWS, MORE_COLUMNS] = [4, 2];

/** Everything that can be generated, and what is told with it. */
function generatedAgain(book: WorkbookSnapshot): { readonly book: WorkbookSnapshot; readonly texts: string } {
  const { changeSet, suggestions } = generateSheets(book, checkWorkbook(book), generateOptions(namedKinds));
  const after = applyToSnapshot(book, changeSet);
  // A number that stands where a share belongs is shown as one.
  const values = after.sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => String(value)));
  return { book: after, texts: [textsOf(after), ...values, ...suggestions.map(({ text }) => text)].join("\n") };
}

function firstTime(id: string): WorkbookSnapshot {
  const designs = typedForms
    .filter(({ scheme }) => scheme.id === id)
    .map(({ scheme, form, fill }) => drawTemplate(scheme, form, { fill: fill("甲", { branches: [1, 2], skips: [] }) }));
  return generatedAgain(workbookOfDesigns(designs)).book;
}

/** Blank cells of a sheet, formulas of it and cells around it, each with a text or a number that occurs once. */
function typedInBlanks({ name, cells }: SheetSnapshot): fc.Arbitrary<Readonly<Record<string, string | number>>> {
  const places = [...cells.keys()].map(keyAddress);
  const bottom = Math.max(...places.map(({ row }) => row)) + MORE_ROWS;
  const right = Math.max(...places.map(({ column }) => column)) + MORE_COLUMNS;
  const place = fc.record({ row: fc.nat(bottom), column: fc.nat(right), isNumber: fc.boolean() });
  return fc.array(place, { minLength: 1, maxLength: 3 }).map((list) =>
    Object.fromEntries(
      list.flatMap(({ row, column, isNumber }, i): [string, string | number][] => {
        const letters = column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(39 + column)}`;
        const value = isNumber ? 71_000.25 + i : `另记${i}事`;
        const cell = cells.get(cellKey(row, column));
        return cell && cell.formula === undefined ? [] : [[`${name}!${letters}${row + 1}`, value]];
      }),
    ),
  );
}

describe.each(schemes.map(({ id }) => id))("generating %s again", (id) => {
  it("keeps what was typed in any blank cell of its sheets, or over a formula, or names it", () => {
    const first = firstTime(id);
    const own = first.sheets.filter((sheet) => sheet.id.startsWith("new:"));
    const typed = fc.tuple(...own.map(typedInBlanks)).map((all) => Object.assign({}, ...all) as Record<string, string>);
    fc.assert(
      fc.property(typed, (entries) => {
        const { texts } = generatedAgain(withCells(first, entries));
        expect(Object.entries(entries).filter(([, value]) => !texts.includes(String(value)))).toEqual([]);
      }),
      { numRuns: cases(1) },
    );
  });
});

describe("what is typed where nobody is asked to", () => {
  const book = generated(exampleBook());
  const again = (entries: Readonly<Record<string, string | number>>): WorkbookSnapshot => {
    const after = generated(withCells(book, entries));
    expect(planFor(after).changeSet.edits).toEqual([]);
    return after;
  };

  it("stays in its cell where the drawing leaves that blank", () => {
    const after = again({ "得分与定级!B10": "按四六开" });
    expect(textRows(after, "得分与定级")[9]?.slice(0, 3)).toEqual(["权重", "按四六开", "40%"]);
  });

  it("becomes a line below where the cell is merged with another", () => {
    const after = again({ "得分与定级!D2": "请组织部核", "分类定级汇总表!H8": "共一个" });
    expect(textRows(after, "得分与定级").at(-1)).toEqual(["请组织部核"]);
    expect(textRows(after, "分类定级汇总表").at(-1)).toEqual(["共一个"]);
  });

  it("stays, once, in place of a formula of 得分与定级", () => {
    const after = again({ "得分与定级!C4": "待核" });
    expect(
      textRows(after, "得分与定级")
        .flat()
        .filter((text) => text === "待核"),
    ).toHaveLength(1);
  });

  it("becomes a line below where it was typed over a label or a figure of ours", () => {
    const after = again({
      "分类定级汇总表!A2": "填报单位甲",
      "分类定级汇总表!C6": "共几个",
      "分类定级汇总表!B7": "待统计",
      "得分与定级!B4": "二十分",
    });
    expect(textRows(after, "分类定级汇总表").flat()).toEqual(expect.arrayContaining(["共几个", "填报单位甲"]));
    expect(
      textRows(after, "分类定级汇总表")
        .flat()
        .some((text) => text.endsWith("待统计")),
    ).toBe(true);
    expect(textRows(after, "得分与定级").flat()).toContain("二十分");
  });

  it("becomes a line below where it was typed over what the sheet offers for the form", () => {
    const at = [...sheetOf(book, "整改台账").cells].find(([, { value }]) => String(value).startsWith("5、第"))?.[0];
    const after = again({ [`整改台账!${toA1(keyAddress(at ?? 0))}`]: "已另行报送" });
    const texts = textRows(after, "整改台账").flat();
    expect(texts.filter((text) => text === "已另行报送")).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith("5、第"))).toHaveLength(1);
  });

  it("is told by row and heading where the sheet has a number of its own", () => {
    const after = again({ "整改台账!E4": "待核" });
    expect(textRows(after, "整改台账").at(-2)?.[0]).toMatch(/党支部 得分：待核$/);
    expect(textRows(after, "整改台账")[2]?.[4]).not.toBe("待核");
  });

  it.each([71_000.25, "补报"])("becomes a line below where it numbers no row: %s", (typed) => {
    const sheet = sheetOf(book, "整改台账");
    const last = [...sheet.cells].findLast(([key, { value }]) => keyAddress(key).column === 0 && value === 2)?.[0] ?? 0;
    const after = again({ [`整改台账!${toA1(keyAddress(last))}`]: typed });
    const first = textRows(after, "整改台账").map(([text]) => text);
    expect(first.filter((text) => text === String(typed))).toHaveLength(1);
    expect(first.filter((text) => text === "2")).toHaveLength(1);
  });

  it("is no row and no title of its own beside a line of ours", () => {
    const none = generated(workbookOfDesigns([drawTemplateOf("qingzhou-2012")]), "evidence");
    const { cells } = sheetOf(none, "佐证材料目录");
    const after = generated(withCells(none, { "佐证材料目录!F4": "无", "佐证材料目录!H2": "稿" }), "evidence");
    expect(textRows(after, "佐证材料目录").slice(-3, -1)).toEqual([["稿"], ["无"]]);
    expect(sheetOf(after, "佐证材料目录").cells.size).toBe(cells.size + 2);
  });
});

function drawTemplateOf(id: string): ReturnType<typeof drawTemplate> {
  const [form] = typedForms.filter(({ scheme }) => scheme.id === id);
  if (!form) throw new Error(id);
  return drawTemplate(form.scheme, form.form, { fill: form.fill("甲", { branches: [1], skips: [] }) });
}
