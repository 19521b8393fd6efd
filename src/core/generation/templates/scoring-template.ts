import type { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign, Validation } from "../../design/sheet-design";
import { pageCharacters } from "../../design/paper";
import { decimal, sum } from "../../workbook/decimal";
import { rangeToA1, type CellRange } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { drawReportTemplate } from "./report-template";
import type { Category, Criterion, Party, Rubric, Scheme, ScoringForm } from "../../schemes/types";
import { wording } from "../../own-sheets/wording";
import {
  drawNotes,
  drawTitle,
  drawUnitLine,
  formBuilder,
  printSetup,
  sheetName,
  type TemplateFill,
  type TemplateOptions,
} from "./frame";

const CATEGORY_WIDTH = 6;
const MAXIMUM_WIDTH = 6;
/** Of a column of scores; narrower where more than four stand side by side. */
const PARTY_WIDTHS = { few: 10, many: 8, fewest: 4 } as const;
const NARROWEST_TEXT = 24;

/** A rubric as its authority prints it, with a blank score column for each party. */
export function drawScoringTemplate(scheme: Scheme, form: ScoringForm, options: TemplateOptions): SheetDesign {
  if (form.inText) return drawReportTemplate(form, options);
  const fill = options.fill ?? {};
  const headings = rubricHeadings(form);
  const parties = form.headings.parties;
  const partyWidth = parties.length > PARTY_WIDTHS.fewest ? PARTY_WIDTHS.many : PARTY_WIDTHS.few;
  const categoryWidth = headings.category === null ? 0 : CATEGORY_WIDTH;
  const rest = categoryWidth + (headings.maximum ? MAXIMUM_WIDTH : 0) + partyWidth * parties.length;
  const textWidth = Math.max(pageCharacters(printSetup(form)) - rest, NARROWEST_TEXT);
  const builder = formBuilder([...rubricWidths(headings, textWidth), ...parties.map(() => partyWidth)]);

  let row = drawTitle(builder, form, form.unitLine === null ? undefined : fill.branch);
  const lineRow = row;
  row = drawUnitLine(builder, row, form.unitLine ?? wording.branchLine, (label) =>
    form.unitLine === null ? fill.branch : fill.fields?.[label],
  );
  if (form.partyLine) drawPartyLine(builder, row++, form.partyLine, fill.party);
  const headingRow = row;
  drawHeadings(builder, row, [...headingTexts(headings), ...parties.map((p) => p.headings[0] ?? "")]);
  const firstItem = row + 1;
  const rubric = withMaxima(form.rubric, fill.maxima);
  row = drawRubric(builder, firstItem, rubric, headings, ({ criterion, index }, at) => {
    if (form.isOurLayout) builder.atLeast(at.row, 30);
    parties.forEach(({ party }, i) => {
      builder.put(at.row, at.column + i, scoreOf(fill, party, index), "inputScore");
    });
    limitScores(builder, criterion, rubric, {
      top: at.row,
      bottom: at.row,
      left: at.column,
      right: at.column + parties.length - 1,
    });
  });
  row = drawSumRows(builder, row, firstItem, { scheme, form, rubric, headings, fill });
  if (form.resultLine !== undefined) drawResultLine(builder, row++, scheme, form, form.resultLine, fill.result);
  drawNotes(builder, row, form, suggestedMaxima(form.rubric));
  return builder.build(sheetName(form), printSetup(form, [lineRow, headingRow]), headingRow + 1);
}

/** The line that says whose assessment the sheet holds: a whole line to choose, so that it stays one cell. */
function drawPartyLine(
  builder: SheetBuilder,
  row: number,
  { label, choices }: NonNullable<ScoringForm["partyLine"]>,
  party: string | undefined,
): void {
  builder.putLine(row, `${label}：${party ?? ""}`, "inputLine");
  builder.validate({
    range: { top: row, bottom: row, left: 0, right: 0 },
    rule: { kind: "list", options: choices.map((choice) => `${label}：${choice}`) },
    title: wording.partyTitle,
    message: wording.partyMessage(choices),
  });
  builder.atLeast(row, 24);
}

function drawResultLine(
  builder: SheetBuilder,
  row: number,
  scheme: Scheme,
  form: ScoringForm,
  label: string,
  result: string | undefined,
): void {
  const levels = scheme.levels.map((level) => {
    const letter = level.aliases.find((alias) => form.rubric.letters?.includes(alias));
    return letter === undefined ? level.name : `${level.name}（${letter}）`;
  });
  builder.putLine(row, `${label}：${result ?? ""}`, "inputLine");
  builder.glue(row);
  builder.atLeast(row, 26);
  if (levels.length === 0) return;
  builder.validate({
    range: { top: row, bottom: row, left: 0, right: 0 },
    rule: { kind: "list", options: levels.map((level) => `${label}：${level}`) },
    title: wording.resultTitle,
    message: wording.levelMessage(levels),
  });
}

/** The rubric with maxima that the authority chose, where the document prints none. */
function withMaxima(rubric: Rubric, maxima: readonly number[] | undefined): Rubric {
  if (!maxima) return rubric;
  let index = 0;
  const categories = rubric.categories.map((category) => ({
    ...category,
    items: category.items.map((item) => ({ ...item, maximum: maxima[index++] ?? item.maximum })),
  }));
  return { ...rubric, categories };
}

interface Drawn {
  readonly scheme: Scheme;
  readonly form: ScoringForm;
  readonly rubric: Rubric;
  readonly headings: RubricHeadings;
  readonly fill: TemplateFill;
}

/** Live sums of points, and a cell for the level that each party states. Returns the next row. */
function drawSumRows(builder: SheetBuilder, top: number, firstItem: number, drawn: Drawn): number {
  const { scheme, form, rubric, headings, fill } = drawn;
  const { parties } = form.headings;
  const firstScore = builder.columnWidths.length - parties.length;
  const items = rubric.categories.flatMap((category) => category.items);
  let row = top;
  if (form.sumRows?.total !== undefined) {
    const hasMaxima = headings.maximum !== null;
    builder.glue(row);
    builder.put(row, 0, form.sumRows.total, "label", { columns: firstScore - (hasMaxima ? 1 : 0) });
    const sums = (column: number, entries: readonly (number | null)[]): void =>
      builder.put(row, column, sumCell(firstItem, top - 1, column, entries), "scoreStrong");
    if (hasMaxima) {
      sums(
        firstScore - 1,
        items.map((item) => item.maximum),
      );
    }
    parties.forEach(({ party }, i) => {
      const scores = items.map((_, index) => scoreOf(fill, party, index));
      sums(
        firstScore + i,
        scores.map((score) => (typeof score === "number" ? score : null)),
      );
    });
    builder.atLeast(row++, 26);
  }
  if (form.sumRows?.level !== undefined) {
    const levels = scheme.levels.map((level) => level.name);
    builder.glue(row);
    builder.put(row, 0, form.sumRows.level, "label", { columns: firstScore });
    parties.forEach(({ party }, i) => builder.put(row, firstScore + i, fill.levels?.[party] ?? null, "inputCenter"));
    builder.validate({
      range: { top: row, bottom: row, left: firstScore, right: firstScore + parties.length - 1 },
      rule: { kind: "list", options: levels },
      title: wording.levelTitle,
      message: wording.levelMessage(levels),
    });
    builder.atLeast(row++, 26);
  }
  return row;
}

function sumCell(first: number, last: number, column: number, entries: readonly (number | null)[]): Cell {
  const range = rangeToA1({ top: first, left: column, bottom: last, right: column });
  const numbers = entries.filter((entry) => entry !== null);
  const value = numbers.length < entries.length ? wording.incomplete : sum(numbers.map(decimal)).toNumber();
  return { value, formula: `IF(COUNT(${range})<${entries.length},"${wording.incomplete}",SUM(${range}))` };
}

function suggestedMaxima({ categories, suggestedMaxima }: Rubric): readonly string[] {
  if (!suggestedMaxima) return [];
  const items = categories.flatMap((category) => category.items);
  const maxima = items.map((item, i) => `${item.text}${suggestedMaxima.maxima[i] ?? ""}分`);
  return [wording.suggestedMaxima(suggestedMaxima.source, maxima)];
}

function scoreOf(fill: TemplateFill, party: Party, index: number): number | string | null {
  return fill.scores?.[party]?.[index] ?? null;
}

/** The headings to the left of the score columns; null for a column that the form does not have. */
interface RubricHeadings {
  readonly category: string | null;
  readonly description: string | null;
  readonly text: string;
  readonly maximum: string | null;
}

export function rubricHeadings(form: ScoringForm): RubricHeadings {
  const { category, description, text, maximum } = form.headings;
  return {
    category: category[0] ?? null,
    description: description?.[0] ?? null,
    text: text[0] ?? "",
    maximum: maximum[0] ?? null,
  };
}

export function headingTexts(headings: RubricHeadings): string[] {
  return [headings.category, headings.description, headings.text, headings.maximum].filter((text) => text !== null);
}

/** Column widths left of the score columns; `textWidth` is shared by description and text. */
export function rubricWidths(headings: RubricHeadings, textWidth: number): number[] {
  const descriptionWidth = headings.description === null ? 0 : Math.round(textWidth * 0.4);
  return [
    ...(headings.category === null ? [] : [CATEGORY_WIDTH]),
    ...(descriptionWidth > 0 ? [descriptionWidth] : []),
    textWidth - descriptionWidth,
    ...(headings.maximum === null ? [] : [MAXIMUM_WIDTH]),
  ];
}

export function drawHeadings(builder: SheetBuilder, row: number, texts: readonly string[], rows = 1): void {
  texts.forEach((text, column) => builder.put(row, column, text, "heading", { rows }));
  builder.atLeast(row, 26);
}

interface DrawnItem {
  readonly criterion: Criterion;
  /** Its place among all items of the rubric, from 0. */
  readonly index: number;
}

/** Draws categories, items and maxima; `drawScores` continues each row. Returns the next row. */
export function drawRubric(
  builder: SheetBuilder,
  firstRow: number,
  rubric: Rubric,
  headings: RubricHeadings,
  drawScores: (item: DrawnItem, at: { readonly row: number; readonly column: number }) => void,
): number {
  let row = firstRow;
  let index = 0;
  for (const category of rubric.categories) {
    const rows = category.items.length;
    let left = 0;
    if (headings.category !== null) builder.put(row, left++, verticalName(category), "label", { rows });
    if (headings.description !== null) builder.put(row, left++, category.description ?? "", "item", { rows });
    for (const criterion of category.items) {
      let column = left;
      const text = criterion.number === null ? criterion.text : `${criterion.number}．${criterion.text}`;
      builder.put(row, column++, text, "item");
      if (headings.maximum !== null) drawMaximum(builder, row, column++, criterion.maximum);
      drawScores({ criterion, index }, { row, column });
      builder.atLeast(row, 20);
      row += 1;
      index += 1;
    }
  }
  return row;
}

/** A maximum that the document does not print is left for a person to enter. */
function drawMaximum(builder: SheetBuilder, row: number, column: number, maximum: number | null): void {
  if (maximum === null) builder.put(row, column, null, "inputScore");
  else builder.put(row, column, `${maximum}分`, "center");
}

/** "领\n导\n班\n子\n好\n20分": one character a line, two where the category has a single row. */
function verticalName(category: Category): string {
  const perLine = category.items.length === 1 ? 2 : 1;
  const lines = (category.label ?? category.name).match(new RegExp(`.{1,${perLine}}`, "gu")) ?? [];
  return [...lines, ...(category.maximum === null ? [] : [`${category.maximum}分`])].join("\n");
}

/** Excel's own limit on what may be typed into the score cells of an item, and a mark for what is pasted past it. */
export function limitScores(builder: SheetBuilder, criterion: Criterion, rubric: Rubric, range: CellRange): void {
  const rule = scoreRule(criterion, rubric);
  if (rule === null) return;
  const item = itemName(criterion);
  builder.validate({
    range,
    rule,
    title: wording.scoreTitle(criterion.number === null ? "" : wording.itemNumbered(criterion.number)),
    message: rule.kind === "decimal" ? wording.scoreMessage(item, rule.to) : wording.optionMessage(item, rule.options),
  });
  if (rule.kind === "decimal") builder.markExcess({ range, from: rule.from, to: rule.to });
}

type ScoreRule = Extract<Validation["rule"], { kind: "decimal" | "list" }>;

function scoreRule(criterion: Criterion, rubric: Rubric): ScoreRule | null {
  if (rubric.letters !== null) return { kind: "list", options: rubric.letters };
  if (criterion.options !== null) return { kind: "list", options: criterion.options.map(String) };
  return criterion.maximum === null ? null : { kind: "decimal", from: 0, to: criterion.maximum };
}

/** Characters of an item's text that name it in a message; Excel allows 255 for the whole. */
const NAME_LENGTH = 16;

function itemName({ number, text }: Criterion): string {
  const characters = [...text];
  const short = characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join("")}…` : text;
  return `${number === null ? "" : wording.itemNumbered(number)}${wording.itemQuoted(short)}`;
}
