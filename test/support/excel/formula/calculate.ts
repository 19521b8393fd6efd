import { cellKey, type CellKey } from "../../../../src/core/workbook/snapshot";
import { areaOf, type CellContent, type ExcelValue, type SheetModel, type WorkbookModel } from "../model";
import { UnknownFunction, evaluate, type Surroundings } from "./evaluate";
import { parseFormula, type Expression } from "./parse";
import { FormulaSyntaxError } from "./tokens";
import type { Matrix, Scalar } from "./values";

const parsed = new Map<string, Expression>();

function expressionOf(formula: string): Expression {
  let expression = parsed.get(formula);
  if (!expression) {
    expression = parseFormula(formula);
    parsed.set(formula, expression);
  }
  return expression;
}

/**
 * Calculates the formulas that `isDue`, in the order in which they depend on each other, from what all other cells
 * show now. Circular references give 0, as in Excel.
 *
 * IronCalc (`ironcalc.mjs`) does not stand here: it is an ES module that runs in a process of its own, while Excel
 * calculates inside each request, some cells only in manual mode, and keeps 15 digits. It is the judge of values that
 * knows nothing of this project; this engine is part of the host that is imitated.
 */
export function calculate(workbook: WorkbookModel, isDue: (sheet: SheetModel, key: CellKey) => boolean): void {
  const fresh = new Map<CellContent, Scalar>();
  const underWay: CellContent[] = [];
  const circular = new Set<CellContent>();
  const read = (sheet: SheetModel, key: CellKey): Scalar => {
    const content = sheet.contents.get(key);
    if (content?.formula === undefined || !isDue(sheet, key)) return content?.value ?? null;
    const known = fresh.get(content);
    if (known !== undefined) return known;
    const start = underWay.indexOf(content);
    if (start >= 0) {
      for (const member of underWay.slice(start)) circular.add(member);
      return 0;
    }
    underWay.push(content);
    const value = valueOf(sheet, content, read);
    underWay.pop();
    const settled = circular.has(content) ? 0 : (value ?? 0);
    fresh.set(content, settled);
    return settled;
  };
  // In reading order, so that equal workbooks calculate alike however they came to be.
  const due = workbook.sheets.flatMap((sheet) =>
    [...sheet.contents]
      .filter(([key, content]) => content.formula !== undefined && isDue(sheet, key))
      .sort(([a], [b]) => a - b)
      .map(([key, content]) => ({ sheet, key, content })),
  );
  for (const { sheet, key } of due) read(sheet, key);
  for (const { sheet, key, content } of due) {
    sheet.contents.set(key, { ...content, value: fresh.get(content) as ExcelValue });
  }
}

function valueOf(sheet: SheetModel, content: CellContent, read: (sheet: SheetModel, key: CellKey) => Scalar): Scalar {
  const { workbook } = sheet;
  const surroundings: Surroundings = {
    range: (name, range): Matrix | null => {
      const target = name === null ? sheet : workbook.findSheet(name);
      if (!target) return null;
      // Whole columns and rows (A:A) end with the used range: what follows is blank.
      const used = areaOf(range) > 100_000 ? target.usedRange(true) : range;
      const bottom = Math.max(range.top, Math.min(range.bottom, used?.bottom ?? 0));
      const right = Math.max(range.left, Math.min(range.right, used?.right ?? 0));
      const rows: Scalar[][] = [];
      for (let row = range.top; row <= bottom; row++) {
        const line: Scalar[] = [];
        for (let column = range.left; column <= right; column++) line.push(read(target, cellKey(row, column)));
        rows.push(line);
      }
      return { rows, at: { row: range.top, column: range.left } };
    },
    name: (name) => {
      const formula = workbook.findName(name, sheet)?.formula;
      return formula === undefined ? null : expressionOf(formula.replace(/^=/, ""));
    },
  };
  try {
    return evaluate(expressionOf(content.formula as string), surroundings);
  } catch (problem) {
    if (!(problem instanceof UnknownFunction || problem instanceof FormulaSyntaxError)) throw problem;
    // What a file brought along may lie beyond this calculator: its last value stands.
    return content.isFromFile ? content.value : { error: "#NAME?" };
  }
}
