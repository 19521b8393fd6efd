import type { StatedLevel } from "../model/branch";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch, type NamedBranch } from "../model/same-branch";
import { isPublished, isRecordedChange, publicityIn, type PublicityRow } from "../own-sheets/publicity/read";
import type { PublicityColumn } from "../own-sheets/publicity/description";
import { keptText } from "../own-sheets/read-table";
import { readLevel } from "../schemes/levels";
import type { Scheme } from "../schemes/types";
import { isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { keyAddress, type SheetSnapshot } from "../workbook/snapshot";

/** Who a row of 「公示名单」 is about. */
export function publishedBranch(row: PublicityRow): NamedBranch {
  const parent = keptText(row, "parent");
  return { name: keptText(row, "branch"), parent: isBlankMark(parent) ? null : parent };
}

/** In A1 notation; "" for a blank cell. */
function publicityCell({ cells }: SheetSnapshot, row: PublicityRow, id: PublicityColumn): string {
  const cell = row.cells.get(id);
  const found = cell && [...cells].find(([, other]) => other === cell);
  return found ? toA1(keyAddress(found[0])) : "";
}

/**
 * What a row decides: a level that took the place of the published one after an objection, recorded with its reason;
 * else the level that was made public, once it was.
 */
export function levelsPublished(sheet: SheetSnapshot, row: PublicityRow, scheme: Scheme): readonly StatedLevel[] {
  const stated = (id: "level" | "changed"): StatedLevel | null => {
    const text = keptText(row, id);
    const level = readLevel(text, scheme);
    return level === null ? null : { level, text, sheet: sheet.name, cell: publicityCell(sheet, row, id), party: null };
  };
  const published = stated("level");
  const changed = isRecordedChange(row) ? stated("changed") : null;
  if (published?.level && changed) return [{ ...changed, replaces: published.level }];
  return published && isPublished(row) ? [published] : [];
}

/** What 「公示名单」 says of the only branch of this name. */
export function publishedLevels(
  sheets: readonly RecognisedSheet[],
  scheme: Scheme,
  name: string | null,
): readonly StatedLevel[] {
  return publicityIn(sheets).flatMap(({ sheet, table }) => {
    const own = table.rows.filter((row) => isOneBranch(publishedBranch(row), { name, parent: null }));
    const [only] = own;
    return only && own.length === 1 ? levelsPublished(sheet, only, scheme) : [];
  });
}
