import type { SheetDesign } from "../../core/design/sheet-design";
import { drawTemplate } from "../../core/generation/templates/draw-template";
import { drawMatrixTemplate } from "../../core/generation/templates/matrix-template";
import { ownFormIds } from "../../core/model/recognised-sheet";
import { findScheme, schemes } from "../../core/schemes";
import type { Scheme, ScoringForm } from "../../core/schemes/types";
import { createXlsx } from "../../hosts/xlsx/write";
import { exitCodes, forceOption, outputOption, CommandRefusal, UsageError, type Call, type Command } from "../command";
import { formsNamed } from "../form-names";
import { assertWritable, writeWhole } from "../output";
import { programLabel } from "../program";

/** The rubric of 「评分矩阵」 where none is named. */
const MATRIX_SCHEME = "tianning-2012";
const MATRIX = "dingji/matrix";

/** Writes blank official forms into a new workbook. */
export const template: Command = {
  name: "template",
  help: (texts) => texts.commands.template,
  options: [outputOption, forceOption],
  async run(call) {
    const { io, texts, files } = call;
    const [id] = files;
    if (id === undefined) throw new UsageError(texts.template.noId);
    if (files.length > 1) throw new UsageError(texts.template.oneId(files.length));
    const designs = drawAll(id, call);
    const output = call.value("output");
    if (output === null) throw new UsageError(texts.usage.noOutput);
    if (!/\.xlsx$/i.test(output)) throw new CommandRefusal(texts.refusals.outputExtension(output, ".xlsx"));
    await assertWritable(output, [], call.has("force"), texts);
    await writeWhole(output, await createXlsx(designs), texts);
    io.warn(
      `${texts.template.written(
        output,
        designs.map((d) => d.name),
      )}\n`,
    );
    return exitCodes.done;
  },
};

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
