import { decimal } from "../../../src/core/workbook/decimal";
import type { Level, Scheme, Party } from "../../../src/core/schemes/types";
import type { StatedLevel, VetoRecord } from "../../../src/core/model/branch";
import type { PartyScores } from "../../../src/core/scoring/totals";

const level = (name: string, from: number | null, to: number | null): Level => ({
  name,
  aliases: [],
  from,
  to,
  action: null,
});

/** 好 from 90, 中 from 60, else 差; self 0.4, review 0.6; three vetoes. */
export const small: Scheme = {
  id: "custom",
  title: "考核办法",
  issuer: "某局",
  document: "",
  levels: [level("好", 90, null), level("中", 60, 89), level("差", null, 60)],
  levelsClause: null,
  weights: [
    { party: "self", share: 0.4, clause: "" },
    { party: "review", share: 0.6, clause: "" },
  ],
  vetoes: [
    { id: "mass", text: "群众评价低", level: "差", clause: "", whenCategoryBelow: { category: "群众评价", limit: 12 } },
    {
      id: "rate",
      text: "满意率低",
      level: "中",
      clause: "",
      whenRateBelow: { subjects: ["群众", "师生"], limit: 0.6 },
    },
    { id: "idle", text: "无活动", level: "差", clause: "", isProposal: true },
    { id: "ticked", text: "弄虚作假", level: "差", clause: "" },
  ],
  hasOpenVetoes: true,
  forms: [],
  categoryAliases: {},
  stages: [],
  deadlines: [],
};

/** A party's scores by their total and that of the category 群众评价. */
export const scored = (party: Party, total: number | null, mass: number | null = null): PartyScores => ({
  party,
  total: total === null ? null : decimal(total),
  categories: new Map([["群众评价", mass === null ? null : decimal(mass)]]),
});

export const veto = (id: string, state: VetoRecord["state"], by: VetoRecord["by"] = "person"): VetoRecord => ({
  id,
  text: id,
  state,
  by,
  sheet: null,
  cell: null,
});

export const stated = (level: string | null, party: Party | null, isResult = false): StatedLevel => ({
  level,
  text: level ?? "？",
  sheet: "表",
  cell: "A1",
  party,
  isResult,
});
