import type { Field, FieldForm, Scheme } from "../schemes/types";
import { cached } from "../text/cached";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { oncePer } from "../text/once-per";
import type { CellAddress } from "../workbook/address";
import { cellKey } from "../workbook/snapshot";
import { a1, textAt, type GridCell, type SheetGrid } from "../workbook/grid";
import { round2 } from "./scoring";
import { findTitle } from "./titles";
import type { Difference, FieldSheet, FoundField } from "../model/recognised-sheet";

/** From this share of its labels on, a sheet is taken for the form. */
const KNOWN_FORM = 0.6;

interface IndexedLabel {
  readonly field: Field;
  readonly key: string;
  /** The key without what stands in brackets. */
  readonly short: string;
}

/** A label as compared: brackets such as （盖章）, the leading * and the colon left off. */
export function labelKey(text: string): string {
  const folded = fold(text);
  const start = folded.startsWith("*") ? 1 : 0;
  return folded.slice(start, folded.endsWith(":") ? -1 : undefined);
}

export function shortKey(text: string): string {
  return withoutBrackets(labelKey(text));
}

function withoutBrackets(key: string): string {
  return key.includes("(") ? key.replace(/\([^()]*\)/g, "") : key;
}

/** What the labels of a form are searched by. */
interface LabelWords {
  readonly labels: readonly IndexedLabel[];
  readonly inline: RegExp;
  /** Without one of these in the folded text `inline` finds nothing. */
  readonly marks: readonly string[];
}

interface PreparedForm {
  /** The labels that a text is, exactly, but for brackets, or by its beginning: in this order. */
  labelsOf(text: string): readonly IndexedLabel[];
  /** The labels with colons inside a text, each with what follows up to the next one. */
  inlinePieces(text: string): readonly { readonly field: Field; readonly value: string }[];
  /** True for a text that is a label. */
  isLabel(text: string): boolean;
  /** True for a text that begins with a label and a colon. */
  beginsWithLabel(text: string): boolean;
}

const prepare = oncePer((form: FieldForm): PreparedForm => {
  const labels = form.fields.flatMap((field) =>
    field.labels.map((label) => ({ field, key: labelKey(label), short: shortKey(label) })),
  );
  const keys = new Set([
    ...labels.flatMap(({ key, short }) => [key, short]),
    ...form.fields.flatMap(({ under }) => (under === undefined ? [] : [labelKey(under)])),
  ]);
  const spelled = form.fields.flatMap((f) => f.labels).map(spaced);
  const inline = new RegExp(`(${spelled.join("|")})[\\s\\u3000\\u00A0]*[:：]`, "g");
  const heads = form.fields.flatMap((f) => f.labels.map((label) => labelKey(splitBracket(label)[0])));
  const marks = [...new Set([...heads, ...labels.map(({ key }) => key)])].map((key) => `${key}:`);
  const words: LabelWords = { labels, inline, marks };
  return {
    labelsOf: cached((text) => labelsOf(text, labels)),
    inlinePieces: cached((text) => inlinePieces(text, words)),
    isLabel: cached((text) => keys.has(labelKey(text)) || keys.has(shortKey(text))),
    beginsWithLabel: cached((text) => startsInline(text, words)),
  };
});

/** 书记（签名） → 书记 and （签名）; the leading * left off. */
function splitBracket(label: string): readonly [head: string, bracket: string | undefined] {
  const text = label.replace(/^\*/, "");
  const at = text.slice(1).search(/[（(]/) + 1;
  return at > 0 && /[）)]$/.test(text) ? [text.slice(0, at), text.slice(at)] : [text, undefined];
}

/** A pattern for a label whatever stands between its characters; brackets of either width, or left off. */
function spaced(label: string): string {
  const gap = "[\\s\\u3000\\u00A0]*";
  const [head, bracket] = splitBracket(label);
  const escape = (text: string): string =>
    [...text]
      .map((c) => (/[（(]/.test(c) ? "[（(]" : /[）)]/.test(c) ? "[）)]" : c.replace(/[.*+?^${}|[\]\\]/g, "\\$&")))
      .join(gap);
  return bracket ? `${escape(head)}(?:${gap}${escape(bracket)})?` : escape(head);
}

interface Found {
  readonly field: Field;
  readonly label: GridCell;
  /** The rest of the label's own cell, where the entry stands in it. */
  readonly inside: string | null;
}

/** The field form that fits the sheet; null when too few of its labels are there. */
export function readFieldSheet(grid: SheetGrid, scheme: Scheme, form: FieldForm): FieldSheet | null {
  const plan = prepare(form);
  const found = findLabels(grid, plan);
  const share = found.size / form.fields.length;
  if (share < KNOWN_FORM) return null;
  const labels = [...found.values()];
  const firstRow = Math.min(...labels.map((f) => f.label.row));
  const title = findTitle(grid, form, firstRow + 1);
  if (!title && share < 0.75) return null;
  const places = new Set(labels.map(({ label }) => cellKey(label.row, label.column)));
  // A label typed once more before an entry, 自评结果：89分, makes no label of it.
  const isLabel = ({ row, column, text }: LabelledCell): boolean =>
    plan.isLabel(text) || (places.has(cellKey(row, column)) && plan.beginsWithLabel(text));
  const fields = labels.map((f) => locate({ grid, plan, isLabel }, f));
  const differences: Difference[] = form.fields
    .filter((f) => !found.has(f.id))
    .map((f) => ({ code: "label-missing", cell: null, facts: { label: oneLine(f.labels[0] ?? f.id) } }));
  if (!title) differences.push({ code: "title-missing", cell: null, facts: { title: form.titles[0] ?? "" } });
  return {
    kind: "fields",
    sheet: grid.sheet,
    template: `${scheme.id}/${form.id}`,
    scheme,
    form,
    confidence: round2(0.9 * share + (title ? 0.1 : 0)),
    evidence: [
      { code: "labels", facts: { found: found.size, of: form.fields.length } },
      ...(title ? [{ code: "title" as const, facts: { title: title.text, cell: title.cell } }] : []),
    ],
    differences,
    branch: findBranch(form, fields),
    fields,
  };
}

function findBranch(form: FieldForm, fields: readonly FoundField[]): FieldSheet["branch"] {
  for (const role of ["branch", "unit"] as const) {
    const ids = form.fields.filter((f) => f.role === role).map((f) => f.id);
    const entry = fields.find((f) => ids.includes(f.id) && f.text !== "");
    if (entry?.cell) return { name: oneLine(entry.text), source: "field", cell: a1(entry.cell) };
  }
  return null;
}

function findLabels(grid: SheetGrid, plan: PreparedForm): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const cell of grid.cells) {
    if (typeof cell.cell.value !== "string") continue;
    const exact = matchLabel(cell, plan, found);
    if (exact) {
      found.set(exact.id, { field: exact, label: cell, inside: null });
      continue;
    }
    for (const piece of plan.inlinePieces(cell.text)) {
      const current = found.get(piece.field.id);
      if (!current) found.set(piece.field.id, { field: piece.field, label: cell, inside: piece.value });
    }
  }
  return found;
}

/**
 * The field whose label fills the cell; a label that recurs counts where it stands first. Words before a colon in an
 * earlier cell were somebody's entry where the form has the field's own entry beside its label.
 */
function matchLabel(cell: GridCell, plan: PreparedForm, found: ReadonlyMap<string, Found>): Field | null {
  const isOpen = ({ field }: IndexedLabel): boolean => {
    const known = found.get(field.id);
    return !known || (known.inside !== null && field.at[0] !== "same");
  };
  return plan.labelsOf(cell.text).find(isOpen)?.field ?? null;
}

function labelsOf(text: string, labels: readonly IndexedLabel[]): readonly IndexedLabel[] {
  const key = labelKey(text);
  if (key === "" || key.length > 40) return [];
  const short = shortKey(text);
  // A label that begins the cell, its explanation following without a colon: 分类定级结果…（此栏由…填写）.
  const mayBegin = !/[:：\n]/.test(text.trim());
  return [
    ...labels.filter((label) => label.key === key),
    ...labels.filter((label) => label.short === short),
    ...labels.filter((label) => mayBegin && label.key.length >= 6 && key.startsWith(label.key)),
  ];
}

function inlinePieces(text: string, words: LabelWords): { field: Field; value: string }[] {
  if (!mayHoldLabel(text, words)) return [];
  const marks = [...text.matchAll(words.inline)];
  return marks.flatMap((mark, i) => {
    const key = labelKey(mark[1] ?? "");
    const short = withoutBrackets(key);
    const label = words.labels.find((l) => l.key === key) ?? words.labels.find((l) => l.short === short);
    if (!label) return [];
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length).trim();
    return [{ field: label.field, value }];
  });
}

function mayHoldLabel(text: string, { marks }: LabelWords): boolean {
  if (!/[:：]/.test(text)) return false;
  const folded = fold(text);
  return marks.some((mark) => folded.includes(mark));
}

function startsInline(text: string, words: LabelWords): boolean {
  if (!mayHoldLabel(text, words)) return false;
  words.inline.lastIndex = 0;
  const match = words.inline.exec(text.trim().replace(/^\*/, ""));
  words.inline.lastIndex = 0;
  return match?.index === 0;
}

/** Rows searched below a label for its entry; merged labels reach over a few rows. */
const REACH = 3;

type LabelledCell = CellAddress & { readonly text: string };

interface FormSheet {
  readonly grid: SheetGrid;
  readonly plan: PreparedForm;
  isLabel(cell: LabelledCell): boolean;
}

function locate(sheet: FormSheet, { field, label, inside }: Found): FoundField {
  const labelPlace: CellAddress = { row: label.row, column: label.column };
  if (inside !== null && (inside !== "" || !field.at.some((d) => d !== "same"))) {
    return { id: field.id, label: labelPlace, cell: labelPlace, text: entryText(inside) };
  }
  let blank: CellAddress | null = null;
  for (const direction of field.at) {
    if (direction === "same") {
      if (inside !== null || /[:：]\s*$/.test(label.text)) blank ??= labelPlace;
      continue;
    }
    const entry = direction === "right" ? entryRight(sheet, label) : entryBelow(sheet, label);
    const text = withoutOwnLabel(sheet.plan, field, entry.text);
    if (text !== "" && entry.cell) return { id: field.id, label: labelPlace, cell: entry.cell, text };
    blank ??= entry.cell;
  }
  return { id: field.id, label: labelPlace, cell: blank, text: "" };
}

function withoutOwnLabel(plan: PreparedForm, field: Field, text: string): string {
  const [own, ...others] = plan.beginsWithLabel(text) ? plan.inlinePieces(text) : [];
  const isOwn = own?.field.labels.some((label) => field.labels.includes(label)) ?? false;
  return own && isOwn && others.length === 0 ? entryText(own.value) : text;
}

interface Entry {
  readonly cell: CellAddress | null;
  readonly text: string;
}

function entryRight({ grid, isLabel }: FormSheet, label: GridCell): Entry {
  const next = (grid.rows.get(label.row) ?? []).find((c) => c.column > label.column);
  const beside = { row: label.row, column: label.column + 1 };
  if (!next) return { cell: beside, text: "" };
  if (isLabel(next)) return { cell: next.column === beside.column ? null : beside, text: "" };
  return { cell: { row: next.row, column: next.column }, text: entryText(next.text) };
}

function entryBelow({ grid, isLabel }: FormSheet, label: GridCell): Entry {
  const { column } = label;
  for (let row = label.row + 1; row <= label.row + REACH; row++) {
    const text = textAt(grid, row, column);
    if (text.trim() === "") continue;
    // A label to the left claims the cell: what stands there is no entry of the label above.
    const left = (grid.rows.get(row) ?? []).filter((c) => c.column < column).at(-1);
    if (isLabel({ row, column, text }) || isNote(text) || (left && isLabel(left))) break;
    return { cell: { row, column }, text: entryText(text) };
  }
  const below = { row: label.row + 1, column };
  return { cell: isLabel({ ...below, text: textAt(grid, below.row, column) }) ? null : below, text: "" };
}

/** Lines and dots printed for writing on are no entry. */
function entryText(text: string): string {
  return isBlankMark(text) ? "" : text.trim();
}

/** A line below the form that explains it. */
function isNote(text: string): boolean {
  return /^(?:填表|填写)?(?:说明|须知|要求)[:：]|^注[:：]/.test(text.trim());
}
