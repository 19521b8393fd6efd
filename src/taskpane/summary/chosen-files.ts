import type { ChosenFile } from "./merge-work";

const isWorkbook = /\.(?:xlsx|xlsm|xls|et|docx|docm|doc|wps|pdf|zip)$/i;

/** Files from a file field; what people chose by hand is read, or told to be unreadable, whatever it is called. */
export function chosenFiles(files: Iterable<File>): readonly ChosenFile[] {
  return [...files].filter(({ name }) => !isShadow(name)).map((file) => given(file, file.name));
}

/** Files and folders that were dropped; of a folder only what can be a workbook. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  // The list empties itself as soon as the event is over: entries are taken before anything is awaited.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map((entry) => (entry ? walk(entry, true) : Promise.resolve([]))));
  return found.flat();
}

async function walk(entry: FileSystemEntry, isGiven: boolean): Promise<readonly ChosenFile[]> {
  if (isShadow(entry.name)) return [];
  if (entry.isFile) {
    if (!isGiven && !isWorkbook.test(entry.name)) return [];
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [given(file, entry.fullPath.replace(/^\//, ""))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  // Browsers hand out a folder in portions, an empty one at its end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (portion.length === 0) return found;
    for (const inner of portion) found.push(...(await walk(inner, false)));
  }
}

function given(file: File, path: string): ChosenFile {
  const { name, lastModified } = file;
  return { path, name, lastModified, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** Lock files of Office, shadow files of macOS. */
function isShadow(name: string): boolean {
  return name.startsWith("~$") || name.startsWith("._") || name === "__MACOSX";
}
