import { deflateSync, inflateSync } from "node:zlib";

/** Straight (not premultiplied) RGBA, 8 bits a channel, rows from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGBA_8_BIT = Buffer.from([8, 6, 0, 0, 0]);

/** CRC-32 as PNG wants it; `zlib.crc32` is missing in the first releases of Node 20. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

export function encodePng({ width, height, rgba }: Bitmap): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++) rows.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk("IHDR", Buffer.concat([size, RGBA_8_BIT])),
      chunk("IDAT", deflateSync(rows, { level: 9 })),
      chunk("IEND", new Uint8Array()),
    ]),
  );
}

/** Width and height in pixels, or null if the bytes are not those of a PNG. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 33 || !buffer.subarray(0, 8).equals(SIGNATURE)) return null;
  if (buffer.toString("latin1", 12, 16) !== "IHDR" || crc32(buffer.subarray(12, 29)) !== buffer.readUInt32BE(29)) {
    return null;
  }
  return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
}

/** Reads back what `encodePng` wrote (one IDAT, no row filters); anything else is an error. */
export function decodePng(bytes: Uint8Array): Bitmap {
  const size = pngSize(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!size || !buffer.subarray(24, 29).equals(RGBA_8_BIT) || buffer.toString("latin1", 37, 41) !== "IDAT") {
    throw new Error("not a PNG of this generator");
  }
  const { width, height } = size;
  const rows = inflateSync(buffer.subarray(41, 41 + buffer.readUInt32BE(33)));
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const start = y * (width * 4 + 1);
    if (rows[start] !== 0) throw new Error("not a PNG of this generator");
    rgba.set(rows.subarray(start + 1, start + 1 + width * 4), y * width * 4);
  }
  return { width, height, rgba };
}
