import type { Criterion, Scheme, ScoringForm } from "../schemes/types";
import { bare, splitNumber } from "../text/fold";
import { similarity } from "../text/similarity";
import type { GridCell, SheetGrid } from "./grid";

/** Item texts count as the official ones from this similarity on (design: folded, ≥ 0.8). */
export const SAME_ITEM = 0.8;

/** One official item with the text it is compared by. */
export interface IndexedItem {
  readonly criterion: Criterion;
  readonly category: string;
  /** Its place in the rubric, from 0. */
  readonly order: number;
  readonly key: string;
}

export interface IndexedForm {
  readonly scheme: Scheme;
  readonly form: ScoringForm;
  readonly items: readonly IndexedItem[];
}

/** All rubrics of the known schemes, searchable by item text. */
export interface RubricIndex {
  readonly forms: readonly IndexedForm[];
  /** Text key → the forms that have an item of exactly this text. */
  readonly byKey: ReadonlyMap<string, readonly { readonly form: number; readonly item: number }[]>;
}

export function indexRubrics(schemes: readonly Scheme[]): RubricIndex {
  const forms: IndexedForm[] = [];
  const byKey = new Map<string, { form: number; item: number }[]>();
  for (const scheme of schemes) {
    for (const form of scheme.forms) {
      if (form.kind !== "scoring") continue;
      const items = indexItems(form);
      items.forEach((item, i) => {
        const entry = { form: forms.length, item: i };
        const found = byKey.get(item.key);
        if (found) found.push(entry);
        else byKey.set(item.key, [entry]);
      });
      forms.push({ scheme, form, items });
    }
  }
  return { forms, byKey };
}

export function indexItems(form: ScoringForm): IndexedItem[] {
  let order = 0;
  return form.rubric.categories.flatMap((category) =>
    category.items.map((criterion) => ({
      criterion,
      category: category.name,
      order: order++,
      key: itemKey(criterion.text).key,
    })),
  );
}

/** A text cell that was found to be an official item. */
export interface ItemMatch {
  readonly item: IndexedItem;
  readonly cell: GridCell;
  readonly foundText: string;
  readonly foundNumber: string | null;
  readonly similarity: number;
}

export interface FormMatch {
  readonly form: IndexedForm;
  readonly matches: readonly ItemMatch[];
}

/** Texts shorter than this are headings or scores, not items worth a fuzzy comparison. */
const SHORTEST_ITEM = 4;

/** Points printed at the end of an item's text are no part of its wording: …（3分）. */
const TRAILING_POINTS = /[（(【[︻]?\s*\d+(?:\.\d+)?\s*分\s*[)）】\]︼]?\s*$/;

/** The text that items are compared by: number and trailing points left off. */
export function itemKey(text: string): { readonly key: string; readonly number: string | null; readonly rest: string } {
  const { number, rest } = splitNumber(text);
  const key = bare(rest);
  const trimmed = rest.replace(TRAILING_POINTS, "");
  return { key: trimmed !== rest ? bare(trimmed) : key, number, rest };
}

/** All forms of the index that have at least one item on the sheet, best covered first. */
export function matchRubrics(grid: SheetGrid, index: RubricIndex): readonly FormMatch[] {
  const texts = grid.cells
    .filter((c) => typeof c.cell.value === "string" && c.text.length >= SHORTEST_ITEM)
    .map((cell) => ({ cell, ...itemKey(cell.text) }))
    .filter((t) => t.key.length >= SHORTEST_ITEM);
  const exact = new Map<number, number>();
  for (const { key } of texts) {
    for (const { form } of index.byKey.get(key) ?? []) exact.set(form, (exact.get(form) ?? 0) + 1);
  }
  const candidates = index.forms
    .map((form, i) => ({ form, hits: exact.get(i) ?? 0 }))
    .filter(({ form, hits }) => hits > 0 || texts.some((t) => couldBeItem(t.key, form)))
    .sort((a, b) => b.hits - a.hits);
  return candidates
    .map(({ form }) => ({ form, matches: matchForm(texts, form) }))
    .filter(({ matches }) => matches.length > 0)
    .sort((a, b) => b.matches.length / b.form.items.length - a.matches.length / a.form.items.length);
}

/** Cheap test before the fuzzy comparison: begins like an item, or holds a piece from its middle. */
function couldBeItem(key: string, form: IndexedForm): boolean {
  if (key.length < 8) return false;
  return form.items.some(
    (item) =>
      item.key.length >= 8 &&
      (item.key.startsWith(key.slice(0, 4)) ||
        key.includes(item.key.slice(Math.floor(item.key.length / 2), Math.floor(item.key.length / 2) + 5))),
  );
}

interface TextCell {
  readonly cell: GridCell;
  readonly key: string;
  readonly number: string | null;
  readonly rest: string;
}

/** Each item is matched once, each cell used once: exact texts first, then the most similar ones. */
export function matchForm(texts: readonly TextCell[], form: IndexedForm): readonly ItemMatch[] {
  const free = new Map<string, TextCell[]>();
  for (const text of texts) {
    const same = free.get(text.key);
    if (same) same.push(text);
    else free.set(text.key, [text]);
  }
  const matches: ItemMatch[] = [];
  const open: IndexedItem[] = [];
  for (const item of form.items) {
    const text = free.get(item.key)?.shift();
    if (text) matches.push(toMatch(item, text, 1));
    else open.push(item);
  }
  if (open.length > 0) {
    const rest = [...free.values()].flat().filter((t) => t.key.length >= 6);
    const pairs = open.flatMap((item) =>
      rest
        .map((text) => ({ item, text, score: similarity(item.key, text.key, SAME_ITEM) }))
        .filter(({ score }) => score >= SAME_ITEM),
    );
    pairs.sort((a, b) => b.score - a.score);
    const usedItems = new Set<IndexedItem>();
    const usedTexts = new Set<TextCell>();
    for (const { item, text, score } of pairs) {
      if (usedItems.has(item) || usedTexts.has(text)) continue;
      usedItems.add(item);
      usedTexts.add(text);
      matches.push(toMatch(item, text, score));
    }
  }
  return matches.sort((a, b) => a.item.order - b.item.order);
}

function toMatch(item: IndexedItem, text: TextCell, score: number): ItemMatch {
  return { item, cell: text.cell, foundText: text.rest, foundNumber: text.number, similarity: score };
}
