import type { Criterion, Scheme, ScoringForm } from "../schemes/types";
import { bare, splitNumber } from "../text/fold";
import { pointsAfter } from "../text/points-after";
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
  /** Other wordings that mean the item. */
  readonly aliases: readonly string[];
  /** Its numbered statements, where sheets may give each a cell of its own. */
  readonly factors: readonly string[];
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
    for (const form of [...scheme.forms, ...(scheme.variants ?? [])]) {
      if (form.kind !== "scoring") continue;
      const items = indexItems(form);
      items.forEach((item, i) => {
        const entry = { form: forms.length, item: i };
        for (const key of new Set([item.key, ...item.aliases, ...item.factors])) {
          const found = byKey.get(key);
          if (found) found.push(entry);
          else byKey.set(key, [entry]);
        }
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
      aliases: (criterion.aliases ?? []).map((alias) => itemKey(alias).key),
      factors: (criterion.factors ?? []).map((factor) => itemKey(factor.text).key),
    })),
  );
}

/** A text cell that was found to be an official item. */
export interface ItemMatch {
  readonly item: IndexedItem;
  /** The cell of its text; the topmost where its statements have cells of their own. */
  readonly cell: GridCell;
  /** All cells of its text, from above. */
  readonly cells: readonly GridCell[];
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

/** Points printed at the end of an item's text are no part of its wording: …（3分）, …（满分15分，自评15分）. */
const TRAILING_POINTS =
  /[（(【[︻]\s*满分[^（()）]*[)）】\]︼]\s*$|[（(【[︻]?\s*\d+(?:\.\d+)?\s*分\s*[)）】\]︼]?\s*$/;

/** Numbers of statements inside a text: 1.…。2.… is the same text as 1.…。3.…. */
const INNER_NUMBER = /([\n。；;])\s*[（(]?\d{1,2}\s*(?:[)）、．]|\.(?!\d))/g;

/** The text that items are compared by: numbers and trailing points left off. */
export function itemKey(text: string): { readonly key: string; readonly number: string | null; readonly rest: string } {
  const { number, rest } = splitNumber(text);
  return { key: bare(rest.replace(TRAILING_POINTS, "").replace(INNER_NUMBER, "$1")), number, rest };
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
    .filter(({ form, hits }) => hits > 0 || form.form.inText || texts.some((t) => couldBeItem(t.key, form)))
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
    const key = [item.key, ...item.aliases].find((k) => (free.get(k)?.length ?? 0) > 0);
    const text = key === undefined ? undefined : free.get(key)?.shift();
    if (text) matches.push(toMatch(item, [text], 1));
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
      matches.push(toMatch(item, [text], score));
    }
    for (const item of open) {
      if (usedItems.has(item)) continue;
      const match =
        matchFactors(item, rest, usedTexts) ?? matchHeading(item, form, [...free.values()].flat(), usedTexts);
      if (match) matches.push(match);
    }
  }
  return matches.sort((a, b) => a.item.order - b.item.order);
}

/** A report words its headings freely; maximum and score in them tell that one is a heading. */
function matchHeading(
  item: IndexedItem,
  { form }: IndexedForm,
  texts: readonly TextCell[],
  used: Set<TextCell>,
): ItemMatch | null {
  const { keywords = [] } = item.criterion;
  if (!form.inText) return null;
  const { maximum } = form.inText;
  const text = texts.find(
    (t) => !used.has(t) && keywords.some((word) => t.key.includes(word)) && pointsAfter(t.cell.text, maximum) !== null,
  );
  if (!text) return null;
  used.add(text);
  return toMatch(item, [text], 1);
}

/** An item whose statements stand in cells of their own: at least half of them must be there. */
function matchFactors(item: IndexedItem, texts: readonly TextCell[], used: Set<TextCell>): ItemMatch | null {
  const found: TextCell[] = [];
  let score = 0;
  for (const factor of item.factors) {
    let best: { text: TextCell; score: number } | null = null;
    for (const text of texts) {
      if (used.has(text) || found.includes(text)) continue;
      const likeness = similarity(factor, text.key, SAME_ITEM);
      if (likeness >= SAME_ITEM && likeness > (best?.score ?? 0)) best = { text, score: likeness };
    }
    if (!best) continue;
    found.push(best.text);
    score += best.score;
  }
  if (found.length === 0 || found.length * 2 < item.factors.length) return null;
  for (const text of found) used.add(text);
  return toMatch(item, found, score / item.factors.length);
}

function toMatch(item: IndexedItem, texts: readonly TextCell[], score: number): ItemMatch {
  const sorted = [...texts].sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  const first = sorted[0] as TextCell;
  return {
    item,
    cell: first.cell,
    cells: sorted.map((t) => t.cell),
    foundText: sorted.length === 1 ? first.rest : sorted.map((t) => t.cell.text).join("\n"),
    foundNumber: sorted.length === 1 ? first.number : null,
    similarity: score,
  };
}
