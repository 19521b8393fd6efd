import { scoreRanges, WHOLE_FORMAT, wholeNumberFormula } from "../../../core/design/whole-numbers";
import {
  fixedRange,
  quoteSheetName,
  rangeToA1,
  toA1,
  type CellAddress,
  type CellRange,
} from "../../../core/workbook/address";
import { cellKey, keyAddress, type CellKey } from "../../../core/workbook/snapshot";
import { closedRow, frameOf, type LongDesign, type LongTable } from "../../../core/design/long-table";
import { marginsOf } from "../../../core/design/paper";
import type { ColumnChart, PrintSetup, SheetDesign, Validation } from "../../../core/design/sheet-design";
import { styles, type Style, type StyleName } from "../../../core/design/styles";
import { HostError } from "../../host";
import type { Excelize, ExcelizeFile } from "../excelize";
import { repeatedRows, withoutRows } from "./repeated-rows";

/** Excel's own limits; it refuses or repairs a file that breaks them. */
const MAX_ROW_HEIGHT = 409;
const MAX_COLUMN_WIDTH = 255;
const MAX_TITLE = 32;
const MAX_MESSAGE = 225;
const MAX_LIST = 255;
const MAX_FOOTER = 255;

const PAPER_SIZES = { A3: 8, A4: 9 } as const;
const PAGE_NUMBERS = "&C第 &P 页 共 &N 页";
const BORDERS = ["left", "right", "top", "bottom"];
const THIN = 1;
const SOLID = 1;
const AXIS_FONT = { Color: "262626", Size: 10 };
/** Clustered columns, in excelize's list of kinds of charts. */
const COLUMNS = 21;
const STACKED_COLUMNS = 22;
/** From the first series on: told apart by a printer without colours. */
const GREYS: readonly string[] = ["595959", "A6A6A6", "D9D9D9", "F2F2F2", "7F7F7F", "BFBFBF"];

const POINTS_PER_INCH = 72;

/**
 * Draws the appearance of designs, without contents, as the sheets "1", "2", … of a new workbook; rows that repeat
 * the look of another one are left for the editor to write, and so are all of a long table but its first, which the
 * rows below it follow.
 */
export function drawSheets(excelize: Excelize, designs: readonly LongDesign[]): Uint8Array {
  const file = excelize.NewFile();
  done({ error: file.error ?? null }, "NewFile");
  done(file.SetDefaultFont("宋体"), "SetDefaultFont");
  const canvas = new Canvas(file);
  designs.forEach((design, i) => {
    const sheet = String(i + 1);
    if (i === 0) done(file.SetSheetName("Sheet1", sheet), "SetSheetName");
    else done(file.NewSheet(sheet), "NewSheet");
    const frame = frameOf(design);
    canvas.draw(sheet, withoutRows(frame, repeatedRows(frame)), design.tables);
  });
  const { buffer, error } = file.WriteToBuffer();
  done({ error }, "WriteToBuffer");
  return buffer as Uint8Array;
}

function done(result: { error: string | null }, step: string): void {
  if (result.error) throw new HostError("unknown", `excelize ${step}: ${result.error}`);
}

class Canvas {
  private readonly known = new Map<StyleName, number>();
  private mark: number | null = null;
  private whole: number | null = null;

  constructor(private readonly file: ExcelizeFile) {}

  /** Rows stand where they do once the tables are closed: to reach a row excelize makes all rows above it. */
  draw(sheet: string, design: SheetDesign, tables: readonly LongTable[]): void {
    const closed = (row: number): number => closedRow(tables, row);
    const merges = design.merges.map((area) => ({ ...area, top: closed(area.top), bottom: closed(area.bottom) }));
    const cells = design.cells.map((cell) => ({ ...cell, row: closed(cell.row) }));
    this.drawCells(sheet, { ...design, cells, merges });
    const file = this.file;
    for (const area of merges) {
      done(file.MergeCell(sheet, corner(area, "first"), corner(area, "last")), "MergeCell");
    }
    design.columnWidths.forEach((width, column) => {
      const name = toA1({ row: 0, column }).slice(0, -1);
      done(file.SetColWidth(sheet, name, name, Math.min(width, MAX_COLUMN_WIDTH)), "SetColWidth");
    });
    for (const [row, height] of design.rowHeights) {
      done(file.SetRowHeight(sheet, closed(row) + 1, Math.min(height, MAX_ROW_HEIGHT)), "SetRowHeight");
    }
    for (const validation of design.validations) this.addValidation(sheet, validation);
    for (const { range, from, to } of design.excessMarks) {
      const rule = { Type: "formula", Criteria: excessFormula(range, from, to), Format: this.excessStyle() };
      done(file.SetConditionalFormat(sheet, rangeToA1(range), [rule]), "SetConditionalFormat");
    }
    for (const range of scoreRanges(design, tables)) {
      const rule = { Type: "formula", Criteria: wholeNumberFormula(range), Format: this.wholeStyle() };
      done(file.SetConditionalFormat(sheet, rangeToA1(range), [rule]), "SetConditionalFormat");
    }
    for (const chart of design.charts ?? []) this.addChart(sheet, chart);
    this.setUpPage(sheet, design);
  }

  /** Refers to the sheet by the name it is drawn under; the editor gives it the one it will bear. */
  private addChart(sheet: string, chart: ColumnChart): void {
    const { title, categories, values, heading, more = [], at, width, height } = chart;
    const reference = (range: CellRange): string => `${quoteSheetName(sheet)}!${fixedRange(range)}`;
    const isStacked = more.length > 0;
    const drawn = {
      Type: isStacked ? STACKED_COLUMNS : COLUMNS,
      Series: [{ heading, values }, ...more].map((series, i) => ({
        Name: reference(cellRange(series.heading)),
        Categories: reference(categories),
        Values: reference(series.values),
        Fill: { Type: "pattern", Pattern: SOLID, Color: [GREYS[i % GREYS.length] ?? "000000"] },
        Line: { Width: 0.5, Fill: { Type: "pattern", Pattern: SOLID, Color: ["262626"] } },
      })),
      VaryColors: false,
      Title: { Paragraph: [{ Text: title }] },
      Legend: { Position: isStacked ? "bottom" : "none" },
      // In a stack the figures of small parts would lie upon each other; they stand in the table above.
      PlotArea: { ShowVal: !isStacked },
      // By default the labels are so light that a printer loses them.
      XAxis: { Font: AXIS_FONT },
      YAxis: { MajorGridLines: true, Font: AXIS_FONT },
      Dimension: { Width: width, Height: height },
      Format: { AltText: title },
    };
    done(this.file.AddChart(sheet, toA1(at), drawn), "AddChart");
  }

  /** Cells of one style that lie side by side are styled in one call: calls cost more than cells. */
  private drawCells(sheet: string, design: SheetDesign): void {
    const styled = styledCells(design);
    const keys = [...styled.keys()].sort((a, b) => a - b);
    for (let i = 0; i < keys.length;) {
      const first = keys[i] as CellKey;
      const style = styled.get(first) as StyleName;
      let length = 1;
      while (keys[i + length] === first + length && styled.get(first + length) === style) length++;
      const last = first + length - 1;
      done(
        this.file.SetCellStyle(sheet, toA1(keyAddress(first)), toA1(keyAddress(last)), this.style(style)),
        "SetCellStyle",
      );
      i += length;
    }
    for (const { row, column, link } of design.cells) {
      if (!link) continue;
      const target = `${quoteSheetName(link.sheet)}!${link.cell}`;
      done(this.file.SetCellHyperLink(sheet, toA1({ row, column }), target, "Location"), "SetCellHyperLink");
    }
  }

  private style(name: StyleName): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { style, error } = this.file.NewStyle(excelizeStyle(styles[name]));
    done({ error }, "NewStyle");
    this.known.set(name, style);
    return style;
  }

  private excessStyle(): number {
    if (this.mark !== null) return this.mark;
    const fill = { Type: "pattern", Pattern: SOLID, Color: ["FFC7CE"] };
    const { style, error } = this.file.NewConditionalStyle({ Font: { Color: "9C0006" }, Fill: fill });
    done({ error }, "NewConditionalStyle");
    this.mark = style;
    return style;
  }

  private wholeStyle(): number {
    if (this.whole !== null) return this.whole;
    const { style, error } = this.file.NewConditionalStyle({ CustomNumFmt: WHOLE_FORMAT });
    done({ error }, "NewConditionalStyle");
    this.whole = style;
    return style;
  }

  private addValidation(sheet: string, { range, rule, title, message, isAdvice = false }: Validation): void {
    const limits =
      rule.kind === "decimal"
        ? { Type: "decimal", Operator: "between", Formula1: String(rule.from), Formula2: String(rule.to) }
        : rule.kind === "whole"
          ? { Type: "whole", Operator: "greaterThanOrEqual", Formula1: String(rule.from) }
          : { Type: "list", Formula1: inlineList(rule.options, sheet) };
    const validation = {
      ...limits,
      AllowBlank: true,
      ShowErrorMessage: !isAdvice,
      ErrorStyle: isAdvice ? "information" : "stop",
      ErrorTitle: shortened(title, MAX_TITLE),
      Error: shortened(message, MAX_MESSAGE),
      Sqref: rangeToA1(range),
    };
    done(this.file.AddDataValidation(sheet, validation), "AddDataValidation");
  }

  private setUpPage(sheet: string, { print, frozenRows }: SheetDesign): void {
    const file = this.file;
    const paper = { Size: PAPER_SIZES[print.paper ?? "A4"], Orientation: print.orientation };
    // Where a sheet is fitted to pages, Excel passes by the breaks that are set.
    const isFitted = print.scale === undefined || !hasBreaks(print);
    const size = isFitted ? { FitToWidth: 1, FitToHeight: 0 } : { AdjustTo: print.scale };
    done(file.SetPageLayout(sheet, { ...paper, ...size }), "SetPageLayout");
    done(file.SetSheetProps(sheet, { FitToPage: isFitted }), "SetSheetProps");
    done(file.SetPageMargins(sheet, inchMargins(print)), "SetPageMargins");
    const left = print.footer === undefined ? "" : `&L${print.footer.replace(/&/g, "&&")}`;
    const OddFooter = shortened(left, MAX_FOOTER - PAGE_NUMBERS.length) + PAGE_NUMBERS;
    done(file.SetHeaderFooter(sheet, { OddFooter }), "SetHeaderFooter");
    if (frozenRows > 0) {
      const TopLeftCell = toA1({ row: frozenRows, column: 0 });
      const panes = { Freeze: true, XSplit: 0, YSplit: frozenRows, TopLeftCell, ActivePane: "bottomLeft" };
      done(file.SetPanes(sheet, panes), "SetPanes");
    }
  }
}

function hasBreaks({ rowBreaks = [], columnBreaks = [] }: PrintSetup): boolean {
  return rowBreaks.length + columnBreaks.length > 0;
}

function inchMargins(print: PrintSetup): Parameters<ExcelizeFile["SetPageMargins"]>[1] {
  const inches = (points: number): number => Math.round((points / POINTS_PER_INCH) * 100) / 100;
  const { left, right, top, bottom, header, footer } = marginsOf(print);
  return {
    Left: inches(left),
    Right: inches(right),
    Top: inches(top),
    Bottom: inches(bottom),
    Header: inches(header),
    Footer: inches(footer),
    Horizontally: true,
  };
}

/** The border of a merged area is drawn by all of its cells, so the others look like its first. */
function styledCells(design: SheetDesign): Map<CellKey, StyleName> {
  const styled = new Map<CellKey, StyleName>();
  for (const { row, column, style } of design.cells) styled.set(cellKey(row, column), style);
  for (const { top, left, bottom, right } of design.merges) {
    const anchor = styled.get(cellKey(top, left));
    if (anchor === undefined) continue;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const key = cellKey(row, column);
        if (!styled.has(key)) styled.set(key, anchor);
      }
    }
  }
  return styled;
}

function cellRange({ row, column }: CellAddress): CellRange {
  return { top: row, bottom: row, left: column, right: column };
}

function corner(area: CellRange, which: "first" | "last"): string {
  return which === "first"
    ? toA1({ row: area.top, column: area.left })
    : toA1({ row: area.bottom, column: area.right });
}

function excelizeStyle(style: Style): Parameters<ExcelizeFile["NewStyle"]>[0] {
  return {
    Font: {
      Family: style.font,
      Size: style.size,
      Bold: style.bold ?? false,
      Color: style.color ?? "000000",
      ...(style.underline ? { Underline: "single" } : {}),
    },
    Alignment: {
      Horizontal: style.horizontal,
      Vertical: style.vertical === "middle" ? "center" : "top",
      WrapText: style.wrap,
    },
    ...(style.border ? { Border: BORDERS.map((Type) => ({ Type, Color: "000000", Style: THIN })) } : {}),
    ...(style.fill === undefined ? {} : { Fill: { Type: "pattern", Pattern: SOLID, Color: [style.fill] } }),
    ...(style.unlocked ? { Protection: { Locked: false } } : {}),
    ...(style.numberFormat === undefined ? {} : { CustomNumFmt: style.numberFormat }),
  };
}

/** True for text and for numbers outside the limits; a blank cell is not marked. */
function excessFormula(range: CellRange, from: number, to: number): string {
  const cell = toA1({ row: range.top, column: range.left });
  return `IF(ISERROR(${cell}),TRUE,IF(${cell}="",FALSE,IF(ISNUMBER(${cell}),OR(${cell}<${from},${cell}>${to}),TRUE)))`;
}

function inlineList(options: readonly string[], sheet: string): string {
  const list = options.join(",");
  if (options.some((option) => option.includes(",")) || list.length > MAX_LIST) {
    throw new HostError("unsupported", `options do not fit an inline list: ${list}`, { sheet, limit: MAX_LIST });
  }
  return `"${list.replace(/"/g, '""')}"`;
}

function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
