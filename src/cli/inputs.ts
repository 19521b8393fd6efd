import { readFileSync, statSync, type Dirent, type Stats } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { HostError } from "../hosts/host";
import { assertZipContainer } from "../hosts/xlsx/sniff";
import { defaultZipLimits, openZip, type ZipArchive } from "../hosts/xlsx/zip";
import { isRecordsFile } from "./records/read-records";

/** A file to be read, found by an argument of the command line. */
export interface Input {
  /** As given; in a folder or archive the way to it is added: `folder/a.xlsx`, `a.zip/b.xlsx`. */
  readonly path: string;
  /** Its own name, without folders. */
  readonly name: string;
  /** Of the file, or of the archive that holds it; null where it cannot be told. */
  readonly modified: Date | null;
  /** Bytes as far as they are known before reading; 0 where they are not. */
  readonly size: number;
  /** It is the file at `path`, which `readFileNow` reads in any thread. */
  readonly isFile: boolean;
  /** @throws HostError when it cannot be read or, for what stands for a missing file or archive, always. */
  readonly read: () => Promise<Uint8Array>;
}

/**
 * .et and .wps are what WPS calls its own files: most are in the formats of .xls and .doc. What a file is, its bytes say:
 * a .doc that is none can be read.
 */
const extensions = [".xlsx", ".xlsm", ".xls", ".et", ".docx", ".docm", ".doc", ".wps", ".zip"];

/** They may hold what somebody filled in: counted and told by name, since nothing of them can be read. */
const unreadableKinds: ReadonlyMap<string, string> = new Map([
  [".pdf", "pdf"],
  [".rar", "other-archive"],
  [".7z", "other-archive"],
]);

interface Walk {
  readonly visited: Set<string>;
  readonly onIgnored: (path: string) => void;
  readonly takesRecords: boolean;
}

/** What `dingji records` writes. */
export const RECORDS_EXTENSION = ".jsonl";

/**
 * Everything that the arguments name, in their order; folders are walked with their subfolders,
 * names sorted. What cannot be opened is an input whose `read` rejects: nothing is left out silently.
 * @param onIgnored is told of files in folders and archives that are no workbooks by their names.
 * @param takesRecords in folders, what `dingji records` wrote is an input, too.
 */
export async function* findInputs(
  paths: readonly string[],
  onIgnored: (path: string) => void = () => undefined,
  takesRecords = false,
): AsyncGenerator<Input> {
  for (const given of paths) yield* findAt(given, { visited: new Set(), onIgnored, takesRecords });
}

async function* findAt(given: string, context: Walk): AsyncGenerator<Input> {
  let found: Stats;
  try {
    found = await stat(given);
  } catch (error) {
    yield broken(given, fileError(error));
    return;
  }
  if (found.isDirectory()) yield* walk(given, context);
  else if (!found.isFile()) yield broken(given, new HostError("not-a-workbook", "neither a file nor a folder"));
  else if (extensionOf(given) === ".zip") yield* openArchive(given, found, context);
  else yield fileInput(given, found);
}

async function* walk(folder: string, context: Walk): AsyncGenerator<Input> {
  let entries: Dirent[];
  try {
    const place = await realpath(folder);
    if (context.visited.has(place)) return;
    context.visited.add(place);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield broken(folder, fileError(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (isSkipped(entry.name)) continue;
    const inner = joined(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(inner)));
    const kind = unreadableKinds.get(extensionOf(entry.name));
    const isTaken = extensions.includes(extensionOf(entry.name)) || (context.takesRecords && (await isRecords(inner)));
    if (isFolder || isTaken) yield* findAt(inner, context);
    else if (kind !== undefined) yield broken(inner, notAWorkbook(kind));
    else context.onIgnored(inner);
  }
}

/** What cannot be opened is told when it is read. */
async function isRecords(file: string): Promise<boolean> {
  return extensionOf(file) === RECORDS_EXTENSION && isRecordsFile(file).catch(() => true);
}

async function leadsToFolder(link: string): Promise<boolean> {
  try {
    return (await stat(link)).isDirectory();
  } catch {
    return false;
  }
}

async function* openArchive(given: string, found: Stats, { onIgnored }: Walk): AsyncGenerator<Input> {
  let archive: ZipArchive;
  const odd: string[] = [];
  try {
    const bytes = await readWhole(given, found);
    assertZipContainer(bytes);
    archive = openZip(bytes, defaultZipLimits, (name) => odd.push(name));
    if (archive.has("[Content_Types].xml") && odd.length === 0) {
      yield fileInput(given, found);
      return;
    }
  } catch (error) {
    yield broken(given, fileError(error));
    return;
  }
  const names = archive.names.filter((name) => !name.split("/").some(isSkipped)).sort();
  const workbooks = names.filter((name) => isCounted(extensionOf(name)));
  for (const name of odd) {
    yield broken(`${given}/${name}`, new HostError("damaged", `zip: name ${name}`, { reason: "name" }));
  }
  for (const name of names.filter((other) => !workbooks.includes(other))) onIgnored(`${given}/${name}`);
  if (workbooks.length + odd.length === 0) yield broken(given, notAWorkbook("no-workbook-inside"));
  for (const name of workbooks) {
    const inner = `${given}/${name}`;
    const kind = unreadableKinds.get(extensionOf(name)) ?? (extensionOf(name) === ".zip" ? "nested-archive" : null);
    if (kind !== null) yield broken(inner, notAWorkbook(kind));
    else {
      yield {
        path: inner,
        name: path.posix.basename(name),
        modified: found.mtime,
        size: archive.entry(name)?.size ?? 0,
        isFile: false,
        read: async () => archive.read(name),
      };
    }
  }
}

/** Lock files of Office (`~$…`), shadow files of macOS (`._…`, `__MACOSX`). */
function isSkipped(name: string): boolean {
  return name.startsWith("~$") || name.startsWith("._") || name === "__MACOSX";
}

function isCounted(extension: string): boolean {
  return extensions.includes(extension) || unreadableKinds.has(extension);
}

export function extensionOf(name: string): string {
  return path.extname(name).toLowerCase();
}

/** Unlike path.join it leaves the folder as it was given. */
function joined(folder: string, name: string): string {
  return /[\\/]$/.test(folder) && (path.sep === "\\" || folder.endsWith("/"))
    ? `${folder}${name}`
    : `${folder}${path.sep}${name}`;
}

function fileInput(given: string, found: Stats): Input {
  return {
    path: given,
    name: path.basename(given),
    modified: found.mtime,
    size: found.size,
    isFile: true,
    read: async () => {
      try {
        return await readWhole(given, found);
      } catch (error) {
        throw fileError(error);
      }
    },
  };
}

async function readWhole(given: string, found: Stats): Promise<Uint8Array> {
  assertSize(found);
  return readFile(given);
}

/**
 * The bytes of a file, at once: for a thread that has nothing else to do meanwhile.
 * @throws HostError when it cannot be read.
 */
export function readFileNow(file: string): Uint8Array {
  try {
    assertSize(statSync(file));
    return readFileSync(file);
  } catch (error) {
    throw fileError(error);
  }
}

function assertSize({ size }: Stats): void {
  const limit = defaultZipLimits.totalBytes;
  if (size > limit) throw new HostError("too-large", `${size} bytes, limit ${limit}`, { limit });
}

function broken(given: string, error: HostError): Input {
  return {
    path: given,
    name: path.basename(given),
    modified: null,
    size: 0,
    isFile: false,
    read: async () => {
      throw error;
    },
  };
}

function notAWorkbook(reason: string): HostError {
  return new HostError("not-a-workbook", reason, { reason });
}

export function fileError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const { code = "unknown", message } = error as NodeJS.ErrnoException;
  const isMissing = code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" || code === "ENAMETOOLONG";
  return new HostError("not-a-workbook", message, { reason: isMissing ? "not-found" : "no-permission" });
}
