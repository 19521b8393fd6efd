import { HostError } from "./host";
import { assertZipContainer } from "./xlsx/sniff";
import { defaultZipLimits, openZip } from "./xlsx/zip";

/**
 * .et and .wps are what WPS calls its own files: most are in the formats of .xls and .doc. What a file is, its bytes say:
 * a .doc that is none can be read.
 */
const readable = [".xlsx", ".xlsm", ".xls", ".et", ".docx", ".docm", ".doc", ".wps", ".zip"];

/** They may hold what somebody filled in: counted and told by name, since nothing of them can be read. */
const unreadableKinds: ReadonlyMap<string, string> = new Map([
  [".pdf", "pdf"],
  [".rar", "other-archive"],
  [".7z", "other-archive"],
]);

/** A file in an archive that somebody handed in. */
interface ReceivedFile {
  /** With the folders inside the archive. */
  readonly name: string;
  readonly size: number;
  /** @throws HostError always where nothing of it can be read: another archive, a name that leads out of this one … */
  readonly read: () => Uint8Array;
}

export interface ReceivedArchive {
  /** What may hold an entry, by name. */
  readonly files: readonly ReceivedFile[];
  /** Names of all others; lock files and shadow files are in neither. */
  readonly ignored: readonly string[];
}

/**
 * The files in an archive. A name that leads out of it, or that two of them bear, costs that file, not the archive.
 * @returns null where the bytes are a workbook or a document (which are zip archives, too)
 * @throws HostError where the archive cannot be read, or holds nothing that may be a workbook
 */
export function openReceived(bytes: Uint8Array): ReceivedArchive | null {
  assertZipContainer(bytes);
  const odd: ReceivedFile[] = [];
  const archive = openZip(bytes, defaultZipLimits, (name, reason) => {
    // Under a name of its own: the other file of this name is told, too.
    const same = odd.filter((file) => file.name.startsWith(name)).length;
    const [shown, why] = reason === "name" ? [name, "odd-name"] : [`${name} (${same + 2})`, "same-name"];
    odd.push(broken(shown, new HostError("damaged", `zip: ${reason} ${name}`, { reason: why })));
  });
  if (archive.has("[Content_Types].xml")) return null;
  const names = archive.names.filter((name) => !name.split("/").some(isShadow)).sort();
  const files = names.flatMap((name): ReceivedFile[] => {
    const extension = extensionOf(name);
    const kind = unreadableKind(extension) ?? (extension === ".zip" ? "nested-archive" : null);
    if (kind !== null) return [broken(name, notAWorkbook(kind))];
    if (!isReadable(extension)) return [];
    return [{ name, size: archive.entry(name)?.size ?? 0, read: () => archive.read(name) }];
  });
  if (files.length + odd.length === 0) throw notAWorkbook("no-workbook-inside");
  const taken = new Set(files.map(({ name }) => name));
  return { files: [...odd, ...files], ignored: names.filter((name) => !taken.has(name)) };
}

/** Lock files of Office (`~$…`), shadow files of macOS (`._…`, `__MACOSX`). */
export function isShadow(name: string): boolean {
  return name.startsWith("~$") || name.startsWith("._") || name === "__MACOSX";
}

/** @param extension in small letters, with its dot */
export function isReadable(extension: string): boolean {
  return readable.includes(extension);
}

/** Why nothing of such files can be read; null where something may be. */
export function unreadableKind(extension: string): string | null {
  return unreadableKinds.get(extension) ?? null;
}

export function notAWorkbook(reason: string): HostError {
  return new HostError("not-a-workbook", reason, { reason });
}

function broken(name: string, error: HostError): ReceivedFile {
  return {
    name,
    size: 0,
    read: () => {
      throw error;
    },
  };
}

function extensionOf(name: string): string {
  return /[^/](\.[^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
