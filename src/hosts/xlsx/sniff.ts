import { HostError } from "../host";

const CFB_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Refuses bytes that cannot be an OOXML package, by what they begin with.
 * @throws HostError `encrypted` (a password-protected workbook), `old-format` (.xls), `not-a-workbook` (anything else,
 * facts.found: "empty", "html", "other-document" or "other").
 */
export function assertZipContainer(bytes: Uint8Array): void {
  if (hasZipSignature(bytes)) return;
  if (CFB_SIGNATURE.every((byte, i) => bytes[i] === byte)) {
    if (containsUtf16(bytes, "EncryptedPackage")) {
      throw new HostError("encrypted", "compound file with an EncryptedPackage stream");
    }
    if (containsUtf16(bytes, "WordDocument") || containsUtf16(bytes, "PowerPoint Document")) {
      throw new HostError("not-a-workbook", "compound file of another program", { found: "other-document" });
    }
    throw new HostError("old-format", "compound file without an EncryptedPackage stream");
  }
  const found = bytes.length === 0 ? "empty" : looksLikeHtml(bytes) ? "html" : "other";
  throw new HostError("not-a-workbook", `no zip signature (${found}, ${bytes.length} bytes)`, { found });
}

/** A zip archive begins with an entry, with its end record (an empty archive) or with a spanning marker. */
function hasZipSignature(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const kind = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  return kind === 0x0304 || kind === 0x0506 || kind === 0x0708;
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

function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024)).trimStart().toLowerCase();
  return start.startsWith("<") && /<(!doctype html|html|head|body|table|meta)\b/.test(start);
}
