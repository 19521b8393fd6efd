import type { ScoringForm } from "../schemes/types";
import { hasPointsInSight } from "../rubrics/points-in-sight";
import { readRubricGrid } from "../rubrics/read-rubric";
import { bare, fold } from "../text/fold";
import { readLetter } from "../text/letters";
import { readPoints } from "../text/numbers";
import { pointsAfter } from "../text/points-after";
import type { SheetGrid } from "../workbook/grid";
import type { FormMatch, ItemMatch } from "./rubric-index";
import { findTitle } from "./titles";

/** From this share of its items on, a sheet is taken for the known rubric. */
export const KNOWN_RUBRIC = 0.8;

/**
 * The rubric that the sheet holds; null when none is. Authorities may share their items: then scores
 * inside the text, and places named in title, issuer or sheet name, tell them apart.
 */
export function pickRubric(grid: SheetGrid, matches: readonly FormMatch[]): FormMatch | null {
  const whole = matches.filter(
    (m) => m.matches.length >= m.form.items.length * KNOWN_RUBRIC && isLaidOutInRows(m.matches),
  );
  const most = Math.max(...whole.map((m) => m.matches.length));
  // Beside the many lines of another known rubric names are its headings, without a closer look.
  const known = whole.filter((m) => !isNamesOnly(m) || (m.matches.length * FINER > most && !isOutline(grid, m)));
  if (known.length < 2) return known[0] ?? null;
  const share = (m: FormMatch): number => m.matches.length / m.form.items.length;
  const ranked = known
    .map((match) => ({ match, rank: share(match) + rank(grid, match) + 0.5 * likeness(grid, match) }))
    .sort((a, b) => b.rank - a.rank);
  return ranked[0]?.match ?? null;
}

/** The rubric that comes nearest to a sheet of none: names that are its headings do not count. */
export function nearestRubric(matches: readonly FormMatch[]): FormMatch | undefined {
  return matches.find((m) => !isNamesOnly(m));
}

/** Items stand one below the other; in one row they are the headings of a ledger. */
function isLaidOutInRows(matches: readonly ItemMatch[]): boolean {
  return new Set(matches.map((m) => m.cell.row)).size >= matches.length * KNOWN_RUBRIC;
}

/**
 * The rubric's items are bare names (领导班子好), and the sheet divides them further: its own lines state points, many more
 * than there are names. Then those lines take the scores.
 */
function isOutline(grid: SheetGrid, { matches }: FormMatch): boolean {
  if (!hasPointsInSight(grid)) return false;
  const lines = readRubricGrid(grid)?.categories.flatMap((c) => c.items) ?? [];
  return lines.length >= matches.length * FINER;
}

function isNamesOnly({ form }: FormMatch): boolean {
  return form.form.rubric.categories.every((c) => c.items.every((item) => item.text === c.name));
}

/** From so many lines per name on, names are headings. */
const FINER = 1.5;

function rank(grid: SheetGrid, { form, matches }: FormMatch): number {
  const { scheme } = form;
  if (hasPointsInText(matches, form.form.inText)) return 3;
  if (isNamed(grid, matches, scheme.places ?? [])) return 2;
  return scheme.places ? 0 : 1;
}

/** 0…1: how well title, headings and entries fit the form, where its items alone do not tell it from others. */
function likeness(grid: SheetGrid, { form, matches }: FormMatch): number {
  const { headings, rubric } = form.form;
  const title = findTitle(grid, form.form, Math.min(...matches.map((m) => m.cell.row)));
  const named = headings.parties.filter((p) => {
    const words = p.headings.map(fold);
    return grid.cells.some((c) => words.includes(fold(c.text)));
  });
  const items = new Set(matches.flatMap((m) => m.cells));
  const rows = new Set([...items].map((c) => c.row));
  const entries = [...rows].flatMap((row) => (grid.rows.get(row) ?? []).filter((c) => !items.has(c)));
  const fitting = entries.filter(({ cell, text }) =>
    rubric.letters
      ? readLetter(text, rubric.letters) !== null
      : typeof cell.value === "number" || readPoints(text) !== null,
  );
  return (
    0.3 * (title ? 1 : 0) +
    0.3 * (named.length / headings.parties.length) +
    0.4 * (entries.length === 0 ? 1 : fitting.length / entries.length)
  );
}

/** Most of the items say their maximum or a score in their own cell, as the form's reports do. */
export function hasPointsInText(matches: readonly ItemMatch[], inText: ScoringForm["inText"]): boolean {
  if (!inText) return false;
  const words = inText.parties.flatMap((p) => p.words);
  const telling = matches.filter(
    ({ cell }) => pointsAfter(cell.text, inText.maximum) !== null && pointsAfter(cell.text, words) !== null,
  );
  return telling.length >= matches.length / 2;
}

const LONGEST_LINE = 60;

function isNamed(grid: SheetGrid, matches: readonly ItemMatch[], places: readonly string[]): boolean {
  const items = new Set(matches.flatMap((m) => m.cells));
  const isSaid = (text: string): boolean => places.some((p) => bare(text).includes(p));
  return (
    isSaid(fold(grid.sheet.name)) ||
    grid.cells.some((c) => c.text.length <= LONGEST_LINE && !items.has(c) && isSaid(c.text))
  );
}
