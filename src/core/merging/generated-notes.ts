import type { CheckResult } from "../check/check";
import type { Finding } from "../findings/finding";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { generateSheets, type GenerateKind } from "../generation/generate";
import { strangeOnResult } from "../generation/fill";
import type { OwnTable } from "../own-sheets/description";
import { explanationsTable } from "../own-sheets/explanations/description";
import { findingsTable } from "../own-sheets/findings/description";
import { ledgerTable } from "../own-sheets/ledger/description";
import { readOwnTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { readResultBlocks } from "../own-sheets/result/read";
import { isTypedOver, replacedTexts } from "../own-sheets/table-code";
import { summaryTableFor } from "../own-sheets/summary/description";
import { fold, oneLine } from "../text/fold";
import { parseA1, toA1 } from "../workbook/address";
import { cellText, makeGrid } from "../workbook/grid";
import { cellAt, keyAddress, type Cell, type SheetSnapshot, type WorkbookSnapshot } from "../workbook/snapshot";
import { notesOn } from "./ledger-rows";
import { notesOf } from "./list-notes";
import type { TypedNote } from "./submitted";

/** Sheets that are generated beside a branch's own forms, and that a merge reads no rows of. */
const tables: readonly OwnTable[] = [summaryTableFor(true), findingsTable, explanationsTable];

/**
 * What people wrote on the sheets that were generated in a branch's workbook: remarks, columns and lines of their own on
 * 「分类定级汇总表」, 「问题清单」 and 「核实说明」, and around the blocks of 「得分与定级」. An explanation that stands goes
 * with its finding.
 * @param describe the sentences of findings on those sheets; without it, what was typed over one is not told.
 */
export function generatedNotes(checked: CheckResult, describe?: (finding: Finding) => string): readonly TypedNote[] {
  const { sheets, findings } = checked;
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
  return [...onTables, ...aroundResults(sheets), ...inResults(checked), ...overTables(checked, describe)];
}

/** What stands in the blocks of 「得分与定级」 and is none of the program's words, figures and choices. */
function inResults(checked: CheckResult): readonly TypedNote[] {
  return ownSheetsOf(checked.sheets, "result").flatMap((own) => {
    if (own.sheet.visibility !== "visible") return [];
    const { rows } = makeGrid(own.sheet);
    return strangeOnResult(own, checked).map((cell) => {
      const label = rows.get(cell.row)?.[0];
      const before = label && label.column < cell.column ? `${oneLine(label.text)}：` : "";
      return { sheet: own.sheet.name, cell: toA1(cell), text: `${before}${cell.text.trim()}` };
    });
  });
}

/** Sheets whose cells the program wrote itself, by what draws them; and where a sentence stands, which only a language has. */
const drawn: readonly (readonly [GenerateKind, OwnTable, sentence?: string])[] = [
  ["summary", summaryTableFor(true)],
  ["ledger", ledgerTable],
  ["findings", findingsTable, "problem"],
  ["explanations", explanationsTable, "check"],
];

/** What was typed over the program's own cells of generated tables: where a table's code no longer fits, what a new one does not say. */
function overTables(checked: CheckResult, describe?: (finding: Finding) => string): readonly TypedNote[] {
  const misfits = drawn.flatMap(([kind, table, sentence]) =>
    visibleSheets(checked.sheets, table.id).flatMap((sheet) =>
      isTypedOver(sheet, table) ? [{ kind, table, sheet, sentence }] : [],
    ),
  );
  if (misfits.length === 0) return [];
  const gone = new Set(misfits.map(({ sheet }) => sheet));
  const sheets = checked.sheets.filter(({ sheet }) => !gone.has(sheet));
  const workbook: WorkbookSnapshot = {
    ...{ name: null, calculation: "automatic", isStructureProtected: false },
    sheets: [...new Set(sheets.map(({ sheet }) => sheet))],
  };
  const only = misfits.map(({ kind }) => kind);
  const plan = generateSheets(workbook, { ...checked, sheets }, { only, describe: describe ?? (() => "") });
  const designs = plan.changeSet.edits.flatMap((edit) => (edit.kind === "add-sheet" ? [edit.design] : []));
  return misfits.flatMap(({ table, sheet, sentence }) => {
    const design = designs.find(({ name }) => name.startsWith(table.title));
    const said = new Set(readOwnTable(sheet, table)?.rows.map(({ cells }) => cells.get(sentence ?? "")));
    const isSentence = ({ cell }: TypedNote): boolean => {
      const { row, column } = parseA1(cell);
      return said.has(cellAt(sheet, row, column));
    };
    if (!design) return [];
    const replaced = replacedTexts(sheet, table, design);
    return describe ? replaced : replaced.filter((text) => !isSentence(text));
  });
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
