import {
  areaLabelWords,
  assessorLabelPrefix,
  branchSuffixes,
  organisationWords,
  unitLabelEndings,
  unitLineWords,
} from "../schemes/words";
import { cached } from "../text/cached";
import { fold } from "../text/fold";

/**
 * How surely what stands after a label is the name of whoever handed the sheet in; the higher the surer.
 * 县（市、区）：… 行政村：… names the village.
 */
const WEIGHTS = {
  /** 党支部, 党组织名称: the label asks for just that. */
  branch: 4,
  /** 填报单位, 单位: a branch, or the organisation that it is one of. */
  sender: 3,
  /** 学校, 服务店名称, 受检单位: some organisation's name. */
  organisation: 2,
  /** 县（市、区）, 乡镇: a place that holds many. */
  area: 1,
} as const;

/** 0 where a label asks for no unit's name. */
export const unitLabelWeight: (label: string) => number = cached((label) => {
  const key = fold(label)
    .replace(/\([^()]*\)/g, "")
    .replace(/(?<![:*])[:*]+$/, "");
  if (unitLineWords.includes(key)) return /支部|党组织/.test(key) ? WEIGHTS.branch : WEIGHTS.sender;
  if (key.length > 12 || assessorLabelPrefix.test(key)) return 0;
  const named = key.replace(/(?:的?名称|全称|名)$/, "");
  if (areaLabelWords.includes(named)) return WEIGHTS.area;
  const ends = unitLabelEndings.some((word) => named.endsWith(word));
  return ends || (named.length > 1 && organisationWords.some((word) => named.endsWith(word)))
    ? WEIGHTS.organisation
    : 0;
});

/** A label and what stands after it in the same cell: 单位：学校甲  日期：3月 holds two. */
interface LabelledText {
  readonly label: string;
  readonly text: string;
}

const WIDE_GAP = /[\s\u3000]{2,}|\n/;

/** All pairs of label and entry in a text; an entry is "" where nothing was written. */
export function labelledTexts(text: string): readonly LabelledText[] {
  const parts = text.split(/[:：]/);
  const pairs: LabelledText[] = [];
  let label = (parts[0] ?? "").trim().split(WIDE_GAP).at(-1) ?? "";
  // 党　支　部：the gaps are inside the label.
  if (label.length <= 1) label = (parts[0] ?? "").trim();
  parts.slice(1).forEach((part, i) => {
    const { entry, next } =
      i === parts.length - 2 ? { entry: joined(part.trim().split(WIDE_GAP)), next: "" } : divide(part);
    pairs.push({ label, text: entry });
    label = next;
  });
  return pairs;
}

/** A name broken over lines: 青松小学⏎党支部, 青松⏎小学党支部. What is whole already is not gone on with. */
function joined([first = "", ...more]: readonly string[]): string {
  const next = more[0] ?? "";
  const isSuffix = branchSuffixes.includes(next);
  const isRest =
    branchSuffixes.some((word) => next.endsWith(word)) && !organisationWords.some((w) => first.endsWith(w));
  return first !== "" && (isSuffix || isRest) ? `${first}${next}` : first;
}

/** What stands between two colons: an entry, then the next label, which may stand in brackets or after a comma. */
function divide(part: string): { readonly entry: string; readonly next: string } {
  const apart = /^([^（(]{2,}?)[（(，,；;/|]\s*([^）)，,；;/|（(\s]{1,12})$/.exec(part.trim());
  if (apart) return { entry: joined((apart[1] ?? "").trim().split(WIDE_GAP)), next: apart[2] ?? "" };
  const pieces = part.trim().split(WIDE_GAP);
  if (pieces.length === 1 && /^[\s\u3000]{2}/.test(part)) return { entry: "", next: part.trim() };
  const gaps = pieces.length > 1 ? pieces : part.trim().split(/[\s\u3000]/);
  return { entry: gaps.length > 1 ? joined(gaps.slice(0, -1)) : "", next: gaps.at(-1) ?? "" };
}
