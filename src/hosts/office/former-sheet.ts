import type { CellRange } from "../../core/workbook/address";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { Cell, CellKey } from "../../core/workbook/snapshot";
import { cellKey, keyAddress } from "../../core/workbook/snapshot";
import { bandsOf, matrixOf, union } from "./blocks";
import { GENERAL } from "./cells";
import { chartNames, chartSteps } from "./charts";
import { clearSteps, mergeSteps, ruleSteps, type DrawSteps } from "./draw-sheet";
import { operation, rangeOf, type Operation } from "./requests";
import { writeSteps, type CellWrite } from "./write-cells";

/** What a sheet looked like before it was drawn anew, beyond its cells. */
export interface FormerSheet {
  /** All that was in use, formats included, or was drawn over; null where that is nothing. */
  readonly box: CellRange | null;
  readonly numberFormats: readonly (readonly string[])[];
  readonly appearance: readonly (readonly Excel.SettableCellProperties[])[];
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
  const used = captures.map(({ sheet }) => {
    const range = sheet.getUsedRangeOrNullObject(false).untrack();
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    const frozen = sheet.freezePanes.getLocationOrNullObject().untrack();
    frozen.load("rowCount");
    const charts = sheet.charts;
    charts.load("items/name");
    return { range, frozen, charts };
  });
  await context.sync();
  const asked = captures.map(({ sheet, design, area }, i) => {
    const look = used[i];
    const frozenRows = look && !look.frozen.isNullObject ? look.frozen.rowCount : 0;
    const charts = look?.charts.items.map(({ name }) => name) ?? [];
    // Widths and merged areas may lie beyond what is in use.
    const box = union(look && !look.range.isNullObject ? rangeOfLoaded(look.range) : null, area);
    if (box === null) return { box, frozenRows, charts, design };
    const range = rangeOf(sheet, box);
    range.load("numberFormat");
    const merged = range.getMergedAreasOrNullObject().untrack();
    merged.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    return {
      box,
      range,
      merged,
      appearance: range.getCellProperties(appearanceOptions),
      columns: range.getColumnProperties({ format: { columnWidth: true } }),
      rows: range.getRowProperties({ format: { rowHeight: true } }),
      frozenRows,
      charts,
      design,
    };
  });
  await context.sync();
  return asked.map((look): FormerSheet => {
    const { box, frozenRows, charts, design } = look;
    if (box === null) {
      const nothing = { numberFormats: [], appearance: [], links: [], columnWidths: [], rowHeights: [], merges: [] };
      return { box, ...nothing, frozenRows, charts, design };
    }
    const cells = look.appearance.value;
    return {
      box,
      numberFormats: look.range.numberFormat.map((line) => line.map(String)),
      appearance: cells.map((line) => line.map(settable)),
      links: cells.flatMap((line, r) =>
        line.flatMap(({ hyperlink }, c) =>
          hyperlink ? [[cellKey(box.top + r, box.left + c), hyperlink] as const] : [],
        ),
      ),
      columnWidths: look.columns.value.map((column) => column.format?.columnWidth ?? 0),
      rowHeights: look.rows.value.map((row) => row.format?.rowHeight ?? 0),
      merges: look.merged.isNullObject ? [] : look.merged.areas.items.map(rangeOfLoaded),
      frozenRows,
      charts,
      design,
    };
  });
}

export function rangeOfLoaded({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellRange {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
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
): DrawSteps {
  const writes = new Map<CellKey, CellWrite>();
  for (const key of drawn.cells.keys()) writes.set(key, { content: null, held: GENERAL, format: null });
  if (former?.box) {
    const { box } = former;
    former.numberFormats.forEach((line, r) =>
      line.forEach((format, c) => {
        const key = cellKey(box.top + r, box.left + c);
        const content = writes.has(key) ? null : undefined;
        if (format !== GENERAL) writes.set(key, { content, held: GENERAL, format });
      }),
    );
  }
  for (const [key, cell] of cells) writes.set(key, { content: cell, held: GENERAL, format: cell.format ?? GENERAL });
  const { before, contents, formats } = writeSteps(sheet, writes);
  const box = union(former?.box ?? null, drawn.box);
  return {
    prepare: [...(box ? clearSteps(sheet, box) : []), ...before],
    contents: [...contents, ...(former ? linkSteps(sheet, former) : [])],
    formats: [...(former ? appearanceSteps(sheet, former) : []), ...formats],
    finish: former ? [...designSteps(sheet, former, drawn.design), freezeStep(sheet, former)] : [],
  };
}

/** Rules and charts of a sheet that we drew before; of any other, ours stay as they were drawn last. */
function designSteps(sheet: Excel.Worksheet, { design }: FormerSheet, drawn: SheetDesign): Operation[] {
  if (!design) return [];
  return [...ruleSteps(sheet, design), ...chartSteps(sheet, design, chartNames(drawn))];
}

function appearanceSteps(sheet: Excel.Worksheet, former: FormerSheet): Operation[] {
  const { box } = former;
  if (!box) return [];
  const cells = bandsOf(box).map((band) => {
    const block = matrixOf(band, (row, column) => former.appearance[row - box.top]?.[column - box.left] ?? {});
    return operation(() => rangeOf(sheet, band).setCellProperties(block), block);
  });
  const widths = former.columnWidths.map((width, c) => {
    const column = box.left + c;
    return operation(() => {
      rangeOf(sheet, { top: box.top, left: column, bottom: box.top, right: column }).format.columnWidth = width;
    });
  });
  const heights = former.rowHeights.map((height, r) => {
    const row = box.top + r;
    return operation(() => {
      rangeOf(sheet, { top: row, left: box.left, bottom: row, right: box.left }).format.rowHeight = height;
    });
  });
  return [...cells, ...widths, ...heights, ...mergeSteps(sheet, former)];
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
