import { ExcelFault, accessDenied, invalidArgument, itemNotFound } from "../fault";
import type { SheetModel, WorkbookModel } from "../model";
import { hostObject, type ObjectType } from "../object-type";
import { rangeByAddress, rangeByIndexes, rangeObject } from "./range";

const protectionType: ObjectType<SheetModel> = {
  name: "WorksheetProtection",
  scalars: { protected: { since: "1.2", get: (s) => s.protection !== null } },
  objects: {},
  methods: {},
};

export const worksheetType: ObjectType<SheetModel> = {
  name: "Worksheet",
  identity: (s) => ({ Id: s.id }),
  ensureAlive: (s) => {
    if (s.isDeleted) throw itemNotFound(`worksheet ${s.name}`);
  },
  scalars: {
    id: { since: "1.1", get: (s) => s.id },
    name: { since: "1.1", get: (s) => s.name, set: (s, name) => rename(s, name) },
    position: { since: "1.1", get: (s) => s.workbook.sheets.indexOf(s), set: (s, position) => move(s, position) },
    visibility: {
      since: "1.1",
      get: (s) => `${s.visibility.charAt(0).toUpperCase()}${s.visibility.slice(1)}`,
    },
  },
  objects: {
    protection: { since: "1.2", object: (s) => hostObject(protectionType, s) },
  },
  methods: {
    activate: {
      since: "1.1",
      call: (s) => {
        s.workbook.activeSheet = s;
      },
    },
    delete: {
      since: "1.1",
      call: (s) => {
        ensureStructureOpen(s.workbook);
        if (s.visibility === "veryHidden") throw new ExcelFault("InvalidOperation", "The sheet is very hidden.");
        const others = s.workbook.sheets.filter((o) => o !== s && o.visibility === "visible");
        if (others.length === 0) throw new ExcelFault("InvalidOperation", "A workbook needs one visible sheet.");
        s.workbook.sheets.splice(s.workbook.sheets.indexOf(s), 1);
        s.isDeleted = true;
        if (s.workbook.activeSheet === s) s.workbook.activeSheet = others[0] ?? null;
      },
    },
    getRange: { since: "1.1", call: (s, [address]) => rangeByAddress(s, address) },
    getCell: { since: "1.1", call: (s, [row, column]) => rangeByIndexes(s, row, column, 1, 1) },
    getRangeByIndexes: { since: "1.7", call: (s, [r, c, rows, columns]) => rangeByIndexes(s, r, c, rows, columns) },
    getUsedRangeOrNullObject: {
      since: "1.4",
      call: (s, [valuesOnly]) => {
        const used = s.usedRange(valuesOnly === true);
        return used && rangeObject(s, used);
      },
    },
    getUsedRange: {
      since: "1.1",
      call: (s, [valuesOnly]) =>
        rangeObject(s, s.usedRange(valuesOnly === true) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
    },
  },
};

function ensureStructureOpen(workbook: WorkbookModel): void {
  if (workbook.isReadOnly) throw accessDenied("the workbook is read-only");
  if (workbook.isStructureProtected) throw accessDenied("the workbook structure is protected");
}

function checkName(workbook: WorkbookModel, name: unknown, except: SheetModel | null): string {
  if (typeof name !== "string" || name.trim() === "" || name.length > 31) throw invalidArgument("worksheet name");
  if (/[:\\/?*[\]]/.test(name) || /^'|'$/.test(name) || name.toLowerCase() === "history") {
    throw invalidArgument(`worksheet name ${name}`);
  }
  const holder = workbook.findSheet(name);
  if (holder && holder !== except) throw new ExcelFault("ItemAlreadyExists", `A worksheet ${name} already exists.`);
  return name;
}

function rename(sheet: SheetModel, name: unknown): void {
  ensureStructureOpen(sheet.workbook);
  sheet.name = checkName(sheet.workbook, name, sheet);
}

function move(sheet: SheetModel, position: unknown): void {
  const { sheets } = sheet.workbook;
  ensureStructureOpen(sheet.workbook);
  if (typeof position !== "number" || !Number.isInteger(position) || position < 0 || position >= sheets.length) {
    throw invalidArgument("position");
  }
  sheets.splice(sheets.indexOf(sheet), 1);
  sheets.splice(position, 0, sheet);
}

export const worksheetsType: ObjectType<WorkbookModel> = {
  name: "WorksheetCollection",
  scalars: {},
  objects: {},
  items: (w) => w.sheets.map((s) => hostObject(worksheetType, s)),
  indexer: (w, key) => {
    const sheet = find(w, key);
    if (!sheet) throw itemNotFound(`worksheet ${String(key)}`);
    return hostObject(worksheetType, sheet);
  },
  methods: {
    add: {
      since: "1.1",
      call: (w, [name]) => {
        ensureStructureOpen(w);
        let free = name;
        if (name === undefined || name === null) {
          let n = w.sheets.length + 1;
          while (w.findSheet(`Sheet${n}`)) n++;
          free = `Sheet${n}`;
        }
        return hostObject(worksheetType, w.addSheet(checkName(w, free, null)));
      },
    },
    getCount: {
      since: "1.4",
      call: (w, [visibleOnly]) => w.sheets.filter((s) => visibleOnly !== true || s.visibility === "visible").length,
    },
    getActiveWorksheet: { since: "1.1", call: (w) => w.activeSheet && hostObject(worksheetType, w.activeSheet) },
    getItemOrNullObject: {
      since: "1.4",
      call: (w, [key]) => {
        const sheet = find(w, key);
        return sheet ? hostObject(worksheetType, sheet) : null;
      },
    },
  },
};

function find(workbook: WorkbookModel, key: unknown): SheetModel | undefined {
  if (typeof key !== "string") throw invalidArgument("worksheet name or id");
  return workbook.sheets.find((s) => s.id === key) ?? workbook.findSheet(key);
}
