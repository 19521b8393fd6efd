import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign, Validation } from "../../design/sheet-design";
import type { CellRange } from "../../workbook/address";
import type { Category, Criterion, Party, Rubric, Scheme, ScoringForm } from "../../schemes/types";
import { wording } from "../wording";
import {
  drawNotes,
  drawTitle,
  drawUnitLine,
  printSetup,
  sheetName,
  type TemplateFill,
  type TemplateOptions,
} from "./frame";

const CATEGORY_WIDTH = 7;
const MAXIMUM_WIDTH = 8;
const PARTY_WIDTH = 10;
/** Characters over a page's width at which text of 11 points prints in its own size. */
export const PAGE_WIDTH = { portrait: 92, landscape: 130 } as const;
const NARROWEST_TEXT = 30;

/** A rubric as its authority prints it, with a blank score column for each party. */
export function drawScoringTemplate(scheme: Scheme, form: ScoringForm, options: TemplateOptions): SheetDesign {
  const fill = options.fill ?? {};
  const headings = rubricHeadings(form);
  const parties = form.headings.parties;
  const rest = CATEGORY_WIDTH + (headings.maximum ? MAXIMUM_WIDTH : 0) + PARTY_WIDTH * parties.length;
  const textWidth = Math.max(PAGE_WIDTH[form.orientation] - rest, NARROWEST_TEXT);
  const builder = new SheetBuilder([...rubricWidths(headings, textWidth), ...parties.map(() => PARTY_WIDTH)]);

  let row = drawTitle(builder, form, form.unitLine === null ? undefined : fill.branch);
  row = drawUnitLine(builder, row, form.unitLine ?? wording.branchLine, (label) =>
    form.unitLine === null ? fill.branch : fill.fields?.[label],
  );
  const headingRow = row;
  drawHeadings(builder, row, [...headingTexts(headings), ...parties.map((p) => p.headings[0] ?? "")]);
  row = drawRubric(builder, row + 1, form.rubric, headings, ({ criterion, index }, at) => {
    parties.forEach(({ party }, i) => {
      builder.put(at.row, at.column + i, scoreOf(fill, party, index), "inputScore");
    });
    limitScores(builder, criterion, form.rubric, {
      top: at.row,
      bottom: at.row,
      left: at.column,
      right: at.column + parties.length - 1,
    });
  });
  drawNotes(builder, row, form);
  const name = sheetName(form);
  return builder.build(name, printSetup(scheme, form, options, [0, headingRow]), headingRow + 1);
}

function scoreOf(fill: TemplateFill, party: Party, index: number): number | string | null {
  return fill.scores?.[party]?.[index] ?? null;
}

/** The headings to the left of the score columns; null for a column that the form does not have. */
export interface RubricHeadings {
  readonly category: string;
  readonly description: string | null;
  readonly text: string;
  readonly maximum: string | null;
}

export function rubricHeadings(form: ScoringForm): RubricHeadings {
  const { category, description, text, maximum } = form.headings;
  return {
    category: category[0] ?? "",
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
    CATEGORY_WIDTH,
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
    builder.put(row, 0, verticalName(category), "label", { rows });
    if (headings.description !== null) builder.put(row, 1, category.description ?? "", "textMiddle", { rows });
    for (const criterion of category.items) {
      let column = headings.description === null ? 1 : 2;
      const text = criterion.number === null ? criterion.text : `${criterion.number}．${criterion.text}`;
      builder.put(row, column++, text, "textMiddle");
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
export function verticalName(category: Category): string {
  const perLine = category.items.length === 1 ? 2 : 1;
  const lines = category.name.match(new RegExp(`.{1,${perLine}}`, "gu")) ?? [];
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
