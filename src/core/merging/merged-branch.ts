import { decimal, type Big } from "../workbook/decimal";
import { parties, schemeIds } from "../schemes/types";
import { conflictIn, decide, finalStatements, type Decision, type Undecided } from "../scoring/decide";
import { levelOf } from "../schemes/levels";
import type { PartyScores } from "../scoring/totals";
import { resolveVetoes } from "../scoring/vetoes";
import { withFormer, type FormerRow } from "./former-publicity";
import type { GatheredBranch } from "./gather";
import type { MergedBranch } from "./merge-result";
import { byCode, byNature } from "./names";
import { isRow, type SubmittedContent, type SubmittedEvaluation } from "./submitted";
import type { Roster } from "./roster";
import type { Contribution, Outcome } from "./versions";

export function partRank({ id }: SubmittedContent): number {
  const at = parties.findIndex((party) => id === `party:${party}`);
  return at >= 0 ? at : parties.length + (isRow({ id }) ? 2 : id === "ticks" ? 0 : 1);
}

export function toScores(evaluation: SubmittedEvaluation): PartyScores {
  const categories = new Map<string, Big | null>();
  for (const [name, value] of Object.entries(evaluation.categories)) {
    if (typeof value !== "string") categories.set(name, value === null ? null : decimal(value));
  }
  return { party: evaluation.party, total: evaluation.total === null ? null : decimal(evaluation.total), categories };
}

export function toBranch(
  { scheme, names, contributions }: GatheredBranch,
  outcomes: readonly Outcome[],
  former: readonly FormerRow[] = [],
): MergedBranch | null {
  const taken = outcomes
    .filter(({ ruling }) => ruling === "taken")
    .sort((a, b) => partRank(a.content) - partRank(b.content) || byCode(a.content.id, b.content.id));
  const first = taken[0];
  if (!first) return null;
  const standing = contributions.filter((c) => taken.some((o) => o.contribution === c));
  const firstOf = (value: (c: Contribution) => string | null): string | null =>
    standing
      .map(value)
      .filter((v) => v !== null)
      .sort(byCode)[0] ?? null;
  const name = names?.name ?? first.contribution.branch.name;
  const parent = names?.entry?.parent ?? firstOf((c) => c.branch.parent);
  const parts = withFormer(
    taken.map(({ content }) => content),
    { name, parent },
    scheme,
    former,
  );
  const scored = parts.filter((p) => p.id.startsWith("party:")).flatMap((p) => p.evaluation ?? []);
  const rows = scored.length === 0 ? parts.filter(isRow) : [];
  const row = rows.find((p) => p.evaluation) ?? rows[0];
  const evaluations =
    scored.length > 0 || scheme.weights.length > 0 ? scored : rows.flatMap((p) => p.evaluation ?? []).slice(0, 1);
  const ticked = parts.flatMap((p) => p.ticks);
  const scores = evaluations.map(toScores);
  const decided = decide({
    scheme,
    evaluations: scores,
    vetoes: resolveVetoes(scheme, scores, ticked),
    stated: parts.flatMap((p) => p.stated),
    roundsFirst: parts.some((p) => p.roundsFirst),
  });
  const started = new Set(evaluations.map((e) => e.party));
  return {
    number: 0,
    name,
    scheme,
    parent,
    type: names?.entry?.type ?? firstOf((c) => c.branch.type),
    categories: standing.map((c) => c.branch.categories).find((list) => list.length > 0) ?? [],
    evaluations,
    awaiting: parties.filter((p) => !started.has(p) && standing.some((c) => c.branch.awaiting.includes(p))),
    vetoes: decided.vetoes,
    stated: decided.stated,
    roundsFirst: decided.roundsFirst,
    ...(row
      ? ofRow(row, decided)
      : { total: decided.total?.toNumber() ?? null, level: decided.level, conflict: decided.conflict }),
    provisionalLevel: decided.provisionalLevel,
    statedLevel: decided.statedLevel,
    appliedVetoes: decided.appliedVetoes,
    aliases: names?.aliases ?? [],
    file: first.contribution.path,
    files: [...new Set(taken.map((o) => o.contribution.path))],
    sources: [...new Set(standing.flatMap((c) => c.branch.sources))],
    rectification: parts.find((p) => p.rectification !== null)?.rectification ?? null,
    contents: parts,
  };
}

/** A branch known only from a summary is on the level that the summary states, else on that of its total there. */
function ofRow(row: SubmittedContent, decided: Decided): Pick<MergedBranch, "total" | "level" | "conflict"> {
  const { scheme, stated, appliedVetoes } = decided;
  const total = row.evaluation?.total ?? decided.total?.toNumber() ?? null;
  // What its scores give is no more than what the same row states.
  const conflict = conflictIn(stated);
  if (conflict.length > 0) return { total, conflict, level: null };
  const banded = total === null ? null : (levelOf(decimal(total), scheme.levels, false)?.name ?? null);
  const own = finalStatements(stated)[0]?.level ?? null;
  return { total, conflict, level: (appliedVetoes.length > 0 ? decided.level : own) ?? own ?? decided.level ?? banded };
}

type Decided = Decision & Pick<Undecided, "scheme" | "stated">;

/** By scheme, then as on the roster, else by parent and name; those without a name last. */
export function number(
  found: readonly { readonly group: GatheredBranch; readonly branch: MergedBranch }[],
  roster: Roster | null,
): readonly { readonly group: GatheredBranch; readonly branch: MergedBranch }[] {
  const places = new Map((roster?.entries ?? []).map((entry, i) => [entry, i]));
  const place = ({ names }: GatheredBranch): number => (names?.entry ? (places.get(names.entry) ?? 0) : places.size);
  const last = (text: string | null): string => text ?? "\uffff";
  return [...found]
    .sort(
      (a, b) =>
        schemeIds.indexOf(a.group.scheme.id) - schemeIds.indexOf(b.group.scheme.id) ||
        byCode(a.group.schemeKey, b.group.schemeKey) ||
        place(a.group) - place(b.group) ||
        byNature(last(a.branch.parent), last(b.branch.parent)) ||
        byNature(last(a.branch.name), last(b.branch.name)) ||
        byCode(a.branch.file, b.branch.file),
    )
    .map(({ group, branch }, i) => ({ group, branch: { ...branch, number: i + 1 } }));
}
