import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import { toA1 } from "../../core/workbook/address";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError, type Host, type HostEdit, type SelectedCell } from "../host";
import type { ApplyMemory } from "./apply-changes";
import { readOpenWorkbook, rereadWorkbook } from "./read-workbook";
import { inExcel, WriteProgress, requireApi } from "./requests";
import { Watch } from "./watch";

const LOOK_EVERY = 3_000;

/** The workbook that is open in Excel, through Office.js. Needs ExcelApi 1.13 for everything it does. */
export class OfficeHost implements Host {
  private memory: ApplyMemory | null = null;
  private applying = 0;
  /** The last reading; null before the first. */
  private known: WorkbookSnapshot | null = null;

  /** @param lookEvery milliseconds between two looks for changes that Excel raises no event for. */
  constructor(private readonly lookEvery = LOOK_EVERY) {}

  async read(): Promise<WorkbookSnapshot> {
    requireApi("1.7");
    return (this.known = await inExcel((context) => readOpenWorkbook(context)));
  }

  async refresh(former: WorkbookSnapshot, changed: ReadonlySet<string> | null): Promise<WorkbookSnapshot> {
    if (changed === null) return this.read();
    requireApi("1.7");
    return (this.known = await inExcel((context) => rereadWorkbook(context, former, changed)));
  }

  async apply(changeSet: ChangeSet): Promise<ApplyReport> {
    // Writing is not needed before the first check is over: the pane opens sooner without it.
    const { ApplyMemory, applyChanges, requireApiFor } = await import("./apply-changes");
    requireApiFor(changeSet);
    const memory = (this.memory ??= new ApplyMemory());
    const progress = new WriteProgress();
    this.applying++;
    try {
      return await inExcel((context) => applyChanges(context, changeSet, memory, progress), progress);
    } finally {
      this.applying--;
    }
  }

  async reveal(sheet: { readonly id?: string; readonly name: string }, cell: string): Promise<void> {
    requireApi("1.4");
    await inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const byName = worksheets.getItemOrNullObject(sheet.name);
      const byId = sheet.id === undefined ? byName : worksheets.getItemOrNullObject(sheet.id);
      await context.sync();
      const found = byId.isNullObject ? byName : byId;
      if (found.isNullObject) throw new HostError("unknown", `no sheet ${sheet.name}`, { sheet: sheet.name });
      found.activate();
      found.getRange(cell).untrack().select();
      await context.sync();
    });
  }

  /**
   * Hears edits from Excel's events, and looks itself for what those do not tell: when a sheet came, went or changed
   * its name, when the selection moves, and from time to time, because a pick from a drop-down may raise nothing.
   */
  async onEdited(callback: (edit: HostEdit) => void): Promise<() => void> {
    requireApi("1.9");
    const watch = new Watch();
    const look = oneAtATime(async () => {
      const { known } = this;
      if (known === null || this.applying > 0) return;
      const edits = await inExcel((context) => watch.look(context, known));
      // What was read or written meanwhile is no longer compared with what is shown.
      if (known === this.known && this.applying === 0) edits.forEach(callback);
    });
    const heard = (): Promise<void> => {
      look();
      return Promise.resolve();
    };
    const stops = await inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const handlers = [
        worksheets.onChanged.add((event) => {
          if (!this.isOwn(event)) callback(editOf(event));
          return Promise.resolve();
        }),
        worksheets.onAdded.add(heard),
        worksheets.onDeleted.add(heard),
        ...(tellsNames() ? [worksheets.onNameChanged.add(heard)] : []),
        context.workbook.onSelectionChanged.add(heard),
      ];
      await context.sync();
      return handlers.map((handler) => () => void remove(handler as OfficeExtension.EventHandlerResult<unknown>));
    });
    const timer = setInterval(() => {
      if (globalThis.document?.hidden !== true) look();
    }, this.lookEvery);
    // Outside of a page (in tests) an unfinished watch keeps no process alive.
    if (typeof timer === "object") (timer as { unref(): void }).unref();
    return once(() => {
      clearInterval(timer);
      for (const stop of stops) stop();
    });
  }

  /**
   * Hears the selection through the document, and asks for the cell by a read: listening to the worksheets would be
   * sent as a write, which clears the person's own undo list.
   */
  async onSelected(callback: (place: SelectedCell) => void): Promise<() => void> {
    requireApi("1.7");
    const tell = oneAtATime(async () => callback(await inExcel(activeCell)));
    const handler = await inExcel(async (context) => {
      const registered = context.workbook.onSelectionChanged.add(() => {
        tell();
        return Promise.resolve();
      });
      await context.sync();
      return registered;
    });
    return once(() => void remove(handler));
  }

  /** Somebody else's edit during our own write still counts; below ExcelApi 1.14 only `applying` tells ours. */
  private isOwn({ source, triggerSource }: Excel.WorksheetChangedEventArgs): boolean {
    return triggerSource === "ThisLocalAddin" || (this.applying > 0 && source !== "Remote");
  }
}

/** Names have an event of their own from 1.17; before that a look finds the new ones. */
function tellsNames(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.17");
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

async function remove<T>(handler: OfficeExtension.EventHandlerResult<T>): Promise<void> {
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  }).catch(() => undefined);
}

async function activeCell(context: Excel.RequestContext): Promise<SelectedCell> {
  const cell = context.workbook.getActiveCell().untrack();
  cell.load("rowIndex,columnIndex");
  const { worksheet } = cell;
  worksheet.load("name");
  await context.sync();
  return { sheet: worksheet.name, cell: toA1({ row: cell.rowIndex, column: cell.columnIndex }) };
}

/** Runs the job for the first call and once more for all calls that came meanwhile. What fails is left to the next call. */
function oneAtATime(job: () => Promise<void>): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const start = async (): Promise<void> => {
    isRunning = true;
    do {
      isAskedAgain = false;
      await job().catch(() => undefined);
    } while (isAskedAgain);
    isRunning = false;
  };
  return () => {
    if (isRunning) isAskedAgain = true;
    else void start();
  };
}

/** Inserted and deleted rows move everything below them, so the whole sheet counts as changed. */
function editOf({ worksheetId, address, changeType }: Excel.WorksheetChangedEventArgs): HostEdit {
  const isPlain = changeType === "RangeEdited" && /^[A-Z]+\d+(:[A-Z]+\d+)?$/.test(address);
  return { sheetId: worksheetId, cells: isPlain ? address : null };
}
