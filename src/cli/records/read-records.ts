import { RECORD_VERSION, recordKinds, submissionOfLines, type RecordLine } from "../../core/merging/record-lines";
import type { Submission } from "../../core/merging/submitted";
import { HostError } from "../../hosts/host";
import { describeFinding } from "../../locales/findings";
import { linesOfFile } from "./lines-of-file";
import { misfitOfLine, ownLineStart } from "./record-schema";

/**
 * The files that `dingji records` wrote into a file of lines; of a file that is in it twice, the later lines.
 * @param withSharedValues gives back the same submission in less memory
 * @throws HostError where the lines are not whole, not ours or of another version: they are read whole or not at all.
 */
export async function readRecords(
  file: string,
  withSharedValues: (submission: Submission) => Submission = (submission) => submission,
): Promise<readonly Submission[]> {
  const files = new Map<string, Submission>();
  let lines: RecordLine[] = [];
  let number = 0;
  for await (const { bytes, isWhole } of linesOfFile(file)) {
    number++;
    if (!isWhole) throw unfinished();
    const line = lineIn(bytes, number);
    lines.push(line);
    if (line.kind !== "file") continue;
    const submission = submissionIn(lines, number);
    files.delete(submission.path);
    files.set(submission.path, withSharedValues(submission));
    lines = [];
  }
  if (lines.length > 0) throw unfinished();
  return [...files.values()];
}

/** True for a file that `dingji records` began, be it damaged or of another version: told by its first line. */
export async function isRecordsFile(file: string): Promise<boolean> {
  for await (const { bytes } of linesOfFile(file)) {
    if (ownLineStart(bytes)) return true;
    const line = parsed(bytes);
    return line !== null && isKind(line["kind"]) && !("origins" in line);
  }
  return true;
}

function lineIn(bytes: Buffer, number: number): RecordLine {
  const line = parsed(bytes);
  if (!line) throw number === 1 ? foreign("records-foreign") : damaged(number, "");
  if (!isKind(line["kind"])) throw number === 1 ? foreign(foreignKind(line)) : damaged(number, "kind");
  const { version } = line;
  if (version !== RECORD_VERSION) {
    const found = typeof version === "number" ? version : "?";
    throw new HostError("not-a-workbook", `records of version ${found}`, { reason: "records-version", version: found });
  }
  // A line of `merge --records` has a kind, too, and says where all its contents come from.
  if ("origins" in line) throw foreign("merge-records");
  const misfit = misfitOfLine(line);
  if (misfit !== null) throw damaged(number, misfit);
  return line as unknown as RecordLine;
}

function submissionIn(lines: readonly RecordLine[], number: number): Submission {
  try {
    const submission = submissionOfLines(lines);
    // What no schema says: that the facts of each finding are those that its sentence needs.
    for (const finding of submission.findings) describeFinding(finding, "zh-CN");
    return submission;
  } catch (error) {
    throw damaged(number, error instanceof Error ? error.message : "");
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function isKind(kind: unknown): boolean {
  return (recordKinds as readonly unknown[]).includes(kind);
}

/** Before lines had kinds, `merge --records` wrote `origins` already. */
function foreignKind(line: object): string {
  return "origins" in line ? "merge-records" : "records-foreign";
}

function foreign(reason: string): HostError {
  return new HostError("not-a-workbook", reason, { reason });
}

function unfinished(): HostError {
  return new HostError("damaged", "the last file is not whole", { reason: "records-unfinished" });
}

function damaged(line: number, part: string): HostError {
  return new HostError("damaged", `line ${line}: ${part}`, { reason: "records-damaged", line });
}
