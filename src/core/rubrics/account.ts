import { scoredRows } from "./custom-scheme";
import type { RatedReading } from "./read-as";
import type { ReadColumns, ReadingAccount, TableReading, TriedReading } from "./reading";
import type { CellAddress } from "../workbook/address";
import { rivalMargin } from "./reading-weights";

/** So many rejected readings are told at most. */
const MOST_REJECTED = 5;

/** @param rated the reading that was taken first, then the others, by weight. */
export function accountOf([best, ...others]: readonly [RatedReading, ...RatedReading[]]): ReadingAccount {
  const known = new Set([outcomeOf(best)]);
  const rejected = others.filter((reading) => {
    const outcome = outcomeOf(reading);
    return known.has(outcome) ? false : known.add(outcome);
  });
  return { ...tried(best), rejected: rejected.slice(0, MOST_REJECTED).map(tried) };
}

/** The nearest of the other readings where it comes so close that the choice proves nothing; else null. */
export function rivalOf({ weight, rejected: [rival] }: ReadingAccount): TriedReading | null {
  return rival && weight - rival.weight < rivalMargin ? rival : null;
}

/** Readings are the same where they expect the same scores in the same rows; in a turned table, in the same columns. */
function outcomeOf({ reading, arrangement }: RatedReading): string {
  const line = ({ row, column }: CellAddress): number => (arrangement === "transposed" ? column : row);
  return reading.categories
    .flatMap((c) => scoredRows(c.items))
    .map(({ item, maximum }) => `${line(item.cell)}:${maximum}`)
    .sort()
    .join();
}

function tried({ reading, arrangement, evidence, weight }: RatedReading): TriedReading {
  const items = reading.categories.flatMap((c) => c.items);
  return {
    arrangement,
    columns: columnsOf(reading),
    items: items.length,
    total: reading.total,
    evidence,
    weight,
  };
}

function columnsOf({ table, categories }: TableReading): ReadColumns {
  const distinct = (columns: readonly number[]): readonly number[] => [...new Set(columns)].sort((a, b) => a - b);
  const items = distinct(categories.flatMap((c) => c.items.map((i) => i.cell.column)));
  return {
    items,
    categories: distinct(categories.map((c) => c.cell.column)).filter((c) => !items.includes(c)),
    maxima: distinct(categories.flatMap((c) => c.items.map((i) => i.maximumCell.column))),
    numbers: distinct(table.numberColumns.map((n) => n.column)),
  };
}
