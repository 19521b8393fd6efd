import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { recordLines, type RecordWording } from "../../core/merging/record-lines";
import type { Submission } from "../../core/merging/submitted";
import { describeFinding } from "../../locales/findings";
import {
  exitCodes,
  outputOption,
  rubricOption,
  CommandRefusal,
  someFiles,
  UsageError,
  type Call,
  type Command,
  type ExitCode,
} from "../command";
import { confirmedRubric } from "../confirmed-rubric";
import { PROGRESS_EVERY, readEach } from "../gather";
import { findInputs, RECORDS_EXTENSION, type Input } from "../inputs";
import { keepSmall } from "../engine";
import { describeError } from "../merge-json";
import { assertWritable } from "../output";
import { plainLine } from "../plain-line";
import { FileIndex, shardOf } from "../records/file-index";
import { RecordStore, type RecordTally } from "../records/record-store";

/** Writes what a merge needs of every file as JSON lines, while files are read. */
export const records: Command = {
  name: "records",
  help: (texts) => texts.commands.records,
  options: [
    outputOption,
    { name: "shard", value: "I/N", about: (texts) => texts.options.shard },
    rubricOption,
    { name: "force", about: (texts) => texts.options.anew },
  ],
  async run(call) {
    const { io, texts } = call;
    keepSmall();
    const paths = someFiles(call);
    const output = recordsOutput(call);
    const shard = wishedShard(call);
    // An output that is there is continued.
    await assertWritable(output, paths, true, texts);
    await confirmedRubric(call);
    const wasThere = (await stat(output).catch(() => null)) !== null;
    const store = await RecordStore.open(output, call.has("force"), texts);
    const found = new FoundFiles(paths, call, shard);
    let run: Run;
    try {
      run = await fill(store, found, call);
    } finally {
      await store.close();
    }
    if (found.count === 0) {
      if (!wasThere) await rm(output, { force: true });
      return exitCodes.refused;
    }
    const tally = store.tally();
    for (const line of report(tally, run, output, call)) io.warn(`${plainLine(line)}\n`);
    if (found.count === 1 && run.unreadable === 1) return exitCodes.refused;
    return exitCode(tally, found.emptyPlaces);
  },
};

function recordsOutput({ value, texts }: Call): string {
  const output = value("output");
  if (output === null) throw new UsageError(texts.usage.noOutput);
  if (path.extname(output).toLowerCase() !== RECORDS_EXTENSION) {
    throw new CommandRefusal(texts.refusals.recordsExtension(output));
  }
  return output;
}

interface Shard {
  readonly part: number;
  readonly parts: number;
}

function wishedShard({ value, texts }: Call): Shard {
  const entered = value("shard") ?? "1/1";
  const [, part, parts] = /^(\d{1,6})\/(\d{1,6})$/.exec(entered.trim())?.map(Number) ?? [];
  if (part === undefined || parts === undefined || part < 1 || part > parts) {
    throw new UsageError(texts.usage.shard(entered));
  }
  return { part, parts };
}

/** The inputs of one shard, found while they are read; each once, by however many arguments. */
class FoundFiles {
  /** Of all shards. */
  count = 0;
  emptyPlaces = 0;
  private readonly seen = new FileIndex();

  constructor(
    private readonly paths: readonly string[],
    private readonly call: Call,
    private readonly shard: Shard,
  ) {}

  async *inputs(): AsyncGenerator<Input> {
    const { io, texts } = this.call;
    for (const given of this.paths) {
      const before = this.count;
      for await (const input of findInputs([given])) {
        this.count++;
        if (this.paths.length > 1) {
          if (this.seen.get(input.path)) continue;
          this.seen.set(input.path, { sha256: null, start: 0, traits: 0 });
        }
        if (shardOf(input.path, this.shard.parts) === this.shard.part) yield input;
      }
      if (this.count > before) continue;
      this.emptyPlaces++;
      io.warn(`${texts.refusals.noInputs(given)}\n`);
    }
  }
}

/** What one run did. */
interface Run {
  read: number;
  skipped: number;
  unreadable: number;
}

/** So many inputs are counted before the first is read: how many threads are worth their start depends on it. */
const COUNTED = 256;

async function fill(store: RecordStore, found: FoundFiles, call: Call): Promise<Run> {
  const { io, locale, texts } = call;
  const wording: RecordWording = {
    describe: (finding) => describeFinding(finding, locale),
    describeError: (error) => describeError(error, locale),
  };
  const run: Run = { read: 0, skipped: 0, unreadable: 0 };
  let shown = Date.now();
  const keep = async (submissions: readonly (Submission | null)[]): Promise<void> => {
    for (const submission of submissions) {
      if (submission === null) {
        run.skipped++;
        continue;
      }
      run.read++;
      const { path: file, error } = submission;
      if (error) {
        run.unreadable++;
        io.progress?.(null);
        io.warn(`${plainLine(`${file}: ${describeError(error, locale)}`)}\n`);
      }
      await store.add(recordLines(submission, wording));
    }
    if (Date.now() - shown < PROGRESS_EVERY) return;
    shown = Date.now();
    io.progress?.(texts.records.progress(run.read + run.skipped));
  };
  const { first, all } = await counted(found.inputs(), COUNTED);
  const reading = { files: first, rubric: call.value("rubric"), workerScript: io.workerScript };
  try {
    await readEach(all, { ...reading, known: ({ path: file }) => store.known(file)?.sha256 ?? null }, keep);
  } finally {
    io.progress?.(null);
  }
  return run;
}

/** How many there are, counted up to `most`, and all of them. */
async function counted<Item>(
  items: AsyncGenerator<Item>,
  most: number,
): Promise<{ readonly first: number; readonly all: AsyncGenerator<Item> }> {
  const begun: Item[] = [];
  while (begun.length < most) {
    const step = await items.next();
    if (step.done === true) break;
    begun.push(step.value);
  }
  const first = begun.length;
  return {
    first,
    all: (async function* () {
      while (begun.length > 0) yield begun.shift() as Item;
      yield* items;
    })(),
  };
}

function report(tally: RecordTally, run: Run, output: string, { texts }: Call): readonly string[] {
  const { recognised, unrecognised, unreadable, withErrors, withLeft } = tally;
  return [
    texts.records.read(run.read, run.skipped),
    texts.records.holds(recognised, unrecognised, unreadable),
    texts.records.problems(withErrors, withLeft),
    texts.merge.written(output),
  ];
}

/** Of everything that the output holds: a continued run ends as one that was never broken off. */
function exitCode({ unrecognised, unreadable, withErrors, withLeft }: RecordTally, emptyPlaces: number): ExitCode {
  const isWhole = emptyPlaces + unrecognised + unreadable + withErrors + withLeft === 0;
  return isWhole ? exitCodes.done : exitCodes.incomplete;
}
