import type { CellRange } from "../../core/workbook/address";
import { bandsOf, cellCount } from "./blocks";
import { isTooLarge, toHostError } from "./errors";
import { operation, rangeOf, REQUEST_BUDGET, send, type Operation } from "./requests";

/** What is asked of ranges, and how much of it Excel answers at once. */
export interface Question<T> {
  /** Queues the calls for one band and gives what will hold the answer after the sync. */
  readonly ask: (range: Excel.Range) => T;
  readonly calls: number;
  /** The most cells of one band. */
  readonly cells: number;
  /** About the bytes of the answer for a band of so many cells. */
  readonly bytes: (cells: number) => number;
  /** Whether a failure may mean that too much was asked: smaller bands are tried then. */
  readonly isTooMuch: (error: unknown) => boolean;
}

/** A question whose answer takes about so many bytes for each cell. */
export function perCell<T>(bytesPerCell: number, calls: number, ask: Question<T>["ask"]): Question<T> {
  const cells = Math.floor(REQUEST_BUDGET / bytesPerCell);
  return { ask, calls, cells, bytes: (count) => count * bytesPerCell, isTooMuch: isTooLarge };
}

/** A range of one of several sheets. */
export interface RangeOfSheet {
  readonly index: number;
  readonly sheet: Excel.Worksheet;
  readonly range: CellRange;
}

interface Answered<T> {
  readonly index: number;
  readonly band: CellRange;
  readonly answer: T;
}

/** Below this many cells a refusal is no matter of size. */
const SMALLEST_BAND = 100;

/**
 * Asks band by band, in as few syncs as the budget of an answer allows; in bands of a quarter of the size when Excel
 * answers that it was too much.
 */
export async function askInBands<T>(
  context: Excel.RequestContext,
  parts: readonly RangeOfSheet[],
  question: Question<T>,
): Promise<Answered<T>[]> {
  const answered: Answered<T>[] = [];
  const steps = parts.flatMap(({ index, sheet, range }) =>
    bandsOf(range, question.cells).map((band): Operation => {
      const step = operation(
        () => answered.push({ index, band, answer: question.ask(rangeOf(sheet, band)) }),
        null,
        question.calls,
      );
      return { run: step.run, bytes: Math.max(step.bytes, question.bytes(cellCount(band))) };
    }),
  );
  try {
    await send(context, steps);
  } catch (error) {
    if (!question.isTooMuch(error) || question.cells < SMALLEST_BAND) throw error;
    const { bytes, cells } = question;
    return askInBands(context, parts, {
      ...question,
      cells: Math.floor(cells / 4),
      bytes: (count) => 4 * bytes(count),
    });
  }
  return answered;
}

const MERGED_AREAS: Question<Excel.RangeAreas> = {
  ask: (range) => {
    const merged = range.getMergedAreasOrNullObject().untrack();
    merged.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    return merged;
  },
  calls: 3,
  // A form of this size has some hundred merged areas; Excel tells at most 512 of one range.
  cells: 16_384,
  bytes: () => 512 * 100,
  // The reference only says that the call "will fail"; it names no code.
  isTooMuch: (error) => ["unknown", "too-large"].includes(toHostError(error, false).code),
};

/**
 * The merged areas that reach into each range: asked from A1, because Excel tells an area only to a question that
 * holds its first cell (office-js#3611). Reading them counts as a write in Excel: it clears the user's undo list.
 * @returns by the parts' index
 */
export async function readMergedAreas(
  context: Excel.RequestContext,
  parts: readonly RangeOfSheet[],
): Promise<ReadonlyMap<number, readonly CellRange[]>> {
  const fromA1 = parts.map((part) => ({ ...part, range: { ...part.range, top: 0, left: 0 } }));
  const areas = new Map<number, CellRange[]>();
  for (const { index, answer } of await askInBands(context, fromA1, MERGED_AREAS)) {
    if (answer.isNullObject) continue;
    const known = areas.get(index) ?? [];
    areas.set(index, known);
    for (const area of answer.areas.items) known.push(loadedRange(area));
  }
  for (const { index, range } of parts) {
    areas.set(
      index,
      (areas.get(index) ?? []).filter((area) => area.bottom >= range.top && area.right >= range.left),
    );
  }
  return areas;
}

/** The place of a range whose indexes and counts were loaded. */
export function loadedRange({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellRange {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}
