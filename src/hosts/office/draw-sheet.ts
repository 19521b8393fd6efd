import { scoreRanges, WHOLE_FORMAT, wholeNumberFormula } from "../../core/design/whole-numbers";
import { quoteSheetName, toA1, type CellRange } from "../../core/workbook/address";
import type { SheetDesign, Validation } from "../../core/design/sheet-design";
import { styles, type Style, type StyleName } from "../../core/design/styles";
import type { Cell, CellKey } from "../../core/workbook/snapshot";
import { cellKey, keyAddress } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { blocksOf, boundsOf, union } from "./blocks";
import { GENERAL } from "./cells";
import { chartSteps } from "./charts";
import { viewSteps } from "./page-setup";
import { operation, rangeOf, type Operation } from "./requests";
import { writeSteps, type CellWrite } from "./write-cells";

/** Steps of one sheet by stage; a change set runs stage by stage over all its sheets. */
export interface DrawSteps {
  readonly prepare: readonly Operation[];
  readonly contents: readonly Operation[];
  readonly formats: readonly Operation[];
  readonly finish: readonly Operation[];
}

/** One character of the default font is 7 pixels wide, 5 pixels go to the cell's padding, a pixel is 0.75 point. */
const POINTS_PER_CHARACTER = 5.25;
const COLUMN_PADDING_POINTS = 3.75;
const TALLEST_ROW_POINTS = 409;
/** Excel's limit for a list that is written into the validation itself. */
const LONGEST_LIST = 255;
const BORDER_COLOR = "#000000";
const EXCESS_FONT = "#9C0006";
const EXCESS_FILL = "#FFC7CE";

/** @throws HostError `unsupported` for a list that Excel cannot hold in a validation; nothing is written then. */
export function refuseUndrawable(design: SheetDesign): void {
  for (const { rule } of design.validations) {
    if (rule.kind !== "list") continue;
    if (rule.options.some((option) => option.includes(",")) || rule.options.join(",").length > LONGEST_LIST) {
      throw new HostError("unsupported", "list validation too long or with a comma", {
        sheet: design.name,
        limit: LONGEST_LIST,
      });
    }
  }
}

/** The contents and number formats that a drawn sheet shall hold: blank cells have no entry. */
export function drawnCells(design: SheetDesign): Map<CellKey, Cell> {
  const cells = new Map<CellKey, Cell>();
  for (const { row, column, content, style } of design.cells) {
    if (!content || content.value === "") continue;
    const format = content.format ?? numberFormatOf(style);
    const { value, formula } = content;
    cells.set(cellKey(row, column), {
      value,
      ...(formula === undefined ? {} : { formula }),
      ...(format === GENERAL ? {} : { format }),
    });
  }
  return cells;
}

function numberFormatOf(style: StyleName): string {
  const named: Style = styles[style];
  return named.numberFormat ?? GENERAL;
}

/** All that a design touches, null for an empty one. */
export function designBounds(design: SheetDesign): CellRange | null {
  const cells = boundsOf(design.cells.map(({ row, column }) => cellKey(row, column)));
  return design.merges.reduce<CellRange | null>(union, cells);
}

/** Takes appearance, merges, links and rules off a range; what people typed stays until it is written anew. */
export function clearSteps(sheet: Excel.Worksheet, box: CellRange): Operation[] {
  const on = (act: (range: Excel.Range) => void) => operation(() => act(rangeOf(sheet, box)), null, 2);
  return [
    on((range) => range.unmerge()),
    on((range) => range.clear("RemoveHyperlinks")),
    on((range) => range.clear("Formats")),
    on((range) => range.dataValidation.clear()),
    on((range) => range.conditionalFormats.clearAll()),
    on((range) => range.format.autofitRows()),
  ];
}

/**
 * Steps that draw `design` on a sheet without formats; cells of `formerly` that it does not name become blank.
 * @param charts names of the charts on the sheet.
 * @param hasHiddenRows as for `writeSteps`.
 */
export function drawSteps(
  sheet: Excel.Worksheet,
  design: SheetDesign,
  formerly: Iterable<CellKey>,
  charts: readonly string[],
  hasHiddenRows: boolean,
): DrawSteps {
  const drawn = drawnCells(design);
  const writes = new Map<CellKey, CellWrite>();
  for (const key of formerly) writes.set(key, { content: null, held: GENERAL, format: null });
  for (const { row, column, content, style } of design.cells) {
    const key = cellKey(row, column);
    const format = content?.format ?? numberFormatOf(style);
    writes.set(key, { content: drawn.get(key) ?? (writes.has(key) ? null : undefined), held: GENERAL, format });
  }
  const { before, contents, formats } = writeSteps(sheet, writes, hasHiddenRows);
  return {
    prepare: before,
    // Excel paints a new link in its own colours, so links come before the styles.
    contents: [...contents, ...linkSteps(sheet, design)],
    formats: [...formats, ...styleSteps(sheet, design), ...sizeSteps(sheet, design), ...mergeSteps(sheet, design)],
    finish: [...ruleSteps(sheet, design), ...viewSteps(sheet, design), ...chartSteps(sheet, design, charts)],
  };
}

function linkSteps(sheet: Excel.Worksheet, design: SheetDesign): Operation[] {
  return design.cells.flatMap(({ row, column, link }) => {
    if (!link) return [];
    const hyperlink = { documentReference: `${quoteSheetName(link.sheet)}!${link.cell}` };
    return [
      operation(() => {
        rangeOf(sheet, { top: row, left: column, bottom: row, right: column }).hyperlink = hyperlink;
      }, hyperlink),
    ];
  });
}

/** One side of a style: what a cell's style says about it, and how Excel is told. */
interface Facet<V> {
  readonly of: (style: Style) => V | undefined;
  readonly write: (range: Excel.Range, value: V, area: CellRange) => void;
  readonly calls: number;
}

function facet<V>(of: Facet<V>["of"], write: Facet<V>["write"], calls = 3): Facet<unknown> {
  return { of, write, calls } as Facet<unknown>;
}

const horizontal = { left: "Left", center: "Center", right: "Right" } as const;
const vertical = { top: "Top", middle: "Center" } as const;

/** Written facet by facet, because neighbouring cells share most of them: far fewer calls than style by style. */
const facets: readonly Facet<unknown>[] = [
  facet(
    (s) => s.font,
    (range, font) => void (range.format.font.name = font),
  ),
  facet(
    (s) => s.size,
    (range, size) => void (range.format.font.size = size),
  ),
  facet(
    (s) => s.bold,
    (range, bold) => void (range.format.font.bold = bold),
  ),
  facet(
    (s) => s.color,
    (range, color) => void (range.format.font.color = `#${color}`),
  ),
  facet(
    (s) => s.underline || undefined,
    (range) => void (range.format.font.underline = "Single"),
  ),
  facet(
    (s) => s.fill,
    (range, fill) => void (range.format.fill.color = `#${fill}`),
  ),
  facet(
    (s) => s.horizontal,
    (range, side) => void (range.format.horizontalAlignment = horizontal[side]),
  ),
  facet(
    (s) => s.vertical,
    (range, side) => void (range.format.verticalAlignment = vertical[side]),
  ),
  facet(
    (s) => s.wrap,
    (range, wrap) => void (range.format.wrapText = wrap),
  ),
  facet(
    (s) => s.unlocked || undefined,
    (range) => void (range.format.protection.locked = false),
  ),
  facet(
    (s) => s.border || undefined,
    (range, _border, area) => drawBorders(range, area),
    20,
  ),
];

function drawBorders(range: Excel.Range, area: CellRange): void {
  const edges: Excel.BorderIndex[] = [
    Excel.BorderIndex.edgeTop,
    Excel.BorderIndex.edgeBottom,
    Excel.BorderIndex.edgeLeft,
    Excel.BorderIndex.edgeRight,
  ];
  if (area.bottom > area.top) edges.push(Excel.BorderIndex.insideHorizontal);
  if (area.right > area.left) edges.push(Excel.BorderIndex.insideVertical);
  for (const edge of edges) {
    const border = range.format.borders.getItem(edge);
    border.style = "Continuous";
    border.weight = "Thin";
    border.color = BORDER_COLOR;
  }
}

function styleSteps(sheet: Excel.Worksheet, design: SheetDesign): Operation[] {
  const named = stylesByCell(design);
  return facets.flatMap(({ of, write, calls }) => {
    const cells = [...named].flatMap(([key, style]) => {
      const value = of(styles[style]);
      return value === undefined ? [] : [[key, value] as const];
    });
    return blocksOf(cells).map(({ range, value }) =>
      operation(() => write(rangeOf(sheet, range), value, range), value, calls),
    );
  });
}

/** The cells of a merged area look like its anchor: borders are drawn per cell even there. */
function stylesByCell(design: SheetDesign): Map<CellKey, StyleName> {
  const named = new Map<CellKey, StyleName>();
  for (const { row, column, style } of design.cells) named.set(cellKey(row, column), style);
  for (const { top, left, bottom, right } of design.merges) {
    const anchor = named.get(cellKey(top, left));
    if (!anchor) continue;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (!named.has(cellKey(row, column))) named.set(cellKey(row, column), anchor);
      }
    }
  }
  return named;
}

function sizeSteps(sheet: Excel.Worksheet, { columnWidths, rowHeights, growingRows = [] }: SheetDesign): Operation[] {
  const columns = blocksOf(columnWidths.map((width, column) => [cellKey(0, column), width] as const));
  // A height once set stays, whatever people write later.
  const fixed = [...rowHeights].filter(([row]) => !growingRows.includes(row));
  const rows = blocksOf(fixed.map(([row, height]) => [cellKey(row, 0), height] as const));
  const growing = blocksOf(growingRows.map((row) => [cellKey(row, 0), true] as const));
  return [
    ...columns.map(({ range, value }) =>
      operation(() => {
        rangeOf(sheet, range).format.columnWidth = value * POINTS_PER_CHARACTER + COLUMN_PADDING_POINTS;
      }),
    ),
    ...rows.map(({ range, value }) =>
      operation(() => {
        rangeOf(sheet, range).format.rowHeight = Math.min(value, TALLEST_ROW_POINTS);
      }),
    ),
    ...growing.map(({ range }) => operation(() => rangeOf(sheet, range).format.autofitRows())),
  ];
}

export function mergeSteps(sheet: Excel.Worksheet, { merges }: Pick<SheetDesign, "merges">): Operation[] {
  return merges.map((range) => operation(() => rangeOf(sheet, range).merge(false)));
}

/** Validations and marks of entries outside the limits. */
export function ruleSteps(sheet: Excel.Worksheet, design: SheetDesign): Operation[] {
  return [
    ...design.validations.map((validation) =>
      operation(
        () => {
          const target = rangeOf(sheet, validation.range).dataValidation;
          target.rule = ruleOf(validation);
          target.errorAlert = {
            showAlert: validation.isAdvice !== true,
            style: validation.isAdvice ? "Information" : "Stop",
            title: validation.title,
            message: validation.message,
          };
        },
        validation,
        3,
      ),
    ),
    ...design.excessMarks.map((mark) =>
      operation(
        () => {
          const format = rangeOf(sheet, mark.range).conditionalFormats.add("Custom").custom;
          const first = toA1({ row: mark.range.top, column: mark.range.left });
          format.rule.formula = `=IF(ISERROR(${first}),TRUE,IF(${first}="",FALSE,IF(ISNUMBER(${first}),OR(${first}<${mark.from},${first}>${mark.to}),TRUE)))`;
          format.format.font.color = EXCESS_FONT;
          format.format.fill.color = EXCESS_FILL;
        },
        mark,
        8,
      ),
    ),
    ...scoreRanges(design).map((range) =>
      operation(
        () => {
          const format = rangeOf(sheet, range).conditionalFormats.add("Custom").custom;
          format.rule.formula = `=${wholeNumberFormula(range)}`;
          format.format.numberFormat = WHOLE_FORMAT;
        },
        range,
        6,
      ),
    ),
  ];
}

function ruleOf({ rule }: Validation): Excel.DataValidationRule {
  switch (rule.kind) {
    case "decimal":
      return { decimal: { formula1: rule.from, formula2: rule.to, operator: "Between" } };
    case "whole":
      return { wholeNumber: { formula1: rule.from, operator: "GreaterThanOrEqualTo" } };
    case "list":
      return { list: { inCellDropDown: true, source: rule.options.join(",") } };
  }
}

/** Every quoted sheet name of the map in a formula, outside of its text literals, replaced by the name it got. */
function renameReferences(formula: string, renamed: ReadonlyMap<string, string>): string {
  return formula.replace(/"(?:[^"]|"")*"|'((?:[^']|'')+)'!/g, (whole, quoted: string | undefined) => {
    const given = quoted === undefined ? undefined : renamed.get(quoted.replace(/''/g, "'"));
    return given === undefined ? whole : `${quoteSheetName(given)}!`;
  });
}

/** The design with all its formulas and links leading to the names that the new sheets got. */
export function renameInDesign(design: SheetDesign, renamed: ReadonlyMap<string, string>): SheetDesign {
  if (renamed.size === 0) return design;
  return {
    ...design,
    cells: design.cells.map((cell) => ({
      ...cell,
      content: cell.content && renameInCell(cell.content, renamed),
      ...(cell.link ? { link: { ...cell.link, sheet: renamed.get(cell.link.sheet) ?? cell.link.sheet } } : {}),
    })),
  };
}

export function renameInCell(cell: Cell, renamed: ReadonlyMap<string, string>): Cell {
  return cell.formula === undefined ? cell : { ...cell, formula: renameReferences(cell.formula, renamed) };
}

export function rangeName(key: CellKey): string {
  return toA1(keyAddress(key));
}
