import type { Party } from "./types";

/**
 * Words that recognition looks for on any authority's sheets. They belong to the data, never to
 * translations. All are compared folded (without white space, half width).
 */

/** Headings that name a party, the most telling first: 党员群众评议 is members, not public. */
export const partyWords: readonly { readonly party: Party; readonly words: readonly string[] }[] = [
  { party: "self", words: ["自评", "自查", "自检", "自我评", "自测", "自定", "自打分"] },
  { party: "peers", words: ["互评", "互测"] },
  {
    party: "members",
    words: ["党员大会", "党员群众评议", "党员评议", "党员评", "民主评议", "党员测评", "党员群众测评"],
  },
  { party: "clients", words: ["服务对象"] },
  {
    party: "review",
    words: [
      "考评",
      "上级",
      "考核",
      "复核",
      "审核",
      "复评",
      "党委评",
      "评定",
      "总支评",
      "组织评",
      "验收",
      "核定",
      "核准",
    ],
  },
  { party: "public", words: ["群众评", "群众测评", "群众满意", "群众"] },
];

/** A score column that names no party. */
export const scoreWords: readonly string[] = [
  "得分",
  "评分",
  "打分",
  "实得分",
  "测评",
  "分数",
  "成绩",
  "考评等次",
  "考核等次",
  "等次",
];

/**
 * Headings of columns beside the scores, by what their words end with; a party's name before them (自评扣分) tells whose.
 * None of them heads a party's scores.
 */
export const deductionWords: readonly string[] = ["扣分", "扣减", "扣减分", "减分", "失分", "扣除分"];
export const additionWords: readonly string[] = ["加分", "奖分", "奖励分", "附加分", "加减分", "加扣分"];
export const weightWords: readonly string[] = ["权重", "权数", "系数", "比重"];
export const rateWords: readonly string[] = ["率", "占比", "百分比"];
export const rankWords: readonly string[] = ["名次", "排名", "排序", "位次"];
export const dateWords: readonly string[] = ["日期", "时间", "年月", "年月日"];
export const reasonWords: readonly string[] = [
  "扣分原因",
  "加分原因",
  "扣分理由",
  "加分理由",
  "扣分情况",
  "加分情况",
  "扣分说明",
  "失分原因",
  "原因",
  "事由",
];
export const personWords: readonly string[] = [
  "考核人",
  "考评人",
  "自评人",
  "评分人",
  "评议人",
  "测评人",
  "打分人",
  "记分人",
  "检查人",
  "评审人",
  "审核人",
  "复核人",
  "评定人",
  "责任人",
  "负责人",
  "经办人",
  "填报人",
  "考核人员",
  "考核员",
  "评委",
  "签名",
  "签字",
];

/** Headings that begin so stand over another year's scores. */
export const earlierWords: readonly string[] = ["去年", "上年", "上一年", "上期", "上次", "前次", "往年", "历年"];

/** What is worked out from other scores, wherever it stands in the heading: scores only if nothing else is. */
export const derivedWords: readonly string[] = [
  "加权",
  "折算",
  "折合",
  "平均",
  "均分",
  "综合得分",
  "综合评分",
  "最终得分",
  "最后得分",
  "最终评分",
];

export const maximumWords: readonly string[] = [
  "分值",
  "满分",
  "标准分",
  "最高分",
  "权重分",
  "基准分",
  "配分",
  "应得分",
  "基本分",
  "基础分",
  "规定分",
  "目标分",
  "总分值",
  "分数设置",
  "标准分值",
  "赋分",
];

export const itemWords: readonly string[] = [
  "具体内容",
  "考核内容",
  "考评内容",
  "评分标准",
  "考核标准",
  "考评要素",
  "内容",
  "内涵",
  "要素",
  "指标",
  "标准",
  "要求",
  "要点",
  "事项",
  "任务",
  "条目",
];

export const categoryWords: readonly string[] = [
  "项目",
  "类别",
  "考评标准",
  "一级指标",
  "考核项目",
  "指标类别",
  "分类",
  "大类",
  "维度",
  "板块",
];

export const numberWords: readonly string[] = ["序号", "编号", "项次", "号"];

export const remarkWords: readonly string[] = [
  "备注",
  "扣分原因",
  "扣分标准",
  "加分标准",
  "扣分办法",
  "加分办法",
  "加扣分标准",
  "加减分标准",
  "扣分理由",
  "评分依据",
  "佐证材料",
  "方式",
  "部门",
  "责任单位",
  "牵头单位",
  "检查方法",
  "考核方法",
  "考评方法",
  "检查办法",
  "提供的资料",
  "提供的材料",
  "说明",
  "理由",
  "依据",
  "计分办法",
  "评分办法",
  "评分细则",
];

/** Rows below or between the items. Compared with the folded label at its beginning. */
export const subtotalWords: readonly string[] = ["小计"];
export const totalWords: readonly string[] = [
  "合计",
  "总计",
  "总分",
  "总得分",
  "得分合计",
  "自评总分",
  "考评总分",
  "总评分",
  "应得分",
  "实得分",
  "累计",
  "共计",
];
/** What all parties' totals make together. */
export const wholeTotalWords: readonly string[] = [
  "综合得分",
  "综合总分",
  "综合评分",
  "最终得分",
  "最终总分",
  "最后得分",
  "最终分",
];
/** Worked out from the sums. */
export const convertedWords: readonly string[] = [
  "折算得分",
  "折算分",
  "折合得分",
  "折合分",
  "加权得分",
  "标化分",
  "平均分",
  "平均得分",
  "得分率",
  "名次",
  "排名",
];
export const levelWords: readonly string[] = [
  "等级",
  "等次",
  "评定等级",
  "评定等次",
  "定级结果",
  "定级",
  "分类定级",
  "分类定级结果",
  "考评结果",
  "评定结果",
  "考核等次",
  "评定级别",
  "自评等级",
  "自评等次",
  "考评等级",
  "考评等次",
  "档次",
];

/** A line that states a result, for example 考评结果：较好（B）. */
export const resultLineWords: readonly string[] = [
  "考评结果",
  "考核结果",
  "评定结果",
  "评定等级",
  "评定等次",
  "定级结果",
  "分类定级结果",
  "分类定级",
  "考评等次",
  "考评等级",
  "自评等级",
  "自评等次",
  "综合评定等次",
  "最终等次",
  "最终等级",
  "等次",
  "等级",
];

/** A line that states who gave the scores, for example 考评主体：支部委员会自评. */
export const partyLineWords: readonly string[] = ["考评主体", "评价主体", "测评主体", "评议主体", "评分主体"];

/** Labels of a line that names the branch. */
export const unitLineWords: readonly string[] = [
  "党支部名称",
  "党组织名称",
  "支部名称",
  "党支部",
  "党组织",
  "党总支",
  "填报支部",
  "填报党支部",
  "被考评支部",
  "被考评单位",
  "被考核支部",
  "被考核单位",
  "自评单位",
  "自评支部",
  "参评支部",
  "考评对象",
  "被评支部",
  "支部",
  "填报单位",
  "单位名称",
  "单位",
];

/** What a name of an organisation ends with or contains. */
export const organisationWords: readonly string[] = [
  "党支部",
  "党总支",
  "支部委员会",
  "总支",
  "支部",
  "党委",
  "党组",
  "小学",
  "中学",
  "学校",
  "幼儿园",
  "学院",
  "大学",
  "职校",
  "教研室",
  "社区",
  "公司",
  "医院",
  "中心",
  "机关",
  "村",
  "局",
  "园",
  "处",
  "科",
  "站",
  "所",
  "系",
  "班",
];

/** What may be left off a branch's name: 学校甲 and 学校甲党支部 are one, when nothing else fits. */
export const branchSuffixes: readonly string[] = ["支部委员会", "党支部", "党总支", "总支部", "支部", "总支"];

/** Posts that tell what a person is and not who. Compared without punctuation. */
export const postWords: readonly string[] = [
  "书记",
  "副书记",
  "党支部书记",
  "党支部副书记",
  "支部书记",
  "支部副书记",
  "总支书记",
  "党总支书记",
  "党委书记",
  "支委",
  "支部委员",
  "组织委员",
  "宣传委员",
  "纪检委员",
  "组织员",
  "校长",
  "副校长",
  "园长",
  "副园长",
  "院长",
  "主任",
  "副主任",
  "办公室主任",
  "科长",
  "干事",
  "教师",
  "书记校长",
  "校长书记",
];

/** Words with which a text admits a shortcoming. */
export const problemWords: readonly string[] = [
  "存在问题",
  "存在的问题",
  "存在的主要问题",
  "主要问题",
  "不足",
  "有待",
  "不够",
  "欠缺",
  "缺乏",
  "薄弱",
  "淡薄",
  "淡泊",
  "不强",
  "不高",
  "较少",
  "还需",
  "仍需",
  "需要加强",
  "需进一步",
  "需要完善",
  "不健全",
  "不到位",
  "不规范",
];
