import type { LongDesign } from "../../design/long-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import { OWN_MARK } from "../../own-sheets/mark-line";
import type { StatedLevel } from "../../model/branch";
import { findScheme } from "../../schemes/index";
import { sourceOf } from "../../schemes/source";
import type { SchemeId } from "../../schemes/types";
import { provenanceTable, type ProvenanceColumn } from "../../own-sheets/provenance/description";
import { contentText } from "../content-names";
import { figuresText } from "../figures";
import type { MergedFile, MergeResult, SourcedContent } from "../merge-result";
import type { ForwardedNote, SubmittedContent, TypedNote } from "../submitted";
import { partyNames } from "../../own-sheets/words";
import { changedWording, noteWording, OTHER_SCHEME, statusWording } from "../wording";

/** "较好（附件1!D31）；自评：一般（附件1!D30）": levels as the sheets state them, and where. */
function statedText(stated: readonly StatedLevel[]): string {
  return stated
    .map(({ text, level, sheet, cell, party, isResult, replaces }) => {
      const whose = party === null ? "" : `${partyNames[party]}${isResult ? "结果" : ""}：`;
      const before = replaces === undefined ? "" : changedWording.of(replaces);
      return `${whose}${level ?? text}${before}（${sheet}!${cell}）`;
    })
    .join("；");
}

/** An id of ours is nothing for paper: the document's number, or title. */
function schemeWord(id: SchemeId): string {
  const scheme = findScheme(id);
  return scheme ? sourceOf(scheme) : OTHER_SCHEME;
}

/** "领导班子好 D4:D9；定级结果 D31". */
function cellsText(cells: SubmittedContent["origin"]["cells"]): string {
  return Object.entries(cells)
    .map(([what, place]) => `${what.replace(/\s+/g, "")} ${place}`)
    .join("；");
}

/** ISO time to the millisecond: versions are told apart by it again at the next level. */
function timeText(time: number | null): string {
  return time === null ? "" : new Date(time).toISOString();
}

/**
 * Draws 「数据来源」: for every content of every file where it stood and whether it counts, then the files
 * that hold none. Together with 「分类定级明细表」 it is all that the next level needs.
 */
export function drawProvenance(
  result: MergeResult,
  name: string,
  sentence: string,
  describeError: (error: NonNullable<MergeResult["files"][number]["error"]>) => string,
  program: string,
): LongDesign {
  const page = new OwnTablePage(provenanceTable, nothingKept, `${OWN_MARK}　${sentence}`);
  const notes = new Map(result.files.map((file) => [file.path, fileNotes(file)]));
  const told = new Set(result.contents.map(({ path }) => path));
  const others = result.files.filter((file) => !told.has(file.path));
  const contentRow = ({ number, name: branch, scheme, path, content, status }: SourcedContent): Texts => {
    const { origin } = content;
    return {
      number,
      file: origin.path,
      status: statusWording[status],
      scheme: schemeWord(scheme),
      branch,
      content: contentText(content.id),
      sheet: origin.sheet,
      cells: cellsText(origin.cells),
      stated: statedText(content.stated),
      sha256: origin.sha256,
      modified: timeText(origin.modified),
      fileModified: timeText(origin.fileModified),
      digest: content.digest,
      via: origin.via,
      remark: status === "conflict" && content.evaluation ? figuresText(content.evaluation) : (notes.get(path) ?? null),
    };
  };
  const fileRow = (file: MergedFile): Texts => ({
    file: file.path,
    status: statusWording[file.status],
    sha256: file.sha256,
    modified: timeText(file.modified),
    fileModified: timeText(file.fileModified),
    remark: file.error ? describeError(file.error) : (notes.get(file.path) ?? null),
  });
  const carriedRow = (file: MergeResult["forwardedFiles"][number]): Texts => ({
    file: file.path,
    status: statusWording[file.status],
    sha256: file.sha256,
    modified: timeText(file.modified),
    fileModified: timeText(file.fileModified),
    via: file.via,
    remark: file.remark,
  });
  const noteRow = (file: MergedFile, content: string, { sheet, cell, text }: TypedNote): Texts => ({
    file: file.path,
    status: statusWording[file.status],
    content,
    sheet,
    cells: cell,
    remark: text,
  });
  const carriedNote = ({ path, content, sheet, cell, text, via }: ForwardedNote): Texts => ({
    file: path,
    content,
    sheet,
    cells: cell,
    via,
    remark: text,
  });
  const notesOf = (file: MergedFile): readonly (() => Texts)[] => [
    ...file.notes.map((note) => () => noteRow(file, noteWording.notes, note)),
    ...file.left.map((value) => () => noteRow(file, noteWording.left, value)),
  ];
  const rows = [
    ...result.contents.map((content) => () => contentRow(content)),
    ...result.files.flatMap(notesOf),
    ...result.forwardedNotes.map((note) => () => carriedNote(note)),
    ...others.map((file) => () => fileRow(file)),
    ...result.forwardedFiles.map((file) => () => carriedRow(file)),
  ];
  page.putRows(rows.length, (i) => blanksAsNull(rows[i]?.() ?? {}));
  return page.finishLong(name, "landscape", program);
}

type Texts = Partial<Record<ProvenanceColumn, string | number | null>>;

function blanksAsNull(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, text || null]));
}

/** What a person should know of a file that was read. */
function fileNotes({ isOldFormat, hasMacros }: MergeResult["files"][number]): string {
  return [...(isOldFormat ? ["旧版 .xls 文件"] : []), ...(hasMacros ? ["含有宏，没有运行"] : [])].join("；");
}
