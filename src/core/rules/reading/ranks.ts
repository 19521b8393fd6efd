import type { TableRow, TableSheet } from "../../model/recognised-sheet";
import { cellWithRole, columnsOfForm, numberIn } from "../../model/table-cells";
import type { Column } from "../../schemes/types";
import { readQuarter } from "../../text/dates";
import { nameKey } from "../../model/names";
import { readRank } from "../../text/numbers";
import type { CellAddress } from "../../workbook/address";
import type { Big } from "../../workbook/decimal";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";
import { columnLabel } from "./table-entries";

/** A place in an order that the numbers beside it do not give. */
interface WrongRank {
  readonly table: TableSheet;
  readonly what: string;
  readonly cell: CellAddress;
  readonly entered: number;
  readonly computed: number;
}

interface Ranked {
  readonly who: string;
  readonly cell: CellAddress;
  readonly rank: number;
  readonly score: Big;
}

/**
 * Among the rows of one quarter a higher score has a lower place, equal scores the same; the next one after equals may
 * count them or not. A list that holds only some of those ranked is judged by the order alone.
 */
export function* wrongRanks(context: CheckContext): Generator<WrongRank> {
  for (const table of tableSheets(context)) {
    for (const column of columnsOfForm(table)) {
      const { rankOf } = column;
      if (rankOf === undefined) continue;
      for (const group of byQuarter(table, column, rankOf)) {
        if (!group.some((a) => group.some((b) => isAgainst(a, b)))) continue;
        // One way of counting holds for all of them: the one that leaves fewer places wrong.
        const whole = misplaced(group, ({ who }) => who);
        const dense = misplaced(group, ({ score }) => score.toString());
        for (const wrong of dense.length < whole.length ? dense : whole)
          yield { table, what: columnLabel(column), ...wrong };
      }
    }
  }
}

/** Places that are not one more than how many different ones have a better score. */
function misplaced(
  group: readonly Ranked[],
  countedBy: (one: Ranked) => string,
): readonly Pick<WrongRank, "cell" | "entered" | "computed">[] {
  return group.flatMap(({ cell, rank, score }) => {
    const computed = 1 + new Set(group.filter((other) => other.score.gt(score)).map(countedBy)).size;
    return rank === computed ? [] : [{ cell, entered: rank, computed }];
  });
}

/** The two places say otherwise than the two scores. */
function isAgainst(a: Ranked, b: Ranked): boolean {
  if (a === b) return false;
  return a.score.eq(b.score) ? a.rank !== b.rank : a.score.gt(b.score) && a.rank >= b.rank;
}

function byQuarter(table: TableSheet, column: Column, rankOf: string): readonly (readonly Ranked[])[] {
  const groups = new Map<string, Ranked[]>();
  table.rows.forEach((row: TableRow) => {
    const place = row.cells[column.id];
    const rank = place ? readRank(place.text) : null;
    const score = numberIn(table, row, rankOf);
    if (!place || rank === null || score === null) return;
    const month = cellWithRole(table, row, "month")?.text ?? "";
    const quarter = String(readQuarter(month) ?? month);
    const named = cellWithRole(table, row, "branch") ?? cellWithRole(table, row, "parent");
    // Two rows that name nobody are two.
    const who = nameKey(named?.text || String(row.row));
    groups.set(quarter, [...(groups.get(quarter) ?? []), { who, cell: place.cell, rank, score }]);
  });
  return [...groups.values()];
}
