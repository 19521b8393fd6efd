import { mergeClasses } from "@fluentui/react-components";
import { type CSSProperties, memo, type ReactElement } from "react";
import { toA1 } from "../../core/workbook/address";
import { SignIcon } from "../icons";
import { boxCss, markColors, textCss } from "./cell-css";
import { type CellText, shownText } from "./cell-text";
import { areaOf, blanksBeside, type GridModel, shownCell } from "./grid-model";
import { HEAD_HEIGHT, HEAD_WIDTH, type useGridStyles } from "./grid-styles";
import { measureText } from "./measure-text";

/** Its numbers count from 1, and row and column headings come first. */
export const ariaIndex = (index: number): number => index + 2;

export const cellId = (gridId: string, a1: string): string => `${gridId}-${a1}`;

interface RowProps {
  readonly model: GridModel;
  readonly styles: ReturnType<typeof useGridStyles>;
  readonly gridId: string;
  readonly row: number;
  /** The columns to draw beside the frozen ones; others of the same row are left out. */
  readonly columns: readonly number[];
  readonly frozenColumns: number;
  /** The selected column, where this is the selected row. */
  readonly chosen: number | null;
  /** From the top of the sheet or of the frozen rows, in CSS pixels. */
  readonly top: number;
  /** Only cells of merged areas that reach into the view: the row itself lies outside. */
  readonly isHeadless: boolean;
}

/** A row of the sheet: its number and its cells. */
export const GridRow = memo(
  function GridRow(props: RowProps): ReactElement {
    const { model, styles, gridId, row, columns, frozenColumns, chosen, top, isHeadless } = props;
    const frozen = Array.from({ length: frozenColumns }, (_, column) => column);
    const free = columns.filter((column) => column >= frozenColumns);
    if (chosen !== null && chosen >= frozenColumns && !free.includes(chosen)) free.push(chosen);
    return (
      <tr
        role="row"
        aria-rowindex={ariaIndex(row)}
        className={styles.row}
        style={rowCss(row, top, model.rows.size(row))}
      >
        {isHeadless ? null : (
          <th
            role="rowheader"
            aria-colindex={1}
            className={mergeClasses(styles.header, styles.rowHead, chosen !== null && styles.headerSelected)}
          >
            {row + 1}
          </th>
        )}
        {[...(isHeadless ? [] : frozen), ...free].map((column) => (
          <GridCell
            key={column}
            model={model}
            styles={styles}
            gridId={gridId}
            row={row}
            column={column}
            isFrozen={column < frozenColumns && !isHeadless}
            isChosen={chosen === column}
          />
        ))}
      </tr>
    );
  },
  (before, after) =>
    (Object.keys(after) as (keyof RowProps)[]).every((name) =>
      name === "columns" ? sameList(before.columns, after.columns) : before[name] === after[name],
    ),
);

/**
 * Its number makes the row's inherited style its own: Chromium looks up the style of a new cell among those of all cells
 * alike, and compares one by one the rows that they stood in as long as these inherit the same.
 */
function rowCss(row: number, top: number, height: number): CSSProperties {
  return { "--row": row, top: `${top}px`, height: `${height}px` } as CSSProperties;
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}

interface CellProps {
  readonly model: GridModel;
  readonly styles: ReturnType<typeof useGridStyles>;
  readonly gridId: string;
  readonly row: number;
  readonly column: number;
  readonly isFrozen: boolean;
  readonly isChosen: boolean;
}

function GridCell({ model, styles, gridId, row, column, isFrozen, isChosen }: CellProps): ReactElement | null {
  const { look, marks, rows, columns } = model;
  const area = areaOf(model, { row, column });
  // A covered cell among the frozen ones keeps its place in the row and shows nothing.
  if (area.top !== row || area.left !== column) {
    return <td aria-hidden="true" className={styles.frozen} style={frozenPlace(model, column, columns.size(column))} />;
  }
  const a1 = toA1({ row, column });
  const cell = shownCell(model, row, column);
  const cellLook = look.cellLook(row, column);
  const mark = marks.get(a1);
  const comment = look.comment(row, column);
  const width = columns.size(area.left, area.right);
  const isMerged = area.bottom > row || area.right > column;
  const shown: CellText | null = cell
    ? shownText(
        cell,
        cellLook,
        { width: width - (mark ? 18 : 0), blanks: (side) => (isMerged ? [] : blanksBeside(model, row, column, side)) },
        (text) => measureText(text, cellLook),
      )
    : null;
  const runs = shown !== null && shown.spill.left + shown.spill.right > 0;
  const place: CSSProperties = isFrozen
    ? frozenPlace(model, column, width)
    : { left: `${HEAD_WIDTH + columns.start(column)}px`, width: `${width}px` };
  const notes = [...(mark?.messages ?? []), ...(comment === undefined ? [] : [comment])];
  return (
    <td
      role="gridcell"
      id={cellId(gridId, a1)}
      data-cell={a1}
      aria-colindex={ariaIndex(column)}
      {...(area.bottom > row && { "aria-rowspan": area.bottom - row + 1 })}
      {...(area.right > column && { "aria-colspan": area.right - column + 1 })}
      {...(isChosen && { "aria-selected": true, "aria-current": true })}
      className={mergeClasses(
        styles.cell,
        (isMerged || cellLook?.wrap) && styles.filled,
        isFrozen && styles.frozen,
        !runs && styles.clipped,
        runs && styles.running,
        isChosen && styles.selected,
      )}
      style={{
        ...boxCss(cellLook, mark?.severity, shown?.align ?? "left", look.showsGridLines),
        ...place,
        height: `${rows.size(area.top, area.bottom)}px`,
        ...(mark && { paddingRight: "18px" }),
      }}
      title={notes.length > 0 ? notes.join("\n") : undefined}
    >
      {shown === null || shown.text === "" ? null : (
        <span
          className={mergeClasses(styles.text, cellLook?.wrap && styles.wrap, runs && styles.runningText)}
          style={textCss(cellLook, shown)}
        >
          {shown.text}
        </span>
      )}
      {mark ? (
        <span className={styles.mark} style={{ color: markColors[mark.severity].ink }}>
          <SignIcon sign={mark.severity} />
          <span className={styles.heard}>{mark.messages.join(" ")}</span>
        </span>
      ) : comment === undefined ? null : (
        <span className={styles.comment} />
      )}
      {comment === undefined ? null : <span className={styles.heard}>{comment}</span>}
    </td>
  );
}

/** Frozen cells stand one after the other in the row; a wider merged one leaves the others where they are. */
function frozenPlace({ columns }: GridModel, column: number, width: number): CSSProperties {
  return {
    left: `${HEAD_WIDTH + columns.start(column)}px`,
    width: `${width}px`,
    marginRight: `${columns.size(column) - width}px`,
  };
}

/** Where a row stands among those that scroll. */
export function rowTop({ rows }: GridModel, row: number): number {
  return HEAD_HEIGHT + rows.start(row);
}
