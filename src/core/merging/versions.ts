import { byCode } from "./names";
import { isRow, type SubmittedContent, type SubmittedBranch, type Version } from "./submitted";

/** What one file says about one branch, beside what others say about it. */
export interface Contribution {
  readonly path: string;
  /** Its place among the branches of its file. */
  readonly index: number;
  readonly branch: SubmittedBranch;
  /** A person chose it where nothing else tells versions apart. */
  readonly isChosen?: boolean;
}

/**
 * taken: it counts. identical: the same as what counts. superseded: an older version. conflict: versions
 * that nothing tells apart, of which none counts.
 */
export type Ruling = "taken" | "identical" | "superseded" | "conflict";

export interface Outcome {
  readonly contribution: Contribution;
  readonly content: SubmittedContent;
  readonly ruling: Ruling;
  /** The content that counts instead; null for what counts itself and for conflicts. */
  readonly kept: Candidate | null;
}

/** Scores and stated results make a version of a branch; forms and confirmed vetoes go with them. */
function isPrimary(content: SubmittedContent): boolean {
  return isRow(content) || content.id.startsWith("party:");
}

/**
 * Of everything that was handed in for one branch: which contents count. Files with different parties
 * complete each other; of one party the newest version counts; a tie leaves all its files out.
 * The order of the contributions does not matter.
 */
export function settle(contributions: readonly Contribution[]): readonly Outcome[] {
  const ordered = [...contributions].sort(byPlace);
  const excluded = new Set<Contribution>();
  for (;;) {
    const before = excluded.size;
    const outcomes = attempt(ordered, excluded);
    if (excluded.size === before) return outcomes;
  }
}

/** One pass; adds to `excluded` what turns out to be in conflict. */
function attempt(contributions: readonly Contribution[], excluded: Set<Contribution>): Outcome[] {
  const outcomes: Outcome[] = [];
  const settled = (candidates: readonly Candidate[]): void => {
    const { winner: newest, tied, among } = pickNewest(candidates);
    for (const { contribution } of tied) excluded.add(contribution);
    // While the newest version waits for a decision, no older one stands in for it.
    const winner = among.some((c) => !excluded.has(c.contribution)) ? newest : null;
    const standing = candidates.filter(
      (c) => winner !== null && c.content.digest === winner && !excluded.has(c.contribution),
    );
    const kept = standing.sort(byMerit)[0] ?? null;
    for (const { contribution, content } of candidates) {
      const isKept = kept !== null && kept.contribution === contribution && kept.content === content;
      const ruling: Ruling = excluded.has(contribution)
        ? "conflict"
        : isKept
          ? "taken"
          : content.digest === winner
            ? "identical"
            : "superseded";
      const isReplaced = ruling === "identical" || ruling === "superseded";
      outcomes.push({ contribution, content: content, ruling: ruling, kept: isReplaced ? kept : null });
    }
  };

  for (const candidates of byId(contributions, isPrimary)) settled(candidates);

  const rulings = new Map<Contribution, Set<Ruling>>();
  for (const { contribution, ruling } of outcomes) {
    rulings.set(contribution, (rulings.get(contribution) ?? new Set()).add(ruling));
  }
  const stands = (contribution: Contribution): boolean => {
    const own = rulings.get(contribution);
    return !excluded.has(contribution) && (own === undefined || own.has("taken") || own.has("identical"));
  };
  for (const candidates of byId(contributions, (content) => !isPrimary(content))) {
    const standing = candidates.filter((c) => stands(c.contribution));
    settled(preferred(standing));
    for (const { contribution, content } of candidates) {
      if (stands(contribution) || excluded.has(contribution)) continue;
      const replaced = outcomes.find((o) => o.contribution === contribution && o.kept !== null);
      outcomes.push({ contribution, content: content, ruling: "superseded", kept: replaced?.kept ?? null });
    }
    for (const { contribution, content } of candidates) {
      const isTold = outcomes.some((o) => o.contribution === contribution && o.content === content);
      if (!isTold)
        outcomes.push({
          contribution,
          content: content,
          ruling: excluded.has(contribution) ? "conflict" : "superseded",
          kept: null,
        });
    }
  }
  return outcomes;
}

/** A content with the file that says it. */
export interface Candidate {
  readonly contribution: Contribution;
  readonly content: SubmittedContent;
}

function byId(
  contributions: readonly Contribution[],
  wanted: (content: SubmittedContent) => boolean,
): readonly Candidate[][] {
  const groups = new Map<string, Candidate[]>();
  for (const contribution of contributions) {
    for (const content of contribution.branch.contents) {
      if (!wanted(content)) continue;
      const group = groups.get(content.id);
      if (group) group.push({ contribution, content: content });
      else groups.set(content.id, [{ contribution, content: content }]);
    }
  }
  return [...groups].sort(([a], [b]) => byCode(a, b)).map(([, group]) => group);
}

/**
 * A form that both the branch's and the reviewer's workbook hold is no second version of the scores:
 * where times do not tell, the one that came with the first party's scores counts.
 */
function preferred(candidates: readonly Candidate[]): readonly Candidate[] {
  const { tied } = pickNewest(candidates);
  if (tied.length === 0) return candidates;
  const primaries = (c: Candidate): string[] => c.contribution.branch.contents.filter(isPrimary).map((p) => p.id);
  const areVersions = tied.some((a) =>
    tied.some((b) => {
      if (a === b || a.content.digest === b.content.digest) return false;
      const [first, second] = [primaries(a), primaries(b)];
      return first.length + second.length === 0 || first.some((id) => second.includes(id));
    }),
  );
  if (areVersions) return candidates;
  const best = [...tied].sort((a, b) => partyRank(primaries(a)) - partyRank(primaries(b)) || byMerit(a, b))[0];
  return best ? [best] : candidates;
}

const RANKS = ["party:self", "party:score", "party:members", "party:peers", "party:review"];

function partyRank(ids: readonly string[]): number {
  return Math.min(
    RANKS.length + (ids.length === 0 ? 1 : 0),
    ...ids.map((id) => RANKS.indexOf(id)).filter((r) => r >= 0),
  );
}

/** The content of the newest version; null with everything that is tied where two contents are equally new. */
function pickNewest(candidates: readonly Candidate[]): {
  readonly winner: string | null;
  readonly tied: readonly Candidate[];
  /** The newest ones themselves. */
  readonly among: readonly Candidate[];
} {
  const chosen = candidates.filter(({ contribution }) => contribution.isChosen);
  const newest = newestOf(chosen.length > 0 ? chosen : candidates, ({ content }) => content.origin);
  const digests = new Set(newest.map(({ content }) => content.digest));
  const [winner] = digests;
  return digests.size > 1
    ? { winner: null, tied: newest, among: newest }
    : { winner: winner ?? null, tied: [], among: newest };
}

/**
 * The newest by the time inside the document, then by the file's; a document that says none goes by its
 * file. More than one where that does not tell.
 */
export function newestOf<T>(items: readonly T[], version: (item: T) => Version): readonly T[] {
  const saved = latest(items, (i) => version(i).modified ?? version(i).fileModified);
  return latest(saved, (i) => version(i).fileModified);
}

function latest<T>(items: readonly T[], time: (item: T) => number | null): readonly T[] {
  const of = (item: T): number => time(item) ?? -Infinity;
  const last = items.reduce((best, item) => Math.max(best, of(item)), -Infinity);
  return items.filter((item) => of(item) === last);
}

/**
 * Among equal contents: one whose figures are at hand (a merge names superseded files without them), then
 * the newest, as for versions, so that merges of merges keep the same file; then the file that holds more
 * of the branch, then the name.
 */
function byMerit(a: Candidate, b: Candidate): number {
  const size = (c: Candidate): number => c.contribution.branch.contents.filter(isPrimary).length;
  const hasFigures = ({ content }: Candidate): number =>
    Number(content.evaluation !== null || content.rows.length > 0 || Object.keys(content.fields).length > 0);
  const saved = (c: Candidate): number => c.content.origin.modified ?? c.content.origin.fileModified ?? -1;
  return (
    hasFigures(b) - hasFigures(a) ||
    saved(b) - saved(a) ||
    (b.content.origin.fileModified ?? -1) - (a.content.origin.fileModified ?? -1) ||
    size(b) - size(a) ||
    byCode(a.content.origin.path, b.content.origin.path) ||
    byPlace(a.contribution, b.contribution)
  );
}

function byPlace(a: Contribution, b: Contribution): number {
  return byCode(a.path, b.path) || a.index - b.index;
}
