import { changes, compareSubmissions } from "../../core/merging/compare";
import type { Submission } from "../../core/merging/submitted";
import { drawLookBack } from "../../core/merging/outputs/look-back";
import { createXlsx } from "../../hosts/xlsx/write";
import { describeFinding } from "../../locales/findings";
import {
  exitCodes,
  forceOption,
  jsonOption,
  outputOption,
  quotaOption,
  quotaPercent,
  CommandRefusal,
  UsageError,
  type Command,
} from "../command";
import { listInputs, readSubmissions } from "../gather";
import { printJson } from "../json";
import { compareJson, describeError } from "../merge-json";
import { assertWritable, writeWhole } from "../output";
import { programLabel } from "../program";
import { readOutput } from "../read-output";
import { leftReport, notCarried, workbookOutput } from "./merge";

/** Compares two rounds of grading branch by branch (回头看). */
export const compare: Command = {
  name: "compare",
  help: (texts) => texts.commands.compare,
  options: [outputOption, quotaOption, jsonOption, forceOption],
  async run(call) {
    const { io, locale, texts, files } = call;
    const [before, after] = files;
    if (before === undefined || after === undefined || files.length !== 2) {
      throw new UsageError(texts.usage.twoPlaces(files.length));
    }
    const quota = quotaPercent(call);
    const output = workbookOutput(call);
    await assertWritable(output, files, call.has("force"), texts);
    const sides: (readonly Submission[])[] = [];
    let isLeftOut = false;
    for (const side of [before, after]) {
      const { inputs, emptyPlaces } = await listInputs([side], call);
      if (emptyPlaces > 0) return exitCodes.refused;
      await assertWritable(
        output,
        inputs.map((input) => input.path),
        call.has("force"),
        texts,
      );
      const submissions = await readSubmissions(inputs, call);
      for (const { path, error } of submissions) {
        if (error) io.warn(`${path}: ${describeError(error, locale)}\n`);
      }
      isLeftOut ||= submissions.some((s) => s.error !== null || s.branches.length === 0);
      if (submissions.every((s) => s.branches.length === 0)) {
        throw new CommandRefusal(texts.refusals.nothingToMerge(submissions.length));
      }
      sides.push(submissions);
    }
    const former = (await readOutput(output, call))?.sheets ?? [];
    const result = compareSubmissions(sides[0] ?? [], sides[1] ?? [], quota === null ? {} : { quotaPercent: quota });
    if (call.has("json")) io.write(printJson(compareJson(result, locale)));
    const parts = changes.flatMap((change) => {
      const count = result.counts[change] ?? 0;
      return count === 0 ? [] : [texts.compare.changes[change](count)];
    });
    io.warn(`${texts.compare.summary(result.branches.length, parts)}\n`);
    const { designs, left } = drawLookBack(result, {
      describe: (finding) => describeFinding(finding, "zh-CN"),
      describeError: (error) => describeError(error, "zh-CN"),
      program: programLabel,
      former,
    });
    await writeWhole(output, await createXlsx(designs), texts);
    io.warn(`${texts.merge.written(output)}\n`);
    if (left.length > 0) io.warn(notCarried(left, call));
    for (const line of leftReport([...result.before.files, ...result.after.files], texts)) io.warn(`${line}\n`);
    isLeftOut ||= left.length + result.left.length > 0;
    return isLeftOut || result.findings.some((f) => f.severity === "error") ? exitCodes.incomplete : exitCodes.done;
  },
};
