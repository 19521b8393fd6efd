import { MAX_COLUMNS, MAX_ROWS, parseA1, toA1 } from "../../core/workbook/address";
import { cellKey, keyAddress, type Aside, type CellKey } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { readRelationships } from "./package";
import { COLLECT, ENTER, scanXml, SKIP, type Action, type XmlHandler, type XmlTag } from "./xml";
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

/** What is written in a box; the cell at its upper left corner where the file says it. */
interface Box {
  readonly cell: string | null;
  readonly text: string;
}

type Counts = Record<"charts" | "pictures" | "shapes", number>;

/** @param part of the worksheet. What of them cannot be read is left out: no cell hangs on it. */
export function readAttachments(archive: ZipArchive, part: string): Attachments {
  return readBeside(archive, part).attachments;
}

function readBeside(
  archive: ZipArchive,
  part: string,
): { readonly attachments: Attachments; readonly boxes: readonly Box[] } {
  const comments = new Map<CellKey, string>();
  const threads = new Map<CellKey, string>();
  const drawing = new DrawingReader();
  for (const { kind, part: target } of orNone(() => readRelationships(archive, part))) {
    if (target === null) continue;
    if (kind === "comments") orNone(() => takeTexts(archive.read(target), target, commentTexts, comments));
    else if (kind === "threadedComment") orNone(() => takeTexts(archive.read(target), target, threadTexts, threads));
    else if (kind === "drawing") {
      orNone(() => {
        scanXml(archive.read(target), target, drawing);
        return [];
      });
    }
  }
  // Beside a conversation lies an old comment for programs that know none, with their maker's words around it.
  for (const [key, text] of threads) comments.set(key, text);
  return { attachments: { comments, ...drawing.counts }, boxes: drawing.boxes };
}

/** The same as texts beside the cells of a sheet. */
export function readAsides(archive: ZipArchive, part: string, sheet: string): readonly Aside[] {
  const {
    attachments: { comments },
    boxes,
  } = readBeside(archive, part);
  const told = (kind: Aside["kind"], cell: string | null, text: string): readonly Aside[] =>
    text.trim() === "" ? [] : [{ kind, sheet, cell, text: text.trim() }];
  return [
    ...[...comments].sort(([a], [b]) => a - b).flatMap(([key, text]) => told("comment", toA1(keyAddress(key)), text)),
    ...boxes.flatMap(({ cell, text }) => told("shape", cell, text)),
  ];
}

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostError) return [];
    throw error;
  }
}

/** How a part states texts by cell: the element with the cell's `ref`, that of a text, those around it. */
interface CellTexts {
  readonly of: string;
  readonly text: string;
  readonly around: readonly string[];
  /** Between several texts of one cell: runs of a comment, or what was answered to it. */
  readonly between: string;
}

const commentTexts: CellTexts = {
  of: "comment",
  text: "t",
  around: ["comments", "commentList", "text", "r"],
  between: "",
};
const threadTexts: CellTexts = { of: "threadedComment", text: "text", around: ["ThreadedComments"], between: "\n" };

function takeTexts(bytes: Uint8Array, part: string, stated: CellTexts, texts: Map<CellKey, string>): [] {
  let key: CellKey | null = null;
  scanXml(bytes, part, {
    open(tag) {
      if (tag.name === stated.of) key = keyOf(tag.get("ref"));
      if (tag.name === stated.text) return COLLECT;
      return tag.name === stated.of || stated.around.includes(tag.name) ? ENTER : SKIP;
    },
    close(name, text) {
      if (name !== stated.text || key === null) return;
      const before = texts.get(key);
      texts.set(key, before === undefined ? text : before + stated.between + text);
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

/** Counts what is drawn on a sheet and gathers what is written in it. */
class DrawingReader implements XmlHandler {
  readonly counts: Counts = { charts: 0, pictures: 0, shapes: 0 };
  readonly boxes: Box[] = [];
  /** Shapes in a group count as one. */
  private depth = 0;
  private row: number | null = null;
  private column: number | null = null;
  private isCorner = false;
  private text = "";

  open(tag: XmlTag): Action {
    switch (tag.name) {
      // An object that a program states twice, for readers that know it and for others, counts once.
      case "Fallback":
        return SKIP;
      case "from":
        [this.isCorner, this.row, this.column] = [true, null, null];
        return ENTER;
      case "row":
      case "col":
        return this.isCorner ? COLLECT : SKIP;
      case "t":
        return COLLECT;
      default:
        return this.enterObject(drawn[tag.name]);
    }
  }

  close(name: string, text: string): void {
    if (name === "from") this.isCorner = false;
    else if (name === "row") this.row = wholeOf(text, MAX_ROWS);
    else if (name === "col") this.column = wholeOf(text, MAX_COLUMNS);
    else if (name === "t") this.text += text;
    else if (name === "p" && this.text !== "") this.text += "\n";
    else if (drawn[name] === "shapes") this.closeShape();
  }

  private enterObject(kind: keyof Counts | undefined): Action {
    if (!kind) return ENTER;
    if (this.depth === 0) this.counts[kind]++;
    if (kind !== "shapes") return SKIP;
    if (this.depth++ === 0) this.text = "";
    return ENTER;
  }

  private closeShape(): void {
    if (--this.depth > 0) return;
    const text = this.text.trim();
    const { row, column } = this;
    if (text !== "") this.boxes.push({ cell: row === null || column === null ? null : toA1({ row, column }), text });
  }
}

function wholeOf(text: string, limit: number): number | null {
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : limit;
  return value < limit ? value : null;
}
