import type { CellRange } from "../../core/workbook/address";
import type { SheetDesign } from "../../core/design/sheet-design";
import { styles } from "../../core/design/styles";
import type { Cell, CellKey } from "../../core/workbook/snapshot";
import { cellKey, keyAddress } from "../../core/workbook/snapshot";
import { bandsOf, blocksOf, matrixOf, union } from "./blocks";
import { GENERAL } from "./cells";
import { chartNames, chartSteps } from "./charts";
import { clearSteps, mergeSteps, ruleSteps, type DrawSteps } from "./draw-sheet";
import { viewSteps } from "./page-setup";
import { askInBands, loadedRange, perCell, readMergedAreas, type Question } from "./questions";
import { operation, rangeOf, type Operation } from "./requests";
import { writeSteps, type CellWrite } from "./write-cells";

/** What a sheet looked like before it was drawn anew, beyond its cells. */
export interface FormerSheet {
  /** All that was in use, formats included, or was drawn over; null where that is nothing. */
  readonly box: CellRange | null;
  /** Of every cell of the box. */
  readonly numberFormats: ReadonlyMap<CellKey, string>;
  readonly appearance: ReadonlyMap<CellKey, Excel.SettableCellProperties>;
  readonly links: readonly (readonly [CellKey, Excel.RangeHyperlink])[];
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly number[];
  readonly merges: readonly CellRange[];
  readonly frozenRows: number;
  /** Names of its charts. */
  readonly charts: readonly string[];
  /** Known when Dingji itself drew it while this pane was open: gives back validations and marks. */
  readonly design: SheetDesign | null;
}

const appearanceOptions: Excel.CellPropertiesLoadOptions = {
  format: {
    borders: { color: true, style: true, weight: true },
    fill: { color: true },
    font: { bold: true, color: true, italic: true, name: true, size: true, underline: true },
    horizontalAlignment: true,
    protection: true,
    verticalAlignment: true,
    wrapText: true,
  },
  hyperlink: true,
};

/** Excel answers this colour for a cell without fill; setting it would hide the grid lines. */
const NO_FILL = "#FFFFFF";

/** About what `appearanceOptions` and a number format answer for one cell; measured in the in-memory Excel. */
const APPEARANCE_BYTES_PER_CELL = 600;
const ROW_BYTES = 60;

interface BandLook {
  readonly range: Excel.Range;
  readonly cells: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

const APPEARANCE: Question<BandLook> = perCell(APPEARANCE_BYTES_PER_CELL, 3, (range) => {
  range.load("numberFormat");
  return { range, cells: range.getCellProperties(appearanceOptions) };
});

/** Asked of a column of the box: its height is its number of rows. */
const ROW_HEIGHTS = perCell(ROW_BYTES, 2, (range) => range.getRowProperties({ format: { rowHeight: true } }));
/** Asked of a row of the box. */
const COLUMN_WIDTHS = perCell(ROW_BYTES, 2, (range) => range.getColumnProperties({ format: { columnWidth: true } }));

interface Capture {
  readonly sheet: Excel.Worksheet;
  readonly design: SheetDesign | null;
  /** What will be drawn over. */
  readonly area: CellRange | null;
}

/** Reads what an undo will need. Part of these calls count as writes in Excel: only for a sheet about to be redrawn. */
export async function captureSheets(
  context: Excel.RequestContext,
  captures: readonly Capture[],
): Promise<FormerSheet[]> {
  if (captures.length === 0) return [];
  const frames = await readFrames(context, captures);
  const parts = frames.flatMap(({ sheet, box }, index) => (box ? [{ index, sheet, range: box }] : []));
  const former = frames.map(({ box, frozenRows, charts, design }) => ({
    box,
    numberFormats: new Map<CellKey, string>(),
    appearance: new Map<CellKey, Excel.SettableCellProperties>(),
    links: [] as [CellKey, Excel.RangeHyperlink][],
    columnWidths: [] as number[],
    rowHeights: [] as number[],
    merges: [] as readonly CellRange[],
    frozenRows,
    charts,
    design,
  }));
  for (const { index, band, answer } of await askInBands(context, parts, APPEARANCE)) {
    const kept = former[index];
    const formats = answer.range.numberFormat;
    answer.cells.value.forEach((line, r) =>
      line.forEach((cell, c) => {
        const key = cellKey(band.top + r, band.left + c);
        kept?.numberFormats.set(key, String(formats[r]?.[c] ?? GENERAL));
        kept?.appearance.set(key, settable(cell));
        if (cell.hyperlink) kept?.links.push([key, cell.hyperlink]);
      }),
    );
  }
  const firstColumns = parts.map((part) => ({ ...part, range: { ...part.range, right: part.range.left } }));
  for (const { index, answer } of await askInBands(context, firstColumns, ROW_HEIGHTS)) {
    former[index]?.rowHeights.push(...answer.value.map((row) => row.format?.rowHeight ?? 0));
  }
  const firstRows = parts.map((part) => ({ ...part, range: { ...part.range, bottom: part.range.top } }));
  for (const { index, answer } of await askInBands(context, firstRows, COLUMN_WIDTHS)) {
    former[index]?.columnWidths.push(...answer.value.map((column) => column.format?.columnWidth ?? 0));
  }
  const areas = await readMergedAreas(context, parts);
  former.forEach((kept, index) => (kept.merges = areas.get(index) ?? []));
  return former;
}

interface Frame extends Capture {
  readonly box: CellRange | null;
  readonly frozenRows: number;
  readonly charts: readonly string[];
}

async function readFrames(context: Excel.RequestContext, captures: readonly Capture[]): Promise<Frame[]> {
  const asked = captures.map(({ sheet }) => {
    const used = sheet.getUsedRangeOrNullObject(false).untrack();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    const frozen = sheet.freezePanes.getLocationOrNullObject().untrack();
    frozen.load("rowCount");
    const charts = sheet.charts;
    charts.load("items/name");
    return { used, frozen, charts };
  });
  await context.sync();
  return captures.map((capture, i): Frame => {
    const look = asked[i];
    return {
      ...capture,
      // Widths and merged areas may lie beyond what is in use.
      box: union(look && !look.used.isNullObject ? loadedRange(look.used) : null, capture.area),
      frozenRows: look && !look.frozen.isNullObject ? look.frozen.rowCount : 0,
      charts: look?.charts.items.map(({ name }) => name) ?? [],
    };
  });
}

/** Leaves out what Excel answers for "nothing here" but would draw if it were set. */
function settable({ format }: Excel.CellProperties): Excel.SettableCellProperties {
  const { borders, fill, ...rest } = format ?? {};
  const drawn = Object.entries<Excel.CellBorder | undefined>(
    (borders ?? {}) as Record<string, Excel.CellBorder | undefined>,
  ).filter(([, border]) => border?.style && border.style !== "None");
  return {
    format: {
      ...rest,
      ...(drawn.length > 0 ? { borders: Object.fromEntries(drawn) } : {}),
      ...(fill?.color && fill.color !== NO_FILL ? { fill } : {}),
    },
  };
}

/** Steps that give a sheet its former cells back; without `former` only contents and number formats. */
export function restoreSteps(
  sheet: Excel.Worksheet,
  cells: ReadonlyMap<CellKey, Cell>,
  former: FormerSheet | null,
  drawn: { readonly cells: ReadonlyMap<CellKey, Cell>; readonly box: CellRange | null; readonly design: SheetDesign },
  hasHiddenRows: boolean,
): DrawSteps {
  const writes = new Map<CellKey, CellWrite>();
  for (const key of drawn.cells.keys()) writes.set(key, { content: null, held: GENERAL, format: null });
  for (const [key, format] of former?.numberFormats ?? []) {
    const content = writes.has(key) ? null : undefined;
    if (format !== GENERAL) writes.set(key, { content, held: GENERAL, format });
  }
  for (const [key, cell] of cells) writes.set(key, { content: cell, held: GENERAL, format: cell.format ?? GENERAL });
  const { before, contents, formats } = writeSteps(sheet, writes, hasHiddenRows);
  const box = union(former?.box ?? null, drawn.box);
  return {
    prepare: [...(box ? clearSteps(sheet, box) : []), ...before],
    contents: [...contents, ...(former ? linkSteps(sheet, former) : [])],
    formats: [...(former ? appearanceSteps(sheet, former) : []), ...formats],
    finish: former ? [...designSteps(sheet, former, drawn.design), freezeStep(sheet, former)] : [],
  };
}

/** Fills that a person chose go with their rows; those that the drawing has itself mark kinds of cells. */
export function keptFillSteps(sheet: Excel.Worksheet, former: FormerSheet, design: SheetDesign): readonly Operation[] {
  const own = new Set(design.cells.map(({ style }) => `#${styles[style].fill ?? ""}`.toUpperCase()));
  return design.cells.flatMap(({ row, column }) => {
    const before = design.formerRows?.get(row);
    const color =
      before === undefined ? undefined : former.appearance.get(cellKey(before, column))?.format?.fill?.color;
    if (color === undefined || own.has(color.toUpperCase())) return [];
    return [
      operation(() => {
        rangeOf(sheet, { top: row, left: column, bottom: row, right: column }).format.fill.color = color;
      }),
    ];
  });
}

/** Rules, charts and pages of a sheet that we drew before; of any other, ours stay as they were drawn last. */
function designSteps(sheet: Excel.Worksheet, { design }: FormerSheet, drawn: SheetDesign): Operation[] {
  if (!design) return [];
  return [...ruleSteps(sheet, design), ...viewSteps(sheet, design), ...chartSteps(sheet, design, chartNames(drawn))];
}

function appearanceSteps(sheet: Excel.Worksheet, former: FormerSheet): Operation[] {
  const { box } = former;
  if (!box) return [];
  const cells = bandsOf(box).map((band) => {
    const block = matrixOf(band, (row, column) => former.appearance.get(cellKey(row, column)) ?? {});
    return operation(() => rangeOf(sheet, band).setCellProperties(block), block);
  });
  const widths = blocksOf(former.columnWidths.map((width, c) => [cellKey(box.top, box.left + c), width] as const));
  const heights = blocksOf(former.rowHeights.map((height, r) => [cellKey(box.top + r, box.left), height] as const));
  const sizes = [
    ...widths.map(({ range, value }) =>
      operation(() => {
        rangeOf(sheet, range).format.columnWidth = value;
      }),
    ),
    ...heights.map(({ range, value }) =>
      operation(() => {
        rangeOf(sheet, range).format.rowHeight = value;
      }),
    ),
  ];
  return [...cells, ...sizes, ...mergeSteps(sheet, former)];
}

/** Without the text to display, which would replace the cell's own content. */
function linkSteps(sheet: Excel.Worksheet, { links }: FormerSheet): Operation[] {
  return links.map(([key, { address, documentReference, screenTip }]) => {
    const { row, column } = keyAddress(key);
    const link: Excel.RangeHyperlink = {
      ...(address ? { address } : {}),
      ...(documentReference ? { documentReference } : {}),
      ...(screenTip ? { screenTip } : {}),
    };
    return operation(() => {
      rangeOf(sheet, { top: row, left: column, bottom: row, right: column }).hyperlink = link;
    }, link);
  });
}

function freezeStep(sheet: Excel.Worksheet, { frozenRows }: FormerSheet): Operation {
  return operation(() => {
    if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
    else sheet.freezePanes.unfreeze();
  });
}
