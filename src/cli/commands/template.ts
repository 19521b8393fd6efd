import type { SheetDesign } from "../../core/design/sheet-design";
import { drawTemplate } from "../../core/generation/templates/draw-template";
import { drawMatrixTemplate } from "../../core/generation/templates/matrix-template";
import { templatesFromNotice, type TemplatesOfNotice } from "../../core/generation/notice/from-notice";
import { ownFormIds } from "../../core/model/recognised-sheet";
import { findScheme, schemes } from "../../core/schemes";
import type { Scheme, ScoringForm } from "../../core/schemes/types";
import { readLayouts } from "../../hosts/copied-layout";
import { HostError } from "../../hosts/host";
import { createXlsx } from "../../hosts/xlsx/write";
import { describeHostError } from "../../locales/findings";
import { noticeReport } from "../../locales/notice-report";
import {
  exitCodes,
  forceOption,
  outputOption,
  CommandRefusal,
  UsageError,
  type Call,
  type Command,
  type ExitCode,
} from "../command";
import { formsNamed } from "../form-names";
import { onlyInput } from "../only-input";
import { assertWritable, writeWhole } from "../output";
import { programLabel } from "../program";
import { lines } from "../report";

/** The rubric of 「评分矩阵」 where none is named. */
const MATRIX_SCHEME = "tianning-2012";
const MATRIX = "dingji/matrix";

/** Writes blank official forms into a new workbook. */
export const template: Command = {
  name: "template",
  help: (texts) => texts.commands.template,
  options: [outputOption, { name: "from", value: "NOTICE", about: (texts) => texts.options.from }, forceOption],
  async run(call) {
    const { texts, files } = call;
    const [id] = files;
    const notice = call.value("from");
    if (notice !== null && id !== undefined) throw new UsageError(texts.template.idAndNotice(id));
    if (notice !== null) return fromNotice(notice, call);
    if (id === undefined) throw new UsageError(texts.template.noId);
    if (files.length > 1) throw new UsageError(texts.template.oneId(files.length));
    const designs = drawAll(id, call);
    const output = outputOf(call);
    await assertWritable(output, [], call.has("force"), texts);
    await writeDesigns(output, designs, call);
    return exitCodes.done;
  },
};

function outputOf({ value, texts }: Call): string {
  const output = value("output");
  if (output === null) throw new UsageError(texts.usage.noOutput);
  if (!/\.xlsx$/i.test(output)) throw new CommandRefusal(texts.refusals.outputExtension(output, ".xlsx"));
  return output;
}

async function writeDesigns(output: string, designs: readonly SheetDesign[], { io, texts }: Call): Promise<void> {
  await writeWhole(output, await createXlsx(designs), texts);
  io.warn(
    `${texts.template.written(
      output,
      designs.map((d) => d.name),
    )}\n`,
  );
}

/** Blank sheets out of a notice; what was read of it, and what was not, is told. */
async function fromNotice(file: string, call: Call): Promise<ExitCode> {
  const { io, texts } = call;
  const output = outputOf(call);
  const input = await onlyInput(file, call);
  await assertWritable(output, [file], call.has("force"), texts);
  let found: TemplatesOfNotice;
  try {
    const { workbook, layoutOf } = await readLayouts(await input.read(), input.name);
    found = templatesFromNotice(workbook, layoutOf, programLabel);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new CommandRefusal(`${file}: ${describeHostError(error.code, error.facts, call.locale)}`);
  }
  if (found.designs.length === 0) throw new CommandRefusal(texts.template.noForms(file));
  await writeDesigns(output, found.designs, call);
  io.warn(lines(noticeReport(found, call.locale)));
  const isIncomplete = found.sheets.some(
    ({ outcome, rubric }) =>
      outcome === "copied" ||
      (rubric !== null && (rubric.notUnderstood.length > 0 || rubric.findings.some((f) => f.severity === "error"))),
  );
  return isIncomplete ? exitCodes.incomplete : exitCodes.done;
}

function drawAll(id: string, { texts }: Call): readonly SheetDesign[] {
  if (id === "custom" || id.startsWith("custom/")) throw new CommandRefusal(texts.template.custom);
  if (id === MATRIX || id === "dingji") return [matrix(findScheme(MATRIX_SCHEME))].filter((d) => d !== null);
  if (ownFormIds.some((own) => id === `dingji/${own}`)) throw new CommandRefusal(texts.template.ownSheet(id));
  const named = formsNamed(id);
  if (named.kind === "several") throw new UsageError(texts.template.several(id, named.ids));
  if (named.kind === "scheme") return named.scheme.forms.map((form) => drawTemplate(named.scheme, form));
  if (named.kind === "form") return [drawTemplate(named.scheme, named.form)];
  const ofScheme = /^(.+)\/matrix$/.exec(id)?.[1];
  const drawn = ofScheme === undefined ? null : matrix(findScheme(ofScheme));
  if (drawn) return [drawn];
  throw new UsageError(texts.template.unknown(id, knownIds()));
}

/** The reviewer's page over a scheme's rubric of points; null where it has none. */
function matrix(scheme: Scheme | undefined): SheetDesign | null {
  const form = scheme && pointsForm(scheme);
  return scheme && form ? drawMatrixTemplate(scheme, form, { program: programLabel }) : null;
}

function pointsForm(scheme: Scheme): ScoringForm | undefined {
  return scheme.forms.find((f): f is ScoringForm => f.kind === "scoring" && f.rubric.letters === null);
}

function knownIds(): readonly string[] {
  return [...schemes.flatMap((s) => [s.id, ...s.forms.map((f) => `${s.id}/${f.id}`)]), MATRIX];
}
