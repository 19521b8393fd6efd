import type { Big } from "../workbook/decimal";
import type { BranchResult, Evaluation, StatedLevel } from "../model/branch";
import { changeOf, isComputed, vetoLevel } from "../scoring/decide";
import { hasBands, levelOf, rankOf, readLevel, worse } from "../schemes/levels";
import { evaluationOf } from "../scoring/totals";
import { bandIn, totalFor } from "../model/table-cells";
import { parseA1 } from "../workbook/address";
import { cellAt, findSheet, type WorkbookSnapshot } from "../workbook/snapshot";
import { defineRule, evaluationsOf } from "./rule";
import { declaredEntries } from "./reading/table-entries";

/**
 * A stated level contradicts the scores. Where totals decide, a party's own level follows from its
 * total and the final one from the weighted total (before that from the self total); elsewhere a
 * stated level needs at least one party whose scores or letters support it.
 */
export const levelMismatch = defineRule({
  code: "level-mismatch",
  severity: "error",
  group: "levels",
  clauses: ["附件1 说明2"],
  *check(context) {
    const { workbook, branches } = context;
    for (const branch of branches) {
      for (const stated of branch.stated) {
        const expected = expectedLevels(branch, stated, isCalculated(workbook, stated));
        const first = expected?.levels[0];
        if (stated.level === null || !expected || first === undefined || expected.levels.includes(stated.level)) {
          continue;
        }
        yield {
          sheet: stated.sheet,
          cell: stated.cell,
          branch: branch.name,
          facts: {
            entered: stated.level,
            computed: first,
            total: expected.total?.toNumber() ?? null,
            ...decidingVetoes(branch, expected.total, first),
          },
          clause: branch.scheme.levelsClause,
        };
      }
    }
    for (const { table, row, column, cell, text, branch } of declaredEntries(context, (c) => c.levelOf !== undefined)) {
      const level = readLevel(text, table.scheme);
      const banded = bandIn(table, row, column);
      if (level === null || banded === null || level === banded) continue;
      const total = totalFor(table, row, column);
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { entered: level, computed: banded, total: total?.toNumber() ?? null },
        clause: table.scheme.levelsClause,
      };
    }
  },
  *unchecked(context) {
    const told = new Set<string>();
    for (const { branch, evaluation } of evaluationsOf(context)) {
      const { sheet, rubric } = evaluation.sheet;
      if (rubric.letters || hasBands(branch.scheme.levels) || told.has(sheet.id)) continue;
      told.add(sheet.id);
      yield { sheet: sheet.name, branch: branch.name, code: "no-levels", facts: {} };
    }
  },
});

function isCalculated(workbook: WorkbookSnapshot, { sheet, cell }: StatedLevel): boolean {
  const found = findSheet(workbook, { name: sheet });
  const { row, column } = parseA1(cell);
  return found !== undefined && cellAt(found, row, column)?.formula !== undefined;
}

interface Expected {
  /** The levels that the data at hand allow, the likeliest first. */
  readonly levels: readonly string[];
  readonly total: Big | null;
}

function expectedLevels(branch: BranchResult, stated: StatedLevel, isFormula: boolean): Expected | null {
  if (!isComputed(branch.scheme)) return supportedLevels(branch, stated);
  const party = stated.isResult ? null : stated.party;
  const own = party === null ? undefined : evaluationOf(branch.evaluations, party);
  // What was stated before an objection changed the level stays as it was.
  const before = changeOf(branch)?.replaces ?? null;
  const final = branch.total ? { levels: compact([branch.level, before]), total: branch.total } : null;
  if (party === null) return final ?? provisional(branch, stated);
  const { total } = own ?? {};
  if (!total) return party === "review" ? final : null;
  const plain = levelOf(total, branch.scheme.levels, branch.roundsFirst)?.name ?? null;
  const vetoed = worse(branch.scheme.levels, plain, appliedLevel(branch));
  const also = party === "review" ? (final?.levels ?? []) : [];
  // What a party thinks may be a formula that knows its column's total and no veto, nor the switch for rounding.
  const isOpinion = branch.scheme.weights.length > 1 && party !== "review";
  const byFormula = isFormula && isOpinion ? levelOf(total, branch.scheme.levels, false)?.name : null;
  return { levels: compact([vetoed, ...also, byFormula ?? null]), total };
}

/** Before the superior's scores exist, what stands in the superior's own cell cannot be judged. */
function provisional(branch: BranchResult, stated: StatedLevel): Expected | null {
  const isSuperiors = branch.sources.some((s) => s.kind === "fields" && s.sheet.name === stated.sheet);
  const total = evaluationOf(branch.evaluations, "self")?.total;
  return isSuperiors || !total ? null : { levels: compact([branch.provisionalLevel]), total };
}

function supportedLevels(branch: BranchResult, stated: StatedLevel): Expected | null {
  // A recorded change rests on its reason, not on what a party had thought before.
  if (stated.replaces !== undefined) return null;
  const { scheme, evaluations } = branch;
  // The superior decides on what every party said; any other party states its own view.
  // A level in the superior's own column follows from the scores of that column.
  const own = stated.isResult === true ? undefined : evaluationOf(evaluations, stated.party ?? "score");
  if (stated.party === "review" && own && !own.sheet.rubric.letters && hasBands(scheme.levels)) {
    const levels = levelsBy(branch, own).map((l) => worse(scheme.levels, l, appliedLevel(branch)) ?? l);
    return levels.length === 0 ? null : { levels, total: own.total };
  }
  const isDecision = stated.party === null || stated.party === "review" || stated.isResult === true;
  const heard = evaluations.filter((e) => isDecision || e.party === stated.party);
  const byParties = isDecision
    ? branch.stated.flatMap((s) => (s !== stated && s.party && s.level ? [s.level] : []))
    : [];
  const levels = compact([...heard.flatMap((e) => levelsBy(branch, e)), ...byParties]);
  if (levels.length === 0) return null;
  const veto = appliedLevel(branch);
  const only = heard.length === 1 ? heard[0]?.total : null;
  return {
    levels: veto === null ? levels : compact(levels.map((l) => worse(scheme.levels, l, veto))),
    total: only ?? null,
  };
}

/** What one party's scores allow: the level of its total, or any from its best to its worst letter. */
function levelsBy({ scheme, roundsFirst }: BranchResult, { total, letters }: Evaluation): readonly string[] {
  const banded = total && levelOf(total, scheme.levels, roundsFirst);
  if (banded) return [banded.name];
  const ranks = [...letters.values()].flatMap((letter) => {
    const level = letter === null ? null : readLevel(letter, scheme);
    return level === null ? [] : [rankOf(scheme.levels, level)];
  });
  if (ranks.length === 0) return [];
  return scheme.levels.slice(Math.min(...ranks), Math.max(...ranks) + 1).map((l) => l.name);
}

/** The circumstances that put a branch below the level of its total. */
function decidingVetoes(
  { scheme, roundsFirst, vetoes, appliedVetoes }: BranchResult,
  total: Big | null,
  level: string,
): { readonly vetoes?: readonly string[] } {
  if (appliedVetoes.length === 0 || (total && levelOf(total, scheme.levels, roundsFirst)?.name === level)) return {};
  return { vetoes: vetoes.filter(({ id }) => appliedVetoes.includes(id)).map(({ text }) => text) };
}

function appliedLevel({ scheme, appliedVetoes }: BranchResult): string | null {
  return appliedVetoes.reduce<string | null>((level, id) => worse(scheme.levels, level, vetoLevel(scheme, id)), null);
}

function compact(levels: readonly (string | null)[]): readonly string[] {
  return [...new Set(levels.filter((l) => l !== null))];
}
