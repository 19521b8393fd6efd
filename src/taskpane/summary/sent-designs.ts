import { designCells } from "../../core/design/design-cells";
import type { SheetDesign } from "../../core/design/sheet-design";
import { keyAddress } from "../../core/workbook/snapshot";

/** A drawn sheet, as much of it as a preview shows. */
export interface DesignOutline {
  /** Its first rows, as they will look. */
  readonly design: SheetDesign;
  /** How many cells hold something. */
  readonly count: number;
}

/** A preview unfolds no more of a sheet: a district's merge draws tens of thousands of cells. */
const OUTLINED = 1_000;

export function outlineOf(design: SheetDesign): DesignOutline {
  const held = designCells(design);
  const last = keyAddress([...held.keys()].slice(0, OUTLINED).at(-1) ?? 0).row;
  const cells = design.cells.filter(({ row }) => row <= last);
  const merges = design.merges.filter(({ bottom }) => bottom <= last);
  const rowHeights = new Map([...design.rowHeights].filter(([row]) => row <= last));
  return { design: { ...design, cells, merges, rowHeights, validations: [], excessMarks: [] }, count: held.size };
}

/** Drawn sheets as bytes, which go from one thread to another without being copied. */
export function packDesigns(designs: readonly SheetDesign[]): Uint8Array {
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? { [MAP]: [...value] } : value);
  return new TextEncoder().encode(JSON.stringify(designs, plain));
}

/** What `packDesigns` packed. */
export function unpackDesigns(bytes: Uint8Array): readonly SheetDesign[] {
  const whole = (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && MAP in value ? new Map(value[MAP] as [number, number][]) : value;
  return JSON.parse(new TextDecoder().decode(bytes), whole) as SheetDesign[];
}

const MAP = "\u0000map";
