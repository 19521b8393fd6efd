import type { ChangeSet, Edit, SheetRef, SkippedEdit, SkipReason } from "../../../core/changes/change-set";
import type { SheetDesign } from "../../../core/design/sheet-design";
import type { CellRange } from "../../../core/workbook/address";
import { HostError } from "../../host";
import type { HeldCell } from "../cells";
import { refuseUndrawable } from "../draw-sheet";
import type { FormerSheet } from "../former-sheet";
import type { Cells } from "../policy/sheet-policy";
import type { WriteProgress } from "../requests";

/** What the host remembers between two applies, beyond what edits say; keyed by edit, so it goes when they go. */
export class ApplyMemory {
  /** Edits whose writing had begun when an apply was interrupted. */
  readonly started = new WeakMap<Edit, Started>();
  /** For `set-cell` of an undo that blanks a cell: the number format it had. */
  readonly blankFormats = new WeakMap<Edit, string>();
  /** For `restore-sheet`: what the sheet looked like, and the cells it held once it was drawn. */
  readonly formerSheets = new WeakMap<Edit, { readonly former: FormerSheet; readonly drawn: Cells }>();
  /** By `set-cell`, the rows that grew for its text, by row. */
  readonly grown = new WeakMap<Edit, Map<number, FormerHeight>>();
  /** For `set-cell` of an undo: the rows that had grown for what it takes back. */
  readonly formerHeights = new WeakMap<Edit, ReadonlyMap<number, FormerHeight>>();
  /** Sheets that this host added: the only ones it removes. */
  readonly added = new Set<string>();
  /** By sheet id, the design that a sheet shows. */
  readonly designs = new Map<string, SheetDesign>();
}

/** Of a row that grew. */
export interface FormerHeight {
  /** Before, in points. */
  readonly points: number;
  /** Nobody had given it a height. */
  readonly isStandard: boolean;
  /** Afterwards, in points. */
  readonly grown: number;
}

type Started =
  | { readonly kind: "cell"; readonly held: HeldCell }
  | { readonly kind: "new-sheet"; readonly name: string; readonly others: ReadonlySet<string> }
  | { readonly kind: "sheet"; readonly cells: Cells; readonly former: FormerSheet | null }
  | { readonly kind: "removal" };

/** One change set on its way into the workbook. */
export interface Run {
  readonly context: Excel.RequestContext;
  readonly memory: ApplyMemory;
  readonly progress: WriteProgress;
  readonly book: Book;
  /** Merged areas around cells that are filled, by the id of the sheet. */
  areas: ReadonlyMap<string, readonly CellRange[]>;
  readonly skipped: SkippedEdit[];
  /** Inverse edits in the order of writing. */
  readonly undo: Edit[];
  written: number;
}

interface Book {
  /** In the order of the tabs. */
  readonly sheets: readonly Excel.Worksheet[];
  readonly byId: ReadonlyMap<string, Excel.Worksheet>;
  /** Ids of the sheets to be written on which rows are hidden, perhaps by a filter. */
  readonly withHiddenRows: ReadonlySet<string>;
  readonly isManual: boolean;
}

/** @throws HostError before anything is written where the workbook as a whole forbids it */
export async function openBook(context: Excel.RequestContext, { edits }: ChangeSet): Promise<Book> {
  for (const edit of edits) if ("design" in edit) refuseUndrawable(edit.design);
  const { workbook } = context;
  const { worksheets } = workbook;
  workbook.load("readOnly");
  workbook.protection.load("protected");
  workbook.application.load("calculationMode");
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/protection/options");
  const touched = new Set(edits.map(({ sheet }) => sheet.id).filter((id) => id !== ""));
  const used = [...touched].map((id) => ({
    id,
    range: worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(false),
  }));
  for (const { range } of used) range.load("rowHidden");
  await context.sync();
  if (workbook.readOnly) throw new HostError("read-only", "the workbook is read-only");
  if (workbook.protection.protected && edits.some((e) => e.kind === "add-sheet" || e.kind === "remove-sheet")) {
    throw new HostError("structure-protected", "the structure of the workbook is protected");
  }
  const sheets = worksheets.items;
  return {
    sheets,
    byId: new Map(sheets.map((sheet) => [sheet.id, sheet])),
    withHiddenRows: new Set(
      // null: some are and some are not.
      used.flatMap(({ id, range }) =>
        range.isNullObject || (range.rowHidden as boolean | null) === false ? [] : [id],
      ),
    ),
    isManual: workbook.application.calculationMode === "Manual",
  };
}

export function refOf({ id, name }: Excel.Worksheet): SheetRef {
  return { id, name };
}

export function skip(run: Run, sheet: string, cell: string | null, reason: SkipReason): void {
  run.skipped.push({ sheet, cell, reason });
}
