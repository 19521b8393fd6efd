import { mkdir, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { mergeSubmissions } from "../../core/merging/merge";
import type { MergeFinding } from "../../core/merging/merge-result";
import type { RecognisedSheet } from "../../core/model/recognised-sheet";
import { carryTyped } from "../../core/merging/outputs/carry-typed";
import { formerProgress } from "../../core/merging/outputs/progress";
import { drawLongMerge } from "../../core/merging/outputs/draw-merge";
import { splitSummary, type SplitColumn, type SummaryPart } from "../../core/merging/split";
import { submissionOf } from "../../core/merging/submission";
import type { TypedNote } from "../../core/merging/submitted";
import { createXlsx } from "../../hosts/xlsx/write";
import { describeFinding, describeHostError } from "../../locales/findings";
import {
  CommandRefusal,
  exitCodes,
  forceOption,
  oneFile,
  UsageError,
  type Call,
  type Command,
  type Option,
} from "../command";
import { describeError } from "../merge-json";
import { onlyInput } from "../only-input";
import { assertWritable, writeTogether, type Output } from "../output";
import { programLabel } from "../program";
import { asHostError, checkInput } from "../read-input";

const folderOption: Option = { name: "output", short: "o", value: "DIR", about: (texts) => texts.options.outputFolder };
const byOption: Option = { name: "by", value: "COLUMN", about: (texts) => texts.options.by };

const columnWords: Readonly<Record<SplitColumn, readonly string[]>> = {
  parent: ["所属党委", "所属党委（党总支）", "党委", "parent"],
  type: ["类型", "type"],
};

/** Divides one summary into a workbook for each 党委, every one of which can be checked and merged again. */
export const split: Command = {
  name: "split",
  help: (texts) => texts.commands.split,
  options: [folderOption, byOption, forceOption],
  async run(call) {
    const { io, texts } = call;
    const file = oneFile(call);
    const folder = call.value("output");
    if (folder === null) throw new UsageError(texts.usage.noOutput);
    const column = splitColumn(call);
    const { result, sheets } = await checkedSheets(file, call);
    const parts = splitSummary(result, column);
    if (result.branches.length === 0) throw new CommandRefusal(texts.refusals.nothingToMerge(1));
    const outputs: Output[] = [];
    let uncarried: readonly TypedNote[] | null = null;
    const names = fileNames(parts, texts.split.unstated);
    const made = await makeFolder(folder);
    try {
      for (const [i, part] of parts.entries()) {
        const output = path.join(folder, names[i] ?? "");
        await assertWritable(output, [file], call.has("force"), texts);
        const { designs, left } = drawPart(part, sheets, column);
        outputs.push({ path: output, bytes: await createXlsx(designs) });
        uncarried = uncarried === null ? left : uncarried.filter((note) => left.some((l) => isSame(l, note)));
      }
      await writeTogether(outputs, texts);
    } catch (error) {
      if (made) await rmdir(folder).catch(() => undefined);
      throw error;
    }
    parts.forEach(({ submission }, i) => {
      io.warn(`${texts.split.written(outputs[i]?.path ?? "", new Set(submission.branches.map((b) => b.name)).size)}\n`);
    });
    const unstated = parts.find(({ name }) => name === null)?.submission.branches.length ?? 0;
    if (unstated > 0) io.warn(`${texts.split.withoutColumn(unstated, texts.split.unstated)}\n`);
    const rest = uncarried ?? [];
    if (rest.length > 0) io.warn(`${texts.merge.notCarried(rest.length)}\n${rest.map(noteLine).join("")}`);
    return unstated + rest.length > 0 ? exitCodes.incomplete : exitCodes.done;
  },
};

function splitColumn({ value, texts }: Call): SplitColumn {
  const entered = value("by");
  if (entered === null) return "parent";
  const found = (Object.keys(columnWords) as SplitColumn[]).find((id) => columnWords[id].includes(entered.trim()));
  if (found === undefined) throw new UsageError(texts.usage.by(entered));
  return found;
}

async function checkedSheets(
  file: string,
  call: Call,
): Promise<{ readonly result: ReturnType<typeof submissionOf>; readonly sheets: readonly RecognisedSheet[] }> {
  const input = await onlyInput(file, call);
  const { result } = await checkInput(input, {}).catch((error: unknown) => {
    const { code, facts } = asHostError(error);
    throw new CommandRefusal(`${file}: ${describeHostError(code, facts, call.locale)}`);
  });
  const submission = submissionOf({ path: file, sha256: null, modified: null, fileModified: null }, result);
  return { result: submission, sheets: result.sheets };
}

function drawPart(
  { name, submission }: SummaryPart,
  sheets: readonly RecognisedSheet[],
  by: SplitColumn,
): ReturnType<typeof carryTyped> {
  const result = mergeSubmissions([submission]);
  const designs = drawLongMerge(result, {
    describe: (finding: MergeFinding) => describeFinding(finding, "zh-CN"),
    describeError: (error) => describeError(error, "zh-CN"),
    program: programLabel,
    progress: by === "parent" ? formerProgress(sheets, name) : null,
  });
  return carryTyped(
    designs,
    sheets.map(({ sheet }) => sheet),
  );
}

/** Names that every file system takes, each once. */
function fileNames(parts: readonly SummaryPart[], unstated: string): readonly string[] {
  const taken = new Set<string>();
  return parts.map(({ name }) => {
    const plain = (name ?? unstated).replace(/[\\/?*[\]:：<>|"\u0000-\u001f]/gu, "").trim() || unstated;
    let wished = plain;
    for (let i = 2; taken.has(wished.toLowerCase()); i++) wished = `${plain} (${i})`;
    taken.add(wished.toLowerCase());
    return `${wished}.xlsx`;
  });
}

/** True where the folder was not there before. */
async function makeFolder(folder: string): Promise<boolean> {
  const isThere = await stat(folder).catch(() => null);
  if (isThere) return false;
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

function isSame(a: TypedNote, b: TypedNote): boolean {
  return a.sheet === b.sheet && a.cell === b.cell;
}

function noteLine({ sheet, cell, text }: TypedNote): string {
  return `  ${sheet}!${cell}  ${text}\n`.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu, " ");
}
