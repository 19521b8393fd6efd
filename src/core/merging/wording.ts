import { partyNames } from "../own-sheets/words";
import type { Party } from "../schemes/types";
import type { AsideKind } from "../workbook/snapshot";

/** The party that a merge output calls so; the words are read back by the next level. */
export function partyNamed(word: string): Party | null {
  const found = Object.entries(partyNames).find(([, name]) => name === word);
  return found ? (found[0] as Party) : null;
}

/** What became of a file, or of a content, in a merge. */
export const statusWording = {
  merged: "已汇总",
  combined: "合并汇总",
  duplicate: "重复",
  superseded: "被替代",
  conflict: "冲突待定",
  unrecognised: "未识别",
  unreadable: "无法读取",
} as const;

export const contentWording = { row: "汇总表行", ticks: "直接定级", form: "表格", list: "名单" } as const;

/** Behind a level that takes the place of another: 较好（由一般改定）. */
export const changedWording = {
  of: (before: string) => `（由${before}改定）`,
  pattern: /（由([^（）]+)改定）$/,
} as const;

/** Before the text of something that stood beside the cells. */
export const asideWording: Readonly<Record<AsideKind, string>> = {
  comment: "批注",
  note: "脚注",
  margin: "页眉页脚",
  shape: "文本框",
  hidden: "没有显示的文字",
  deleted: "修订中删去的文字",
};

/** What a line of 数据来源 that is about no branch holds. */
export const noteWording = { notes: "表头表尾", left: "未汇入内容" } as const;

/** Stands for rules that no known document gives. */
export const OTHER_SCHEME = "其他评分办法";
