import type { Party } from "../schemes/types";

/** What generated sheets call the parties, where a sheet does not print longer words. */
export const partyNames: Readonly<Record<Party, string>> = {
  self: "自评",
  review: "上级考评",
  members: "党员评议",
  peers: "互评",
  public: "群众评议",
  clients: "服务对象评议",
  score: "得分",
};

/** Whose row it is, on every list of a merge. */
export const branchHeadings = { parent: "所属党委（党总支）", branch: "党支部名称" } as const;
