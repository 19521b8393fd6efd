import type { FindingCode, Severity } from "../../findings/finding";
import type { SheetSnapshot } from "../../workbook/snapshot";
import { isBlankMark, oneLine } from "../../text/fold";
import { makeGrid } from "../../workbook/grid";
import { readCheckName } from "../check-names";
import { problemHeadings, readDrawnTable } from "../drawn-tables";
import { findingsWords } from "./description";

/** A row of the 「问题清单」 of a merge. */
interface ListedProblem {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** As it was told. */
  readonly sentence: string;
  readonly branch: string | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly clause: string | null;
  /** What people wrote about it; null while nobody did. */
  readonly handling: string | null;
}

/** The rows of the 「问题清单」 that a merge drew: the one with a column for files. None on that of one workbook. */
export function readListedProblems(sheet: SheetSnapshot): readonly ListedProblem[] {
  const table = readDrawnTable(makeGrid(sheet), problemHeadings);
  if (table?.rows[0]?.column("file") === null) return [];
  return (table?.rows ?? []).flatMap((row): ListedProblem[] => {
    const text = (id: keyof typeof problemHeadings): string | null => (isBlankMark(row.text(id)) ? null : row.text(id));
    const code = readCheckName(row.text("check"));
    const severity = severityNamed(row.text("severity"));
    if (code === null || severity === null) return [];
    const place = text("place");
    const [, sheetName = place, cell = null] = /^(.+)!([A-Z]{1,3}[1-9]\d*)$/.exec(place ?? "") ?? [];
    return [
      {
        code,
        severity,
        sentence: row.text("problem"),
        branch: text("branch"),
        file: text("file"),
        sheet: sheetName,
        cell,
        clause: text("clause"),
        handling: text("handling"),
      },
    ];
  });
}

/** A query that somebody answered is done; an error stays one until it is mended. */
export function isOpenProblem({ severity, handling }: Pick<ListedProblem, "severity" | "handling">): boolean {
  return severity === "error" || (severity === "query" && handling === null);
}

function severityNamed(word: string): Severity | null {
  const found = Object.entries(findingsWords.severities).find(([, name]) => name === oneLine(word));
  return found ? (found[0] as Severity) : null;
}
