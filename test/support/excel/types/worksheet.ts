import { ensureStructureOpen } from "../access";
import { color, flag, oneOf, wholeNumber } from "../arguments";
import { ExcelFault, invalidArgument, itemNotFound } from "../fault";
import type { SheetModel, WorkbookModel } from "../model";
import { hostObject, type MethodMember, type ObjectType } from "../object-type";
import { chartsType } from "./charts";
import { namesType } from "./names";
import { freezePanesType, horizontalBreaksType, pageLayoutType, verticalBreaksType } from "./page-layout";
import { sheetProtectionType } from "./protection";
import { rangeObject, rangeType } from "./range";
import { targetByAddress, targetByIndexes } from "./range-target";

/** Event subscriptions: the client only wants to hear that they arrived. */
function subscriptions<T>(events: Readonly<Record<string, string>>): Record<string, MethodMember<T>> {
  const members: Record<string, MethodMember<T>> = {};
  for (const [name, since] of Object.entries(events)) {
    for (const verb of ["Register", "Unregister"]) members[`_${verb}${name}`] = { since, call: () => undefined };
  }
  return members;
}

const visibilities = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
type Visibility = keyof typeof visibilities;
const visibilityNames = Object.keys(visibilities) as Visibility[];

const visibleSheets = (workbook: WorkbookModel): SheetModel[] =>
  workbook.sheets.filter((s) => s.visibility === "visible");

/** Fails when a workbook would be left without a sheet to look at. */
function ensureAnotherVisible(sheet: SheetModel): SheetModel {
  const other = visibleSheets(sheet.workbook).find((s) => s !== sheet);
  if (!other) throw new ExcelFault("InvalidOperation", "A workbook needs one visible sheet.");
  return other;
}

function leave(sheet: SheetModel): void {
  const other = ensureAnotherVisible(sheet);
  if (sheet.workbook.activeSheet === sheet) sheet.workbook.activeSheet = other;
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

function deleteSheet(sheet: SheetModel): void {
  const { workbook } = sheet;
  ensureStructureOpen(workbook);
  if (sheet.visibility === "veryHidden") throw new ExcelFault("InvalidOperation", "The sheet is very hidden.");
  leave(sheet);
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  sheet.isDeleted = true;
  workbook.isDirty = true;
}

export const worksheetType: ObjectType<SheetModel> = {
  name: "Worksheet",
  identity: (s) => ({ Id: s.id }),
  ensureAlive: (s) => {
    if (s.isDeleted) throw itemNotFound(`worksheet ${s.name}`);
  },
  scalars: {
    id: { since: "1.1", get: (s) => s.id },
    name: {
      since: "1.1",
      get: (s) => s.name,
      set: (s, name) => {
        ensureStructureOpen(s.workbook);
        s.name = checkName(s.workbook, name, s);
        s.workbook.isDirty = true;
      },
    },
    position: {
      since: "1.1",
      get: (s) => s.workbook.sheets.indexOf(s),
      set: (s, given) => {
        const { sheets } = s.workbook;
        ensureStructureOpen(s.workbook);
        const position = wholeNumber(given, 0, "position");
        if (position >= sheets.length) throw invalidArgument(`position ${position}`);
        sheets.splice(sheets.indexOf(s), 1);
        sheets.splice(position, 0, s);
      },
    },
    visibility: {
      since: "1.1",
      get: (s) => visibilityNames.find((name) => visibilities[name] === s.visibility),
      set: (s, given) => {
        ensureStructureOpen(s.workbook);
        const visibility = visibilities[oneOf(given, visibilityNames, "visibility")];
        if (visibility !== "visible") leave(s);
        s.visibility = visibility;
      },
    },
    tabColor: {
      since: "1.7",
      get: (s) => s.tabColor,
      set: (s, value) => {
        s.tabColor = value === "" ? "" : color(value, "tabColor");
      },
    },
    showGridlines: {
      since: "1.8",
      get: (s) => s.showGridlines,
      set: (s, value) => {
        s.showGridlines = flag(value, "showGridlines");
      },
    },
    showHeadings: {
      since: "1.8",
      get: (s) => s.showHeadings,
      set: (s, value) => {
        s.showHeadings = flag(value, "showHeadings");
      },
    },
  },
  objects: {
    protection: { since: "1.2", object: (s) => hostObject(sheetProtectionType, s) },
    freezePanes: { since: "1.7", object: (s) => hostObject(freezePanesType, s) },
    pageLayout: { since: "1.9", object: (s) => hostObject(pageLayoutType, s) },
    horizontalPageBreaks: { since: "1.9", object: (s) => hostObject(horizontalBreaksType, s) },
    verticalPageBreaks: { since: "1.9", object: (s) => hostObject(verticalBreaksType, s) },
    charts: { since: "1.1", object: (s) => hostObject(chartsType, s) },
    names: { since: "1.4", object: (s) => hostObject(namesType, { workbook: s.workbook, sheet: s }) },
  },
  methods: {
    activate: {
      since: "1.1",
      needsFocus: true,
      call: (s) => {
        if (s.visibility !== "visible") throw new ExcelFault("InvalidOperation", `${s.name} is hidden`);
        s.workbook.activeSheet = s;
      },
    },
    delete: { since: "1.1", writes: true, needsFocus: true, call: deleteSheet },
    getRange: { since: "1.1", call: (s, [address]) => hostObject(rangeType, rangeByText(s, address)) },
    getCell: {
      since: "1.1",
      call: (s, [row, column]) => hostObject(rangeType, targetByIndexes(s, [row, column, 1, 1])),
    },
    getRangeByIndexes: { since: "1.7", call: (s, indexes) => hostObject(rangeType, targetByIndexes(s, indexes)) },
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
    calculate: { since: "1.6", call: (s) => s.workbook.calculate() },
    ...subscriptions({
      DataChangedEvent: "1.7",
      SelectionChangedEvent: "1.7",
      ActivatedEvent: "1.7",
      DeactivatedEvent: "1.7",
      FormatChangedEvent: "1.9",
    }),
  },
};

/** An address, or a name that stands for a range of this sheet. */
function rangeByText(sheet: SheetModel, address: unknown): ReturnType<typeof targetByAddress> {
  const name = typeof address === "string" ? sheet.workbook.findName(address, sheet) : undefined;
  return targetByAddress(sheet, name ? name.formula.slice(1) : address);
}

function find(workbook: WorkbookModel, key: unknown): SheetModel | undefined {
  if (typeof key !== "string" || key === "") throw invalidArgument("worksheet name or id");
  return workbook.sheets.find((s) => s.id === key) ?? workbook.findSheet(key);
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
      writes: true,
      needsFocus: true,
      call: (w, [name]) => {
        ensureStructureOpen(w);
        let free = name;
        if (name === undefined || name === null || name === "") {
          let n = w.sheets.length + 1;
          while (w.findSheet(`Sheet${n}`)) n++;
          free = `Sheet${n}`;
        }
        const checked = checkName(w, free, null);
        w.isDirty = true;
        return hostObject(worksheetType, w.addSheet(checked));
      },
    },
    getCount: {
      since: "1.4",
      call: (w, [visibleOnly]) => (visibleOnly === true ? visibleSheets(w) : w.sheets).length,
    },
    getActiveWorksheet: { since: "1.1", call: (w) => w.activeSheet && hostObject(worksheetType, w.activeSheet) },
    getFirst: {
      since: "1.5",
      call: (w, [visibleOnly]) => {
        const first = (visibleOnly === true ? visibleSheets(w) : w.sheets)[0];
        return first ? hostObject(worksheetType, first) : null;
      },
    },
    getItemOrNullObject: {
      since: "1.4",
      call: (w, [key]) => {
        const sheet = find(w, key);
        return sheet ? hostObject(worksheetType, sheet) : null;
      },
    },
    ...subscriptions({
      DataChangedEvent: "1.9",
      SelectionChangedEvent: "1.9",
      FormatChangedEvent: "1.9",
      AddedEvent: "1.7",
      DeletedEvent: "1.7",
      EventNameChanged: "1.17",
      ActivatedEvent: "1.7",
      DeactivatedEvent: "1.7",
    }),
  },
};
