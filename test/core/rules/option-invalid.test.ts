import { optionInvalid } from "../../../src/core/rules/option-invalid";
import { pucheng2012 } from "../../../src/core/schemes/pucheng-2012/scheme";
import type { Scheme } from "../../../src/core/schemes/types";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { contextOf, runOn } from "../../support/rule-book";

const options = ["立即整改", "立即整改并公开"];

/** The commitments with two kinds of which one begins like the other. */
const scheme: Scheme = {
  ...pucheng2012,
  forms: pucheng2012.forms.map((form) =>
    form.kind === "table"
      ? { ...form, columns: form.columns.map((column) => (column.id === "kind" ? { ...column, options } : column)) }
      : form,
  ),
};

it.each<[kind: string, isOne: boolean]>([
  ["立即整改", true],
  ["立即整改并", true],
  ["立即", false],
  ["逐步整改", false],
])("%s is one of two options of which one begins the other: %p", (kind, isOne) => {
  const row = { branch: "甲学校党支部", problem: "党员活动少", kind };
  const book = workbookOfDesigns([official("pucheng-2012/commitments", { rows: [row] }, "承诺")]);
  expect(runOn(optionInvalid, contextOf(book, [scheme]))).toEqual(
    isOne ? [] : [["承诺", "D4", { field: "整改类型", entered: kind, options }]],
  );
});
