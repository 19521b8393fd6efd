import type { ApplyReport, ChangeSet } from "../../core/changes/change-set";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError, type Host, type HostEdit, type SelectedCell } from "../host";
import { ApplyMemory, applyChanges, requireApiFor } from "./apply-changes";
import { readWorkbook, rereadWorkbook } from "./read-workbook";
import { inExcel, Progress, requireApi } from "./requests";

/** The workbook that is open in Excel, through Office.js. Needs ExcelApi 1.13 for everything it does. */
export class OfficeHost implements Host {
  private readonly memory = new ApplyMemory();
  private applying = 0;
  /** Names of the sheets as last read, by id: events name a sheet by its id only. */
  private names: ReadonlyMap<string, string> = new Map();

  async read(): Promise<WorkbookSnapshot> {
    requireApi("1.7");
    return this.remember(await inExcel((context) => readWorkbook(context)));
  }

  async refresh(former: WorkbookSnapshot, changed: ReadonlySet<string> | null): Promise<WorkbookSnapshot> {
    if (changed === null) return this.read();
    requireApi("1.7");
    return this.remember(await inExcel((context) => rereadWorkbook(context, former, changed)));
  }

  private remember(snapshot: WorkbookSnapshot): WorkbookSnapshot {
    this.names = new Map(snapshot.sheets.map((sheet) => [sheet.id, sheet.name]));
    return snapshot;
  }

  async apply(changeSet: ChangeSet): Promise<ApplyReport> {
    requireApiFor(changeSet);
    const progress = new Progress();
    this.applying++;
    try {
      return await inExcel((context) => applyChanges(context, changeSet, this.memory, progress), progress);
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

  async onEdited(callback: (edit: HostEdit) => void): Promise<() => void> {
    requireApi("1.9");
    const handler = await inExcel(async (context) => {
      const registered = context.workbook.worksheets.onChanged.add((event) => {
        if (!this.isOwn(event)) callback(editOf(event));
        return Promise.resolve();
      });
      await context.sync();
      return registered;
    });
    return once(() => void remove(handler));
  }

  async onSelected(callback: (place: SelectedCell) => void): Promise<() => void> {
    requireApi("1.9");
    const handler = await inExcel(async (context) => {
      const registered = context.workbook.worksheets.onSelectionChanged.add(({ worksheetId, address }) => {
        const sheet = this.names.get(worksheetId);
        const cell = firstCell(address);
        if (sheet !== undefined && cell !== null) callback({ sheet, cell });
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

/** The first cell of an address such as "B2:C3", "B2,D4", "3:3" or "C:D"; null for what no person selects. */
export function firstCell(address: string): string | null {
  const match = /^(?:.*!)?\$?([A-Z]{1,3})?\$?(\d+)?(?=$|[:,])/.exec(address);
  const [, column = "A", row = "1"] = match ?? [];
  return match && match[0] !== "" ? `${column}${row}` : null;
}

/** Inserted and deleted rows move everything below them, so the whole sheet counts as changed. */
function editOf({ worksheetId, address, changeType }: Excel.WorksheetChangedEventArgs): HostEdit {
  const isPlain = changeType === "RangeEdited" && /^[A-Z]+\d+(:[A-Z]+\d+)?$/.test(address);
  return { sheetId: worksheetId, cells: isPlain ? address : null };
}
