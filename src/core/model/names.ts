import { branchSuffixes, commonAttributes, commonNouns, organisationWords } from "../schemes/words";
import { cached } from "../text/cached";
import { fold, oneLine } from "../text/fold";
import { a1, type GridCell, type SheetGrid } from "../workbook/grid";
import type { FoundName } from "./recognised-sheet";
import { labelledTexts, unitLabelWeight } from "./unit-lines";

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

/**
 * True for what fits every sender and so names none: 文明校园, 平安社区, 团支部. Only words of kind and praise
 * are in it.
 */
export const isGenericName: (name: string) => boolean = cached((name) => GENERIC.test(nameKey(name)));

const GENERIC = new RegExp(`^(?:${commonAttributes.join("|")})*(?:${commonNouns.join("|")})*$`);

/** True for a text that reads like an organisation's name and like nothing else. */
export function looksLikeBranch(text: string): boolean {
  const key = fold(text);
  if (key.length < 3 || key.length > 30 || /[:;.?!=%]/.test(key) || /\d分/.test(key)) return false;
  return organisationWords.some((word) => key.endsWith(word) || (word.length > 1 && key.includes(word)));
}

/** True for a name that ends as organisations' names do. */
export function endsAsOrganisation(name: string): boolean {
  const key = nameKey(name);
  return organisationWords.some((word) => key.endsWith(word));
}

/** The branch in brackets or before the form's name in a title line; null when it names none. */
export function nameInTitle(text: string): string | null {
  const line = oneLine(text);
  const bracketed = /[（(〔【]([^（()）〔〕【】]{2,40})[)）〕】]\s*$/.exec(line)?.[1];
  if (bracketed && looksLikeBranch(bracketed) && !isGenericName(bracketed) && !/试行|含|此栏|盖章|单位/.test(bracketed))
    return bracketed.trim();
  const before =
    /^(.{2,36}?(?:支部委员会|党支部|党总支|支部|总支))\s*(?=(?:\d{4}年)?(?:基层组织建设|分类定级|评分|定级|考核|考评|自评|调查|整改|党建))/.exec(
      line,
    )?.[1];
  if (
    before &&
    looksLikeBranch(before) &&
    !isGenericName(before) &&
    !/中小学校|基层|教师党支部$|学生党支部$|高校/.test(before)
  )
    return before.trim();
  return null;
}

/** A name as it stands after a label; null for blanks, stamps' places, numbers and sentences. */
function entered(text: string): string | null {
  // A name that goes on in the cell's next line has no blank there.
  const name = oneLine(text.replace(/(?<=[\u4e00-\u9fa5])[ \t]*[\r\n]+[ \t]*(?=[\u4e00-\u9fa5])/g, ""))
    .replace(/\d{4}(?:年|[-./])\d{1,2}(?:月|[-./]).*$/, "")
    .replace(/[（(](?:盖章|公章|签章)[)）]$/, "")
    .trim();
  return isPlausibleName(name) && !/^\d/.test(name) ? name : null;
}

/** The name in a line such as `党支部：青松小学党支部` or `学校：…  日期：…`; null when blank or none. */
export function nameInUnitLine(text: string): string | null {
  return bestIn(text)?.name ?? null;
}

/** A longer text is no line for a name. */
const LONGEST_LINE = 200;

interface WeighedName {
  readonly name: string;
  readonly weight: number;
}

/** The surest of several names in one cell. */
function bestIn(text: string): WeighedName | null {
  if (text.length > LONGEST_LINE || !/[:：]/.test(text)) return null;
  return labelledTexts(text).reduce<WeighedName | null>((best, { label, text: entry }) => {
    const weight = unitLabelWeight(label);
    const name = weight > (best?.weight ?? 0) ? entered(entry) : null;
    return name === null ? best : { name, weight };
  }, null);
}

/** A sheet's or file's name as the branch's, when something that reads like a name is left of it. */
export function nameInLabel(label: string): string | null {
  const rest = label
    .replace(/\.(xlsx|xlsm|xls|et|docx|docm|doc|wps)$/i, "")
    .replace(FORM_WORDS, " ")
    .replace(/[()（）[\]【】]/g, " ")
    .trim();
  const name = rest.split(/\s+/).find((part) => looksLikeBranch(part) && !isGenericName(part));
  return name ?? null;
}

/**
 * Searches a sheet's own lines: a filled unit line first, wherever one stands, then the title.
 * `beforeRow`: where its table begins; below it only what reads like an organisation is a name.
 */
export function findNameOnSheet(grid: SheetGrid, beforeRow: number): FoundName | null {
  let best: { readonly found: FoundName; readonly weight: number } | null = null;
  for (const cell of grid.cells) {
    const line = lineAt(grid, cell, cell.row < beforeRow);
    if (line && line.weight > (best?.weight ?? 0)) {
      best = { found: { name: line.name, source: "unit-line", cell: a1(line.cell) }, weight: line.weight };
    }
  }
  if (best) return best.found;
  for (const cell of grid.cells) {
    if (cell.row >= beforeRow) break;
    const name = nameInTitle(cell.text);
    if (name) return { name, source: "title", cell: a1(cell) };
  }
  return null;
}

function lineAt(grid: SheetGrid, cell: GridCell, isAbove: boolean): (WeighedName & { readonly cell: GridCell }) | null {
  if (typeof cell.cell.value !== "string" || cell.text.length > LONGEST_LINE) return null;
  const inCell = bestIn(cell.text);
  if (inCell && (isAbove || looksLikeBranch(inCell.name))) return { ...inCell, cell };
  const label = labelOpenAtEnd(cell.text);
  const weight = label === null ? 0 : unitLabelWeight(label);
  if (weight === 0) return null;
  const beside = (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
  const name = beside && !/[:：]/.test(beside.text) ? entered(beside.text) : null;
  if (!beside || name === null) return null;
  // Without a colon, and below the table, the label may head a column or a signature.
  const isLabel = isAbove && (/[:：]\s*$/.test(cell.text) || isUnitLabel(cell.text));
  return isLabel || (looksLikeBranch(name) && !isGenericName(name)) ? { name, weight, cell: beside } : null;
}

/** The label after which the entry is to stand in the next cell; the whole text where it bears no colon. */
function labelOpenAtEnd(text: string): string | null {
  if (!/[:：]/.test(text)) return text.length <= 14 ? text : null;
  const last = labelledTexts(text).at(-1);
  return last?.text === "" ? last.label : null;
}

/** True for a label after which a name is to be written: `党支部：`, `单位名称`. */
export function isUnitLabel(text: string): boolean {
  return unitLabelWeight(text) > 0 && /[:：]\s*$|名称$/.test(text.trim());
}
