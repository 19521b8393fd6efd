import { cellKey } from "../../../../src/core/workbook/snapshot";
import { ensureAllowed } from "../access";
import { flag, oneOf, plainObject, text } from "../arguments";
import { invalidArgument } from "../fault";
import { forEachCell, type ValidationModel } from "../model";
import type { ObjectType } from "../object-type";
import { uniform } from "./format";
import type { RangeTarget } from "./range-target";

const typeNames: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

const operators = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;

/** Excel's limits for the titles and messages of a validation, and for a list written into it. */
const LONGEST_TITLE = 32;
const LONGEST_MESSAGE = 255;
const LONGEST_LIST = 255;

function checkRule(given: unknown): Readonly<Record<string, unknown>> {
  const rule = plainObject(given, "rule");
  const kinds = Object.keys(rule).filter((k) => rule[k] !== undefined && rule[k] !== null);
  const [kind = ""] = kinds;
  if (kinds.length !== 1 || !(kind in typeNames)) throw invalidArgument(`rule ${kinds.join(", ")}`);
  const details = plainObject(rule[kind], kind);
  if (kind === "list") {
    flag(details["inCellDropDown"], "inCellDropDown");
    const source = text(details["source"], "list source");
    if (source === "" || (!source.startsWith("=") && source.length > LONGEST_LIST)) {
      throw invalidArgument(`list source of ${source.length} characters`);
    }
  } else if (kind === "custom") {
    if (!text(details["formula"], "formula").startsWith("=")) throw invalidArgument("formula");
  } else {
    const operator = oneOf(details["operator"], operators, "operator");
    const needed = /between/i.test(operator) ? ["formula1", "formula2"] : ["formula1"];
    for (const name of needed) {
      const formula = details[name];
      if (typeof formula !== "number" && (typeof formula !== "string" || formula === "")) throw invalidArgument(name);
    }
  }
  return rule;
}

function update(range: RangeTarget, change: (before: ValidationModel | undefined) => ValidationModel | null): void {
  ensureAllowed(range.sheet, null);
  const { validations } = range.sheet;
  const changed = new Map<ValidationModel | undefined, ValidationModel | null>();
  forEachCell(range, (row, column) => {
    const key = cellKey(row, column);
    const before = validations.get(key);
    if (!changed.has(before)) changed.set(before, change(before));
    const after = changed.get(before);
    if (after) validations.set(key, after);
    else validations.delete(key);
  });
}

const shared = (range: RangeTarget): ValidationModel | null | undefined =>
  uniform(range, (row, column) => range.sheet.validations.get(cellKey(row, column)));

export const dataValidationType: ObjectType<RangeTarget> = {
  name: "DataValidation",
  scalars: {
    type: {
      since: "1.8",
      get: (r) => {
        const validation = shared(r);
        if (validation === null) return "Inconsistent";
        return validation ? (typeNames[Object.keys(validation.rule)[0] ?? ""] ?? "None") : "None";
      },
    },
    rule: {
      since: "1.8",
      get: (r) => shared(r)?.rule ?? {},
      set: (r, given) => {
        const rule = checkRule(given);
        update(r, (before) => ({ ignoreBlanks: true, ...before, rule }));
      },
    },
    errorAlert: {
      since: "1.8",
      get: (r) => shared(r)?.errorAlert ?? null,
      set: (r, given) => {
        const errorAlert = plainObject(given, "errorAlert");
        text(errorAlert["title"], "errorAlert.title", LONGEST_TITLE);
        text(errorAlert["message"], "errorAlert.message", LONGEST_MESSAGE);
        flag(errorAlert["showAlert"], "errorAlert.showAlert");
        oneOf(errorAlert["style"], ["Stop", "Warning", "Information"], "errorAlert.style");
        update(r, (before) => ({ ignoreBlanks: true, rule: {}, ...before, errorAlert }));
      },
    },
    prompt: {
      since: "1.8",
      get: (r) => shared(r)?.prompt ?? null,
      set: (r, given) => {
        const prompt = plainObject(given, "prompt");
        text(prompt["title"], "prompt.title", LONGEST_TITLE);
        text(prompt["message"], "prompt.message", LONGEST_MESSAGE);
        flag(prompt["showPrompt"], "prompt.showPrompt");
        update(r, (before) => ({ ignoreBlanks: true, rule: {}, ...before, prompt }));
      },
    },
    ignoreBlanks: {
      since: "1.8",
      get: (r) => shared(r)?.ignoreBlanks ?? true,
      set: (r, given) => {
        const ignoreBlanks = flag(given, "ignoreBlanks");
        update(r, (before) => ({ rule: {}, ...before, ignoreBlanks }));
      },
    },
  },
  objects: {},
  methods: { clear: { since: "1.8", writes: true, call: (r) => update(r, () => null) } },
};
