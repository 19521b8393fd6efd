import type { ChangeSet, Edit } from "../core/changes/change-set";
import { designCells } from "../core/design/design-cells";
import type { RecognisedSheet } from "../core/model/recognised-sheet";
import { toA1 } from "../core/workbook/address";
import { type Cell, type CellKey, keyAddress, sameCell } from "../core/workbook/snapshot";

/** One cell, before and after. */
export interface CellChange {
  readonly cell: string;
  readonly before: Cell | null;
  readonly after: Cell | null;
}

/** What is accepted or refused as one: a cell of an existing sheet, or a whole drawn sheet. */
export interface PreviewLine {
  /** Index of its edit in the change set. */
  readonly id: number;
  readonly kind: Edit["kind"];
  readonly sheet: string;
  readonly changes: readonly CellChange[];
  /** How many cells it changes: of a long sheet `changes` may hold only the first. */
  readonly count: number;
  /** Would replace what a person entered. */
  readonly isReplacement: boolean;
  readonly isTicked: boolean;
}

export interface Preview {
  readonly changeSet: ChangeSet;
  readonly lines: readonly PreviewLine[];
}

/**
 * Lists every cell that a change set would change. What would replace a person's entry is not ticked.
 * @param ownSheets ids of sheets that Dingji drew: what people typed there is kept by whoever planned the change.
 */
export function previewOf(changeSet: ChangeSet, ownSheets: ReadonlySet<string> = new Set()): Preview {
  const lines = changeSet.edits.map((edit, id): PreviewLine => {
    const isReplacement =
      edit.kind === "set-cell" &&
      edit.before !== null &&
      (edit.replacesTyped === true || !(edit.replacesOwn === true || ownSheets.has(edit.sheet.id)));
    const changes = changesOf(edit);
    return {
      id,
      kind: edit.kind,
      sheet: edit.kind === "add-sheet" ? edit.design.name : edit.sheet.name,
      changes,
      count: changes.length,
      isReplacement,
      isTicked: !isReplacement,
    };
  });
  return { changeSet, lines };
}

/** The names of the sheets of ours that are protected and that a change set would write on. */
export function lockedSheets({ edits }: ChangeSet, sheets: readonly RecognisedSheet[]): readonly string[] {
  const written = new Set(edits.flatMap((edit) => (edit.kind === "add-sheet" ? [] : [edit.sheet.id])));
  return sheets.flatMap(({ sheet, kind }) =>
    kind === "own" && sheet.isProtected && written.has(sheet.id) ? [sheet.name] : [],
  );
}

/** The change set without what was not ticked. */
export function tickedChanges({ changeSet, lines }: Preview): ChangeSet {
  const ticked = new Set(lines.filter((line) => line.isTicked).map((line) => line.id));
  return { ...changeSet, edits: changeSet.edits.filter((_, id) => ticked.has(id)) };
}

/** A single entry into a blank cell is written at once; everything else is shown first. */
export function needsPreview({ edits }: ChangeSet): boolean {
  const [edit] = edits;
  return edits.length > 1 || edit?.kind !== "set-cell" || edit.before !== null;
}

function changesOf(edit: Edit): CellChange[] {
  switch (edit.kind) {
    case "set-cell":
      return [{ cell: toA1(edit), before: edit.before, after: edit.after }];
    case "add-sheet":
      return differences(new Map(), designCells(edit.design));
    case "redraw-sheet":
      return differences(edit.before, designCells(edit.design));
    case "remove-sheet":
      return differences(edit.before.cells, new Map());
    case "restore-sheet":
      return differences(designCells(edit.design), edit.cells);
  }
}

function differences(before: ReadonlyMap<CellKey, Cell>, after: ReadonlyMap<CellKey, Cell>): CellChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => a - b)
    .map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((change) => !sameCell(change.before, change.after))
    .map((change) => ({ cell: toA1(keyAddress(change.key)), before: change.before, after: change.after }));
}
