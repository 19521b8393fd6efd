import { parseA1 } from "../../core/workbook/address";
import { cellKey, keyAddress, type CellKey, type SheetAside } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { readRelationships } from "./package";
import { cleanText } from "./text";
import { COLLECT, ENTER, scanXml, SKIP } from "./xml";
import type { ZipArchive } from "./zip";

/** What lies on a sheet beside its cells. */
export interface Attachments {
  /** The text of each comment, by the key of its cell. */
  readonly comments: ReadonlyMap<CellKey, string>;
  readonly charts: number;
  readonly pictures: number;
  /** Boxes, lines, arrows and controls. */
  readonly shapes: number;
}

type Counts = Record<"charts" | "pictures" | "shapes", number>;

/** What is written in boxes and shapes, by the cell that their upper left corner lies on. */
type Boxes = readonly (readonly [CellKey, string])[];

/** @param part of the worksheet. What of them cannot be read is left out: no cell hangs on it. */
export function readAttachments(archive: ZipArchive, part: string): Attachments & { readonly boxes: Boxes } {
  const comments = new Map<CellKey, string>();
  const threads = new Map<CellKey, string>();
  const boxes: [CellKey, string][] = [];
  const counts: Counts = { charts: 0, pictures: 0, shapes: 0 };
  for (const { kind, part: target } of orNone(() => readRelationships(archive, part))) {
    if (target === null) continue;
    if (kind === "comments") orNone(() => takeComments(archive.read(target), target, comments));
    else if (kind === "threadedComment") orNone(() => takeThreads(archive.read(target), target, threads));
    else if (kind === "drawing") orNone(() => takeDrawing(archive.read(target), target, counts, boxes));
  }
  // For programs that know no threads, Excel repeats each one as a comment behind a notice.
  for (const [key, text] of threads) comments.set(key, text);
  return { comments, boxes, ...counts };
}

/** Comments and texts in boxes as a snapshot has them. */
export function readAsides(archive: ZipArchive, part: string): readonly SheetAside[] {
  const { comments, boxes } = readAttachments(archive, part);
  const aside =
    (kind: SheetAside["kind"]) =>
    ([key, text]: readonly [CellKey, string]) => ({
      kind,
      cell: keyAddress(key),
      text: cleanText(text).trim(),
    });
  return [...[...comments].map(aside("comment")), ...boxes.map(aside("box"))].filter(({ text }) => text !== "");
}

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  }
}

function takeComments(bytes: Uint8Array, part: string, comments: Map<CellKey, string>): [] {
  let key: CellKey | null = null;
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === "comment") key = keyOf(tag.get("ref"));
      if (tag.name === "t") return COLLECT;
      return ["comments", "commentList", "comment", "text", "r"].includes(tag.name) ? ENTER : SKIP;
    },
    close(name, text) {
      if (name === "t" && key !== null) comments.set(key, (comments.get(key) ?? "") + text);
    },
  });
  return [];
}

/** What was said and answered about one cell, a line each. */
function takeThreads(bytes: Uint8Array, part: string, threads: Map<CellKey, string>): [] {
  let key: CellKey | null = null;
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === "threadedComment") key = keyOf(tag.get("ref"));
      if (tag.name === "text") return COLLECT;
      return ["ThreadedComments", "threadedComment"].includes(tag.name) ? ENTER : SKIP;
    },
    close(name, text) {
      if (name !== "text" || key === null) return;
      const before = threads.get(key);
      threads.set(key, before === undefined ? text : `${before}\n${text}`);
    },
  });
  return [];
}

function keyOf(reference: string | undefined): CellKey | null {
  try {
    const { row, column } = parseA1(reference ?? "");
    return cellKey(row, column);
  } catch {
    return null;
  }
}

const drawn: Readonly<Record<string, keyof Counts>> = {
  graphicFrame: "charts",
  pic: "pictures",
  sp: "shapes",
  cxnSp: "shapes",
  grpSp: "shapes",
};

/** An object that a program states twice, for readers that know it and for others, counts once. */
function takeDrawing(bytes: Uint8Array, part: string, counts: Counts, boxes: [CellKey, string][]): [] {
  const at = { row: 0, col: 0 };
  let isCorner = false;
  let groups = 0;
  let paragraphs: string[] = [];
  scanXml(bytes, part, {
    open({ name }) {
      const kind = drawn[name];
      // A group counts as one shape, whatever it holds.
      if (kind && groups === 0) counts[kind]++;
      if (name === "grpSp") groups++;
      if (name === "Fallback" || (kind && kind !== "shapes")) return SKIP;
      if (name === "from") isCorner = true;
      else if (name === "sp") paragraphs = [];
      else if (name === "p") paragraphs.push("");
      return name === "t" || name === "row" || name === "col" ? COLLECT : ENTER;
    },
    close(name, text) {
      if (name === "from") isCorner = false;
      else if (name === "grpSp") groups--;
      else if ((name === "row" || name === "col") && isCorner) at[name] = Number(text) || 0;
      else if (name === "t") paragraphs.push((paragraphs.pop() ?? "") + text);
      else if (name === "sp") boxes.push([cellKey(at.row, at.col), paragraphs.join("\n")]);
    },
  });
  return [];
}
