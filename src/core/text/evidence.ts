import { fold, oneLine } from "./fold";

/** A file that somebody names as evidence. */
export interface NamedFile {
  /** A name, or a path relative to the folder of the evidence, with "/". */
  readonly file: string;
  /** As written: 3, 3-5; null where none is. */
  readonly page: string | null;
}

const PAGE =
  /(?<![（(，,\s])[（(，,\s]*(?:第\s*(\d+(?:\s*[-—–~至、]\s*\d+)?)\s*页|p(?:age|p)?\.?\s*(\d+(?:\s*[-—–~]\s*\d+)?))[）)]?$/i;
const EXTENSION = /\.[A-Za-z0-9]{1,5}$/;

/**
 * The files that a cell names, one a line or between ；、，: "记录.pdf 第3页；照片/活动 1.jpg". A comma parts names only
 * where both sides are names with an ending.
 */
export function namedFiles(text: string): readonly NamedFile[] {
  return text.split(/[\n;；]/).flatMap((line) => {
    const parts = line.split(/[、，,]/);
    const isList = parts.length > 1 && parts.every((part) => EXTENSION.test(withoutPage(part)));
    return (isList ? parts : [line]).flatMap((part) => readOne(part) ?? []);
  });
}

function withoutPage(text: string): string {
  return oneLine(text).replace(PAGE, "").trim();
}

function readOne(text: string): NamedFile | null {
  const line = oneLine(text);
  const file = withoutPage(line)
    .replace(/^[“"《]|[”"》]$/g, "")
    .replace(/\\/g, "/")
    .replace(/^(?:\.\/)+/, "")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(file)) return null;
  const page = PAGE.exec(line);
  return { file, page: page?.[1] ?? page?.[2] ?? null };
}

/** It leads out of the folder: an address on the net, a drive, the root, a folder above. */
export function leadsOut({ file }: NamedFile): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/|~)/i.test(file) || file.split("/").includes("..");
}

/**
 * Whether a folder holds the file, its path from the folder or below any of its folders. Width, case and an ending that
 * is left out do not matter.
 * @param paths of all files in the folder, relative to it
 */
export function isAmong({ file }: NamedFile, paths: readonly string[]): boolean {
  const wanted = fold(file);
  return paths.some((path) => {
    const whole = fold(path.replace(/\\/g, "/"));
    const fits = (candidate: string): boolean => candidate === wanted || candidate.endsWith(`/${wanted}`);
    return fits(whole) || (!EXTENSION.test(file) && fits(whole.replace(/\.[^./]+$/, "")));
  });
}
