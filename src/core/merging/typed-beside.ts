import { oneLine } from "../text/fold";
import { a1, type GridCell, type SheetGrid } from "../workbook/grid";
import type { Aside } from "../workbook/snapshot";
import type { LeftValue, TypedNote } from "./submitted";
import { asideWording } from "./wording";

/** What a person typed on official forms and what is no entry of them. */
export interface TypedBeside {
  readonly notes: readonly TypedNote[];
  readonly left: readonly LeftValue[];
}

/** A longer text is no label of the number beside it. */
const LONGEST_LABEL = 20;

/** A cell as a note, after the label to its left where there is one: a text with a colon, or any before a number. */
export function noteOf(grid: SheetGrid, cell: GridCell): TypedNote {
  const beside = grid.rows
    .get(cell.row)
    ?.filter((c) => c.column < cell.column)
    .at(-1);
  const words = beside ? oneLine(beside.text) : "";
  const isNumberBeside = typeof cell.cell.value === "number" && typeof beside?.cell.value === "string";
  // 填报人：甲一 beside a unit line that nobody filled in.
  const hasLabel = /^[^\d：:\n][^：:\n]{0,19}[：:]/.test(cell.text);
  const label = hasLabel
    ? ""
    : /[：:]$/.test(words)
      ? words
      : isNumberBeside && words.length <= LONGEST_LABEL
        ? `${words}：`
        : "";
  return { sheet: grid.sheet.name, cell: a1(cell), text: `${label}${cell.text.trim()}` };
}

/** A comment, a text box or anything else beside the cells as a note; of a whole document it has no place. */
export function noteOfAside({ kind, sheet, cell, text }: Aside): TypedNote {
  return { sheet: sheet ?? "", cell: cell ?? "", text: `${asideWording[kind]}：${oneLine(text)}` };
}

/** A formula of which the file keeps no value. */
export function isUncalculated({ cell }: GridCell): boolean {
  return cell.value === null;
}

export function uncalculated(grid: SheetGrid, cell: GridCell): LeftValue {
  return { sheet: grid.sheet.name, cell: a1(cell), text: `=${cell.cell.formula ?? ""}`, reason: "uncalculated" };
}
