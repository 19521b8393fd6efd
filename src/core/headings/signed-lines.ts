import { fold } from "../text/fold";

/** Who signs a form, and what stands beside a signature: 审核人：, 填报时间：, 单位负责人（签字）： */
const SIGNERS =
  "审核|复核|填报|填表|制表|统计|经办|负责|联系|单位负责|主要负责|分管|签字|签名|签章|盖章|党委书记|书记|日期|时间";
const NOTES = "注|备注|说明|填表说明|备注说明";
const ENDINGS = "人|单位|电话|时间|日期|领导";

const LABEL = new RegExp(`^(?:${SIGNERS}|${NOTES})(?:${ENDINGS})?(?:\\([^)]*\\))?:`);
/** With words before and after what tells it: 本支部审核：某某. */
const ENTRY = new RegExp(`^[^:]{0,10}(?:${SIGNERS}|电话|单位|[^个本每]人)[^:]{0,6}:.{1,60}$`);

/** 审核人：某某, 说明：…, with the label in the cell or alone in it. */
export function isSignedLabel(text: string): boolean {
  return LABEL.test(fold(text));
}

/** A line in which somebody signed: a label, and what stands behind it. */
export function isSignedEntry(text: string): boolean {
  return !text.includes("\n") && ENTRY.test(fold(text));
}
