import { nameKey } from "../../model/names";
import type { TableRow, TableSheet } from "../../model/recognised-sheet";
import { cellWithRole } from "../../model/table-cells";
import { finalLevelIn } from "../../records/listed-levels";
import type { TableForm } from "../../schemes/types";
import { isBlankMark, oneLine } from "../../text/fold";
import type { CellAddress } from "../../workbook/address";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";

/** A list that is drawn from others, with those of them that the workbook has filled in. */
interface DrawnList {
  readonly table: TableSheet;
  readonly drawnFrom: NonNullable<TableForm["drawnFrom"]>;
  readonly sources: readonly TableSheet[];
}

function* drawnLists(context: Pick<CheckContext, "sheets">): Generator<DrawnList> {
  const tables = tableSheets(context);
  for (const table of tables) {
    const { form, scheme } = table;
    if (form.kind !== "table" || !form.drawnFrom) continue;
    const { forms } = form.drawnFrom;
    const sources = tables.filter((t) => t.scheme === scheme && forms.includes(t.form.id) && named(t).length > 0);
    if (sources.length > 0) yield { table, drawnFrom: form.drawnFrom, sources };
  }
}

/** A row with the branch that it names. */
interface NamedRow {
  readonly row: TableRow;
  readonly name: string;
  readonly key: string;
  readonly cell: CellAddress;
}

function named(table: TableSheet): readonly NamedRow[] {
  return table.rows.flatMap((row) => {
    const entry = cellWithRole(table, row, "branch");
    const name = oneLine(entry?.text ?? "");
    return entry && !isBlankMark(name) ? [{ row, name, key: nameKey(name), cell: entry.cell }] : [];
  });
}

/** Rows about branches that none of the lists has from which this one is drawn. */
export function* strangers(context: Pick<CheckContext, "sheets">): Generator<NamedRow & DrawnList> {
  for (const list of drawnLists(context)) {
    const known = new Set(list.sources.flatMap(named).map(({ key }) => key));
    const told = new Set<string>();
    for (const row of named(list.table)) {
      if (known.has(row.key) || told.has(row.key)) continue;
      told.add(row.key);
      yield { ...row, ...list };
    }
  }
}

/** A list of the branches on one level that holds others, or lacks some. */
interface WrongSelection {
  readonly table: TableSheet;
  readonly level: string;
  readonly cell: CellAddress | null;
  readonly entered: number;
  readonly computed: number;
  readonly list: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

export function* wrongSelections(context: Pick<CheckContext, "sheets">): Generator<WrongSelection> {
  for (const { table, drawnFrom, sources } of drawnLists(context)) {
    const { level } = drawnFrom;
    if (level === undefined) continue;
    const levels = new Map<string, { name: string; levels: (string | null)[] }>();
    for (const source of sources) {
      for (const { row, key, name } of named(source)) {
        const known = levels.get(key) ?? { name, levels: [] };
        levels.set(key, { name, levels: [...known.levels, finalLevelIn(source, row)?.level ?? null] });
      }
    }
    const listed = named(table);
    if (listed.length === 0) continue;
    const extra = listed.filter(({ key }) => levels.has(key) && !levels.get(key)?.levels.includes(level));
    const missing = [...levels].filter(
      ([key, { levels: own }]) =>
        own.every((l) => l === null || l === level) && own.includes(level) && !listed.some((l) => l.key === key),
    );
    if (extra.length === 0 && missing.length === 0) continue;
    const [wrong] = extra;
    const last = listed.at(-1);
    const next = last ? { row: last.cell.row + 1, column: last.cell.column } : null;
    yield {
      table,
      level,
      cell: wrong?.cell ?? next,
      entered: new Set(listed.map(({ key }) => key)).size,
      computed: [...levels.values()].filter(({ levels: own }) => own.includes(level)).length,
      list: sources.map(({ sheet }) => sheet.name).join("、"),
      missing: missing.map(([, { name }]) => name),
      extra: [...new Set(extra.map(({ name }) => name))],
    };
  }
}
