import { Deflate, deflateSync, Inflate, inflateSync } from "fflate";
import { HostError } from "../host";
import { crc32 } from "./crc32";

/** Upper bounds; an archive beyond one of them is `too-large`. Sizes are in bytes after inflating. */
export interface ZipLimits {
  /** Entries in the archive. */
  readonly entries: number;
  /** One entry that is read. */
  readonly partBytes: number;
  /** All entries that are read, together; an entry that is never read does not count. */
  readonly totalBytes: number;
}

export const defaultZipLimits: ZipLimits = {
  entries: 65_535,
  partBytes: 128 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
};

/** One entry as the central directory lists it. */
export interface ZipEntry {
  /** With "/" between folders; a folder's own entry ends in "/". */
  readonly name: string;
  /** 0 stored, 8 deflated; any other method cannot be read, only copied. */
  readonly method: number;
  readonly crc: number;
  /** Declared size after inflating. */
  readonly size: number;
  /** The entry as it lies in the archive: for copying it untouched. Neither its CRC nor its size was verified. */
  readonly compressed: Uint8Array;
  /** The password bit of the entry is set. */
  readonly isEncrypted: boolean;
}

/** Bytes to be deflated, or an entry of another archive to be copied as it is. */
export type ZipSource = { readonly name: string; readonly data: Uint8Array } | ZipEntry;

export interface ZipArchive {
  /** In the order of the archive, folders left out. */
  readonly names: readonly string[];
  /** In the order of the archive, folders left out. */
  readonly entries: readonly ZipEntry[];
  /** Names are compared without regard to case, as parts of an Office package are. */
  has(name: string): boolean;
  entry(name: string): ZipEntry | undefined;
  /**
   * Inflates one entry and verifies its size and CRC-32.
   * @throws HostError `damaged` (facts.part, facts.reason: "missing", "method", "stream", "size" or "crc"), `encrypted`
   * (facts.part), `too-large` (facts.part, facts.bytes, facts.limit).
   */
  read(name: string): Uint8Array;
  /**
   * The first `most` bytes of an entry and one of those that follow, unverified; the whole entry where it has no more.
   * @throws HostError as `read`
   */
  beginning(name: string, most: number): Uint8Array;
}

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const IN_ZIP64 = 0xffffffff;
const ZIP64_EXTRA = 0x0001;
const ENCRYPTED_FLAG = 0x0001;
const UTF8_FLAG = 0x0800;

/** No deflated stream grows by more than this factor; up to here it is inflated in one call. */
const LARGEST_GROWTH = 1032;
const ONE_CALL_BYTES = 256 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** Half as long as the usual 6 for some percent more bytes. */
const PORTABLE_LEVEL = 4;

/** 1 January 1980, 00:00: the first date a zip entry can hold. */
const DOS_DATE = 0x0021;

/**
 * Reads the directory of a zip archive; inflates nothing.
 * @param onOddName for archives of files: is told of entries whose names lead out of the archive ("name") or are taken
 * ("duplicate"); they are left out then instead of refusing it, and names that differ in case are two.
 * @throws HostError `damaged` (facts.reason: "truncated", "directory", "duplicate" or "name", facts.part where one entry
 * is to blame), `too-large` (facts.limit, facts.entries).
 */
export function openZip(
  bytes: Uint8Array,
  limits: ZipLimits = defaultZipLimits,
  onOddName?: (name: string, reason: "name" | "duplicate") => void,
): ZipArchive {
  const entries: ZipEntry[] = [];
  const byName = new Map<string, ZipEntry>();
  const keyOf = (name: string): string => (onOddName ? name : name.toLowerCase());
  for (const entry of readDirectory(bytes, limits)) {
    const key = keyOf(entry.name);
    const odd = !isPlainName(entry.name) ? "name" : byName.has(key) ? "duplicate" : null;
    if (odd !== null) {
      if (!onOddName) throw damaged(odd, entry.name);
      onOddName(entry.name, odd);
      continue;
    }
    byName.set(key, entry);
    if (!entry.name.endsWith("/")) entries.push(entry);
  }
  const counted = new Set<string>();
  let total = 0;
  const read = (name: string): Uint8Array => {
    const key = keyOf(name);
    const entry = byName.get(key);
    if (!entry) throw damaged("missing", name);
    if (entry.size > limits.partBytes) throw tooLarge(entry, limits.partBytes);
    if (!counted.has(key)) {
      total += entry.size;
      if (total > limits.totalBytes) throw tooLarge(entry, limits.totalBytes);
      counted.add(key);
    }
    return inflateEntry(entry);
  };
  return {
    entries,
    names: entries.map((entry) => entry.name),
    has: (name) => byName.has(keyOf(name)),
    entry: (name) => byName.get(keyOf(name)),
    read,
    beginning(name, most) {
      const entry = byName.get(keyOf(name));
      if (!entry || entry.size <= most || entry.method !== 8 || entry.isEncrypted) return read(name);
      return orDamaged(entry, () => inflateByChunks(entry.compressed, new Uint8Array(most + 1)));
    },
  };
}

function damaged(reason: string, part?: string): HostError {
  const where = part === undefined ? "archive" : part;
  return new HostError("damaged", `zip: ${where}: ${reason}`, part === undefined ? { reason } : { reason, part });
}

function tooLarge(entry: ZipEntry, limit: number): HostError {
  return new HostError("too-large", `zip: ${entry.name}: ${entry.size} bytes, limit ${limit}`, {
    part: entry.name,
    bytes: entry.size,
    limit,
  });
}

/** Not so a name that leaves the archive, or that another program would take for a different one. */
function isPlainName(name: string): boolean {
  return (
    name !== "" &&
    !name.startsWith("/") &&
    !/^[A-Za-z]:/.test(name) &&
    !name.includes("\0") &&
    !name.split("/").some((segment) => segment === ".." || segment === ".")
  );
}

interface Directory {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
}

function* readDirectory(bytes: Uint8Array, limits: ZipLimits): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.entries > limits.entries) {
    throw new HostError("too-large", `zip: ${directory.entries} entries, limit ${limits.entries}`, {
      entries: directory.entries,
      limit: limits.entries,
    });
  }
  const end = directory.offset + directory.size;
  let at = directory.offset;
  for (let i = 0; i < directory.entries; i++) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw damaged("directory");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const next = at + CENTRAL_LENGTH + nameLength + extraLength + commentLength;
    if (next > end) throw damaged("directory");
    yield readEntry(bytes, view, at, nameLength, extraLength, directory.offset);
    at = next;
  }
  if (at !== end) throw damaged("directory");
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
  dataEnd: number,
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const rawName = bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
  const name = decodeName(rawName, (flags & UTF8_FLAG) !== 0);
  const extraAt = at + CENTRAL_LENGTH + nameLength;
  const sizes = resolveZip64(
    view,
    extraAt,
    extraAt + extraLength,
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  );
  if (!sizes) throw damaged("directory", name);
  const { size, compressedSize, offset } = sizes;
  if (offset + LOCAL_LENGTH > dataEnd || view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
    throw damaged("directory", name);
  }
  const localNameLength = view.getUint16(offset + 26, true);
  const start = offset + LOCAL_LENGTH + localNameLength + view.getUint16(offset + 28, true);
  if (start + compressedSize > dataEnd) throw damaged("truncated", name);
  if (!sameBytes(bytes, offset + LOCAL_LENGTH, localNameLength, rawName)) throw damaged("name", name);
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size,
    compressed: bytes.subarray(start, start + compressedSize),
    isEncrypted: (flags & ENCRYPTED_FLAG) !== 0,
  };
}

function sameBytes(bytes: Uint8Array, at: number, length: number, other: Uint8Array): boolean {
  if (length !== other.length) return false;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== other[i]) return false;
  return true;
}

/** The archive's end record lies at its end, before a comment of up to 65,535 bytes. */
function findDirectory(view: DataView): Directory {
  const length = view.byteLength;
  const first = Math.max(0, length - END_LENGTH - 0xffff);
  for (let at = length - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const directory = readEnd(view, at);
    if (directory && directory.offset + directory.size <= at) return directory;
  }
  throw damaged("truncated");
}

function readEnd(view: DataView, at: number): Directory | null {
  const entries = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (entries !== 0xffff && size !== IN_ZIP64 && offset !== IN_ZIP64) return { entries, size, offset };
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR_SIGNATURE) return { entries, size, offset };
  const end64 = Number(view.getBigUint64(locator + 8, true));
  if (end64 + 56 > locator || view.getUint32(end64, true) !== END64_SIGNATURE) return null;
  return {
    entries: Number(view.getBigUint64(end64 + 32, true)),
    size: Number(view.getBigUint64(end64 + 40, true)),
    offset: Number(view.getBigUint64(end64 + 48, true)),
  };
}

/** Values of 0xFFFFFFFF are found, in this order, in the ZIP64 extra field. */
function resolveZip64(
  view: DataView,
  extraAt: number,
  extraEnd: number,
  size: number,
  compressedSize: number,
  offset: number,
): { size: number; compressedSize: number; offset: number } | null {
  if (size !== IN_ZIP64 && compressedSize !== IN_ZIP64 && offset !== IN_ZIP64) return { size, compressedSize, offset };
  for (let at = extraAt; at + 4 <= extraEnd;) {
    const start = at + 4;
    const end = start + view.getUint16(at + 2, true);
    if (end > extraEnd) return null;
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      let next = start;
      const resolve = (value: number): number => {
        if (value !== IN_ZIP64) return value;
        next += 8;
        return next <= end ? Number(view.getBigUint64(next - 8, true)) : Number.POSITIVE_INFINITY;
      };
      const resolved = { size: resolve(size), compressedSize: resolve(compressedSize), offset: resolve(offset) };
      return next <= end ? resolved : null;
    }
    at = end;
  }
  return { size, compressedSize, offset };
}

/** Without the UTF-8 flag a name may still be UTF-8 (macOS) or in the Chinese code page (Windows). */
function decodeName(raw: Uint8Array, isUtf8: boolean): string {
  let ascii = "";
  for (const byte of raw) {
    if (byte >= 0x80) {
      ascii = decodeNonAscii(raw, isUtf8);
      break;
    }
    ascii += String.fromCharCode(byte);
  }
  return ascii.replace(/\\/g, "/");
}

function decodeNonAscii(raw: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: !isUtf8, ignoreBOM: true }).decode(raw);
  } catch {
    return new TextDecoder("gb18030").decode(raw);
  }
}

/** @throws HostError as `ZipArchive.read`. */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  if (entry.isEncrypted) {
    throw new HostError("encrypted", `zip: ${entry.name} is encrypted`, { part: entry.name });
  }
  if (entry.method !== 0 && entry.method !== 8) throw damaged("method", entry.name);
  const data = entry.method === 0 ? entry.compressed : inflate(entry);
  if (data.length !== entry.size) throw damaged("size", entry.name);
  if (crc32(data) !== entry.crc) throw damaged("crc", entry.name);
  return data;
}

/** Inflates a stream of raw deflate data that gives at most so many bytes; fails, or gives that many, where it holds more. */
type Inflater = (compressed: Uint8Array, most: number) => Uint8Array;

let platformInflater: Inflater | null = null;

/** From now on the platform's own inflater is used, which takes a third of the time. A program calls this when it starts. */
export function useInflater(inflater: Inflater): void {
  platformInflater = inflater;
}

/** @returns the inflated bytes; where they are more than declared, only so many that the caller sees it. */
function inflate(entry: ZipEntry): Uint8Array {
  const { compressed, size } = entry;
  if (compressed.length === 0) return compressed;
  if (size > compressed.length * LARGEST_GROWTH) throw damaged("size", entry.name);
  // One byte more than declared: a stream that holds more fills it and is found out by its length.
  return orDamaged(entry, () => {
    if (platformInflater) return platformInflater(compressed, size + 1);
    const out = new Uint8Array(size + 1);
    return compressed.length <= ONE_CALL_BYTES ? inflateSync(compressed, { out }) : inflateByChunks(compressed, out);
  });
}

function orDamaged(entry: ZipEntry, inflated: () => Uint8Array): Uint8Array {
  try {
    return inflated();
  } catch {
    throw damaged("stream", entry.name);
  }
}

/** Stops as soon as `out` is full, so that a small stream cannot keep the machine busy for long. */
function inflateByChunks(compressed: Uint8Array, out: Uint8Array): Uint8Array {
  let length = 0;
  const stream = new Inflate((chunk) => {
    const fitting = chunk.subarray(0, out.length - length);
    out.set(fitting, length);
    length += fitting.length;
  });
  for (let at = 0; at < compressed.length && length < out.length; at += CHUNK_BYTES) {
    const end = Math.min(at + CHUNK_BYTES, compressed.length);
    stream.push(compressed.subarray(at, end), end === compressed.length);
  }
  return out.subarray(0, length);
}

/**
 * Builds a zip archive. The same sources give the same bytes: every entry bears the same date.
 * @throws HostError `too-large` beyond 65,535 entries or 4 GB (facts.limit).
 */
export function writeZip(sources: readonly ZipSource[]): Uint8Array {
  const files = sources.map(toFile);
  const length = files.reduce(
    (sum, file) => sum + LOCAL_LENGTH + CENTRAL_LENGTH + 2 * file.name.length + file.compressed.length,
    END_LENGTH,
  );
  if (files.length > 0xffff) throw new HostError("too-large", "zip: too many entries", { limit: 0xffff });
  if (length > IN_ZIP64) throw new HostError("too-large", "zip: archive over 4 GB", { limit: IN_ZIP64 });
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const file of files) {
    offsets.push(at);
    view.setUint32(at, LOCAL_SIGNATURE, true);
    writeFields(view, at + 4, file);
    bytes.set(file.name, at + LOCAL_LENGTH);
    bytes.set(file.compressed, at + LOCAL_LENGTH + file.name.length);
    at += LOCAL_LENGTH + file.name.length + file.compressed.length;
  }
  const directory = at;
  files.forEach((file, i) => {
    view.setUint32(at, CENTRAL_SIGNATURE, true);
    view.setUint16(at + 4, 20, true);
    writeFields(view, at + 6, file);
    view.setUint32(at + 42, offsets[i] ?? 0, true);
    bytes.set(file.name, at + CENTRAL_LENGTH);
    at += CENTRAL_LENGTH + file.name.length;
  });
  view.setUint32(at, END_SIGNATURE, true);
  view.setUint16(at + 8, files.length, true);
  view.setUint16(at + 10, files.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

interface ZipFile {
  readonly name: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
  readonly compressed: Uint8Array;
}

function toFile(source: ZipSource): ZipFile {
  const name = new TextEncoder().encode(source.name);
  const utf8 = name.length === source.name.length ? 0 : UTF8_FLAG;
  if ("compressed" in source) {
    const { method, crc, size, compressed, isEncrypted } = source;
    return { name, method, flags: utf8 | (isEncrypted ? ENCRYPTED_FLAG : 0), crc, size, compressed };
  }
  const deflated = deflateSync(source.data);
  const isSmaller = deflated.length < source.data.length;
  return {
    name,
    method: isSmaller ? 8 : 0,
    flags: utf8,
    crc: crc32(source.data),
    size: source.data.length,
    compressed: isSmaller ? deflated : source.data,
  };
}

/**
 * Deflates a long text piece by piece, never holding it as a whole; by the machine's own deflater where there is one,
 * beside this thread.
 */
export async function deflateText(name: string, pieces: Iterable<string>): Promise<ZipEntry> {
  const encoder = new TextEncoder();
  const deflated: Uint8Array[] = [];
  const deflater = ownDeflater(deflated) ?? portableDeflater(deflated);
  let crc = 0;
  let size = 0;
  let taken: Promise<void> = Promise.resolve();
  for (const piece of pieces) {
    // Not into one buffer again and again: a deflater may still read what it has taken.
    const bytes = encoder.encode(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    await taken;
    taken = deflater.push(bytes);
  }
  await taken;
  await deflater.finish();
  return { name, method: 8, crc, size, compressed: joined(deflated), isEncrypted: false };
}

interface Deflater {
  /** Resolves when there is room for more. */
  push(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  finish(): Promise<void>;
}

function portableDeflater(out: Uint8Array[]): Deflater {
  const stream = new Deflate({ level: PORTABLE_LEVEL }, (chunk) => out.push(chunk));
  return {
    push: async (bytes) => stream.push(bytes),
    finish: async () => stream.push(new Uint8Array(), true),
  };
}

/** null where the platform has none: older browsers, and Node before 20.12. */
function ownDeflater(out: Uint8Array[]): Deflater | null {
  let stream: CompressionStream;
  try {
    stream = new CompressionStream("deflate-raw");
  } catch {
    return null;
  }
  const writer = stream.writable.getWriter();
  const reading = (async (): Promise<void> => {
    const reader = stream.readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) out.push(next.value);
  })();
  return {
    push: (bytes) => writer.write(bytes),
    async finish() {
      await writer.close();
      await reading;
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** From "version needed" to "name length": the same in the local header and in the directory. */
function writeFields(view: DataView, at: number, file: ZipFile): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, file.flags, true);
  view.setUint16(at + 4, file.method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, file.crc, true);
  view.setUint32(at + 14, file.compressed.length, true);
  view.setUint32(at + 18, file.size, true);
  view.setUint16(at + 22, file.name.length, true);
}
