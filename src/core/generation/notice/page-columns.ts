import { pageCharacters } from "../../design/paper";
import { printSetup } from "../templates/frame";
import type { BesideColumn } from "./beside-columns";
import type { PartyColumn, Surroundings } from "./surroundings";

const CATEGORY_WIDTH = 14;
const MAXIMUM_WIDTH = 8;
const PARTY_WIDTH = 11;
const TICK_WIDTH = 6;
const NARROWEST_TEXT = 30;
/** Of columns beside the items' texts: as their longest text needs within these bounds. */
const BESIDE_WIDTHS = { least: 8, most: 30 } as const;

/** The page's columns from A on, by what they hold. */
export interface PageColumns {
  readonly left: readonly BesideColumn[];
  readonly text: number;
  readonly right: readonly BesideColumn[];
  /** null where headings to tick state the points of every item. */
  readonly maximum: number | null;
  readonly afterPoints: readonly BesideColumn[];
  readonly firstScore: number;
  /** The first column of each party. */
  readonly parties: readonly { readonly at: number; readonly count: number; readonly column: PartyColumn }[];
  readonly end: readonly BesideColumn[];
  readonly firstEnd: number;
}

export function pageColumns({ besides, parties, statesMaxima }: Surroundings): PageColumns {
  const on = (side: BesideColumn["side"]): readonly BesideColumn[] => besides.filter((b) => b.side === side);
  const [left, right, afterPoints, end] = [on("left"), on("right"), on("points"), on("end")];
  const text = 1 + left.length;
  const maximum = statesMaxima ? text + 1 + right.length : null;
  const firstScore = (maximum ?? text + right.length) + 1 + afterPoints.length;
  let next = firstScore;
  const placed = parties.map((column) => {
    const at = next;
    next += column.ticks?.length ?? 1;
    return { at, count: next - at, column };
  });
  return { left, text, right, maximum, afterPoints, firstScore, parties: placed, end, firstEnd: next };
}

export function widthsOf({ left, right, maximum, afterPoints, parties, end }: PageColumns): readonly number[] {
  const besides = (columns: readonly BesideColumn[]): readonly number[] =>
    columns.map(({ heading, cells }) => {
      const longest = Math.max(...[heading, ...[...cells.values()].map((c) => c.text)].map((t) => 2 * t.length));
      return Math.min(Math.max(longest, BESIDE_WIDTHS.least), BESIDE_WIDTHS.most);
    });
  const scores = parties.flatMap(({ count, column }) =>
    Array.from({ length: count }, () => (column.ticks ? TICK_WIDTH : PARTY_WIDTH)),
  );
  const before = [CATEGORY_WIDTH, ...besides(left)];
  const points = maximum === null ? [] : [MAXIMUM_WIDTH];
  const after = [...besides(right), ...points, ...besides(afterPoints), ...scores, ...besides(end)];
  const rest = [...before, ...after].reduce((sum, width) => sum + width, 0);
  const text = Math.max(pageCharacters(printSetup({ orientation: "portrait" })) - rest, NARROWEST_TEXT);
  return [...before, text, ...after];
}
