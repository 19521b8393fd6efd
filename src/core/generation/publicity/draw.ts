import type { SheetDesign } from "../../design/sheet-design";
import { nameKey } from "../../model/names";
import { isOneBranch, type NamedBranch } from "../../model/same-branch";
import { publishedBranch } from "../../records/publicity";
import { publicityTable, publicityWords as words, type PublicityColumn } from "../../own-sheets/publicity/description";
import { isPublished, type PublicityRow } from "../../own-sheets/publicity/read";
import type { KeptTable } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { isBlankMark } from "../../text/fold";
import { cellText } from "../../workbook/grid";

/** A result that is to be made public. */
export interface PublicResult extends NamedBranch {
  /** null while there is none. */
  readonly level: string | null;
  /** The words that a change of level may be chosen from. */
  readonly levels: readonly string[];
}

/**
 * Draws 「公示名单」: one row per result. A level that was made public stays as it was then; what people wrote in a row
 * stays with its branch, also when the branch is gone.
 */
export function drawPublicity(
  name: string,
  results: readonly PublicResult[],
  kept: KeptTable<PublicityColumn>,
  footer: string,
): SheetDesign {
  const page = new OwnTablePage(publicityTable, kept, null, words.note);
  const rest = new Set(kept.rows);
  results.forEach((result, i) => {
    const row = rowOf(result, [...rest], results);
    if (row) rest.delete(row);
    const parent = row && page.keptCell(row, "parent");
    page.put(
      {
        number: i + 1,
        parent: parent ?? result.parent,
        branch: result.name,
        level: row && isPublished(row) ? page.keptCell(row, "level") : result.level,
      },
      row,
    );
  });
  const gone = [...rest].filter(isPersons);
  gone.forEach((row, i) => page.putOwn(row, { number: results.length + i + 1 }));
  page.offerOptions(
    "changed",
    [...new Set(results.flatMap((r) => r.levels))],
    words.changedTitle,
    words.changedMessage,
  );
  return page.finish(name, "landscape", footer);
}

/** Of namesakes the one under the same committee; a row that states none is that of the only branch of its name. */
function rowOf(
  result: PublicResult,
  rows: readonly PublicityRow[],
  results: readonly PublicResult[],
): PublicityRow | undefined {
  const isAlone = results.filter((r) => nameKey(r.name ?? "") === nameKey(result.name ?? "")).length === 1;
  return rows.find((row) => {
    const named = publishedBranch(row);
    return isOneBranch(named, result) && (isAlone || named.parent !== null);
  });
}

/** Somebody wrote into the row. */
function isPersons({ cells, extras }: PublicityRow): boolean {
  const typed = publicityTable.columns.filter(({ id, isTyped }) => isTyped && id !== "parent");
  return extras.size > 0 || typed.some(({ id }) => !isBlankMark(cellText(cells.get(id))));
}
