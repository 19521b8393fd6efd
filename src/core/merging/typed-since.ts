import type { OwnFormId, RecognisedSheet } from "../model/recognised-sheet";
import { checkNames } from "../own-sheets/check-names";
import { headingsOf } from "../own-sheets/description";
import { poorDetailColumns } from "../own-sheets/poor-detail/description";
import { poorListColumns } from "../own-sheets/poor-list/description";
import { rectificationColumns } from "../own-sheets/rectification-summary/description";
import { findingsWords } from "../own-sheets/findings/description";
import { hasMark } from "../own-sheets/mark-line";
import { signOffLabel } from "../own-sheets/read-table";
import { sampleTable } from "../own-sheets/sample/description";
import { isStatisticsText } from "../own-sheets/statistics/description";
import { schemes } from "../schemes/index";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { a1, makeGrid, type GridCell, type SheetGrid } from "../workbook/grid";
import { mergeSubmissions } from "./merge";
import { mayBeOutput, mergeBlock } from "./merge-block";
import { drawLongMerge } from "./outputs/draw-merge";
import { formerProgress } from "./outputs/progress";
import { textsDrawn } from "./outputs/texts-drawn";
import type { Submission, TypedNote } from "./submitted";
import { isTitle } from "./typed-on-merge";
import { statusWording } from "./wording";

/** Sheets of a merge that its own branches do not bring back: another rule says what was typed on them. */
const NOT_REDRAWN: ReadonlySet<string> = new Set<OwnFormId>(["missing", "changes"]);

/**
 * What people typed on the sheets of a merge after it was drawn and nothing of it reads as data: merging the workbook
 * alone draws the same sheets without it. The submission tells what is known of it so far.
 */
export function typedSince(submission: Submission, sheets: readonly RecognisedSheet[]): readonly TypedNote[] {
  const redrawn = drawLongMerge(mergeSubmissions([submission]), {
    describe: () => "",
    describeError: () => "",
    progress: formerProgress(sheets),
  });
  const drawn = new Set([...textsDrawn(redrawn), ...vocabulary, ...wordsOfFindings(submission)]);
  const told = [...submission.notes, ...submission.left];
  const isRedrawn = (found: RecognisedSheet): boolean =>
    mayBeOutput(found) &&
    found.sheet.visibility === "visible" &&
    !NOT_REDRAWN.has((found.template ?? "").replace(/^dingji\//, ""));
  return mergeBlock(sheets)
    .filter(isRedrawn)
    .flatMap(({ sheet }) => {
      const grid = makeGrid(sheet);
      const own = told.filter((note) => note.sheet === sheet.name).map(({ text }) => text);
      // A heading that a person added is told with what stands under it.
      const isTold = ({ text }: GridCell): boolean => own.some((note) => note.includes(text.trim()));
      const typed = grid.cells.filter(
        (c) => !isWritten(c) && !isTitle(c.text) && !drawn.has(fold(c.text)) && !isTold(c),
      );
      return typed.map((cell) => ({
        sheet: sheet.name,
        cell: a1(cell),
        text: labelled(grid, cell, (text) => drawn.has(fold(text))),
      }));
    });
}

/** Words that a merge writes of what another merge no longer says. */
const vocabulary: ReadonlySet<string> = new Set(
  [
    ...Object.values(statusWording),
    ...Object.values(checkNames),
    ...Object.values(findingsWords.severities),
    sampleTable.title,
    ...Object.values(headingsOf(sampleTable)),
    ...sampleTable.ownLines,
    ...sampleTable.signOff.map(signOffLabel),
    findingsWords.none,
    // A list that was retired says its headings, and no other merge does.
    ...[...poorListColumns, ...poorDetailColumns, ...rectificationColumns].flatMap(({ headings }) => headings),
    ...schemes.flatMap(({ forms }) =>
      forms.flatMap((form) => (form.kind === "table" ? form.columns.flatMap(({ headings }) => headings) : [])),
    ),
  ].map(fold),
);

/** What stands on 「问题清单」 is judged anew, and some of it no longer stands. */
function wordsOfFindings({ forwarded }: Submission): readonly string[] {
  return (forwarded?.findings ?? []).flatMap(({ sentence, sheet, cell, clause }) =>
    [sentence, clause ?? "", sheet ?? "", `${sheet}!${cell}`].map(fold),
  );
}

/** Formulas, row numbers, and lines whose counts are another merge's. */
export function isWritten({ cell, column, row, text }: GridCell): boolean {
  const isRowNumber = typeof cell.value === "number" && column === 0 && cell.value <= row;
  const isFigure = cell.formula !== undefined || isRowNumber;
  return isFigure || isBlankMark(text) || hasMark(text) || isStatisticsText(oneLine(text));
}

const LONGEST_HEADING = 20;

/** "学校甲党支部 所属党委：第一党委": the row's first words that are the merge's, and the heading above. */
function labelled(grid: SheetGrid, cell: GridCell, isOurs: (text: string) => boolean): string {
  const isWord = (c: GridCell): boolean =>
    c !== cell && typeof c.cell.value === "string" && c.text.length <= LONGEST_HEADING && isOurs(c.text);
  const heading = [...grid.rows]
    .filter(([row, cells]) => row < cell.row && cells.length > 2)
    .findLast(([, cells]) => cells.some((c) => c.column === cell.column && isWord(c)))?.[1]
    .find((c) => c.column === cell.column);
  const name = heading && grid.rows.get(cell.row)?.find(isWord);
  const label = [name, heading].flatMap((c) => (c ? [oneLine(c.text)] : [])).join(" ");
  return label === "" ? cell.text.trim() : `${label}：${cell.text.trim()}`;
}
