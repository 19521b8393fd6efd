import type { LongDesign } from "../../design/long-table";
import { markLine } from "../../own-sheets/mark-line";
import { publicityTable, publicityWords as words, type PublicityColumn } from "../../own-sheets/publicity/description";
import { nothingKept, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import type { Cell } from "../../workbook/snapshot";
import { addedHeading } from "../list-rows";
import type { MergedBranch } from "../merge-result";
import { rowsOf } from "../merged-lists";
import type { ListRow } from "../submitted";
import { maskContacts } from "../mask";

/**
 * Draws 「公示名单」 of a merge: the rows that branches handed in, telephone numbers and mail addresses masked; null
 * where none did.
 */
export function drawPublicityList(
  branches: readonly MergedBranch[],
  name: string,
  program: string,
): readonly LongDesign[] | null {
  const rows = branches.flatMap((branch) => rowsOf(branch, "dingji/publicity").map((row) => ({ branch, row })));
  if (rows.length === 0) return null;
  const added = [
    ...new Set(rows.flatMap(({ row }) => Object.keys(row.cells).filter((id) => addedHeading(id) !== null))),
  ];
  const kept: KeptTable<PublicityColumn> = {
    ...nothingKept,
    extras: added.map((id) => ({ value: addedHeading(id) ?? "" })),
  };
  const page = new OwnTablePage(publicityTable, kept, markLine(words.note));
  rows.forEach(({ branch, row }, i) => {
    const own = keptRow(row, added);
    page.put({ number: i + 1, parent: branch.parent, branch: branch.name, level: own.cells.get("level") ?? null }, own);
  });
  const levels = [...new Set(branches.flatMap((b) => b.scheme.levels.map((level) => level.name)))];
  page.offerOptions("changed", levels, words.changedTitle, words.changedMessage);
  return [page.finishLong(name, "landscape", program)];
}

function keptRow({ row, cells }: ListRow, added: readonly string[]): KeptRow<PublicityColumn> {
  const masked = (cell: ListRow["cells"][string]): Cell => {
    const value = typeof cell.value === "string" ? maskContacts(cell.value) : cell.value;
    return { value, ...(cell.format === undefined ? {} : { format: cell.format }) };
  };
  return {
    row,
    cells: new Map(
      publicityTable.columns.flatMap(({ id }) => {
        const cell = cells[id];
        return cell ? [[id, masked(cell)] as const] : [];
      }),
    ),
    extras: new Map(
      added.flatMap((id, i) => {
        const cell = cells[id];
        return cell ? [[i, masked(cell)] as const] : [];
      }),
    ),
  };
}
