import type { LongDesign } from "../../design/long-table";
import { comparedEntriesTable, comparedEntriesWords as words } from "../../own-sheets/compared-entries/description";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { nothingKept } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { toA1 } from "../../workbook/address";
import type { ComparedEntry } from "../compared-entries";

/** Draws 「填报内容对照」; null where nothing but scores was filled in. */
export function drawComparedEntries(entries: readonly ComparedEntry[], program: string): LongDesign | null {
  if (entries.length === 0) return null;
  const page = new OwnTablePage(comparedEntriesTable, nothingKept, `${OWN_MARK}　${words.note}`);
  const [before, after] = [page.column("before"), page.column("after")];
  page.putRows(entries.length, (i, row) => {
    const entry = entries[i] as ComparedEntry;
    const [then, now] = [toA1({ row, column: before }), toA1({ row, column: after })];
    return {
      number: i + 1,
      parent: entry.parent,
      branch: entry.branch,
      form: entry.form,
      entry: entry.heading,
      before: entry.before === "" ? null : entry.before,
      after: entry.after === "" ? null : entry.after,
      change: {
        value: entry.before === entry.after ? "" : words.changed,
        formula: `IF(EXACT(${then},${now}),"","${words.changed}")`,
      },
    };
  });
  return page.finishLong(comparedEntriesTable.title, "landscape", program);
}
