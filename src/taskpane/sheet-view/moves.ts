import type { CellAddress, CellRange } from "../../core/workbook/address";
import type { Axis } from "./axis";

/** What moving over a sheet has to know. */
export interface Ground {
  readonly rows: Axis;
  readonly columns: Axis;
  /** The last cell that holds or shows anything. */
  readonly end: CellAddress;
  /** The merged area that covers a cell. */
  areaAt(row: number, column: number): CellRange | undefined;
  isBlank(row: number, column: number): boolean;
  /** Height of what is in view, in CSS pixels. */
  readonly page: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that a key leads to, as in Excel; null for keys that lead nowhere. */
export function moveBy({ key, ctrlKey, metaKey, altKey }: Key, from: CellAddress, ground: Ground): CellAddress | null {
  if (altKey) return null;
  const isFar = ctrlKey || metaKey;
  const step = steps[key];
  if (step) return anchored(isFar ? toEdge(from, step, ground) : stepped(from, step, ground), ground);
  switch (key) {
    case "PageDown":
    case "PageUp": {
      const way = key === "PageDown" ? ground.page : -ground.page;
      return anchored({ row: ground.rows.at(ground.rows.start(from.row) + way), column: from.column }, ground);
    }
    case "Home":
      return anchored({ row: isFar ? 0 : from.row, column: 0 }, ground);
    case "End":
      return anchored({ row: isFar ? ground.end.row : from.row, column: ground.end.column }, ground);
    default:
      return null;
  }
}

/** A merged area is one cell: its first one. */
export function anchored({ row, column }: CellAddress, ground: Pick<Ground, "areaAt">): CellAddress {
  const area = ground.areaAt(row, column);
  return area ? { row: area.top, column: area.left } : { row, column };
}

/** One cell on, over merged areas and what is hidden. */
function stepped(
  { row, column }: CellAddress,
  [down, right]: readonly [number, number],
  { rows, columns, areaAt }: Pick<Ground, "rows" | "columns" | "areaAt">,
): CellAddress {
  const area = areaAt(row, column) ?? { top: row, bottom: row, left: column, right: column };
  if (down !== 0) return { row: rows.next(down > 0 ? area.bottom : area.top, down > 0 ? 1 : -1), column };
  return { row, column: columns.next(right > 0 ? area.right : area.left, right > 0 ? 1 : -1) };
}

/** To the end of what is filled, or over what is blank to the next that is filled. */
function toEdge(from: CellAddress, step: readonly [number, number], ground: Ground): CellAddress {
  let at = from;
  let next = stepped(at, step, ground);
  const isAlongFilled = !ground.isBlank(at.row, at.column) && !ground.isBlank(next.row, next.column);
  while (next.row !== at.row || next.column !== at.column) {
    if (isAlongFilled && ground.isBlank(next.row, next.column)) return at;
    at = next;
    if (!isAlongFilled && !ground.isBlank(at.row, at.column)) return at;
    next = stepped(at, step, ground);
  }
  return at;
}
