import { textHeight } from "../../../../src/core/design/text-height";
import { ensureAllowed } from "../access";
import { color, flag, numberBetween, oneOf, text } from "../arguments";
import { ExcelFault, invalidArgument } from "../fault";
import { areaOf, defaultFormat, type BorderModel, type BorderSide, type CellFormat, type FormatKey } from "../model";
import { hostObject, type ObjectType, type ScalarMember } from "../object-type";
import type { RangeTarget } from "./range-target";

/** The value that all cells share; null when they differ or there are too many to ask. */
export function uniform<V>(range: RangeTarget, read: (row: number, column: number) => V): V | null {
  if (areaOf(range) > 5_000_000) return null;
  const first = read(range.top, range.left);
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      if (read(row, column) !== first) return null;
    }
  }
  return first;
}

function formatScalar<K extends Exclude<FormatKey, BorderSide | "fillColor">>(
  since: string,
  key: K,
  check: (value: unknown) => CellFormat[K],
): ScalarMember<RangeTarget> {
  return {
    since,
    get: (r) => uniform(r, (row, column) => r.sheet.format(row, column, key) ?? defaultFormat[key]),
    set: (r, value) => {
      ensureAllowed(r.sheet, "allowFormatCells");
      r.sheet.setFormat(r, key, check(value));
    },
  };
}

const fillType: ObjectType<RangeTarget> = {
  name: "RangeFill",
  scalars: {
    color: {
      since: "1.1",
      get: (r) => uniform(r, (row, column) => r.sheet.format(row, column, "fillColor") ?? "#FFFFFF"),
      set: (r, value) => {
        ensureAllowed(r.sheet, "allowFormatCells");
        r.sheet.setFormat(r, "fillColor", color(value, "fill colour"));
      },
    },
  },
  objects: {},
  methods: {
    clear: {
      since: "1.1",
      writes: true,
      call: (r) => {
        ensureAllowed(r.sheet, "allowFormatCells");
        r.sheet.setFormat(r, "fillColor", null);
      },
    },
  },
};

const underlines = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

const fontType: ObjectType<RangeTarget> = {
  name: "RangeFont",
  scalars: {
    name: formatScalar("1.1", "fontName", (v) => text(v, "font name", 31)),
    size: formatScalar("1.1", "fontSize", (v) => numberBetween(v, 1, 409, "font size")),
    color: formatScalar("1.1", "fontColor", (v) => color(v, "font colour")),
    bold: formatScalar("1.1", "bold", (v) => flag(v, "bold")),
    italic: formatScalar("1.1", "italic", (v) => flag(v, "italic")),
    underline: formatScalar("1.1", "underline", (v) => oneOf(v, underlines, "underline")),
    strikethrough: formatScalar("1.9", "strikethrough", (v) => flag(v, "strikethrough")),
  },
  objects: {},
  methods: {},
};

const cellProtectionType: ObjectType<RangeTarget> = {
  name: "FormatProtection",
  scalars: {
    locked: formatScalar("1.2", "locked", (v) => flag(v, "locked")),
    formulaHidden: formatScalar("1.2", "formulaHidden", (v) => flag(v, "formulaHidden")),
  },
  objects: {},
  methods: {},
};

const edges = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
  InsideHorizontal: "bottom",
  InsideVertical: "right",
  DiagonalDown: "diagonalDown",
  DiagonalUp: "diagonalUp",
} as const satisfies Record<string, BorderSide>;
type Edge = keyof typeof edges;
const edgeNames = Object.keys(edges) as Edge[];

interface BorderTarget {
  readonly range: RangeTarget;
  readonly edge: Edge;
}

/** The cells that carry an edge of a range; null when it has none, such as an inside edge of a single row. */
function carriers({ range, edge }: BorderTarget): RangeTarget | null {
  const { top, bottom, left, right } = range;
  switch (edge) {
    case "EdgeTop":
      return { ...range, bottom: top };
    case "EdgeBottom":
      return { ...range, top: bottom };
    case "EdgeLeft":
      return { ...range, right: left };
    case "EdgeRight":
      return { ...range, left: right };
    case "InsideHorizontal":
      return bottom > top ? { ...range, bottom: bottom - 1 } : null;
    case "InsideVertical":
      return right > left ? { ...range, right: right - 1 } : null;
    default:
      return range;
  }
}

const noBorder: BorderModel = { style: "None", color: "#000000", weight: "Thin" };
const borderStyles = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;

function borderScalar(
  key: keyof BorderModel,
  check: (value: unknown) => string,
  implied: Partial<BorderModel>,
): ScalarMember<BorderTarget> {
  return {
    since: "1.1",
    get: (b) => {
      const cells = carriers(b);
      const at = (row: number, column: number): BorderModel =>
        b.range.sheet.format(row, column, edges[b.edge]) ?? noBorder;
      return cells && uniform(cells, (row, column) => at(row, column)[key]);
    },
    set: (b, value) => {
      ensureAllowed(b.range.sheet, "allowFormatCells");
      const checked = check(value);
      const cells = carriers(b);
      if (!cells) return;
      const side = edges[b.edge];
      for (let row = cells.top; row <= cells.bottom; row++) {
        for (let column = cells.left; column <= cells.right; column++) {
          const before = cells.sheet.format(row, column, side) ?? noBorder;
          const shown = before.style === "None" ? implied : {};
          const cell = { top: row, bottom: row, left: column, right: column };
          cells.sheet.setFormat(cell, side, { ...before, ...shown, [key]: checked });
        }
      }
    },
  };
}

export const borderType: ObjectType<BorderTarget> = {
  name: "RangeBorder",
  identity: (b) => ({ SideIndex: b.edge }),
  scalars: {
    sideIndex: { since: "1.1", get: (b) => b.edge },
    style: borderScalar("style", (v) => oneOf(v, borderStyles, "border style"), {}),
    color: borderScalar("color", (v) => color(v, "border colour"), { style: "Continuous" }),
    weight: borderScalar("weight", (v) => oneOf(v, ["Hairline", "Thin", "Medium", "Thick"], "border weight"), {
      style: "Continuous",
    }),
  },
  objects: {},
  methods: {},
};

const bordersType: ObjectType<RangeTarget> = {
  name: "RangeBorderCollection",
  scalars: { count: { since: "1.1", get: () => edgeNames.length } },
  objects: {},
  items: (range) => edgeNames.map((edge) => hostObject(borderType, { range, edge })),
  indexer: (range, edge) => hostObject(borderType, { range, edge: oneOf(edge, edgeNames, "border") }),
  methods: {
    getItemAt: {
      since: "1.1",
      call: (range, [index]) => {
        const edge = edgeNames[Number(index)];
        if (edge === undefined) throw invalidArgument("border index");
        return hostObject(borderType, { range, edge });
      },
    },
  },
};

const horizontals = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
const verticals = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

/** In points. */
const STANDARD_HEIGHT = 14.25;
const LARGEST_HEIGHT = 409.5;
/** Forms are not wider; all columns of all rows would take too long. */
const COLUMNS_LOOKED_AT = 64;
const STANDARD_WIDTH = 54;
/** Office.js measures widths in points; 255 characters are Excel's limit. */
const LARGEST_WIDTH = 1_785;

/** As Excel fits a row whose height nobody set: to its wrapped texts, those of merged cells left out. */
function fittedHeight({ sheet }: RangeTarget, row: number): number {
  let height = STANDARD_HEIGHT;
  for (let column = 0; column < COLUMNS_LOOKED_AT; column++) {
    const value = sheet.content(row, column)?.value;
    if (typeof value !== "string" || sheet.mergeAt(row, column)) continue;
    const wrap = sheet.format(row, column, "wrapText") ?? defaultFormat.wrapText;
    const size = sheet.format(row, column, "fontSize") ?? defaultFormat.fontSize;
    const width = sheet.columnWidths.get(column) ?? STANDARD_WIDTH;
    if (wrap) height = Math.max(height, Math.min(textHeight(value, width, { size, wrap }), LARGEST_HEIGHT));
  }
  return height;
}

/** Height of rows or width of columns, in points; null where they differ. */
function sizeScalar(axis: "row" | "column"): ScalarMember<RangeTarget> {
  const isRow = axis === "row";
  const span = (r: RangeTarget): number[] => {
    const [first, last] = isRow ? [r.top, r.bottom] : [r.left, r.right];
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  };
  return {
    since: "1.2",
    get: (r) => {
      const sizes = isRow ? r.sheet.rowHeights : r.sheet.columnWidths;
      const all = new Set(span(r).map((i) => sizes.get(i) ?? (isRow ? fittedHeight(r, i) : STANDARD_WIDTH)));
      return all.size === 1 ? [...all][0] : null;
    },
    set: (r, value) => {
      ensureAllowed(r.sheet, isRow ? "allowFormatRows" : "allowFormatColumns");
      const sizes = isRow ? r.sheet.rowHeights : r.sheet.columnWidths;
      const size = numberBetween(value, 0, isRow ? LARGEST_HEIGHT : LARGEST_WIDTH, isRow ? "rowHeight" : "columnWidth");
      for (const i of span(r)) sizes.set(i, size);
    },
  };
}

/** Whether rows or columns have the standard size; setting true gives it back to them. */
function standardScalar(axis: "row" | "column"): ScalarMember<RangeTarget> {
  const isRow = axis === "row";
  const taken = (r: RangeTarget): number[] => {
    const [first, last] = isRow ? [r.top, r.bottom] : [r.left, r.right];
    return [...(isRow ? r.sheet.rowHeights : r.sheet.columnWidths).keys()].filter((i) => i >= first && i <= last);
  };
  return {
    since: "1.7",
    get: (r) => {
      const count = isRow ? r.bottom - r.top + 1 : r.right - r.left + 1;
      const own = taken(r).length;
      return own === 0 ? true : own === count ? false : null;
    },
    set: (r, value) => {
      ensureAllowed(r.sheet, isRow ? "allowFormatRows" : "allowFormatColumns");
      if (!flag(value, isRow ? "useStandardHeight" : "useStandardWidth")) return;
      for (const i of taken(r)) (isRow ? r.sheet.rowHeights : r.sheet.columnWidths).delete(i);
    },
  };
}

export const formatType: ObjectType<RangeTarget> = {
  name: "RangeFormat",
  scalars: {
    horizontalAlignment: formatScalar("1.1", "horizontalAlignment", (v) => oneOf(v, horizontals, "alignment")),
    verticalAlignment: formatScalar("1.1", "verticalAlignment", (v) => oneOf(v, verticals, "alignment")),
    wrapText: formatScalar("1.1", "wrapText", (v) => flag(v, "wrapText")),
    indentLevel: formatScalar("1.9", "indentLevel", (v) => numberBetween(v, 0, 250, "indentLevel")),
    shrinkToFit: formatScalar("1.9", "shrinkToFit", (v) => flag(v, "shrinkToFit")),
    rowHeight: sizeScalar("row"),
    columnWidth: sizeScalar("column"),
    useStandardHeight: standardScalar("row"),
    useStandardWidth: standardScalar("column"),
  },
  objects: {
    fill: { since: "1.1", object: (r) => hostObject(fillType, r) },
    font: { since: "1.1", object: (r) => hostObject(fontType, r) },
    borders: { since: "1.1", object: (r) => hostObject(bordersType, r) },
    protection: { since: "1.2", object: (r) => hostObject(cellProtectionType, r) },
  },
  methods: {
    autofitColumns: { since: "1.2", writes: true, call: (r) => ensureAllowed(r.sheet, "allowFormatColumns") },
    autofitRows: {
      since: "1.2",
      writes: true,
      call: (r) => {
        ensureAllowed(r.sheet, "allowFormatRows");
        for (const row of [...r.sheet.rowHeights.keys()]) {
          if (row >= r.top && row <= r.bottom) r.sheet.rowHeights.delete(row);
        }
      },
    },
  },
};

const cellSides = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
} as const satisfies Record<string, Edge>;

/** The border of one cell that get- and setCellProperties call `top`, `left` and so on. */
export function cellBorder(range: RangeTarget, side: string): BorderTarget {
  const edge = cellSides[side as keyof typeof cellSides];
  if (edge === undefined) throw new ExcelFault("InvalidArgument", `border ${side}`);
  return { range, edge };
}

export const formatTypes = [formatType, fillType, fontType, cellProtectionType, bordersType, borderType];
