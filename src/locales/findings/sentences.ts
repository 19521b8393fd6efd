import type { Finding, FindingCode, FindingOf, Unchecked } from "../../core/findings/finding";
import type { Difference } from "../../core/model/recognised-sheet";
import type { Locale } from "../locale";
import { enUSSentences } from "./en-US";
import type { FindingSentences } from "./texts";
import { zhCNSentences } from "./zh-CN";

const texts: Readonly<Record<Locale, FindingSentences>> = { "zh-CN": zhCNSentences, "en-US": enUSSentences };

/**
 * What is wrong, with the values, the clause it rests on, and what to do. The place is not repeated, but for a place in
 * a text document, which the address of a cell does not tell.
 */
export function describeFinding(finding: Finding, locale: Locale): string {
  const { sentences, withClause, documentPlace, atPlace } = texts[locale];
  const facts = describeFacts(finding, sentences);
  const sentence = finding.clause === null ? facts : withClause(facts, finding.clause);
  return finding.place ? atPlace(documentPlace(finding.place), sentence) : sentence;
}

function describeFacts<Code extends FindingCode>(
  finding: Pick<FindingOf<Code>, "code" | "facts">,
  sentences: FindingSentences["sentences"],
): string {
  return sentences[finding.code](finding.facts);
}

/** What a finding rests on beside its facts (the words that were looked for), for those who ask; null where nothing. */
export function describeEvidence(finding: Finding, locale: Locale): string | null {
  return evidenceOf(finding, texts[locale].evidence);
}

function evidenceOf<Code extends FindingCode>(
  { code, facts }: Pick<FindingOf<Code>, "code" | "facts">,
  evidence: FindingSentences["evidence"],
): string | null {
  return evidence[code]?.(facts) ?? null;
}

/** Which check could not be made, why, and what would make it possible. */
export function describeUnchecked(unchecked: Unchecked, locale: Locale): string {
  return texts[locale].unchecked[unchecked.code](unchecked.facts);
}

/** A short phrase without a full stop, for lists. */
export function describeDifference(difference: Difference, locale: Locale): string {
  return texts[locale].differences[difference.code](difference.facts, difference.cell);
}

/** The heading of findings grouped by rule. */
export function ruleTitle(code: FindingCode, locale: Locale): string {
  return texts[locale].rules[code];
}
