import { schemes } from "../../../src/core/schemes";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { checkSheets, faults } from "../../support/official";

const forms = schemes.flatMap((scheme) =>
  scheme.forms.map((form) => [`${scheme.id}/${form.id}`, scheme, form] as const),
);

test("the ids are those of the published table", () => {
  expect(forms.map(([id]) => id)).toEqual([
    "tianning-2012/scoring",
    "tianning-2012/survey",
    "tianning-2012/rectification",
    "tianning-2012/contacts",
    "cumtb-2012/teacher-standard",
    "cumtb-2012/student-standard",
    "cumtb-2012/grading-summary",
    "cumtb-2012/rectification-summary",
    "jilin-2012/scoring",
    "jilin-2012/ballot",
    "jilin-2012/publicity",
    "jilin-2012/grading-summary",
    "jilin-2012/grading-detail",
    "jilin-2012/poor-list",
    "jilin-2012/poor-detail",
    "meizhou-2012/recheck",
    "yongxing-2012/score-ledger",
    "yongxing-2012/deduction-ledger",
    "yongxing-2012/level-statistics",
    "qingzhou-2012/self-report",
    "yichang-2012/five-party",
    "pucheng-2012/grading",
    "pucheng-2012/commitments",
    "jxnu-2012/grading",
    "jxnu-2012/progress",
  ]);
});

describe("a blank template", () => {
  test.each(forms)("%s is known as itself, holds no branch and has no fault", (id, scheme, form) => {
    const review = checkSheets([drawTemplate(scheme, form)]);
    expect(review.sheets.map((s) => [s.template, s.differences])).toEqual([[id, []]]);
    expect(review.branches).toEqual([]);
    expect(faults(review)).toEqual([]);
  });

  test.each(forms)("%s says so where its layout is ours", (_id, scheme, form) => {
    const texts = drawTemplate(scheme, form).cells.flatMap((c) => c.content?.value ?? []);
    expect(texts.includes("本软件拟定")).toBe(form.isOurLayout);
  });
});

test("all of them in one workbook are told apart", () => {
  const designs = forms.map(([id, scheme, form], i) => ({ ...drawTemplate(scheme, form), name: `表${i + 1}`, id }));
  expect(checkSheets(designs).sheets.map((s) => s.template)).toEqual(forms.map(([id]) => id));
});
