import { parseA1, toA1 } from "../../../core/workbook/address";
import type { OfficePackage } from "./package";
import { attribute, Splices, type XmlElement, parseRoot } from "./xml";

/** Where a row of the former sheet stands now, both counted from 0. */
type RowPlace = (row: number) => number;

/**
 * Where every row of a sheet stands once it is drawn anew. A row of which nothing is left goes below all others: what
 * hangs on it stays on the sheet, and on no other row.
 * @param formerRows rows that moved or stayed, by their new place
 * @param firstMoving rows above it stay where they are
 */
export function rowPlaces(formerRows: ReadonlyMap<number, number>, lastRow: number): RowPlace {
  const places = new Map([...formerRows].map(([now, before]) => [before, now] as const));
  const firstMoving = Math.min(...formerRows.keys(), ...formerRows.values());
  return (row) => {
    const place = places.get(row);
    if (place !== undefined || row < firstMoving) return place ?? row;
    return formerRows.has(row) || row <= lastRow ? lastRow + 1 + (row - firstMoving) : row;
  };
}

/** Comments, their threads and the boxes that show them follow the rows that they were written about. */
export function moveComments(pack: OfficePackage, sheetPart: string, place: RowPlace): void {
  for (const { kind, part } of pack.relationships(sheetPart)) {
    if (part === null || !pack.has(part)) continue;
    if (kind === "comments" || kind === "threadedComment") pack.setText(part, movedRefs(pack.text(part), place));
    else if (kind === "vmlDrawing") pack.setText(part, movedBoxes(pack.text(part), place));
  }
}

function movedRefs(text: string, place: RowPlace): string {
  const splices = new Splices(text);
  const visit = (element: XmlElement): void => {
    const ref = ["comment", "threadedComment"].includes(element.local) ? attribute(text, element, "ref") : undefined;
    if (ref !== undefined && /^[A-Z]{1,3}\d+$/.test(ref)) {
      const { row, column } = parseA1(ref);
      splices.setAttribute(element, "ref", toA1({ row: place(row), column }));
    }
    element.children.forEach(visit);
  };
  visit(parseRoot(text));
  return splices.apply();
}

/** VML is written by many programs and is no well-formed XML with some: only its numbers are replaced. */
function movedBoxes(text: string, place: RowPlace): string {
  return text.replace(/<x:ClientData[^>]*ObjectType="Note"[\s\S]*?<\/x:ClientData>/g, (data) => {
    const row = Number(/<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(data)?.[1] ?? Number.NaN);
    if (Number.isNaN(row)) return data;
    const by = place(row) - row;
    return data
      .replace(/<x:Row>[^<]*<\/x:Row>/, `<x:Row>${row + by}</x:Row>`)
      .replace(/<x:Anchor>([^<]*)<\/x:Anchor>/, (whole, list: string) => {
        const parts = list.split(",").map((part) => Number(part.trim()));
        if (parts.length !== 8 || parts.some(Number.isNaN)) return whole;
        const moved = parts.map((n, i) => (i === 2 || i === 6 ? Math.max(0, n + by) : n));
        return `<x:Anchor>${moved.join(", ")}</x:Anchor>`;
      });
  });
}
