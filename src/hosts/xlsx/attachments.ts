import { parseA1 } from "../../core/workbook/address";
import { cellKey, type CellKey } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { readRelationships } from "./package";
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

/** @param part of the worksheet. What of them cannot be read is left out: no cell hangs on it. */
export function readAttachments(archive: ZipArchive, part: string): Attachments {
  const comments = new Map<CellKey, string>();
  const counts: Counts = { charts: 0, pictures: 0, shapes: 0 };
  for (const { kind, part: target } of orNone(() => readRelationships(archive, part))) {
    if (target === null) continue;
    if (kind === "comments") orNone(() => takeComments(archive.read(target), target, comments));
    else if (kind === "drawing") orNone(() => takeDrawing(archive.read(target), target, counts));
  }
  return { comments, ...counts };
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
function takeDrawing(bytes: Uint8Array, part: string, counts: Counts): [] {
  scanXml(bytes, part, {
    open(tag) {
      const kind = drawn[tag.name];
      if (kind) counts[kind]++;
      return kind || tag.name === "Fallback" ? SKIP : ENTER;
    },
    close() {
      return;
    },
  });
  return [];
}
