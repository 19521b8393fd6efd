import { checkWorkbook } from "../../src/core/check/check";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import { unitLabels, type TemplateFill, type TemplateRow } from "../../src/core/generation/templates/frame";
import type { MergeResult } from "../../src/core/merging/merge-result";
import { drawMerge } from "../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../src/core/merging/submission";
import type { Submission } from "../../src/core/merging/submitted";
import { schemes } from "../../src/core/schemes";
import type { Column, FieldForm, Form, Scheme, ScoringForm, TableForm } from "../../src/core/schemes/types";
import { decimal, sum } from "../../src/core/workbook/decimal";
import { cellText } from "../../src/core/workbook/grid";
import type { WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { describeFinding } from "../../src/locales/findings";
import { workbookOfDesigns } from "./design-snapshot";
import { fc } from "./cases";

/** Which of a list's rows are filled in, and how: every number picks one way. */
export interface Filling {
  /** The branch of each row; rows of one branch are several problems, months, deductions of it. */
  readonly branches: readonly number[];
  /** Columns left blank in a row, by the remainder of their place. */
  readonly skips: readonly number[];
}

/** Gives values that occur once: 甲1, 甲2 … or numbers with a fraction of their own. */
class Once {
  private last = 0;
  constructor(private readonly mark: string) {}
  text(): string {
    this.last += 1;
    return `${this.mark}文${this.last}号`;
  }
  count(): number {
    this.last += 1;
    return 1000 * (this.mark.codePointAt(0) ?? 0) + this.last;
  }
}

const typedByRole: Partial<Record<Column["role"], (once: Once, scheme: Scheme) => string | number>> = {
  count: (once) => once.count(),
  score: (once) => once.count() / 1e6,
  total: (once) => once.count() / 1e6,
};

function entryFor(column: Column, scheme: Scheme, once: Once, pick: number): string | number | null {
  const levels = scheme.levels.map(({ name }) => name);
  if (column.role === "number" || column.shareOf || column.role === "share") return null;
  if (["level", "level-before"].includes(column.role)) return levels[pick % levels.length] ?? null;
  if (column.options) return column.options[pick % column.options.length] ?? null;
  return typedByRole[column.role]?.(once, scheme) ?? once.text();
}

function tableFill(scheme: Scheme, form: TableForm, mark: string, filling: Filling): TemplateFill {
  const once = new Once(mark);
  const hasResult = form.columns.some(({ role }) => role === "level" || role === "total");
  // A list of results has one row for each branch.
  const branches = hasResult ? [...new Set(filling.branches)] : filling.branches;
  const isNamed = form.columns.some(({ role }) => role === "branch");
  const rows = (form.printedRows ?? branches).map((printed, i): TemplateRow => {
    const branch = typeof printed === "number" ? printed : 0;
    const cells = form.columns.flatMap((column, k): [string, string | number][] => {
      if (typeof printed === "object" && printed[column.id] !== undefined)
        return [[column.id, printed[column.id] ?? ""]];
      if (column.role === "branch") return [[column.id, `${mark}学校${branch}党支部`]];
      if (column.role === "parent" && isNamed) return [[column.id, `${mark}党委`]];
      const entry = entryFor(column, scheme, once, i + k);
      const isBlank = !column.isRequired && filling.skips.includes((i + k) % 7);
      return entry === null || isBlank ? [] : [[column.id, entry]];
    });
    return Object.fromEntries(cells);
  });
  return { rows, fields: headLine(form, once) };
}

function headLine(form: TableForm, once: Once): Record<string, string> {
  return Object.fromEntries(unitLabels(form).map((label) => [label, once.text()]));
}

function fieldFill(form: FieldForm, mark: string): TemplateFill {
  const once = new Once(mark);
  const fields = form.fields.map((f) => [f.id, f.role === "branch" ? `${mark}学校党支部` : once.text()]);
  return { branch: `${mark}学校党支部`, fields: { ...Object.fromEntries(fields), ...headLabels(form) } };

  function headLabels({ unitLine }: FieldForm): Record<string, string> {
    return Object.fromEntries(unitLabels({ unitLine }).map((label) => [label, once.text()]));
  }
}

/** Seven indicators as 青州 prints them, and ten points for anything else that states none. */
const STATED_MAXIMA = [15, 10, 10, 10, 10, 20, 25];

function scoringFill(scheme: Scheme, form: ScoringForm, mark: string): TemplateFill {
  const once = new Once(mark);
  const { letters, categories } = form.rubric;
  const items = categories.flatMap((c) => c.items);
  const maxima = items.map((item, i) => item.maximum ?? STATED_MAXIMA[i] ?? 10);
  const parties = (form.inText?.parties ?? form.headings.parties).map(({ party }) => party);
  const scores = parties.map((party, p) => [
    party,
    items.map((_, i) => (letters ? (letters[(i + p) % letters.length] ?? null) : (maxima[i] ?? 0) - p / 8)),
  ]);
  const level = scheme.levels[1]?.name;
  return {
    branch: `${mark}学校党支部`,
    scores: Object.fromEntries(scores) as NonNullable<TemplateFill["scores"]>,
    ...(!letters && items.some((item) => item.maximum === null) ? { maxima } : {}),
    ...(form.resultLine !== undefined && level !== undefined ? { result: level } : {}),
    fields: Object.fromEntries(unitLabels(form).map((label) => [label, once.text()])),
  };
}

/** A form with every entry filled in by values that occur once. */
export interface TypedForm {
  readonly template: string;
  readonly fill: (mark: string, filling: Filling) => TemplateFill;
  readonly scheme: Scheme;
  readonly form: Form;
}

export const typedForms: readonly TypedForm[] = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form): TypedForm[] => {
    const template = `${scheme.id}/${form.id}`;
    if (form.kind === "table") {
      return [{ template, scheme, form, fill: (mark, filling) => tableFill(scheme, form, mark, filling) }];
    }
    const fill = (mark: string): TemplateFill =>
      form.kind === "fields" ? fieldFill(form, mark) : scoringFill(scheme, form, mark);
    return [{ template, scheme, form, fill }];
  }),
);

const describeInChinese = (finding: Parameters<typeof describeFinding>[0]): string => describeFinding(finding, "zh-CN");

export function outputOf(result: MergeResult, path = "out.xlsx"): WorkbookSnapshot {
  const designs = drawMerge(result, { describe: describeInChinese, describeError: (e) => e.code });
  return workbookOfDesigns(designs, path);
}

export function asSubmission(result: MergeResult, path: string): Submission {
  const file = { path, sha256: `sha of ${path}`, modified: 9e12, fileModified: 9e12 };
  return submissionOf(file, checkWorkbook(outputOf(result, path)));
}

export function textsOf(workbook: WorkbookSnapshot): string {
  return workbook.sheets
    .flatMap(({ cells }) => [...cells.values()].map((cell) => `${cellText(cell)} ${cell.formula ?? ""}`))
    .join("\n");
}

/** What a merge says of the scores of a branch: each category's sum, or its letter. */
function categoriesOf(form: Form, { scores = {} }: TemplateFill): readonly string[] {
  if (form.kind !== "scoring") return [];
  return Object.values(scores).flatMap((own = []) => {
    let at = 0;
    return form.rubric.categories.map(({ items }) => {
      const entries = own.slice(at, (at += items.length));
      const numbers = entries.flatMap((entry) => (typeof entry === "number" ? [decimal(entry)] : []));
      return numbers.length === entries.length ? sum(numbers).toFixed() : String(entries[0]);
    });
  });
}

/** Everything that was typed: what the filled form holds and the blank one does not. */
export function typedIn({ scheme, form }: TypedForm, fill: TemplateFill): readonly string[] {
  const values = [...Object.values(fill.fields ?? {}), ...(fill.rows ?? []).flatMap((row) => Object.values(row))];
  const drawn = textsOf(workbookOfDesigns([drawTemplate(scheme, form, { fill })]));
  return [...values.map(String).filter((value) => drawn.includes(value)), ...categoriesOf(form, fill)];
}

export const filling: fc.Arbitrary<Filling> = fc.record({
  branches: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort()),
  skips: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
});
