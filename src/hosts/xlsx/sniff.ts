import { HostError } from "../host";
import { rootStreams } from "../compound-file";

const CFB_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Refuses bytes that cannot be an OOXML package, by what they begin with.
 * @throws HostError `encrypted` (a password-protected file), `old-format` (.xls; facts.found "bare-biff" for the
 * formats before Excel 5, which have no container, "word" for .doc and .wps), `not-a-workbook` (anything else,
 * facts.found: "empty", "html", "pdf", "rtf", "presentation" or "other").
 */
export function assertZipContainer(bytes: Uint8Array): void {
  if (hasZipSignature(bytes)) return;
  if (CFB_SIGNATURE.every((byte, i) => bytes[i] === byte)) {
    throw compoundError(streamsIn(bytes));
  }
  if (isBareBiff(bytes)) throw new HostError("old-format", "BIFF without a container", { found: "bare-biff" });
  const found = bytes.length === 0 ? "empty" : looksLikeHtml(bytes) ? "html" : (textKind(bytes) ?? "other");
  throw new HostError("not-a-workbook", `no zip signature (${found}, ${bytes.length} bytes)`, { found });
}

/** A zip archive begins with an entry, with its end record (an empty archive) or with a spanning marker. */
function hasZipSignature(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const kind = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  return kind === 0x0304 || kind === 0x0506 || kind === 0x0708;
}

const TOLD_BY = ["Workbook", "Book", "EncryptedPackage", "WordDocument", "PowerPoint Document"];

/**
 * The streams at its root, since a document embedded in a workbook lies deeper; where the directory cannot be followed,
 * the names that stand anywhere.
 */
function streamsIn(bytes: Uint8Array): ReadonlySet<string> {
  const listed = rootStreams(bytes);
  const names = listed.length > 0 ? listed : TOLD_BY.filter((name) => containsUtf16(bytes, name));
  return new Set(names.map((name) => name.toLowerCase()));
}

function containsUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < text.length && bytes[at + 2 * i] === text.charCodeAt(i) && bytes[at + 2 * i - 1] === 0) i++;
    if (i === text.length) return true;
  }
  return false;
}

function compoundError(streams: ReadonlySet<string>): HostError {
  if (streams.has("workbook") || streams.has("book")) return new HostError("old-format", "compound file of Excel");
  if (streams.has("encryptedpackage")) return new HostError("encrypted", "compound file with an EncryptedPackage");
  if (streams.has("worddocument")) return new HostError("old-format", "compound file of Word", { found: "word" });
  if (streams.has("powerpoint document")) {
    return new HostError("not-a-workbook", "compound file of PowerPoint", { found: "presentation" });
  }
  return new HostError("old-format", "compound file without a known stream");
}

/** BIFF 2 to 5 begin with a BOF record: its number, its length, its version, and 0x10 for a sheet or 5 for a workbook. */
function isBareBiff(bytes: Uint8Array): boolean {
  const [id, version, length, high] = bytes;
  return (
    id === 0x09 &&
    high === 0 &&
    [0, 2, 4, 8].includes(version ?? 1) &&
    (length ?? 0) >= 4 &&
    (length ?? 0) <= 16 &&
    bytes.length >= 8
  );
}

/** Formats of text documents that are known by their first signs. */
function textKind(bytes: Uint8Array): "pdf" | "rtf" | null {
  const start = String.fromCharCode(...bytes.subarray(0, 5));
  return start === "%PDF-" ? "pdf" : start === "{\\rtf" ? "rtf" : null;
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  return start.startsWith("<") && /<(!doctype html|html|head|body|table|meta)\b/.test(start);
}
