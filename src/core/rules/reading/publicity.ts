import type { RecognisedSheet } from "../../model/recognised-sheet";
import { publicityTable, type PublicityColumn } from "../../own-sheets/publicity/description";
import { hasObjection, isEntered } from "../../own-sheets/publicity/read";
import { isBlankMark } from "../../text/fold";
import { ownRows, type OwnEntry, type OwnSheetRow } from "./own-rows";

export function publishedRows(sheets: readonly RecognisedSheet[]): readonly OwnSheetRow<PublicityColumn>[] {
  return ownRows(sheets, "publicity", publicityTable);
}

/** What an objection asks for (调查核实, 及时作出反馈), and what a change of level rests on. */
export function missingOnPublicity(sheets: readonly RecognisedSheet[]): readonly OwnEntry[] {
  return publishedRows(sheets).flatMap(({ row, entry }) => {
    const isChanged = isEntered(row, "changed");
    const asked: readonly PublicityColumn[] = [
      ...(hasObjection(row) ? (["inquiry", "reply"] as const) : []),
      ...(isChanged ? (["reason"] as const) : []),
    ];
    const blank = asked.map(entry).filter(({ text }) => isBlankMark(text));
    return isChanged && !hasObjection(row) ? [entry("objection"), ...blank] : blank;
  });
}
