import type { Forwarded, Origin, Submission } from "../../core/merging/submitted";

/** The files of one output of `dingji records`. */
export interface RecordedFiles {
  /** Its path. */
  readonly records: string;
  readonly submissions: readonly Submission[];
}

/**
 * Joins what was read with what was recorded. The same file by two ways is one file; another file of the same path (two
 * districts call theirs alike) goes by the path of its records, too.
 */
export function withRecorded(read: readonly Submission[], recorded: readonly RecordedFiles[]): readonly Submission[] {
  const all = [...read];
  const sums = new Map(read.map(({ path, sha256 }) => [path, new Set([sha256])]));
  for (const { records, submissions } of recorded) {
    for (const submission of submissions) {
      const { path, sha256 } = submission;
      const known = sums.get(path);
      if (known?.has(sha256)) continue;
      if (known) known.add(sha256);
      else sums.set(path, new Set([sha256]));
      all.push(known ? renamed(submission, `${records}/${path}`) : submission);
    }
  }
  return all;
}

function renamed(submission: Submission, path: string): Submission {
  const former = submission.path;
  const originOf = (origin: Origin): Origin => ({
    ...origin,
    path: origin.via === null && origin.path === former ? path : origin.path,
    via: origin.via === former ? path : origin.via,
  });
  return {
    ...submission,
    path,
    branches: submission.branches.map((branch) => ({
      ...branch,
      contents: branch.contents.map((content) => ({ ...content, origin: originOf(content.origin) })),
    })),
    forwarded: submission.forwarded && carriedBy(submission.forwarded, former, path),
  };
}

/** A merge output says of what it carries that it came by itself; what came by others before, after an arrow. */
function carriedBy({ findings, files, notes, ...more }: Forwarded, former: string, path: string): Forwarded {
  const anew = <Carried extends { readonly via: string }>(carried: Carried): Carried =>
    carried.via === former || carried.via.startsWith(`${former} ← `)
      ? { ...carried, via: `${path}${carried.via.slice(former.length)}` }
      : carried;
  return { ...more, findings: findings.map(anew), files: files.map(anew), notes: notes.map(anew) };
}
