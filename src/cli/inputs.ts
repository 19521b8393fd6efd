import { readFileSync, statSync, type Dirent, type Stats } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { HostError } from "../hosts/host";
import {
  isReadable,
  isShadow,
  notAWorkbook,
  openReceived,
  unreadableKind,
  type ReceivedArchive,
} from "../hosts/received-archive";
import { defaultZipLimits } from "../hosts/xlsx/zip";
import { lookSooner } from "./engine";
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
    if (isShadow(entry.name)) continue;
    const inner = joined(folder, entry.name);
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(inner)));
    const kind = unreadableKind(extensionOf(entry.name));
    const isTaken = isReadable(extensionOf(entry.name)) || (context.takesRecords && (await isRecords(inner)));
    if (isFolder || isTaken) yield* findAt(inner, context);
    else if (kind !== null) yield broken(inner, notAWorkbook(kind));
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
  let archive: ReceivedArchive | null;
  try {
    archive = openReceived(await readWhole(given, found));
  } catch (error) {
    yield broken(given, fileError(error));
    return;
  }
  if (archive === null) {
    yield fileInput(given, found);
    return;
  }
  for (const name of archive.ignored) onIgnored(`${given}/${name}`);
  for (const { name, size, read } of archive.files) {
    yield {
      path: `${given}/${name}`,
      name: path.posix.basename(name),
      modified: found.mtime,
      size,
      isFile: false,
      read: async () => read(),
    };
  }
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
  prepareFor(found);
  return readFile(given);
}

/**
 * The bytes of a file, at once: for a thread that has nothing else to do meanwhile.
 * @throws HostError when it cannot be read.
 */
export function readFileNow(file: string): Uint8Array {
  try {
    prepareFor(statSync(file));
    return readFileSync(file);
  } catch (error) {
    throw fileError(error);
  }
}

/** A form of thousands of rows is smaller. */
const LARGE_FILE = 2 * 1024 * 1024;

function prepareFor({ size }: Stats): void {
  const limit = defaultZipLimits.totalBytes;
  if (size > limit) throw new HostError("too-large", `${size} bytes, limit ${limit}`, { limit });
  if (size > LARGE_FILE) lookSooner();
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

export function fileError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const { code = "unknown", message } = error as NodeJS.ErrnoException;
  const isMissing = code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" || code === "ENAMETOOLONG";
  return new HostError("not-a-workbook", message, { reason: isMissing ? "not-found" : "no-permission" });
}
