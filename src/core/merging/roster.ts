import { makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { nameKey } from "../model/names";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import type { WorkbookSnapshot } from "../workbook/snapshot";

/** A branch that is expected to hand something in. */
export interface RosterEntry {
  readonly name: string;
  readonly parent: string | null;
  readonly type: string | null;
  readonly sheet: string;
  readonly cell: string;
}

export interface Roster {
  readonly entries: readonly RosterEntry[];
  /** Names that stand in it more than once; the first counts. */
  readonly repeated: readonly string[];
}

const NAME_WORDS = ["党支部名称", "党组织名称", "支部名称", "单位名称", "党支部", "党组织", "名称"];
const PARENT_WORDS = ["所属党委", "所属党总支", "所属党组织", "上级党组织", "上级党委", "主管单位", "党委", "党总支"];
const TYPE_WORDS = ["类型", "党组织类型", "支部类型", "类别"];

interface Headings {
  readonly row: number;
  readonly name: number;
  readonly parent: number | null;
  readonly type: number | null;
}

/**
 * Reads the list of expected branches by its headings (党支部名称, 所属党委, 类型) from every visible
 * sheet that has them. Null where no sheet has a heading for names.
 */
export function readRoster(workbook: WorkbookSnapshot): Roster | null {
  const entries: RosterEntry[] = [];
  const repeated: string[] = [];
  const known = new Set<string>();
  let isFound = false;
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== "visible") continue;
    const grid = makeGrid(sheet);
    const headings = findHeadings(grid);
    if (!headings) continue;
    isFound = true;
    // A parent merged down over its branches stands in the first row only.
    let parent: string | null = null;
    for (let row = headings.row + 1; row <= grid.lastRow; row++) {
      const line = grid.rows.get(row) ?? [];
      const at = (column: number | null): GridCell | undefined => line.find((c) => c.column === column);
      const text = (column: number | null): string | null => {
        const found = oneLine(at(column)?.text ?? "");
        return isBlankMark(found) ? null : found;
      };
      parent = text(headings.parent) ?? parent;
      const name = text(headings.name);
      if (name === null || isNoName(name, line)) continue;
      if (known.has(nameKey(name))) {
        repeated.push(name);
        continue;
      }
      known.add(nameKey(name));
      const cell = toA1({ row, column: headings.name });
      entries.push({ name, parent, type: text(headings.type), sheet: sheet.name, cell });
    }
  }
  return isFound ? { entries, repeated } : null;
}

/** 合计, 共 21 个, a note below the list. */
function isNoName(name: string, line: readonly GridCell[]): boolean {
  const first = fold(line[0]?.text ?? "");
  return /^(?:合计|总计|小计|共\d*|说明|注|备注)/.test(first) || /^(?:合计|总计|小计|共\d+)/.test(fold(name));
}

function findHeadings(grid: SheetGrid): Headings | null {
  for (const [row, cells] of grid.rows) {
    const column = (words: readonly string[]): number | null => {
      for (const word of words) {
        const found = cells.find((c) => headingKey(c.text) === word);
        if (found) return found.column;
      }
      return null;
    };
    const name = column(NAME_WORDS);
    if (name === null || (cells.length > 1 && !cells.some((c) => c.column !== name && isHeading(c.text)))) continue;
    if (cells.length === 1 && !grid.rows.has(row + 1)) continue;
    return { row, name, parent: column(PARENT_WORDS), type: column(TYPE_WORDS) };
  }
  return null;
}

function headingKey(text: string): string {
  return fold(text)
    .replace(/\([^()]*\)/g, "")
    .replace(/[:*]/g, "");
}

function isHeading(text: string): boolean {
  const key = headingKey(text);
  return key.length <= 10 && !/\d/.test(key);
}
