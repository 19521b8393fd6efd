import { createHash } from "node:crypto";
import { timeOf, type Submission } from "../core/merging/submitted";
import { submissionOf, unreadableSubmission } from "../core/merging/submission";
import { describeFinding } from "../locales/findings";
import { readFileNow } from "./inputs";
import { isRemembered } from "./records/file-index";
import { asHostError, checkBytes } from "./read-input";
import { rubricFromFile } from "./rubric-book";

/** A file to be read for a merge; plain data, so that it can be handed to another thread. */
export interface Job {
  readonly path: string;
  /** Its own name, without folders. */
  readonly name: string;
  /** Milliseconds since 1970; null where it cannot be told. */
  readonly fileModified: number | null;
  /** null: the file at `path` is read where the job is done. */
  readonly bytes: Uint8Array | null;
  /** The workbook whose 「评分办法」 holds for this file; null where none was named. */
  readonly rubric: string | null;
  /** The SHA-256, or the first half of it, under which the file was read before; null where it was not. */
  readonly known: string | null;
}

/**
 * Reads and checks one file and keeps of it what a merge needs; what cannot be read becomes a submission, too. Null for
 * a file that is as it was known.
 */
export async function submit({ path, name, fileModified, bytes, rubric, known }: Job): Promise<Submission | null> {
  let sha256: string | null = null;
  try {
    const content = bytes ?? readFileNow(path);
    sha256 = createHash("sha256").update(content).digest("hex");
    if (isRemembered(sha256, known)) return null;
    const { workbook, checked } = await checkBytes(content, name, rubric === null ? {} : rubricFromFile(rubric));
    const { modified, isOldFormat, hasMacros } = workbook;
    return submissionOf({ path, sha256, modified: timeOf(modified), fileModified }, checked, {
      isOldFormat,
      hasMacros,
      describe: (finding) => describeFinding(finding, "zh-CN"),
    });
  } catch (error) {
    const { code, facts } = asHostError(error);
    return unreadableSubmission({ path, sha256, modified: null, fileModified }, { code, facts });
  }
}
