import { decimal, type Big } from "../decimal";
import type { Finding, FindingCode, FindingOf, Severity } from "../findings/finding";
import { nameKey } from "../recognition/names";
import type { StatedLevel, VetoRecord } from "../records/types";
import { parties, schemeIds, type Party, type Scheme, type SchemeId } from "../schemes/types";
import { decide, type Decision } from "../scoring/decide";
import { findBoundary, levelOf } from "../scoring/levels";
import type { PartyScores } from "../scoring/totals";
import { judgeScoreVeto, resolveVetoes } from "../scoring/vetoes";
import { carryFindings, isSettled, type CarriedFile, type CarriedFinding, type FateOf } from "./carried";
import { isChosen, meantName, withMeantNames, type MergeDecisions } from "./decisions";
import { byCode, groupNames, type NameGroup } from "./names";
import {
  schemeKey,
  schemeOf,
  type Part,
  type Submission,
  type SubmissionError,
  type SubmittedEvaluation,
} from "./parts";
import type { Rectification } from "./rectification";
import type { Roster, RosterEntry } from "./roster";
import { settle, type Candidate, type Contribution, type Fate, type Outcome } from "./versions";

export interface MergeOptions {
  /** Who is expected; without it nobody is missing and nobody unexpected. */
  readonly roster?: Roster | null;
  /** The highest share (percent) of branches that may be on the best level; set by a person. */
  readonly quotaPercent?: number;
  readonly decisions?: MergeDecisions;
}

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

export interface MergedFile {
  readonly path: string;
  readonly status: FileStatus;
  /** Names of the branches it says something about, whether it counts or not. */
  readonly branches: readonly string[];
  readonly sha256: string | null;
  readonly modified: number | null;
  readonly fileModified: number | null;
  readonly isOldFormat: boolean;
  readonly hasMacros: boolean;
  readonly error: SubmissionError | null;
}

/** A branch with everything that counts for it, from however many files. */
export interface MergedBranch extends Omit<Decision, "total"> {
  /** Runs on over all schemes, from 1. */
  readonly number: number;
  readonly name: string | null;
  readonly scheme: Scheme;
  readonly parent: string | null;
  readonly type: string | null;
  readonly categories: readonly string[];
  /** In the order of `parties`. */
  readonly evaluations: readonly SubmittedEvaluation[];
  readonly awaiting: readonly Party[];
  readonly vetoes: readonly VetoRecord[];
  readonly stated: readonly StatedLevel[];
  readonly roundsFirst: boolean;
  readonly total: number | null;
  /** Other spellings under which it was handed in. */
  readonly aliases: readonly string[];
  /** The file that its first content comes from, and all of them. */
  readonly file: string;
  readonly files: readonly string[];
  readonly sources: readonly string[];
  readonly rectification: Rectification | null;
  readonly parts: readonly Part[];
}

export interface Duplicate {
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly kept: string;
  readonly dropped: readonly string[];
  readonly reason: "identical" | "superseded";
}

/** A finding with the file it was made in; null for one about the merge itself. */
export type MergeFinding = Finding & { readonly file: string | null };

/** One content of one file, and whether it counts: what 数据来源 lists. */
export interface SourcedContent {
  /** Of the branch it belongs to; null where the branch was not merged. */
  readonly number: number | null;
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly path: string;
  readonly part: Part;
  readonly status: FileStatus;
}

export interface MergeResult {
  readonly received: number;
  readonly recognised: number;
  readonly merged: number;
  readonly duplicates: readonly Duplicate[];
  readonly missing: readonly RosterEntry[];
  readonly unexpected: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly error: SubmissionError }[];
  /** By scheme and level, best first; levels without a branch are left out, ungraded comes last. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly branches: readonly MergedBranch[];
  readonly findings: readonly MergeFinding[];
  readonly files: readonly MergedFile[];
  /** Files by status; together they are `received`. */
  readonly reconciliation: Readonly<Record<FileStatus, number>>;
  readonly contents: readonly SourcedContent[];
  /** What lower merges found that still stands, and their files that hold no branch. */
  readonly carried: readonly CarriedFinding[];
  readonly carriedFiles: readonly CarriedFile[];
  readonly roster: Roster | null;
}

/** The key of branches without a level in `levels`. */
export const UNGRADED = "ungraded";

/**
 * Makes one reconciled whole of everything that was handed in. Pure; the order of the submissions does
 * not matter, and every file and every content of it is accounted for.
 */
export function mergeSubmissions(submissions: readonly Submission[], options: MergeOptions = {}): MergeResult {
  const ordered = [...submissions].sort((a, b) => byCode(a.path, b.path));
  const roster = options.roster ?? null;
  const gathered = gather(ordered, roster?.entries ?? [], options.decisions ?? {});
  const settled = gathered.map((group) => ({ group, outcomes: settle(group.contributions) }));
  const branches = number(
    settled.flatMap(({ group, outcomes }) => {
      const branch = toBranch(group, outcomes);
      return branch ? [{ group, branch }] : [];
    }),
    roster,
  );
  const numbers = new Map(branches.map(({ group, branch }) => [group, branch]));
  const files = filesOf(ordered, settled);
  const merged = branches.map(({ branch }) => branch);
  const expected = new Set(gathered.flatMap(({ names }) => (names?.entry ? [names.entry] : [])));
  const missing = (roster?.entries ?? []).filter((entry) => !expected.has(entry));
  const strangers = roster ? gathered.filter(({ names }) => names !== null && names.entry === null) : [];
  const reconciliation = Object.fromEntries(
    fileStatuses.map((status) => [status, files.filter((file) => file.status === status).length]),
  ) as Record<FileStatus, number>;
  const fateOf = fatesOf(settled, numbers);
  const findings = [
    ...rosterFindings(missing, gathered, roster),
    ...duplicateFindings(settled),
    ...branchFindings(merged),
    ...quotaFindings(merged, options.quotaPercent),
    ...fileFindings(ordered, files, fateOf),
  ];
  const handedIn = new Set(gathered.flatMap(({ names }) => names?.keys ?? []));
  const carried = carryFindings(ordered, {
    fateOf,
    own: findings,
    branches: merged,
    hasRoster: roster !== null,
    isHandedIn: (name) => handedIn.has(nameKey(name)),
  });
  return {
    received: files.length,
    recognised: ordered.filter((s) => s.isRecognised).length,
    merged: merged.length,
    duplicates: duplicatesOf(settled, ({ contribution }) => contribution.path),
    missing,
    unexpected: [...new Set(strangers.map(({ names }) => names?.name ?? ""))].sort(byCode),
    unreadable: ordered.flatMap(({ path, error }) => (error ? [{ path, error }] : [])),
    levels: countLevels(merged),
    branches: merged,
    findings,
    files,
    reconciliation,
    contents: contentsOf(settled, numbers),
    carried,
    carriedFiles: ordered.flatMap((s) => s.carried?.files ?? []),
    roster,
  };
}

/** Everything that was handed in for one branch. */
interface Group {
  readonly scheme: Scheme;
  readonly schemeKey: string;
  /** null for a branch that nothing names. */
  readonly names: NameGroup | null;
  readonly contributions: readonly Contribution[];
}

interface Settled {
  readonly group: Group;
  readonly outcomes: readonly Outcome[];
}

function gather(
  submissions: readonly Submission[],
  roster: readonly RosterEntry[],
  decisions: MergeDecisions,
): readonly Group[] {
  const bySchemes = new Map<string, { contribution: Contribution; sha256: string | null }[]>();
  for (const submission of submissions) {
    submission.branches.forEach((branch, index) => {
      const key = schemeKey(branch);
      const entry = { contribution: { path: submission.path, index, branch }, sha256: submission.sha256 };
      const list = bySchemes.get(key);
      if (list) list.push(entry);
      else bySchemes.set(key, [entry]);
    });
  }
  return [...bySchemes]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([key, entries]) => {
      const scheme = schemeOf((entries[0] as (typeof entries)[0]).contribution.branch);
      const names = entries.flatMap(({ contribution }) => contribution.branch.name ?? []);
      const groups = withMeantNames(
        groupNames(
          names.map((name) => meantName(name, decisions)),
          roster,
        ),
        names,
        decisions,
      );
      const byKey = new Map(groups.flatMap((group) => group.keys.map((k) => [k, group] as const)));
      const gathered = new Map<NameGroup | string, Contribution[]>();
      for (const { contribution, sha256 } of entries) {
        const { name } = contribution.branch;
        // What nobody named can only be told to be the same where the whole file is.
        const group = name === null ? undefined : byKey.get(nameKey(name));
        const place = group ?? `${sha256 ?? contribution.path} ${contribution.index}`;
        const chosen = isChosen(group?.name ?? name, contribution.path, decisions);
        const known = gathered.get(place) ?? [];
        gathered.set(place, [...known, chosen ? { ...contribution, isChosen: true } : contribution]);
      }
      return [...gathered].map(([place, contributions]): Group => ({
        scheme,
        schemeKey: key,
        names: typeof place === "string" ? null : place,
        contributions,
      }));
    });
}

function partRank({ id }: Part): number {
  const at = parties.findIndex((party) => id === `party:${party}`);
  return at >= 0 ? at : parties.length + (id === "row" ? 2 : id === "ticks" ? 0 : 1);
}

function toScores(evaluation: SubmittedEvaluation): PartyScores {
  const categories = new Map<string, Big | null>();
  for (const [name, value] of Object.entries(evaluation.categories)) {
    if (typeof value !== "string") categories.set(name, value === null ? null : decimal(value));
  }
  return { party: evaluation.party, total: evaluation.total === null ? null : decimal(evaluation.total), categories };
}

function toBranch({ scheme, names, contributions }: Group, outcomes: readonly Outcome[]): MergedBranch | null {
  const taken = outcomes
    .filter(({ fate }) => fate === "taken")
    .sort((a, b) => partRank(a.part) - partRank(b.part) || byCode(a.part.id, b.part.id));
  const first = taken[0];
  if (!first) return null;
  const parts = taken.map(({ part }) => part);
  const scored = parts.filter((p) => p.id.startsWith("party:")).flatMap((p) => p.evaluation ?? []);
  const row = scored.length === 0 ? parts.find((p) => p.id === "row") : undefined;
  const evaluations =
    scored.length > 0 || scheme.weights.length > 0 ? scored : parts.flatMap((p) => p.evaluation ?? []);
  const standing = contributions.filter((c) => taken.some((o) => o.contribution === c));
  const ticked = parts.flatMap((p) => p.ticks);
  const scores = evaluations.map(toScores);
  const decided = decide({
    scheme,
    evaluations: scores,
    vetoes: resolveVetoes(scheme, scores, ticked),
    stated: parts.flatMap((p) => p.stated),
    roundsFirst: parts.some((p) => p.roundsFirst),
  });
  const firstOf = (value: (c: Contribution) => string | null): string | null =>
    standing
      .map(value)
      .filter((v) => v !== null)
      .sort(byCode)[0] ?? null;
  const started = new Set(evaluations.map((e) => e.party));
  return {
    number: 0,
    name: names?.name ?? first.contribution.branch.name,
    scheme,
    parent: names?.entry?.parent ?? firstOf((c) => c.branch.parent),
    type: names?.entry?.type ?? firstOf((c) => c.branch.type),
    categories: standing.map((c) => c.branch.categories).find((list) => list.length > 0) ?? [],
    evaluations,
    awaiting: parties.filter((p) => !started.has(p) && standing.some((c) => c.branch.awaiting.includes(p))),
    vetoes: decided.vetoes,
    stated: decided.stated,
    roundsFirst: decided.roundsFirst,
    ...(row ? ofRow(row, decided, scheme) : { total: decided.total?.toNumber() ?? null, level: decided.level }),
    provisionalLevel: decided.provisionalLevel,
    statedLevel: decided.statedLevel,
    appliedVetoes: decided.appliedVetoes,
    aliases: names?.aliases ?? [],
    file: first.contribution.path,
    files: [...new Set(taken.map((o) => o.contribution.path))],
    sources: [...new Set(standing.flatMap((c) => c.branch.sources))],
    rectification: parts.find((p) => p.rectification !== null)?.rectification ?? null,
    parts,
  };
}

/** A branch known only from a summary is on the level that the summary states, else on that of its total there. */
function ofRow(row: Part, decided: Decision, scheme: Scheme): Pick<MergedBranch, "total" | "level"> {
  const total = row.evaluation?.total ?? decided.total?.toNumber() ?? null;
  const banded = total === null ? null : (levelOf(decimal(total), scheme.levels, false)?.name ?? null);
  return { total, level: decided.statedLevel ?? decided.level ?? banded };
}

/** By scheme, then as on the roster, else by parent and name; those without a name last. */
function number(
  found: readonly { readonly group: Group; readonly branch: MergedBranch }[],
  roster: Roster | null,
): readonly { readonly group: Group; readonly branch: MergedBranch }[] {
  const places = new Map((roster?.entries ?? []).map((entry, i) => [entry, i]));
  const place = ({ names }: Group): number => (names?.entry ? (places.get(names.entry) ?? 0) : places.size);
  const last = (text: string | null): string => text ?? "\uffff";
  return [...found]
    .sort(
      (a, b) =>
        schemeIds.indexOf(a.group.scheme.id) - schemeIds.indexOf(b.group.scheme.id) ||
        byCode(a.group.schemeKey, b.group.schemeKey) ||
        place(a.group) - place(b.group) ||
        byCode(last(a.branch.parent), last(b.branch.parent)) ||
        byCode(last(a.branch.name), last(b.branch.name)) ||
        byCode(a.branch.file, b.branch.file),
    )
    .map(({ group, branch }, i) => ({ group, branch: { ...branch, number: i + 1 } }));
}

const statusOfFate: Readonly<Record<Exclude<Fate, "taken">, FileStatus>> = {
  identical: "duplicate",
  superseded: "superseded",
  conflict: "conflict",
};

/** Of what a file's contents came to, the first of these is told. */
const TELLING: readonly Exclude<Fate, "taken">[] = ["conflict", "superseded", "identical"];

function filesOf(submissions: readonly Submission[], settled: readonly Settled[]): readonly MergedFile[] {
  const fates = new Map<string, Set<Fate>>();
  const combined = new Set<string>();
  const names = new Map<string, Set<string>>();
  for (const { group, outcomes } of settled) {
    const takenFrom = new Set(outcomes.filter((o) => o.fate === "taken").map((o) => o.contribution.path));
    if (takenFrom.size > 1) for (const path of takenFrom) combined.add(path);
    for (const { contribution, fate } of outcomes) {
      fates.set(contribution.path, (fates.get(contribution.path) ?? new Set()).add(fate));
    }
    for (const { path, branch } of group.contributions) {
      const name = group.names?.name ?? branch.name;
      if (name !== null) names.set(path, (names.get(path) ?? new Set()).add(name));
    }
  }
  return submissions.map((submission): MergedFile => {
    const { path, sha256, modified, fileModified, isOldFormat, hasMacros, error } = submission;
    const own = fates.get(path) ?? new Set<Fate>();
    const told = TELLING.find((fate) => own.has(fate));
    const status: FileStatus = error
      ? "unreadable"
      : own.has("taken")
        ? combined.has(path)
          ? "combined"
          : "merged"
        : told
          ? statusOfFate[told]
          : "unrecognised";
    const branches = [...(names.get(path) ?? [])].sort(byCode);
    return { path, status, branches, sha256, modified, fileModified, isOldFormat, hasMacros, error };
  });
}

/**
 * What was handed in more than once. A content that another file repeats is no duplicate while the
 * file adds something else; an older version always is.
 */
function duplicatesOf(settled: readonly Settled[], pathOf: (content: Candidate) => string): readonly Duplicate[] {
  return settled.flatMap(({ group, outcomes }) => {
    const found = new Map<string, { kept: string; reason: Duplicate["reason"]; dropped: Set<string> }>();
    const adds = new Set(outcomes.filter((o) => o.fate === "taken").map(pathOf));
    const older = new Set(outcomes.filter((o) => o.fate === "superseded").map(pathOf));
    for (const outcome of outcomes) {
      const { fate, kept } = outcome;
      const path = pathOf(outcome);
      if ((fate !== "identical" && fate !== "superseded") || kept === null || pathOf(kept) === path) continue;
      const isTold = fate === "superseded" || (!adds.has(path) && !older.has(path));
      if (!isTold) continue;
      const key = `${fate} ${pathOf(kept)}`;
      const entry = found.get(key) ?? { kept: pathOf(kept), reason: fate, dropped: new Set<string>() };
      entry.dropped.add(path);
      found.set(key, entry);
    }
    return [...found.values()]
      .sort((a, b) => byCode(a.kept, b.kept) || byCode(a.reason, b.reason))
      .map(({ kept, reason, dropped }) => ({
        name: group.names?.name ?? null,
        scheme: group.scheme.id,
        kept,
        dropped: [...dropped].sort(byCode),
        reason,
      }));
  });
}

function countLevels(branches: readonly MergedBranch[]): MergeResult["levels"] {
  const levels: Record<string, Record<string, number>> = {};
  for (const { scheme } of branches) {
    if (levels[scheme.id]) continue;
    const own = branches.filter((b) => b.scheme.id === scheme.id);
    const names = [...new Set(own.flatMap((b) => b.scheme.levels.map((l) => l.name)))];
    const counts = names.map((name) => [name, own.filter((b) => b.level === name).length] as const);
    const ungraded = own.filter((b) => b.level === null).length;
    levels[scheme.id] = Object.fromEntries([...counts, [UNGRADED, ungraded] as const].filter(([, n]) => n > 0));
  }
  return levels;
}

function contentsOf(settled: readonly Settled[], numbers: ReadonlyMap<Group, MergedBranch>): readonly SourcedContent[] {
  const contents = settled.flatMap(({ group, outcomes }) => {
    const branch = numbers.get(group);
    const isCombined = new Set(outcomes.filter((o) => o.fate === "taken").map((o) => o.contribution.path)).size > 1;
    return outcomes.map(({ contribution, part, fate }): SourcedContent => ({
      number: branch?.number ?? null,
      name: group.names?.name ?? contribution.branch.name,
      scheme: group.scheme.id,
      path: contribution.path,
      part,
      status: fate === "taken" ? (isCombined ? "combined" : "merged") : statusOfFate[fate],
    }));
  });
  return contents.sort(
    (a, b) =>
      (a.number ?? Infinity) - (b.number ?? Infinity) ||
      byCode(a.name ?? "", b.name ?? "") ||
      fileStatuses.indexOf(a.status) - fileStatuses.indexOf(b.status) ||
      partRank(a.part) - partRank(b.part) ||
      byCode(a.part.id, b.part.id) ||
      byCode(a.path, b.path),
  );
}

function finding<Code extends FindingCode>(
  code: Code,
  severity: Severity,
  branch: string | null,
  facts: FindingOf<Code>["facts"],
  place: { readonly file?: string | null; readonly sheet?: string | null; readonly cell?: string | null } = {},
  clause: string | null = null,
): MergeFinding {
  const { file = null, sheet = null, cell = null } = place;
  return { code, severity, sheet, cell, branch, facts, clause, fix: null, explanation: null, file } as MergeFinding;
}

function rosterFindings(
  missing: readonly RosterEntry[],
  gathered: readonly Group[],
  roster: Roster | null,
): readonly MergeFinding[] {
  const named = new Map<string, NameGroup>();
  for (const { names } of gathered) {
    if (names && names.entry === null && (roster !== null || names.near.length > 0)) named.set(names.name, names);
  }
  return [
    ...missing.map(({ name }) => finding("branch-missing", "query", name, { branch: name })),
    ...[...named.values()]
      .sort((a, b) => byCode(a.name, b.name))
      .map(({ name, near }) =>
        finding("branch-unexpected", "query", name, {
          branch: name,
          near,
          isOnRoster: roster === null ? null : false,
        }),
      ),
  ];
}

function duplicateFindings(settled: readonly Settled[]): readonly MergeFinding[] {
  // By the files that were handed in at first, so that a merge of merges says what a merge of all does.
  const told = duplicatesOf(settled, ({ part }) => part.origin.path).map(({ name, kept, dropped, reason }) =>
    finding(
      "branch-duplicate",
      "query",
      name,
      { branch: name ?? "", sheets: [kept, ...dropped], party: null, reason },
      { file: kept },
    ),
  );
  const conflicts = settled.flatMap(({ group, outcomes }) => {
    const tied = outcomes.filter((o) => o.fate === "conflict");
    if (tied.length === 0) return [];
    const name = group.names?.name ?? tied[0]?.contribution.branch.name ?? null;
    const paths = [...new Set(tied.map((o) => o.part.origin.path))].sort(byCode);
    const ids = [...new Set(tied.map((o) => o.part.id))];
    const party = parties.find((p) => ids.length === 1 && ids[0] === `party:${p}`) ?? null;
    return [
      finding("branch-duplicate", "error", name, { branch: name ?? "", sheets: paths, party, reason: "conflict" }),
    ];
  });
  return [...conflicts, ...told];
}

/** What only shows once files are put together: totals on an edge, vetoes, summaries that say otherwise. */
function branchFindings(branches: readonly MergedBranch[]): readonly MergeFinding[] {
  return branches.flatMap((branch) => {
    const { scheme, name } = branch;
    const findings: MergeFinding[] = [];
    for (const { id, stated, origin } of branch.parts) {
      const row = id === "row" ? stated[0] : undefined;
      if (!row || row.level === null || branch.level === null || row.level === branch.level) continue;
      const facts = { entered: row.text, computed: branch.level, total: branch.total };
      findings.push(
        finding("level-mismatch", "error", name, facts, { file: origin.path, sheet: row.sheet, cell: row.cell }),
      );
    }
    if (new Set(branch.parts.filter((p) => p.evaluation).map((p) => p.origin.path)).size < 2) return findings;
    const boundary =
      branch.total === null ? null : findBoundary(decimal(branch.total), scheme.levels, branch.roundsFirst);
    if (boundary && branch.total !== null) {
      findings.push(
        finding("level-boundary", "info", name, { total: branch.total, ...boundary }, {}, scheme.levelsClause),
      );
    }
    const scores = branch.evaluations.map(toScores);
    for (const veto of scheme.vetoes) {
      const judged = judgeScoreVeto(scheme, veto, scores);
      const isDisagreement = judged !== null && judged.below.length > 0 && judged.notBelow.length > 0;
      if (!judged || (!judged.applies && !isDisagreement)) continue;
      findings.push(
        finding(
          "veto-triggered",
          "query",
          name,
          {
            veto: veto.text,
            level: veto.level,
            value: judged.value?.toNumber() ?? null,
            limit: veto.whenCategoryBelow?.limit ?? null,
            parties: isDisagreement ? judged.below : [],
            isDisagreement,
          },
          {},
          veto.clause,
        ),
      );
    }
    return findings;
  });
}

function quotaFindings(branches: readonly MergedBranch[], quota: number | undefined): readonly MergeFinding[] {
  if (quota === undefined) return [];
  return [...new Set(branches.map((b) => b.scheme))].flatMap((scheme) => {
    const best = scheme.levels[0]?.name;
    const all = branches.filter((b) => b.scheme === scheme);
    const count = all.filter((b) => b.level === best).length;
    const percent = decimal(count).times(100).div(all.length);
    if (best === undefined || percent.lte(quota)) return [];
    const facts = { level: best, count, base: all.length, percent: percent.round(1).toNumber(), quota };
    return [finding("quota-exceeded", "query", null, facts)];
  });
}

/** What came of every file that branches were read from, the files of lower merges included. */
function fatesOf(settled: readonly Settled[], branches: ReadonlyMap<Group, MergedBranch>): FateOf {
  const fates = new Map<string, { isTaken: boolean; branches: Map<MergedBranch, Set<Part["id"]>> }>();
  const key = (via: string, path: string): string => `${via}\n${path}`;
  for (const { group, outcomes } of settled) {
    const branch = branches.get(group);
    const handedIn = new Set(outcomes.map(({ part }) => part.id));
    for (const { contribution, part, fate } of outcomes) {
      const place = key(contribution.path, part.origin.path);
      const known = fates.get(place) ?? { isTaken: false, branches: new Map() };
      fates.set(place, known);
      if (fate !== "taken") continue;
      known.isTaken = true;
      if (branch) known.branches.set(branch, handedIn);
    }
  }
  return (via, path) => fates.get(key(via, path)) ?? null;
}

/** Findings of the files that count; those that another file resolved, or that are judged anew above, left out. */
function fileFindings(
  submissions: readonly Submission[],
  files: readonly MergedFile[],
  fateOf: FateOf,
): readonly MergeFinding[] {
  return submissions.flatMap((submission, i) => {
    const file = files[i] as MergedFile;
    const { path, error } = submission;
    if (error) return [finding("file-unreadable", "error", null, unreadableFacts(path, error), { file: path })];
    if (file.status !== "merged" && file.status !== "combined" && file.status !== "unrecognised") return [];
    const fate = fateOf(path, path);
    return submission.findings
      .filter(({ code, branch, facts }) => {
        const party = code === "review-missing" ? ((facts as { party: string }).party as Party) : "review";
        return !isSettled({ code, branch, party }, fate);
      })
      .map((found) => ({ ...found, file: path }));
  });
}

/** `reason` is the code, or what the code leaves open: "not-found" for a file that is not there. */
export function unreadableFacts(path: string, { code, facts }: SubmissionError): FindingOf<"file-unreadable">["facts"] {
  const finer = code === "not-a-workbook" ? (facts["reason"] ?? facts["found"]) : undefined;
  return { reason: typeof finer === "string" && finer !== "other" ? finer : code, file: path };
}
