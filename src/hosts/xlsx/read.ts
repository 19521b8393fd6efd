import type {
  Aside,
  Cell,
  CellKey,
  SheetSnapshot,
  SheetVisibility,
  WorkbookSnapshot,
} from "../../core/workbook/snapshot";
import { readAsides } from "./attachments";
import { HostError } from "../host";
import { openPackage, readModified, readRelationships, verifyUnread, type Relationship } from "./package";
import { readSharedStrings } from "./shared-strings";
import { CellBudget, glimpseSheetCells, readSheetCells } from "./sheet-cells";
import { readNumberFormats } from "./styles";
import { cleanText } from "./text";
import { ENTER, isTrue, scanXml, SKIP, type XmlTag } from "./xml";
import { defaultZipLimits, type ZipArchive, type ZipLimits } from "./zip";

interface XlsxLimits extends ZipLimits {
  /** Non-blank cells of the whole workbook. */
  readonly cells: number;
  /** Entries in the table of shared strings. */
  readonly strings: number;
  /** Characters of formulas that the file states once for many cells, as they come out for each. */
  readonly formulaCharacters: number;
}

/** Far above any honest grading workbook, and low enough for a browser page. */
export const defaultXlsxLimits: XlsxLimits = {
  ...defaultZipLimits,
  cells: 2_000_000,
  strings: 2_000_000,
  formulaCharacters: 100_000_000,
};

interface XlsxSheet {
  /** As in the snapshot. */
  readonly id: string;
  readonly name: string;
  /** The name of its part inside the file. */
  readonly part: string;
}

/** An .xlsx or .xlsm file, read as a whole. */
export interface XlsxFile {
  readonly snapshot: WorkbookSnapshot;
  readonly properties: {
    /** When the document says that it was last saved (dcterms:modified), as written there; null where it does not. */
    readonly modified: string | null;
  };
  readonly hasMacros: boolean;
  /** Dates in the file count from 1904. The snapshot's dates were moved to the count from 1900. */
  readonly is1904: boolean;
  /** The worksheets, in the order of the snapshot. */
  readonly sheets: readonly XlsxSheet[];
  /** Names of sheets that hold no cells: charts, dialogs, macro sheets. */
  readonly otherSheets: readonly string[];
  readonly stylesPart: string | null;
  readonly themePart: string | null;
  readonly archive: ZipArchive;
}

/** Relationship kinds of sheets without cells. */
const otherSheetKinds: readonly string[] = ["chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"];

/**
 * Reads a workbook file whole, or not at all.
 * @throws HostError `encrypted`, `old-format`, `not-a-workbook` (facts.found), `damaged` (facts.reason, facts.part,
 * facts.cell where one is to blame) or `too-large` (facts.part, facts.limit).
 */
export function readXlsx(
  bytes: Uint8Array,
  options: { readonly fileName: string | null },
  limits: XlsxLimits = defaultXlsxLimits,
): XlsxFile {
  return read(bytes, options.fileName, limits, null);
}

/**
 * The beginning of the first visible sheet of a large file, to be shown while the file is being read: about `most` bytes
 * of its part. The other sheets seem blank, and nothing is verified: only `readXlsx` says what a workbook holds.
 * @throws HostError as `readXlsx`.
 */
export function glimpseXlsx(bytes: Uint8Array, most: number): XlsxFile {
  return read(bytes, null, defaultXlsxLimits, most);
}

function read(bytes: Uint8Array, fileName: string | null, limits: XlsxLimits, most: number | null): XlsxFile {
  const archive = openPackage(bytes, limits);
  const unread = new Set(archive.names);
  const take = (part: string): Uint8Array => {
    const entry = archive.entry(part);
    if (entry) unread.delete(entry.name);
    return archive.read(part);
  };

  const roots = readRelationships(archive, "");
  const workbookPart = findWorkbookPart(archive, roots);
  const workbook = readWorkbookPart(take(workbookPart), workbookPart);
  const relationships = readRelationships(archive, workbookPart);
  const partOf = (kind: string): string | null => relationships.find((r) => r.kind === kind)?.part ?? null;

  const stylesPart = partOf("styles");
  const stringsPart = partOf("sharedStrings");
  const formats = stylesPart === null ? [] : readNumberFormats(take(stylesPart), stylesPart);
  const strings = stringsPart === null ? null : readSharedStrings(take(stringsPart), stringsPart, limits.strings);

  const byId = new Map(relationships.map((r) => [r.id, r]));
  const sheets: XlsxSheet[] = [];
  const snapshots: SheetSnapshot[] = [];
  const asides: Aside[] = [];
  const otherSheets: string[] = [];
  let hasGlimpse = false;
  const budget = new CellBudget(limits.cells, limits.formulaCharacters);
  for (const entry of workbook.sheets) {
    const relationship = byId.get(entry.relationship);
    // The sheet of an old Visual Basic module is listed without a part: nothing of it can be missing.
    if (entry.relationship === "" || (relationship && otherSheetKinds.includes(relationship.kind))) {
      otherSheets.push(entry.name);
      continue;
    }
    const part = relationship?.part;
    if (!part) throw missing(entry.name, workbookPart);
    const context = { strings, formats, isManual: workbook.isManual, is1904: workbook.is1904, budget };
    const isBlank: boolean = most !== null && (hasGlimpse || entry.visibility !== "visible");
    const { cells, isProtected } = isBlank
      ? { cells: new Map<CellKey, Cell>(), isProtected: false }
      : most === null
        ? readSheetCells(take(part), part, context)
        : glimpseSheetCells(archive.beginning(part, most), part, context, most);
    hasGlimpse ||= !isBlank;
    sheets.push({ id: entry.id, name: entry.name, part });
    snapshots.push({ id: entry.id, name: entry.name, visibility: entry.visibility, isProtected, cells });
    if (most === null && entry.visibility === "visible") asides.push(...readAsides(archive, part, entry.name));
  }

  const modified = readModified(archive, roots, take);
  if (most === null) verifyUnread(archive, unread);
  return {
    snapshot: {
      name: fileName,
      calculation: workbook.isManual ? "manual" : "automatic",
      isStructureProtected: workbook.isStructureProtected,
      sheets: snapshots,
      ...(asides.length > 0 ? { asides } : {}),
    },
    properties: { modified },
    hasMacros:
      partOf("vbaProject") !== null ||
      relationships.some((r) => r.kind.endsWith("acrosheet")) ||
      archive.has("xl/vbaProject.bin"),
    is1904: workbook.is1904,
    sheets,
    otherSheets,
    stylesPart,
    themePart: partOf("theme"),
    archive,
  };
}

function missing(sheet: string, part: string): HostError {
  return new HostError("damaged", `${part}: sheet ${sheet} has no part`, { part, reason: "missing", sheet });
}

function findWorkbookPart(archive: ZipArchive, roots: readonly Relationship[]): string {
  const stated = roots.find((r) => r.kind === "officeDocument")?.part ?? "xl/workbook.xml";
  if (/\.xml$/i.test(stated) && archive.has(stated) && !isOtherDocument(stated)) return stated;
  const found = archive.has("xl/workbook.bin") ? "binary-workbook" : isOtherDocument(stated) ? "other-document" : "zip";
  throw new HostError("not-a-workbook", `no workbook part (${found})`, { found });
}

/** Word and PowerPoint keep their documents in folders of their own. */
function isOtherDocument(part: string): boolean {
  return /^(?:word|ppt|visio)\//i.test(part);
}

interface WorkbookSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly relationship: string;
}

interface WorkbookPart {
  readonly sheets: readonly WorkbookSheet[];
  readonly isManual: boolean;
  readonly is1904: boolean;
  readonly isStructureProtected: boolean;
}

function readWorkbookPart(bytes: Uint8Array, part: string): WorkbookPart {
  const sheets: WorkbookSheet[] = [];
  const ids = new Set<string>();
  let isManual = false;
  let is1904 = false;
  let isStructureProtected = false;
  let hasRoot = false;
  scanXml(bytes, part, {
    open(tag) {
      if (!hasRoot) {
        if (tag.name !== "workbook") {
          throw new HostError("not-a-workbook", `${part}: root ${tag.name}`, { found: "other-document" });
        }
        hasRoot = true;
        return ENTER;
      }
      switch (tag.name) {
        case "sheets":
          return ENTER;
        case "sheet": {
          const id = tag.get("sheetId");
          const name = tag.get("name");
          if (id === undefined || name === undefined || ids.has(id)) {
            throw new HostError("damaged", `${part}: sheet ${sheets.length + 1}`, { part, reason: "content" });
          }
          ids.add(id);
          const visibility = readVisibility(tag.get("state"));
          sheets.push({ id, name: cleanText(name), visibility, relationship: tag.getPrefixed("id") ?? "" });
          return SKIP;
        }
        case "workbookPr":
          is1904 = isTrue(tag.get("date1904"));
          return SKIP;
        case "workbookProtection":
          isStructureProtected = isTrue(tag.get("lockStructure"));
          return SKIP;
        case "calcPr":
          isManual = tag.get("calcMode") === "manual" && !isCalculatedOnSave(tag);
          return SKIP;
        default:
          return SKIP;
      }
    },
    close() {
      return;
    },
  });
  if (sheets.length === 0) throw new HostError("damaged", `${part}: no sheets`, { part, reason: "content" });
  return { sheets, isManual, is1904, isStructureProtected };
}

/** Excel calculates a workbook in manual mode when it saves it, unless it was told not to or did not come to the end. */
function isCalculatedOnSave(tag: XmlTag): boolean {
  return isTrue(tag.get("calcOnSave") ?? "1") && isTrue(tag.get("calcCompleted") ?? "1");
}

function readVisibility(state: string | undefined): SheetVisibility {
  return state === "hidden" || state === "veryHidden" ? state : "visible";
}
