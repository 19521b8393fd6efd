import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { Host, HostEdit } from "../host";
import type { WasmSource } from "./excelize";
import { readXlsx } from "./read";
import { applyToXlsx } from "./write";

export interface XlsxHostOptions {
  /** Where excelize lies; see WriteOptions. */
  readonly wasm?: WasmSource;
  /** Shows a cell to the person; without it `reveal` does nothing. */
  readonly onReveal?: (sheet: { readonly id?: string; readonly name: string }, cell: string) => void;
  /** Listens for edits made elsewhere on the page; without it there are none. */
  readonly onEdited?: (callback: (edit: HostEdit) => void) => () => void;
  /** Called with the new bytes after every change, for a page that shows or saves them. */
  readonly onWritten?: (bytes: Uint8Array) => void;
}

/** What an undo change set takes back, byte for byte. */
interface Step {
  readonly undo: ChangeSet;
  readonly redo: ChangeSet;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A workbook file held in memory. The bytes it was given are never changed; `bytes` is the present state. */
export class XlsxHost implements Host {
  private current: Uint8Array;
  private steps: readonly Step[] = [];
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    bytes: Uint8Array,
    /** The file name that snapshots bear. */
    private readonly name: string | null,
    private readonly options: XlsxHostOptions = {},
  ) {
    this.current = bytes;
  }

  get bytes(): Uint8Array {
    return this.current;
  }

  async read(): Promise<WorkbookSnapshot> {
    return readXlsx(this.current, { fileName: this.name }).snapshot;
  }

  /** The undo of the latest change gives back its former bytes; an older one is applied as any change set. */
  apply(changeSet: ChangeSet): Promise<ApplyReport> {
    const applied = this.writing.then(() => this.applyNow(changeSet));
    this.writing = applied.catch(() => undefined);
    return applied;
  }

  reveal(sheet: { readonly id?: string; readonly name: string }, cell: string): Promise<void> {
    this.options.onReveal?.(sheet, cell);
    return Promise.resolve();
  }

  onEdited(callback: (edit: HostEdit) => void): Promise<() => void> {
    return Promise.resolve(this.options.onEdited?.(callback) ?? (() => undefined));
  }

  private async applyNow(changeSet: ChangeSet): Promise<ApplyReport> {
    const step = this.steps.find(({ undo, after }) => undo === changeSet && after === this.current);
    if (step) {
      this.steps = this.steps.filter((other) => other !== step);
      const back = { undo: step.redo, redo: step.undo, before: step.after, after: step.before };
      this.take(step.before, back);
      return { written: changeSet.edits.length, skipped: [], undo: step.redo };
    }
    const before = this.current;
    const { wasm } = this.options;
    const { bytes, report } = await applyToXlsx(before, changeSet, wasm === undefined ? {} : { wasm });
    if (bytes !== before) this.take(bytes, { undo: report.undo, redo: changeSet, before, after: bytes });
    return report;
  }

  private take(bytes: Uint8Array, step: Step): void {
    this.current = bytes;
    this.steps = [...this.steps, step];
    this.options.onWritten?.(bytes);
  }
}
