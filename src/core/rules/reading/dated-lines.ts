import type { RecognisedSheet } from "../../model/recognised-sheet";
import { oneLine } from "../../text/fold";
import type { CellAddress } from "../../workbook/address";
import { makeGrid } from "../../workbook/grid";
import type { CheckContext } from "../rule";
import { scoringSheets, tableSheets } from "./sheets";

/** A date that a line above or below a list or scoring sheet states: 填报日期：2012年6月1日. */
interface DatedLine {
  readonly sheet: RecognisedSheet;
  readonly cell: CellAddress;
  readonly label: string;
  readonly text: string;
}

/** What is written behind a label, up to the next one. */
const DATED = /([\u4e00-\u9fa5]{0,6}(?:日期|时间))\s*[:：]\s*(.*?)(?=[;；]|\s*[\u4e00-\u9fa5]{2,8}\s*[:：]|$)/g;
const LABEL = /^([\u4e00-\u9fa5]{0,6}(?:日期|时间))[:：]?$/;

const NUMBER = "[\\d０-９一二三四五六七八九十]{1,3}";

/** One date with year and month at least; a blank to be filled in, a span, words or a time of day are none. */
const ONE_DATE = new RegExp(
  `^[\\d０-９〇零一二三四五六七八九]{4}\\s*[年.．/-]\\s*${NUMBER}(?:\\s*[月.．/-](?:\\s*${NUMBER}\\s*[日号]?)?)?$`,
);

const MENTIONED = /日\s*期|时\s*间/;

export function datedLines(context: CheckContext): readonly DatedLine[] {
  const lists = tableSheets(context).map((sheet) => ({ sheet, rows: sheet.rows.map((r) => r.row) }));
  const scored = scoringSheets(context).map((sheet) => ({
    sheet,
    rows: sheet.items.flatMap((i) => i.rows ?? [i.row]),
  }));
  return [...lists, ...scored].flatMap(({ sheet, rows }) => {
    const own = new Set(rows);
    return makeGrid(sheet.sheet).cells.flatMap(({ cell, text, row, column }): readonly DatedLine[] => {
      if (typeof cell.value !== "string" || own.has(row) || !MENTIONED.test(text)) return [];
      return datesAt(sheet, { row, column }, oneLine(text));
    });
  });
}

/** The dates that one cell states, or the cell right of it. */
function datesAt(sheet: RecognisedSheet, cell: CellAddress, line: string): readonly DatedLine[] {
  const label = LABEL.exec(line.replace(/\s+/g, ""))?.[1];
  if (label === undefined)
    return [...line.matchAll(DATED)].flatMap(([, said = "", text = ""]) =>
      ONE_DATE.test(text.trim()) ? [{ sheet, cell, label: said, text: text.trim() }] : [],
    );
  const beside = makeGrid(sheet.sheet)
    .rows.get(cell.row)
    ?.find((c) => c.column > cell.column);
  if (typeof beside?.cell.value !== "string" || !ONE_DATE.test(oneLine(beside.text))) return [];
  return [{ sheet, cell: { row: beside.row, column: beside.column }, label, text: oneLine(beside.text) }];
}
