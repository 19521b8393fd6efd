import type { ReturnedCopy, ReturnPlan } from "../core/merging/returns";
import { HostError } from "./host";
import { writeZip, type ZipSource } from "./xlsx/zip";

export interface ReturnOptions {
  /** The bytes of a copy as it goes back. */
  readonly copy: (copy: ReturnedCopy) => Promise<Uint8Array>;
  readonly onProgress?: (done: number, total: number) => void;
}

interface ReturnArchive {
  readonly bytes: Uint8Array;
  /** Files of which no copy could be made: only their message is in the archive. */
  readonly withoutCopy: readonly { readonly path: string; readonly error: HostError }[];
}

/** Texts for people on any system: with a mark that Windows programs tell UTF-8 by, and its line ends. */
function textFile(text: string): Uint8Array {
  return new TextEncoder().encode(`\ufeff${text.replace(/\n/g, "\r\n")}\r\n`);
}

const MESSAGE = "退回说明.txt";

/** Packs all that goes back into one archive: a folder per sender with its message and the copy with 「问题清单」. */
export async function packReturns({ returns, notes }: ReturnPlan, options: ReturnOptions): Promise<ReturnArchive> {
  const sources: ZipSource[] = notes.map(({ name, text }) => ({ name, data: textFile(text) }));
  const withoutCopy: { path: string; error: HostError }[] = [];
  const total = returns.reduce((sum, { copies }) => sum + copies.length, 0);
  let done = 0;
  for (const { folder, message, copies } of returns) {
    sources.push({ name: `${folder}/${MESSAGE}`, data: textFile(message) });
    for (const copy of copies) {
      options.onProgress?.(done++, total);
      try {
        sources.push({ name: `${folder}/${copy.name}`, data: await options.copy(copy) });
      } catch (error) {
        const told = error instanceof HostError ? error : new HostError("unknown", String(error));
        withoutCopy.push({ path: copy.path, error: told });
      }
    }
  }
  options.onProgress?.(done, total);
  return { bytes: writeZip(sources), withoutCopy };
}
