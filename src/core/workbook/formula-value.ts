import type { CellRange } from "./address";
import type { FormulaPart } from "./formula-parts";
import { type CellKey, cellKey, type CellValue, isCellError, keyAddress, type SheetSnapshot } from "./snapshot";

/** Thrown where only Excel knows the value. */
export class Unknowable extends Error {}

type Scalar = number | string | boolean | null;

/** Where a formula finds what it refers to. */
export interface FormulaGround {
  /** @throws Unknowable where there is no such sheet; null is the formula's own. */
  sheet(name: string | null): SheetSnapshot;
  /** The value of a cell; undefined where it is blank. @throws Unknowable where it is not calculated. */
  value(sheet: SheetSnapshot, key: CellKey): CellValue | undefined;
}

/**
 * The value of a formula of those operations and functions whose results are the same in Excel, WPS and LibreOffice; an
 * operand that is an error, or a text where a number is needed, is left to Excel.
 * @throws Unknowable
 */
export function formulaValue(part: FormulaPart, ground: FormulaGround): number | string | boolean {
  return scalar(part, ground) ?? 0;
}

function unknowable(): never {
  throw new Unknowable();
}

function scalar(part: FormulaPart, ground: FormulaGround): Scalar {
  switch (part.kind) {
    case "constant":
      return part.value;
    case "cells": {
      const { top, left, bottom, right } = part.range;
      if (top !== bottom || left !== right) return unknowable();
      const sheet = ground.sheet(part.sheet);
      return plain(ground.value(sheet, cellKey(top, left)));
    }
    case "negated":
      return 0 - number(scalar(part.of, ground));
    case "percent":
      return number(scalar(part.of, ground)) / 100;
    case "operation":
      return operate(part.sign, scalar(part.left, ground), scalar(part.right, ground));
    case "call":
      return call(part.name, part.given, ground);
  }
}

function plain(value: CellValue | undefined): Scalar {
  if (value === undefined) return null;
  return isCellError(value) ? unknowable() : value;
}

function number(value: Scalar): number {
  if (value === null) return 0;
  return typeof value === "string" ? unknowable() : Number(value);
}

function words(value: Scalar): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e11 ? String(value) : unknowable();
}

/** Excel compares and rounds by the 15 digits that it keeps. */
function fifteen(value: number): number {
  return Number(value.toPrecision(15));
}

/** Excel takes a difference that is nothing but the operands' last digit for none. */
function added(a: number, b: number): number {
  const sum = a + b;
  return Math.abs(sum) < Math.max(Math.abs(a), Math.abs(b)) * 2e-15 ? 0 : sum;
}

function operate(sign: string, left: Scalar, right: Scalar): Scalar {
  switch (sign) {
    case "+":
      return added(number(left), number(right));
    case "-":
      return added(number(left), -number(right));
    case "*":
      return finite(number(left) * number(right));
    case "/":
      return number(right) === 0 ? unknowable() : finite(number(left) / number(right));
    case "^":
      return unknowable();
    case "&":
      return words(left) + words(right);
    default:
      return compare(sign, left, right);
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : unknowable();
}

function compare(sign: string, left: Scalar, right: Scalar): boolean {
  const [a, b] = [left ?? blankBeside(right), right ?? blankBeside(left)];
  if (typeof a === "number" && typeof b === "number") {
    const difference = Math.sign(fifteen(a) - fifteen(b));
    return { "=": difference === 0, "<>": difference !== 0 }[sign] ?? ordered(sign, difference);
  }
  // The order of texts is a matter of the language.
  if (sign !== "=" && sign !== "<>") return unknowable();
  const isSame = typeof a === "string" && typeof b === "string" ? a.toLowerCase() === b.toLowerCase() : Object.is(a, b);
  return (sign === "=") === isSame;
}

function blankBeside(other: Scalar): Scalar {
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}

function ordered(sign: string, difference: number): boolean {
  const isOrder = sign.startsWith("<") ? difference < 0 : difference > 0;
  return isOrder || (sign.length === 2 && difference === 0);
}

function call(name: string, given: readonly FormulaPart[], ground: FormulaGround): Scalar {
  const known = functions.get(name);
  return known ? known(given, ground) : unknowable();
}

/** Values of cells of a range that are not blank; more of a sheet than it holds is not looked through. */
function valuesIn(sheet: SheetSnapshot, range: CellRange, ground: FormulaGround): (CellValue | undefined)[] {
  const { top, left, bottom, right } = range;
  const values: (CellValue | undefined)[] = [];
  if ((bottom - top + 1) * (right - left + 1) > sheet.cells.size) {
    for (const key of sheet.cells.keys()) {
      const { row, column } = keyAddress(key);
      if (row >= top && row <= bottom && column >= left && column <= right) values.push(ground.value(sheet, key));
    }
    return values;
  }
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) values.push(ground.value(sheet, cellKey(row, column)));
  }
  return values;
}

/** The numbers that sums work on: in cells only true numbers count, a text or truth value among them does not. */
function numbers(given: readonly FormulaPart[], ground: FormulaGround): number[] {
  return given.flatMap((part) => {
    if (part.kind !== "cells") return [number(scalar(part, ground))];
    const found = valuesIn(ground.sheet(part.sheet), part.range, ground).map(plain);
    return found.filter((value) => typeof value === "number");
  });
}

function truth(value: Scalar): boolean {
  return typeof value === "string" ? unknowable() : number(value) !== 0;
}

type Function = (given: readonly FormulaPart[], ground: FormulaGround) => Scalar;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A function of one number. */
const ofOne =
  (work: (value: number) => number): Function =>
  (given, ground) =>
    given.length === 1 && given[0] ? work(number(scalar(given[0], ground))) : unknowable();

const ofTruths =
  (work: (values: readonly boolean[]) => boolean): Function =>
  (given, ground) =>
    given.length > 0 ? work(given.map((part) => truth(scalar(part, ground)))) : unknowable();

const ofNumbers =
  (work: (values: readonly number[]) => number): Function =>
  (given, ground) =>
    given.length > 0 ? work(numbers(given, ground)) : unknowable();

const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  ["SUM", ofNumbers(sum)],
  [
    "COUNT",
    (given, ground) => (given.every(({ kind }) => kind === "cells") ? numbers(given, ground).length : unknowable()),
  ],
  ["AVERAGE", ofNumbers((values) => (values.length > 0 ? sum(values) / values.length : unknowable()))],
  ["MIN", ofNumbers((values) => values.reduce((least, value) => Math.min(least, value), values[0] ?? 0))],
  ["MAX", ofNumbers((values) => values.reduce((most, value) => Math.max(most, value), values[0] ?? 0))],
  ["ABS", ofOne(Math.abs)],
  ["INT", ofOne((value) => Math.floor(fifteen(value)))],
  ["NOT", (given, ground) => !ofTruths((values) => values[0] === true && values.length === 1)(given, ground)],
  ["AND", ofTruths((values) => values.every(Boolean))],
  ["OR", ofTruths((values) => values.some(Boolean))],
  ["ROUND", round],
  ["IF", choose],
  ["ISERROR", isErrorIn],
  ["ISNUMBER", ([part], ground) => (part ? typeof scalar(part, ground) === "number" : unknowable())],
]);

/** Of a cell it is certain; whether anything else comes to an error is left to Excel where it may. */
function isErrorIn([part]: readonly FormulaPart[], ground: FormulaGround): boolean {
  if (!part) return unknowable();
  if (part.kind === "cells") {
    const { top, left, bottom, right } = part.range;
    if (top !== bottom || left !== right) return unknowable();
    return isCellError(ground.value(ground.sheet(part.sheet), cellKey(top, left)));
  }
  scalar(part, ground);
  return false;
}

function choose([condition, then, otherwise]: readonly FormulaPart[], ground: FormulaGround): Scalar {
  if (!condition || !then) return unknowable();
  if (truth(scalar(condition, ground))) return scalar(then, ground) ?? 0;
  return otherwise ? (scalar(otherwise, ground) ?? 0) : false;
}

function round([of, places]: readonly FormulaPart[], ground: FormulaGround): Scalar {
  if (!of || !places) return unknowable();
  const value = fifteen(number(scalar(of, ground)));
  const digits = number(scalar(places, ground));
  if (!Number.isInteger(digits) || Math.abs(digits) > 9 || Math.abs(value) >= 1e12) return unknowable();
  if (value !== 0 && Math.abs(value) < 1e-6) return unknowable();
  const rounded = Number(`${Math.round(Number(`${Math.abs(value)}e${digits}`))}e${-digits}`);
  return value < 0 ? -rounded : rounded;
}
