import type { DocumentPlace, Finding } from "../findings/finding";
import { parseA1 } from "../workbook/address";
import type { DocumentTable, WorkbookSnapshot } from "../workbook/snapshot";

/** Adds to the findings of a text document where they stand in it: a person who has it open sees tables, no addresses. */
export function withDocumentPlaces(findings: readonly Finding[], { sheets }: WorkbookSnapshot): readonly Finding[] {
  const tables = new Map(sheets.flatMap(({ name, table }) => (table ? [[name, table] as const] : [])));
  if (tables.size === 0) return findings;
  return findings.map((finding) => {
    const table = finding.sheet === null ? undefined : tables.get(finding.sheet);
    return table && finding.cell !== null ? { ...finding, place: placeIn(table, finding.cell) } : finding;
  });
}

function placeIn({ number, firstRow, rows }: DocumentTable, cell: string): DocumentPlace {
  const { row, column } = parseA1(cell);
  const isInside = row >= firstRow && row < firstRow + rows;
  return isInside
    ? { table: number, row: row - firstRow + 1, column: column + 1 }
    : { table: number, row: null, column: null };
}
