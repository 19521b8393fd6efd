import { type CellRange } from "./address";
import { type FormulaPart, formulaParts } from "./formula-parts";
import { patchedMap } from "./patched-map";
import { type FormulaGround, formulaValue, Unknowable } from "./formula-value";
import {
  type Cell,
  type CellKey,
  type CellValue,
  findSheet,
  keyAddress,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "./snapshot";

/** A formula whose value is no longer what it was. */
interface Recalculated {
  readonly sheet: SheetSnapshot;
  readonly key: CellKey;
  /** With its new value; null where only Excel can calculate it. */
  readonly cell: Cell;
}

/** Cells by the id of their sheet. */
type CellSet = ReadonlyMap<string, ReadonlySet<CellKey>>;

/** Chains of formulas longer than this are left to Excel. */
const LONGEST_CHAIN = 100;
/** What these refer to depends on values, or changes by itself. */
const UNFORESEEABLE = new Set(["INDIRECT", "OFFSET", "NOW", "TODAY", "RAND", "RANDBETWEEN", "CELL", "INFO"]);

interface Formula {
  readonly sheet: SheetSnapshot;
  readonly key: CellKey;
  readonly cell: Cell;
  /** null where only Excel can read it. */
  readonly parts: FormulaPart | null;
  /** What it refers to; null: it may be anything. */
  readonly refers: readonly { readonly sheet: string; readonly range: CellRange }[] | null;
}

/**
 * The formulas that hang on changed cells, directly or by others, with what they come to. A value is given only where it
 * is certain; the others are "not calculated", which the check tells.
 * @param workbook as it is after the change
 */
export function recalculate(workbook: WorkbookSnapshot, changed: CellSet): readonly Recalculated[] {
  // In manual mode no formula has a value that could be trusted.
  if (workbook.calculation === "manual") return [];
  const formulas = formulasOf(workbook);
  const dirty = dependants(formulas, changed);
  const values = new Values(workbook, dirty);
  return dirty.map(({ sheet, key, cell }) => ({ sheet, key, cell: { ...cell, value: values.of(sheet, key) ?? null } }));
}

function formulasOf({ sheets }: WorkbookSnapshot): readonly Formula[] {
  return sheets.flatMap((sheet) =>
    formulaCells(sheet).map(([key, cell, parts]): Formula => {
      return { sheet, key, cell, parts, refers: parts && references(parts, sheet, sheets) };
    }),
  );
}

type FormulaCell = readonly [CellKey, Cell, FormulaPart | null];

/** Of sheets that do not change while somebody types on another. */
const known = new WeakMap<SheetSnapshot["cells"], readonly FormulaCell[]>();

function formulaCells({ cells }: Pick<SheetSnapshot, "cells">): readonly FormulaCell[] {
  const found = known.get(cells);
  if (found) return found;
  const patched = patchedMap(cells);
  const formulas = patched ? formulasWith(formulaCells({ cells: patched.base }), patched.patch) : formulasIn(cells);
  known.set(cells, formulas);
  return formulas;
}

function formulasIn(cells: Iterable<readonly [CellKey, Cell | null]>): readonly FormulaCell[] {
  const formulas: FormulaCell[] = [];
  for (const [key, cell] of cells) {
    if (cell?.formula !== undefined) formulas.push([key, cell, formulaParts(cell.formula)]);
  }
  return formulas;
}

/** Those of a long sheet on which a few cells were set. */
function formulasWith(
  before: readonly FormulaCell[],
  patch: ReadonlyMap<CellKey, Cell | null>,
): readonly FormulaCell[] {
  const kept = before.filter(([key]) => !patch.has(key));
  return [...kept, ...formulasIn(patch)].sort(([a], [b]) => a - b);
}

function references(part: FormulaPart, own: SheetSnapshot, sheets: readonly SheetSnapshot[]): Formula["refers"] {
  const inner = (parts: readonly FormulaPart[]): Formula["refers"] => {
    const found = parts.map((one) => references(one, own, sheets));
    return found.includes(null) ? null : found.flatMap((one) => one ?? []);
  };
  switch (part.kind) {
    case "constant":
      return [];
    case "cells": {
      const name = part.sheet?.toLowerCase();
      const sheet = name === undefined ? own : sheets.find((one) => one.name.toLowerCase() === name);
      return sheet ? [{ sheet: sheet.id, range: part.range }] : null;
    }
    case "negated":
    case "percent":
      return inner([part.of]);
    case "operation":
      return inner([part.left, part.right]);
    case "call":
      return UNFORESEEABLE.has(part.name) ? null : inner(part.given);
  }
}

function dependants(formulas: readonly Formula[], changed: CellSet): readonly Formula[] {
  const typed = (one: Formula): boolean => changed.get(one.sheet.id)?.has(one.key) === true;
  const dirty = formulas.filter((one) => typed(one) || one.refers === null);
  let left = formulas.filter((one) => !typed(one) && one.refers !== null);
  let next: readonly { readonly sheet: string; readonly key: CellKey }[] = [
    ...[...changed].flatMap(([sheet, keys]) => [...keys].map((key) => ({ sheet, key }))),
    ...dirty.map(({ sheet, key }) => ({ sheet: sheet.id, key })),
  ];
  for (let round = 0; next.length > 0 && left.length > 0; round++) {
    if (round > LONGEST_CHAIN) return [...dirty, ...left.map((one) => ({ ...one, parts: null }))];
    const found = left.filter(({ refers }) =>
      (refers ?? []).some(({ sheet, range }) => next.some((cell) => cell.sheet === sheet && isIn(cell.key, range))),
    );
    const isFound = new Set(found);
    left = left.filter((one) => !isFound.has(one));
    dirty.push(...found);
    next = found.map(({ sheet, key }) => ({ sheet: sheet.id, key }));
  }
  return dirty;
}

function isIn(key: CellKey, { top, left, bottom, right }: CellRange): boolean {
  const { row, column } = keyAddress(key);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Values as they are after the change, each worked out when it is first asked for. */
class Values {
  private readonly formulas: ReadonlyMap<string, Formula>;
  /** null: it is being worked out, or only Excel knows it. */
  private readonly known = new Map<string, CellValue | null>();

  constructor(
    private readonly workbook: WorkbookSnapshot,
    dirty: readonly Formula[],
  ) {
    this.formulas = new Map(dirty.map((one) => [`${one.sheet.id} ${one.key}`, one]));
  }

  of(sheet: SheetSnapshot, key: CellKey): CellValue | null | undefined {
    const place = `${sheet.id} ${key}`;
    const formula = this.formulas.get(place);
    if (!formula) return sheet.cells.get(key)?.value;
    const known = this.known.get(place);
    if (known !== undefined) return known;
    // A circle comes to nothing.
    this.known.set(place, null);
    const value = this.calculate(formula);
    this.known.set(place, value);
    return value;
  }

  private calculate({ sheet, parts }: Formula): CellValue | null {
    if (!parts) return null;
    const ground: FormulaGround = {
      sheet: (name) => {
        const found = name === null ? sheet : findSheet(this.workbook, { name });
        if (!found) throw new Unknowable();
        return found;
      },
      value: (of, key) => {
        const value = this.of(of, key);
        if (value === null) throw new Unknowable();
        return value;
      },
    };
    try {
      return formulaValue(parts, ground);
    } catch (error) {
      if (error instanceof Unknowable) return null;
      throw error;
    }
  }
}
