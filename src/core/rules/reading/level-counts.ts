import { isBlankMark } from "../../text/fold";
import type { TableSheet } from "../../model/recognised-sheet";
import { readLevel } from "../../schemes/levels";
import type { CellAddress } from "../../workbook/address";
import { tableSheets } from "./sheets";
import { cellWithRole } from "../../model/table-cells";
import type { CheckContext } from "../rule";

/** What a table states about one level, beside what its rows say. */
interface LevelCount {
  readonly table: TableSheet;
  readonly level: string;
  readonly cell: CellAddress;
  /** As stated: "4", "4个", "4（20%）". */
  readonly text: string;
  readonly computed: number;
  readonly rows: number;
  /** Rows whose level is no word of the scheme: each may belong to any level. */
  readonly unknown: number;
}

/** Every count that the totals of a table state. */
export function* levelCounts(context: CheckContext): Generator<LevelCount> {
  for (const table of tableSheets(context)) {
    if (table.totals.length === 0) continue;
    const entries = table.rows.map((row) => cellWithRole(table, row, "level")?.text ?? "");
    const levels = entries.map((text) => readLevel(text, table.scheme));
    const unknown = entries.filter((text, i) => !isBlankMark(text) && levels[i] === null).length;
    for (const { level, cell, text } of table.totals) {
      if (isBlankMark(text)) continue;
      const meant = readLevel(level, table.scheme) ?? level;
      const computed = levels.filter((l) => l === meant).length;
      yield { table, level, cell, text, computed, rows: entries.length, unknown };
    }
  }
}
