import type { ApplyReport, ChangeSet } from "../core/changes/change-set";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";

/** The workbook behind a door. Rejections are always a `HostError`. */
export interface Host {
  /** Reads the whole workbook without changing anything, not even the user's undo stack. */
  read(): Promise<WorkbookSnapshot>;
  /**
   * Reads again what edits on these sheets (null: on any) may have changed, of a workbook read before. Sheets that
   * cannot have changed are given back as they were.
   */
  refresh?(former: WorkbookSnapshot, changed: ReadonlySet<string> | null): Promise<WorkbookSnapshot>;
  /** Writes a change set, cell by cell checked against what was read, and reads it back. */
  apply(changeSet: ChangeSet): Promise<ApplyReport>;
  /** Selects a cell so that the person sees it. */
  reveal(sheet: { readonly id?: string; readonly name: string }, cell: string): Promise<void>;
  /** Calls back after edits that were not our own, until the returned function is called. */
  onEdited(callback: (edit: HostEdit) => void): Promise<() => void>;
  /** Calls back when the person selects a cell, until the returned function is called; absent where it cannot be known. */
  onSelected?(callback: (place: SelectedCell) => void): Promise<() => void>;
}

/** The first cell of what the person selected. */
export interface SelectedCell {
  /** The sheet's name. */
  readonly sheet: string;
  /** A1 */
  readonly cell: string;
}

/** What changed; `cells` null when the whole workbook may have. */
export interface HostEdit {
  readonly sheetId: string | null;
  /** A1 range. */
  readonly cells: string | null;
}

/** Why a host could not do what was asked; every code has a sentence with a way on in the locales. */
export const hostErrorCodes = [
  "cell-edit-mode",
  "protected",
  "structure-protected",
  "read-only",
  "inactive-workbook",
  "too-large",
  "too-slow",
  "unsupported",
  "interrupted",
  "program-incomplete",
  "encrypted",
  "old-format",
  "not-a-workbook",
  "damaged",
  "unknown",
] as const;
export type HostErrorCode = (typeof hostErrorCodes)[number];

export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    /** For the log and bug reports, never the only thing shown to a person. */
    detail: string,
    /** What a message can name: a part, a sheet, a limit. */
    readonly facts: Readonly<Record<string, string | number>> = {},
    /** Writing had begun: some edits may stand; applying the same change set again completes it. */
    readonly hasWritten = false,
  ) {
    super(detail);
    this.name = "HostError";
  }
}
