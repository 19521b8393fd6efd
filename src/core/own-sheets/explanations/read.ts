import type { FindingCode } from "../../findings/finding";
import type { OwnSheet } from "../../model/recognised-sheet";
import { cellText } from "../../workbook/grid";
import { oneLine } from "../../text/fold";
import { readCheckName } from "../check-names";
import type { FindingKey } from "../finding-key";
import { keptText, readOwnTable, type KeptRow } from "../read-table";
import { explanationsTable, type ExplanationsColumn } from "./description";

/** A row of 「核实说明」 that explains a query, as far as a person filled it in. */
export interface GivenExplanation extends FindingKey {
  readonly code: FindingCode;
  /** The facts that it was given for. */
  readonly value: string;
  /** "" while it is not given. */
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Reads our own sheet of explanations back; rows that name no check are left out. */
export function readExplanations(own: OwnSheet): readonly GivenExplanation[] {
  const rows = readOwnTable(own.sheet, explanationsTable)?.rows ?? [];
  return rows.flatMap((row) => readExplanation(row) ?? []);
}

/** Null for a row that a person added. */
export function readExplanation(row: KeptRow<ExplanationsColumn>): GivenExplanation | null {
  const code = readCheckName(cellText(row.cells.get("check")));
  if (code === null) return null;
  return {
    code,
    place: keptText(row, "place"),
    branch: keptText(row, "branch"),
    value: oneLine(cellText(row.cells.get("value"))),
    reason: keptText(row, "reason"),
    by: keptText(row, "by"),
    at: keptText(row, "at"),
  };
}
