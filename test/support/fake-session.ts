import { applyToSnapshot } from "../../src/core/changes/apply";
import type { ApplyReport, ChangeSet, SetCell, SkippedEdit } from "../../src/core/changes/change-set";
import type { CheckResult } from "../../src/core/check/check";
import { noCoverage } from "../../src/core/check/coverage";
import type { Finding, FindingCode, FindingOf } from "../../src/core/findings/finding";
import { parseA1, toA1 } from "../../src/core/workbook/address";
import {
  type Cell,
  cellAt,
  cellKey,
  findSheet,
  sameCell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/core/workbook/snapshot";
import type { Host, HostEdit, HostError } from "../../src/hosts/host";
import type { Checker, Session } from "../../src/taskpane/session";

/** A host over a workbook in memory that knows single cells only; `failNext` rejects its next call. */
export class FakeHost implements Host {
  readonly revealed: { readonly sheet: string; readonly cell: string }[] = [];
  /** Every change set that was asked for, failed ones too. */
  readonly applied: ChangeSet[] = [];
  failNext: HostError | null = null;
  /** Rejects the call that follows the next write. */
  failAfterApply: HostError | null = null;
  #held: Promise<void> | null = null;
  #heldWrite: Promise<void> | null = null;
  #listeners = new Set<(edit: HostEdit) => void>();

  constructor(public workbook: WorkbookSnapshot) {}

  #fail(): void {
    const error = this.failNext;
    this.failNext = null;
    if (error) throw error;
  }

  /** The next reading takes until the returned function is called. */
  hold(): () => void {
    let answer = (): void => undefined;
    this.#held = new Promise((resolve) => (answer = resolve));
    return answer;
  }

  async read(): Promise<WorkbookSnapshot> {
    this.#fail();
    const held = this.#held;
    this.#held = null;
    await held;
    return this.workbook;
  }

  /** The next write takes until the returned function is called. */
  holdWrite(): () => void {
    let answer = (): void => undefined;
    this.#heldWrite = new Promise((resolve) => (answer = resolve));
    return answer;
  }

  async apply(changeSet: ChangeSet): Promise<ApplyReport> {
    this.applied.push(changeSet);
    const held = this.#heldWrite;
    this.#heldWrite = null;
    await held;
    this.#fail();
    this.failNext = this.failAfterApply;
    this.failAfterApply = null;
    const skipped: SkippedEdit[] = [];
    const undo: SetCell[] = [];
    for (const edit of changeSet.edits) {
      if (edit.kind !== "set-cell") throw new Error(`the fake host cannot ${edit.kind}`);
      const sheet = findSheet(this.workbook, edit.sheet);
      const now = sheet && cellAt(sheet, edit.row, edit.column);
      if (!sheet || !sameCell(now, edit.before)) {
        skipped.push({ sheet: edit.sheet.name, cell: toA1(edit), reason: sheet ? "changed" : "missing" });
        continue;
      }
      this.#set(sheet, edit.row, edit.column, edit.after);
      undo.unshift({ ...edit, before: edit.after, after: edit.before });
    }
    return { written: undo.length, skipped, undo: { purpose: "undo", edits: undo } };
  }

  async reveal(sheet: { readonly name: string }, cell: string): Promise<void> {
    this.#fail();
    this.revealed.push({ sheet: sheet.name, cell });
  }

  async onEdited(callback: (edit: HostEdit) => void): Promise<() => void> {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  /** A person types into a cell. */
  type(sheetName: string, a1: string, cell: Cell | null): void {
    const sheet = findSheet(this.workbook, { name: sheetName });
    if (!sheet) throw new Error(`no sheet ${sheetName}`);
    const { row, column } = parseA1(a1);
    this.#set(sheet, row, column, cell);
    for (const listener of this.#listeners) listener({ sheetId: sheet.id, cells: a1 });
  }

  #set(sheet: SheetSnapshot, row: number, column: number, cell: Cell | null): void {
    const cells = new Map(sheet.cells);
    if (cell) cells.set(cellKey(row, column), cell);
    else cells.delete(cellKey(row, column));
    this.workbook = {
      ...this.workbook,
      sheets: this.workbook.sheets.map((s) => (s.id === sheet.id ? { ...s, cells } : s)),
    };
  }
}

/** A finding with only what the case needs; the rest is empty. */
export function finding<Code extends FindingCode>(
  code: Code,
  facts: FindingOf<Code>["facts"],
  more: Partial<Omit<FindingOf<Code>, "code" | "facts">> = {},
): Finding {
  const bare = { severity: "error", sheet: null, cell: null, branch: null, clause: null, fix: null, explanation: null };
  return { ...bare, ...more, code, facts } as Finding;
}

export function review(more: Partial<CheckResult> = {}): CheckResult {
  return {
    verdict: "clean",
    sheets: [],
    branches: [],
    findings: [],
    unchecked: [],
    coverage: noCoverage,
    asides: [],
    ...more,
  };
}

export type FakeSessionParts = Partial<Session> & Partial<Pick<Checker, "check">>;

/** A session over a fake host whose check and commands are given. */
export function fakeSession(host: FakeHost, { check = () => review(), ...more }: FakeSessionParts = {}): Session {
  return { host, checker: () => ({ check, foresee: applyToSnapshot }), commands: {}, ...more };
}

/** Sets one cell of the workbook as it is now. */
export function setCell(workbook: WorkbookSnapshot, sheetName: string, a1: string, after: Cell | null): SetCell {
  const sheet = findSheet(workbook, { name: sheetName });
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const { row, column } = parseA1(a1);
  return {
    kind: "set-cell",
    sheet: { id: sheet.id, name: sheet.name },
    row,
    column,
    before: cellAt(sheet, row, column) ?? null,
    after,
  };
}
