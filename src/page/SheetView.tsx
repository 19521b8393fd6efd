import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Severity } from "../core/findings/finding";
import { type CellAddress, type CellRange, columnName, parseA1, toA1 } from "../core/workbook/address";
import { cellAt, type SheetSnapshot } from "../core/workbook/snapshot";
import { SignIcon } from "../taskpane/icons";
import { useTexts } from "../taskpane/texts";
import { formatValue } from "./format-value";
import type { CellLook, LineLook, SheetLook } from "./sheet-look";

/** Rows drawn at most: forms have tens; a sheet of many thousands must not hang the page. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 120;
/** Drawn even on a sheet with less, as a sheet of paper would. */
const LEAST_ROWS = 12;
const LEAST_COLUMNS = 8;

/** What the check found in a cell. */
export interface CellMark {
  readonly severity: Severity;
  readonly messages: readonly string[];
}

// The sheet is paper: its colours are the workbook's own, in dark themes too.
const paper = { ink: "#000000", sheet: "#ffffff", line: "#d9d9d9", head: "#f0f0f0", headInk: "#444444" };
const markColors: Readonly<Record<Severity, { readonly fill: string; readonly ink: string }>> = {
  error: { fill: "#fde7e9", ink: "#a80000" },
  query: { fill: "#fff1d6", ink: "#8a3c00" },
  info: { fill: "#e5f1fb", ink: "#0b4f8a" },
};

const useStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflow: "auto",
    position: "relative",
    backgroundColor: paper.sheet,
    color: paper.ink,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  table: {
    tableLayout: "fixed",
    borderCollapse: "separate",
    borderSpacing: 0,
    // Without a width of its own a fixed table would take the window's.
    width: "0",
    fontFamily: "'宋体', SimSun, 'Songti SC', 'Noto Serif SC', 'Noto Sans SC', 'Noto Sans CJK SC', serif",
    fontSize: "11pt",
    lineHeight: 1.25,
  },
  head: { position: "sticky", top: 0, zIndex: 3 },
  corner: { left: 0, zIndex: 4 },
  header: {
    position: "sticky",
    boxSizing: "border-box",
    height: "22px",
    padding: 0,
    textAlign: "center",
    fontFamily: tokens.fontFamilyBase,
    fontSize: "12px",
    fontWeight: 400,
    color: paper.headInk,
    backgroundColor: paper.head,
    ...shorthands.borderWidth(0, "1px", "1px", 0),
    ...shorthands.borderStyle("solid"),
    ...shorthands.borderColor("#c8c8c8"),
  },
  rowHeader: { left: 0, zIndex: 2 },
  headerSelected: { backgroundColor: "#cfe4fa", color: "#0b4f8a" },
  cell: {
    boxSizing: "border-box",
    position: "relative",
    padding: "1px 3px",
    verticalAlign: "bottom",
    whiteSpace: "pre",
    overflow: "hidden",
    backgroundColor: paper.sheet,
    cursor: "cell",
    "@media (forced-colors: active)": { forcedColorAdjust: "none" },
  },
  wrap: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  spill: { overflow: "visible" },
  selected: { outline: `2px solid #0f6cbd`, outlineOffset: "-2px", zIndex: 1 },
  mark: {
    position: "absolute",
    top: 0,
    right: 0,
    display: "inline-flex",
    padding: "1px",
    lineHeight: 0,
  },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  note: { padding: "8px 12px", fontFamily: tokens.fontFamilyBase, color: paper.headInk },
});

function line(look: LineLook | undefined): string | undefined {
  return look && `${look.width}px ${look.style} ${look.color}`;
}

function style(look: CellLook | undefined, mark: CellMark | undefined, showsGridLines: boolean): CSSProperties {
  const css: CSSProperties = {};
  if (look?.isVertical) css.writingMode = "vertical-rl";
  if (look?.font !== undefined)
    css.fontFamily = `'${look.font}', '宋体', SimSun, 'Noto Sans SC', 'Noto Sans CJK SC', serif`;
  if (look?.size !== undefined) css.fontSize = `${look.size}pt`;
  if (look?.bold) css.fontWeight = 700;
  if (look?.italic) css.fontStyle = "italic";
  const lines = [look?.underline ? "underline" : "", look?.strike ? "line-through" : ""].filter(Boolean).join(" ");
  if (lines) css.textDecoration = lines;
  if (look?.color !== undefined) css.color = look.color;
  if (look?.fill !== undefined) css.backgroundColor = look.fill;
  if (mark) css.backgroundColor = markColors[mark.severity].fill;
  if (look?.horizontal) css.textAlign = look.horizontal;
  if (look?.vertical) css.verticalAlign = look.vertical;
  if (look?.indent) css.paddingLeft = `${3 + look.indent * 9}px`;
  // All four by name: React must never mix a shorthand with its parts. Grid lines end where a fill begins.
  const grid = `1px solid ${look?.fill ?? (showsGridLines ? paper.line : paper.sheet)}`;
  css.borderRight = line(look?.right) ?? grid;
  css.borderBottom = line(look?.bottom) ?? grid;
  css.borderTop = line(look?.top) ?? "none";
  css.borderLeft = line(look?.left) ?? "none";
  if (mark) css.paddingRight = "20px";
  return css;
}

/** Merged areas by their anchor, and the cells that they cover. */
function layMerges(merges: readonly CellRange[]): {
  readonly anchors: ReadonlyMap<string, CellRange>;
  readonly covered: ReadonlyMap<string, CellRange>;
} {
  const anchors = new Map<string, CellRange>();
  const covered = new Map<string, CellRange>();
  for (const merge of merges) {
    anchors.set(`${merge.top},${merge.left}`, merge);
    for (let row = merge.top; row <= Math.min(merge.bottom, MOST_ROWS); row++) {
      for (let column = merge.left; column <= Math.min(merge.right, MOST_COLUMNS); column++) {
        if (row !== merge.top || column !== merge.left) covered.set(`${row},${column}`, merge);
      }
    }
  }
  return { anchors, covered };
}

function visible(count: number, sizeOf: (index: number) => number): number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => sizeOf(index) > 0);
}

/** Rows drawn at first, more than a screen, and at once when the person scrolls on: a long sheet must not hold the page. */
const FIRST_ROWS = 60;
const ROWS_PER_TASK = 120;
/** How far below the view rows are drawn ahead, in CSS pixels. */
const AHEAD = 800;

/** How many of `count` rows are drawn: at least `atLeast`, and more as the end of the drawn ones comes near the view. */
function useGrowing(
  count: number,
  atLeast: number,
  scroll: RefObject<HTMLElement | null>,
): { readonly drawn: number; readonly grow: () => void } {
  const [reached, setReached] = useState(FIRST_ROWS);
  const drawn = Math.min(count, Math.max(reached, atLeast));
  const grow = useCallback((): void => {
    const [box, table] = [scroll.current, scroll.current?.querySelector("table")];
    if (!box || !table || drawn >= count) return;
    const end = table.offsetTop + table.offsetHeight;
    if (box.scrollTop + box.clientHeight + AHEAD > end) setReached(drawn + ROWS_PER_TASK);
  }, [scroll, drawn, count]);
  useEffect(() => {
    const timer = setTimeout(grow);
    return () => clearTimeout(timer);
  }, [grow]);
  return { drawn, grow };
}

/** What all rows of a sheet have in common; the same object as long as none of it changes. */
interface Grid {
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
  /** By A1 address. */
  readonly marks: ReadonlyMap<string, CellMark>;
  /** The rows and columns that are not hidden. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly merges: ReturnType<typeof layMerges>;
  readonly styles: ReturnType<typeof useStyles>;
  readonly onSelect: (cell: string) => void;
}

const Row = memo(function Row({
  grid,
  row,
  chosen,
}: {
  readonly grid: Grid;
  readonly row: number;
  /** The selected column, where this is the selected row. */
  readonly chosen: number | null;
}): ReactElement {
  const { look, columns, styles } = grid;
  return (
    <tr style={{ height: `${look.rowHeight(row)}px` }}>
      <th
        scope="row"
        className={mergeClasses(styles.header, styles.rowHeader, chosen !== null && styles.headerSelected)}
      >
        {row + 1}
      </th>
      {columns.map((column) => drawCell(grid, row, column, chosen === column))}
    </tr>
  );
});

function drawCell(grid: Grid, row: number, column: number, isSelected: boolean): ReactNode {
  const { sheet, look, marks, rows, columns, merges, styles, onSelect } = grid;
  const key = `${row},${column}`;
  if (merges.covered.has(key)) return null;
  const merge = merges.anchors.get(key);
  const cell = cellAt(sheet, row, column);
  const text = cell ? formatValue(cell) : "";
  const cellLook = look.cellLook(row, column);
  const a1 = toA1({ row, column });
  const mark = marks.get(a1);
  const isText = typeof cell?.value === "string";
  const isFree = !merge && isText && !cellAt(sheet, row, column + 1) && cellLook?.horizontal !== "right";
  const css = style(cellLook, mark, look.showsGridLines);
  if (css.textAlign === undefined && cell && !isText)
    css.textAlign = typeof cell.value === "number" ? "right" : "center";
  return (
    <td
      key={column}
      data-cell={a1}
      {...(merge && {
        rowSpan: rows.filter((r) => r >= merge.top && r <= merge.bottom).length,
        colSpan: columns.filter((c) => c >= merge.left && c <= merge.right).length,
      })}
      className={mergeClasses(
        styles.cell,
        cellLook?.wrap && styles.wrap,
        isFree && !cellLook?.wrap && styles.spill,
        isSelected && styles.selected,
      )}
      style={css}
      aria-current={isSelected ? "true" : undefined}
      title={mark ? mark.messages.join("\n") : undefined}
      onClick={() => onSelect(a1)}
    >
      {text}
      {mark ? (
        <span className={styles.mark} style={{ color: markColors[mark.severity].ink }}>
          <SignIcon sign={mark.severity} />
          <span className={styles.heard}>{mark.messages.join(" ")}</span>
        </span>
      ) : null}
    </td>
  );
}

/** One sheet, read-only, drawn as the workbook has it, with what the check found. */
export const SheetView = memo(function SheetView({
  sheet,
  look,
  marks,
  selected,
  onSelect,
}: {
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
  /** By A1 address. */
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly selected: string | null;
  readonly onSelect: (cell: string) => void;
}): ReactElement {
  const styles = useStyles();
  const { pane } = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const rowCount = Math.min(Math.max(look.lastRow + 1, LEAST_ROWS), MOST_ROWS);
  const columnCount = Math.min(Math.max(look.lastColumn + 1, LEAST_COLUMNS), MOST_COLUMNS);
  const rows = useMemo(() => visible(rowCount, (row) => look.rowHeight(row)), [rowCount, look]);
  const columns = useMemo(() => visible(columnCount, (column) => look.columnWidth(column)), [columnCount, look]);
  const merges = useMemo(() => layMerges(look.merges), [look]);
  const chosen = selected === null ? null : anchorOf(parseA1(selected));
  const { drawn, grow } = useGrowing(rows.length, chosen === null ? 0 : chosen.row + FIRST_ROWS, scroll);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  }, [onSelect]);
  const grid = useMemo<Grid>(
    () => ({ sheet, look, marks, rows, columns, merges, styles, onSelect: (cell) => select.current(cell) }),
    [sheet, look, marks, rows, columns, merges, styles],
  );

  function anchorOf({ row, column }: CellAddress): CellAddress {
    const merge = merges.covered.get(`${row},${column}`);
    return merge ? { row: merge.top, column: merge.left } : { row, column };
  }

  useEffect(() => {
    const cell = scroll.current?.querySelector<HTMLElement>("[aria-current]");
    const box = scroll.current;
    if (!cell || !box) return;
    // Sticky headers would cover a cell that is scrolled just to the edge.
    const view = box.getBoundingClientRect();
    const place = cell.getBoundingClientRect();
    const head = box.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    if (cell.closest("thead")) return;
    if (place.top < view.top + head || place.bottom > view.bottom) {
      box.scrollTop += place.top - view.top - head - Math.max(24, (view.height - head - place.height) / 3);
    }
    if (place.left < view.left + 44 || place.right > view.right) {
      box.scrollLeft += place.left - view.left - 44 - 24;
    }
  }, [selected, sheet.id]);

  function move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!chosen) return onSelect("A1");
    const area = merges.anchors.get(`${chosen.row},${chosen.column}`);
    const row = chosen.row + (step[0] > 0 ? (area ? area.bottom - area.top : 0) + 1 : step[0]);
    const column = chosen.column + (step[1] > 0 ? (area ? area.right - area.left : 0) + 1 : step[1]);
    if (row < 0 || column < 0 || row >= rowCount || column >= columnCount) return;
    onSelect(toA1(anchorOf({ row, column })));
  }

  const drawRow = (row: number): ReactElement => (
    <Row key={row} grid={grid} row={row} chosen={chosen?.row === row ? chosen.column : null} />
  );
  const frozen = rows.filter((row) => row < look.frozenRows);
  const free = rows.slice(0, drawn).filter((row) => row >= look.frozenRows);
  const undrawn = rows.slice(drawn).reduce((sum, row) => sum + look.rowHeight(row), 0);
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="region"
      aria-label={pane.page.grid(sheet.name)}
      tabIndex={0}
      onKeyDown={move}
      onScroll={grow}
    >
      <table className={styles.table}>
        <colgroup>
          <col style={{ width: "44px" }} />
          {columns.map((column) => (
            <col key={column} style={{ width: `${look.columnWidth(column)}px` }} />
          ))}
        </colgroup>
        <thead className={styles.head}>
          <tr>
            <td className={mergeClasses(styles.header, styles.corner)} />
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={mergeClasses(styles.header, chosen?.column === column && styles.headerSelected)}
              >
                {columnName(column)}
              </th>
            ))}
          </tr>
          {frozen.map(drawRow)}
        </thead>
        <tbody>{free.map(drawRow)}</tbody>
      </table>
      {undrawn > 0 ? <div style={{ height: `${undrawn}px` }} /> : null}
      {sheet.cells.size === 0 ? <p className={styles.note}>{pane.page.blankSheet}</p> : null}
      {look.lastRow + 1 > MOST_ROWS ? <p className={styles.note}>{pane.page.truncated(MOST_ROWS)}</p> : null}
      {look.lastColumn + 1 > MOST_COLUMNS ? (
        <p className={styles.note}>{pane.page.truncatedColumns(columnName(MOST_COLUMNS - 1))}</p>
      ) : null}
    </div>
  );
});
