import { MAX_COLUMNS, MAX_ROWS, parseA1, toA1, type CellRange } from "../../core/workbook/address";
import { cellKey } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { readAttachments, type Attachments } from "./attachments";
import { type ConditionalLook, readCellStyles, type CellStyle, type LookSource } from "./cell-styles";
import { partOf, readReference } from "./merges";
import { NumberTableBuilder, type NumberTable } from "./number-table";
import { COLLECT, ENTER, isTrue, scanXml, SKIP, type Action, type XmlHandler, type XmlTag } from "./xml";

/** How a sheet looks, for showing it read-only. Rows and columns count from 0. */
export interface SheetAppearance extends Attachments {
  readonly merges: readonly CellRange[];
  /** Width of a column that `columns` does not name, in characters of the default font. */
  readonly defaultColumnWidth: number;
  /** Runs of columns that differ from the default, left to right. */
  readonly columns: readonly ColumnRun[];
  /** Height of a row that `rows` does not name, in points. */
  readonly defaultRowHeight: number;
  /** In points, by row; 0 where it is hidden. */
  readonly rowHeights: NumberTable;
  /** Rows and columns that stay in view when scrolling. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly showsGridLines: boolean;
  /** The look of each cell that the file lists, blank or not, by its key; an index into `styles`. */
  readonly cellStyles: NumberTable;
  readonly styles: readonly CellStyle[];
  /** Looks that depend on values, the first that holds before the others. */
  readonly conditions: readonly Condition[];
  /** What the file says of its look and nobody can read; it is left out. */
  readonly unread: readonly UnreadLook[];
}

/**
 * merges: a merged area that is no range. colours: the theme. styles: fonts, fills and borders. conditions: looks that
 * depend on values in a way that is not drawn (scales, bars, icons, ranks …).
 */
export type UnreadLook = "merges" | "colours" | "styles" | "conditions";

/** A look that cells take on where a formula holds. */
export interface Condition {
  readonly areas: readonly CellRange[];
  /** As it stands for the upper left cell of the first area, without the leading "=". */
  readonly formula: string;
  readonly look: ConditionalLook;
  /** The lower the sooner. */
  readonly priority: number;
  /** Nothing that comes later counts where it holds. */
  readonly isLast: boolean;
}

interface ColumnRun {
  readonly first: number;
  readonly last: number;
  /** In characters of the default font; null where the default holds. */
  readonly width: number | null;
  readonly isHidden: boolean;
  /** The look of its cells that the file does not list; an index into `styles`. */
  readonly style: number;
}

/** Excel's own defaults, where a file states none. */
const DEFAULT_COLUMN_WIDTH = 8.43;
const DEFAULT_ROW_HEIGHT = 15;

/**
 * Reads how one sheet looks. Not needed for checking: what cannot be read of it is left out and named.
 * @param most bytes of the sheet's part that are read, for a glimpse of a long one
 * @throws RangeError when the file has no such sheet; HostError as `scanXml` for the sheet's own part.
 */
export function readAppearance(file: LookSource, sheetId: string, most = Number.POSITIVE_INFINITY): SheetAppearance {
  const part = partOf(file, sheetId);
  const reader = new AppearanceReader(part);
  scanXml(file.archive.beginning(part, most), part, reader, most);
  const { styles, conditional, unread } = readCellStyles(file);
  const attachments = readAttachments(file.archive, part);
  const conditions = reader.conditions(conditional);
  return { ...reader.finish(), ...attachments, styles, conditions, unread: [...reader.unread, ...unread] };
}

const worksheetChildren: readonly string[] = [
  ...["sheetViews", "sheetView", "cols", "sheetData", "row", "mergeCells"],
  "conditionalFormatting",
];

/** A rule as it is read. */
interface CellRule {
  readonly areas: readonly CellRange[];
  readonly type: string;
  readonly operator: string;
  readonly style: number | null;
  readonly priority: number;
  readonly isLast: boolean;
  readonly formulas: string[];
}

/** "cellIs" as a formula; null where it is none that is drawn. */
function formulaOf({ areas: [area], type, operator, formulas }: CellRule): string | null {
  const [first, second] = formulas;
  if (!area || first === undefined) return null;
  if (type === "expression") return first;
  if (type !== "cellIs") return null;
  const cell = toA1({ row: area.top, column: area.left });
  const sign = { greaterThan: ">", greaterThanOrEqual: ">=", lessThan: "<", lessThanOrEqual: "<=" }[operator];
  if (sign !== undefined) return `${cell}${sign}(${first})`;
  if (operator === "equal" || operator === "notEqual") return `${cell}${operator === "equal" ? "=" : "<>"}(${first})`;
  if (second === undefined) return null;
  if (operator === "between") return `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  return operator === "notBetween" ? `OR(${cell}<(${first}),${cell}>(${second}))` : null;
}

class AppearanceReader implements XmlHandler {
  readonly unread = new Set<UnreadLook>();
  private readonly merges: CellRange[] = [];
  private readonly columns: ColumnRun[] = [];
  private readonly rowHeights = new NumberTableBuilder();
  private readonly cellStyles = new NumberTableBuilder();
  private defaultColumnWidth = DEFAULT_COLUMN_WIDTH;
  private defaultRowHeight = DEFAULT_ROW_HEIGHT;
  private frozenRows = 0;
  private frozenColumns = 0;
  private showsGridLines = true;
  private row = -1;
  private column = -1;
  private readonly rules: CellRule[] = [];
  private areas: readonly CellRange[] = [];

  constructor(private readonly part: string) {}

  open(tag: XmlTag): Action {
    switch (tag.name) {
      case "c":
        this.takeCell(tag);
        return SKIP;
      case "row":
        this.takeRow(tag);
        return ENTER;
      case "col":
        this.takeColumns(tag);
        return SKIP;
      case "mergeCell":
        this.takeMerge(tag);
        return SKIP;
      case "sheetFormatPr":
        this.defaultColumnWidth =
          numberOf(tag.get("defaultColWidth")) ?? numberOf(tag.get("baseColWidth")) ?? this.defaultColumnWidth;
        this.defaultRowHeight = numberOf(tag.get("defaultRowHeight")) ?? this.defaultRowHeight;
        return SKIP;
      case "sheetView":
        this.showsGridLines = !isFalse(tag.get("showGridLines"));
        return ENTER;
      case "pane":
        this.takePane(tag);
        return SKIP;
      case "conditionalFormatting":
        this.areas = this.areasOf(tag.get("sqref"));
        return ENTER;
      case "cfRule":
        this.rules.push({
          areas: this.areas,
          type: tag.get("type") ?? "",
          operator: tag.get("operator") ?? "",
          style: numberOf(tag.get("dxfId")),
          priority: numberOf(tag.get("priority")) ?? 0,
          isLast: isTrue(tag.get("stopIfTrue")),
          formulas: [],
        });
        return ENTER;
      case "formula":
        return COLLECT;
      default:
        return tag.name === "worksheet" || worksheetChildren.includes(tag.name) ? ENTER : SKIP;
    }
  }

  close(name: string, text: string): void {
    if (name === "formula") this.rules.at(-1)?.formulas.push(text);
  }

  /** The rules that can be drawn, by priority; of the others it is told that they are there. */
  conditions(looks: readonly ConditionalLook[]): readonly Condition[] {
    const conditions = this.rules.flatMap((rule): Condition[] => {
      const look = rule.style === null ? undefined : looks[rule.style];
      const formula = formulaOf(rule);
      if (look && formula !== null) return [{ areas: rule.areas, formula, look, ...pick(rule) }];
      this.unread.add("conditions");
      return [];
    });
    return conditions.sort((a, b) => a.priority - b.priority);
  }

  private areasOf(reference: string | undefined): readonly CellRange[] {
    return (reference ?? "").split(/\s+/).flatMap((one) => {
      try {
        return one === "" ? [] : [readReference(one, this.part)];
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        this.unread.add("conditions");
        return [];
      }
    });
  }

  finish(): Omit<SheetAppearance, "styles" | "conditions" | "unread" | keyof Attachments> {
    return {
      merges: this.merges,
      defaultColumnWidth: this.defaultColumnWidth,
      columns: this.columns,
      defaultRowHeight: this.defaultRowHeight,
      rowHeights: this.rowHeights.build(),
      frozenRows: this.frozenRows,
      frozenColumns: this.frozenColumns,
      showsGridLines: this.showsGridLines,
      cellStyles: this.cellStyles.build(),
    };
  }

  private takeMerge(tag: XmlTag): void {
    try {
      this.merges.push(readReference(tag.get("ref"), this.part));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.unread.add("merges");
    }
  }

  private takeRow(tag: XmlTag): void {
    this.row = (numberOf(tag.get("r")) ?? this.row + 2) - 1;
    this.column = -1;
    const height = numberOf(tag.get("ht"));
    const isHidden = isTrue(tag.get("hidden"));
    if (height !== null || isHidden) this.rowHeights.set(this.row, isHidden ? 0 : (height ?? 0));
  }

  private takeCell(tag: XmlTag): void {
    const reference = tag.get("r");
    const address = reference === undefined ? { row: this.row, column: this.column + 1 } : parseA1(reference);
    this.column = address.column;
    this.cellStyles.set(cellKey(address.row, address.column), numberOf(tag.get("s")) ?? 0);
  }

  private takeColumns(tag: XmlTag): void {
    const first = numberOf(tag.get("min")) ?? 1;
    this.columns.push({
      first: first - 1,
      last: Math.min(numberOf(tag.get("max")) ?? first, MAX_COLUMNS) - 1,
      width: numberOf(tag.get("width")),
      isHidden: isTrue(tag.get("hidden")),
      style: numberOf(tag.get("style")) ?? 0,
    });
  }

  private takePane(tag: XmlTag): void {
    if (!tag.get("state")?.startsWith("frozen")) return;
    this.frozenRows = Math.min(numberOf(tag.get("ySplit")) ?? 0, MAX_ROWS);
    this.frozenColumns = Math.min(numberOf(tag.get("xSplit")) ?? 0, MAX_COLUMNS);
  }
}

function pick({ priority, isLast }: CellRule): Pick<Condition, "priority" | "isLast"> {
  return { priority, isLast };
}

function numberOf(text: string | undefined): number | null {
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

function isFalse(text: string | undefined): boolean {
  return text === "0" || text === "false";
}
