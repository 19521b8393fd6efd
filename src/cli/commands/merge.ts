import path from "node:path";
import { drawMerge } from "../../core/merging/outputs/draw-merge";
import { fileStatuses, mergeSubmissions, type MergeOptions, type MergeResult } from "../../core/merging/merge";
import { readRoster, type Roster } from "../../core/merging/roster";
import type { Severity } from "../../core/findings/finding";
import { HostError } from "../../hosts/host";
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
  Refusal,
  someFiles,
  UsageError,
  type Call,
  type Command,
  type ExitCode,
} from "../command";
import { listInputs, readSubmissions } from "../gather";
import { findInputs } from "../inputs";
import { printJson } from "../json";
import { describeError, mergeJson, recordLine } from "../merge-json";
import { assertWritable, writeWhole } from "../output";
import { programLabel } from "../program";

/** Merges many workbooks into one checked summary and accounts for every file. */
export const merge: Command = {
  name: "merge",
  help: (texts) => texts.commands.merge,
  options: [
    outputOption,
    { name: "roster", value: "FILE", about: (texts) => texts.options.roster },
    quotaOption,
    { name: "records", value: "OUT.jsonl", about: (texts) => texts.options.records },
    jsonOption,
    forceOption,
  ],
  async run(call) {
    const { io, locale, texts } = call;
    const paths = someFiles(call);
    const output = workbookOutput(call);
    const records = call.value("records");
    const rosterFile = call.value("roster");
    const quota = quotaPercent(call);
    if (records !== null && path.resolve(records) === path.resolve(output)) {
      throw new Refusal(texts.refusals.outputIsInput(records));
    }
    const given = rosterFile === null ? paths : [...paths, rosterFile];
    for (const target of targets(output, records)) await assertWritable(target, given, call.has("force"), texts);

    const roster = rosterFile === null ? null : await loadRoster(rosterFile, call);
    if (roster && roster.repeated.length > 0) io.warn(`${texts.merge.repeatedOnRoster(roster.repeated)}\n`);
    const { inputs, emptyPlaces } = await listInputs(paths, call, rosterFile === null ? [] : [rosterFile]);
    if (inputs.length === 0) return exitCodes.refused;
    const files = inputs.map((input) => input.path);
    for (const target of targets(output, records)) await assertWritable(target, files, call.has("force"), texts);

    const options: MergeOptions = { roster, ...(quota === null ? {} : { quotaPercent: quota }) };
    const result = mergeSubmissions(await readSubmissions(inputs, call), options);
    if (call.has("json")) io.write(printJson(mergeJson(result, locale)));
    io.warn(mergeReport(result, call));
    if (result.merged === 0 && result.reconciliation.conflict === 0) {
      throw new Refusal(texts.refusals.nothingToMerge(result.received));
    }
    const bytes = await createXlsx(
      // Generated sheets are official paper and Chinese in every language of the program.
      drawMerge(result, {
        describe: (finding) => describeFinding(finding, "zh-CN"),
        describeError: (error) => describeError(error, "zh-CN"),
        program: programLabel,
      }),
    );
    await writeWhole(output, bytes, texts);
    io.warn(`${texts.merge.written(output)}\n`);
    if (records !== null) {
      await writeWhole(records, result.branches.map(recordLine).join(""), texts);
      io.warn(`${texts.merge.written(records)}\n`);
    }
    return exitCode(result, emptyPlaces);
  },
};

function targets(output: string, records: string | null): readonly string[] {
  return records === null ? [output] : [output, records];
}

/** `-o`: always a new .xlsx workbook. */
export function workbookOutput({ value, texts }: Call): string {
  const output = value("output");
  if (output === null) throw new UsageError(texts.usage.noOutput);
  if (path.extname(output).toLowerCase() !== ".xlsx") {
    throw new Refusal(texts.refusals.outputExtension(output, ".xlsx"));
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
      throw new Refusal(texts.refusals.rosterUnreadable(file, describeHostError(error.code, error.facts, locale)));
    }
  }
  throw new Refusal(texts.refusals.rosterUnrecognised(file));
}

function exitCode(result: MergeResult, emptyPlaces: number): ExitCode {
  const { conflict, unrecognised, unreadable } = result.reconciliation;
  const isLeftOut = emptyPlaces + conflict + unrecognised + unreadable > 0;
  return isLeftOut || problemsOf(result).some((f) => f.severity === "error") ? exitCodes.incomplete : exitCodes.done;
}

function problemsOf({ findings, carried }: MergeResult): readonly { readonly severity: Severity }[] {
  return [...findings, ...carried];
}

const LISTED = ["duplicate", "superseded", "conflict", "unrecognised", "unreadable"] as const;

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
  const count = (severity: string): number => problemsOf(result).filter((f) => f.severity === severity).length;
  lines.push(words.problems(count("error"), count("query")));
  return `${lines.map(plainLine).join("\n")}\n`;
}

/** Names come from files: no control character of theirs may reach the terminal. */
function plainLine(line: string): string {
  return line.replace(/[\u0000-\u001f\u007f-\u009f]/gu, " ");
}
