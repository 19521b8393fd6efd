import { isSignedLabel } from "../headings/signed-lines";
import type { Scheme, TableForm } from "../schemes/types";
import { cached } from "../text/cached";
import { fold } from "../text/fold";

/** Labels of rows that sum up or describe the rows above them. */
const SUMMARY =
  /^(?:合计|总计|共计|小计|累计|统计|汇总|平均(?:分|数|值|得分)?|最高(?:分|值|得分)?|最低(?:分|值|得分)?|占比|比例|百分比|所占比例)(?:[:(].*)?$/;
/** 4个, 共21个党支部: a count in place of a name. */
const COUNT = /^(?:共|共计|合计|计)?\d+(?:个|家|名|户)(?:党?支部|党总支|党组织|单位)?$/;
const LONGEST_NAME = 40;

const isAsideText = cached(
  (text) =>
    SUMMARY.test(text) || COUNT.test(text) || isSignedLabel(text) || /[.;!?](?=.)/.test(text.replace(/\d\.\d/g, "")),
);

interface RowTexts {
  /** Of the row's first cell; "" where that is its number. */
  readonly first: string;
  /** In the column of branches; null where the form has none. */
  readonly branch: string | null;
  /** By column id. */
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * A row among a list's branches that names none: sums, averages, signatures, notes, headings printed again. In a list
 * about no branches only signatures and notes are told from what is listed.
 */
export function isAsideRow(scheme: Scheme, form: TableForm, { first, branch, texts }: RowTexts): boolean {
  const label = fold(first);
  if (branch === null) return isSignedLabel(label);
  const name = fold(branch);
  if (isAsideText(label) || isAsideText(name) || name.length > LONGEST_NAME) return true;
  return countsLevels(scheme, name) || isHeadingAgain(form, texts);
}

/** 好2个、较好1个. */
function countsLevels(scheme: Scheme, name: string): boolean {
  const words = scheme.levels.flatMap((level) => [level.name, ...level.aliases]).map(fold);
  const parts = name.split(/[、,;]/).filter((part) => part !== "");
  const isCount = (part: string): boolean =>
    words.some((w) => part.startsWith(w) && /^[:(]?\d+/.test(part.slice(w.length)));
  return parts.length > 0 && parts.every(isCount);
}

function isHeadingAgain(form: TableForm, texts: RowTexts["texts"]): boolean {
  const again = form.columns.filter(({ id, headings }) => {
    const text = fold(texts[id] ?? "");
    return text !== "" && headings.some((heading) => fold(heading) === text);
  });
  return again.length >= 3 || (again.length === 2 && again.some(({ role }) => role === "branch"));
}
