import { mergeClasses } from "@fluentui/react-components";
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  type ReactElement,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
} from "react";
import type { TypedEntry } from "../../core/changes/entry";
import { type CellAddress, columnName, MAX_COLUMNS, MAX_ROWS, parseA1, toA1 } from "../../core/workbook/address";
import type { SheetSnapshot } from "../../core/workbook/snapshot";
import { pastedBlock } from "../../core/workbook/typed-cell";
import type { PageTexts } from "../../locales/page";
import { formatValue } from "./format-value";
import { usePageTexts } from "./page-texts";
import type { SheetLook } from "./sheet-look";
import { CellEditor, type CellEditorHandle } from "./CellEditor";
import type { CellMark } from "./cell-mark";
import { cellSource } from "./cell-source";
import { areaOf, cellsIn, type GridModel, gridModel, type PendingCells, shownCell } from "./grid-model";
import { HEAD_HEIGHT, HEAD_WIDTH, useGridStyles } from "./grid-styles";
import type { GridWindow } from "./grid-window";
import { ariaIndex, cellId, GridRow, rowTop } from "./GridRow";
import { anchored, type Ground, moveBy } from "./moves";
import { useView } from "./use-view";

interface GridViewProps {
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
  /** By A1 address. */
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly selected: string | null;
  readonly onSelect: (cell: string) => void;
  /** What typing does; absent where the sheet is only looked at. */
  readonly editing?: GridEditing;
}

export interface GridEditing {
  /** What was typed and is being written. */
  readonly pending: PendingCells;
  readonly onEnter: (entries: readonly TypedEntry[]) => void;
  readonly onUndo: () => void;
}

const nothingPending: PendingCells = new Map();

/** One sheet, drawn as the workbook has it, with what the check found; of a long one only what is in view. */
export const GridView = memo(function GridView(props: GridViewProps): ReactElement {
  const { sheet, look, marks, selected, onSelect, editing } = props;
  const styles = useGridStyles();
  const texts = usePageTexts();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<CellEditorHandle>(null);
  const pending = editing?.pending ?? nothingPending;
  const model = useMemo(() => gridModel(sheet, look, marks, pending), [sheet, look, marks, pending]);
  const { rows, columns } = model;
  const { window, frozen, page, onScroll, reveal } = useView(box, model);
  const ground = groundOf(model, page);
  const chosen = selected === null ? null : anchored(parseA1(selected), ground);

  useEffect(() => {
    if (selected === null) return;
    const { row, column } = parseA1(selected);
    reveal(row, column);
    // Only when another cell is chosen: a sheet that changes stays where it was scrolled to.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected, sheet.id]);

  function move(event: KeyboardEvent): void {
    const to = chosen ? moveBy(event, chosen, ground) : event.key.startsWith("Arrow") ? { row: 0, column: 0 } : null;
    if (!to) return;
    event.preventDefault();
    onSelect(toA1(to));
  }

  /** The chosen cell shows where the keyboard is: there always is one. */
  function chooseFirst(): void {
    if (!chosen) onSelect(toA1(anchored({ row: 0, column: 0 }, ground)));
  }

  function choose(event: MouseEvent): void {
    if (event.button !== 0 || (event.target as Element).closest("textarea")) return;
    const place = placeAt(event, box.current, model, frozen);
    if (!place) return;
    if (editing) {
      // The keyboard stays where typing is awaited.
      event.preventDefault();
      editor.current?.commit();
      editor.current?.focus();
    }
    onSelect(toA1(anchored(place, ground)));
  }

  return (
    <div
      ref={box}
      className={styles.scroll}
      role="region"
      aria-label={texts.grid(sheet.name)}
      onScroll={onScroll}
      onKeyDown={editing ? undefined : move}
      onMouseDown={choose}
      onDoubleClick={() => editor.current?.begin()}
    >
      <div
        className={styles.sheet}
        style={{ width: `${HEAD_WIDTH + columns.total}px`, height: `${HEAD_HEIGHT + rows.total}px` }}
      >
        {look.showsGridLines ? <GridLines model={model} window={window} styles={styles} /> : null}
        <table
          role="grid"
          aria-label={texts.grid(sheet.name)}
          aria-rowcount={rows.count + 1}
          aria-colcount={columns.count + 1}
          id={id}
          tabIndex={editing ? -1 : 0}
          onFocus={chooseFirst}
          {...(!editing && chosen && { "aria-activedescendant": cellId(id, toA1(chosen)) })}
          className={styles.table}
        >
          <GridHead model={model} window={window} frozen={frozen} styles={styles} gridId={id} chosen={chosen} />
          <GridBody model={model} window={window} frozen={frozen} styles={styles} gridId={id} chosen={chosen} />
        </table>
        {editing ? (
          <TypingOn
            handle={editor}
            editing={editing}
            model={model}
            ground={ground}
            chosen={chosen}
            frozen={frozen}
            box={box}
            gridId={id}
            onSelect={onSelect}
            onFocus={chooseFirst}
            onKey={move}
          />
        ) : null}
      </div>
    </div>
  );
});

/** The field over the chosen cell, and what is typed or pasted there. */
function TypingOn({
  handle,
  editing,
  model,
  ground,
  chosen,
  frozen,
  box,
  gridId,
  onSelect,
  onFocus,
  onKey,
}: {
  readonly handle: Ref<CellEditorHandle>;
  readonly editing: GridEditing;
  readonly model: GridModel;
  readonly ground: Ground;
  readonly chosen: CellAddress | null;
  readonly frozen: Frozen;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly gridId: string;
  readonly onSelect: (cell: string) => void;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}): ReactElement {
  const texts = usePageTexts();
  const cell = chosen && toA1(chosen);
  return (
    <CellEditor
      handle={handle}
      cell={cell}
      source={cellSource(chosen ? shownCell(model, chosen.row, chosen.column) : undefined)}
      label={chosen ? labelOf(model, chosen, texts) : texts.grid(model.sheet.name)}
      place={placeOf(model, chosen ?? { row: 0, column: 0 }, frozen, box.current)}
      gridId={gridId}
      activeId={cell === null ? undefined : cellId(gridId, cell)}
      onEnter={(at, text) => editing.onEnter([typedAt(model, parseA1(at), text)])}
      onPaste={(at, text) => editing.onEnter(pastedAt(model, parseA1(at), text))}
      copied={() => wordsOf(model, chosen)}
      onUndo={editing.onUndo}
      onStep={(key) => {
        const to = chosen && moveBy({ key, ctrlKey: false, metaKey: false, altKey: false }, chosen, ground);
        if (to) onSelect(toA1(to));
      }}
      onFocus={onFocus}
      onKey={onKey}
    />
  );
}

function typedAt(model: GridModel, { row, column }: CellAddress, text: string): TypedEntry {
  return { row, column, text, format: shownCell(model, row, column)?.format ?? model.look.format(row, column) };
}

/** A pasted block, from its first cell on. What falls into a merged area is told as not written; blanks there are nothing. */
function pastedAt(model: GridModel, first: CellAddress, text: string): readonly TypedEntry[] {
  const entries = pastedBlock(text).flatMap((line, down) =>
    line.map((words, right) => typedAt(model, { row: first.row + down, column: first.column + right }, words)),
  );
  return entries.filter(({ row, column, text: words }) => {
    const area = areaOf(model, { row, column });
    const isOnSheet = row < MAX_ROWS && column < MAX_COLUMNS;
    return isOnSheet && (words !== "" || (area.top === row && area.left === column));
  });
}

function wordsOf(model: GridModel, place: CellAddress | null): string {
  const cell = place && shownCell(model, place.row, place.column);
  return cell ? formatValue(cell) : "";
}

/** "B3：89", with what was found there. */
function labelOf(model: GridModel, place: CellAddress, texts: PageTexts): string {
  const a1 = toA1(place);
  return texts.cell(a1, [wordsOf(model, place), ...(model.marks.get(a1)?.messages ?? [])].join(" "));
}

/** Where a cell lies on the sheet; a frozen one where it is seen. */
function placeOf(model: GridModel, cell: CellAddress, frozen: Frozen, box: HTMLElement | null): CSSProperties {
  const { rows, columns } = model;
  const { top, left, bottom, right } = areaOf(model, cell);
  const [x, y] = [left < frozen.columns ? (box?.scrollLeft ?? 0) : 0, top < frozen.rows ? (box?.scrollTop ?? 0) : 0];
  return {
    left: `${HEAD_WIDTH + columns.start(left) + x}px`,
    top: `${HEAD_HEIGHT + rows.start(top) + y}px`,
    width: `${Math.max(60, columns.size(left, right))}px`,
    height: `${rows.size(top, bottom)}px`,
  };
}

function groundOf(model: GridModel, page: () => number): Ground {
  const { look, rows, columns } = model;
  return {
    rows,
    columns,
    end: { row: Math.max(0, look.lastRow), column: Math.max(0, look.lastColumn) },
    areaAt: (row, column) => look.merges.at(row, column),
    isBlank: (row, column) => shownCell(model, row, column) === undefined,
    get page() {
      return page();
    },
  };
}

type Frozen = ReturnType<typeof useView>["frozen"];

/** The cell under the pointer. */
function placeAt(
  event: MouseEvent,
  box: HTMLElement | null,
  { rows, columns }: GridModel,
  frozen: Frozen,
): CellAddress | null {
  const drawn = (event.target as Element).closest("[data-cell]")?.getAttribute("data-cell");
  if (drawn) return parseA1(drawn);
  if (!box) return null;
  const { left, top } = box.getBoundingClientRect();
  const x = event.clientX - left - HEAD_WIDTH;
  const y = event.clientY - top - HEAD_HEIGHT;
  if (x >= box.clientWidth - HEAD_WIDTH || y >= box.clientHeight - HEAD_HEIGHT) return null;
  const isIn = (pixel: number, fixed: number): boolean => pixel < fixed;
  return {
    row: rows.at(isIn(y, rows.start(frozen.rows)) ? y : y + box.scrollTop),
    column: columns.at(isIn(x, columns.start(frozen.columns)) ? x : x + box.scrollLeft),
  };
}

interface PartProps {
  readonly model: GridModel;
  readonly window: GridWindow;
  readonly frozen: Frozen;
  readonly styles: ReturnType<typeof useGridStyles>;
  readonly gridId: string;
  readonly chosen: CellAddress | null;
}

/** The lines between blank cells. */
function GridLines({ model, window, styles }: Pick<PartProps, "model" | "window" | "styles">): ReactElement {
  const { rows, columns } = model;
  const top = rowTop(model, window.top);
  const left = HEAD_WIDTH + columns.start(window.left);
  const height = rows.size(window.top, window.bottom);
  const width = columns.size(window.left, window.right);
  return (
    <>
      {columns.shown(window.left, window.right).map((column) => (
        <div
          key={`c${column}`}
          className={styles.line}
          style={{ left: `${HEAD_WIDTH + columns.start(column + 1) - 1}px`, top: `${top}px`, height: `${height}px` }}
        />
      ))}
      {rows.shown(window.top, window.bottom).map((row) => (
        <div
          key={`r${row}`}
          className={styles.rowLine}
          style={{ top: `${rowTop(model, row + 1) - 1}px`, left: `${left}px`, width: `${width}px` }}
        />
      ))}
    </>
  );
}

/** The column letters, and the rows that stay in view. */
function GridHead({ model, window, frozen, styles, gridId, chosen }: PartProps): ReactElement {
  const { rows, columns } = model;
  const letter = (column: number, isFrozen: boolean): ReactElement => (
    <th
      key={column}
      role="columnheader"
      aria-colindex={ariaIndex(column)}
      className={mergeClasses(
        styles.header,
        isFrozen ? styles.frozen : styles.columnHead,
        chosen?.column === column && styles.headerSelected,
      )}
      style={{
        left: `${HEAD_WIDTH + columns.start(column)}px`,
        width: `${columns.size(column)}px`,
        ...(isFrozen && { height: "100%" }),
      }}
    >
      {columnName(column)}
    </th>
  );
  const free = columns.shown(Math.max(window.left, frozen.columns), window.right);
  return (
    <thead className={styles.head} style={{ height: `${HEAD_HEIGHT + rows.start(frozen.rows)}px` }}>
      <tr role="row" aria-rowindex={1} className={styles.columnHeads}>
        <td className={mergeClasses(styles.header, styles.rowHead)} />
        {Array.from({ length: frozen.columns }, (_, column) => letter(column, true))}
        {free.map((column) => letter(column, false))}
      </tr>
      {rows.shown(0, frozen.rows - 1).map((row) => (
        <GridRow
          key={row}
          model={model}
          styles={styles}
          gridId={gridId}
          row={row}
          columns={frozenRowCells(model, row, free)}
          frozenColumns={frozen.columns}
          chosen={chosen?.row === row ? chosen.column : null}
          top={rowTop(model, row)}
          isHeadless={false}
        />
      ))}
    </thead>
  );
}

/** All cells of a row that stays in view, blank ones too: nothing shines through; of merged areas their first. */
function frozenRowCells(model: GridModel, row: number, columns: readonly number[]): readonly number[] {
  const firsts = columns.flatMap((column) => {
    const area = areaOf(model, { row, column });
    return area.top === row ? [area.left] : [];
  });
  return [...new Set(firsts)];
}

/** The rows in view, and first cells of merged areas that reach into it. */
function GridBody({ model, window, frozen, styles, gridId, chosen }: PartProps): ReactElement {
  const { rows } = model;
  const cells = useMemo(() => cellsIn(model, window), [model, window]);
  const free = rows.shown(Math.max(window.top, frozen.rows), window.bottom);
  const outside = [...cells.keys()].filter((row) => row >= frozen.rows && (row < window.top || row > window.bottom));
  const drawn = [...outside.map((row) => [row, true] as const), ...free.map((row) => [row, false] as const)];
  const isElsewhere = chosen !== null && !(chosen.row >= window.top && chosen.row <= window.bottom);
  if (isElsewhere && chosen.row >= frozen.rows && !cells.has(chosen.row)) drawn.push([chosen.row, true]);
  return (
    <tbody className={styles.body}>
      {drawn.map(([row, isHeadless]) => (
        <GridRow
          key={row}
          model={model}
          styles={styles}
          gridId={gridId}
          row={row}
          columns={cells.get(row) ?? []}
          frozenColumns={frozen.columns}
          chosen={chosen?.row === row ? chosen.column : null}
          top={rowTop(model, row)}
          isHeadless={isHeadless}
        />
      ))}
    </tbody>
  );
}
