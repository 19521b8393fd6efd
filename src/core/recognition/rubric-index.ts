import type { Criterion, Scheme, ScoringForm } from "../schemes/types";
import { cached } from "../text/cached";
import { bare, splitNumber } from "../text/fold";
import { pointsAfter } from "../text/points-after";
import { comparable, likeness, type Comparable } from "../text/similarity";
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
  readonly compared: Comparable;
  /** Other wordings that mean the item. */
  readonly aliases: readonly string[];
  /** Its numbered statements, where sheets may give each a cell of its own. */
  readonly factors: readonly string[];
  readonly comparedFactors: readonly Comparable[];
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
  /** The first characters of items → the forms that have an item which begins so. */
  readonly byHead: ReadonlyMap<string, ReadonlySet<number>>;
  /** The first character of a piece from the middle of an item → such pieces, with their forms. */
  readonly byMiddle: ReadonlyMap<number, readonly { readonly piece: string; readonly form: number }[]>;
}

export function indexRubrics(schemes: readonly Scheme[]): RubricIndex {
  const forms: IndexedForm[] = [];
  const byKey = new Map<string, { form: number; item: number }[]>();
  const byHead = new Map<string, Set<number>>();
  const byMiddle = new Map<number, { piece: string; form: number }[]>();
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
      for (const { key } of items) {
        if (key.length < SHORTEST_HINT) continue;
        const head = key.slice(0, HEAD);
        byHead.set(head, (byHead.get(head) ?? new Set()).add(forms.length));
        const middle = Math.floor(key.length / 2);
        const piece = key.slice(middle, middle + MIDDLE);
        const first = piece.charCodeAt(0);
        byMiddle.set(first, [...(byMiddle.get(first) ?? []), { piece, form: forms.length }]);
      }
      forms.push({ scheme, form, items });
    }
  }
  return { forms, byKey, byHead, byMiddle };
}

export function indexItems(form: ScoringForm): IndexedItem[] {
  let order = 0;
  return form.rubric.categories.flatMap((category) =>
    category.items.map((criterion) => {
      const { key, compared } = itemKey(criterion.text);
      const factors = (criterion.factors ?? []).map((factor) => itemKey(factor.text));
      return {
        criterion,
        category: category.name,
        order: order++,
        key,
        compared,
        aliases: (criterion.aliases ?? []).map((alias) => itemKey(alias).key),
        factors: factors.map((factor) => factor.key),
        comparedFactors: factors.map((factor) => factor.compared),
      };
    }),
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

/** Keys shorter than this are alike by chance. */
const SHORTEST_ALIKE = 6;

/** Points printed at the end of an item's text are no part of its wording: …（3分）, …（满分15分，自评15分）. */
const TRAILING_POINTS =
  /[（(【[︻]\s*满分[^（()）]*[)）】\]︼]\s*$|[（(【[︻]?\s*\d+(?:\.\d+)?\s*分\s*[)）】\]︼]?\s*$/;

/** Numbers of statements inside a text: 1.…。2.… is the same text as 1.…。3.…. */
const INNER_NUMBER = /([\n。；;])\s*[（(]?\d{1,2}\s*(?:[)）、．]|\.(?!\d))/g;

/** The text that items are compared by: numbers and trailing points left off. */
export const itemKey: (text: string) => ItemKey = cached((text) => {
  const { number, rest } = splitNumber(text);
  const key = bare(rest.replace(TRAILING_POINTS, "").replace(INNER_NUMBER, "$1"));
  return { key, compared: comparable(key), number, rest };
});

export interface ItemKey {
  readonly key: string;
  readonly compared: Comparable;
  readonly number: string | null;
  readonly rest: string;
}

/**
 * All forms of the index that have at least one item on the sheet, best covered first. Forms that cannot have the
 * share `atLeast` of their items there may be left out.
 */
export function matchRubrics(grid: SheetGrid, index: RubricIndex, atLeast = 0): readonly FormMatch[] {
  const texts = grid.cells
    .filter((c) => typeof c.cell.value === "string" && c.text.length >= SHORTEST_ITEM)
    .map((cell) => {
      const { key, compared, number, rest } = itemKey(cell.text);
      return { cell, key, compared, number, rest };
    })
    .filter((t) => t.key.length >= SHORTEST_ITEM);
  const exact = new Map<number, number>();
  for (const { key } of texts) {
    for (const { form } of index.byKey.get(key) ?? []) exact.set(form, (exact.get(form) ?? 0) + 1);
  }
  const hinted = hintedForms(texts, index);
  const candidates = index.forms
    .map((form, i) => ({ form, hits: exact.get(i) ?? 0, isHinted: hinted.has(i) }))
    .filter(({ form, hits, isHinted }) => hits > 0 || form.form.inText || isHinted)
    .sort((a, b) => b.hits - a.hits);
  return candidates
    .map(({ form }) => ({ form, matches: matchForm(texts, form, atLeast) }))
    .filter(({ matches }) => matches.length > 0)
    .sort((a, b) => b.matches.length / b.form.items.length - a.matches.length / a.form.items.length);
}

/** Shorter texts give no hint which form they come from. */
const SHORTEST_HINT = 8;
const HEAD = 4;
const MIDDLE = 5;

/** Cheap test before the fuzzy comparison: forms of which a text begins like an item, or holds a piece from its middle. */
function hintedForms(texts: readonly TextCell[], { byHead, byMiddle }: RubricIndex): ReadonlySet<number> {
  const hinted = new Set<number>();
  for (const { key } of texts) {
    if (key.length < SHORTEST_HINT) continue;
    for (const form of byHead.get(key.slice(0, HEAD)) ?? []) hinted.add(form);
    for (let i = 0; i < key.length; i++) {
      const pieces = byMiddle.get(key.charCodeAt(i));
      if (!pieces) continue;
      for (const { piece, form } of pieces) if (key.startsWith(piece, i)) hinted.add(form);
    }
  }
  return hinted;
}

interface TextCell extends ItemKey {
  readonly cell: GridCell;
}

const groups = new WeakMap<readonly TextCell[], ReadonlyMap<string, readonly TextCell[]>>();

/** The texts of a sheet by their keys, put together once for all forms. */
function groupsOf(texts: readonly TextCell[]): ReadonlyMap<string, readonly TextCell[]> {
  const known = groups.get(texts);
  if (known) return known;
  const byKey = new Map<string, TextCell[]>();
  for (const text of texts) {
    const same = byKey.get(text.key);
    if (same) same.push(text);
    else byKey.set(text.key, [text]);
  }
  groups.set(texts, byKey);
  return byKey;
}

/**
 * Each item is matched once, each cell used once: exact texts first, then the most similar ones. Empty as soon as less
 * than the share `atLeast` of the items can be there.
 */
export function matchForm(texts: readonly TextCell[], form: IndexedForm, atLeast = 0): readonly ItemMatch[] {
  const byKey = groupsOf(texts);
  const taken = new Map<string, number>();
  const free = (key: string): TextCell | undefined => byKey.get(key)?.[taken.get(key) ?? 0];
  const matches: ItemMatch[] = [];
  const open: IndexedItem[] = [];
  for (const item of form.items) {
    const key = free(item.key) ? item.key : item.aliases.find(free);
    const text = key === undefined ? undefined : free(key);
    if (key !== undefined && text) {
      taken.set(key, (taken.get(key) ?? 0) + 1);
      matches.push(toMatch(item, [text], 1));
    } else open.push(item);
  }
  if (open.length > 0) {
    const unmatched = [...byKey].flatMap(([key, same]) => same.slice(taken.get(key) ?? 0));
    const rest = unmatched.filter((t) => t.key.length >= SHORTEST_ALIKE);
    const pairs: { item: IndexedItem; text: TextCell; score: number }[] = [];
    let possible = form.items.length;
    for (const item of open) {
      const before = pairs.length;
      for (const text of rest) {
        const score = likeness(item.compared, text.compared, SAME_ITEM);
        if (score >= SAME_ITEM) pairs.push({ item, text, score });
      }
      if (pairs.length > before || mayBeInParts(item, rest) || mayBeHeading(item, form, unmatched)) continue;
      possible--;
      if (possible < form.items.length * atLeast) return [];
    }
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
      const match = matchFactors(item, rest, usedTexts) ?? matchHeading(item, form, unmatched, usedTexts);
      if (match) matches.push(match);
    }
  }
  return matches.sort((a, b) => a.item.order - b.item.order);
}

/** False where fewer than half of an item's statements are on the sheet, whichever cells they take. */
function mayBeInParts({ comparedFactors }: IndexedItem, texts: readonly TextCell[]): boolean {
  const found = comparedFactors.filter((factor) =>
    texts.some((text) => likeness(factor, text.compared, SAME_ITEM) >= SAME_ITEM),
  );
  return found.length > 0 && found.length * 2 >= comparedFactors.length;
}

/** False where no text speaks of what the item is about. */
function mayBeHeading({ criterion }: IndexedItem, { form }: IndexedForm, texts: readonly TextCell[]): boolean {
  if (!form.inText || !criterion.keywords) return false;
  return criterion.keywords.some((word) => texts.some((text) => text.key.includes(word)));
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
  for (const factor of item.comparedFactors) {
    let best: { text: TextCell; score: number } | null = null;
    for (const text of texts) {
      if (used.has(text) || found.includes(text)) continue;
      const alike = likeness(factor, text.compared, SAME_ITEM);
      if (alike >= SAME_ITEM && alike > (best?.score ?? 0)) best = { text, score: alike };
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
