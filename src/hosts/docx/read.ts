import { MAX_ROWS } from "../../core/workbook/address";
import {
  type Aside,
  type AsideKind,
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
import { pagesOf, type DocumentPage } from "./pages";
import { isCentredStyle, hidingOf, noStyles, readStyles, type Hiding } from "./styles";
import { typedValue } from "./typed-value";

interface DocxLimits extends ZipLimits {
  /** Non-blank cells and lines of the whole document. */
  readonly cells: number;
}

/** As for workbooks. */
const defaultDocxLimits: DocxLimits = { ...defaultZipLimits, cells: 2_000_000 };

/** A Word document, read as a whole: its tables as the sheets of a workbook. */
export interface DocxFile {
  readonly snapshot: WorkbookSnapshot;
  readonly pages: readonly DocumentPage[];
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
  const styles = stylesPart === null ? noStyles : readStyles(read(stylesPart), stylesPart);
  const lists = listsPart === null ? noLists : readLists(read(listsPart), listsPart);
  const centred = new Map<string | null, boolean>();
  const hiding = new Map<string, Readonly<Hiding>>();
  const body = new BodyReader(part, {
    counter: new ListCounter(lists, styles.paragraph),
    isCentred: (style) => {
      let found = centred.get(style);
      if (found === undefined) centred.set(style, (found = isCentredStyle(styles.paragraph, style)));
      return found;
    },
    hiding: (named) => {
      const key = JSON.stringify([named.paragraph, named.character]);
      let found = hiding.get(key);
      if (found === undefined) hiding.set(key, (found = hidingOf(styles, named)));
      return found;
    },
  });
  scanDocument(read(part), part, body);
  const pages = pagesOf(body.finish());
  const sheets = sheetsOf(pages, part, limits.cells);
  const covered = pages.flatMap(({ table }) => table?.covered ?? []);
  const asides = [
    ...body.hidden.texts.map((text) => asideOf("hidden", text)),
    ...covered.map((text) => asideOf("hidden", text)),
    ...body.deleted.texts.map((text) => asideOf("deleted", text)),
    ...unlike(readAside(relationships, archive, read)),
  ];
  const modified = readModified(archive, roots, read);
  verifyUnread(archive, unread);
  const { inserted, deleted, pictures, objects } = body.counts;
  return {
    snapshot: {
      name: options.fileName,
      calculation: "automatic",
      isStructureProtected: false,
      sheets,
      ...(asides.length > 0 ? { asides } : {}),
    },
    pages,
    properties: { modified },
    hasMacros: relationships.some((r) => r.kind === "vbaProject"),
    changes: inserted + deleted,
    unread: { pictures, objects },
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

function sheetsOf(pages: readonly DocumentPage[], part: string, limit: number): readonly SheetSnapshot[] {
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

/** What stands beside the body in words; numbers of pages do not. */
function readAside(
  relationships: readonly Relationship[],
  archive: ZipArchive,
  read: (part: string) => Uint8Array,
): readonly Aside[] {
  return relationships.flatMap(({ kind, part }): readonly Aside[] => {
    const found = asideParts[kind];
    if (!found || part === null || !archive.has(part)) return [];
    return textsOf(read(part), part, found.element).flatMap((text) =>
      found.kind !== "margin" || /\p{L}{2}/u.test(text.replace(/第|共|页/g, "")) ? [asideOf(found.kind, text)] : [],
    );
  });
}

const asideParts: Readonly<Record<string, { readonly kind: AsideKind; readonly element: string } | undefined>> = {
  comments: { kind: "comment", element: "comment" },
  footnotes: { kind: "note", element: "footnote" },
  endnotes: { kind: "note", element: "endnote" },
  header: { kind: "margin", element: "hdr" },
  footer: { kind: "margin", element: "ftr" },
};

/** The same header stands on first, odd and even pages. */
function unlike(asides: readonly Aside[]): readonly Aside[] {
  const margins = new Set<string>();
  return asides.filter(({ kind, text }) => kind !== "margin" || (!margins.has(text) && margins.add(text)));
}

function asideOf(kind: AsideKind, text: string): Aside {
  return { kind, sheet: null, cell: null, text: text.trim() };
}

/** The texts of the elements of this name, each as a whole, blank ones left out. */
function textsOf(bytes: Uint8Array, part: string, element: string): readonly string[] {
  const texts: string[] = [];
  let text = "";
  let depth = 0;
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === "t") return COLLECT;
      if (tag.name === "instrText" || tag.name === "delText" || tag.name === "Fallback") return SKIP;
      if (tag.name === element && depth++ === 0) text = "";
      return ENTER;
    },
    close(name, own) {
      if (name === "t") text += own;
      if (name === "p" || name === "tab" || name === "br") text += " ";
      if (name === element && --depth === 0 && text.trim() !== "") texts.push(text);
    },
  });
  return texts;
}
