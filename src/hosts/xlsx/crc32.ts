const SLICES = 8;

/** Eight tables of 256: table k gives the effect of a byte that k more bytes follow. */
const tables = buildTables();

function buildTables(): Int32Array {
  const result = new Int32Array(SLICES * 256);
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    result[n] = crc;
  }
  for (let i = 256; i < result.length; i++) {
    const previous = result[i - 256] as number;
    result[i] = (previous >>> 8) ^ (result[previous & 0xff] as number);
  }
  return result;
}

function entry(slice: number, byte: number): number {
  return tables[slice * 256 + byte] as number;
}

/**
 * CRC-32 as zip archives use it (polynomial 0xEDB88320), unsigned.
 * @param before the sum of the bytes that precede these
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % SLICES);
  let crc = ~before;
  for (let i = 0; i < whole; i += SLICES) {
    const low = crc ^ view.getInt32(i, true);
    const high = view.getInt32(i + 4, true);
    crc =
      entry(7, low & 0xff) ^
      entry(6, (low >>> 8) & 0xff) ^
      entry(5, (low >>> 16) & 0xff) ^
      entry(4, low >>> 24) ^
      entry(3, high & 0xff) ^
      entry(2, (high >>> 8) & 0xff) ^
      entry(1, (high >>> 16) & 0xff) ^
      entry(0, high >>> 24);
  }
  for (let i = whole; i < bytes.length; i++) crc = entry(0, (crc ^ view.getUint8(i)) & 0xff) ^ (crc >>> 8);
  return ~crc >>> 0;
}
