import type { RecognisedSheet } from "../model/recognised-sheet";
import { isOneBranch } from "../model/same-branch";
import { readReviewBlocks, type ReviewBlock } from "../own-sheets/review/read";
import { opinionWords, reviewWords, type ReviewColumn } from "../own-sheets/review/description";
import { reviewsTable, type ReviewsColumn } from "../own-sheets/reviews/description";
import { keptText, type KeptRow } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { digestOf } from "../text/digest";
import { isBlankMark } from "../text/fold";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { leftOfRow, notesOn } from "./ledger-rows";
import { ROWS, rowText } from "./list-rows";
import { toListRow, withOwnList, type OwnList, type OwnListRows } from "./own-list-rows";
import {
  originIn,
  submittedContent,
  type LeftValue,
  type ListRow,
  type SubmittedBranch,
  type SubmittedFile,
  type TypedNote,
} from "./submitted";

/** The content that a branch's opinions on 「审核意见」 are. */
const REVIEWS = "list:dingji/review" as const;

/** 「审核意见汇总」 of a merge, whose rows go back to the branches. */
const reviewsList: OwnList<ReviewsColumn> = {
  content: REVIEWS,
  form: "reviews",
  table: reviewsTable,
  identity: ["number", "parent", "branch"],
  drawn: ["category", "item", "maximum", "self", "review", "difference"],
};

/** Worked out anew wherever it is drawn. */
const NEVER: readonly ReviewColumn[] = ["number", "difference", "hint"];

/** Gives every branch what reviewers set and wrote on 「审核意见」, or what a merge collected of it. */
export function withReviews(
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
  branches: readonly SubmittedBranch[],
): OwnListRows {
  const collected = withOwnList(reviewsList, file, sheets, branches);
  let all = collected.branches;
  const notes: TypedNote[] = [...collected.notes];
  const left: LeftValue[] = [...collected.left];
  const [own] = ownSheetsOf(sheets, "review").filter(({ sheet }) => sheet.visibility === "visible");
  for (const block of (own && readReviewBlocks(own)) ?? []) {
    const sheet = own?.sheet as SheetSnapshot;
    notes.push(...notesOn(sheet, block.table));
    const rows = rowsOf(sheet, block);
    if (rows.length === 0) continue;
    const named = all.filter((b) => isOneBranch(b, { name: block.branch, parent: null }));
    const [branch] = named.length === 1 ? named : all.length === 1 && all[0]?.name === null ? all : [];
    if (!branch) left.push(...rows.flatMap((row) => leftOfRow(sheet, row)));
    else {
      const places = rows.map(({ row }) => `${row + 1}:${row + 1}`).join(",");
      const content = submittedContent({
        id: REVIEWS,
        digest: digestOf(rows.map(rowText).join("\n")),
        origin: originIn(file, sheet.name, { [ROWS]: places }),
        rows,
      });
      all = all.with(all.indexOf(branch), { ...branch, contents: [...branch.contents, content] });
    }
  }
  return { branches: all, notes, left };
}

/** Items with an opinion that somebody chose or a reason, and the free text below them. */
function rowsOf(sheet: SheetSnapshot, { rows, remarks, table }: ReviewBlock): readonly ListRow[] {
  const columns = new Map([...sheet.cells].map(([key, cell]) => [cell, keyAddress(key).column] as const));
  const places = new Map([...sheet.cells].map(([key, cell]) => [cell, keyAddress(key)] as const));
  const items = rows
    .map(({ kept }) => chosen(kept))
    .filter(
      (row) =>
        !isBlankMark(cellText(row.cells.get("opinion"))) || keptText(row, "reason") !== "" || row.extras.size > 0,
    )
    .map((row) => toListRow(row, NEVER, table.extras, columns));
  const at = remarks && places.get(remarks);
  const text = cellText(remarks ?? undefined);
  if (!at || isBlankMark(text)) return items;
  const label = { value: reviewWords.remarks, column: 0 };
  return [...items, { row: at.row, cells: { item: label, reason: { value: text, column: at.column } } }];
}

/** An opinion that only follows from the scores is nobody's. */
function chosen(kept: KeptRow<ReviewColumn>): KeptRow<ReviewColumn> {
  const opinion: Cell | undefined = kept.cells.get("opinion");
  if (opinion?.formula === undefined) return kept;
  const shown = Object.values(opinionWords).includes(cellText(opinion));
  return shown ? { ...kept, cells: new Map([...kept.cells].filter(([id]) => id !== "opinion")) } : kept;
}
