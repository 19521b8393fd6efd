import type { Cell, CellKey } from "../../core/workbook/snapshot";
import { cellKey } from "../../core/workbook/snapshot";
import { bandsOf, blocksOf, matrixOf } from "./blocks";
import { GENERAL, TEXT_FORMAT } from "./cells";
import { operation, rangeOf, type Operation } from "./requests";
import { typedText } from "./typed-text";

/** What one cell shall become. */
export interface CellWrite {
  /** null blanks the cell; undefined leaves its content alone. */
  readonly content: Cell | null | undefined;
  /** The number format that the cell has now. */
  readonly held: string;
  /** The number format that it shall have; null leaves it alone. */
  readonly format: string | null;
}

/** The steps in the order in which they must run, so that steps of several sheets can be interleaved. */
interface WriteSteps {
  /** Number formats that decide how an entry is understood. */
  readonly before: readonly Operation[];
  readonly contents: readonly Operation[];
  readonly formats: readonly Operation[];
}

type Input = string | number | boolean;

/**
 * Steps that write exactly the given cells of one sheet. Text arrives as text whatever it looks like; numbers and
 * formulas arrive as such even where the cell is (or shall be) formatted as text.
 * @param hasHiddenRows entries go in row by row: those of a larger block fall into the wrong rows where a filter hides
 * some (office-js#224).
 */
export function writeSteps(
  sheet: Excel.Worksheet,
  cells: ReadonlyMap<CellKey, CellWrite>,
  hasHiddenRows: boolean,
): WriteSteps {
  const early: [CellKey, string][] = [];
  const late: [CellKey, string][] = [];
  const inputs = new Map<CellKey, Input>();
  for (const [key, { content, held, format }] of cells) {
    let current = held;
    if (content !== undefined) {
      const entry = formatForEntry(content, held, format);
      if (entry !== held) early.push([key, entry]);
      current = entry;
      inputs.set(key, inputFor(content, current));
    }
    // Excel may give a formula the format of the cells it refers to, so its own is set again.
    const isFormula = content?.formula !== undefined;
    if (format !== null && (format !== current || isFormula)) late.push([key, format]);
  }
  return {
    before: formatSteps(sheet, early),
    contents: contentSteps(sheet, inputs, cells, hasHiddenRows),
    formats: formatSteps(sheet, late),
  };
}

/** A cell formatted as text keeps every entry as text, numbers and formulas too. */
function formatForEntry(content: Cell | null, held: string, format: string | null): string {
  if (content === null || format === null) return held;
  const isText = typeof content.value === "string" && content.formula === undefined;
  if (!isText || isQuoted(content.value)) return held === TEXT_FORMAT ? GENERAL : held;
  return format === TEXT_FORMAT ? TEXT_FORMAT : held;
}

/** An apostrophe in front is taken away on entry, perhaps even in a text cell: it is entered under General. */
function isQuoted(text: Cell["value"]): boolean {
  return typeof text === "string" && text.startsWith("'");
}

function inputFor(content: Cell | null, format: string): Input {
  if (content === null) return "";
  const { value, formula } = content;
  if (formula !== undefined) return `=${formula}`;
  if (typeof value === "string") return format === TEXT_FORMAT && !isQuoted(value) ? value : typedText(value);
  if (value === null) return "";
  return typeof value === "object" ? value.error : value;
}

function formatSteps(sheet: Excel.Worksheet, formats: readonly [CellKey, string][]): Operation[] {
  return blocksOf(formats).map(({ range, value }) =>
    operation(() => {
      rangeOf(sheet, range).numberFormat = [[value]];
    }, value),
  );
}

function contentSteps(
  sheet: Excel.Worksheet,
  inputs: ReadonlyMap<CellKey, Input>,
  cells: ReadonlyMap<CellKey, CellWrite>,
  hasHiddenRows: boolean,
): Operation[] {
  // Constants go through `values`, which newer builds can undo; formulas through the locale-neutral `formulas`.
  const kinds = [...inputs.keys()].map((key) => [key, cells.get(key)?.content?.formula !== undefined] as const);
  return blocksOf(kinds).flatMap(({ range, value: areFormulas }) =>
    bandsOf(range, hasHiddenRows ? range.right - range.left + 1 : undefined).map((band) => {
      const block = matrixOf(band, (row, column) => inputs.get(cellKey(row, column)) ?? "");
      return operation(() => {
        const target = rangeOf(sheet, band);
        if (areFormulas) target.formulas = block;
        else target.values = block;
      }, block);
    }),
  );
}
