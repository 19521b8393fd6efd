import type { FindingCode } from "../findings/finding";
import { bare } from "../text/fold";

/**
 * What each check is called on generated sheets. The sheets are found again by these words, so one
 * may be added but never changed.
 */
export const checkNames: Readonly<Record<FindingCode, string>> = {
  "score-missing": "分数没有填完",
  "score-not-a-number": "分数不是数字",
  "score-negative": "分数小于 0",
  "score-above-maximum": "分数超过满分",
  "score-is-error": "分数显示为错误值",
  "score-option-invalid": "填的不是规定的选项",
  "score-as-text": "分数按文本存放",
  "score-precision": "分数小数位过多",
  "maximum-altered": "分值与正式文件不同",
  "item-missing": "缺少评分项目",
  "item-added": "多出评分项目",
  "item-text-altered": "项目内容被改动",
  "item-numbering": "项目编号不连续",
  "category-sum-mismatch": "小计与各项之和不符",
  "total-mismatch": "合计与各项之和不符",
  "rubric-sum-mismatch": "分值加起来不符",
  "reading-unproven": "评分表没有完全读懂",
  "form-total-mismatch": "调查表结果与评分表不符",
  "satisfaction-mismatch": "得分与满意率不符",
  "level-mismatch": "等级与分数不符",
  "level-unknown": "不是规定的等级",
  "level-conflict": "各表所写的等级不一致",
  "level-boundary": "总分靠近分档界限",
  "review-missing": "还没有上级考评",
  "veto-triggered": "直接定级的情形",
  "reserved-cell-filled": "上级填写的栏已有内容",
  "field-missing": "必填栏空白",
  "phone-invalid": "电话号码有误",
  "email-invalid": "电子邮箱有误",
  "date-invalid": "日期读不出来",
  "option-invalid": "不在可选内容之内",
  "requirement-unmet": "没有达到规定的数",
  "status-inconsistent": "状态与时间不一致",
  "evidence-missing": "没有找到佐证材料",
  "count-invalid": "人数等数目有误",
  "dues-overpaid": "党费实缴多于应缴",
  "dues-short": "党费没有缴足却得满分",
  "full-marks-with-problems": "满分却列有问题",
  "statement-contradiction": "前后说法矛盾",
  "deduction-not-rectified": "扣分项没有列入整改",
  "problem-without-measure": "问题没有整改措施",
  "deadline-invalid": "整改期限有误",
  "contact-mismatch": "定点联系人与名单不符",
  "contact-duplicate": "单位有两位联系领导",
  "branch-unnamed": "没有党支部名称",
  "branch-duplicate": "党支部重复",
  "branch-missing": "名册上的党支部没有报来",
  "branch-unexpected": "党支部不在名册上",
  "count-mismatch": "数目与明细不符",
  "percent-mismatch": "比例与个数不符",
  "ballot-inconsistent": "测评票数对不上",
  "weights-not-100": "评分比例不是 100%",
  "quota-exceeded": "最高等级超过比例",
  "promotion-blocked": "按规定不能晋级",
  "not-promoted": "没有晋位升级",
  "scores-changed": "签字后分数有改动",
  "formula-in-text": "文字栏里有公式",
  "external-link": "公式引用别的文件",
  "hidden-sheet": "隐藏的工作表",
  "sheet-unrecognised": "没有认出的工作表",
  "file-unreadable": "文件读不了",
};

/** In the order of the names above. */
export const findingCodes = Object.keys(checkNames) as readonly FindingCode[];

const codesByName = new Map(findingCodes.map((code) => [bare(checkNames[code]), code]));

/** The check that a cell names in its first line; null where it names none. */
export function readCheckName(text: string): FindingCode | null {
  const [first = ""] = text.trim().split(/\r?\n/);
  return codesByName.get(bare(first)) ?? null;
}
