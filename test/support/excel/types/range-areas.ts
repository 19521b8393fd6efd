import { rangeToA1, type CellRange } from "../../../../src/core/workbook/address";
import { invalidArgument } from "../fault";
import { quoteWhenNeeded } from "../formula/tokens";
import { areaOf, type SheetModel } from "../model";
import { hostObject, type ObjectType } from "../object-type";
import { rangeObject } from "./range";
import { ensureSheetAlive } from "./range-target";
import { worksheetType } from "./worksheet";

/** What stands behind RangeAreas: several ranges of one sheet. */
export interface AreasTarget {
  readonly sheet: SheetModel;
  readonly areas: readonly CellRange[];
}

const areasType: ObjectType<AreasTarget> = {
  name: "RangeCollection",
  scalars: {},
  objects: {},
  items: ({ sheet, areas }) => areas.map((area) => rangeObject(sheet, area)),
  methods: {
    getCount: { since: "1.9", call: ({ areas }) => areas.length },
    getItemAt: {
      since: "1.9",
      call: ({ sheet, areas }, [index]) => {
        const area = areas[Number(index)];
        if (!area) throw invalidArgument("area index");
        return rangeObject(sheet, area);
      },
    },
  },
};

export const rangeAreasType: ObjectType<AreasTarget> = {
  name: "RangeAreas",
  ensureAlive: ({ sheet }) => ensureSheetAlive(sheet),
  scalars: {
    address: {
      since: "1.9",
      get: ({ sheet, areas }) => areas.map((a) => `${quoteWhenNeeded(sheet.name)}!${rangeToA1(a)}`).join(","),
    },
    areaCount: { since: "1.9", get: ({ areas }) => areas.length },
    cellCount: { since: "1.9", get: ({ areas }) => areas.reduce((count, a) => count + areaOf(a), 0) },
  },
  objects: {
    areas: { since: "1.9", object: (t) => hostObject(areasType, t) },
    worksheet: { since: "1.9", object: ({ sheet }) => hostObject(worksheetType, sheet) },
  },
  methods: {},
};

export const areasTypes = [rangeAreasType, areasType];
