import type { CheckResult } from "../check/check";
import type { RecognisedSheet } from "../model/recognised-sheet";
import type { OwnTable } from "../own-sheets/description";
import { explanationsTable } from "../own-sheets/explanations/description";
import { findingsTable } from "../own-sheets/findings/description";
import { readOwnTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { readResultBlocks } from "../own-sheets/result/read";
import { summaryTableFor } from "../own-sheets/summary/description";
import { fold, oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellText } from "../workbook/grid";
import { keyAddress, type Cell, type SheetSnapshot } from "../workbook/snapshot";
import { notesOn } from "./ledger-rows";
import { notesOf } from "./list-notes";
import type { TypedNote } from "./submitted";

/** Sheets that are generated beside a branch's own forms, and that a merge reads no rows of. */
const tables: readonly OwnTable[] = [summaryTableFor(true), findingsTable, explanationsTable];

/**
 * What people wrote on the sheets that were generated in a branch's workbook: remarks, columns and lines of their own on
 * 「分类定级汇总表」, 「问题清单」 and 「核实说明」, and around the blocks of 「得分与定级」. An explanation that stands goes
 * with its finding.
 */
export function generatedNotes({ sheets, findings }: CheckResult): readonly TypedNote[] {
  const explained = findings.flatMap(({ explanation }) =>
    explanation ? [explanation.reason, explanation.by, explanation.at] : [],
  );
  const carried = new Set(explained.map(fold));
  const onTables = tables.flatMap((table) =>
    visibleSheets(sheets, table.id).flatMap((sheet) => {
      const read = readOwnTable(sheet, table);
      const notes = read ? [...notesOf(sheet, table), ...notesOn(sheet, read)] : [];
      const isCarried = ({ text }: TypedNote): boolean => carried.has(fold(text.replace(/^[^：]*：/, "")));
      return table.id === "explanations" ? notes.filter((note) => !isCarried(note)) : notes;
    }),
  );
  return [...onTables, ...aroundResults(sheets)];
}

function visibleSheets(sheets: readonly RecognisedSheet[], id: OwnTable["id"]): readonly SheetSnapshot[] {
  return ownSheetsOf(sheets, id).flatMap(({ sheet }) => (sheet.visibility === "visible" ? [sheet] : []));
}

function aroundResults(sheets: readonly RecognisedSheet[]): readonly TypedNote[] {
  return ownSheetsOf(sheets, "result").flatMap((own) => {
    if (own.sheet.visibility !== "visible") return [];
    const places = new Map<Cell, string>([...own.sheet.cells].map(([key, cell]) => [cell, toA1(keyAddress(key))]));
    const note = (cell: Cell, label = ""): TypedNote => {
      return { sheet: own.sheet.name, cell: places.get(cell) ?? "", text: `${label}${oneLine(cellText(cell))}` };
    };
    return readResultBlocks(own).flatMap(({ branch, notes, signOff }) => [
      ...notes.map(({ cell }) => note(cell)),
      ...Object.entries(signOff).flatMap(([label, entry]) => {
        const cell = [...own.sheet.cells.values()].find((c) => oneLine(cellText(c)) === entry);
        return cell && entry !== "" && entry !== branch ? [note(cell, `${branch} ${label}：`)] : [];
      }),
    ]);
  });
}
