import type { Scheme } from "../types";
import { recheck } from "./recheck";

const clause = "二（一）";

/**
 * A city's plan for the re-check after 粤组电传[2012]47号; its levels are those of the grading before,
 * without numbers. How many organisations may be 好 the document leaves open.
 */
export const meizhou2012: Scheme = {
  id: "meizhou-2012",
  title: "关于做好基层党组织分类定级“回头看”和整改提高、晋位升级工作的工作方案",
  issuer: "梅州市委组织部",
  document: "粤组电传[2012]47号",
  levels: [
    { name: "好", aliases: [], from: null, to: null, action: "上水平" },
    { name: "较好", aliases: [], from: null, to: null, action: "上台阶" },
    { name: "一般", aliases: [], from: null, to: null, action: "晋等次" },
    { name: "较差", aliases: ["差"], from: null, to: null, action: "换面貌" },
  ],
  levelsClause: "一、主要目标任务和基本要求",
  weights: [],
  vetoes: [
    {
      id: "campaign-findings",
      text: "有欺行霸市、制假售假、商业贿赂的情形，或领导班子成员参与、充当“保护伞”",
      level: "较差",
      clause,
    },
    {
      id: "campaign-attitude",
      text: "在“三打两建”中态度不坚决、责任不落实、党员群众不满意",
      level: "较差",
      clause,
    },
  ],
  hasOpenVetoes: false,
  forms: [recheck],
  categoryAliases: {},
  promotion: {
    clause,
    inspection: {
      vetoWords: [
        "欺行霸市",
        "制假售假",
        "商业贿赂",
        "保护伞",
        "违法违纪",
        "存在问题",
        "有问题",
        "突出问题",
        "严重问题",
        "问题突出",
        "问题比较突出",
        "问题较突出",
        "问题严重",
        "不坚决",
        "不落实",
        "不满意",
      ],
      vetoText: "“三打两建”中有问题的，一律调整为“较差”等次",
      level: "较差",
      blockWords: ["不显著", "不明显", "没有成效", "无成效", "成效差", "成效较差", "成效一般", "成效不"],
      blockText: "“三打两建”工作成效不显著的不得晋位升级",
    },
    newOrganisations: {
      notOn: "好",
      text: "“百日攻坚行动”以来新建的党组织，原则上不能定为“好”的等次，需写明调整理由",
    },
  },
  rectificationIsOpen: true,
  stages: [],
  deadlines: [{ what: "复查情况报市委组织部组织一科", text: "6月25日", date: "2012-06-25", clause }],
};
