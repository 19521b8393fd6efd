import path from "node:path";
import { drawMergeAgain, formerMerge, sheetsBeside, type FormerMerge } from "../../core/merging/outputs/draw-again";
import { mergeSubmissions, type MergeOptions } from "../../core/merging/merge";
import { type MergeFinding, type MergeResult } from "../../core/merging/merge-result";
import { fileStatuses } from "../../core/merging/file-status";
import { formerPublicity } from "../../core/merging/former-publicity";
import { drawSample } from "../../core/merging/sample";
import { readRoster, type Roster } from "../../core/merging/roster";
import type { Severity } from "../../core/findings/finding";
import { branchChanges, changesSince, type ChangesSince } from "../../core/merging/changes-since";
import type { SubmissionError, TypedNote } from "../../core/merging/submitted";
import { planReturns, type ReturnPlan, type ReturnWording } from "../../core/merging/returns";
import { HostError } from "../../hosts/host";
import { packReturns } from "../../hosts/return-archive";
import { returnedCopy } from "../../hosts/returned-copy";
import { readWorkbook } from "../../hosts/read-workbook";
import { createXlsx } from "../../hosts/xlsx/write";
import { describeFinding, describeHostError } from "../../locales/findings";
import {
  exitCodes,
  forceOption,
  jsonOption,
  outputOption,
  quotaOption,
  quotaPercent,
  rubricOption,
  CommandRefusal,
  someFiles,
  UsageError,
  type Call,
  type Command,
  type ExitCode,
} from "../command";
import { listInputs, readSubmissions } from "../gather";
import { findInputs, type Input } from "../inputs";
import { printJson } from "../json";
import { describeError, mergeJson, recordLine } from "../merge-json";
import { assertWritable, writeTogether, type Output } from "../output";
import { plainLine } from "../plain-line";
import { programLabel } from "../program";
import { readOutput } from "../read-output";
import { confirmedRubric } from "../confirmed-rubric";
import { asHostError, checkBytes } from "../read-input";

/** Merges many workbooks into one checked summary and accounts for every file. */
export const merge: Command = {
  name: "merge",
  help: (texts) => texts.commands.merge,
  options: [
    outputOption,
    { name: "roster", value: "FILE", about: (texts) => texts.options.roster },
    quotaOption,
    rubricOption,
    { name: "records", value: "OUT.jsonl", about: (texts) => texts.options.records },
    { name: "return", value: "OUT.zip", about: (texts) => texts.options.return },
    { name: "since", value: "EARLIER.xlsx", about: (texts) => texts.options.since },
    { name: "sample", value: "N", about: (texts) => texts.options.sample },
    { name: "seed", value: "S", about: (texts) => texts.options.seed },
    jsonOption,
    forceOption,
  ],
  async run(call) {
    const { io, locale, texts } = call;
    const paths = someFiles(call);
    const output = workbookOutput(call);
    const records = call.value("records");
    const returns = archiveOutput(call);
    const rosterFile = call.value("roster");
    const earlierFile = call.value("since");
    const quota = quotaPercent(call);
    const sampling = samplingOf(call);
    const targets = [output, records, returns].filter((target) => target !== null);
    const repeated = targets.find((one, i) => targets.slice(0, i).some((t) => path.resolve(t) === path.resolve(one)));
    if (repeated !== undefined) throw new CommandRefusal(texts.refusals.outputIsInput(repeated));
    const aside = [rosterFile, earlierFile, call.value("rubric")].filter((file) => file !== null);
    for (const target of targets) await assertWritable(target, [...paths, ...aside], call.has("force"), texts);

    await confirmedRubric(call);
    const roster = rosterFile === null ? null : await loadRoster(rosterFile, call);
    if (roster && roster.repeated.length > 0) io.warn(`${texts.merge.repeatedOnRoster(roster.repeated)}\n`);
    const loaded = earlierFile === null ? null : await loadEarlier(earlierFile, call);
    const earlier = loaded && loaded.submission;
    // What people typed on the output that is replaced is not thrown away with it.
    const former = loaded ?? (await replacedMerge(output, call));
    const { inputs, emptyPlaces, ignored } = await listInputs(paths, call, aside);
    if (inputs.length === 0) return exitCodes.refused;
    const files = inputs.map((input) => input.path);
    for (const target of targets) await assertWritable(target, files, call.has("force"), texts);

    const published = formerPublicity(former?.sheets ?? [], earlierFile ?? output);
    const options: MergeOptions = {
      roster,
      former: published,
      ...(quota === null ? {} : { quotaPercent: quota }),
    };
    const result = mergeSubmissions(await readSubmissions(inputs, call), options);
    // Generated sheets are official paper and Chinese in every language of the program.
    const wording = {
      describe: (finding: MergeFinding) => describeFinding(finding, "zh-CN"),
      describeError: (error: SubmissionError) => describeError(error, "zh-CN"),
      program: programLabel,
    };
    const changes = earlier && changesSince(earlier, result, wording.describe);
    if (call.has("json")) io.write(printJson(mergeJson(result, locale, changes)));
    io.warn(mergeReport(result, call));
    if (ignored.length > 0) {
      io.warn(`${plainLine(texts.merge.ignored(ignored.length, ignored.slice(0, IGNORED_NAMED)))}\n`);
    }
    if (changes) io.warn(`${changesReport(changes, call)}\n`);
    if (result.merged === 0 && result.lists.length === 0 && result.reconciliation.conflict === 0) {
      throw new CommandRefusal(texts.refusals.nothingToMerge(result.received));
    }
    const sample = sampling && drawSample(result.branches, sampling.size, sampling.seed);
    const drawn = drawMergeAgain(result, former, published, { ...wording, changes, sample });
    const { designs } = drawn;
    // The workbook that is replaced may hold sheets of a person's own.
    const left = [...drawn.left, ...(former !== null && loaded === null ? sheetsBeside(former) : [])];
    const outputs: Output[] = [{ path: output, bytes: await createXlsx(designs) }];
    if (records !== null) outputs.push({ path: records, bytes: result.branches.map(recordLine).join("") });
    const told = outputs.map((file) => texts.merge.written(file.path));
    if (returns !== null) {
      const packed = await returnsOf(returns, planReturns(result, wording), { ...wording, inputs, call });
      if (packed.bytes) outputs.push({ path: returns, bytes: packed.bytes });
      told.push(...packed.told);
    }
    await writeTogether(outputs, texts);
    for (const line of told) io.warn(`${line}\n`);
    if (sample) io.warn(`${texts.merge.sampled(sample.branches.length, sample.all, sample.seed)}\n`);
    if (left.length > 0) io.warn(notCarried(left, call));
    return exitCode(result, emptyPlaces + left.length);
  },
};

/** `--sample N --seed S`; the seed is 1 where none is given, so that the list can be drawn again. */
function samplingOf({ value, texts }: Call): { readonly size: number; readonly seed: string } | null {
  const [size, seed] = [value("sample"), value("seed")];
  if (size === null) {
    if (seed !== null) throw new UsageError(texts.usage.seedAlone);
    return null;
  }
  if (!/^[1-9]\d{0,6}$/.test(size.trim())) throw new UsageError(texts.usage.sample(size));
  return { size: Number(size), seed: seed?.trim() || "1" };
}

/** `--return`: always a .zip; null where it is not asked for. */
function archiveOutput({ value, texts }: Call): string | null {
  const output = value("return");
  if (output !== null && path.extname(output).toLowerCase() !== ".zip") {
    throw new CommandRefusal(texts.refusals.outputExtension(output, ".zip"));
  }
  return output;
}

interface ReturnContext extends ReturnWording {
  readonly program: string;
  readonly inputs: readonly Input[];
  readonly call: Call;
}

/** The archive of `--return`, null where nothing goes back, and what is told of it. */
async function returnsOf(
  output: string,
  plan: ReturnPlan,
  context: ReturnContext,
): Promise<{ readonly bytes: Uint8Array | null; readonly told: readonly string[] }> {
  const { inputs, call, describe, program } = context;
  const { locale, texts } = call;
  if (plan.returns.length + plan.notes.length === 0) {
    return { bytes: null, told: [texts.merge.nothingToReturn(output)] };
  }
  const byPath = new Map(inputs.map((input) => [input.path, input]));
  const load = (file: string): Promise<Uint8Array> =>
    byPath.get(file)?.read() ?? Promise.reject(new HostError("not-a-workbook", file, { reason: "not-found" }));
  const { bytes, withoutCopy } = await packReturns(plan, {
    copy: async (copy) => returnedCopy(await load(copy.path), copy, describe, program),
  });
  const told = withoutCopy.map(({ path: file, error }) =>
    plainLine(texts.merge.noCopy(file, describeHostError(error.code, error.facts, locale))),
  );
  return { bytes, told: [texts.merge.returned(output, plan.returns.length), ...told] };
}

/** The merge that will be replaced; null where there is none, or another workbook. */
async function replacedMerge(output: string, call: Call): Promise<FormerMerge | null> {
  const checked = await readOutput(output, call);
  return checked && formerMerge(output, checked);
}

/** The workbook that an earlier merge wrote. */
async function loadEarlier(file: string, { locale, texts }: Call): Promise<FormerMerge> {
  for await (const input of findInputs([file])) {
    if (input.path !== file) break;
    try {
      const merge = formerMerge(input.path, (await checkBytes(await input.read(), input.name, {})).checked);
      if (merge) return merge;
      break;
    } catch (error) {
      const { code, facts } = asHostError(error);
      throw new CommandRefusal(texts.refusals.earlierUnreadable(file, describeHostError(code, facts, locale)));
    }
  }
  throw new CommandRefusal(texts.refusals.earlierUnrecognised(file));
}

function changesReport({ branches, opened, closed }: ChangesSince, { texts }: Call): string {
  const { since } = texts.merge;
  const parts = branchChanges.flatMap((change) => {
    const names = branches.filter((b) => b.change === change).map(({ name }) => name ?? texts.report.unnamedBranch);
    return names.length === 0 ? [] : [since.branches[change](names)];
  });
  if (opened.length > 0) parts.push(since.opened(opened.length));
  if (closed.length > 0) parts.push(since.closed(closed.length));
  return plainLine(since.summary(parts));
}

/** What a person typed on the earlier merge in rows that are no more. */
export function notCarried(left: readonly TypedNote[], { texts }: Call): string {
  const lines = left.map(({ sheet, cell, text }) => plainLine(`  ${sheet}!${cell}  ${text}`));
  return `${[texts.merge.notCarried(left.length), ...lines].join("\n")}\n`;
}

/** `-o`: always a new .xlsx workbook. */
export function workbookOutput({ value, texts }: Call): string {
  const output = value("output");
  if (output === null) throw new UsageError(texts.usage.noOutput);
  if (path.extname(output).toLowerCase() !== ".xlsx") {
    throw new CommandRefusal(texts.refusals.outputExtension(output, ".xlsx"));
  }
  return output;
}

async function loadRoster(file: string, { locale, texts }: Call): Promise<Roster> {
  for await (const input of findInputs([file])) {
    if (input.path !== file) break;
    try {
      const { snapshot } = await readWorkbook(await input.read(), { fileName: input.name });
      const roster = readRoster(snapshot);
      if (roster) return roster;
      break;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw new CommandRefusal(
        texts.refusals.rosterUnreadable(file, describeHostError(error.code, error.facts, locale)),
      );
    }
  }
  throw new CommandRefusal(texts.refusals.rosterUnrecognised(file));
}

function exitCode(result: MergeResult, emptyPlaces: number): ExitCode {
  const { conflict, unrecognised, unreadable } = result.reconciliation;
  const left = result.files.reduce((count, file) => count + file.left.length, 0);
  const isLeftOut = emptyPlaces + conflict + unrecognised + unreadable + left > 0;
  return isLeftOut || problemsOf(result).some((f) => f.severity === "error") ? exitCodes.incomplete : exitCodes.done;
}

function problemsOf({ findings, forwarded: carried }: MergeResult): readonly { readonly severity: Severity }[] {
  return [...findings, ...carried];
}

/** Of files that were not read so many are named. */
const IGNORED_NAMED = 8;

/** Of a file so many values that were left out are named; 「数据来源」 lists all. */
const LEFT_NAMED = 20;

const LISTED = ["duplicate", "superseded", "conflict", "unrecognised", "unreadable"] as const;

/** Every file's typed values that are not in the output, so many of each. */
export function leftReport(files: MergeResult["files"], { merge: words }: Call["texts"]): readonly string[] {
  return files.flatMap(({ path: file, left }) => {
    if (left.length === 0) return [];
    const named = left
      .slice(0, LEFT_NAMED)
      .map(
        ({ sheet, cell, text, reason }) =>
          `  ${[sheet, cell].filter((part) => part !== "").join("!")}  ${text}  ${words.leftReasons[reason]}`,
      );
    const more = left.length > LEFT_NAMED ? [`  ${words.moreLeft(left.length - LEFT_NAMED)}`] : [];
    return [words.left(file, left.length), ...named, ...more].map(plainLine);
  });
}

function mergeReport(result: MergeResult, { texts, locale }: Call): string {
  const { merge: words } = texts;
  const parts = fileStatuses
    .filter((status) => result.reconciliation[status] > 0)
    .map((status) => words.statuses[status](result.reconciliation[status]));
  const lines = [`${words.received(result.received)} = ${parts.join(" + ")}`, words.branches(result.merged)];
  if (result.missing.length > 0) lines.push(words.missing(result.missing.map(({ name }) => name)));
  if (result.unexpected.length > 0) lines.push(words.unexpected(result.unexpected));
  for (const status of LISTED) {
    const files = result.files.filter((file) => file.status === status);
    if (files.length === 0) continue;
    lines.push(words.fileHeadings[status]);
    for (const { path: file, error } of files) {
      lines.push(`  ${file}${error ? `  ${describeError(error, locale)}` : ""}`);
    }
  }
  lines.push(...leftReport(result.files, texts));
  const count = (severity: string): number => problemsOf(result).filter((f) => f.severity === severity).length;
  lines.push(words.problems(count("error"), count("query")));
  return `${lines.map(plainLine).join("\n")}\n`;
}
