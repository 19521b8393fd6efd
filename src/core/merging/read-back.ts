import type { RecognisedSheet } from "../recognition/types";
import type { SubmittedBranch, SubmittedFile } from "./parts";

export function readMergeOutput(_file: SubmittedFile, _sheets: readonly RecognisedSheet[]): SubmittedBranch[] | null {
  return null;
}
