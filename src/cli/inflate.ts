import { constants, inflateRawSync } from "node:zlib";

const LEAST_CHUNK = constants.Z_MIN_CHUNK;

/** Node's own inflater, for `useInflater`. */
export function inflateNatively(compressed: Uint8Array, most: number): Uint8Array {
  try {
    const { buffer, byteOffset, length } = inflateRawSync(compressed, {
      maxOutputLength: most,
      chunkSize: Math.max(most, LEAST_CHUNK),
    });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    const isLonger = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    if (isLonger) return new Uint8Array(most);
    throw error;
  }
}
