import type { ChangeSet, Edit } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import { ownTitles } from "../../own-sheets/index";
import { statedColumns } from "../../recognition/column-roles";
import { readCustomSheet } from "../../recognition/custom";
import { makeGrid } from "../../workbook/grid";
import type { ScoringSheet } from "../../model/recognised-sheet";
import type { Scheme } from "../../schemes/types";
import type { WorkbookSnapshot } from "../../workbook/snapshot";
import { drawOwnSheet, freeSheetName } from "../own-sheet";
import { drawRubricSheet } from "./draw";
import { formerRubricSheet, keepsAll } from "./former";
import { unconfirmedRubrics, type ReadSheet } from "./found-rubrics";

/**
 * What confirming a reading would write: a 「评分办法」 that states it, by which the rubric's scoring sheets are read from then
 * on (`withConfirmedRubrics`). The one that states an earlier reading of the sheet is drawn anew; where something a person
 * typed there would be lost it stays, and the new one says so.
 */
export function confirmRubric(workbook: WorkbookSnapshot, sheet: ReadSheet, program = ""): ChangeSet {
  return { purpose: "generate", edits: writeRubric(workbook, sheet, program) };
}

/**
 * What choosing a known scheme for a sheet would write that is too little like it to be taken for it: a 「评分办法」 with
 * what was read from the sheet, and the scheme that applies instead. There a person can take it back.
 */
export function applyScheme(workbook: WorkbookSnapshot, sheet: ReadSheet, chosen: Scheme, program = ""): ChangeSet {
  return { purpose: "generate", edits: writeRubric(workbook, sheet, program, { applies: chosen }) };
}

interface WriteOptions {
  readonly applies?: Scheme;
  /** What is written to the same workbook besides. */
  readonly edits?: readonly Edit[];
}

function writeRubric(
  workbook: WorkbookSnapshot,
  sheet: ReadSheet,
  program: string,
  { applies, edits = [] }: WriteOptions = {},
): readonly Edit[] {
  const scheme = withColumns(sheet);
  const former = formerRubricSheet(workbook, sheet);
  if (former && !edits.some((e) => e.sheet.id === former.id)) {
    const design = drawRubricSheet(scheme, program, former.name, applies);
    if (keepsAll(former, design, sheet)) return drawOwnSheet(workbook, former, design);
  }
  const added = edits.flatMap((e) => (e.kind === "add-sheet" ? [e.sheet.name] : []));
  const name = freeSheetName(workbook, ownTitles.rubric, added);
  const design = drawRubricSheet(scheme, program, name, applies, [], former?.name);
  return drawOwnSheet(workbook, null, design, added.length);
}

/** The sheet of a known rubric as its own words and points read, for a person who wants it so; null where they make no rubric. */
export function readByItself(sheet: ScoringSheet): ReadSheet | null {
  if (sheet.reading) return { ...sheet, reading: sheet.reading };
  const read = readCustomSheet(makeGrid(sheet.sheet), () => undefined);
  return read?.reading ? { ...read, reading: read.reading } : null;
}

/** The same for every rubric of the workbook at once. */
export function confirmRubrics(
  workbook: WorkbookSnapshot,
  checked: Pick<CheckResult, "sheets">,
  program = "",
): ChangeSet {
  const edits: Edit[] = [];
  for (const sheet of unconfirmedRubrics(checked)) edits.push(...writeRubric(workbook, sheet, program, { edits }));
  return { purpose: "generate", edits };
}

/** What was read from a sheet, with what each of its columns was taken for. */
function withColumns(sheet: ReadSheet): Scheme {
  const columns = statedColumns(sheet);
  const forms = sheet.scheme.forms.map((form) =>
    form.kind === "scoring" && columns.length > 0 ? { ...form, statedColumns: columns } : form,
  );
  return { ...sheet.scheme, forms };
}
