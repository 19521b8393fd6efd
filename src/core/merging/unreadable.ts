import type { Submission, SubmissionError, SubmittedFile } from "./submitted";

/** What stands for a file that could not be read. */
export function unreadableSubmission(file: SubmittedFile, error: SubmissionError): Submission {
  return {
    ...file,
    error,
    isRecognised: false,
    isOldFormat: false,
    hasMacros: false,
    branches: [],
    lists: [],
    notes: [],
    left: [],
    findings: [],
    forwarded: null,
  };
}
