import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { vetoesOnSheet } from "../../../src/core/records/ticked-vetoes";
import { recognise } from "../../../src/core/recognition/recognise";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { withCells } from "../../support/rule-book";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";
import type { LiteralCell } from "../../support/workbook";

const [veto, other] = tianning2012.vetoes.filter((v) => !v.whenCategoryBelow);
if (!veto || !other) throw new Error("no circumstances");

function said(cells: Readonly<Record<string, LiteralCell>>): unknown {
  const book = withCells(workbookOfDesigns([scoringSheet({ self: selfScores })]), cells);
  const sheet = recognise(book).find((s): s is ScoringSheet => s.kind === "scoring");
  if (!sheet) throw new Error("not read");
  return vetoesOnSheet(sheet, tianning2012).map(({ id, state, by, sheet: name, cell }) => [id, state, by, name, cell]);
}

it.each([
  ["☑", "yes"],
  ["√", "yes"],
  ["☒", "yes"],
  ["■", "yes"],
])("%s before a circumstance says that it is so", (mark, state) => {
  expect(said({ "附件1!A50": `${mark}${veto.text}` })).toEqual([[veto.id, state, "person", "附件1", "A50"]]);
});

it.each(["□", "○", "◯", "☐"])("%s is an empty box and says nothing", (box) => {
  expect(said({ "附件1!A50": `${box}${veto.text}` })).toEqual([]);
});

it("of several boxes in one cell only the marked ones count", () => {
  expect(said({ "附件1!A50": `□${veto.text} ☑${other.text}` })).toEqual([[other.id, "yes", "person", "附件1", "A50"]]);
});

it.each([
  ["√", "yes"],
  ["是", "yes"],
  ["存在", "yes"],
  ["否", "no"],
  ["未发生", "no"],
  ["×", "no"],
])("%s right of a circumstance answers it", (answer, state) => {
  expect(said({ "附件1!A50": veto.text, "附件1!C50": answer })).toEqual([[veto.id, state, "person", "附件1", "C50"]]);
});

it("a circumstance asked with 是 and 否 is answered by the marked one", () => {
  expect(said({ "附件1!A50": `${veto.text}：☑是 □否` })).toEqual([[veto.id, "yes", "person", "附件1", "A50"]]);
  expect(said({ "附件1!A50": `${veto.text}：□是 ☑否` })).toEqual([[veto.id, "no", "person", "附件1", "A50"]]);
});

it("a yes counts before a no, wherever it stands", () => {
  expect(said({ "附件1!A50": veto.text, "附件1!C50": "否", "附件1!A51": `☑${veto.text}` })).toEqual([
    [veto.id, "yes", "person", "附件1", "A51"],
  ]);
});

it("an answer ends with its sign; a box between question and answer is looked past", () => {
  const one = (text: string): unknown => said({ "附件1!A50": text });
  expect(one(`${veto.text}：□是 ☑否。`)).toEqual([[veto.id, "no", "person", "附件1", "A50"]]);
  expect(one(`${veto.text}：☑是、□否`)).toEqual([[veto.id, "yes", "person", "附件1", "A50"]]);
  expect(one(`${veto.text}：□否 ☑发生`)).toEqual([[veto.id, "yes", "person", "附件1", "A50"]]);
  expect(one(`${veto.text}：☑见附页`)).toEqual([]);
  expect(one(`其他情况：☑是`)).toEqual([]);
});

it.each([
  ["3次", "yes"],
  ["12人", "yes"],
  ["0次", "no"],
  ["0", "no"],
  ["1000", null],
  ["已发生", "yes"],
  ["属实", "yes"],
  ["没有发生", "no"],
  ["不存在", "no"],
  ["✗", "no"],
  ["是否", null],
])("the first answer right of a circumstance counts, %s: %s", (answer, state) => {
  const cells = { "附件1!A50": veto.text, "附件1!C50": "见附页", "附件1!D50": answer, "附件1!E50": "存在" };
  const cell = state === null ? "E50" : "D50";
  expect(said(cells)).toEqual([[veto.id, state ?? "yes", "person", "附件1", cell]]);
});

it("what stands left of a circumstance, or is no text, answers nothing", () => {
  expect(said({ "附件1!C50": veto.text, "附件1!B50": "是" })).toEqual([]);
  expect(said({ "附件1!A50": 12345 })).toEqual([]);
});

it("a part of a circumstance's words names it, from four signs on", () => {
  const key = veto.text.replace(/[^\p{L}\p{N}]/gu, "");
  expect(said({ "附件1!A50": `☑${key.slice(0, 6)}` })).toEqual([[veto.id, "yes", "person", "附件1", "A50"]]);
  expect(said({ "附件1!A50": `☑${key.slice(0, 3)}` })).toEqual([]);
  expect(said({ "附件1!A50": `☑经查${veto.text}的` })).toEqual([[veto.id, "yes", "person", "附件1", "A50"]]);
});

it("a circumstance that a category's score decides is asked of nobody", () => {
  const scored = tianning2012.vetoes.find((v) => v.whenCategoryBelow);
  expect(said({ "附件1!A50": `☑${scored?.text ?? ""}` })).toEqual([]);
});

it("other words beside a circumstance, short ones and those in rows of items say nothing", () => {
  expect(said({ "附件1!A50": veto.text, "附件1!C50": "见附页" })).toEqual([]);
  expect(said({ "附件1!A50": "☑不好" })).toEqual([]);
  expect(said({ "附件1!H6": `☑${veto.text}` })).toEqual([]);
  expect(said({})).toEqual([]);
});
