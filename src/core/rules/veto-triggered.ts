import type { BranchResult, Evaluation } from "../model/branch";
import { vetoLevel } from "../scoring/decide";
import { judgeScoreVeto } from "../scoring/vetoes";
import { rechecks } from "./promotion-blocked";
import { defineRule, type Report } from "./rule";

/**
 * A circumstance applies that puts the branch on a level whatever its score: ticked by a person, or
 * because a category's score is below its limit. Parties that differ about it are named.
 */
export const vetoTriggered = defineRule({
  code: "veto-triggered",
  severity: "query",
  group: "levels",
  clauses: ["附件1 说明3"],
  *check(context) {
    for (const { table, branch, cell, vetoed } of rechecks(context)) {
      if (!vetoed) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { veto: vetoed.text, level: vetoed.level, value: null, limit: null, parties: [], isDisagreement: false },
        clause: table.scheme.promotion?.clause ?? null,
      };
    }
    for (const branch of context.branches) {
      for (const record of branch.vetoes) {
        const byScore = scoreVeto(branch, record.id);
        if (byScore) yield byScore;
        const isByScore = branch.scheme.vetoes.some((v) => v.id === record.id && v.whenCategoryBelow);
        if (isByScore || record.state !== "yes") continue;
        yield {
          sheet: record.sheet,
          cell: record.cell,
          branch: branch.name,
          facts: {
            veto: record.text,
            level: vetoLevel(branch.scheme, record.id) ?? "",
            value: null,
            limit: null,
            parties: [],
            isDisagreement: false,
          },
          clause: clauseOf(branch, record.id),
        };
      }
    }
  },
});

function scoreVeto(branch: BranchResult, id: string): Report<"veto-triggered"> | null {
  const { scheme, evaluations } = branch;
  const veto = scheme.vetoes.find((v) => v.id === id);
  const judged = veto && judgeScoreVeto(scheme, veto, evaluations);
  if (!veto?.whenCategoryBelow || !judged) return null;
  const isDisagreement = judged.below.length > 0 && judged.notBelow.length > 0;
  if (judged.applies !== true && !isDisagreement) return null;
  const { category, limit } = veto.whenCategoryBelow;
  const cause = evaluations.find((e) => judged.below.includes(e.party));
  return {
    sheet: cause?.sheet.sheet.name ?? null,
    cell: cause ? firstScore(cause, category) : null,
    branch: branch.name,
    facts: {
      veto: veto.text,
      level: veto.level,
      value: judged.value?.toNumber() ?? null,
      limit,
      parties: isDisagreement ? [...judged.below, ...judged.notBelow] : [],
      isDisagreement,
    },
    clause: clauseOf(branch, id),
  };
}

function firstScore({ scores }: Evaluation, category: string): Evaluation["scores"][number]["cell"] | null {
  return scores.find((s) => s.category === category)?.cell ?? null;
}

function clauseOf({ scheme }: BranchResult, id: string): string | null {
  return scheme.vetoes.find((v) => v.id === id)?.clause ?? scheme.vetoes.at(-1)?.clause ?? null;
}
