import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import { ownTitles } from "../../own-sheets/index";
import { markLine } from "../../own-sheets/mark-line";
import { statedVetoLevel } from "../../rubrics/custom-scheme";
import type { ProseStatement } from "../../rubrics/prose";
import { sourceOf } from "../../schemes/source";
import type { Scheme, ScoringForm, StatedColumn } from "../../schemes/types";
import { plainNumber } from "../../text/numbers";
import { choosableSchemes } from "../../own-sheets/rubric/applies";
import { rubricWords as words } from "../../own-sheets/rubric/description";
import { offeredPurposes, purposeName } from "../../own-sheets/rubric/purposes";

const PRINTED_WIDTHS = [16, 9, 8, 46, 9, 11, 16];
/** Right of what is printed: how to use the sheet at the screen. */
const SCREEN_WIDTH = 60;
const LAST = PRINTED_WIDTHS.length - 1;
/** A text this short stands in the middle of its cell. */
const LONGEST_SHORT = 12;
/** Rows left blank in each list for what a person adds. */
const SPARE_ROWS = 1;

/** The one form of a scheme that was read from a sheet. */
export function rubricForm(scheme: Scheme): ScoringForm {
  const form = scheme.forms.find((f): f is ScoringForm => f.kind === "scoring");
  if (!form) throw new RangeError(`${scheme.id} has no rubric`);
  return form;
}

/**
 * Draws 「评分办法」: a rubric as it was read, every cell of it to be corrected by a person. What is
 * read back from it is the scheme that its scoring sheets are checked by.
 * @param applies the known scheme that a person chose instead of what is listed.
 * @param offered what the text of the notice states beside it: listed for a person to take.
 * @param beside the former 「评分办法」 that is left as it is: the new one says why.
 */
export function drawRubricSheet(
  scheme: Scheme,
  program = "",
  name: string = ownTitles.rubric,
  applies: Scheme | null = null,
  offered: readonly ProseStatement[] = [],
  beside: string | null = null,
): SheetDesign {
  const form = rubricForm(scheme);
  const builder = new SheetBuilder([...PRINTED_WIDTHS, SCREEN_WIDTH]);
  builder.put(0, 0, ownTitles.rubric, "title", { columns: LAST + 1 });
  builder.put(0, LAST + 1, markLine(words.note), "note");
  builder.atLeast(0, 34);
  let row = 1;
  const line = (label: string, value: string): void => {
    builder.put(row, 0, label, "label");
    builder.put(row++, 1, value, "inputPlain", { columns: LAST });
  };
  if (beside !== null) line(words.besideLabel, words.beside(beside));
  line(words.title, scheme.title);
  line(words.source, form.clause);
  line(words.applies, applies ? sourceOf(applies) : words.ownScheme);
  builder.validate({
    range: { top: row - 1, bottom: row - 1, left: 1, right: 1 },
    rule: { kind: "list", options: [words.ownScheme, ...choosableSchemes.map(sourceOf)] },
    title: words.applies,
    message: words.appliesMessage,
  });
  row = drawItems(builder, row, form);
  builder.put(row, 0, words.total, "label");
  builder.put(row++, 1, form.rubric.total, "inputScore");
  if (form.rubric.ceiling !== undefined) {
    builder.put(row, 0, words.ceiling, "label");
    builder.put(row++, 1, form.rubric.ceiling, "inputScore");
  }
  if (form.rubric.hasItemWeights) {
    builder.put(row, 0, words.itemWeights, "label");
    builder.put(row++, 1, words.yes, "inputCenter");
  }

  if (form.statedColumns) row = drawColumns(builder, row + 1, form.statedColumns);
  row = drawList(
    builder,
    row + 1,
    words.levelHeadings,
    [3, 2, 2],
    [...scheme.levels.map(({ name: level, from, to }) => [level, from, to]), ...blankRows(3)],
  );
  const firstWeight = row + 2;
  row = drawList(
    builder,
    row + 1,
    words.weightHeadings,
    [3, 4],
    [
      ...scheme.weights.map(({ party, share }) => [words.parties[party], Number(plainNumber(share * 100))]),
      ...blankRows(2),
    ],
  );
  builder.validate({
    range: { top: firstWeight, bottom: row - 1, left: 0, right: 0 },
    rule: { kind: "list", options: Object.values(words.parties) },
    title: words.weightHeadings[0],
    message: words.partyMessage,
  });
  row = drawList(
    builder,
    row + 1,
    words.vetoHeadings,
    [5, 2],
    [...scheme.vetoes.map(({ text, level }) => [text, level]), ...blankRows(2)],
  );
  if (offered.length > 0) row = drawOffered(builder, row + 1, offered, scheme);
  const area = { top: 0, bottom: row - 1, left: 0, right: LAST };
  return builder.build(name, { orientation: "portrait", footer: program, titleRows: [0, 0], area });
}

function drawColumns(builder: SheetBuilder, top: number, columns: readonly StatedColumn[]): number {
  const purposes = columns.map(({ meaning }) => (meaning ? purposeName(meaning) : null));
  const row = drawList(
    builder,
    top,
    words.columnHeadings,
    [4, 3],
    columns.map(({ heading }, i) => [heading, purposes[i] ?? null]),
  );
  builder.validate({
    range: { top: top + 1, bottom: row - 1, left: 4, right: 4 },
    rule: { kind: "list", options: [...new Set([...offeredPurposes, ...purposes.flatMap((p) => p ?? [])])] },
    title: words.columnHeadings[1],
    message: words.columnsMessage,
  });
  return row;
}

function drawOffered(
  builder: SheetBuilder,
  top: number,
  offered: readonly ProseStatement[],
  { levels }: Pick<Scheme, "levels">,
): number {
  const stated = offered.find((statement) => statement.kind === "levels");
  const known = { levels: levels.length > 0 ? levels : (stated?.levels ?? []) };
  const row = drawList(
    builder,
    top,
    words.offeredHeadings,
    [1, 1, 2, 2, 1],
    offered.map((statement) => [
      words.offeredKinds[statement.kind],
      null,
      statement.sentence,
      contentOf(statement, known),
      `${statement.sheet} ${statement.cell}`,
    ]),
  );
  builder.validate({
    range: { top: top + 1, bottom: row - 1, left: 1, right: 1 },
    rule: { kind: "list", options: [words.yes, words.no] },
    title: words.offeredHeadings[1],
    message: words.offeredMessage,
  });
  return row;
}

function contentOf(statement: ProseStatement, known: Parameters<typeof statedVetoLevel>[1]): string {
  switch (statement.kind) {
    case "levels":
      return statement.levels.map(({ name, from }) => words.level(name, from)).join(words.optionSeparator);
    case "weights":
      return statement.weights
        .map(({ party, share }) => words.share(words.parties[party], plainNumber(share * 100)))
        .join(words.optionSeparator);
    case "veto":
      return words.ruledLevel(statement.veto.text, statedVetoLevel(statement.veto, known));
    case "date":
      return statement.date;
  }
}

function blankRows(columns: number): readonly null[][] {
  return Array.from({ length: SPARE_ROWS }, () => Array.from({ length: columns }, () => null));
}

function drawItems(builder: SheetBuilder, top: number, form: ScoringForm): number {
  words.headings.forEach((heading, column) => builder.put(top, column, heading, "heading"));
  builder.atLeast(top, 26);
  let row = top + 1;
  for (const category of form.rubric.categories) {
    const rows = category.items.length;
    builder.put(row, 0, category.name, "inputPlainCenter", { rows });
    builder.put(row, 1, category.maximum, "inputScore", { rows });
    for (const item of category.items) {
      builder.put(row, 2, item.number ?? "", "inputPlainCenter");
      builder.put(row, 3, item.text, "inputPlain");
      builder.put(row, 4, item.maximum, "inputScore");
      builder.put(row, 5, words.kinds[item.kind], "inputCenter");
      builder.put(row, 6, item.options?.map(plainNumber).join(words.optionSeparator) ?? "", "inputPlainCenter");
      row++;
    }
  }
  builder.validate({
    range: { top: top + 1, bottom: row - 1, left: 5, right: 5 },
    rule: { kind: "list", options: Object.values(words.kinds) },
    title: words.headings[5],
    message: words.kindMessage,
  });
  return row;
}

/** A heading row and its entries, each entry over so many columns. */
function drawList(
  builder: SheetBuilder,
  top: number,
  headings: readonly string[],
  spans: readonly number[],
  rows: readonly (readonly (string | number | null)[])[],
): number {
  let row = top;
  const put = (entries: readonly (string | number | null)[], isHeading: boolean): void => {
    let column = 0;
    entries.forEach((entry, i) => {
      const isShort = typeof entry === "number" || (i > 0 && (entry ?? "").length <= LONGEST_SHORT);
      const style = isHeading ? "heading" : isShort ? "inputScore" : "inputPlain";
      builder.put(row, column, entry, style, { columns: spans[i] ?? 1 });
      column += spans[i] ?? 1;
    });
    builder.atLeast(row++, 22);
  };
  put(headings, true);
  rows.forEach((entries) => put(entries, false));
  return row;
}
