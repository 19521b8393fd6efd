import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { sheetRubrics } from "../../core/recognition/sheet-rubrics";
import { HostError } from "../../hosts/host";
import { readWorkbook } from "../../hosts/read-workbook";
import { describeHostError } from "../../locales/findings";
import { exitCodes, jsonOption, oneFile, CommandRefusal, type Call, type Command } from "../command";
import { printJson } from "../json";
import { onlyInput } from "../only-input";
import { rubricJson } from "../rubric-json";
import { rubricReport, whyReport } from "../rubric-report";

/** Tells what is read from the scoring rubrics of a workbook, and what is not understood. */
export const rubric: Command = {
  name: "rubric",
  help: (texts) => texts.commands.rubric,
  options: [{ name: "why", about: (texts) => texts.options.why }, jsonOption],
  async run(call) {
    const { io, locale, texts } = call;
    const file = oneFile(call);
    const rubrics = sheetRubrics(await readInput(file, call));
    const isExplained = call.has("why");
    const style = { locale, texts, isColoured: io.isTerminal };
    if (call.has("json"))
      io.write(printJson({ version: 1, rubrics: rubrics.map((r) => rubricJson(r, locale, isExplained)) }));
    else
      for (const found of rubrics) io.write(rubricReport(found, style) + (isExplained ? whyReport(found, style) : ""));
    if (rubrics.length === 0) io.warn(`${texts.rubric.none(file)}\n`);
    const hasErrors = rubrics.some((r) => r.findings.some((f) => f.severity === "error"));
    return hasErrors ? exitCodes.incomplete : exitCodes.done;
  },
};

async function readInput(file: string, call: Call): Promise<WorkbookSnapshot> {
  const input = await onlyInput(file, call);
  try {
    return (await readWorkbook(await input.read(), { fileName: input.name })).snapshot;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new CommandRefusal(`${file}: ${describeHostError(error.code, error.facts, call.locale)}`);
  }
}
