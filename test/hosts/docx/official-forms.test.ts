import { describe, expect, it } from "@jest/globals";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { recognise } from "../../../src/core/recognition/recognise";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { schemes } from "../../../src/core/schemes";
import { designOf } from "../../../src/hosts/docx/to-workbook";
import { readDocx } from "../../../src/hosts/docx/read";
import { snapshotOfDesign, workbookOfDesigns } from "../../support/design-snapshot";
import { docx, documentOf } from "../../support/docx";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.map((form) => ({ template: `${scheme.id}/${form.id}`, design: drawTemplate(scheme, form) })),
);

describe("official forms as Word documents", () => {
  it.each(forms)("recognises $template as in a workbook", ({ template, design }) => {
    const { snapshot } = readDocx(docx(documentOf(design)), { fileName: "book.xlsx" });
    const inWord = checkWorkbook(snapshot);
    const inExcel = checkWorkbook(workbookOfDesigns([design]));
    expect(inWord.sheets.map((s) => s.template)).toEqual([template]);
    expect(inWord.sheets.map((s) => s.confidence)).toEqual(inExcel.sheets.map((s) => s.confidence));
    expect(inWord.findings.map((f) => [f.code, f.facts])).toEqual(inExcel.findings.map((f) => [f.code, f.facts]));
    const rubric = (book: typeof snapshot): unknown =>
      sheetRubrics(book).map(({ categories, levels, weights, vetoes, total }) => ({
        ...{ categories, levels, weights, vetoes, total },
      }));
    expect(rubric(snapshot)).toEqual(rubric(workbookOfDesigns([design])));
  });

  it.each(forms)("draws $template as a workbook with the same cells", ({ design }) => {
    const { snapshot, pages } = readDocx(docx(documentOf(design)), { fileName: "book.xlsx" });
    expect(pages.map((page) => [...snapshotOfDesign(designOf(page)).cells])).toEqual(
      snapshot.sheets.map(({ cells }) => [...cells]),
    );
  });

  it("finds all forms of a scheme in one document", () => {
    for (const { id } of schemes) {
      const own = forms.filter(({ template }) => template.startsWith(`${id}/`));
      const { snapshot } = readDocx(docx(own.map(({ design }) => documentOf(design)).join("")), { fileName: null });
      const found = recognise(snapshot).map((s) => s.template);
      expect(found).toEqual(own.map(({ template }) => template));
    }
  });
});
