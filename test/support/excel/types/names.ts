import { flag, text } from "../arguments";
import { ExcelFault, invalidArgument, itemNotFound } from "../fault";
import { parseFormula, type Expression } from "../formula/parse";
import { FormulaSyntaxError, quoteWhenNeeded } from "../formula/tokens";
import { rangeToA1 } from "../../../../src/core/workbook/address";
import type { NameModel, SheetModel, WorkbookModel } from "../model";
import { hostObject, isHostObject, type HostObject, type ObjectType } from "../object-type";
import { rangeObject } from "./range";
import type { RangeTarget } from "./range-target";
import { worksheetType } from "./worksheet";

/** The names of a workbook (`sheet` null) or of one sheet. */
export interface NamesTarget {
  readonly workbook: WorkbookModel;
  readonly sheet: SheetModel | null;
}

function expressionOf(formula: string): Expression {
  try {
    return parseFormula(formula.slice(1));
  } catch (problem) {
    throw problem instanceof FormulaSyntaxError ? invalidArgument(`formula ${formula}`) : problem;
  }
}

function rangeOf(name: NameModel, workbook: WorkbookModel): HostObject | null {
  const expression = expressionOf(name.formula);
  if (expression.kind !== "reference" || expression.sheet === null) return null;
  const sheet = workbook.findSheet(expression.sheet);
  return sheet ? rangeObject(sheet, expression.range) : null;
}

interface NameTarget {
  readonly name: NameModel;
  readonly workbook: WorkbookModel;
}

export const nameType: ObjectType<NameTarget> = {
  name: "NamedItem",
  identity: ({ name }) => ({ Name: name.name, _Id: name.name }),
  ensureAlive: ({ name }) => {
    if (name.isDeleted) throw itemNotFound(`name ${name.name}`);
  },
  scalars: {
    name: { since: "1.1", get: ({ name }) => name.name },
    type: { since: "1.1", get: ({ name, workbook }) => (rangeOf(name, workbook) ? "Range" : "String") },
    value: { since: "1.1", get: ({ name }) => name.formula.slice(1) },
    visible: {
      since: "1.1",
      get: ({ name }) => name.visible,
      set: ({ name }, value) => {
        name.visible = flag(value, "visible");
      },
    },
    comment: {
      since: "1.4",
      get: ({ name }) => name.comment,
      set: ({ name }, value) => {
        name.comment = text(value, "comment", 255);
      },
    },
    scope: { since: "1.4", get: ({ name }) => (name.sheet ? "Worksheet" : "Workbook") },
    formula: {
      since: "1.7",
      get: ({ name }) => name.formula,
      set: ({ name, workbook }, value) => {
        const formula = text(value, "formula");
        if (!formula.startsWith("=")) throw invalidArgument(`formula ${formula}`);
        expressionOf(formula);
        name.formula = formula;
        workbook.isDirty = true;
      },
    },
  },
  objects: {
    worksheetOrNullObject: {
      since: "1.4",
      object: ({ name }) => name.sheet && hostObject(worksheetType, name.sheet),
    },
  },
  methods: {
    delete: {
      since: "1.4",
      writes: true,
      call: ({ name, workbook }) => {
        name.isDeleted = true;
        workbook.names.splice(workbook.names.indexOf(name), 1);
        workbook.isDirty = true;
      },
    },
    getRange: {
      since: "1.1",
      call: ({ name, workbook }) => {
        const range = rangeOf(name, workbook);
        if (!range) throw itemNotFound(`a range called ${name.name}`);
        return range;
      },
    },
    getRangeOrNullObject: { since: "1.4", call: ({ name, workbook }) => rangeOf(name, workbook) },
  },
};

const own = ({ workbook, sheet }: NamesTarget): NameModel[] => workbook.names.filter((n) => n.sheet === sheet);
const find = (target: NamesTarget, key: unknown): NameModel | undefined =>
  own(target).find((n) => n.name.toLowerCase() === String(key).toLowerCase());

export const namesType: ObjectType<NamesTarget> = {
  name: "NamedItemCollection",
  scalars: {},
  objects: {},
  items: (t) => own(t).map((name) => hostObject(nameType, { name, workbook: t.workbook })),
  indexer: (t, key) => {
    const name = find(t, key);
    if (!name) throw itemNotFound(`name ${String(key)}`);
    return hostObject(nameType, { name, workbook: t.workbook });
  },
  methods: {
    add: {
      since: "1.4",
      writes: true,
      call: (t, [given, reference, comment]) => {
        const name = text(given, "name", 255);
        if (!/^[\p{L}_\\][\p{L}\d_.\\?]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name))
          throw invalidArgument(`name ${name}`);
        if (find(t, name)) throw new ExcelFault("ItemAlreadyExists", `A name ${name} already exists.`);
        let formula = reference;
        if (isHostObject(reference)) {
          const r = reference.target as RangeTarget;
          const area = rangeToA1(r).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
          formula = `=${quoteWhenNeeded(r.sheet.name)}!${area}`;
        }
        if (typeof formula !== "string" || !formula.startsWith("=")) throw invalidArgument("reference");
        expressionOf(formula);
        const model: NameModel = {
          name,
          sheet: t.sheet,
          formula,
          comment: comment === undefined || comment === null ? "" : text(comment, "comment", 255),
          visible: true,
          isDeleted: false,
        };
        t.workbook.names.push(model);
        t.workbook.isDirty = true;
        return hostObject(nameType, { name: model, workbook: t.workbook });
      },
    },
    getCount: { since: "1.4", call: (t) => own(t).length },
    getItemOrNullObject: {
      since: "1.4",
      call: (t, [key]) => {
        const name = find(t, key);
        return name ? hostObject(nameType, { name, workbook: t.workbook }) : null;
      },
    },
  },
};
