import { HostError } from "../../../src/hosts/host";
import { crc32 } from "../../../src/hosts/xlsx/crc32";
import { inflateNatively } from "../../../src/cli/inflate";
import { deflateText, inflateEntry, openZip, writeZip, type ZipEntry } from "../../../src/hosts/xlsx/zip";
import { corrupted, hugeEntry, positionOf } from "../../support/hostile-files";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The error's code and facts, so that a test names both. */
function refusal(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof HostError) return { code: error.code, ...error.facts };
    throw error;
  }
  return "accepted";
}

/** Writes a number into the central directory (or local header) of the entry whose name lies at `name`. */
function patch32(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(at, value, true);
  return copy;
}

/** Bytes that do not deflate. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = Math.imul(state, 1_103_515_245) + 12_345) >>> 24);
}

const letter = "甲".repeat(5000);
const archive = writeZip([
  { name: "a.xml", data: bytesOf(letter) },
  { name: "folder/附件.bin", data: noise(300) },
  { name: "empty", data: new Uint8Array() },
]);
/** Of the entry a.xml in the central directory: its header begins 46 bytes before its second name. */
const central = positionOf(archive, "a.xml", 1) - 46;

describe("crc32", () => {
  it("is the zip polynomial, for every length", () => {
    expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
    expect(crc32(bytesOf("The quick brown fox jumps over the lazy dog"))).toBe(0x414fa339);
  });

  it("reads a view at its own offset", () => {
    expect(crc32(bytesOf("xx123456789").subarray(2))).toBe(0xcbf43926);
  });
});

describe("openZip", () => {
  it("gives back what writeZip wrote", () => {
    const zip = openZip(archive);
    expect(zip.names).toEqual(["a.xml", "folder/附件.bin", "empty"]);
    expect(text(zip.read("a.xml"))).toBe(letter);
    expect(zip.read("folder/附件.bin")).toEqual(noise(300));
    expect(zip.read("empty")).toHaveLength(0);
  });

  it("compares names without regard to case", () => {
    expect(openZip(archive).has("A.XML")).toBe(true);
    expect(text(openZip(archive).read("A.Xml"))).toBe(letter);
    expect(openZip(archive).has("b.xml")).toBe(false);
  });

  it("writes the same bytes for the same sources, and copies entries without inflating them", () => {
    const copy = writeZip(openZip(archive).entries);
    expect(Buffer.compare(copy, archive)).toBe(0);
  });

  it("leaves folders out and takes backslashes for slashes", () => {
    const zip = openZip(
      writeZip([
        { name: "xl/", data: new Uint8Array() },
        { name: "xl\\workbook.xml", data: bytesOf("x") },
      ]),
    );
    expect(zip.names).toEqual(["xl/workbook.xml"]);
    expect(text(zip.read("xl/workbook.xml"))).toBe("x");
  });

  it("reads names that Windows wrote in the Chinese code page", () => {
    const gbk = [0xd1, 0xa7, 0xd0, 0xa3, 0xbc, 0xd7];
    const zip = writeZip([{ name: "ABCDEF.xlsx", data: bytesOf("x") }]);
    for (const at of [positionOf(zip, "ABCDEF", 1), positionOf(zip, "ABCDEF")]) zip.set(gbk, at);
    expect(openZip(zip).names).toEqual(["学校甲.xlsx"]);
  });

  it("skips a comment at the end", () => {
    const comment = "PK 核对";
    const bytes = new Uint8Array([...archive, ...bytesOf(comment)]);
    new DataView(bytes.buffer).setUint16(archive.length - 2, bytesOf(comment).length, true);
    expect(openZip(bytes).names).toHaveLength(3);
  });

  it("refuses a truncated archive", () => {
    expect(refusal(() => openZip(archive.subarray(0, archive.length - 30)))).toEqual({
      code: "damaged",
      reason: "truncated",
    });
    expect(refusal(() => openZip(new Uint8Array()))).toEqual({ code: "damaged", reason: "truncated" });
  });

  it("refuses a directory that is not where the end record says", () => {
    const bytes = patch32(archive, archive.length - 6, central - 3);
    expect(refusal(() => openZip(bytes))).toEqual({ code: "damaged", reason: "directory" });
  });

  it("refuses two entries of one name, also where only case differs", () => {
    const twice = writeZip([
      { name: "xl/Sheet.xml", data: bytesOf("1") },
      { name: "xl/sheet.xml", data: bytesOf("2") },
    ]);
    expect(refusal(() => openZip(twice))).toEqual({ code: "damaged", reason: "duplicate", part: "xl/sheet.xml" });
  });

  it.each(["../evil", "a/../../evil", "/etc/passwd", "C:/evil", "a\\..\\evil", "a\0.xml"])(
    "refuses the name %j",
    (name) => {
      const zip = writeZip([{ name, data: bytesOf("x") }]);
      expect(refusal(() => openZip(zip))).toEqual({
        code: "damaged",
        reason: "name",
        part: name.replace(/\\/g, "/"),
      });
    },
  );

  it("refuses an entry whose own header bears another name", () => {
    const bytes = archive.slice();
    bytes[positionOf(archive, "a.xml")] = "b".charCodeAt(0);
    expect(refusal(() => openZip(bytes))).toEqual({ code: "damaged", reason: "name", part: "a.xml" });
  });

  it("refuses more entries than the limit", () => {
    const limits = { entries: 2, partBytes: 100_000, totalBytes: 100_000 };
    expect(refusal(() => openZip(archive, limits))).toEqual({ code: "too-large", entries: 3, limit: 2 });
  });
});

describe("reading an entry", () => {
  it("refuses what is not there", () => {
    expect(refusal(() => openZip(archive).read("b.xml"))).toEqual({
      code: "damaged",
      reason: "missing",
      part: "b.xml",
    });
  });

  it("refuses a wrong CRC", () => {
    const bytes = patch32(archive, central + 16, 1);
    expect(refusal(() => openZip(bytes).read("a.xml"))).toEqual({ code: "damaged", reason: "crc", part: "a.xml" });
    expect(openZip(bytes).read("empty")).toHaveLength(0);
  });

  it("refuses changed bytes of a stored entry", () => {
    const at = positionOf(archive, "folder/附件.bin") + 30;
    expect(refusal(() => openZip(corrupted(archive, at, 1)).read("folder/附件.bin"))).toEqual({
      code: "damaged",
      reason: "crc",
      part: "folder/附件.bin",
    });
  });

  it.each([
    ["less", 14_999],
    ["more", 15_001],
    ["nothing", 0],
  ])("refuses an entry that declares %s than it holds", (_, declared) => {
    const bytes = patch32(archive, central + 24, declared);
    expect(refusal(() => openZip(bytes).read("a.xml"))).toEqual({ code: "damaged", reason: "size", part: "a.xml" });
  });

  it("refuses a declared size that no deflated stream can reach, before reserving memory for it", () => {
    const bytes = patch32(archive, central + 24, 100_000_000);
    expect(refusal(() => openZip(bytes).read("a.xml"))).toEqual({ code: "damaged", reason: "size", part: "a.xml" });
  });

  it("refuses bytes that are no deflated stream", () => {
    const bytes = archive.slice();
    bytes[positionOf(archive, "a.xml") + 5] = 0xff;
    expect(refusal(() => openZip(bytes).read("a.xml"))).toEqual({ code: "damaged", reason: "stream", part: "a.xml" });
  });

  it("refuses other methods of compression, and passwords", () => {
    const entry = openZip(archive).entry("a.xml") as ZipEntry;
    const lzma = openZip(writeZip([{ ...entry, method: 14 }]));
    expect(refusal(() => lzma.read("a.xml"))).toEqual({ code: "damaged", reason: "method", part: "a.xml" });
    const locked = openZip(writeZip([{ ...entry, isEncrypted: true }]));
    expect(refusal(() => locked.read("a.xml"))).toEqual({ code: "encrypted", part: "a.xml" });
  });

  it("refuses a part above the limit by its declared size, and stops inflating one that lies about it", () => {
    const limits = { entries: 10, partBytes: 1024, totalBytes: 4096 };
    expect(refusal(() => openZip(archive, limits).read("a.xml"))).toEqual({
      code: "too-large",
      part: "a.xml",
      bytes: 15_000,
      limit: 1024,
    });
    const forged = openZip(writeZip([hugeEntry("a.xml", 0x20, 1500, 20_000)]));
    expect(refusal(() => forged.read("a.xml"))).toEqual({ code: "damaged", reason: "size", part: "a.xml" });
  });

  it("counts every part once against the total", () => {
    const limits = { entries: 10, partBytes: 20_000, totalBytes: 15_299 };
    const zip = openZip(archive, limits);
    expect(zip.read("a.xml")).toHaveLength(15_000);
    expect(zip.read("a.xml")).toHaveLength(15_000);
    expect(refusal(() => zip.read("folder/附件.bin"))).toEqual({
      code: "too-large",
      part: "folder/附件.bin",
      bytes: 300,
      limit: 15_299,
    });
  });

  it("inflates a long stream piece by piece to the right bytes", () => {
    const digits = new TextEncoder().encode(Array.from(noise(300_000)).join(" "));
    const zip = openZip(writeZip([{ name: "long", data: digits }]));
    expect((zip.entry("long") as ZipEntry).method).toBe(8);
    expect((zip.entry("long") as ZipEntry).compressed.length).toBeGreaterThan(256 * 1024);
    expect(Buffer.compare(zip.read("long"), digits)).toBe(0);
    expect(Buffer.compare(zip.beginning("long", 100_000), digits.subarray(0, 100_001))).toBe(0);
  });

  it("gives the beginning of an entry and one byte more, or the whole entry verified", () => {
    const zip = openZip(archive);
    expect(text(zip.beginning("a.xml", 14_999))).toBe(letter);
    expect(zip.beginning("a.xml", 300)).toEqual(bytesOf(letter).subarray(0, 301));
    expect(text(zip.beginning("a.xml", 15_000))).toBe(letter);
    expect(zip.beginning("folder/附件.bin", 10)).toEqual(noise(300));
    const broken = archive.slice();
    broken[positionOf(archive, "a.xml") + 5] = 0xff;
    const damaged = { code: "damaged", reason: "stream", part: "a.xml" };
    expect(refusal(() => openZip(broken).beginning("a.xml", 300))).toEqual(damaged);
  });
});

describe("a text that is deflated piece by piece", () => {
  const pieces = Array.from({ length: 300 }, (_, i) => `${"党支部".repeat(i)}\ud83d\ude00${i}`);

  it.each([
    ["by the platform", globalThis.CompressionStream],
    ["by the program itself, where the platform cannot", undefined],
  ])("is the whole text again: %s", async (_, platform) => {
    const kept = globalThis.CompressionStream;
    Object.assign(globalThis, { CompressionStream: platform });
    try {
      const entry = await deflateText("长表.xml", pieces);
      expect(entry.compressed.length).toBeLessThan(entry.size / 20);
      const read = openZip(writeZip([entry])).read("长表.xml");
      expect(new TextDecoder().decode(read)).toBe(pieces.join(""));
    } finally {
      Object.assign(globalThis, { CompressionStream: kept });
    }
  });
});

describe("Node's own inflater", () => {
  const text = bytesOf("名单".repeat(5000));
  const entry = openZip(writeZip([{ name: "a", data: text }])).entry("a") as ZipEntry;

  it("gives what the program's own gives", () => {
    expect(inflateNatively(entry.compressed, entry.size + 1)).toEqual(inflateEntry(entry));
    expect(inflateNatively(entry.compressed, entry.size + 1)).toEqual(text);
  });

  it("gives as many bytes as were allowed where there are more, so that the wrong size shows", () => {
    expect(inflateNatively(entry.compressed, 1000)).toHaveLength(1000);
  });

  it("fails on what is no deflated data", () => {
    expect(() => inflateNatively(new Uint8Array([255, 255, 255]), 10)).toThrow();
  });
});
