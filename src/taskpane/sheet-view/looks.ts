import { MAX_COLUMNS } from "../../core/workbook/address";
import { type CellKey, cellKey, keyAddress, type SheetSnapshot } from "../../core/workbook/snapshot";
import type { SheetAppearance, UnreadLook } from "../../hosts/xlsx/appearance";
import type { BorderLine, CellStyle } from "../../hosts/xlsx/cell-styles";
import { firstFrom, numberAt } from "../../hosts/xlsx/number-table";
import { linesOf, widthOfText } from "./text-size";
import { ConditionalLooks } from "./conditional-looks";
import { MergeIndex } from "./merge-index";
import type { CellLook, DiagonalLook, LineLook, SheetLook } from "./sheet-look";

const PIXELS_PER_POINT = 4 / 3;
/** Left and right padding that a column's default width does not include. */
const PADDING = 5;
/** The size of a font whose size the file does not state, in points. */
const DEFAULT_SIZE = 11;
/** Cells whose texts are measured in one step. */
const MEASURED_AT_ONCE = 5_000;
/** Height of a line of text, in its own size. */
const LINE_HEIGHT = 1.3;

/** The width of a digit in the workbook's default font: Chinese fonts have wider ones than Calibri. */
function digitWidth(font: string | null | undefined): number {
  return /[\u4e00-\u9fff]|SimSun|DengXian/i.test(font ?? "") ? 8 : 7;
}

function lineLook(line: BorderLine | null): LineLook | undefined {
  if (!line) return undefined;
  const color = line.color ?? "#000000";
  switch (line.style) {
    case "medium":
    case "mediumDashed":
    case "mediumDashDot":
    case "mediumDashDotDot":
      return { style: line.style === "medium" ? "solid" : "dashed", width: 2, color };
    case "thick":
      return { style: "solid", width: 3, color };
    case "double":
      return { style: "double", width: 3, color };
    case "dashed":
    case "dashDot":
    case "dashDotDot":
    case "slantDashDot":
      return { style: "dashed", width: 1, color };
    case "dotted":
    case "hair":
      return { style: "dotted", width: 1, color };
    default:
      return { style: "solid", width: 1, color };
  }
}

function diagonalLook({ diagonal }: CellStyle): DiagonalLook | undefined {
  const line = lineLook(diagonal);
  if (!diagonal || !line) return undefined;
  return { ...line, rises: diagonal.rises, falls: diagonal.falls };
}

function horizontal(style: CellStyle): CellLook["horizontal"] {
  switch (style.horizontal) {
    case "left":
    case "right":
    case "center":
    case "justify":
      return style.horizontal;
    case "centerContinuous":
    case "distributed":
      return "center";
    default:
      return undefined;
  }
}

function vertical(style: CellStyle): CellLook["vertical"] {
  switch (style.vertical) {
    case "top":
      return "top";
    case "center":
    case "justify":
    case "distributed":
      return "middle";
    default:
      return "bottom";
  }
}

/** The file counts counter-clockwise from 1 to 90, clockwise from 91. */
function rotation({ rotation: turned }: CellStyle): number | undefined {
  if (!(turned > 0 && turned <= 180)) return undefined;
  return turned <= 90 ? -turned : turned - 90;
}

/** Leaves out what is undefined, so that absent means default. */
function defined<T extends object>(look: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as T;
}

type ColumnRun = SheetAppearance["columns"][number];

/** Runs from left to right none of which reaches into the next: where two overlap the one that begins first holds. */
function separateRuns(columns: readonly ColumnRun[]): readonly ColumnRun[] {
  const runs: ColumnRun[] = [];
  for (const run of [...columns].sort((a, b) => a.first - b.first)) {
    const first = Math.max(run.first, (runs.at(-1)?.last ?? -1) + 1);
    if (first <= run.last) runs.push({ ...run, first });
  }
  return runs;
}

class AppearanceLook implements SheetLook {
  readonly merges: MergeIndex;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showsGridLines: boolean;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly unread: SheetLook["unread"];
  readonly hidden: SheetLook["hidden"];
  private readonly digit: number;
  private readonly runs: readonly ColumnRun[];
  private readonly runEnds: readonly number[];
  private readonly conditions: ConditionalLooks;
  /** By row, what its texts need; 0 where they need nothing. Worked out when it is first asked for. */
  private needed: Float64Array | null = null;

  constructor(
    private readonly sheet: SheetSnapshot,
    private readonly appearance: SheetAppearance,
    unread: readonly (UnreadLook | "all")[],
  ) {
    const { charts, pictures, shapes } = appearance;
    this.unread = unread;
    this.hidden = { charts, pictures, shapes };
    this.merges = new MergeIndex(appearance.merges);
    this.conditions = new ConditionalLooks(sheet, appearance.conditions);
    this.frozenRows = appearance.frozenRows;
    this.frozenColumns = appearance.frozenColumns;
    this.showsGridLines = appearance.showsGridLines;
    this.digit = digitWidth(appearance.styles[0]?.font.name);
    this.runs = separateRuns(appearance.columns);
    this.runEnds = this.runs.map(({ last }) => last);
    const end = { row: -1, column: -1 };
    const reach = (row: number, column: number): void => {
      if (row > end.row) end.row = row;
      if (column > end.column) end.column = column;
    };
    const { keys, values } = appearance.cellStyles;
    const draws = appearance.styles.map(isDrawn);
    keys.forEach((key, i) => {
      if (draws[values[i] as number]) reach(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS);
    });
    for (const key of sheet.cells.keys()) reach(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS);
    for (const { bottom, right } of appearance.merges) reach(bottom, right);
    this.lastRow = end.row;
    this.lastColumn = end.column;
  }

  columnWidths(count: number): Float64Array {
    const standard = Math.round(this.appearance.defaultColumnWidth * this.digit) + PADDING;
    const widths = new Float64Array(count).fill(standard);
    for (const { first, last, isHidden, width } of this.runs) {
      const own = isHidden ? 0 : width === null ? standard : Math.round(width * this.digit);
      widths.fill(own, first, last + 1);
    }
    return widths;
  }

  rowHeights(count: number): Float64Array {
    const { defaultRowHeight, rowHeights } = this.appearance;
    const heights = new Float64Array(count).fill(Math.round(defaultRowHeight * PIXELS_PER_POINT));
    this.neededHeights().forEach((height, row) => {
      if (row < count && height > (heights[row] ?? 0)) heights[row] = height;
    });
    rowHeights.keys.forEach((row, i) => {
      if (row < count) heights[row] = Math.round((rowHeights.values[i] as number) * PIXELS_PER_POINT);
    });
    return heights;
  }

  cellLook(row: number, column: number): CellLook | undefined {
    const style = this.style(row, column);
    const area = this.merges.at(row, column) ?? { top: row, left: column, bottom: row, right: column };
    // Neighbours share a line: each is drawn once, by the cell to its left or above.
    const right = this.style(row, area.right)?.border.right ?? this.style(row, area.right + 1)?.border.left ?? null;
    const bottom =
      this.style(area.bottom, column)?.border.bottom ?? this.style(area.bottom + 1, column)?.border.top ?? null;
    const top = row === 0 ? (style?.border.top ?? null) : null;
    const left = column === 0 ? (style?.border.left ?? null) : null;
    const condition = this.conditions.at(row, column);
    if (!style && !right && !bottom && !condition) return undefined;
    const font = style?.font;
    return defined<CellLook>({
      isSeen:
        (style !== undefined && isDrawn(style)) || right !== null || bottom !== null || !!condition?.fill || undefined,
      font: font?.name ?? undefined,
      size: font?.size ?? undefined,
      bold: (condition?.isBold ?? font?.isBold) || undefined,
      italic: font?.isItalic || undefined,
      underline: font?.isUnderlined || undefined,
      strike: font?.isStruck || undefined,
      color: condition?.color ?? font?.color ?? undefined,
      fill: condition?.fill ?? style?.fill ?? undefined,
      horizontal: style ? horizontal(style) : undefined,
      vertical: style ? vertical(style) : undefined,
      wrap: (style?.wraps ?? false) || style?.horizontal === "justify" || undefined,
      shrinks: style?.shrinks || undefined,
      indent: style?.indent || undefined,
      isVertical: style?.rotation === 255 || undefined,
      rotation: style && rotation(style),
      diagonal: style && diagonalLook(style),
      top: lineLook(top),
      right: lineLook(right),
      bottom: lineLook(bottom),
      left: lineLook(left),
    });
  }

  format(row: number, column: number): string | null {
    return this.style(row, column)?.format ?? null;
  }

  comment(row: number, column: number): string | undefined {
    return this.appearance.comments.get(cellKey(row, column));
  }

  private style(row: number, column: number): CellStyle | undefined {
    const listed = numberAt(this.appearance.cellStyles, cellKey(row, column));
    const run = this.runs[firstFrom(this.runEnds, column)];
    const ofColumn = run && column >= run.first ? run.style : 0;
    return this.appearance.styles[listed ?? ofColumn];
  }

  private neededHeights(): Float64Array {
    if (this.needed) return this.needed;
    const steps = this.measure();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** Rows whose height the file leaves to their text, which programs other than Excel do: as high as it needs. */
  *measure(): Generator<void, Float64Array> {
    const { styles, cellStyles } = this.appearance;
    const needed = new Float64Array(this.lastRow + 1);
    const isLarge = styles.map(({ wraps, font }) => wraps || (font.size ?? DEFAULT_SIZE) > DEFAULT_SIZE);
    const widths = this.columnWidths(this.lastColumn + 1);
    const count = isLarge.includes(true) ? cellStyles.keys.length : 0;
    for (let i = 0; i < count; i++) {
      if (i % MEASURED_AT_ONCE === MEASURED_AT_ONCE - 1) yield;
      const index = cellStyles.values[i] as number;
      if (!isLarge[index]) continue;
      const key = cellStyles.keys[i] as CellKey;
      const value = this.sheet.cells.get(key)?.value;
      const { row, column } = keyAddress(key);
      if (value === undefined || value === null || this.merges.at(row, column)) continue;
      const style = styles[index] as CellStyle;
      const size = (style.font.size ?? DEFAULT_SIZE) * PIXELS_PER_POINT;
      const isFolded = style.wraps && typeof value === "string";
      const lines = isFolded ? linesOf(value, ((widths[column] ?? 0) - PADDING) / size) : 1;
      needed[row] = Math.max(needed[row] ?? 0, Math.ceil(lines * size * LINE_HEIGHT) + 2);
    }
    this.needed = needed;
    return needed;
  }
}

function isDrawn(style: CellStyle): boolean {
  return style.fill !== null || style.diagonal !== null || Object.values(style.border).some((line) => line !== null);
}

const plain: SheetAppearance = {
  merges: [],
  defaultColumnWidth: 12,
  columns: [],
  defaultRowHeight: 15,
  rowHeights: { keys: new Float64Array(), values: new Float64Array() },
  frozenRows: 0,
  frozenColumns: 0,
  showsGridLines: true,
  cellStyles: { keys: new Float64Array(), values: new Float64Array() },
  styles: [],
  conditions: [],
  unread: [],
  comments: new Map(),
  charts: 0,
  pictures: 0,
  shapes: 0,
};

export function lookOf(sheet: SheetSnapshot, appearance: SheetAppearance): SheetLook {
  return new AppearanceLook(sheet, appearance, appearance.unread);
}

/** The same, with the heights of its rows worked out in steps: of a long sheet that takes longer than a click may wait. */
export function* measuredLook(sheet: SheetSnapshot, appearance: SheetAppearance): Generator<void, SheetLook> {
  const look = new AppearanceLook(sheet, appearance, appearance.unread);
  yield* look.measure();
  return look;
}

/** Where nothing is known of the look of a sheet: its cells, with columns as wide as what stands in them. */
export function plainLook(sheet: SheetSnapshot): SheetLook {
  const widths = new Map<number, number>();
  for (const [key, { value }] of sheet.cells) {
    const { column } = keyAddress(key);
    const wide = Math.min(40, 2 + 2 * widthOfText(typeof value === "string" ? value : String(value)));
    if (wide > (widths.get(column) ?? 12)) widths.set(column, wide);
  }
  const columns = [...widths].map(([at, width]) => ({ first: at, last: at, width, isHidden: false, style: 0 }));
  return new AppearanceLook(sheet, { ...plain, columns }, ["all"]);
}
