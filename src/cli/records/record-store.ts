import { createWriteStream } from "node:fs";
import { chmod, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { RECORD_VERSION, recordStatuses, type FileLine, type RecordLine } from "../../core/merging/record-lines";
import type { CommandLineTexts } from "../../locales/command-line";
import { CommandRefusal } from "../command";
import { removeAbandoned, temporaryBeside } from "../temporary";
import { FileIndex, type IndexedFile } from "./file-index";
import { linesOfFile, type FileLineBytes } from "./lines-of-file";
import { misfitOfLine, ownLineStart } from "./record-schema";

/** What the files of an output came to, those of earlier runs included. */
export interface RecordTally {
  readonly recognised: number;
  readonly unrecognised: number;
  readonly unreadable: number;
  /** Files with findings that have to be mended. */
  readonly withErrors: number;
  /** Files with typed values for which no output of a merge has a place. */
  readonly withLeft: number;
}

const WITH_ERRORS = 4;
const WITH_LEFT = 8;

/** An output of `dingji records`: lines are added file by file, and what an earlier run wrote whole stays. */
export class RecordStore {
  private readonly index = new FileIndex();
  private handle: FileHandle | null = null;
  private end = 0;
  private stale = 0;

  private constructor(
    private readonly output: string,
    private readonly texts: CommandLineTexts,
  ) {}

  /**
   * Opens an output; what follows the last whole file in one that is there is cut off.
   * @throws CommandRefusal when it is there and no such output, or cannot be written.
   */
  static async open(output: string, isForced: boolean, texts: CommandLineTexts): Promise<RecordStore> {
    const store = new RecordStore(output, texts);
    const isThere = (await stat(output).catch(() => null)) !== null;
    await store.writing(async () => {
      if (isThere && !isForced) await store.scan();
      store.handle = await open(output, isThere ? "r+" : "wx+");
      await store.handle.truncate(store.end);
    });
    return store;
  }

  /** What is known of a file by its path; null where nothing of it was written. */
  known(file: string): IndexedFile | null {
    return this.index.get(file);
  }

  /** Adds the lines of one file; those that an earlier run wrote of it count no more. */
  async add(lines: readonly RecordLine[]): Promise<void> {
    const file = lines.at(-1) as FileLine;
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const start = this.end;
    // Taken at once: files are added while others are being written.
    this.end += bytes.length;
    this.note(file, start);
    await this.writing(async () => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten = 0 } = (await this.handle?.write(bytes, done, bytes.length - done, start + done)) ?? {};
        done += bytesWritten;
      }
    });
  }

  /** Closes the output; lines that count no more are taken out of it. */
  async close(): Promise<void> {
    await this.writing(async () => {
      await this.handle?.sync();
      await this.handle?.close();
      this.handle = null;
      if (this.stale > 0) await this.compact();
    });
  }

  tally(): RecordTally {
    const tally = { recognised: 0, unrecognised: 0, unreadable: 0, withErrors: 0, withLeft: 0 };
    for (const { traits } of this.index.values()) {
      const status = recordStatuses[traits & 3];
      if (status) tally[status]++;
      if (traits & WITH_ERRORS) tally.withErrors++;
      if (traits & WITH_LEFT) tally.withLeft++;
    }
    return tally;
  }

  private note({ file, sha256, status, severities, left }: FileLine, start: number): void {
    if (this.index.get(file)) this.stale++;
    const traits =
      recordStatuses.indexOf(status) | (severities.error > 0 ? WITH_ERRORS : 0) | (left.length > 0 ? WITH_LEFT : 0);
    this.index.set(file, { sha256, start, traits });
  }

  private async scan(): Promise<void> {
    let number = 0;
    for await (const line of linesOfFile(this.output)) {
      number++;
      // A broken write leaves its last line without an end.
      if (!line.isWhole) break;
      const own = ownLineStart(line.bytes);
      if (!own) throw this.notOurs(number);
      if (own.version !== RECORD_VERSION) {
        throw new CommandRefusal(this.texts.refusals.recordsVersion(this.output, own.version));
      }
      if (own.kind !== "file") continue;
      const file = fileLineIn(line);
      if (!file) throw this.notOurs(number);
      this.note(file, this.end);
      this.end = line.end;
    }
  }

  private notOurs(line: number): CommandRefusal {
    const { recordsDamaged, recordsForeign } = this.texts.refusals;
    return new CommandRefusal(line === 1 ? recordsForeign(this.output) : recordsDamaged(this.output, line));
  }

  private async compact(): Promise<void> {
    const target = await realpath(this.output);
    await removeAbandoned(path.dirname(target), Date.now());
    const temporary = temporaryBeside(target);
    try {
      const { mode } = await stat(target);
      const stream = createWriteStream(temporary, { flags: "wx" });
      let start = 0;
      let own: Buffer[] = [];
      for await (const line of linesOfFile(target)) {
        own.push(line.bytes, LINE_END);
        const file = ownLineStart(line.bytes)?.kind === "file" ? fileLineIn(line) : null;
        if (!file) continue;
        const counts = this.index.get(file.file)?.start === start;
        if (counts && !stream.write(Buffer.concat(own))) await once(stream, "drain");
        start = line.end;
        own = [];
      }
      stream.end();
      await finished(stream);
      await chmod(temporary, mode & 0o777);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  private async writing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof CommandRefusal) throw error;
      const { code = "?" } = error as NodeJS.ErrnoException;
      throw new CommandRefusal(this.texts.refusals.outputNotWritable(this.output, code));
    }
  }
}

const LINE_END = Buffer.from("\n");

function fileLineIn({ bytes }: FileLineBytes): FileLine | null {
  try {
    const line = JSON.parse(bytes.toString("utf8")) as FileLine;
    return misfitOfLine(line) === null ? line : null;
  } catch {
    return null;
  }
}
