import { cached } from "../text/cached";
import { bare, fold } from "../text/fold";
import { askedOnce } from "../workbook/asked-once";
import { a1, type GridCell, type SheetGrid } from "../workbook/grid";
import { ownFormIds, type OwnFormId, type OwnSheet, type RecognisedSheet } from "../model/recognised-sheet";
import { ownSheets } from "./index";
import { hasMark } from "./mark-line";

/** This share of a form's marks is enough. */
const ENOUGH_MARKS = 0.7;
/** A title stands in the first rows, also below lines that a person put above it. */
const TITLE_ROWS = 12;

const byTitle = new Map(ownFormIds.map((id) => [bare(ownSheets[id].title), id]));
const byMark = new Map<string, OwnFormId[]>();
for (const id of ownFormIds)
  for (const mark of ownSheets[id].marks) byMark.set(fold(mark), [...(byMark.get(fold(mark)) ?? []), id]);
const longestMark = Math.max(...[...byMark.keys(), ...byTitle.keys()].map((word) => word.length)) + 6;

const LONGEST_LEVEL = 6;

const ends = ownFormIds.flatMap((id) => {
  const end = bare(ownSheets[id].titleEnd ?? "");
  return end === "" ? [] : [{ id, end }];
});

/** 后进党组织名单: the word before what all such titles have in common is a level of the scheme. */
const idOfTitle = cached((text): OwnFormId | null => {
  const title = bare(text);
  const byEnd = ({ end }: { readonly end: string }): boolean => {
    const level = title.length - end.length;
    return title.endsWith(end) && level > 0 && level <= LONGEST_LEVEL;
  };
  return byTitle.get(title) ?? ends.find(byEnd)?.id ?? null;
});

export const marksOn = askedOnce((c) => (typeof c.cell.value === "string" && hasMark(c.text) ? true : null));

/**
 * A sheet of ours is known by its content, by two of three: its title, the line that names Dingji, and
 * the marks of its form. One cell that a person typed over changes nothing, nor do
 * inserted rows and columns; a stranger's sheet of the same title has neither of the other marks.
 */
export function readOwnSheet(grid: SheetGrid): OwnSheet | null {
  const mark = marksOn(grid)[0]?.cell;
  const title = findTitle(grid, mark?.row ?? TITLE_ROWS - 1);
  if (mark && title) return ownSheet(grid, title.id, [title, mark]);
  if (mark) {
    const id = likeliest(grid, ownFormIds);
    return id ? ownSheet(grid, id, [mark]) : null;
  }
  if (!title || !ownSheets[title.id].isDistinctive || !likeliest(grid, [title.id])) return null;
  return ownSheet(grid, title.id, [title]);
}

function findTitle(grid: SheetGrid, lastRow: number): (GridCell & { readonly id: OwnFormId }) | null {
  for (const cell of grid.cells) {
    if (cell.row > lastRow) break;
    if (typeof cell.cell.value !== "string" || cell.text.length > longestMark) continue;
    const id = idOfTitle(cell.text);
    if (id) return { ...cell, id };
  }
  return null;
}

/**
 * A workbook's sheets of one of our forms, the one that counts first: where a new sheet was written beside a
 * protected one, that is the new one.
 */
export function ownSheetsOf(sheets: readonly RecognisedSheet[], form: OwnFormId): readonly OwnSheet[] {
  const own = sheets.filter((s): s is OwnSheet => s.kind === "own" && s.template === `dingji/${form}`);
  return [...own.filter((s) => !s.sheet.isProtected), ...own.filter((s) => s.sheet.isProtected)];
}

/** The form with the greatest share of its marks on the sheet; null where none has enough. */
function likeliest(grid: SheetGrid, among: readonly OwnFormId[]): OwnFormId | null {
  const found = new Map<OwnFormId, Set<string>>();
  for (const { cell, text } of grid.cells) {
    if (typeof cell.value !== "string" || text.length > longestMark) continue;
    const word = fold(text).replace(/:$/, "");
    for (const id of byMark.get(word) ?? []) found.set(id, (found.get(id) ?? new Set()).add(word));
  }
  const count = (id: OwnFormId): number => found.get(id)?.size ?? 0;
  const share = (id: OwnFormId): number => count(id) / ownSheets[id].marks.length;
  // A list with few columns has all of them on a longer one, too.
  const isBetter = (a: OwnFormId, b: OwnFormId): boolean =>
    share(a) > share(b) || (share(a) === share(b) && count(a) > count(b));
  const best = among.reduce((a, b) => (isBetter(b, a) ? b : a));
  return share(best) >= ENOUGH_MARKS ? best : null;
}

function ownSheet(grid: SheetGrid, id: OwnFormId, marks: readonly GridCell[]): OwnSheet {
  return {
    kind: "own",
    sheet: grid.sheet,
    template: `dingji/${id}`,
    confidence: 1,
    evidence: marks.map((cell) => ({ code: "marker", facts: { title: ownSheets[id].title, cell: a1(cell) } })),
    differences: [],
  };
}
