import type { RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch, type NamedBranch } from "../model/same-branch";
import { publicityIn } from "../own-sheets/publicity/read";
import type { Scheme } from "../schemes/types";
import { fold, oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import { addedHeading } from "./list-rows";
import { maskContacts } from "./mask";
import type { MergeResult } from "./merge-result";
import { rowsOf } from "./merged-lists";
import { branchOfRow, rowContent, typedRows } from "./own-list-rows";
import { publicityList } from "./publicity";
import { PUBLICITY, type ListCell, type ListRow, type SubmittedContent, type TypedNote } from "./submitted";

/** A row of 「公示名单」 on an earlier output of the same merge, where the level above records what it was told. */
export interface FormerRow {
  readonly branch: NamedBranch;
  readonly sheet: string;
  readonly listed: ListRow;
  /** As a content of a branch under these rules. */
  readonly content: (scheme: Scheme) => SubmittedContent;
}

/** @param path of the earlier output */
export function formerPublicity(sheets: readonly RecognisedSheet[], path: string): readonly FormerRow[] {
  const file = { path, sha256: null, modified: null, fileModified: null };
  return publicityIn(sheets).flatMap(({ sheet, table }) =>
    typedRows(publicityList, sheet, table).map(({ row, listed }): FormerRow => ({
      branch: branchOfRow(row),
      sheet: sheet.name,
      listed,
      content: (scheme) =>
        rowContent(publicityList, file, sheet, row, listed, {
          scheme: scheme.id,
          customScheme: scheme.id === "custom" ? scheme : null,
        }),
    })),
  );
}

/** What counts for a branch, with what was recorded of it on the earlier output. */
export function withFormer(
  contents: readonly SubmittedContent[],
  branch: NamedBranch,
  scheme: Scheme,
  former: readonly FormerRow[],
): readonly SubmittedContent[] {
  const [row, ...more] = former.filter((f) => isOneBranch(f.branch, branch));
  if (!row || more.length > 0) return contents;
  const earlier = row.content(scheme);
  const at = contents.findIndex(({ id }) => id === PUBLICITY);
  const known = contents[at];
  if (!known) return [...contents, earlier];
  const [own, ...others] = known.rows;
  const isChange = ({ stated }: SubmittedContent): boolean => stated.some((s) => s.replaces !== undefined);
  const stated = !isChange(known) && isChange(earlier) ? earlier.stated : known.stated;
  return contents.with(at, { ...known, stated, rows: [own ? joined(own, row.listed) : row.listed, ...others] });
}

/** Texts in which one thing may be said twice; of a date or a level there is one. */
const JOINED: readonly string[] = ["objection", "inquiry", "reply", "reason", "remark"];

function joined(own: ListRow, former: ListRow): ListRow {
  const cells: Record<string, ListCell> = { ...own.cells };
  for (const [id, cell] of Object.entries(former.cells)) {
    const known = cells[id];
    if (!known) cells[id] = cell;
    else if (isText(id) && !says(known, cell)) cells[id] = { ...known, value: `${cellText(known)}；${cellText(cell)}` };
  }
  return { ...own, cells };
}

function isText(id: string): boolean {
  return JOINED.includes(id) || addedHeading(id) !== null;
}

/** One telephone number is masked on the way up. */
function says(cell: ListCell, other: ListCell): boolean {
  const text = (c: ListCell): string => fold(maskContacts(cellText(c)));
  return text(cell).includes(text(other));
}

/** What was recorded on the earlier output and is not on the new one. */
export function formerLeft({ branches }: MergeResult, former: readonly FormerRow[]): readonly TypedNote[] {
  return former.flatMap(({ branch, sheet, listed }) => {
    const own = branches.filter((b) => isOneBranch(branch, b));
    const rows = own.length === 1 ? own.flatMap((b) => rowsOf(b, "dingji/publicity")) : [];
    return Object.entries(listed.cells).flatMap(([id, cell]): readonly TypedNote[] => {
      const stands = rows.some(({ cells }) => cells[id] !== undefined && says(cells[id], cell));
      const place = toA1({ row: listed.row, column: cell.column });
      return stands ? [] : [{ sheet, cell: place, text: oneLine(cellText(cell)) }];
    });
  });
}
