import { decimal } from "../workbook/decimal";
import type { FindingOf } from "../findings/finding";
import type { StatedLevel } from "../model/branch";
import { parties, type Party } from "../schemes/types";
import { findBoundary } from "../schemes/levels";
import { exceededQuotas } from "../rules/quota-exceeded";
import { judgeScoreVeto } from "../scoring/vetoes";
import { isSettled, type FileUseOf } from "./forwarded";
import { duplicatesOf } from "./file-statuses";
import type { GatheredBranch, Settled } from "./gather";
import type { MergedFile, MergedBranch, MergeFinding } from "./merge-result";
import { mergeFinding } from "./merge-rules";
import { toScores } from "./merged-branch";
import { byCode, type NameGroup } from "./names";
import { isRow, type Submission, type SubmissionError } from "./submitted";
import type { Roster, RosterEntry } from "./roster";

export function rosterFindings(
  missing: readonly RosterEntry[],
  gathered: readonly GatheredBranch[],
  roster: Roster | null,
): readonly MergeFinding[] {
  const named = new Map<string, NameGroup>();
  for (const { names } of gathered) {
    if (names && names.entry === null && (roster !== null || names.near.length > 0)) named.set(names.name, names);
  }
  return [
    ...missing.map(({ name }) => mergeFinding("branch-missing", name, { branch: name })),
    ...[...named.values()]
      .sort((a, b) => byCode(a.name, b.name))
      .map(({ name, near }) =>
        mergeFinding("branch-unexpected", name, {
          branch: name,
          near,
          isOnRoster: roster === null ? null : false,
        }),
      ),
  ];
}

/** Files of one name that are kept apart, since nothing proves the name to be theirs. */
export function unprovenFindings(gathered: readonly GatheredBranch[]): readonly MergeFinding[] {
  return gathered
    .filter((group) => group.isUnproven)
    .flatMap(({ scheme, contributions }) =>
      contributions.map(({ path, branch }) =>
        mergeFinding(
          "branch-unnamed",
          branch.name,
          { scheme: scheme.id },
          { file: path, sheet: branch.sources[0] ?? null },
        ),
      ),
    );
}

export function duplicateFindings(settled: readonly Settled[]): readonly MergeFinding[] {
  // By the files that were handed in at first, so that a merge of merges says what a merge of all does.
  const told = duplicatesOf(settled, ({ content }) => content.origin.path).map(({ name, kept, dropped, reason }) =>
    mergeFinding(
      "branch-duplicate",
      name,
      { branch: name ?? "", sheets: [kept, ...dropped], party: null, reason },
      { file: kept },
    ),
  );
  const conflicts = settled.flatMap(({ group, outcomes }) => {
    const tied = outcomes.filter((o) => o.ruling === "conflict");
    if (tied.length === 0) return [];
    const name = group.names?.name ?? tied[0]?.contribution.branch.name ?? null;
    const paths = [...new Set(tied.map((o) => o.content.origin.path))].sort(byCode);
    const ids = [...new Set(tied.map((o) => o.content.id))];
    const party = parties.find((p) => ids.length === 1 && ids[0] === `party:${p}`) ?? null;
    return [
      {
        ...mergeFinding("branch-duplicate", name, { branch: name ?? "", sheets: paths, party, reason: "conflict" }),
        // Nothing of it is taken until a person decides.
        severity: "error" as const,
      },
    ];
  });
  const ambiguous = settled.flatMap(({ group }) => {
    if (group.mayMean.length === 0) return [];
    const name = group.names?.name ?? null;
    const sheets = [...new Set(group.contributions.map(({ path }) => path))].sort(byCode);
    const facts = { branch: name ?? "", sheets, party: null, reason: "committees" as const, values: group.mayMean };
    return [mergeFinding("branch-duplicate", name, facts, { file: sheets[0] ?? null })];
  });
  return [...conflicts, ...told, ...ambiguous];
}

/** What only shows once files are put together: totals on an edge, vetoes, summaries that say otherwise. */
export function branchFindings(branches: readonly MergedBranch[]): readonly MergeFinding[] {
  return branches.flatMap((branch) => {
    const { scheme, name } = branch;
    const findings: MergeFinding[] = [];
    const stated = branch.contents
      .filter(isRow)
      .flatMap(({ stated: own, origin }) => own.map((row) => ({ row, origin })));
    for (const { row, origin } of stated) {
      if (row.level === null || branch.level === null || row.level === branch.level) continue;
      const facts = { entered: row.text, computed: branch.level, total: branch.total };
      findings.push(
        mergeFinding("level-mismatch", name, facts, { file: origin.path, sheet: row.sheet, cell: row.cell }),
      );
    }
    findings.push(...conflictFinding(branch));
    if (new Set(branch.contents.filter((p) => p.evaluation).map((p) => p.origin.path)).size < 2) return findings;
    const boundary =
      branch.total === null ? null : findBoundary(decimal(branch.total), scheme.levels, branch.roundsFirst);
    if (boundary && branch.total !== null) {
      findings.push(
        mergeFinding("level-boundary", name, { total: branch.total, ...boundary }, {}, scheme.levelsClause),
      );
    }
    const scores = branch.evaluations.map(toScores);
    for (const veto of scheme.vetoes) {
      const judged = judgeScoreVeto(scheme, veto, scores);
      const isDisagreement = judged !== null && judged.below.length > 0 && judged.notBelow.length > 0;
      if (!judged || (!judged.applies && !isDisagreement)) continue;
      findings.push(
        mergeFinding(
          "veto-triggered",
          name,
          {
            veto: veto.text,
            level: veto.level,
            value: judged.value?.toNumber() ?? null,
            limit: veto.whenCategoryBelow?.limit ?? null,
            parties: isDisagreement ? [...judged.below, ...judged.notBelow] : [],
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

/** Final levels that contradict each other, with the file before each place where there are several. */
function conflictFinding({ name, scheme, contents, conflict }: MergedBranch): readonly MergeFinding[] {
  const [first] = conflict;
  if (!first) return [];
  const pathOf = (stated: StatedLevel): string =>
    contents.find((content) => content.stated.includes(stated))?.origin.path ?? "";
  const isOneFile = new Set(conflict.map(pathOf)).size === 1;
  const place = (s: StatedLevel): string => `${isOneFile ? "" : `${pathOf(s)} `}${s.sheet}!${s.cell}`;
  const other = conflict.find(({ level }) => level !== first.level) ?? first;
  const facts = {
    branch: name ?? "",
    places: conflict.map(place),
    levels: conflict.map(({ level, text }) => level ?? text),
  };
  const at = { file: pathOf(other), sheet: other.sheet, cell: other.cell };
  return [mergeFinding("level-conflict", name, facts, at, scheme.levelsClause)];
}

export function quotaFindings(branches: readonly MergedBranch[], quota: number | undefined): readonly MergeFinding[] {
  return exceededQuotas(branches, quota).map((facts) => mergeFinding("quota-exceeded", null, facts));
}

/** Findings of the files that count; those that another file resolved, or that are judged anew above, left out. */
export function fileFindings(
  submissions: readonly Submission[],
  files: readonly MergedFile[],
  useOf: FileUseOf,
): readonly MergeFinding[] {
  return submissions.flatMap((submission, i) => {
    const file = files[i] as MergedFile;
    const { path, error } = submission;
    if (error) return [mergeFinding("file-unreadable", null, unreadableFacts(path, error), { file: path })];
    if (file.status !== "merged" && file.status !== "combined" && file.status !== "unrecognised") return [];
    const use = useOf(path, path);
    return submission.findings
      .filter(({ code, branch, facts }) => {
        // A merge finds these anew from what counts.
        if (code === "level-conflict") return false;
        const party = code === "review-missing" ? ((facts as { party: string }).party as Party) : "review";
        return !isSettled({ code, branch, party }, use);
      })
      .map((found) => ({ ...found, file: path }));
  });
}

/** `reason` is the code, or what the code leaves open: "not-found" for a file that is not there. */
function unreadableFacts(path: string, { code, facts }: SubmissionError): FindingOf<"file-unreadable">["facts"] {
  const isFiner = code === "not-a-workbook" || String(facts["reason"]).startsWith("records-");
  const finer = isFiner ? (facts["reason"] ?? facts["found"]) : undefined;
  return { reason: typeof finer === "string" && finer !== "other" ? finer : code, file: path };
}
