import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { generateSheets } from "../../../src/core/generation/generate";
import { schemes } from "../../../src/core/schemes";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { checkSheets, faults, official } from "../../support/official";

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
    const checked = checkSheets([drawTemplate(scheme, form)]);
    expect(checked.sheets.map((s) => [s.template, s.differences])).toEqual([[id, []]]);
    expect(checked.branches).toEqual([]);
    expect(faults(checked)).toEqual([]);
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

/** Something entered in every form that takes scores. */
const scored: Readonly<Record<string, NonNullable<Parameters<typeof official>[1]>>> = {
  "cumtb-2012/teacher-standard": { scores: { score: ["A", "B", "B", "C", "A"] }, result: "较好（B）" },
  "cumtb-2012/student-standard": { scores: { score: ["A", "B", "B", "C", "A"] }, party: "支部委员会自评" },
  "jilin-2012/scoring": {
    maxima: [15, 10, 10, 10, 10, 20, 25],
    scores: { self: [15, 10, 10, 10, 10, 20, 20], review: [14, 9, 9, 9, 9, 18, 20] },
    result: "较好",
  },
  "qingzhou-2012/self-report": { scores: { self: [15, 10, 10, 10, 10, 20, 25] } },
  "yichang-2012/five-party": { scores: { self: Array<string>(7).fill("很好"), public: Array<string>(7).fill("好") } },
  "pucheng-2012/grading": { scores: { self: Array<string>(5).fill("强") }, levels: { self: "强" } },
  "jxnu-2012/grading": { scores: { score: Array<string>(5).fill("先进") }, result: "先进" },
};

describe("checking, filling and generating", () => {
  test.each(Object.entries(scored))(
    "%s: an output says what its input said, and a second pass changes nothing",
    (id, fill) => {
      const book = workbookOfDesigns([official(id, { branch: "甲学院党支部", ...fill })]);
      const before = checkWorkbook(book);
      const filled = applyToSnapshot(book, fillWorkbook(book, before));
      const after = checkWorkbook(filled);
      const said = (checked: CheckResult): unknown => [
        checked.branches.map((b) => [b.name, b.level, b.provisionalLevel, b.evaluations.map((e) => e.party)]),
        checked.findings.map((f) => [f.code, f.cell]),
      ];
      expect(after.sheets.map((s) => s.template)).toEqual([id, "dingji/result"]);
      expect(said(after)).toEqual(said(before));
      expect(fillWorkbook(filled, after).edits).toEqual([]);

      const { changeSet } = generateSheets(filled, after, { describe: (f) => f.code });
      const generated = applyToSnapshot(filled, changeSet);
      const last = checkWorkbook(generated);
      expect(said(last)).toEqual(said(before));
      expect(generateSheets(generated, last, { describe: (f) => f.code }).changeSet.edits).toEqual([]);
    },
  );
});
