import type { ChangeSet } from "../core/changes/change-set";
import type { CheckOptions, CheckResult } from "../core/check/check";
import type { Explanation, Finding } from "../core/findings/finding";
import type { ReturnPlan } from "../core/merging/returns";
import type { SuggestedText } from "../core/generation/suggested-text";
import type { PlaceOptions } from "../core/generation/own-sheet";
import type { ScoringSheet } from "../core/model/recognised-sheet";
import type { SheetDesign } from "../core/design/sheet-design";
import type { TemplateId, Scheme } from "../core/schemes/types";
import type { SheetSnapshot, WorkbookSnapshot } from "../core/workbook/snapshot";
import type { Host } from "../hosts/host";
import type { Locale } from "../locales/locale";
import type { MergeWork } from "./summary/merge-work";

/** The commands that write; each has its button, shown only where the session can do it. */
export const commandIds = ["fill", "rectification", "summary", "review", "findings"] as const;
export type CommandId = (typeof commandIds)[number];

/** What a command would write, and texts for the person to copy into cells that it never writes to. */
export interface Plan extends ChangeSet {
  readonly suggestions?: readonly SuggestedText[];
}

/** Plans what a command would write; never writes. */
export type PaneCommand = (
  snapshot: WorkbookSnapshot,
  checked: CheckResult,
  options?: PlaceOptions,
) => Plan | Promise<Plan>;

/** An official sheet that can be put into the workbook. */
export interface OfferedTemplate {
  readonly id: TemplateId;
  /** As printed on the form. */
  readonly title: string;
  /** The document that it belongs to. */
  readonly source: string;
}

/** A cell that the person selected. */
export interface Place {
  readonly sheet: string;
  readonly cell: string;
}

/** What reads meaning out of a workbook. */
export interface Checker {
  check(snapshot: WorkbookSnapshot, options?: CheckOptions): CheckResult;
  /**
   * What was read now, with whatever is the same in the former reading taken from there, so that what was found on that
   * need not be found again.
   */
  keepSame?(former: WorkbookSnapshot | null, now: WorkbookSnapshot): Generator<void, WorkbookSnapshot>;
  /** The workbook as a change set will leave it, to be checked before it is written. */
  readonly foresee?: (snapshot: WorkbookSnapshot, changeSet: ChangeSet) => WorkbookSnapshot;
  /**
   * Recognises one sheet, so that the check that follows need not: a large workbook is prepared sheet by sheet with
   * pauses between and, where it is long, during it, and an edit of one sheet costs only that sheet.
   */
  prepare?(sheet: SheetSnapshot): Generator<void>;
  /** The check in steps, with the same result; absent where it is short anyway. */
  checkSteps?(snapshot: WorkbookSnapshot, options?: CheckOptions): Generator<void, CheckResult>;
}

/** Everything the pane can do, given by the door that opened it. */
export interface Session {
  readonly host: Host;
  /** Loaded once: the pane's buttons do not wait for it, the first check does. */
  checker(): Checker | Promise<Checker>;
  /** Plans the entry of a person's explanation of queries, one row for each; absent where explanations cannot be written. */
  explain?(
    snapshot: WorkbookSnapshot,
    checked: CheckResult,
    findings: readonly Finding[],
    explanation: Explanation,
    options?: PlaceOptions,
  ): ChangeSet | Promise<ChangeSet>;
  /** Plans the sheet 「评分办法」 of a rubric that was read from its sheet; absent where none can be written. */
  /** @param chosen the known scheme that is to apply instead of what was read. */
  confirmRubric?(
    snapshot: WorkbookSnapshot,
    sheet: ScoringSheet,
    chosen?: Scheme | null,
  ): ChangeSet | Promise<ChangeSet>;
  readonly commands: Readonly<Partial<Record<CommandId, PaneCommand>>>;
  /** Official sheets that can be inserted; absent where none can. */
  readonly templates?: Templates;
  /** Calls back when the person selects a cell, until the returned function is called; absent where it cannot be known. */
  onSelected?(callback: (place: Place) => void): Promise<() => void>;
  /** Putting many submitted workbooks together; absent where it cannot be done. */
  readonly merging?: Merging;
  /**
   * Opens a workbook of only the sheets that this level hands in, in order; absent where no file can be opened.
   * @returns false where there are none.
   */
  printSet?(checked: CheckResult): Promise<boolean>;
  /** Plans the sheets to learn with; absent where they open as a file of their own. */
  tutorial?(snapshot: WorkbookSnapshot): ChangeSet | Promise<ChangeSet>;
  /** Reads the open file as a notice; absent where no file can be opened. @throws HostError */
  readNotice?(locale: Locale): Promise<NoticeOffer>;
  /** Reads a file that the person chose as a notice; absent where the open file itself is read. @throws HostError */
  readChosenNotice?(file: ChosenNotice, locale: Locale): Promise<NoticeOffer>;
  /** Writing may empty the list of the program's own undo (Ctrl+Z). */
  readonly clearsUndo?: boolean;
}

/** Blank sheets that can be made of a notice. */
export interface NoticeOffer {
  /** What was read of it and what was not, a line each. */
  readonly report: readonly string[];
  /** Opens the sheets as a workbook of their own; null where there are none. */
  readonly open: (() => void) | null;
  /** Plans the sheets as new ones of the open workbook, where they do not open by themselves. */
  readonly place?: (snapshot: WorkbookSnapshot) => ChangeSet | Promise<ChangeSet>;
}

interface ChosenNotice {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Templates {
  list(): Promise<readonly OfferedTemplate[]>;
  /** Plans the blank sheet. */
  insert(snapshot: WorkbookSnapshot, template: TemplateId): ChangeSet | Promise<ChangeSet>;
}

export interface Merging {
  readonly work: MergeWork;
  /** Plans the result as sheets of the open workbook. */
  place(
    snapshot: WorkbookSnapshot,
    checked: CheckResult,
    designs: readonly SheetDesign[],
  ): ChangeSet | Promise<ChangeSet>;
  /** Opens packed sheets (`packDesigns`) as a file of their own; absent where it goes into the open workbook. */
  create?(name: string, packed: Uint8Array): Promise<void>;
  /**
   * Saves an archive of what goes back to its senders; absent where files cannot be saved.
   * @param source the bytes of a file by its path; fails with a HostError where it is gone.
   * @returns paths of files of which no copy could be made: their messages are in the archive all the same.
   */
  pack?(name: string, plan: ReturnPlan, source: MergeWork["source"]): Promise<readonly string[]>;
}
