import type { reviewZh } from "./zh-CN-review";

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function quoted(value: unknown): string {
  return value === undefined || value === null ? "" : `“${String(value)}”`;
}

export const reviewEn: typeof reviewZh = {
  beforeCheck: "Check first; then self scores and the superior's scores are compared here.",
  noBranch: "No scoring sheet was recognised, so there is nothing to compare.",
  chooseBranch: "Branch",
  nextBranch: "Next branch",
  position: (index, count) => `${index} of ${count}`,
  partyTotal: (party, total) => `${party} ${total}`,
  partyPartial: (party, sum) => `${party} so far ${sum}`,
  total: (total) => `Total ${total}`,
  separator: ", ",
  counts: (done, all) => `${done} of ${plural(all, "item")} reviewed`,
  stateCount: (state, count) => `${state} ${count}`,
  states: { untouched: "Not reviewed", agreed: "Agreed", changed: "Changed", queried: "Queried" },
  order: "Order",
  orders: { difference: "Largest difference first", official: "As on the form" },
  table: (branch) => `${branch}: self and superior`,
  columns: { item: "Item", self: "Self", review: "Review", difference: "Diff.", opinion: "Opinion" },
  item: (number, text) => (number === null ? text : `${number}. ${text}`),
  reveal: "Go to this cell",
  maximum: (points) => `Maximum ${points}`,
  scoreOf: (item) => `${item} review score`,
  opinionOf: (item) => `${item} opinion`,
  reasonOf: (item) => `${item} reason`,
  reason: "Reason",
  reasonHint: "Say why it was changed",
  queryHint: "Say what is to be verified",
  reasonMissing: "A change needs a reason",
  reasonsMissing: (count) => `${plural(count, "change")} without a reason.`,
  blank: "blank",
  noCell: "no column",
  opinions: { agreed: "Agreed", changed: "Changed", queried: "Queried" },
  acceptAll: "Accept all self scores",
  acceptHint: (count) => `${plural(count, "item")} without a review score take the self score; you see them first.`,
  acceptNone: "Every item has a review score.",
  acceptLeft: (count) =>
    `${plural(count, "item")} without a usable self score, or marked “Changed” or “Queried”, stay blank.`,
  drawFirst: "Opinions and reasons are kept on the sheet 审核意见. Generate it first, then fill this in.",
  keyboard: "Type a score and press Enter: it is written and the next item is ready.",
  vetoes: "Circumstances that decide the level",
  vetoesHint: "No cell can prove these; a person confirms them. They are kept on the sheet 得分与定级.",
  vetoStates: { yes: "Yes", no: "No", unknown: "Not confirmed" },
  vetoComputed: (state) => `${state} (by the scores)`,
  vetoFill: "The sheet 得分与定级 is needed before you can confirm these here.",
  refusals: {
    "no-sheet": ({ sheet }) =>
      `The workbook has no ${quoted(sheet)} yet; nothing was written. Generate that sheet first.`,
    "no-block": ({ sheet, branch }) =>
      `${quoted(sheet)} does not have ${quoted(branch) || "this branch"} yet; nothing was written. Generate that sheet again.`,
    "no-row": ({ item, veto, field }) =>
      `No row for ${quoted(item ?? veto ?? field)} was found; nothing was written. Generate the sheet again, or check and retry.`,
    "no-column": () =>
      "The scoring sheet has no column for review scores; nothing was written. Add one headed 考评得分.",
    computed: ({ veto }) => `${quoted(veto)} is decided by the scores and cannot be chosen.`,
    "in-text": ({ sheet, cell }) =>
      `The score stands inside the text of ${quoted(sheet)} ${String(cell ?? "")}; please change it on the sheet.`,
    "not-a-number": ({ value }) => `${quoted(value)} is no score; nothing was written. Enter a number.`,
    "below-minimum": ({ value, minimum }) => `${String(value)} is below ${String(minimum ?? 0)}; nothing was written.`,
    "above-maximum": ({ value, maximum }) =>
      `${String(value)} is above the maximum ${String(maximum)} of this item; nothing was written.`,
    "not-an-option": ({ value, options }) =>
      `${quoted(value)} is none of the values allowed (${Array.isArray(options) ? options.join(", ") : ""}); nothing was written.`,
  },
};
