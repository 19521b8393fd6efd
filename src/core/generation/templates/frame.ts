import { SheetBuilder } from "../../design/sheet-builder";
import type { PrintSetup } from "../../design/sheet-design";
import { pageCharacters } from "../../design/paper";
import type { Form } from "../../schemes/types";
import type { Cell } from "../../workbook/snapshot";
import { wording } from "../../own-sheets/wording";

/** What is already known when a template is drawn; everything else is left blank. */
export interface TemplateFill {
  /** The branch, where the form has no field of its own for it. */
  readonly branch?: string;
  /** Entries of a form's fields by field id, and of a table form's unit line by label. */
  readonly fields?: Readonly<Record<string, string | number>>;
  /** Scores by party, in the order of the rubric's items. */
  readonly scores?: Readonly<Partial<Record<string, readonly (number | string | null)[]>>>;
  /** Whose assessment a form with a line for it holds, as the line says. */
  readonly party?: string;
  /** The result that the authority decided, for a form with a line for it. */
  readonly result?: string;
  /** The level that each party states, for a form with a row for it. */
  readonly levels?: Readonly<Partial<Record<string, string>>>;
  /** Maxima in the order of the rubric's items, for a rubric that prints none. */
  readonly maxima?: readonly number[];
  /** Rows of a table form by column id; more rows than the form prints make it longer. */
  readonly rows?: readonly TemplateRow[];
}

/** Entries of a row by column id, live ones as cells. */
export type TemplateRow = Readonly<Record<string, string | number | Cell>>;

export interface TemplateOptions {
  readonly fill?: TemplateFill;
  /** Below the table also stands how many of its branches have no level. */
  readonly countsUngraded?: boolean;
}

/** Excel's longest sheet name. */
const MAX_NAME = 31;
const TITLE_HEIGHT = 44;

/** Begins the sheet of an official form. */
export function formBuilder(columnWidths: readonly number[]): SheetBuilder {
  return new SheetBuilder(columnWidths, "official");
}

/** "附件1" where the form is an annex, else its title without what a sheet name may not hold. */
export function sheetName(form: Form): string {
  const name = isAnnex(form.clause) ? form.clause : (form.titles[0] ?? form.id);
  return name.replace(/[\\/?*[\]:：]/g, "").slice(0, MAX_NAME);
}

function isAnnex(clause: string): boolean {
  return /^附[件表]\d*$/.test(clause);
}

/** Draws annex mark and title; returns the next row. */
export function drawTitle(builder: SheetBuilder, form: Form, branch?: string): number {
  let row = 0;
  if (isAnnex(form.clause)) builder.putLine(row++, `${form.clause}：`, "annex");
  builder.putLine(row, titleText(builder, form, branch), "title");
  builder.atLeast(row, TITLE_HEIGHT);
  return row + 1;
}

/** The title in one line, or where it is too long for one, in lines that each make sense. */
function titleText(builder: SheetBuilder, { titles, titleLines = [] }: Form, branch: string | undefined): string {
  const across = builder.columnWidths.length;
  const height = (text: string): number => builder.neededHeight(text, "title", 0, across);
  const joined = (parts: readonly string[]): string =>
    parts.reduce((text, part) => {
      const last = text.slice(text.lastIndexOf("\n") + 1);
      return height(last + part) > height("") ? `${text}\n${part}` : text + part;
    });
  const title = titles[0] ?? "";
  const parts = height(title) > height("") && titleLines.length > 0 ? titleLines : [title];
  return joined(branch === undefined ? parts : [...parts, `（${branch}）`]);
}

function labelsIn(line: string): readonly string[] {
  return line.split(/[ \u3000]{2,}/).filter((label) => label !== "");
}

/** The labels of the line above a form, as they are drawn. */
export function unitLabels({ unitLine }: Pick<Form, "unitLine">): readonly string[] {
  return unitLine === null ? [] : labelsIn(unitLine);
}

/**
 * Draws the line above a form with a cell for each of its labels, so that every entry stands in a
 * cell of its own; returns the next row. `entry` gives what is typed after a label.
 */
export function drawUnitLine(
  builder: SheetBuilder,
  row: number,
  line: string,
  entry: (label: string) => string | number | undefined,
): number {
  const labels = labelsIn(line);
  for (const { label, column, columns } of shareColumns(labels, builder.columnWidths)) {
    builder.put(row, column, `${label}${entry(label) ?? ""}`, "inputLine", { columns });
  }
  builder.atLeast(row, 24);
  return row + 1;
}

interface Share {
  readonly label: string;
  readonly column: number;
  readonly columns: number;
}

/** Gives each label about the same width; labels that find no column join the last one. */
function shareColumns(labels: readonly string[], widths: readonly number[]): Share[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const shares: Share[] = [];
  const count = Math.min(labels.length, widths.length);
  let column = 0;
  let used = 0;
  for (let i = 0; i < count; i++) {
    const isLast = i === count - 1;
    const goal = (total * (i + 1)) / count;
    let end = column + 1;
    used += widths[column] ?? 0;
    while (end < widths.length - (count - i - 1)) {
      const next = used + (widths[end] ?? 0);
      if (!isLast && Math.abs(next - goal) >= Math.abs(used - goal)) break;
      used = next;
      end += 1;
    }
    const label = isLast ? labels.slice(i).join("    ") : (labels[i] ?? "");
    shares.push({ label, column, columns: end - column });
    column = end;
  }
  return shares;
}

/**
 * Draws the lines below a form; returns the next row. What only tells whoever fills it in is not printed.
 * @param hints lines of ours for the screen
 */
export function drawNotes(
  builder: SheetBuilder,
  row: number,
  form: Pick<Form, "notes" | "isOurLayout" | "screenNotes">,
  hints: readonly string[] = [],
): number {
  const own = [...(form.screenNotes ?? []), ...(form.isOurLayout ? [wording.ourLayout] : []), ...hints];
  for (const note of form.notes) {
    builder.putLine(row, note, "note");
    builder.glue(row++);
  }
  if (own.length > 0) builder.endPrint(row);
  for (const note of own) builder.putLine(row++, note, "note");
  return row;
}

/** An official form bears no name but its authority's: its footer only counts pages. */
export function printSetup(
  { orientation }: Pick<Form, "orientation">,
  titleRows?: readonly [number, number],
): PrintSetup {
  return { orientation, margins: "office", ...(titleRows ? { titleRows } : {}) };
}

/** Columns may lose a fifth of their width for paper of the usual size. */
const LEAST_SHARE = 0.8;
/** Characters; two Chinese ones of the usual size. */
const NARROWEST = 5;

/** Columns as wide as paper lets them be without smaller type, and that paper: A3 where A4 would crush them. */
export function fitColumns(
  form: Pick<Form, "orientation">,
  widths: readonly number[],
): { readonly widths: readonly number[]; readonly print: PrintSetup } {
  const print = printSetup(form);
  const all = widths.reduce((sum, width) => sum + width, 0);
  const share = (on: PrintSetup): number => Math.min(1, pageCharacters(on) / all);
  const across: PrintSetup = { ...print, orientation: "landscape" };
  const chosen = [print, across].find((on) => share(on) >= LEAST_SHARE) ?? { ...across, paper: "A3" };
  // Rounded down to halves, so that together they are never wider than the page.
  const fitted = widths.map((width) => Math.max(NARROWEST, Math.floor(width * share(chosen) * 2) / 2));
  return { widths: fitted, print: chosen };
}
