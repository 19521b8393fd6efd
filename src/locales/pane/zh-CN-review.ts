import type { RefusalCode } from "../../core/reviewing/entry";
import type { ReviewState } from "../../core/records/comparison";
import type { Opinion, VetoState } from "../../core/model/branch";

type Facts = Readonly<Record<string, unknown>>;

function quoted(value: unknown): string {
  return value === undefined || value === null ? "" : `「${String(value)}」`;
}

const states: Readonly<Record<ReviewState, string>> = {
  untouched: "未评",
  agreed: "同意",
  changed: "调整",
  queried: "待核实",
};

const opinions: Readonly<Record<Opinion, string>> = { agreed: "同意", changed: "调整", queried: "待核实" };

const vetoStates: Readonly<Record<VetoState, string>> = { yes: "是", no: "否", unknown: "未确认" };

/** Why an entry was not written: what, why, what to do. */
const refusals: Readonly<Record<RefusalCode, (facts: Facts) => string>> = {
  "no-sheet": ({ sheet }) => `工作簿里还没有${quoted(sheet)}，没有写入。请先生成这张表。`,
  "no-block": ({ sheet, branch }) =>
    `${quoted(sheet)}上还没有${quoted(branch) || "这个党组织"}，没有写入。请重新生成这张表。`,
  "no-row": ({ item, veto, field }) =>
    `表上找不到${quoted(item ?? veto ?? field)}这一行，没有写入。请重新生成，或点「检查」后再试。`,
  "no-column": () => "评分表上没有考评得分栏，没有写入。请在表上加一栏，标题写“考评得分”。",
  computed: ({ veto }) => `${quoted(veto)}由得分自动判断，不能手选。`,
  "in-text": ({ sheet, cell }) => `分数写在${quoted(sheet)}${String(cell ?? "")}的文字里，请直接在表上改。`,
  "not-a-number": ({ value }) => `${quoted(value)}不是分数，没有写入。请填数字。`,
  "below-minimum": ({ value, minimum }) => `${String(value)} 分低于 ${String(minimum ?? 0)} 分，没有写入。`,
  "above-maximum": ({ value, maximum }) => `${String(value)} 分超过本项满分 ${String(maximum)} 分，没有写入。`,
  "not-an-option": ({ value, options }) =>
    `${quoted(value)}不在本项可选的分档（${Array.isArray(options) ? options.join("、") : ""}）里，没有写入。`,
};

export const reviewZh = {
  beforeCheck: "先点「检查」，这里会逐项对照自评和上级考评。",
  noBranch: "没有认出评分表，无法对照。",
  chooseBranch: "党组织",
  nextBranch: "下一个党组织",
  position: (index: number, count: number) => `第 ${index} 个，共 ${count} 个`,
  partyTotal: (party: string, total: string) => `${party} ${total} 分`,
  partyPartial: (party: string, sum: string) => `${party}已填 ${sum} 分`,
  total: (total: string) => `综合 ${total} 分`,
  separator: "，",
  counts: (done: number, all: number) => `已评 ${done} / ${all} 项`,
  stateCount: (state: string, count: number) => `${state} ${count}`,
  states,
  order: "排列",
  orders: { difference: "差额大的在前", official: "按评分表顺序" },
  table: (branch: string) => `${branch}：自评与考评对照`,
  columns: { item: "项目", self: "自评", review: "考评", difference: "差", opinion: "意见" },
  item: (number: string | null, text: string) => (number === null ? text : `${number}．${text}`),
  reveal: "到这一格",
  maximum: (points: string) => `满分 ${points}`,
  scoreOf: (item: string) => `${item} 考评得分`,
  opinionOf: (item: string) => `${item} 意见`,
  reasonOf: (item: string) => `${item} 理由`,
  reason: "理由",
  reasonHint: "写明为什么调整",
  queryHint: "写明要核实什么",
  reasonMissing: "调整的须写理由",
  reasonsMissing: (count: number) => `有 ${count} 项调整还没有写理由。`,
  blank: "未填",
  noCell: "无此栏",
  opinions,
  acceptAll: "全部同意自评",
  acceptHint: (count: number) => `${count} 项还没有考评分，按自评分写入；写入前先给您看。`,
  acceptNone: "每一项都有考评分了。",
  acceptLeft: (count: number) => `其中 ${count} 项没有可用的自评分，或标了“调整”“待核实”，不会写。`,
  drawFirst: "意见和理由写在「审核意见」表上。先点「生成审核意见」，再填这一格。",
  keyboard: "输入分数后按回车，就写入并到下一项。",
  vetoes: "直接定级的情形",
  vetoesHint: "表格本身无法证明，由人确认；写在「得分与定级」表上。",
  vetoStates,
  vetoComputed: (state: string) => `${state}（由得分判断）`,
  vetoFill: "要先有「得分与定级」表，才能在这里确认。",
  refusals,
};
