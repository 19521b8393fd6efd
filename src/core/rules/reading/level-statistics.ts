import { decimal, sum, type Big } from "../../workbook/decimal";
import type { TableRow, TableSheet } from "../../model/recognised-sheet";
import { readLevel } from "../../schemes/levels";
import { readCount } from "../../text/numbers";
import type { CellAddress } from "../../workbook/address";
import { isBlankMark } from "../../text/fold";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";
import { cellWithRole } from "../../model/table-cells";

/** A number or share of statistics, beside what it should be. */
interface StatedNumber {
  readonly table: TableSheet;
  readonly what: string;
  readonly cell: CellAddress;
  readonly entered: number;
  readonly computed: number;
}

/** One row of a table of statistics: a level, how many branches, their share. */
interface LevelRow {
  readonly name: string;
  readonly count: { readonly cell: CellAddress; readonly value: number } | null;
  readonly share: { readonly cell: CellAddress; readonly text: string } | null;
}

function statistics(context: CheckContext): readonly TableSheet[] {
  return tableSheets(context).filter(
    ({ form }) => form.kind === "table" && form.columns.some((c) => c.role === "level-name"),
  );
}

function toRow(table: TableSheet, row: TableRow): LevelRow {
  const count = cellWithRole(table, row, "count");
  const value = count ? countIn(count.text) : null;
  const share = cellWithRole(table, row, "share");
  return {
    name: cellWithRole(table, row, "level-name")?.text ?? "",
    count: count && value !== null ? { cell: count.cell, value } : null,
    share: share && !isBlankMark(share.text) ? share : null,
  };
}

/** "21", "21个", "21个党支部". */
function countIn(text: string): number | null {
  const leading = /^\D{0,3}(\d+)(?![\d.%])/.exec(text.normalize("NFKC"));
  return readCount(text) ?? (leading ? Number(leading[1]) : null);
}

interface StatedTotal {
  readonly what: string;
  readonly cell: CellAddress;
  readonly value: number;
}

/** How many branches there are in all: as the line above says, and as the last row says. */
function statedTotals(table: TableSheet): readonly StatedTotal[] {
  const line = table.lines?.find((l) => l.id === "base");
  const total = line ? countIn(line.text) : null;
  const summed = table.sumRow ? toRow(table, table.sumRow) : null;
  return [
    ...(line && total !== null ? [{ what: "党支部总数", cell: line.cell, value: total }] : []),
    ...(summed?.count ? [{ what: summed.name, ...summed.count }] : []),
  ];
}

/** Stated totals that are not the sum of the rows, and counts that are not those of the ledger at hand. */
export function* wrongCounts(context: CheckContext): Generator<StatedNumber> {
  for (const table of statistics(context)) {
    const rows = table.rows.map((row) => toRow(table, row));
    const counts = rows.flatMap((row) => (row.count ? [row.count.value] : []));
    if (counts.length === 0) continue;
    const computed = counts.reduce((n, count) => n + count, 0);
    for (const { what, cell, value } of statedTotals(table)) {
      if (value !== computed) yield { table, what, cell, entered: value, computed };
    }
    for (const { name, count } of rows) {
      const listed = listedOn(context, table, name);
      if (!count || listed === null || listed === count.value) continue;
      yield { table, what: name, cell: count.cell, entered: count.value, computed: listed };
    }
  }
}

/** How many rows of the same authority's ledger are on a level; null where no ledger is filled in. */
function listedOn(context: CheckContext, { scheme }: TableSheet, name: string): number | null {
  const level = readLevel(name, scheme);
  const ledgers = tableSheets(context).filter(
    ({ scheme: own, form }) => own === scheme && form.kind === "table" && form.columns.some((c) => c.indicator),
  );
  const words = ledgers.flatMap((ledger) =>
    ledger.rows.flatMap((row) => {
      const text = cellWithRole(ledger, row, "level")?.text ?? "";
      return isBlankMark(text) ? [] : [readLevel(text, scheme)];
    }),
  );
  return level === null || words.length === 0 ? null : words.filter((word) => word === level).length;
}

/**
 * Shares that the counts do not give. The base is all branches: the number stated above the table,
 * else in its last row, else the sum of the rows. A share may be rounded as it was written.
 */
export function* wrongShares(context: CheckContext): Generator<StatedNumber> {
  for (const table of statistics(context)) {
    const rows = table.rows.map((row) => toRow(table, row));
    const counts = rows.flatMap((row) => (row.count ? [decimal(row.count.value)] : []));
    const base = statedTotals(table)[0]?.value ?? sum(counts).toNumber();
    if (base === 0) continue;
    for (const { name, count, share } of rows) {
      const stated = share && statedPercent(share.text);
      if (!count || !share || !stated) continue;
      const percent = decimal(count.value).times(100).div(base);
      if (isShare(stated, percent)) continue;
      yield {
        table,
        what: name,
        cell: share.cell,
        entered: stated.value.toNumber(),
        computed: percent.round(1).toNumber(),
      };
    }
  }
}

/** A share in percent, with the decimals that it was written with. */
interface StatedPercent {
  readonly value: Big;
  readonly decimals: number;
}

/** A share may be rounded as it was written. */
export function isShare({ value, decimals }: StatedPercent, percent: Big): boolean {
  return value.minus(percent).abs().times(2).lte(decimal(10).pow(-decimals));
}

/** "20%", "占20%", "19.05", or a fraction that shows no percent sign (0.19). */
export function statedPercent(text: string): StatedPercent | null {
  const match = /(\d+(?:\.(\d+))?)\s*(%)?/.exec(text.normalize("NFKC"));
  if (!match) return null;
  const value = decimal(match[1] ?? "0");
  const decimals = match[2]?.length ?? 0;
  if (match[3] !== undefined || value.gt(1)) return { value, decimals };
  return { value: value.times(100), decimals: Math.max(0, decimals - 2) };
}
