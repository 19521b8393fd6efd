import type { CheckResult } from "../../check/check";
import type { SheetDesign } from "../../design/sheet-design";
import { evidenceTable, evidenceWords as words, type EvidenceColumn } from "../../own-sheets/evidence/description";
import { keptText, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { evidenceIn, type NamedEvidence } from "../../records/evidence";
import { branchOn } from "../../rules/reading/sheets";
import { bare, isBlankMark } from "../../text/fold";
import { cellText } from "../../workbook/grid";

type Kept = KeptRow<EvidenceColumn>;

/**
 * Draws 「佐证材料目录」: a row for each file that a sheet names, then the rows that people added. A remark stays with its
 * file and what that shows.
 */
export function drawEvidence(
  name: string,
  checked: CheckResult,
  kept: KeptTable<EvidenceColumn>,
  footer: string,
): SheetDesign {
  const page = new OwnTablePage(evidenceTable, kept, null, words.note);
  const listed = evidenceIn(checked.sheets).filter(({ sheet }) => sheet !== name);
  const rest = new Set(kept.rows);
  if (listed.length === 0) page.line(words.none, "textMiddle");
  listed.forEach((entry, i) => {
    const row = [...rest].find((r) => isAbout(r, entry));
    if (row) rest.delete(row);
    const { about, file, page: at, sheet, cell } = entry;
    const source = { content: `${sheet}!${cell}`, link: { sheet, cell } };
    page.put({ number: i + 1, branch: branchOf(checked, entry), about, file, page: at, source }, row);
  });
  const own = [...rest].filter(isPersons);
  own.forEach((row, i) => {
    const isGone = keptText(row, "source") !== "";
    page.putOwn(row, { number: listed.length + i + 1, ...(isGone ? { source: words.gone } : {}) });
  });
  return page.finish(name, "landscape", footer);
}

/** Whose sheet it is, where the sheet itself names nobody. */
function branchOf(checked: CheckResult, { branch, sheet }: NamedEvidence): string | null {
  const own = checked.sheets.find((s) => s.sheet.name === sheet);
  return branch ?? (own ? branchOn(checked, own) : null);
}

function isAbout(row: Kept, { about, file, sheet, cell }: NamedEvidence): boolean {
  if (keptText(row, "source") === "" || bare(keptText(row, "file")) !== bare(file)) return false;
  return bare(keptText(row, "about")) === bare(about) || keptText(row, "source") === `${sheet}!${cell}`;
}

/** Added by a person, or with a remark. */
function isPersons(row: Kept): boolean {
  const isAdded = keptText(row, "source") === "" || keptText(row, "source") === words.gone;
  return isAdded || row.extras.size > 0 || !isBlankMark(cellText(row.cells.get("remark")));
}
