import { MAX_ROWS } from "../../core/workbook/address";
import {
  cellKey,
  type Cell,
  type CellKey,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { openPackage, readModified, readRelationships, verifyUnread, type Relationship } from "../xlsx/package";
import { COLLECT, ENTER, scanXml, SKIP } from "../xlsx/xml";
import { defaultZipLimits, type ZipArchive, type ZipLimits } from "../xlsx/zip";
import type { Unread } from "./blocks";
import { BodyReader } from "./body";
import { ListCounter, noLists, readLists } from "./numbering";
import { pagesOf, type Page } from "./pages";
import { isCentredStyle, readStyles } from "./styles";
import { typedValue } from "./typed-value";

interface DocxLimits extends ZipLimits {
  /** Non-blank cells and lines of the whole document. */
  readonly cells: number;
}

/** As for workbooks. */
export const defaultDocxLimits: DocxLimits = { ...defaultZipLimits, cells: 2_000_000 };

/** A Word document, read as a whole: its tables as the sheets of a workbook. */
export interface DocxFile {
  readonly snapshot: WorkbookSnapshot;
  readonly pages: readonly Page[];
  readonly properties: {
    /** When the document says that it was last saved, as written there; null where it does not. */
    readonly modified: string | null;
  };
  readonly hasMacros: boolean;
  /** Tracked changes, of which the accepted text was read. */
  readonly changes: number;
  readonly unread: Unread;
}

/**
 * Reads a .docx whole, or not at all: each table becomes a sheet, the paragraphs around it lines above and below.
 * @throws HostError `encrypted`, `old-format`, `not-a-workbook` (facts.found), `damaged` (facts.reason, facts.part) or
 * `too-large` (facts.part, facts.limit).
 */
export function readDocx(
  bytes: Uint8Array,
  options: { readonly fileName: string | null },
  limits: DocxLimits = defaultDocxLimits,
): DocxFile {
  const archive = openPackage(bytes, limits);
  const unread = new Set(archive.names);
  const read = (part: string): Uint8Array => {
    const entry = archive.entry(part);
    if (entry) unread.delete(entry.name);
    return archive.read(part);
  };
  const roots = readRelationships(archive, "");
  const part = documentPart(archive, roots);
  const relationships = readRelationships(archive, part);
  const partOf = (kind: string): string | null => relationships.find((r) => r.kind === kind)?.part ?? null;
  const stylesPart = partOf("styles");
  const listsPart = partOf("numbering");
  const styles = stylesPart === null ? new Map<string, never>() : readStyles(read(stylesPart), stylesPart);
  const lists = listsPart === null ? noLists : readLists(read(listsPart), listsPart);
  const centred = new Map<string | null, boolean>();
  const body = new BodyReader(part, {
    counter: new ListCounter(lists, styles),
    isCentred: (style) => {
      let found = centred.get(style);
      if (found === undefined) centred.set(style, (found = isCentredStyle(styles, style)));
      return found;
    },
  });
  scanDocument(read(part), part, body);
  const pages = pagesOf(body.finish());
  const sheets = sheetsOf(pages, part, limits.cells);
  const aside = readAside(relationships, archive, read);
  const modified = readModified(archive, roots, read);
  verifyUnread(archive, unread);
  const { inserted, deleted, hidden, pictures, objects } = body.counts;
  const covered = pages.reduce((sum, { table }) => sum + (table?.covered ?? 0), 0);
  return {
    snapshot: { name: options.fileName, calculation: "automatic", isStructureProtected: false, sheets },
    pages,
    properties: { modified },
    hasMacros: relationships.some((r) => r.kind === "vbaProject"),
    changes: inserted + deleted,
    unread: { ...aside, pictures, objects, hidden: hidden + covered },
  };
}

function documentPart(archive: ZipArchive, roots: readonly Relationship[]): string {
  const stated = roots.find((r) => r.kind === "officeDocument")?.part ?? "word/document.xml";
  if (/\.xml$/i.test(stated) && archive.has(stated)) return stated;
  throw new HostError("not-a-workbook", "no document part", { found: "zip" });
}

function scanDocument(bytes: Uint8Array, part: string, body: BodyReader): void {
  let hasRoot = false;
  scanXml(bytes, part, {
    open(tag) {
      if (!hasRoot && tag.name !== "document") {
        throw new HostError("not-a-workbook", `${part}: root ${tag.name}`, { found: "other-document" });
      }
      hasRoot = true;
      return body.open(tag);
    },
    close: (name, text) => body.close(name, text),
  });
}

function sheetsOf(pages: readonly Page[], part: string, limit: number): readonly SheetSnapshot[] {
  let left = limit;
  return pages.map(({ name, above, table, below }, i): SheetSnapshot => {
    const cells = new Map<CellKey, Cell>();
    const put = (row: number, column: number, cell: Cell): void => {
      if (--left < 0 || row >= MAX_ROWS) throw new HostError("too-large", `${part}: too many cells`, { part, limit });
      cells.set(cellKey(row, column), cell);
    };
    above.forEach((text, row) => put(row, 0, { value: text }));
    for (const { row, column, text } of table?.cells ?? []) {
      if (text !== "") put(above.length + row, column, { value: typedValue(text) });
    }
    const end = above.length + (table?.rows ?? 0);
    below.forEach((text, row) => put(end + row, 0, { value: text }));
    return {
      id: String(i + 1),
      name,
      visibility: "visible",
      isProtected: false,
      cells,
      ...(table ? { table: { number: table.number, firstRow: above.length, rows: table.rows } } : {}),
    };
  });
}

/** What stands beside the body, by how much of it there is. */
function readAside(
  relationships: readonly Relationship[],
  archive: ZipArchive,
  read: (part: string) => Uint8Array,
): Pick<Unread, "comments" | "footnotes" | "headers"> {
  const count = (kinds: readonly string[], element: string): number => {
    const parts = relationships.flatMap((r) =>
      kinds.includes(r.kind) && r.part !== null && archive.has(r.part) ? [r.part] : [],
    );
    return parts.reduce((sum, part) => sum + countTexts(read(part), part, element), 0);
  };
  return {
    comments: count(["comments"], "comment"),
    footnotes: count(["footnotes"], "footnote") + count(["endnotes"], "endnote"),
    headers: count(["header"], "hdr") + count(["footer"], "ftr"),
  };
}

/** How many elements of this name say something in words; page numbers do not. */
function countTexts(bytes: Uint8Array, part: string, element: string): number {
  let count = 0;
  let text = "";
  let depth = 0;
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === "t") return COLLECT;
      if (tag.name === "instrText" || tag.name === "delText") return SKIP;
      if (tag.name === element && depth++ === 0) text = "";
      return ENTER;
    },
    close(name, own) {
      if (name === "t") text = (text + own).slice(0, 1000);
      if (name === element && --depth === 0 && /\p{L}{2}/u.test(text.replace(/第|共|页/g, ""))) count++;
    },
  });
  return count;
}
