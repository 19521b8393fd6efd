import type { CheckOptions, Verdict } from "../../core/check";
import { HostError } from "../../hosts/host";
import {
  exitCodes,
  jsonOption,
  quotaOption,
  quotaPercent,
  Refusal,
  someFiles,
  type Command,
  type ExitCode,
} from "../command";
import { findInputs } from "../inputs";
import { checkJson, fileJson, printJson, unreadableFileJson, type FileJson } from "../json";
import { checkInput } from "../read-input";
import { fileReport, summaryReport, unreadableReport, type ReportStyle } from "../report";

/** Recognises and checks workbooks; several are checked one after the other, an unreadable one stops nothing. */
export const check: Command = {
  name: "check",
  help: (texts) => texts.commands.check,
  options: [quotaOption, jsonOption],
  async run(call) {
    const { io, locale, texts } = call;
    const paths = someFiles(call);
    const quota = quotaPercent(call);
    const options: CheckOptions = quota === null ? {} : { quotaPercent: quota };
    const isJson = call.has("json");
    const style: ReportStyle = { locale, texts, isColoured: io.isTerminal };

    const files: FileJson[] = [];
    const verdicts: (Verdict | "unreadable")[] = [];
    const tell = (report: string): void => io.write(verdicts.length > 1 ? `\n${report}` : report);
    for await (const input of findInputs(paths)) {
      try {
        const { review } = await checkInput(input, options);
        verdicts.push(review.verdict);
        if (isJson) files.push(fileJson(input.path, review, locale));
        else tell(fileReport(input.path, review, style));
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        verdicts.push("unreadable");
        if (error.code === "unknown") io.warn(`${input.path}: ${error.message}\n`);
        if (isJson) files.push(unreadableFileJson(input.path, error, locale));
        else tell(unreadableReport(input.path, error, style));
      }
    }

    if (isJson) io.write(printJson(checkJson(files)));
    if (verdicts.length === 0) throw new Refusal(texts.refusals.noInputs);
    if (!isJson && verdicts.length > 1) io.write(`\n${summaryReport(verdicts, style)}`);
    return exitCode(verdicts);
  },
};

function exitCode(verdicts: readonly (Verdict | "unreadable")[]): ExitCode {
  if (verdicts.length === 1 && verdicts[0] === "unreadable") return exitCodes.refused;
  return verdicts.some((verdict) => verdict === "errors" || verdict === "unreadable")
    ? exitCodes.incomplete
    : exitCodes.done;
}
