import { schemes as knownSchemes } from "../schemes/index";
import type { FieldForm, Scheme, TableForm } from "../schemes/types";
import { cached } from "../text/cached";
import type { SheetSnapshot, WorkbookSnapshot } from "../workbook/snapshot";
import { withConfirmedRubrics } from "./confirmed";
import { readCustomSheet } from "./custom";
import { labelKey, readFieldSheet, shortKey } from "./fields";
import { type AskedOnce, askedOnce } from "../workbook/asked-once";
import { gridSteps, makeGrid, type SheetGrid } from "../workbook/grid";
import { marksOn, readOwnSheet } from "../own-sheets/recognise";
import { KNOWN_RUBRIC, nearestRubric, pickRubric } from "./pick-rubric";
import { indexRubrics, matchRubrics, type FormMatch, type RubricIndex } from "./rubric-index";
import { readScoringSheet } from "./scoring";
import { splitStacked, splitStackedItems } from "./stacked";
import { headingKey, readTableSheet } from "./tables";
import type { RecognisedSheet, UnrecognisedSheet } from "../model/recognised-sheet";

interface LabelledForm {
  readonly scheme: Scheme;
  readonly form: FieldForm | TableForm;
  readonly size: number;
}

interface LabelOf {
  readonly form: number;
  readonly id: string;
}

/** What recognition prepares once for a set of schemes. */
interface Recogniser {
  readonly rubrics: RubricIndex;
  readonly forms: readonly LabelledForm[];
  /** Label or heading → the forms (by index) that have it, with the entry's id. */
  readonly labels: ReadonlyMap<string, readonly LabelOf[]>;
  /** The labels that the texts of a sheet are or hold, and the forms that have them. */
  readonly labelsOn: AskedOnce<readonly LabelOf[]>;
  /** What was found on a sheet before: a snapshot never changes, and after an edit most sheets are the same ones. */
  readonly known: WeakMap<SheetSnapshot, readonly RecognisedSheet[]>;
}

const recognisers = new WeakMap<readonly Scheme[], Recogniser>();

function recogniserFor(schemes: readonly Scheme[]): Recogniser {
  const known = recognisers.get(schemes);
  if (known) return known;
  const forms: LabelledForm[] = [];
  const labels = new Map<string, LabelOf[]>();
  const add = (key: string, form: number, id: string): void => {
    const list = labels.get(key) ?? [];
    if (!list.some((l) => l.form === form && l.id === id)) list.push({ form, id });
    labels.set(key, list);
  };
  for (const scheme of schemes) {
    for (const form of scheme.forms) {
      if (form.kind === "scoring") continue;
      const place = forms.length;
      const entries =
        form.kind === "fields"
          ? form.fields.map((f) => ({ id: f.id, words: f.labels }))
          : form.columns.map((c) => ({ id: c.id, words: c.headings }));
      forms.push({ scheme, form, size: entries.length });
      for (const { id, words } of entries) {
        for (const word of words)
          for (const key of [labelKey(word), shortKey(word), headingKey(word)]) add(key, place, id);
      }
    }
  }
  const labelsOf = cached((text) => labelsIn(text, labels));
  const labelsOn = askedOnce(({ cell, text }): readonly LabelOf[] | null => {
    const found = typeof cell.value === "string" ? labelsOf(text) : [];
    return found.length === 0 ? null : found;
  });
  const recogniser: Recogniser = {
    rubrics: indexRubrics(schemes),
    forms,
    labels,
    labelsOn,
    known: new WeakMap(),
  };
  recognisers.set(schemes, recogniser);
  return recogniser;
}

/** A form is tried in full once this share of its labels stands on the sheet. */
const WORTH_TRYING = 0.4;

/** Words before a colon inside a longer line: 填报人及职务：书记　联系电话：… */
const INLINE_LABEL = /([^\s\u3000:：]{2,20}(?:[（(][^）)]{1,6}[）)])?)[\s\u3000]*[:：]/g;

function labelsIn(text: string, labels: ReadonlyMap<string, readonly LabelOf[]>): readonly LabelOf[] {
  const keys = text.length <= 60 ? [labelKey(text), shortKey(text)] : [];
  if (/[:：]/.test(text)) for (const match of text.matchAll(INLINE_LABEL)) keys.push(shortKey(match[1] ?? ""));
  return [...new Set(keys)].flatMap((key) => labels.get(key) ?? []);
}

function likelyForms(grid: SheetGrid, recogniser: Recogniser): readonly LabelledForm[] {
  const hits = new Map<number, Set<string>>();
  for (const { value } of recogniser.labelsOn(grid)) {
    for (const { form, id } of value) {
      const ids = hits.get(form);
      if (ids) ids.add(id);
      else hits.set(form, new Set([id]));
    }
  }
  return [...hits]
    .filter(([form, ids]) => ids.size >= Math.max(2, (recogniser.forms[form] as LabelledForm).size * WORTH_TRYING))
    .map(([form]) => recogniser.forms[form] as LabelledForm);
}

function recogniseSheet(sheet: SheetSnapshot, recogniser: Recogniser): readonly RecognisedSheet[] {
  const unrecognised: UnrecognisedSheet = {
    kind: "unrecognised",
    sheet,
    template: null,
    confidence: 0,
    evidence: [],
    differences: [],
  };
  if (sheet.cells.size === 0) return [unrecognised];
  const grid = makeGrid(sheet);
  const own = readOwnSheet(grid);
  if (own) return [own];
  const candidates: RecognisedSheet[] = [];
  const rubric = pickRubric(grid, matchRubrics(grid, recogniser.rubrics, KNOWN_RUBRIC));
  if (rubric) {
    const stacked = splitStacked(grid, rubric, recogniser.rubrics);
    if (stacked.length > 1) {
      return stacked.flatMap((part) => {
        const match = pickRubric(part, matchRubrics(part, recogniser.rubrics, KNOWN_RUBRIC));
        return match ? [readScoringSheet(part, match)] : [];
      });
    }
    candidates.push(readScoringSheet(grid, rubric));
  }
  for (const { scheme, form } of likelyForms(grid, recogniser)) {
    const found = form.kind === "fields" ? readFieldSheet(grid, scheme, form) : readTableSheet(grid, scheme, form);
    if (found) candidates.push(found);
  }
  if (candidates.length === 0) {
    const nearest = (): FormMatch | undefined => nearestRubric(matchRubrics(grid, recogniser.rubrics));
    const custom = readCustomSheet(grid, nearest);
    const parts = custom ? splitStackedItems(grid, custom.items) : [];
    const read = parts.length > 1 ? parts.flatMap((part) => readCustomSheet(part, nearest) ?? []) : [];
    return read.length > 1 && read.length === parts.length ? read : [custom ?? unrecognised];
  }
  return [candidates.reduce<RecognisedSheet>((best, c) => (c.confidence > best.confidence ? c : best), unrecognised)];
}

/**
 * Recognises one sheet, so that the workbook's recognition finds it done: what every cell of a long one is asked, in steps.
 */
export function* recogniseSteps(sheet: SheetSnapshot): Generator<void> {
  const recogniser = recogniserFor(knownSchemes);
  if (recogniser.known.has(sheet)) return;
  const grid = yield* gridSteps(sheet);
  for (const asked of [marksOn, recogniser.rubrics.texts, recogniser.labelsOn]) {
    yield* asked.steps(grid);
    yield;
  }
  recogniser.known.set(sheet, recogniseSheet(sheet, recogniser));
}

/**
 * Finds the official forms in a workbook by their content: names, positions, merged areas, shuffled
 * rows and inserted columns do not matter. One result per sheet, in the workbook's order; a sheet on
 * which one rubric stands several times below itself gives one result for each. A rubric that a person
 * confirmed on 「评分办法」 counts before every other understanding of its scoring sheets; `confirmed` holds those of
 * another workbook, which count where this one has none.
 */
export function recognise(
  workbook: WorkbookSnapshot,
  schemes: readonly Scheme[] = knownSchemes,
  confirmed: readonly RecognisedSheet[] = [],
): readonly RecognisedSheet[] {
  const recogniser = recogniserFor(schemes);
  const sheets = workbook.sheets.flatMap((sheet) => {
    const known = recogniser.known.get(sheet);
    if (known) return known;
    const recognised = recogniseSheet(sheet, recogniser);
    recogniser.known.set(sheet, recognised);
    return recognised;
  });
  return withConfirmedRubrics(sheets, confirmed);
}
