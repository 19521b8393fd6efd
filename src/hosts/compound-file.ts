const HEADER_LENGTH = 512;
const ENTRY_LENGTH = 128;
/** Entries of the sector table that stand in the header; tables that go on elsewhere belong to files over 7 MB. */
const HEADER_TABLES = 109;
const MOST_SECTORS = 0xfffffffa;
const NONE = 0xffffffff;
const STREAM = 2;

/**
 * The names of the streams at the root of a compound file (MS-CFB), in no particular order; empty where its directory
 * cannot be followed.
 */
export function rootStreams(bytes: Uint8Array): readonly string[] {
  if (bytes.length < HEADER_LENGTH) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = readDirectory(view);
  const root = directory[0];
  if (!root) return [];
  const names: string[] = [];
  const seen = new Set<number>();
  const waiting = [root.child];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = directory[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    if (entry.type === STREAM) names.push(entry.name);
    waiting.push(entry.left, entry.right);
  }
  return names;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  /** Numbers of entries: its neighbours in the tree of one storage, and what a storage holds. */
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

function readDirectory(view: DataView): readonly Entry[] {
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const size = 1 << shift;
  const place = (sector: number): number => (sector + 1) * size;
  const nextOf = (sector: number): number => {
    const table = Math.floor((sector * 4) / size);
    const at =
      table < HEADER_TABLES ? place(view.getUint32(76 + 4 * table, true)) + ((sector * 4) % size) : view.byteLength;
    return at + 4 <= view.byteLength ? view.getUint32(at, true) : NONE;
  };
  const entries: Entry[] = [];
  const seen = new Set<number>();
  for (let sector = view.getUint32(48, true); sector < MOST_SECTORS && !seen.has(sector); sector = nextOf(sector)) {
    seen.add(sector);
    const end = Math.min(place(sector) + size, view.byteLength);
    for (let at = place(sector); at + ENTRY_LENGTH <= end; at += ENTRY_LENGTH) entries.push(readEntry(view, at));
  }
  return entries;
}

function readEntry(view: DataView, at: number): Entry {
  const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
  let name = "";
  for (let i = 0; i < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return {
    name,
    type: view.getUint8(at + 66),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  };
}

/** What is used of the library's tool for compound files, which it leaves untyped. */
export interface CompoundTool {
  read(bytes: Uint8Array, options: { readonly type: "array" | "buffer" }): { readonly FullPaths: readonly string[] };
  write(file: object, options: { readonly type: "array" | "buffer" }): Uint8Array;
  readonly utils: {
    cfb_add(file: object, path: string, bytes: Uint8Array): void;
    cfb_del(file: object, path: string): void;
  };
}
