import { realpath } from "node:fs/promises";
import { shareEqualValues } from "../core/merging/shared-values";
import type { Submission } from "../core/merging/submitted";
import { unreadableSubmission } from "../core/merging/submission";
import type { Call } from "./command";
import { extensionOf, fileError, findInputs, RECORDS_EXTENSION, type Input } from "./inputs";
import { asHostError } from "./read-input";
import { readRecords } from "./records/read-records";
import { withRecorded, type RecordedFiles } from "./records/recorded-files";
import type { Job } from "./submit";
import { openWorkshop } from "./workers";

interface FoundInputs {
  readonly inputs: readonly Input[];
  readonly emptyPlaces: number;
  /** Files in folders and archives that are no workbooks by their names. */
  readonly ignored: readonly string[];
}

/** Everything that the arguments name; a place without a single workbook is told on standard error. */
export async function listInputs(
  paths: readonly string[],
  { io, texts }: Call,
  leftOut: readonly string[] = [],
): Promise<FoundInputs> {
  const excluded = new Set(await Promise.all(leftOut.map(placeOf)));
  const inputs = new Map<string, Input>();
  const ignored: string[] = [];
  let emptyPlaces = 0;
  for (const given of paths) {
    let found = 0;
    for await (const input of findInputs([given], (path) => ignored.push(path), true)) {
      found++;
      if (excluded.size > 0 && excluded.has(await placeOf(input.path))) continue;
      // The same file by two arguments is one file.
      if (!inputs.has(input.path)) inputs.set(input.path, input);
    }
    if (found === 0) {
      emptyPlaces++;
      io.warn(`${texts.refusals.noInputs(given)}\n`);
    }
  }
  return { inputs: [...inputs.values()], emptyPlaces, ignored };
}

async function placeOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** Of the files that are handed to another thread together, those after this many bytes wait for the next time. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** Reads all inputs, as many at a time as there are hands for; nothing of a file stays but its submission. */
export async function readSubmissions(inputs: readonly Input[], call: Call): Promise<readonly Submission[]> {
  const { io, texts } = call;
  const withSharedValues = shareEqualValues();
  const submissions: Submission[] = [];
  const started = Date.now();
  let done = 0;
  let shown = started;
  const tell = (): void => {
    const now = Date.now();
    if (!io.progress || (now - shown < PROGRESS_EVERY && done < inputs.length)) return;
    shown = now;
    const left = ((now - started) / done) * (inputs.length - done);
    io.progress(texts.merge.progress(done, inputs.length, Math.ceil(left / 1000)));
  };
  const recorded: RecordedFiles[] = [];
  try {
    for (const input of inputs.filter(isRecordsInput)) {
      recorded.push(await recordedIn(input, call, withSharedValues));
      done++;
      tell();
    }
    await readEach(
      inputs.filter((input) => !isRecordsInput(input)),
      { files: inputs.length - recorded.length, rubric: call.value("rubric"), workerScript: io.workerScript },
      (read) => {
        for (const submission of read) if (submission) submissions.push(withSharedValues(submission));
        done += read.length;
        tell();
        return Promise.resolve();
      },
    );
  } finally {
    io.progress?.(null);
  }
  return recorded.length === 0 ? submissions : withRecorded(submissions, recorded);
}

/** Milliseconds. */
export const PROGRESS_EVERY = 200;

function isRecordsInput({ path, isFile }: Input): boolean {
  return isFile && extensionOf(path) === RECORDS_EXTENSION;
}

/** What cannot be read of them is a file that cannot be read. */
async function recordedIn(
  { path, modified }: Input,
  { io, texts, value }: Call,
  withSharedValues: (submission: Submission) => Submission,
): Promise<RecordedFiles> {
  if (value("rubric") !== null) io.warn(`${texts.records.rubricUnused(path)}\n`);
  try {
    return { records: path, submissions: await readRecords(path, withSharedValues) };
  } catch (error) {
    const { code, facts } = asHostError(fileError(error));
    const file = { path, sha256: null, modified: null, fileModified: modified?.getTime() ?? null };
    return { records: path, submissions: [unreadableSubmission(file, { code, facts })] };
  }
}

interface Reading {
  /** How many inputs there are; where nobody knows, as many as were counted. */
  readonly files: number;
  readonly rubric: string | null;
  readonly workerScript: string | undefined;
  /** The SHA-256, or the first half of it, under which a file was read before; null where it was not. */
  readonly known?: (input: Input) => string | null;
}

/**
 * Reads inputs, as many at a time as there are hands for, in no certain order; none is asked for before there is a hand
 * for it.
 * @param keep gets what came of them, null for a file that is as it was known; nothing more is read before it is done.
 */
export async function readEach(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  { files, rubric, workerScript, known }: Reading,
  keep: (read: readonly (Submission | null)[]) => Promise<void>,
): Promise<void> {
  const workshop = openWorkshop(files, workerScript);
  const source = Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  let isOver = false;
  const next = async (): Promise<Input | null> => {
    const step = await source.next();
    if (step.done !== true) return step.value;
    isOver = true;
    return null;
  };
  const work = async (): Promise<void> => {
    while (!isOver) {
      const jobs: Job[] = [];
      for (let bytes = 0; jobs.length < workshop.batch && bytes < BATCH_BYTES;) {
        const input = await next();
        if (!input) break;
        bytes += input.size;
        const job = await jobOf(input, rubric, known?.(input) ?? null);
        if ("error" in job) await keep([job]);
        else jobs.push(job);
      }
      if (jobs.length > 0) await keep(await workshop.run(jobs));
    }
  };
  try {
    await Promise.all(Array.from({ length: workshop.size }, work));
  } finally {
    isOver = true;
    await workshop.close();
  }
}

async function jobOf(input: Input, rubric: string | null, known: string | null): Promise<Job | Submission> {
  const { path, name } = input;
  const fileModified = input.modified?.getTime() ?? null;
  try {
    return { path, name, fileModified, bytes: input.isFile ? null : await input.read(), rubric, known };
  } catch (error) {
    const { code, facts } = asHostError(error);
    return unreadableSubmission({ path, sha256: null, modified: null, fileModified }, { code, facts });
  }
}
