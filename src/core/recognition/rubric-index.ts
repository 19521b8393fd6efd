import type { Criterion, Scheme, ScoringForm } from "../schemes/types";
import { cached } from "../text/cached";
import { bare, splitNumber } from "../text/fold";
import { pointsAfter } from "../text/points-after";
import { comparable, likeness, sharedPairs, type Comparable } from "../text/similarity";
import { type AskedOnce, askedOnce } from "../workbook/asked-once";
import { type GridCell, type SheetGrid } from "../workbook/grid";

/** Item texts count as the official ones from this similarity on (design: folded, ≥ 0.8). */
const SAME_ITEM = 0.8;

/** One official item with the text it is compared by. */
interface IndexedItem {
  readonly criterion: Criterion;
  readonly category: string;
  /** Its place in the rubric, from 0. */
  readonly order: number;
  readonly compared: Comparable;
  /** Keys of other wordings that mean the item. */
  readonly aliases: readonly string[];
  /** Its numbered statements, where sheets may give each a cell of its own. */
  readonly parts: readonly Comparable[];
}

interface IndexedForm {
  readonly scheme: Scheme;
  readonly form: ScoringForm;
  readonly items: readonly IndexedItem[];
}

/** What an item is known by. Aliases count when a text is equal to them, the others also when it is nearly equal. */
interface Wording {
  readonly form: IndexedForm;
  readonly item: IndexedItem;
  /** part: one of the item's numbered statements. */
  readonly kind: "text" | "alias" | "part";
  /** Its place among the item's wordings of this kind, from 0. */
  readonly place: number;
  readonly compared: Comparable;
}

/** An item that a text may stand for. */
interface Hit extends Pick<Wording, "form" | "item" | "place"> {
  /** topic: the text speaks of what the item is about, in a report that words its headings freely. */
  readonly kind: Wording["kind"] | "topic";
  /** 0 for a topic. */
  readonly similarity: number;
}

/** All rubrics of the known schemes, searchable by item text. */
export interface RubricIndex {
  readonly forms: readonly IndexedForm[];
  readonly texts: AskedOnce<TextCell>;
  /** The texts of a sheet that may stand for an item, in reading order. */
  textsOn(grid: SheetGrid): readonly TextCell[];
}

/** A text with the items that it may stand for. */
interface ItemText extends ItemKey {
  readonly hits: readonly Hit[];
}

export function indexRubrics(schemes: readonly Scheme[]): RubricIndex {
  const forms = schemes.flatMap((scheme) =>
    [...scheme.forms, ...(scheme.variants ?? [])].flatMap((form) =>
      form.kind === "scoring" ? [{ scheme, form, items: indexItems(form) }] : [],
    ),
  );
  const hitsOf = searchForms(forms);
  // Searched once per text, and official texts always recur.
  const read = cached((text): ItemText => {
    const item = itemKey(text);
    return { ...item, hits: hitsOf(item.key) };
  });
  const texts = askedOnce((cell): TextCell | null => {
    if (typeof cell.cell.value !== "string" || cell.text.length < SHORTEST_ITEM) return null;
    const { key, number, rest, hits } = read(cell.text);
    return key.length < SHORTEST_ITEM || hits.length === 0 ? null : { cell, key, number, rest, hits };
  });
  return { forms, texts, textsOn: (grid) => texts(grid).map(({ value }) => value) };
}

/** Gives the items of the forms that a text key may stand for. */
export function searchForms(forms: readonly IndexedForm[]): (key: string) => readonly Hit[] {
  const wordings = forms.flatMap((form) => form.items.flatMap((item) => wordingsOf(form, item)));
  const topics = forms.filter(({ form }) => form.inText).flatMap((form) => form.items.map((item) => ({ form, item })));
  return (key) => {
    const text = comparable(key);
    const hits: Hit[] = [];
    for (const { form, item, kind, place, compared } of wordings) {
      const isExact = kind === "alias" || key.length < SHORTEST_ALIKE;
      const similarity = isExact ? Number(key === compared.text) : likeness(text, compared, SAME_ITEM);
      if (similarity >= SAME_ITEM) hits.push({ form, item, kind, place, similarity });
    }
    for (const { form, item } of topics) {
      const isSpokenOf = item.criterion.keywords?.some((word) => key.includes(word));
      if (isSpokenOf) hits.push({ form, item, kind: "topic", place: 0, similarity: 0 });
    }
    return hits;
  };
}

function wordingsOf(form: IndexedForm, item: IndexedItem): Wording[] {
  return [
    { form, item, kind: "text", place: 0, compared: item.compared },
    ...item.aliases.map((alias, place) => ({ form, item, kind: "alias" as const, place, compared: comparable(alias) })),
    ...item.parts.map((compared, place) => ({ form, item, kind: "part" as const, place, compared })),
  ];
}

/** Keys shorter than this are alike by chance. */
const SHORTEST_ALIKE = 6;

export function indexItems(form: ScoringForm): IndexedItem[] {
  let order = 0;
  return form.rubric.categories.flatMap((category) =>
    category.items.map((criterion) => {
      return {
        criterion,
        category: category.name,
        order: order++,
        compared: comparable(itemKey(criterion.text).key),
        aliases: (criterion.aliases ?? []).map((alias) => itemKey(alias).key),
        parts: (criterion.factors ?? []).map((factor) => comparable(itemKey(factor.text).key)),
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

/** Points printed at the end of an item's text are no part of its wording: …（3分）, …（满分15分，自评15分）. */
const TRAILING_POINTS =
  /[（(【[︻]\s*满分[^（()）]*[)）】\]︼]\s*$|(?:[（(【[︻]\s*|(?<!\s)\s+|(?<![\d\s]))\d+(?:\.\d+)?\s*分\s*(?:[)）】\]︼]\s*)?$/;

/** Numbers of statements inside a text: 1.…。2.… is the same text as 1.…。3.…. */
const INNER_NUMBER = /([\n。；;])\s{0,20}[（(]?\d{1,2}\s*(?:[)）、．]|\.(?!\d))/g;

/** The text that items are compared by: numbers and trailing points left off. */
export function itemKey(text: string): ItemKey {
  const { number, rest } = splitNumber(text);
  const key = bare(rest.replace(TRAILING_POINTS, "").replace(INNER_NUMBER, "$1"));
  return { key, number, rest };
}

interface ItemKey {
  readonly key: string;
  readonly number: string | null;
  readonly rest: string;
}

/**
 * All forms of the index that have at least one item on the sheet, best covered first. Forms that cannot have the
 * share `atLeast` of their items there are left out.
 */
export function matchRubrics(grid: SheetGrid, index: RubricIndex, atLeast = 0): readonly FormMatch[] {
  const texts = index.textsOn(grid);
  const share = (m: FormMatch): number => m.matches.length / m.form.items.length;
  const exact = ({ form }: FormMatch): number =>
    texts.filter(({ hits }) => hits.some((hit) => hit.form === form && hit.similarity === 1)).length;
  return matchForms(texts, index.forms, atLeast).sort((a, b) => share(b) - share(a) || exact(b) - exact(a));
}

/** A text of a sheet as items are compared by it. */
export interface TextCell extends ItemText {
  readonly cell: GridCell;
}

interface Found {
  readonly text: TextCell;
  readonly hit: Hit;
}

/** Those of the forms that have at least one item among the texts; `atLeast` as in `matchRubrics`. */
export function matchForms(texts: readonly TextCell[], forms: readonly IndexedForm[], atLeast: number): FormMatch[] {
  const found = new Map<IndexedForm, Found[]>();
  for (const text of texts) {
    for (const hit of text.hits) getOrAdd(found, hit.form).push({ text, hit });
  }
  return forms.flatMap((form) => {
    const own = found.get(form);
    const matches = own ? matchItems(form, own, atLeast) : [];
    return matches.length === 0 ? [] : [{ form, matches }];
  });
}

function getOrAdd<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/**
 * Each item is matched once, each cell used once: exact texts first, then the most similar ones, then statements in
 * cells of their own. Empty where less than the share `atLeast` of the items can be there.
 */
function matchItems(form: IndexedForm, found: readonly Found[], atLeast: number): readonly ItemMatch[] {
  const least = form.items.length * atLeast;
  if (found.length < least) return [];
  const byItem = new Map<IndexedItem, Found[]>();
  for (const one of found) getOrAdd(byItem, one.hit.item).push(one);
  if (byItem.size < least) return [];
  const used = new Set<TextCell>();
  const matches: ItemMatch[] = [];
  const open: { readonly item: IndexedItem; readonly free: readonly Found[] }[] = [];
  const take = (item: IndexedItem, texts: readonly TextCell[], score: number): void => {
    for (const text of texts) used.add(text);
    matches.push(toMatch(item, texts, score));
  };
  for (const item of form.items) {
    const free = byItem.get(item) ?? [];
    const same = sameText(free.filter(({ text }) => !used.has(text)));
    if (same) take(item, [same], 1);
    else if (free.length > 0) open.push({ item, free });
  }
  const done = new Set<IndexedItem>();
  const alike = open.flatMap(({ free }) => free.filter(({ hit }) => hit.kind === "text"));
  for (const { text, hit } of alike.sort((a, b) => b.hit.similarity - a.hit.similarity)) {
    if (done.has(hit.item) || used.has(text)) continue;
    done.add(hit.item);
    take(hit.item, [text], hit.similarity);
  }
  for (const { item, free } of open) {
    if (done.has(item)) continue;
    const left = free.filter(({ text }) => !used.has(text));
    const parts = findParts(item, left);
    const heading = parts ? null : findHeading(form, left);
    if (parts) take(item, parts.texts, parts.score);
    else if (heading) take(item, [heading], 1);
  }
  return matches.sort((a, b) => a.item.order - b.item.order);
}

/** The text that is the item's own, else its first alias; of several the one with its number, else the topmost. */
function sameText(found: readonly Found[]): TextCell | null {
  const rank = ({ kind, place }: Hit): number => (kind === "text" ? 0 : place + 1);
  const same = found.filter(({ hit }) => hit.similarity === 1 && hit.kind !== "part");
  const best = Math.min(...same.map(({ hit }) => rank(hit)));
  const own = same.filter(({ hit }) => rank(hit) === best);
  const numbered = own.find(({ text, hit }) => text.number !== null && text.number === hit.item.criterion.number);
  return (numbered ?? own[0])?.text ?? null;
}

/** A report words its headings freely; maximum and score in them tell that one is a heading. */
function findHeading({ form }: IndexedForm, found: readonly Found[]): TextCell | null {
  const maximum = form.inText?.maximum ?? [];
  return (
    found.find(({ text, hit }) => hit.kind === "topic" && pointsAfter(text.cell.text, maximum) !== null)?.text ?? null
  );
}

/** An item whose statements stand in cells of their own: at least half of them must be there. */
function findParts(
  item: IndexedItem,
  found: readonly Found[],
): { readonly texts: readonly TextCell[]; readonly score: number } | null {
  const texts: TextCell[] = [];
  let score = 0;
  for (let place = 0; place < item.parts.length; place++) {
    let best: Found | null = null;
    for (const one of found) {
      if (one.hit.kind !== "part" || one.hit.place !== place || texts.includes(one.text)) continue;
      if (one.hit.similarity > (best?.hit.similarity ?? 0)) best = one;
    }
    if (!best) continue;
    texts.push(best.text);
    score += best.hit.similarity;
  }
  if (texts.length === 0 || texts.length * 2 < item.parts.length) return null;
  return { texts, score: score / item.parts.length };
}

/** A text that keeps so much of an item that is missing right there is that item in other words. */
const SAME_PLACE = 0.3;

/**
 * Items that are nowhere on the sheet, found where they belong: a line between the items before and after them, with their
 * number or none, that keeps much of their words.
 */
export function matchReworded({ form, matches }: FormMatch, lines: readonly GridCell[]): readonly ItemMatch[] {
  const missing = form.items.filter((item) => matches.every((m) => m.item !== item));
  const used = new Set<GridCell>();
  return missing.flatMap((item): ItemMatch[] => {
    const before = matches.filter((m) => m.item.order < item.order).at(-1)?.cell.row ?? -1;
    const after = matches.find((m) => m.item.order > item.order)?.cell.row ?? Infinity;
    const found = lines
      .filter((cell) => cell.row > before && cell.row < after && !used.has(cell))
      .map((cell) => ({ cell, ...itemKey(cell.text) }))
      .filter(({ number }) => number === null || item.criterion.number === null || number === item.criterion.number)
      .map((text) => ({ text, score: sharedPairs(text.key, item.compared.text) }))
      .filter(({ score }) => score >= SAME_PLACE)
      .sort((a, b) => b.score - a.score)[0];
    if (!found) return [];
    used.add(found.text.cell);
    // Never the same text: equal ones were found before.
    return [toMatch(item, [{ ...found.text, hits: [] }], Math.min(found.score, 0.99))];
  });
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
