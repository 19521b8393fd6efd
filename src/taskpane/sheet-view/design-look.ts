import type { SheetDesign } from "../../core/design/sheet-design";
import { type Style, styles, type StyleName } from "../../core/design/styles";
import { cellKey, type SheetSnapshot } from "../../core/workbook/snapshot";
import type { CellStyle } from "../../hosts/xlsx/cell-styles";
import { NumberTableBuilder } from "../../hosts/xlsx/number-table";
import type { SheetAppearance } from "../../hosts/xlsx/appearance";
import { lookOf } from "./looks";
import type { SheetLook } from "./sheet-look";

/** How a sheet will look that is not drawn yet. */
export function designLook(sheet: SheetSnapshot, design: SheetDesign): SheetLook {
  const names = Object.keys(styles) as StyleName[];
  const place = new Map(names.map((name, i) => [name, i + 1]));
  const cellStyles = new NumberTableBuilder();
  for (const { row, column, style } of design.cells) cellStyles.set(cellKey(row, column), place.get(style) ?? 0);
  const rowHeights = new NumberTableBuilder();
  for (const [row, height] of design.rowHeights) rowHeights.set(row, height);
  const appearance: SheetAppearance = {
    merges: design.merges,
    defaultColumnWidth: 8.43,
    columns: design.columnWidths.map((width, at) => ({ first: at, last: at, width, isHidden: false, style: 0 })),
    defaultRowHeight: 15,
    rowHeights: rowHeights.build(),
    frozenRows: design.frozenRows,
    frozenColumns: 0,
    showsGridLines: true,
    cellStyles: cellStyles.build(),
    styles: [drawn(styles.line, false), ...names.map((name) => drawn(styles[name], true))],
    conditions: [],
    unread: [],
    comments: new Map(),
    charts: design.charts?.length ?? 0,
    pictures: 0,
    shapes: 0,
  };
  return lookOf(sheet, appearance);
}

const thin = { style: "thin", color: "#000000" } as const;

/** @param isDrawn false for cells that the design does not name. */
function drawn(style: Style, isDrawn: boolean): CellStyle {
  const line = isDrawn && style.border ? thin : null;
  return {
    font: {
      name: style.font,
      size: style.size,
      isBold: style.bold ?? false,
      isItalic: false,
      isUnderlined: style.underline ?? false,
      isStruck: false,
      color: style.color === undefined ? null : `#${style.color}`,
    },
    fill: style.fill === undefined ? null : `#${style.fill}`,
    border: { left: line, right: line, top: line, bottom: line },
    diagonal: null,
    format: isDrawn ? (style.numberFormat ?? null) : null,
    horizontal: isDrawn ? style.horizontal : null,
    vertical: style.vertical === "middle" ? "center" : style.vertical,
    wraps: isDrawn && style.wrap,
    shrinks: false,
    indent: 0,
    rotation: 0,
  };
}
