import fc from "fast-check";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { unitLabels, type TemplateFill, type TemplateRow } from "../../../src/core/generation/templates/frame";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { schemes } from "../../../src/core/schemes";
import type { Column, FieldForm, Scheme, TableForm } from "../../../src/core/schemes/types";
import { cellText } from "../../../src/core/workbook/grid";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { submitSheets } from "../../support/submissions";

/** Which of a list's rows are filled in, and how: every number picks one way. */
interface Filling {
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

interface TypedForm {
  readonly template: string;
  readonly fill: (mark: string, filling: Filling) => TemplateFill;
  readonly scheme: Scheme;
  readonly form: TableForm | FieldForm;
}

const forms: readonly TypedForm[] = schemes.flatMap((scheme) =>
  scheme.forms.flatMap((form): TypedForm[] => {
    const template = `${scheme.id}/${form.id}`;
    if (form.kind === "table") {
      return [{ template, scheme, form, fill: (mark, filling) => tableFill(scheme, form, mark, filling) }];
    }
    return form.kind === "fields" ? [{ template, scheme, form, fill: (mark) => fieldFill(form, mark) }] : [];
  }),
);

const describeInChinese = (finding: Parameters<typeof describeFinding>[0]): string => describeFinding(finding, "zh-CN");

function outputOf(result: MergeResult, path = "out.xlsx"): WorkbookSnapshot {
  const designs = drawMerge(result, { describe: describeInChinese, describeError: (e) => e.code });
  return workbookOfDesigns(designs, path);
}

function asSubmission(result: MergeResult, path: string): Submission {
  const file = { path, sha256: `sha of ${path}`, modified: 9e12, fileModified: 9e12 };
  return submissionOf(file, checkWorkbook(outputOf(result, path)));
}

function textsOf(workbook: WorkbookSnapshot): string {
  return workbook.sheets
    .flatMap(({ cells }) => [...cells.values()].map((cell) => `${cellText(cell)} ${cell.formula ?? ""}`))
    .join("\n");
}

/** Everything that was typed: what the filled form holds and the blank one does not. */
function typedIn({ scheme, form }: TypedForm, fill: TemplateFill): readonly string[] {
  const values = [...Object.values(fill.fields ?? {}), ...(fill.rows ?? []).flatMap((row) => Object.values(row))];
  const drawn = textsOf(workbookOfDesigns([drawTemplate(scheme, form, { fill })]));
  return values.map(String).filter((value) => drawn.includes(value));
}

const filling: fc.Arbitrary<Filling> = fc.record({
  branches: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort()),
  skips: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
});

const CASES = Number(process.env["CASES"] ?? 5);

describe.each(forms)("what is typed on $template", (typed) => {
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
      { numRuns: CASES },
    );
  });
});
