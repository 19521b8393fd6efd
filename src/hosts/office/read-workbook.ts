import type { CellRange } from "../../core/workbook/address";
import type { Cell, CellKey, SheetSnapshot, SheetVisibility, WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { cellCount } from "./blocks";
import { CELL_PROPERTIES, heldCells } from "./cells";
import { isTooLarge } from "./errors";
import { askInBands, loadedRange, perCell, type RangeOfSheet } from "./questions";
import { rangeOf } from "./requests";

/** Over this many cells Excel gives no values at all; no workbook of grading forms comes near it. */
const MOST_CELLS = 5_000_000;

/**
 * What the second sync asks of every sheet. Every official form fits; asking for more unseen could make the answer
 * larger than Excel on the web sends, so the rest of a larger sheet follows in bands of known size.
 */
const FIRST_LOOK: CellRange = { top: 0, left: 0, bottom: 1_999, right: 49 };

/** A sentence of Chinese in two of four matrices; denser books are asked for again in smaller bands. */
const ANSWER_BYTES_PER_CELL = 128;

const CONTENTS = perCell(ANSWER_BYTES_PER_CELL, 3, (range) => {
  range.load(CELL_PROPERTIES);
  return range;
});

/** Non-blank cells of a scoring sheet; other official sheets hold fewer. */
const CELLS_PER_SHEET = 100;

/** Bytes of an answer whose size is only guessed: a fifth less than what Excel on the web gives. */
const GUESSED_ANSWER = 4_000_000;

/** Two syncs, only reads: neither the workbook nor the user's undo stack changes. */
export function readOpenWorkbook(context: Excel.RequestContext): Promise<WorkbookSnapshot> {
  return readSheets(context, () => null);
}

/**
 * Reads the changed sheets and those whose formulas look at other sheets; every other sheet of the former reading
 * stays what it is. Only reads, as above.
 */
export function rereadWorkbook(
  context: Excel.RequestContext,
  former: WorkbookSnapshot,
  changed: ReadonlySet<string>,
): Promise<WorkbookSnapshot> {
  const kept = new Map(
    former.sheets.filter((sheet) => !changed.has(sheet.id) && !looksElsewhere(sheet)).map((sheet) => [sheet.id, sheet]),
  );
  return readSheets(context, (id) => kept.get(id) ?? null);
}

/** A formula reaches another sheet, by its name or by a name that stands for any place. */
function looksElsewhere({ cells }: SheetSnapshot): boolean {
  for (const { formula } of cells.values()) {
    if (formula === undefined) continue;
    const words = formula.replace(/"(?:[^"]|"")*"/g, "").match(/[^\s+\-*/^&=<>(),;{}%]+\(?/g) ?? [];
    if (words.some((word) => !isOwnWord(word))) return true;
  }
  return false;
}

/** A number, a function, TRUE or FALSE, or a cell of the formula's own sheet. */
function isOwnWord(word: string): boolean {
  return /^(?:[\d.:$]+|[A-Z][A-Z\d._]*\(|TRUE|FALSE|\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?)$/i.test(word);
}

async function readSheets(
  context: Excel.RequestContext,
  known: (id: string) => SheetSnapshot | null,
): Promise<WorkbookSnapshot> {
  const { workbook } = context;
  const { worksheets } = workbook;
  workbook.load("name");
  workbook.protection.load("protected");
  workbook.application.load("calculationMode");
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  await context.sync();
  const isManual = workbook.application.calculationMode === "Manual";
  const open = worksheets.items.filter((sheet) => known(sheet.id) === null);
  const contents = open.length > 0 ? await readCells(context, open, !isManual) : [];
  return {
    name: fileName(workbook.name),
    calculation: isManual ? "manual" : "automatic",
    isStructureProtected: workbook.protection.protected,
    sheets: worksheets.items.map((sheet): SheetSnapshot => {
      const before = known(sheet.id);
      const now = {
        id: sheet.id,
        name: sheet.name,
        visibility: visibilityOf(sheet.visibility),
        isProtected: sheet.protection.protected,
      };
      if (!before) return { ...now, cells: contents[open.indexOf(sheet)] ?? new Map<CellKey, Cell>() };
      const isSame =
        before.name === now.name && before.visibility === now.visibility && before.isProtected === now.isProtected;
      return isSame ? before : { ...now, cells: before.cells };
    }),
  };
}

export function visibilityOf(visibility: string): SheetVisibility {
  return visibility === "VeryHidden" ? "veryHidden" : visibility === "Hidden" ? "hidden" : "visible";
}

/** A workbook that was never saved has a name without extension ("工作簿1"). */
function fileName(name: string): string | null {
  return /\.[A-Za-z]{3,4}$/.test(name) ? name : null;
}

/**
 * The non-blank cells of the sheets, in reading order: one sync, more only for books over the budget.
 * @param expected about how many cells the sheets hold together
 */
export async function readCells(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  formulaValues: boolean,
  expected: number = sheets.length * CELLS_PER_SHEET,
): Promise<Map<CellKey, Cell>[]> {
  if (expected * ANSWER_BYTES_PER_CELL > GUESSED_ANSWER) return readBySize(context, sheets, formulaValues);
  const looks = sheets.map((sheet) => {
    const used = sheet.getUsedRangeOrNullObject(true).untrack();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    const near = used.getIntersectionOrNullObject(rangeOf(sheet, FIRST_LOOK)).untrack();
    near.load(CELL_PROPERTIES);
    return { sheet, used, near };
  });
  try {
    await context.sync();
  } catch (error) {
    if (isTooLarge(error)) return readBySize(context, sheets, formulaValues);
    throw error;
  }
  refuseExcess(looks.map(({ used }) => (used.isNullObject ? null : loadedRange(used))));
  const cells = looks.map(({ near }) => (near.isNullObject ? [] : nonBlank(near, formulaValues)));
  const rest = looks.flatMap(({ sheet, used }, i) =>
    used.isNullObject ? [] : beyondFirstLook(loadedRange(used)).map((range) => ({ index: i, sheet, range })),
  );
  return rest.length > 0 ? addParts(context, rest, cells, formulaValues) : cells.map(inReadingOrder);
}

/** For books whose first look is too large to answer: the sizes first, then bands of known size. */
async function readBySize(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  formulaValues: boolean,
): Promise<Map<CellKey, Cell>[]> {
  const used = sheets.map((sheet) => {
    const range = sheet.getUsedRangeOrNullObject(true).untrack();
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    return range;
  });
  await context.sync();
  const ranges = used.map((range) => (range.isNullObject ? null : loadedRange(range)));
  refuseExcess(ranges);
  const parts = sheets.flatMap((sheet, i) => {
    const range = ranges[i];
    return range ? [{ index: i, sheet, range }] : [];
  });
  return addParts(
    context,
    parts,
    sheets.map(() => []),
    formulaValues,
  );
}

/** Loads the cells of the parts. */
export async function loadParts(
  context: Excel.RequestContext,
  parts: readonly RangeOfSheet[],
): Promise<{ readonly index: number; readonly range: Excel.Range }[]> {
  const answered = await askInBands(context, parts, CONTENTS);
  return answered.map(({ index, answer }) => ({ index, range: answer }));
}

async function addParts(
  context: Excel.RequestContext,
  parts: readonly RangeOfSheet[],
  cells: readonly [CellKey, Cell][][],
  formulaValues: boolean,
): Promise<Map<CellKey, Cell>[]> {
  for (const { index, range } of await loadParts(context, parts)) cells[index]?.push(...nonBlank(range, formulaValues));
  return cells.map(inReadingOrder);
}

function nonBlank(range: Excel.Range, formulaValues: boolean): [CellKey, Cell][] {
  const cells: [CellKey, Cell][] = [];
  for (const [key, { cell }] of heldCells(range, formulaValues)) if (cell) cells.push([key, cell]);
  return cells;
}

function inReadingOrder(cells: readonly [CellKey, Cell][]): Map<CellKey, Cell> {
  return new Map([...cells].sort((a, b) => a[0] - b[0]));
}

/** What of a used range lies below and to the right of the first look. */
function beyondFirstLook(used: CellRange): CellRange[] {
  const { bottom, right } = FIRST_LOOK;
  const parts: CellRange[] = [];
  if (used.right > right && used.top <= bottom) {
    parts.push({ ...used, left: Math.max(used.left, right + 1), bottom: Math.min(used.bottom, bottom) });
  }
  if (used.bottom > bottom) parts.push({ ...used, top: Math.max(used.top, bottom + 1) });
  return parts;
}

function refuseExcess(ranges: readonly (CellRange | null)[]): void {
  const cells = ranges.reduce((sum, range) => sum + (range ? cellCount(range) : 0), 0);
  if (cells > MOST_CELLS) {
    throw new HostError("too-large", `${cells} cells in use`, { cells, limit: MOST_CELLS });
  }
}
