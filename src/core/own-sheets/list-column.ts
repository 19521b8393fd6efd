import type { Column, ColumnRole } from "../schemes/types";

/** A column of a list that a merge draws where a scheme's document prints none, as official list forms describe theirs. */
export function listColumn(id: string, heading: string, role: ColumnRole, width: number): Column {
  return { id, headings: [heading], role, isRequired: role === "branch", width };
}
