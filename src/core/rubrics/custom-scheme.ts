import type { Category, Scheme, ScoringForm } from "../schemes/types";
import { fold } from "../text/fold";
import { toA1 } from "../workbook/address";
import type { ReadItem, RubricReading } from "./read-rubric";

/** An item of the reading as a criterion: lines of one cell take one score together. */
interface ScoredRow {
  readonly item: ReadItem;
  readonly maximum: number;
}

/** Rows that take a score: further lines of the same cell are added to the first. */
export function scoredRows(items: readonly ReadItem[]): readonly ScoredRow[] {
  const rows: { item: ReadItem; maximum: number }[] = [];
  for (const item of items) {
    const same = item.isPart ? rows.find((r) => r.item.isPart && toA1(r.item.cell) === toA1(item.cell)) : undefined;
    if (same) same.maximum = Number((same.maximum + item.maximum).toFixed(6));
    else rows.push({ item, maximum: item.maximum });
  }
  return rows;
}

/**
 * The scheme that a read rubric stands for: only what its own text says. Levels and weights are
 * absent where the document gives none.
 */
export function customScheme(reading: RubricReading): Scheme {
  const title = reading.title ?? reading.sheet.name;
  const categories: Category[] = reading.categories.map((category) => ({
    name: category.name,
    maximum: category.maximum,
    items: scoredRows(category.items).map(({ item, maximum }) => ({
      number: item.number,
      text: item.text,
      maximum,
      kind: item.kind,
      options: item.options,
      matchWords: [],
    })),
  }));
  const clause = reading.sheet.name;
  const form: ScoringForm = {
    kind: "scoring",
    id: "scoring",
    titles: [title],
    clause,
    isOurLayout: false,
    notes: [],
    unitLine: null,
    orientation: "portrait",
    headings: { category: [], text: [], maximum: [], parties: [] },
    rubric: { total: reading.total, categories, letters: null },
  };
  return {
    id: "custom",
    title,
    issuer: "",
    document: "",
    levels: reading.levels.map((band) => ({
      name: band.name,
      aliases: [],
      from: band.from,
      to: band.to,
      action: null,
    })),
    levelsClause: reading.levels.length > 0 ? clause : null,
    weights: reading.weights.map((weight) => ({ ...weight, clause })),
    vetoes: reading.vetoes.map((text, i) => ({ id: `veto-${i + 1}`, text, level: vetoLevel(text, reading), clause })),
    hasOpenVetoes: false,
    forms: [form],
    categoryAliases: {},
    stages: [],
    deadlines: [],
  };
}

/** The level that a veto names itself, else the lowest one. */
function vetoLevel(text: string, reading: RubricReading): string {
  const named = reading.levels.find((l) => fold(text).includes(`为${fold(l.name)}`));
  return named?.name ?? reading.levels.at(-1)?.name ?? "";
}
