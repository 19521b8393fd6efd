import { compare, decimal, sum, zero, type Big } from "../workbook/decimal";
import {
  placeKey,
  type FoundItem,
  type ScoreColumn,
  type ScorePlace,
  type ScoringSheet,
} from "../model/recognised-sheet";
import type { Criterion, Scheme } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { asTotal, counts, isExtra, sumOfCategories, sumOfCategory } from "../scoring/points";
import { readLetter } from "../text/letters";
import { readNumber } from "../text/numbers";
import type { CellAddress } from "../workbook/address";
import { pointsAfter } from "../text/points-after";
import { isTick } from "../text/ticks";
import { cellText, showsNumber } from "../workbook/grid";
import { knownCell } from "../workbook/known-value";
import { cellAt, isCellError } from "../workbook/snapshot";
import { besides } from "./contradicting-columns";
import type { Evaluation, ItemScore, ScoreEntry } from "../model/branch";

/** What stands in an item's score cell, read as exactly as a person would and no further. */
function readScore(sheet: ScoringSheet, item: FoundItem, column: ScoreColumn): ScoreEntry {
  if (column.inText) return readInText(sheet, item, column.inText);
  if (column.isDeduction) return scoreLeft(sheet, item, column);
  if (column.places) return readAtPlaces(sheet, placesOf(item, column));
  const entries = (item.rows ?? [item.row])
    .map((row) => readEntry(sheet, row, column.column))
    .filter((entry) => entry.kind !== "blank");
  const first = entries[0];
  if (!first) return { kind: "blank" };
  if (entries.length === 1) return first;
  const texts = [...new Set(entries.map(entryText))];
  return texts.length > 1 ? { kind: "not-a-number", text: texts.join("、") } : first;
}

/**
 * The maximum less what a column of deductions holds; a blank took nothing off, as soon as any item of the column has an
 * entry.
 */
function scoreLeft(sheet: ScoringSheet, item: FoundItem, column: ScoreColumn): ScoreEntry {
  const { maximum, kind } = item.criterion;
  const typed = readScore(sheet, item, { ...column, isDeduction: false });
  const isStarted = (): boolean => sheet.items.some(({ row }) => readEntry(sheet, row, column.column).kind !== "blank");
  if (typed.kind === "blank") {
    if (maximum === null || isExtra({ kind }) || !isStarted()) return typed;
    return { kind: "score", value: decimal(maximum), isText: false, deducted: decimal(0) };
  }
  if (typed.kind !== "score" || maximum === null) return typed;
  const deducted = typed.value.abs();
  return { ...typed, value: decimal(maximum).minus(deducted), deducted };
}

/** A score inside the item's own text: （满分15分，自评14分）. */
function readInText(sheet: ScoringSheet, item: FoundItem, words: readonly string[]): ScoreEntry {
  const cell = cellAt(sheet.sheet, item.text.row, item.text.column);
  const stated = typeof cell?.value === "string" ? pointsAfter(cell.value, words) : null;
  if (!stated) return { kind: "blank" };
  const number = readNumber(stated);
  return number === null
    ? { kind: "not-a-number", text: stated }
    : { kind: "score", value: decimal(number), isText: false };
}

/** 较好 is B where the scheme says so. */
function letterOfLevel(text: string, scheme: Scheme, letters: readonly string[]): string | null {
  const level = scheme.levels.find((l) => l.name === readLevel(text, scheme));
  return level?.aliases.find((alias) => letters.includes(alias)) ?? null;
}

function entryText(entry: ScoreEntry): string {
  if (entry.kind === "letter") return entry.letter;
  if (entry.kind === "score") return entry.value.toFixed();
  return "text" in entry ? entry.text : entry.kind;
}

function placesOf(item: FoundItem, { places }: ScoreColumn): readonly ScorePlace[] {
  return places?.get(placeKey(item.text)) ?? [];
}

/** One mark or number in one of several places; two of them are no score. */
function readAtPlaces(sheet: ScoringSheet, places: readonly ScorePlace[]): ScoreEntry {
  const found = places.flatMap(({ row, column, worth }) => {
    const entry = readEntry(sheet, row, column);
    return entry.kind === "blank" ? [] : [{ entry, worth }];
  });
  const [only, ...more] = found;
  if (!only) return { kind: "blank" };
  if (more.length > 0) return { kind: "not-a-number", text: found.map(({ entry }) => entryText(entry)).join("、") };
  const { entry, worth } = only;
  const isMark = entry.kind === "not-a-number" && isTick(entry.text);
  // A mark under 良（8—7分） says how well, but not how many points.
  return isMark && worth !== null && worth.from === worth.to
    ? { kind: "score", value: decimal(worth.to), isText: false }
    : entry;
}

/** Where an item's score stands: in the first of its rows or places where something does. */
function scoreCell(sheet: ScoringSheet, item: FoundItem, column: ScoreColumn): CellAddress {
  if (column.inText) return item.text;
  const rows = (item.rows ?? []).map((row) => ({ row, column: column.column }));
  const own = column.places ? placesOf(item, column) : rows;
  const isFilled = (cell: CellAddress): boolean => readEntry(sheet, cell.row, cell.column).kind !== "blank";
  const cell = own.find(isFilled) ?? (column.places ? own[0] : undefined) ?? { row: item.row, column: column.column };
  return { row: cell.row, column: cell.column };
}

function readEntry(sheet: ScoringSheet, row: number, column: number): ScoreEntry {
  const cell = knownCell(sheet.sheet, row, column);
  if (!cell) return { kind: "blank" };
  const { value } = cell;
  if (value === null) return { kind: "uncalculated" };
  if (isCellError(value)) return { kind: "error", error: value.error };
  const { letters } = sheet.rubric;
  if (typeof value === "number") {
    // 95%, 2012-03-02 or 2:30: the number behind what is shown is nothing that anybody meant.
    if (letters || !showsNumber(cell)) return { kind: "not-a-number", text: cellText(cell) };
    // Excel shows and compares 15 digits: =20*0.57 is 11.4 to everybody who reads the sheet.
    const shown = Number(value.toPrecision(15));
    return { kind: "score", value: decimal(Number.isFinite(shown) ? shown : value), isText: false };
  }
  if (typeof value === "boolean") return { kind: "not-a-number", text: value ? "TRUE" : "FALSE" };
  if (value.trim() === "") return { kind: "blank" };
  if (letters) {
    const letter = readLetter(value, letters) ?? letterOfLevel(value, sheet.scheme, letters);
    return letter === null ? { kind: "not-a-number", text: value } : { kind: "letter", letter };
  }
  const number = readNumber(value);
  return number === null
    ? { kind: "not-a-number", text: value }
    : { kind: "score", value: decimal(number), isText: true };
}

/** What 加分 beside the scores adds to an item's points. */
function addedTo(sheet: ScoringSheet, { row }: FoundItem, additions: readonly number[]): number {
  const added = additions.map((column) => readEntry(sheet, row, column));
  const [only, ...others] = added.flatMap((e) => (e.kind === "score" ? [e.value.toNumber()] : []));
  return only === undefined || others.length > 0 ? 0 : Math.max(0, only);
}

/**
 * The entry counts: a number from 0 to the item's maximum, one of its options, or an allowed letter.
 * @param added what the item may have beyond its maximum.
 */
function isValidEntry(entry: ScoreEntry, item: FoundItem, added: number): boolean {
  if (entry.kind === "letter") return true;
  if (entry.kind !== "score") return false;
  const { maximum, kind, options } = item.criterion;
  if (options && !options.some((o) => entry.value.eq(o))) return false;
  if (kind === "deduction") return maximum === null || entry.value.abs().lte(maximum);
  if (compare(entry.value, zero) < 0) return false;
  return maximum === null || compare(entry.value, sum([decimal(maximum), decimal(added)])) <= 0;
}

/** Reads one score column of a recognised sheet. */
export function readEvaluation(sheet: ScoringSheet, column: ScoreColumn): Evaluation {
  const additions = besides(sheet, column, "addition");
  const scores: ItemScore[] = sheet.items.map((item) => {
    const entry = readScore(sheet, item, column);
    return {
      criterion: item.criterion,
      category: item.category,
      item,
      cell: scoreCell(sheet, item, column),
      entry,
      isValid: isValidEntry(entry, item, addedTo(sheet, item, additions)),
    };
  });
  const { categories } = sheet.rubric;
  const isComplete = isFilled(
    scores,
    categories.flatMap((c) => c.items),
  );
  const partial = sumOfCategories(categories, scores);
  // How weights of items make a total the document does not say: none is given.
  const isNumeric = sheet.rubric.letters === null && !sheet.rubric.hasItemWeights;
  return {
    party: column.party,
    sheet,
    column,
    scores,
    isStarted: scores.some((s) => s.entry.kind !== "blank"),
    isComplete,
    partial,
    total: isComplete && isNumeric ? asTotal(sheet.rubric, partial) : null,
    categories: categorySums(sheet, scores),
    letters: categoryLetters(sheet, scores),
  };
}

/** Every item that takes points of its own has a valid score, and no extra one a wrong entry. */
function isFilled(scores: readonly ItemScore[], official: readonly Criterion[]): boolean {
  const given = scores.filter((s) => !isExtra(s.criterion));
  return given.length === official.filter((c) => !isExtra(c)).length && scores.every(counts);
}

function categorySums(sheet: ScoringSheet, scores: readonly ItemScore[]): ReadonlyMap<string, Big | null> {
  const sums = new Map<string, Big | null>();
  if (sheet.rubric.letters) return sums;
  for (const category of sheet.rubric.categories) {
    const own = scores.filter((s) => s.category === category.name);
    sums.set(category.name, isFilled(own, category.items) ? sumOfCategory(category, own) : null);
  }
  return sums;
}

function categoryLetters(sheet: ScoringSheet, scores: readonly ItemScore[]): ReadonlyMap<string, string | null> {
  const letters = new Map<string, string | null>();
  if (!sheet.rubric.letters) return letters;
  for (const category of sheet.rubric.categories) {
    const entry = scores.find((s) => s.category === category.name && s.entry.kind === "letter")?.entry;
    letters.set(category.name, entry?.kind === "letter" ? entry.letter : null);
  }
  return letters;
}
