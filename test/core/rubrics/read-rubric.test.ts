import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { sheet } from "../../support/workbook";
import { otherSheets } from "./other-sheets";
import { notations } from "./notations";
import { moreNotations } from "./notations-more";
import { printedNotations } from "./notations-printed";

describe("reading rubrics that nobody configured", () => {
  it.each([...notations, ...moreNotations, ...printedNotations].map((n) => [n.name, n] as const))(
    "%s",
    (_, notation) => {
      const reading = readRubric(sheet("表", notation.rows));
      const categories = reading?.categories.map((c) => [
        c.name,
        c.maximum,
        c.items.map((i) => (i.kind === "score" ? [i.number, i.maximum] : [i.number, i.maximum, i.kind])),
      ]);
      expect(categories).toEqual(notation.categories);
      expect(reading?.total).toBe(notation.total);
      expect(reading?.levels.map((l) => [l.name, l.from])).toEqual(notation.levels ?? []);
      expect(Object.fromEntries(reading?.weights.map((w) => [w.party, w.share]) ?? [])).toEqual(notation.weights ?? {});
      expect(reading?.vetoes).toHaveLength(notation.vetoes ?? 0);
      expect(reading?.findings.map((f) => [f.code, f.cell])).toEqual(notation.findings ?? []);
      expect(reading?.notUnderstood.map((n) => n.cell)).toEqual(notation.notUnderstood ?? []);
    },
  );
});

describe("sheets that are no rubric", () => {
  it.each(Object.entries(otherSheets))("%s", (_, rows) => {
    expect(readRubric(sheet("表", rows))).toBeNull();
  });
});

describe("registers", () => {
  it("of thousands of rows or columns are no rubric", () => {
    const long = Array.from({ length: 3000 }, (_, i) => [i + 1, `学习内容${i}（5分）`, "10分"]);
    const wide = Array.from({ length: 5 }, (_, i) => Array.from({ length: 300 }, (_, j) => `第${i}行第${j}列`));
    expect([readRubric(sheet("长", long)), readRubric(sheet("宽", wide))]).toEqual([null, null]);
  });
});
