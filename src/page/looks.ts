import { type CellAddress, type CellRange } from "../core/workbook/address";
import { cellKey, keyAddress, type SheetSnapshot } from "../core/workbook/snapshot";
import { readAppearance, type SheetAppearance } from "../hosts/xlsx/appearance";
import type { BorderLine, CellStyle } from "../hosts/xlsx/cell-styles";
import type { XlsxFile } from "../hosts/xlsx/read";
import type { CellLook, LineLook, SheetLook } from "./sheet-look";

const PIXELS_PER_POINT = 4 / 3;
/** Left and right padding that a column's default width does not include. */
const PADDING = 5;

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

/** Leaves out what is undefined, so that absent means default. */
function defined<T extends object>(look: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as T;
}

class AppearanceLook implements SheetLook {
  readonly merges: readonly CellRange[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showsGridLines: boolean;
  readonly lastRow: number;
  readonly lastColumn: number;
  private readonly digit: number;
  private readonly covering = new Map<number, CellRange>();

  constructor(
    sheet: SheetSnapshot,
    private readonly appearance: SheetAppearance,
  ) {
    this.merges = appearance.merges;
    this.frozenRows = appearance.frozenRows;
    this.frozenColumns = appearance.frozenColumns;
    this.showsGridLines = appearance.showsGridLines;
    this.digit = digitWidth(appearance.styles[0]?.font.name);
    for (const merge of this.merges) this.covering.set(cellKey(merge.top, merge.left), merge);
    const shown = [...appearance.cellStyles].flatMap(([key, index]) => (this.draws(index) ? [keyAddress(key)] : []));
    const held = [...sheet.cells.keys()].map(keyAddress);
    const ends: CellAddress[] = this.merges.map((merge) => ({ row: merge.bottom, column: merge.right }));
    this.lastRow = [...shown, ...held, ...ends].reduce((last, { row }) => Math.max(last, row), -1);
    this.lastColumn = [...shown, ...held, ...ends].reduce((last, { column }) => Math.max(last, column), -1);
  }

  columnWidth(column: number): number {
    const run = this.appearance.columns.find(({ first, last }) => column >= first && column <= last);
    if (run?.isHidden) return 0;
    if (run && run.width !== null) return Math.round(run.width * this.digit);
    return Math.round(this.appearance.defaultColumnWidth * this.digit) + PADDING;
  }

  rowHeight(row: number): number {
    const own = this.appearance.rows.get(row);
    if (own?.isHidden) return 0;
    return Math.round((own?.height ?? this.appearance.defaultRowHeight) * PIXELS_PER_POINT);
  }

  cellLook(row: number, column: number): CellLook | undefined {
    const style = this.style(row, column);
    const area = this.covering.get(cellKey(row, column)) ?? { top: row, left: column, bottom: row, right: column };
    // Neighbours share a line: each is drawn once, by the cell to its left or above.
    const right = this.style(row, area.right)?.border.right ?? this.style(row, area.right + 1)?.border.left ?? null;
    const bottom =
      this.style(area.bottom, column)?.border.bottom ?? this.style(area.bottom + 1, column)?.border.top ?? null;
    const top = row === 0 ? (style?.border.top ?? null) : null;
    const left = column === 0 ? (style?.border.left ?? null) : null;
    if (!style && !right && !bottom) return undefined;
    const font = style?.font;
    return defined<CellLook>({
      font: font?.name ?? undefined,
      size: font?.size ?? undefined,
      bold: font?.isBold || undefined,
      italic: font?.isItalic || undefined,
      underline: font?.isUnderlined || undefined,
      strike: font?.isStruck || undefined,
      color: font?.color ?? undefined,
      fill: style?.fill ?? undefined,
      horizontal: style ? horizontal(style) : undefined,
      vertical: style ? vertical(style) : undefined,
      wrap: (style?.wraps ?? false) || style?.horizontal === "justify" || undefined,
      indent: style?.indent || undefined,
      isVertical: style?.rotation === 255 || undefined,
      top: lineLook(top),
      right: lineLook(right),
      bottom: lineLook(bottom),
      left: lineLook(left),
    });
  }

  private style(row: number, column: number): CellStyle | undefined {
    const listed = this.appearance.cellStyles.get(cellKey(row, column));
    const run = this.appearance.columns.find(({ first, last }) => column >= first && column <= last);
    return this.appearance.styles[listed ?? run?.style ?? 0];
  }

  private draws(index: number): boolean {
    const style = this.appearance.styles[index];
    return style !== undefined && (style.fill !== null || Object.values(style.border).some((line) => line !== null));
  }
}

/** How every sheet of a file looks, in the order of its snapshot. Each is worked out when it is first shown. */
export function looksOf(file: XlsxFile): readonly (() => SheetLook)[] {
  return file.snapshot.sheets.map((sheet) => {
    let look: SheetLook | null = null;
    return () => (look ??= new AppearanceLook(sheet, readAppearance(file, sheet.id)));
  });
}
