import { invalidArgument } from "../fault";
import type { WorkbookModel } from "../model";
import { hostObject, type ObjectType } from "../object-type";
import { worksheetsType } from "./worksheet";

const applicationType: ObjectType<WorkbookModel> = {
  name: "Application",
  scalars: {
    calculationMode: {
      since: "1.1",
      get: (w) => w.calculationMode,
      set: (w, mode) => {
        if (mode !== "Automatic" && mode !== "AutomaticExceptTables" && mode !== "Manual") {
          throw invalidArgument("calculationMode");
        }
        w.calculationMode = mode;
      },
    },
  },
  objects: {},
  methods: {},
};

const workbookProtectionType: ObjectType<WorkbookModel> = {
  name: "WorkbookProtection",
  scalars: { protected: { since: "1.7", get: (w) => w.isStructureProtected } },
  objects: {},
  methods: {},
};

export const workbookType: ObjectType<WorkbookModel> = {
  name: "Workbook",
  scalars: {
    name: { since: "1.7", get: (w) => w.name },
    readOnly: { since: "1.8", get: (w) => w.isReadOnly },
  },
  objects: {
    application: { since: "1.1", object: (w) => hostObject(applicationType, w) },
    worksheets: { since: "1.1", object: (w) => hostObject(worksheetsType, w) },
    protection: { since: "1.7", object: (w) => hostObject(workbookProtectionType, w) },
  },
  methods: {},
};
