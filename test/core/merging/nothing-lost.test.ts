import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { asSubmission, filling, outputOf, textsOf, typedForms, typedIn } from "../../support/filled-forms";
import { submitSheets } from "../../support/submissions";
import { cases, fc } from "../../support/cases";

describe.each(typedForms)("what is typed on $template", (typed) => {
  const { scheme, form, fill } = typed;

  it("stands in the output of a merge of two files, and of a merge of merges", () => {
    fc.assert(
      fc.property(filling, filling, (first, second) => {
        const fills = [fill("甲", first), fill("乙", second)];
        const files = fills.map((own, i) =>
          submitSheets(`${i}.xlsx`, [drawTemplate(scheme, form, { fill: own })], { modified: i, fileModified: i }),
        );
        const values = fills.flatMap((own) => typedIn(typed, own));
        const whole = mergeSubmissions(files);
        expect(whole.files.flatMap(({ left }) => left)).toEqual([]);
        const texts = textsOf(outputOf(whole));
        expect(values.filter((value) => !texts.includes(value))).toEqual([]);

        const towns = files.map((file, i) => asSubmission(mergeSubmissions([file]), `town${i}.xlsx`));
        const county = mergeSubmissions(towns);
        expect(county.files.flatMap(({ left }) => left)).toEqual([]);
        const carried = textsOf(outputOf(county));
        expect(values.filter((value) => !carried.includes(value))).toEqual([]);
      }),
      { numRuns: cases(2) },
    );
  });
});
