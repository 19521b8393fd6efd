import type { CheckOptions, Verdict } from "../../core/check/check";
import { HostError } from "../../hosts/host";
import {
  exitCodes,
  jsonOption,
  quotaOption,
  quotaPercent,
  rubricOption,
  someFiles,
  type Command,
  type ExitCode,
} from "../command";
import { confirmedRubric } from "../confirmed-rubric";
import { findInputs } from "../inputs";
import { checkJson, fileJson, printJson, unreadableFileJson, type FileJson } from "../json";
import { checkInput } from "../read-input";
import { fileReport, summaryReport, unreadableReport, type ReportStyle } from "../report";

/** Recognises and checks workbooks; several are checked one after the other, an unreadable one stops nothing. */
export const check: Command = {
  name: "check",
  help: (texts) => texts.commands.check,
  options: [quotaOption, rubricOption, jsonOption],
  async run(call) {
    const { io, locale, texts } = call;
    const paths = someFiles(call);
    const quota = quotaPercent(call);
    const confirmed = await confirmedRubric(call);
    const options: CheckOptions = { ...confirmed, ...(quota === null ? {} : { quotaPercent: quota }) };
    const isJson = call.has("json");
    const style: ReportStyle = { locale, texts, isColoured: io.isTerminal };

    const files: FileJson[] = [];
    const verdicts: (Verdict | "unreadable")[] = [];
    const leftOut: string[] = [];
    for (const given of paths) {
      const before = verdicts.length;
      for await (const input of findInputs([given])) {
        try {
          const { result: checked } = await checkInput(input, options);
          if (isJson) files.push(fileJson(input.path, checked, locale));
          else io.write(`${verdicts.length > 0 ? "\n" : ""}${fileReport(input.path, checked, style)}`);
          verdicts.push(checked.verdict);
        } catch (error) {
          if (!(error instanceof HostError)) throw error;
          if (isJson) files.push(unreadableFileJson(input.path, error, locale));
          leftOut.push(unreadableReport(input.path, error, { ...style, isColoured: false }));
          if (error.code === "unknown") leftOut.push(`${error.message}\n`);
          verdicts.push("unreadable");
        }
      }
      if (verdicts.length === before) leftOut.push(`${texts.refusals.noInputs(given)}\n`);
    }

    if (isJson) io.write(printJson(checkJson(files)));
    else if (verdicts.length > 1) io.write(`\n${summaryReport(verdicts, style)}`);
    for (const sentence of leftOut) io.warn(sentence);
    return exitCode(verdicts, leftOut.length > 0);
  },
};

function exitCode(verdicts: readonly (Verdict | "unreadable")[], isSomethingLeftOut: boolean): ExitCode {
  const isNothingDone = verdicts.length === 0 || (verdicts.length === 1 && verdicts[0] === "unreadable");
  if (isNothingDone) return exitCodes.refused;
  return isSomethingLeftOut || verdicts.includes("errors") ? exitCodes.incomplete : exitCodes.done;
}
