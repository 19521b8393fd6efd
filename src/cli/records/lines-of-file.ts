import { createReadStream } from "node:fs";

/** A line of a file, without its end, and where it lies in bytes. */
export interface FileLineBytes {
  readonly bytes: Buffer;
  /** Of its first byte. */
  readonly start: number;
  /** Of the byte after its line break; after its last byte where it has none. */
  readonly end: number;
  /** It ends with a line break: what a broken write left does not. */
  readonly isWhole: boolean;
}

const CHUNK = 1024 * 1024;
const LINE_BREAK = 0x0a;

/** The lines of a file, one at a time: memory holds one line, however large the file is. */
export async function* linesOfFile(file: string): AsyncGenerator<FileLineBytes> {
  let start = 0;
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_BREAK); at >= 0; at = chunk.indexOf(LINE_BREAK, from)) {
      const bytes = rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([...rest, chunk.subarray(from, at)]);
      yield { bytes, start, end: start + bytes.length + 1, isWhole: true };
      start += bytes.length + 1;
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  const bytes = Buffer.concat(rest);
  if (bytes.length > 0) yield { bytes, start, end: start + bytes.length, isWhole: false };
}
