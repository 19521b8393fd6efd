import { drawTemplate } from "../generation/templates/draw-template";
import { unitLabels } from "../generation/templates/frame";
import { resultWords } from "../own-sheets/result/description";
import { wording } from "../own-sheets/wording";
import type { Form, Scheme } from "../schemes/types";
import { bare, fold, isBlankMark } from "../text/fold";
import type { GridCell } from "../workbook/grid";

interface PrintedForm {
  readonly scheme: Scheme;
  readonly form: Form;
}

interface Printed {
  /** Every text that the official form prints, folded. */
  readonly texts: ReadonlySet<string>;
  /** All of them one after the other: sheets may print a text in several cells. */
  readonly whole: string;
}

const printed = new WeakMap<Form, Printed>();

function printedOn({ scheme, form }: PrintedForm): Printed {
  let known = printed.get(form);
  if (!known) {
    // What a rubric prints that nobody configured is known from its own sheet only.
    const texts = scheme.id === "custom" ? [] : textsOf(scheme, form);
    known = { texts: new Set(texts.map(printKey)), whole: texts.map(bare).join("\n") };
    printed.set(form, known);
  }
  return known;
}

function textsOf(scheme: Scheme, form: Form): readonly string[] {
  const drawn = drawTemplate(scheme, form).cells.map(({ content }) => content?.value);
  const labels = unitLabels(form).flatMap((label) => [label, label.replace(/[（(][^（()）]*[）)]/g, "")]);
  const more = [...form.titles, ...form.notes, form.clause, wording.ourLayout, resultWords.ungraded, ...labels];
  return [...drawn, ...more].filter((text) => typeof text === "string");
}

/** A text as the texts of a form are compared. */
export function printKey(text: string): string {
  return fold(text).replace(/:$/, "");
}

/** A part of a printed text is told from words that somebody typed from so many characters on. */
const TELLING_PART = 6;

/** True for a cell that holds a text of the official form, or a label whose entry is blank. */
export function isPrinted(form: PrintedForm, { cell, text }: GridCell): boolean {
  if (cell.value !== null && isBlankMark(text)) return true;
  if (typeof cell.value !== "string" || cell.formula !== undefined) return false;
  if (/^[^：:]*[：:][\s\u3000_]*$/.test(text)) return true;
  const { texts, whole } = printedOn(form);
  if (texts.has(printKey(text))) return true;
  const part = bare(text);
  return part.length >= TELLING_PART && whole.includes(part);
}
