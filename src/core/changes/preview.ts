import { designCells } from "../design/design-cells";
import { toA1 } from "../workbook/address";
import { keyAddress, sameCell, type Cell, type CellKey } from "../workbook/snapshot";
import type { ChangeSet, Edit } from "./change-set";

/** One changed cell as the preview shows it. */
export interface PreviewLine {
  /** Place of the edit in the change set: lines of one edit are written, or left out, together. */
  readonly edit: number;
  readonly sheet: string;
  readonly cell: string;
  readonly before: Cell | null;
  readonly after: Cell | null;
  readonly kind: "set" | "new-sheet" | "redrawn";
  /** It would replace something a person typed: shown unticked. */
  readonly replacesTyped: boolean;
}

/** Every cell that a change set would change. */
export function preview(changeSet: ChangeSet): readonly PreviewLine[] {
  return changeSet.edits.flatMap(previewEdit);
}

function previewEdit(edit: Edit, index: number): PreviewLine[] {
  const line = (key: CellKey, before: Cell | null, after: Cell | null, kind: PreviewLine["kind"]): PreviewLine => ({
    edit: index,
    sheet: edit.sheet.name,
    cell: toA1(keyAddress(key)),
    before,
    after,
    kind,
    replacesTyped: false,
  });
  switch (edit.kind) {
    case "set-cell":
      return [
        {
          edit: index,
          sheet: edit.sheet.name,
          cell: toA1(edit),
          before: edit.before,
          after: edit.after,
          kind: "set",
          replacesTyped: edit.before !== null && edit.before.formula === undefined,
        },
      ];
    case "add-sheet":
      return [...designCells(edit.design)].map(([key, cell]) => line(key, null, cell, "new-sheet"));
    case "redraw-sheet":
      return differing(edit.before, designCells(edit.design)).map(([key, before, after]) =>
        line(key, before, after, "redrawn"),
      );
    case "restore-sheet":
      return differing(designCells(edit.design), edit.cells).map(([key, before, after]) =>
        line(key, before, after, "redrawn"),
      );
    case "remove-sheet":
      return [...edit.before.cells].map(([key, cell]) => line(key, cell, null, "redrawn"));
  }
}

function differing(
  before: ReadonlyMap<CellKey, Cell>,
  after: ReadonlyMap<CellKey, Cell>,
): (readonly [CellKey, Cell | null, Cell | null])[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((a, b) => a - b)
    .filter((key) => !sameCell(before.get(key), after.get(key)))
    .map((key) => [key, before.get(key) ?? null, after.get(key) ?? null] as const);
}

/** The change set with only the edits at these places. */
export function keepEdits(changeSet: ChangeSet, edits: ReadonlySet<number>): ChangeSet {
  return { ...changeSet, edits: changeSet.edits.filter((_, i) => edits.has(i)) };
}
