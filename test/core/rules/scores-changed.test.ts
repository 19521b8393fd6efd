import { checkWorkbook } from "../../../src/core/check/check";
import { cleanBook, filled, places, resultCell, withCells } from "../../support/rule-book";

describe("scores-changed", () => {
  const book = filled(cleanBook());
  const cell = resultCell(book, "核对码");

  it("accepts the code as it was printed", () => {
    expect(places(book)).toEqual([]);
  });

  it("finds two scores that were exchanged, though the total stays the same", () => {
    const changed = withCells(book, { "附件1!E30": 3, "附件1!E31": 16 });
    const checked = checkWorkbook(changed);
    expect(checked.branches[0]?.total?.toNumber()).toBe(93.2);
    expect(checked.findings.map((f) => [f.sheet, f.cell, f.code])).toEqual([["得分与定级", cell, "scores-changed"]]);
    const { entered, computed } = (checked.findings[0]?.facts ?? {}) as { entered: string; computed: string };
    expect(entered).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(places(withCells(changed, { [`得分与定级!${cell}`]: computed }))).toEqual([]);
  });

  it("does not mind how the code is typed", () => {
    const code = String((checkWorkbook(book).branches[0]?.checkCode ?? { code: "" }).code);
    expect(places(withCells(book, { [`得分与定级!${cell}`]: ` ${code.toLowerCase()} ` }))).toEqual([]);
  });

  it("has nothing to compare where no code was printed", () => {
    expect(places(withCells(book, { [`得分与定级!${cell}`]: null }))).toEqual([]);
  });
});
