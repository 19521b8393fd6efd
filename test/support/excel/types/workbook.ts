import { flag, oneOf } from "../arguments";
import type { WorkbookModel } from "../model";
import { hostObject, type HostObject, type ObjectType } from "../object-type";
import { namesType } from "./names";
import { workbookProtectionType } from "./protection";
import { rangeObject } from "./range";
import { worksheetsType } from "./worksheet";

const calculationModes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

const applicationType: ObjectType<WorkbookModel> = {
  name: "Application",
  scalars: {
    calculationMode: {
      since: "1.1",
      get: (w) => w.calculationMode,
      set: (w, mode) => {
        w.calculationMode = oneOf(mode, calculationModes, "calculationMode");
      },
    },
    calculationState: { since: "1.9", get: (w) => (w.isDirty && w.calculationMode === "Manual" ? "Pending" : "Done") },
    decimalSeparator: { since: "1.11", get: () => "." },
    thousandsSeparator: { since: "1.11", get: () => "," },
  },
  objects: {},
  methods: {
    calculate: {
      since: "1.1",
      call: (w, [kind]) => {
        oneOf(kind, ["Recalculate", "Full", "FullRebuild"], "calculationType");
        w.calculate();
      },
    },
    suspendApiCalculationUntilNextSync: { since: "1.6", call: () => undefined },
    suspendScreenUpdatingUntilNextSync: { since: "1.9", call: () => undefined },
  },
};

const runtimeType: ObjectType<WorkbookModel> = {
  name: "Runtime",
  scalars: {
    enableEvents: {
      since: "1.8",
      get: (w) => w.areEventsEnabled,
      set: (w, value) => {
        w.areEventsEnabled = flag(value, "enableEvents");
      },
    },
  },
  objects: {},
  methods: {},
};

function selected(w: WorkbookModel, cellOnly: boolean): HostObject | null {
  if (!w.activeSheet) return null;
  const { top, left } = w.selection;
  return rangeObject(w.activeSheet, cellOnly ? { top, left, bottom: top, right: left } : w.selection);
}

export const workbookType: ObjectType<WorkbookModel> = {
  name: "Workbook",
  scalars: {
    name: { since: "1.7", get: (w) => w.name },
    readOnly: { since: "1.8", get: (w) => w.isReadOnly },
  },
  objects: {
    application: { since: "1.1", object: (w) => hostObject(applicationType, w) },
    worksheets: { since: "1.1", object: (w) => hostObject(worksheetsType, w) },
    names: { since: "1.1", object: (w) => hostObject(namesType, { workbook: w, sheet: null }) },
    protection: { since: "1.7", object: (w) => hostObject(workbookProtectionType, w) },
    _Runtime: { since: "1.5", object: (w) => hostObject(runtimeType, w) },
  },
  methods: {
    getActiveCell: { since: "1.7", call: (w) => selected(w, true) },
    getSelectedRange: { since: "1.1", needsFocus: true, call: (w) => selected(w, false) },
  },
};

export const workbookTypes = [workbookType, applicationType, runtimeType];
