/**
 * What became of a file. merged: its branches come from it alone. combined: other files add to them.
 * duplicate: all of it is in another file. superseded: newer versions of all of it are there. conflict:
 * versions that nothing tells apart. unrecognised: nothing in it counts.
 */
export const fileStatuses = [
  "merged",
  "combined",
  "duplicate",
  "superseded",
  "conflict",
  "unrecognised",
  "unreadable",
] as const;
export type FileStatus = (typeof fileStatuses)[number];
