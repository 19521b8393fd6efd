import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { Host, HostEdit } from "../host";
import { readXlsx, type XlsxFile } from "./read";
import { applyToXlsx, type XlsxResult } from "./write";

/** Who reads and writes the bytes: this thread, or one beside it. */
export interface XlsxEngine {
  /** @throws HostError as `readXlsx` */
  read(bytes: Uint8Array, fileName: string | null): Promise<XlsxFile>;
  /** Gives the very bytes back where nothing is written. @throws HostError as `applyToXlsx` */
  apply(bytes: Uint8Array, changeSet: ChangeSet): Promise<XlsxResult>;
}

interface XlsxHostOptions {
  readonly engine?: XlsxEngine;
  /** The given bytes, where they have been read already. */
  readonly file?: XlsxFile;
  /** Shows a cell to the person; without it `reveal` does nothing. */
  readonly onReveal?: (sheet: { readonly id?: string; readonly name: string }, cell: string) => void;
  /** Listens for edits made elsewhere on the page; without it there are none. */
  readonly onEdited?: (callback: (edit: HostEdit) => void) => () => void;
  /** Called with the new bytes after every change, for a page that shows or saves them. */
  readonly onWritten?: (bytes: Uint8Array, file: XlsxFile) => void;
}

/** The workbook at one time; `file` is read when it is first asked for. */
interface State {
  readonly bytes: Uint8Array;
  file: Promise<XlsxFile> | null;
}

/** What an undo change set takes back, byte for byte. */
interface Step {
  readonly undo: ChangeSet;
  readonly redo: ChangeSet;
  readonly before: State;
  readonly after: State;
}

const ownThread: XlsxEngine = {
  read: async (bytes, fileName) => readXlsx(bytes, { fileName }),
  apply: (bytes, changeSet) => applyToXlsx(bytes, changeSet),
};

/** A workbook file held in memory. The bytes it was given are never changed; `bytes` is the present state. */
export class XlsxHost implements Host {
  private readonly engine: XlsxEngine;
  private current: State;
  private steps: readonly Step[] = [];
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    bytes: Uint8Array,
    /** The file name that snapshots bear. */
    private readonly name: string | null,
    private readonly options: XlsxHostOptions = {},
  ) {
    this.engine = options.engine ?? ownThread;
    this.current = { bytes, file: options.file ? Promise.resolve(options.file) : null };
  }

  get bytes(): Uint8Array {
    return this.current.bytes;
  }

  async read(): Promise<WorkbookSnapshot> {
    return (await this.fileOf(this.current)).snapshot;
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

  private fileOf(state: State): Promise<XlsxFile> {
    state.file ??= this.engine.read(state.bytes, this.name);
    return state.file;
  }

  private async applyNow(changeSet: ChangeSet): Promise<ApplyReport> {
    const step = this.steps.find(({ undo, after }) => undo === changeSet && after === this.current);
    if (step) {
      const file = await this.fileOf(step.before);
      this.steps = this.steps.filter((other) => other !== step);
      this.take(step.before, file, { undo: step.redo, redo: step.undo, before: step.after, after: step.before });
      return { written: changeSet.edits.length, skipped: [], undo: step.redo };
    }
    const before = this.current;
    const { bytes, report, file } = await this.engine.apply(before.bytes, changeSet);
    if (bytes === before.bytes) return report;
    const named = { ...file, snapshot: { ...file.snapshot, name: this.name } };
    const after = { bytes, file: Promise.resolve(named) };
    this.take(after, named, { undo: report.undo, redo: changeSet, before, after });
    return report;
  }

  private take(state: State, file: XlsxFile, step: Step): void {
    this.current = state;
    this.steps = [...this.steps, step];
    this.options.onWritten?.(state.bytes, file);
  }
}
