import { realpath } from "node:fs/promises";
import { shareEqualValues } from "../core/merging/shared-values";
import type { Submission } from "../core/merging/submitted";
import { unreadableSubmission } from "../core/merging/submission";
import type { Call } from "./command";
import { findInputs, type Input } from "./inputs";
import { asHostError } from "./read-input";
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
    for await (const input of findInputs([given], (path) => ignored.push(path))) {
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
  const workshop = openWorkshop(inputs.length, io.workerScript);
  const lean = shareEqualValues();
  const submissions: Submission[] = [];
  const started = Date.now();
  let next = 0;
  let shown = started;
  const tell = (): void => {
    const now = Date.now();
    if (!io.progress || (now - shown < 200 && submissions.length < inputs.length)) return;
    shown = now;
    const left = ((now - started) / submissions.length) * (inputs.length - submissions.length);
    io.progress(texts.merge.progress(submissions.length, inputs.length, Math.ceil(left / 1000)));
  };
  const keep = (read: readonly Submission[]): void => {
    for (const submission of read) submissions.push(lean(submission));
    tell();
  };
  const work = async (): Promise<void> => {
    while (next < inputs.length) {
      const jobs: Job[] = [];
      for (let bytes = 0; jobs.length < workshop.batch && bytes < BATCH_BYTES;) {
        const input = inputs[next++];
        if (!input) break;
        bytes += input.size;
        const job = await jobOf(input, call.value("rubric"));
        if ("error" in job) keep([job]);
        else jobs.push(job);
      }
      if (jobs.length > 0) keep(await workshop.run(jobs));
    }
  };
  try {
    await Promise.all(Array.from({ length: workshop.size }, work));
  } finally {
    await workshop.close();
    io.progress?.(null);
  }
  return submissions;
}

async function jobOf(input: Input, rubric: string | null): Promise<Job | Submission> {
  const { path, name } = input;
  const fileModified = input.modified?.getTime() ?? null;
  try {
    return { path, name, fileModified, bytes: input.isFile ? null : await input.read(), rubric };
  } catch (error) {
    const { code, facts } = asHostError(error);
    return unreadableSubmission({ path, sha256: null, modified: null, fileModified }, { code, facts });
  }
}
