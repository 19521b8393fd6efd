import { checkWorkbook } from "../../src/core/check/check";
import type { LongDesign } from "../../src/core/design/long-table";
import {
  columnParts,
  pageCapacity,
  pageStarts,
  printedHeights,
  printScale,
  repeatedHeight,
} from "../../src/core/design/pages";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { styles, type StyleName } from "../../src/core/design/styles";
import { generateSheets, namedKinds } from "../../src/core/generation/generate";
import { reviewWorkbook } from "../../src/core/generation/review/draw";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import { drawMatrixTemplate } from "../../src/core/generation/templates/matrix-template";
import { compareSubmissions } from "../../src/core/merging/compare";
import { mergeSubmissions } from "../../src/core/merging/merge";
import { drawLookBack } from "../../src/core/merging/outputs/look-back";
import { drawLongMerge } from "../../src/core/merging/outputs/draw-merge";
import { schemes } from "../../src/core/schemes/index";
import type { Form, Scheme, ScoringForm } from "../../src/core/schemes/types";
import type { WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { exampleSheets } from "../../src/scripts/samples/example";
import { faultySheets } from "../../src/scripts/samples/faulty";
import { describeFinding } from "../../src/locales/findings";
import { workbookOfDesigns } from "./design-snapshot";
import { scoredSheet, submit, submitScores, submitSheets } from "./submissions";
import { workbook } from "./workbook";

/** A sheet that the program draws for people to print. */
export interface Output {
  readonly name: string;
  /** An authority's form, ready to be signed and stamped. */
  readonly isOfficial: boolean;
  readonly design: LongDesign;
}

const program = "定级助手 0.0.0";

function short(sheet: SheetDesign): LongDesign {
  return { sheet, tables: [] };
}

function templates(): Output[] {
  const forms = schemes.flatMap((scheme) => scheme.forms.map((form) => ({ scheme, form })));
  const blank = forms.map(({ scheme, form }) =>
    output(`模板 ${scheme.id}/${form.id}`, drawTemplate(scheme, form), true),
  );
  const long = forms.flatMap(({ scheme, form }) =>
    form.kind === "table"
      ? [output(`40行 ${scheme.id}/${form.id}`, drawTemplate(scheme, form, { fill: { rows: manyRows(form) } }), true)]
      : [],
  );
  const matrices = forms.flatMap(({ scheme, form }) =>
    form.kind === "scoring" && form.rubric.letters === null && !form.inText
      ? [output(`矩阵 ${scheme.id}/${form.id}`, drawMatrixTemplate(scheme, form, { program }))]
      : [],
  );
  return [...blank, ...long, ...matrices];
}

function output(name: string, sheet: SheetDesign, isOfficial = false): Output {
  return { name, isOfficial, design: short(sheet) };
}

function manyRows(form: Extract<Form, { kind: "table" }>): Record<string, string | number>[] {
  return Array.from({ length: 40 }, (_, i) =>
    Object.fromEntries(
      form.columns.flatMap(({ id, role, shareOf }) =>
        shareOf ? [] : [[id, role === "number" || role === "count" ? i + 1 : `第${i + 1}行的内容，有长有短`] as const],
      ),
    ),
  );
}

function scoringForms(scheme: Scheme): readonly ScoringForm[] {
  return scheme.forms.filter((form): form is ScoringForm => form.kind === "scoring");
}

/** A workbook of a scheme's branches, each graded by every party. */
function gradedBook(scheme: Scheme, branches: number): WorkbookSnapshot | null {
  const [form] = scoringForms(scheme);
  if (!form) return null;
  const sheets = Array.from({ length: branches }, (_, i) => {
    const branch = `学校${"甲乙丙丁戊己"[i] ?? i}党支部`;
    const items = form.rubric.categories.flatMap((c) => c.items);
    const entry = form.rubric.letters?.[0];
    const own = items.map((item) => entry ?? (item.maximum === null ? 1 : item.maximum - (i % 2) / 2));
    const scores = Object.fromEntries(form.headings.parties.map(({ party }) => [party, own]));
    const fill = { branch, scores, fields: { [form.unitLine ?? ""]: branch } };
    return { ...drawTemplate(scheme, form, { fill }), name: `评分表${i + 1}` };
  });
  return workbookOfDesigns(sheets);
}

/** Everything that generating writes beside a workbook's own sheets. */
function generatedFrom(name: string, book: WorkbookSnapshot): Output[] {
  const checked = checkWorkbook(book);
  const options = { describe: (f: Parameters<typeof describeFinding>[0]) => describeFinding(f, "zh-CN"), program };
  const { changeSet } = generateSheets(book, checked, { ...options, only: namedKinds });
  const edits = [...changeSet.edits, ...reviewWorkbook(book, checked, { program }).edits];
  return edits.flatMap((edit) =>
    edit.kind === "add-sheet" ? [output(`${name} ${edit.design.name}`, edit.design, isForm(edit.design))] : [],
  );
}

function isForm({ print }: SheetDesign): boolean {
  return print.margins === "office";
}

function merged(): Output[] {
  const submissions = Array.from({ length: 40 }, (_, i) =>
    submitScores(`第${(i % 4) + 1}党委/学校${i + 1}党支部.xlsx`, `学校${i + 1}党支部`, {
      self: 60 + i,
      review: 58 + i,
    }),
  );
  const rows = ["甲", "乙", "丙"].map((name) =>
    submitSheets(`${name}.xlsx`, [scoredSheet(`学校${name}党支部`, { self: 90 })]),
  );
  const samples = [cleanSheets(), exampleSheets(), faultySheets()].map((s, i) => submitSheets(`样例${i}.xlsx`, s));
  const graded = schemes.flatMap((scheme) => {
    const book = gradedBook(scheme, 1);
    return book ? [{ scheme, book }] : [];
  });
  const others = graded.map(({ scheme, book }) => submit(`${scheme.id}.xlsx`, book));
  const roster = {
    entries: Array.from({ length: 45 }, (_, i) => ({
      name: `学校${i + 1}党支部`,
      parent: `第${(i % 4) + 1}党委`,
      type: i % 2 === 0 ? "小学" : "中学",
      sheet: "名册",
      cell: `A${i + 2}`,
    })),
    repeated: [],
  };
  const options = {
    describe: () => "同一党支部的两份报送自评总分不一致，请核对后改正（甲.xlsx 为90分，乙.xlsx 为88分）",
    describeError: (e: { readonly code: string }) => e.code,
    program,
  };
  const result = mergeSubmissions([...submissions, ...rows, ...samples, ...others], { roster });
  return drawLongMerge(result, options).map((design) => ({
    name: `汇总 ${design.sheet.name}`,
    isOfficial: isForm(design.sheet),
    design,
  }));
}

function lookBack(): Output[] {
  const year = (points: number): ReturnType<typeof submitScores>[] =>
    Array.from({ length: 30 }, (_, i) =>
      submitScores(`${i}.xlsx`, `学校${i + 1}党支部`, { self: points + i, review: points + i }),
    );
  const result = compareSubmissions(year(55), year(65));
  const options = { describe: () => "等次提高，请写明理由", describeError: () => "", program };
  return drawLookBack(result, options).designs.map((sheet) => output(`回头看 ${sheet.name}`, sheet));
}

/** A rubric that nobody configured, long enough for more than a page of 「评分办法」. */
function foreignBook(): WorkbookSnapshot {
  const items = Array.from({ length: 50 }, (_, i) => [
    i % 10 === 0 ? `第${i / 10 + 1}项工作` : null,
    `${i + 1}、按时完成第${i + 1}件事并留有记录`,
    2,
    2,
    1.5,
  ]);
  return workbook({
    评分表: [
      ["某镇党支部考核表（学校甲党支部）"],
      ["项目", "内容", "分值", "自评", "考评"],
      ...items,
      ["自评占40%，上级考评占60%。90分以上为先进，75—89分为较好，75分以下为后进。"],
    ],
  });
}

/** Every sheet that the program draws, of every scheme, with contents of everyday length. */
export function allOutputs(): readonly Output[] {
  const books: (readonly [string, WorkbookSnapshot | null])[] = [
    ["示例", workbookOfDesigns(exampleSheets())],
    ["无误", workbookOfDesigns(cleanSheets())],
    ["有误", workbookOfDesigns(faultySheets())],
    ["外单位", foreignBook()],
    ...schemes.map((scheme) => [scheme.id, gradedBook(scheme, 3)] as const),
  ];
  const generated = books.flatMap(([name, book]) => (book ? generatedFrom(name, book) : []));
  return [...templates(), ...generated, ...merged(), ...lookBack()];
}

/** A page of a printed sheet. */
export interface PrintedPage {
  /** First and last row, counted from 0, repeated rows left out. */
  readonly first: number;
  readonly last: number;
  /** How much of the paper is used, 1 for all. */
  readonly share: number;
}

/** The pages of a sheet from the top down; each stands for as many pages as its columns take. */
export function printedPages(design: LongDesign): readonly PrintedPage[] {
  const { print } = design.sheet;
  const heights = printedHeights(design);
  if (!heights) throw new Error(`${design.sheet.name} is too long`);
  const starts = pageStarts(heights, print);
  return starts.map((first, i) => {
    const last = (starts[i + 1] ?? heights.length) - 1;
    const rows = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
    return { first, last, share: (rows + repeatedHeight(heights, print, first)) / pageCapacity(print) };
  });
}

/** Points of the smallest type on paper. */
export function smallestType({ sheet, tables }: LongDesign): number {
  const { area, scale = 100 } = sheet.print;
  const named = new Set<StyleName>([
    ...sheet.cells.flatMap(({ row, column, content, style }) =>
      content && (!area || (row <= area.bottom && column <= area.right)) ? [style] : [],
    ),
    ...tables.flatMap(({ looks }) => looks.map(({ style }) => style)),
  ]);
  return (Math.min(...[...named].map((name) => styles[name].size)) * scale) / 100;
}

/** Percent of the page's width that the widest page takes at the sheet's scale. */
export function isWithinMargins({ sheet }: LongDesign): boolean {
  return (sheet.print.scale ?? 100) <= printScale(sheet.columnWidths, sheet.print);
}

export function pagesAcross({ sheet }: LongDesign): number {
  return columnParts(sheet.columnWidths, sheet.print).length;
}
