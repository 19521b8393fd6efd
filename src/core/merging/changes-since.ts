import { nameKey } from "../model/names";
import { parties, type Party, type SchemeId } from "../schemes/types";
import { pairBranches } from "./compare";
import type { ForwardedFinding, Submission } from "./submitted";
import { partyLevelWord, partyTotalWord } from "./figures";
import { mergeSubmissions } from "./merge";
import type { MergedBranch, MergeFinding, MergeResult } from "./merge-result";
import { detailHeadings } from "../own-sheets/drawn-tables";
import { maskContacts } from "./mask";
import { problemOf, type Problem } from "./outputs/problems";
import { partyNames } from "../own-sheets/words";

/** disputed: it counted before, now its versions are in conflict. gone: nothing of it was handed in this time. */
export const branchChanges = ["new", "changed", "disputed", "gone"] as const;
export type BranchChange = (typeof branchChanges)[number];

/** A figure that differs: "领导班子好（自评）" 18 → 20; null where that side has none. */
interface ChangedFigure {
  readonly what: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

export interface ChangedBranch {
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly parent: string | null;
  readonly change: BranchChange;
  /** What differs inside; of a new or gone branch its total and level. */
  readonly figures: readonly ChangedFigure[];
  /** Where it stands now; of a gone branch where it stood. */
  readonly files: readonly string[];
}

/** What is not as it was when an earlier merge was made; whatever stayed the same is left out. */
export interface ChangesSince {
  /** The earlier output. */
  readonly path: string;
  readonly branches: readonly ChangedBranch[];
  readonly opened: readonly Problem[];
  readonly closed: readonly Problem[];
}

/**
 * Compares a merge with an earlier one by that one's own sheets; null where `earlier` is no merge output.
 * @param describe as the earlier 「问题清单」 was worded.
 */
export function changesSince(
  earlier: Submission,
  result: MergeResult,
  describe: (finding: MergeFinding) => string,
): ChangesSince | null {
  if (earlier.forwarded === null) return null;
  const before = mergeSubmissions([earlier]);
  const disputed = new Set(
    result.contents.flatMap(({ status, name }) => (status === "conflict" ? [nameKey(name ?? "")] : [])),
  );
  const branches = pairBranches(before.branches, result.branches).flatMap((pair): ChangedBranch[] => {
    const either = (pair.after ?? pair.before) as MergedBranch;
    const figures = changedFigures(pair.before, pair.after);
    if (pair.before && pair.after && figures.length === 0) return [];
    const change = !pair.before
      ? "new"
      : pair.after
        ? "changed"
        : disputed.has(nameKey(either.name ?? ""))
          ? "disputed"
          : "gone";
    const { name, scheme, parent } = either;
    return [{ name, scheme: scheme.id, parent, change, figures, files: pathsOf(either) }];
  });
  const now = [...result.findings.map((finding) => problemOf(finding, describe)), ...result.forwarded].map(masked);
  const { findings: then } = earlier.forwarded;
  return { path: earlier.path, branches, opened: without(now, then), closed: without(then, now) };
}

function pathsOf({ contents: parts }: MergedBranch): readonly string[] {
  return [...new Set(parts.map(({ origin }) => origin.path))];
}

function masked(problem: Problem): Problem {
  return { ...problem, sentence: maskContacts(problem.sentence) };
}

/**
 * Of a branch's finding the file does not matter: it was handed in again under another name. What a merge says of
 * files and names is one matter, however the sentence changes with what else came.
 */
function keyOf({ code, branch, file, sheet, cell, sentence }: Problem): string {
  const whose = branch === null ? (file ?? "") : nameKey(branch);
  return JSON.stringify([code, whose, sheet, cell, sheet === null ? null : sentence]);
}

/** Those of `problems` that `others` does not have, each counted. */
function without(problems: readonly Problem[], others: readonly (Problem | ForwardedFinding)[]): readonly Problem[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return problems.filter((problem) => {
    const count = left.get(keyOf(problem)) ?? 0;
    if (count > 0) left.set(keyOf(problem), count - 1);
    return count === 0;
  });
}

type Figures = ReadonlyMap<string, number | string | null>;

function changedFigures(before: MergedBranch | null, after: MergedBranch | null): readonly ChangedFigure[] {
  const isWhole = before !== null && after !== null;
  const [first, second] = [before, after].map((branch) => (branch ? figuresOf(branch, isWhole) : new Map())) as [
    Figures,
    Figures,
  ];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((what) => {
    const change = { what, before: first.get(what) ?? null, after: second.get(what) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function figuresOf(branch: MergedBranch, isWhole: boolean): Figures {
  const figures = new Map<string, number | string | null>();
  const heading = (what: string, party: Party): string => `${what.replace(/\s+/g, "")}（${partyNames[party]}）`;
  for (const party of isWhole ? parties : []) {
    const evaluation = branch.evaluations.find((e) => e.party === party);
    if (!evaluation) continue;
    for (const [category, value] of Object.entries(evaluation.categories)) figures.set(heading(category, party), value);
    figures.set(heading(partyTotalWord, party), evaluation.total);
    figures.set(heading(partyLevelWord, party), evaluation.level);
  }
  figures.set(detailHeadings.total, branch.total);
  figures.set(detailHeadings.level, branch.level);
  figures.set(detailHeadings.provisional, branch.level === null ? branch.provisionalLevel : null);
  if (isWhole) {
    const applied = branch.vetoes.filter((v) => v.state === "yes").map((v) => v.text);
    figures.set(detailHeadings.applied, applied.length === 0 ? null : applied.join("；"));
  }
  return figures;
}
