import {
  additionWords,
  categoryWords,
  dateWords,
  deductionWords,
  derivedWords,
  earlierWords,
  itemWords,
  maximumWords,
  numberWords,
  partyWords,
  personWords,
  rankWords,
  rateWords,
  reasonWords,
  remarkWords,
  scoreWords,
  weightWords,
} from "../schemes/words";
import type { ColumnMeaning, Party, StatedColumn } from "../schemes/types";
import { cached } from "../text/cached";
import { fold } from "../text/fold";
import { oncePer } from "../text/once-per";
import { partyInText } from "./parties";
import { withoutTranslation } from "./translation";

/** What a form's own headings say, beside the usual words. */
export interface LayoutWords {
  readonly maximum: readonly string[];
  readonly parties: readonly { readonly party: Party; readonly headings: readonly string[] }[];
  /** What is entered instead of points. */
  readonly letters?: readonly string[];
  /** What a person said of the columns: it wins over the words of their headings. */
  readonly columns?: readonly StatedColumn[];
}

export type { ColumnMeaning } from "../schemes/types";

/** Points that can be had: a weight is one where no other column states them. */
export function statesMaximum(meaning: ColumnMeaning | null | undefined): boolean {
  return meaning?.kind === "maximum" || meaning?.kind === "weight";
}

/** Columns that stand beside the scores of a table and tell neither what is scored nor for how many points. */
export const besideScores: ReadonlySet<ColumnMeaning["kind"]> = new Set([
  "deduction",
  "addition",
  "derived",
  "rate",
  "rank",
  "reason",
  "person",
  "date",
  "earlier",
  "other",
]);

/** 领导评, 镇评分, 团委打分: who scores is set over the one scored; judges are several of one kind and name none. */
const RATED = "(?:评|评分|打分|给分|评定|评价|评议|评审|检查|抽查|督查)(?:得?分)?$";
const SUPERIOR_SCORES = new RegExp(
  `^(?!评委|考官|专家)(?:(?:领导|主管|经理|部门|科室|分管|镇|乡|街道|县|区|市|省|州|局|校|院|园|厂|系|中心|公司|集团|总部|车间|站|所|组|委|办|支部|社区|督导?|辅导员|班主任|教师|老师|导师|师)[^评打]{0,4}|.{1,4}(?:委|办|局|组|处|科|部|中心|公司|学校|校|院|系|所|站|厂|矿|队|会|联|室|园|镇|乡|街道|社区|片区)(?:级|方)?)${RATED}`,
);

/** 现场评审, 抽检, 专家组: who looked at it once more, without a word for scores. */
const EXAMINED =
  /^(?:现场|上级|省级?|市级?|县级?|区级?|专家|第三方)?(?:抽检|抽查|评审|复检|复审|督查|核验)$|^(?:专家|评审|考核|检查|督查|评估|测评)组$/;

/** 村评, 业主评: whoever it was; 点评 and 总评 are words. */
const RATED_BY = /^(?!.*(?:[简点总短讲书影测]|综合)评$)[\u4e00-\u9fa5]{1,5}评$/;

/** 评委1, 专家二: one of several judges; without a number the word stands over who signs. */
const JUDGE = /^(?:评委|评审|专家|考官|裁判)(?:[一二三四五六七八九十\d]{1,2}|[①-⑩a-e])$/;

/** 组评, 小组评分: those one works with; 考评组评分 is a superior's. */
const PEERS_SCORE = /^(?:(?:小|年级|教研|备课|学科)?组(?:内)?|同事|同行|同级)(?:测?评(?:议|价|定)?|打)(?:得?分)?$/;

/** 标准条款, 指标编号: where an item is to be looked up. */
const CLAUSE_NUMBER = /(?:条款|条文|编号|编码|代码)号?$/;

/** 个人申报积分, 自报分: what whoever is examined claims. */
const CLAIMED = /(?:申报|自报|自荐|自核|自审|自记|^个人[计评打记]|^本人[计评打记])(?:得|积)?分[值数]?$/;

/** 各大项总分, 各小项总分: the points of one level of a rubric each. */
const POINTS_OF_LEVEL = /^(?:各.{1,4}|分项|单项|大项|类别)(?:总分|分值|满分)$/;

/** 最高扣分: the most that can be lost is what can be had. */
const MOST_LOST = /^(?:最高|最多|最大)(?:可)?扣(?:减|除)?分[值数]?$|^扣分(?:上限|限额)$/;

/** 计分栏: words that name no party and hold nothing but scores. */
const SCORES_ALONE = /^(?:(?:计|记|打|扣得)分栏?|.{0,4}(?:评|审|查|验|测|检|考)[估价议审比定查察核]?得?分)$/;

/** 考核内容及分值: the points stand in the items' text; 工作目标及扣分标准: so does how they are counted. */
const ITEM_WITH_POINTS =
  /(?:内容|要点|要素|指标|标准)(?:及|和|与|\/)(?:分值|分数|标准分|满分)|(?:内容|要点|要素|指标|要求|目标|任务)(?:及|和|与|、)[^及和与、]{0,4}(?:标准|办法|细则|方法)$/;

/** 检测点数, 参加人数, 允许偏差: what was counted or measured, on which scores may rest. 数量 alone may head anything. */
const FIGURES =
  /^.{2,}(?:点数|数量|次数|人数|场次|天数|数据)$|偏差$|^(?:年初|年度|全年|季度|本月|应|实际)?(?:计划|目标|完成|实际|任务|实测|预算|决算|执行|支出|到位)(?:数|值|量|额)$|^.{0,4}(?:扣款|罚款)$|^(?:检查|整改|落实|现场)情况$/;

/** What a heading means; null when its words are unknown. Party words win: 自评分值 is a score. */
export function headingMeaning(text: string, words?: LayoutWords): ColumnMeaning | null {
  const heading = withoutTranslation(fold(text)).replace(/\([^()]*\)$/, "");
  // 考核组：第一组 in the line above is an entry.
  if (heading === "" || heading.length > 24 || /:./.test(heading)) return null;
  for (const { party, headings } of words?.parties ?? []) {
    if (folded(headings).has(heading)) return { kind: "party", party };
  }
  if (words && folded(words.maximum).has(heading)) return { kind: "maximum" };
  const usual = usualMeaning(heading);
  // 得分（平均）: what several judges' scores make.
  if (usual?.kind === "party" && /平均|均分/.test(/\([^()]*\)$/.exec(fold(text))?.[0] ?? ""))
    return { ...usual, kind: "derived" };
  // 得分（自评）: where the words before the bracket name no party, those in it may.
  const inBracket = usual?.kind === "party" && usual.party === "score" ? partyInBracket(text) : null;
  return inBracket === null ? usual : { kind: "party", party: inBracket };
}

/** A short bracket names a party, as in 得分（自评）, or says how much, as in 得分（满分100）. */
function partyInBracket(text: string): Party | null {
  const said = /\(([^()]{2,6})\)$/.exec(fold(text))?.[1];
  return said === undefined ? null : partyInText(said);
}

const folded = oncePer((headings: readonly string[]): ReadonlySet<string> => new Set(headings.map(fold)));

function endsWith(heading: string, words: readonly string[]): boolean {
  return words.some((word) => heading.endsWith(word));
}

/** Without the words for an amount: 扣减分数 and 扣分值 are 扣减分, 扣分. */
function withoutAmount(heading: string): string {
  return heading.replace(/分(?:数值?|值)$/, "分");
}

/** Whose points a heading speaks of. */
function partyOf(heading: string): Party {
  return partyInText(heading) ?? "score";
}

/** 初评人, 测评人员, 审核人签字: whoever did what the words before say. */
const ASSESSOR = /(?:[评核审查测验定议]|[打评记]分)人员?(?:签[名字章])?$/;

/** B级指标得分, 大项得分: what a group's items make together, beside the scores of the items. */
const GROUP_SCORES = /^(?:[a-z]级|[一二三]级|大项|大类|类别|板块|模块|部分|项目)(?:指标|项目)?(?:得分|小计|合计)$/;

export function headsGroupScores(text: string): boolean {
  const heading = fold(text);
  return GROUP_SCORES.test(heading) || /^(?:合计|小计)(?:得?分数?)?$/.test(heading);
}

/** What stands beside scores, told by the end of its heading; the order decides where several ends fit. */
function besideMeaning(heading: string): ColumnMeaning | null {
  if (endsWith(heading, reasonWords)) return { kind: "reason" };
  if (endsWith(heading, personWords) || ASSESSOR.test(heading)) return { kind: "person" };
  if (endsWith(heading, dateWords)) return { kind: "date" };
  if (endsWith(heading, rankWords)) return { kind: "rank" };
  if (endsWith(heading, rateWords)) return { kind: "rate" };
  if (endsWith(heading, weightWords)) return { kind: "weight" };
  if (earlierWords.some((word) => heading.startsWith(word))) return { kind: "earlier" };
  const points = withoutAmount(heading);
  if (endsWith(points, additionWords)) return { kind: "addition", party: partyOf(heading) };
  if (endsWith(points, deductionWords)) return { kind: "deduction", party: partyOf(heading) };
  if (GROUP_SCORES.test(heading)) return { kind: "derived", party: partyOf(heading) };
  const isDerived = derivedWords.some((word) => heading.includes(word)) || /^(?:合计|小计)/.test(heading);
  if (isDerived && /分|平均$/.test(heading)) return { kind: "derived", party: partyOf(heading) };
  return null;
}

/** 考核项目及分值: the points stand behind the names. */
const NAMES_WITH_POINTS = /项目(?:及|和|与|\/)(?:分值|分数|标准分|满分)$/;

const usualMeaning = cached((heading): ColumnMeaning | null => {
  if (numberWords.includes(heading) || CLAUSE_NUMBER.test(heading)) return { kind: "number" };
  if (ITEM_WITH_POINTS.test(heading)) return { kind: "item" };
  if (NAMES_WITH_POINTS.test(heading)) return { kind: "category" };
  if (MOST_LOST.test(heading)) return { kind: "maximum" };
  const beside = besideMeaning(heading);
  if (beside?.kind === "reason") return beside;
  if (FIGURES.test(heading) || remarkWords.some((w) => heading.endsWith(w))) return { kind: "remark" };
  if (beside) return beside;
  const saysScore = scoreWords.some((w) => heading.includes(w));
  const isCategory = categoryWords.some((w) => heading === w || (w.length === 2 && heading.endsWith(w)));
  const isPlainItemHeading = isCategory || itemWords.some((w) => heading.endsWith(w));
  if (!isPlainItemHeading) {
    for (const { party, words: named } of partyWords) {
      if (named.some((w) => heading.includes(w)) && (saysScore || heading.length <= 8)) return { kind: "party", party };
    }
  }
  if (PEERS_SCORE.test(heading)) return { kind: "party", party: "peers" };
  // 下级评价, 下属评分 of a leading body.
  if (/^下[级属]测?评[价分议]?(?:得?分)?$/.test(heading)) return { kind: "party", party: "members" };
  if (JUDGE.test(heading)) return { kind: "party", party: "score" };
  if (CLAIMED.test(heading)) return { kind: "party", party: "self" };
  if (SUPERIOR_SCORES.test(heading) || EXAMINED.test(heading)) return { kind: "party", party: "review" };
  if (RATED_BY.test(heading)) return { kind: "party", party: /^(?:专家|评委|考官)/.test(heading) ? "score" : "review" };
  if (SCORES_ALONE.test(heading)) return { kind: "party", party: partyOf(heading) };
  if (POINTS_OF_LEVEL.test(heading) || maximumWords.includes(heading) || maximumWords.includes(withoutAmount(heading)))
    return { kind: "maximum" };
  if (maximumWords.some((w) => heading.includes(w)) && !saysScore && !isPlainItemHeading) return { kind: "maximum" };
  if (isCategory) return { kind: "category" };
  if (isPlainItemHeading) return { kind: "item" };
  if (saysScore) return { kind: "party", party: "score" };
  return null;
});
