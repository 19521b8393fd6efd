import type { CheckResult } from "../check/check";
import type { OwnFormId, RecognisedSheet } from "../model/recognised-sheet";
import type { TemplateId } from "../schemes/types";

/** Our own sheets that are signed or handed in, in the order of the papers; the others are for working at the screen. */
const ownPapers: readonly OwnFormId[] = [
  "result",
  "review",
  "explanations",
  "summary",
  "detail",
  "statistics",
  "poor-list",
  "poor-detail",
  "rectification-summary",
  "look-back",
];

/** Lists that a superior gives out: a branch has them at hand and hands none in. */
const givenOut: readonly TemplateId[] = ["tianning-2012/contacts"];

/**
 * The sheets that the level of this workbook hands in, in order: the official forms branch by branch as their document
 * numbers them, official lists, then our own signed sheets. Hidden, unrecognised and working sheets are none of them.
 */
export function printSet({ sheets, branches, findings }: CheckResult): readonly RecognisedSheet[] {
  const visible = sheets.filter(({ sheet, template }) => sheet.visibility === "visible" && template !== null);
  const hasForms = visible.some(({ kind }) => kind === "scoring" || kind === "fields");
  const isPaper = (sheet: RecognisedSheet): boolean => {
    if (sheet.kind === "unrecognised") return false;
    if (sheet.kind !== "own") return !(hasForms && givenOut.includes(sheet.template));
    const form = ownForm(sheet);
    // A list of the one branch whose forms lie before it says nothing new; nor does a list without an explanation.
    if (form === "summary") return !hasForms || branches.length > 1;
    if (form === "explanations") return findings.some(({ explanation }) => explanation !== null);
    return ownPapers.includes(form);
  };
  const branchOf = (sheet: RecognisedSheet): number => {
    const place = branches.findIndex(({ sources }) => sources.includes(sheet));
    return place < 0 ? branches.length : place;
  };
  const rank = (sheet: RecognisedSheet): readonly number[] => {
    if (sheet.kind === "own") return [2, 0, ownPapers.indexOf(ownForm(sheet))];
    if (sheet.kind === "unrecognised") return [3, 0, 0];
    const form = sheet.scheme.forms.findIndex(({ id }) => id === sheet.form.id);
    return sheet.kind === "table" ? [1, 0, form] : [0, branchOf(sheet), form];
  };
  return visible
    .filter(isPaper)
    .map((sheet) => ({ sheet, rank: rank(sheet) }))
    .sort((a, b) => a.rank.map((n, i) => n - (b.rank[i] ?? 0)).find((n) => n !== 0) ?? 0)
    .map(({ sheet }) => sheet);
}

function ownForm({ template }: RecognisedSheet & { readonly kind: "own" }): OwnFormId {
  return template.slice("dingji/".length) as OwnFormId;
}
