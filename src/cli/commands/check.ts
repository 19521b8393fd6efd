import type { CheckOptions, CheckResult } from "../../core/check/check";
import { standingOf, type Standing } from "../../core/check/standing";
import { findingsTogether } from "../../core/check/together";
import { RuleTally } from "../../core/findings/by-rule";
import { gradedBranchesOf, type GradedBranch } from "../../core/records/graded";
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
import { evidenceFolder } from "../evidence-folder";
import { findInputs, type Input } from "../inputs";
import { checkJson, fileJson, printJson, unreadableFileJson, type FileJson } from "../json";
import { checkInput } from "../read-input";
import {
  briefReport,
  causesReport,
  fileReport,
  manyReport,
  summaryReport,
  togetherReport,
  unreadableReport,
  type ManyFile,
  type ReportStyle,
} from "../report";

/** Recognises and checks workbooks; several are checked one after the other, an unreadable one stops nothing. */
export const check: Command = {
  name: "check",
  help: (texts) => texts.commands.check,
  options: [
    quotaOption,
    { name: "brief", about: (texts) => texts.options.brief },
    { name: "errors-only", about: (texts) => texts.options.errorsOnly },
    { name: "details", about: (texts) => texts.options.details },
    rubricOption,
    { name: "evidence", value: "DIR", about: (texts) => texts.options.evidence },
    jsonOption,
  ],
  async run(call) {
    const { io, locale, texts } = call;
    const paths = someFiles(call);
    const quota = quotaPercent(call);
    const given = { ...(await confirmedRubric(call)), ...(await evidenceFolder(call)) };
    const quotaOptions = quota === null ? {} : { quotaPercent: quota };
    const isJson = call.has("json");
    const style: ReportStyle = { locale, texts, isColoured: io.isTerminal, isDetailed: call.has("details") };
    const found = await listed(paths);
    const isBrief = call.has("brief");
    // Of many files a person wants to know which to look at first, and what is wrong with them altogether.
    const count = found.reduce((sum, { inputs }) => sum + inputs.length, 0);
    const isMany = !isBrief && !style.isDetailed && count > FULL;
    const tally = new RuleTally();
    // A quota is about all branches: of several files none is judged by it alone.
    const options: CheckOptions = { ...given, ...(count > 1 ? {} : quotaOptions) };
    const graded: (readonly GradedBranch[])[] = [];

    const files: FileJson[] = [];
    const verdicts: (Standing | "unreadable")[] = [];
    const many: ManyFile[] = [];
    const leftOut: string[] = [];
    for (const { given, inputs } of found) {
      for (const input of inputs) {
        try {
          const { result } = await checkInput(input, options);
          const checked = call.has("errors-only") ? errorsOf(result) : result;
          tally.add(checked.findings, input.path);
          if (count > 1 && quota !== null) graded.push(gradedBranchesOf(result));
          if (isJson) files.push(fileJson(input.path, checked, locale));
          else if (isBrief || isMany) {
            const file = { standing: standingOf(checked), line: briefReport(input.path, checked, style) };
            // With --errors-only, the last line counts the others.
            const isListed = !call.has("errors-only") || file.standing === "errors";
            if (isListed && isBrief) io.write(file.line);
            else if (isListed) many.push(file);
            if (isMany) io.progress?.(texts.records.progress(verdicts.length + 1));
          } else io.write(`${verdicts.length > 0 ? "\n" : ""}${fileReport(input.path, checked, style)}`);
          verdicts.push(standingOf(checked));
        } catch (error) {
          if (!(error instanceof HostError)) throw error;
          if (isJson) files.push(unreadableFileJson(input.path, error, locale));
          leftOut.push(unreadableReport(input.path, error, { ...style, isColoured: false }));
          if (error.code === "unknown") leftOut.push(`${error.message}\n`);
          verdicts.push("unreadable");
        }
      }
      if (inputs.length === 0) leftOut.push(`${texts.refusals.noInputs(given)}\n`);
    }

    io.progress?.(null);

    const together = call.has("errors-only") ? [] : findingsTogether(graded, quotaOptions);
    if (isJson) io.write(printJson(checkJson(files, count > 1 ? together : null, locale)));
    else if (verdicts.length > 1) {
      const causes = isMany ? causesReport(tally, style) : "";
      io.write(
        `${isMany ? manyReport(many, style) : ""}\n${causes}${togetherReport(together, style)}${summaryReport(verdicts, style)}`,
      );
    }
    for (const sentence of leftOut) io.warn(sentence);
    return exitCode(verdicts, leftOut.length > 0);
  },
};

/** So many files are reported on one after the other; of more, each has one line. */
const FULL = 5;

async function listed(
  paths: readonly string[],
): Promise<readonly { readonly given: string; readonly inputs: readonly Input[] }[]> {
  const found: { given: string; inputs: Input[] }[] = [];
  for (const given of paths) {
    const inputs: Input[] = [];
    for await (const input of findInputs([given])) inputs.push(input);
    found.push({ given, inputs });
  }
  return found;
}

/** What has to be corrected, and nothing else; the verdict stays what it is. */
function errorsOf(checked: CheckResult): CheckResult {
  return { ...checked, findings: checked.findings.filter(({ severity }) => severity === "error") };
}

function exitCode(verdicts: readonly (Standing | "unreadable")[], isSomethingLeftOut: boolean): ExitCode {
  const isNothingDone = verdicts.length === 0 || (verdicts.length === 1 && verdicts[0] === "unreadable");
  if (isNothingDone) return exitCodes.refused;
  return isSomethingLeftOut || verdicts.includes("errors") ? exitCodes.incomplete : exitCodes.done;
}
