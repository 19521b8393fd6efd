import { branchSuffixes, organisationWords, unitLineWords } from "../schemes/words";
import { cached } from "../text/cached";
import { fold, oneLine } from "../text/fold";
import type { SheetGrid } from "../workbook/grid";
import { a1 } from "../workbook/grid";
import type { FoundName } from "./recognised-sheet";

/** Two names are one branch's when their keys are equal: width, white space and brackets do not count. */
export const nameKey: (name: string) => string = cached((name) => fold(name).replace(/[()"·.,-]/g, ""));

/** The key without 党支部, 党总支, 支部委员会: counts only where it is unique on both sides. */
export const shortNameKey: (name: string) => string = cached((name) => {
  const key = nameKey(name);
  const suffix = branchSuffixes.find((s) => key.endsWith(s) && key.length > s.length);
  return suffix ? key.slice(0, -suffix.length) : key;
});

/** Words that a heading or file name has beside the branch's name. */
const FORM_WORDS =
  /附件\s*[0-9一二三四五六七八九十]+|附表\s*[0-9一二三四五六七八九十]*|分类定级|评分参考标准|考核测评标准|考核测评|考评标准|评分标准|参考标准|调查摸底|整改(?:汇总)?表|评分表|评分|打分表|自评表|考评表|自评|考评|上级|汇总表|得分与定级|自查报告|定级表|表格|材料|最终版|终稿|\(试行\)|（试行）|\d{4}年(?:度)?|\d{6,8}|[_\s\-—+.,、：:]+/g;

const BLANK_MARK = /^[_\s\u3000—\-…＿.·]*$/;

function isPlausibleName(name: string): boolean {
  return name.length >= 2 && name.length <= 40 && !BLANK_MARK.test(name) && !/[：:。；;？?！!]/.test(name);
}

/** True for a text that reads like an organisation's name and like nothing else. */
export function looksLikeBranch(text: string): boolean {
  const key = fold(text);
  if (key.length < 3 || key.length > 30 || /[:;.?!=%]/.test(key) || /\d分/.test(key)) return false;
  return organisationWords.some((word) => key.endsWith(word) || (word.length > 1 && key.includes(word)));
}

/** The branch in brackets or before the form's name in a title line; null when it names none. */
export function nameInTitle(text: string): string | null {
  const line = oneLine(text);
  const bracketed = /[（(〔【]([^（()）〔〕【】]{2,40})[)）〕】]\s*$/.exec(line)?.[1];
  if (bracketed && looksLikeBranch(bracketed) && !/试行|含|此栏|盖章|单位/.test(bracketed)) return bracketed.trim();
  const before =
    /^(.{2,36}?(?:支部委员会|党支部|党总支|支部|总支))\s*(?=(?:\d{4}年)?(?:基层组织建设|分类定级|评分|定级|考核|考评|自评|调查|整改|党建))/.exec(
      line,
    )?.[1];
  if (before && looksLikeBranch(before) && !/中小学校|基层|教师党支部$|学生党支部$|高校/.test(before))
    return before.trim();
  return null;
}

const UNIT_LINE = new RegExp(
  `(?:^|[\\s\\u3000])(${unitLineWords.map((w) => [...w].join("[\\s\\u3000]*")).join("|")})[\\s\\u3000]*(?:[（(][^）)]*[）)])?[\\s\\u3000]*[:：][\\s\\u3000]*([^\\s\\u3000:：][^:：\\n]*?)(?=[\\s\\u3000]{2,}|\\s+\\S{2,10}[:：]|$|\\n)`,
);

/** The name in a line such as `党支部：青松小学党支部` or `填报单位（盖章）：…`; null when blank or none. */
export function nameInUnitLine(text: string): string | null {
  if (!/[:：]/.test(text)) return null;
  const name = UNIT_LINE.exec(text)?.[2]
    ?.trim()
    .replace(/[（(](?:盖章|公章|签章)[)）]$/, "");
  return name && isPlausibleName(name) && !/^\d/.test(name) ? name : null;
}

/** A sheet's or file's name as the branch's, when something that reads like a name is left of it. */
export function nameInLabel(label: string): string | null {
  const rest = label
    .replace(/\.(xlsx|xlsm|xls|et)$/i, "")
    .replace(FORM_WORDS, " ")
    .replace(/[()（）[\]【】]/g, " ")
    .trim();
  const name = rest
    .split(/\s+/)
    .find((part) => looksLikeBranch(part) && !/^(?:党支部|支部|学校|小学|中学|总支|党委)$/.test(part));
  return name ?? null;
}

/** Searches a sheet's own lines: title first, then unit lines. `beforeRow`: where its table begins. */
export function findNameOnSheet(grid: SheetGrid, beforeRow: number): FoundName | null {
  const lines = grid.cells.filter((c) => c.row < beforeRow);
  for (const cell of lines) {
    const name = nameInTitle(cell.text);
    if (name) return { name, source: "title", cell: a1(cell) };
  }
  for (const cell of grid.cells) {
    const name = nameInUnitLine(cell.text);
    if (name && (cell.row < beforeRow || looksLikeBranch(name))) return { name, source: "unit-line", cell: a1(cell) };
    if (!name && cell.row < beforeRow && isUnitLabel(cell.text)) {
      const beside = (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
      if (beside && isPlausibleName(oneLine(beside.text)) && !/[:：]/.test(beside.text)) {
        return { name: oneLine(beside.text), source: "unit-line", cell: a1(beside) };
      }
    }
  }
  return null;
}

/** True for a label after which a name is to be written: `党支部：`, `单位名称`. */
export function isUnitLabel(text: string): boolean {
  const label = fold(text)
    .replace(/\([^()]*\)/g, "")
    .replace(/:$/, "");
  return unitLineWords.includes(label) && /[:：]\s*$|名称$/.test(text.trim());
}
