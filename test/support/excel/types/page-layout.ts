import type { CellRange } from "../../../../src/core/workbook/address";
import { flag, numberBetween, oneOf, plainObject, text } from "../arguments";
import { invalidArgument } from "../fault";
import type { SheetModel } from "../model";
import { hostObject, isHostObject, type ObjectType, type ScalarMember } from "../object-type";
import { rangeObject } from "./range";
import { targetByAddress, type RangeTarget } from "./range-target";

function pageScalar(name: string, byDefault: unknown, check: (value: unknown) => unknown): ScalarMember<SheetModel> {
  return {
    since: "1.9",
    get: (s) => s.page[name] ?? byDefault,
    set: (s, value) => {
      s.page[name] = check(value);
    },
  };
}

const paperSizes = ["Letter", "Legal", "A3", "A4", "A5", "B4", "B5"] as const;

/** Pages to fit are passed by, as in builds whose page layout is not on the screen: whoever wants a size sets a scale. */
function zoom(given: unknown): Readonly<Record<string, unknown>> {
  const options = plainObject(given, "zoom");
  for (const [name, value] of Object.entries(options)) {
    oneOf(name, ["scale", "horizontalFitToPages", "verticalFitToPages"], "zoom");
    if (value === null || value === undefined) continue;
    if (name === "scale") numberBetween(value, 10, 400, "zoom.scale");
    else if (!Number.isInteger(numberBetween(value, 1, 32_767, `zoom.${name}`))) throw invalidArgument(`zoom.${name}`);
  }
  const named = Object.keys(options).filter((name) => (options[name] ?? null) !== null);
  if (named.includes("scale") && named.length > 1) throw invalidArgument("a scale or pages to fit, not both");
  return options;
}

/** A header or footer may hold 255 characters, codes such as &P included. */
const LONGEST_FOOTER = 255;

const headerFooterType: ObjectType<SheetModel> = {
  name: "HeaderFooter",
  scalars: Object.fromEntries(
    ["leftHeader", "centerHeader", "rightHeader", "leftFooter", "centerFooter", "rightFooter"].map((name) => [
      name,
      {
        since: "1.9",
        get: (s: SheetModel) => s.footers[name] ?? "",
        set: (s: SheetModel, value: unknown) => {
          s.footers[name] = text(value, name, LONGEST_FOOTER);
        },
      },
    ]),
  ),
  objects: {},
  methods: {},
};

const headersFootersType: ObjectType<SheetModel> = {
  name: "HeaderFooterGroup",
  scalars: {
    state: pageScalar("headersFootersState", "Default", (v) => oneOf(v, ["Default"], "state")),
    useSheetMargins: pageScalar("useSheetMargins", true, (v) => flag(v, "useSheetMargins")),
    useSheetScale: pageScalar("useSheetScale", true, (v) => flag(v, "useSheetScale")),
  },
  objects: { defaultForAllPages: { since: "1.9", object: (s) => hostObject(headerFooterType, s) } },
  methods: {},
};

function rangeArgument(sheet: SheetModel, given: unknown): RangeTarget {
  if (typeof given === "string") return targetByAddress(sheet, given);
  if (!isHostObject(given)) throw invalidArgument("a range or an address");
  const target = given.target as RangeTarget;
  if (target.sheet !== sheet) throw invalidArgument("a range of the same sheet");
  return target;
}

function plainRange({ top, left, bottom, right }: RangeTarget): CellRange {
  return { top, left, bottom, right };
}

const margin = (name: string): ScalarMember<SheetModel> =>
  pageScalar(name, name === "headerMargin" || name === "footerMargin" ? 21.6 : 54, (v) =>
    numberBetween(v, 0, 3_000, name),
  );

export const pageLayoutType: ObjectType<SheetModel> = {
  name: "PageLayout",
  scalars: {
    orientation: pageScalar("orientation", "Portrait", (v) => oneOf(v, ["Portrait", "Landscape"], "orientation")),
    paperSize: pageScalar("paperSize", "A4", (v) => oneOf(v, paperSizes, "paperSize")),
    zoom: {
      since: "1.9",
      get: (s) => s.page["zoom"] ?? { scale: 100 },
      set: (s, value) => {
        const { scale } = zoom(value);
        if (typeof scale === "number") s.page["zoom"] = { scale };
      },
    },
    centerHorizontally: pageScalar("centerHorizontally", false, (v) => flag(v, "centerHorizontally")),
    centerVertically: pageScalar("centerVertically", false, (v) => flag(v, "centerVertically")),
    printGridlines: pageScalar("printGridlines", false, (v) => flag(v, "printGridlines")),
    printHeadings: pageScalar("printHeadings", false, (v) => flag(v, "printHeadings")),
    blackAndWhite: pageScalar("blackAndWhite", false, (v) => flag(v, "blackAndWhite")),
    leftMargin: margin("leftMargin"),
    rightMargin: margin("rightMargin"),
    topMargin: margin("topMargin"),
    bottomMargin: margin("bottomMargin"),
    headerMargin: margin("headerMargin"),
    footerMargin: margin("footerMargin"),
  },
  objects: { headersFooters: { since: "1.9", object: (s) => hostObject(headersFootersType, s) } },
  methods: {
    setPrintTitleRows: {
      since: "1.9",
      writes: true,
      call: (s, [given]) => {
        s.printTitleRows = plainRange(rangeArgument(s, given));
      },
    },
    setPrintTitleColumns: {
      since: "1.9",
      writes: true,
      call: (s, [given]) => {
        s.printTitleColumns = plainRange(rangeArgument(s, given));
      },
    },
    setPrintArea: {
      since: "1.9",
      writes: true,
      call: (s, [given]) => {
        s.printArea = plainRange(rangeArgument(s, given));
      },
    },
    setPrintMargins: {
      since: "1.9",
      writes: true,
      call: (s, [unit, options]) => {
        const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[
          oneOf(unit, ["Points", "Inches", "Centimeters"], "unit")
        ];
        for (const [side, value] of Object.entries(plainObject(options, "margins"))) {
          oneOf(side, ["top", "bottom", "left", "right", "header", "footer"], "margin");
          s.page[`${side}Margin`] = numberBetween(value, 0, 3_000, side) * points;
        }
      },
    },
    getPrintTitleRowsOrNullObject: {
      since: "1.9",
      call: (s) => s.printTitleRows && rangeObject(s, s.printTitleRows),
    },
    getPrintAreaOrNullObject: { since: "1.9", call: (s) => s.printArea && rangeObject(s, s.printArea) },
  },
};

export const freezePanesType: ObjectType<SheetModel> = {
  name: "WorksheetFreezePanes",
  scalars: {},
  objects: {},
  methods: {
    freezeRows: {
      since: "1.7",
      writes: true,
      needsFocus: true,
      call: (s, [count]) => {
        s.frozen = { rows: numberBetween(count ?? 1, 1, 1_048_575, "count"), columns: 0 };
      },
    },
    freezeColumns: {
      since: "1.7",
      writes: true,
      needsFocus: true,
      call: (s, [count]) => {
        s.frozen = { rows: 0, columns: numberBetween(count ?? 1, 1, 16_383, "count") };
      },
    },
    freezeAt: {
      since: "1.7",
      writes: true,
      needsFocus: true,
      call: (s, [given]) => {
        const range = rangeArgument(s, given);
        s.frozen = { rows: range.bottom + 1, columns: range.right + 1 };
      },
    },
    unfreeze: {
      since: "1.7",
      writes: true,
      needsFocus: true,
      call: (s) => {
        s.frozen = { rows: 0, columns: 0 };
      },
    },
    getLocationOrNullObject: {
      since: "1.7",
      call: (s) => {
        const { rows, columns } = s.frozen;
        if (rows === 0 && columns === 0) return null;
        const right = columns === 0 ? 16_383 : columns - 1;
        const bottom = rows === 0 ? 1_048_575 : rows - 1;
        return rangeObject(s, { top: 0, left: 0, bottom, right });
      },
    },
  },
};

/** Manual breaks of a sheet; Excel passes them by while the sheet is fitted to pages, so nobody may rely on both. */
function pageBreaksType(name: string, breaks: (s: SheetModel) => number[], at: "top" | "left"): ObjectType<SheetModel> {
  return {
    name,
    scalars: {},
    objects: {},
    methods: {
      add: {
        since: "1.9",
        writes: true,
        call: (s, [given]) => {
          const place = rangeArgument(s, given)[at];
          if (place === 0) throw invalidArgument("a page begins with the sheet's first row and column anyhow");
          if (!breaks(s).includes(place)) breaks(s).push(place);
          return hostObject(pageBreakType, s);
        },
      },
      removePageBreaks: {
        since: "1.9",
        writes: true,
        call: (s) => {
          breaks(s).length = 0;
        },
      },
      getCount: { since: "1.9", call: (s) => breaks(s).length },
    },
  };
}

const pageBreakType: ObjectType<SheetModel> = { name: "PageBreak", scalars: {}, objects: {}, methods: {} };

export const horizontalBreaksType = pageBreaksType("PageBreakCollection", (s) => s.rowBreaks, "top");
export const verticalBreaksType = pageBreaksType("PageBreakCollection", (s) => s.columnBreaks, "left");

export const pageTypes = [
  horizontalBreaksType,
  verticalBreaksType,
  pageBreakType,
  pageLayoutType,
  headersFootersType,
  headerFooterType,
  freezePanesType,
];
