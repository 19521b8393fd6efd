import { ensureAllowed } from "../access";
import { color, flag, oneOf, plainObject, text } from "../arguments";
import { ExcelFault, invalidArgument, itemNotFound } from "../fault";
import { parseFormula } from "../formula/parse";
import { FormulaSyntaxError } from "../formula/tokens";
import { intersects, subtract, type ConditionalFormatModel } from "../model";
import { hostObject, type HostObject, type ObjectType } from "../object-type";
import type { RangeTarget } from "./range-target";

const on = (range: RangeTarget): ConditionalFormatModel[] =>
  range.sheet.conditionalFormats.filter((f) => f.ranges.some((r) => intersects(r, range)));

function remove(format: ConditionalFormatModel): void {
  format.ranges = [];
  format.sheet.conditionalFormats = format.sheet.conditionalFormats.filter((f) => f !== format);
}

export function clearConditionalFormats(range: RangeTarget): void {
  for (const format of on(range)) {
    const rest = format.ranges.flatMap((r) => subtract(r, range));
    if (rest.length === 0) remove(format);
    else format.ranges = rest;
  }
}

const fillType: ObjectType<ConditionalFormatModel> = {
  name: "ConditionalRangeFill",
  scalars: {
    color: {
      since: "1.6",
      get: (f) => f.fillColor,
      set: (f, value) => {
        f.fillColor = color(value, "fill colour");
      },
    },
  },
  objects: {},
  methods: {},
};

const fontType: ObjectType<ConditionalFormatModel> = {
  name: "ConditionalRangeFont",
  scalars: {
    color: {
      since: "1.6",
      get: (f) => f.fontColor,
      set: (f, value) => {
        f.fontColor = color(value, "font colour");
      },
    },
    bold: {
      since: "1.6",
      get: (f) => f.bold,
      set: (f, value) => {
        f.bold = flag(value, "bold");
      },
    },
  },
  objects: {},
  methods: {},
};

const formatType: ObjectType<ConditionalFormatModel> = {
  name: "ConditionalRangeFormat",
  scalars: {
    numberFormat: {
      since: "1.6",
      get: (f) => f.numberFormat,
      set: (f, value) => {
        if (typeof value !== "string" || value === "") throw invalidArgument("numberFormat");
        f.numberFormat = value;
      },
    },
  },
  objects: {
    fill: { since: "1.6", object: (f) => hostObject(fillType, f) },
    font: { since: "1.6", object: (f) => hostObject(fontType, f) },
  },
  methods: {},
};

const ruleType: ObjectType<ConditionalFormatModel> = {
  name: "ConditionalFormatRule",
  scalars: {
    formula: {
      since: "1.6",
      get: (f) => f.formula,
      set: (f, value) => {
        const formula = text(value, "formula");
        if (!formula.startsWith("=")) throw invalidArgument(`formula ${formula}`);
        try {
          parseFormula(formula.slice(1));
        } catch (problem) {
          throw problem instanceof FormulaSyntaxError ? invalidArgument(`formula ${formula}`) : problem;
        }
        f.formula = formula;
      },
    },
  },
  objects: {},
  methods: {},
};

const customType: ObjectType<ConditionalFormatModel> = {
  name: "CustomConditionalFormat",
  scalars: {},
  objects: {
    rule: { since: "1.6", object: (f) => hostObject(ruleType, f) },
    format: { since: "1.6", object: (f) => hostObject(formatType, f) },
  },
  methods: {},
};

const comparisons = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
] as const;

const cellValueType: ObjectType<ConditionalFormatModel> = {
  name: "CellValueConditionalFormat",
  scalars: {
    rule: {
      since: "1.6",
      get: (f) => f.rule,
      set: (f, value) => {
        const rule = plainObject(value, "rule");
        const operator = oneOf(rule["operator"], comparisons, "operator");
        text(rule["formula1"], "formula1");
        if (/between/i.test(operator)) text(rule["formula2"], "formula2");
        f.rule = rule;
      },
    },
  },
  objects: { format: { since: "1.6", object: (f) => hostObject(formatType, f) } },
  methods: {},
};

/** The part of a conditional format that only one type has. */
function part(type: string, of: ObjectType<ConditionalFormatModel>): (f: ConditionalFormatModel) => HostObject {
  return (f) => {
    if (f.type !== type) throw new ExcelFault("InvalidOperation", `a conditional format of type ${f.type}`);
    return hostObject(of, f);
  };
}

export const conditionalFormatType: ObjectType<ConditionalFormatModel> = {
  name: "ConditionalFormat",
  identity: (f) => ({ Id: f.id }),
  ensureAlive: (f) => {
    if (f.ranges.length === 0) throw itemNotFound(`conditional format ${f.id}`);
  },
  scalars: {
    id: { since: "1.6", get: (f) => f.id },
    type: { since: "1.6", get: (f) => f.type },
    stopIfTrue: {
      since: "1.6",
      get: (f) => f.stopIfTrue,
      set: (f, value) => {
        f.stopIfTrue = flag(value, "stopIfTrue");
      },
    },
  },
  objects: {
    custom: { since: "1.6", object: part("Custom", customType) },
    cellValue: { since: "1.6", object: part("CellValue", cellValueType) },
    customOrNullObject: { since: "1.6", object: (f) => (f.type === "Custom" ? hostObject(customType, f) : null) },
    cellValueOrNullObject: {
      since: "1.6",
      object: (f) => (f.type === "CellValue" ? hostObject(cellValueType, f) : null),
    },
  },
  methods: { delete: { since: "1.6", writes: true, call: remove } },
};

export const conditionalFormatsType: ObjectType<RangeTarget> = {
  name: "ConditionalFormatCollection",
  scalars: {},
  objects: {},
  items: (range) => on(range).map((f) => hostObject(conditionalFormatType, f)),
  indexer: (range, id) => {
    const format = range.sheet.conditionalFormats.find((f) => f.id === id);
    if (!format) throw itemNotFound(`conditional format ${String(id)}`);
    return hostObject(conditionalFormatType, format);
  },
  methods: {
    add: {
      since: "1.6",
      writes: true,
      call: ({ sheet, top, left, bottom, right }, [type]) => {
        ensureAllowed(sheet, null);
        const format: ConditionalFormatModel = {
          id: `{CF-${sheet.workbook.nextId()}}`,
          type: oneOf(type, ["Custom", "CellValue"], "conditional format type"),
          sheet,
          ranges: [{ top, left, bottom, right }],
          formula: "",
          rule: null,
          fillColor: null,
          fontColor: null,
          bold: null,
          numberFormat: null,
          stopIfTrue: false,
        };
        sheet.conditionalFormats.push(format);
        return hostObject(conditionalFormatType, format);
      },
    },
    getCount: { since: "1.6", call: (range) => on(range).length },
    getItemAt: {
      since: "1.6",
      call: (range, [index]) => {
        const format = on(range)[Number(index)];
        if (!format) throw invalidArgument("conditional format index");
        return hostObject(conditionalFormatType, format);
      },
    },
    clearAll: {
      since: "1.6",
      writes: true,
      call: (range) => {
        ensureAllowed(range.sheet, null);
        clearConditionalFormats(range);
      },
    },
  },
};

export const conditionalFormatTypes = [
  conditionalFormatsType,
  conditionalFormatType,
  customType,
  cellValueType,
  ruleType,
  formatType,
  fillType,
  fontType,
];
