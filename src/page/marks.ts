import { severities } from "../core/findings/finding";
import { parseA1, toA1 } from "../core/workbook/address";
import type { Texts } from "../taskpane/texts";
import { pageTexts } from "../locales/page";
import { describeFinding } from "../locales/findings/sentences";
import type { CellMark } from "../taskpane/sheet-view/cell-mark";
import type { OpenFile } from "./page-state";

/** By sheet name and cell. */
export type SheetMarks = ReadonlyMap<string, ReadonlyMap<string, CellMark>>;

export const noMarks: ReadonlyMap<string, CellMark> = new Map();

/** What the check found, by sheet and cell; an explained query is no longer marked. */
export function marksOf(findings: OpenFile["findings"], texts: Texts): SheetMarks {
  const marks = new Map<string, Map<string, CellMark>>();
  for (const finding of findings) {
    const { sheet, severity } = finding;
    if (sheet === null || finding.cell === null || finding.explanation) continue;
    const cell = toA1(parseA1(finding.cell));
    const bySheet = marks.get(sheet) ?? new Map<string, CellMark>();
    marks.set(sheet, bySheet);
    const known = bySheet.get(cell);
    const message = pageTexts(texts.locale).marked(texts.severity(severity), describeFinding(finding, texts.locale));
    const isGraver = known === undefined || severities.indexOf(severity) < severities.indexOf(known.severity);
    bySheet.set(cell, {
      severity: isGraver ? severity : known.severity,
      messages: [...(known?.messages ?? []), message],
    });
  }
  return marks;
}
