import type { SkipReason } from "../../core/changes/change-set";
import type { Standing } from "../../core/check/standing";
import type { Finding, FindingCode, FindingOf, Severity, Unchecked } from "../../core/findings/finding";
import type { Difference } from "../../core/model/recognised-sheet";
import type { Party, SchemeId } from "../../core/schemes/types";
import type { HostErrorCode } from "../../hosts/host";
import type { Locale } from "../locale";
import { enUS } from "./en-US";
import type { FindingTexts } from "./texts";
import { zhCN } from "./zh-CN";

const texts: Readonly<Record<Locale, FindingTexts>> = { "zh-CN": zhCN, "en-US": enUS };

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
  sentences: FindingTexts["sentences"],
): string {
  return sentences[finding.code](finding.facts);
}

/** What a finding rests on beside its facts (the words that were looked for), for those who ask; null where nothing. */
export function describeEvidence(finding: Finding, locale: Locale): string | null {
  return evidenceOf(finding, texts[locale].evidence);
}

function evidenceOf<Code extends FindingCode>(
  { code, facts }: Pick<FindingOf<Code>, "code" | "facts">,
  evidence: FindingTexts["evidence"],
): string | null {
  return evidence[code]?.(facts) ?? null;
}

/** The heading of findings grouped by rule. */
export function ruleTitle(code: FindingCode, locale: Locale): string {
  return texts[locale].rules[code];
}

export function severityLabel(severity: Severity, locale: Locale): string {
  return texts[locale].severities[severity];
}

export function verdictLabel(verdict: Standing | "unreadable", locale: Locale): string {
  return texts[locale].verdicts[verdict];
}

export function partyLabel(party: Party, locale: Locale): string {
  return texts[locale].parties[party];
}

/** The document's own word, in other languages with a gloss; null is ungraded. */
export function levelLabel(level: string | null, locale: Locale): string {
  const { ungraded, level: name } = texts[locale];
  return level === null ? ungraded : name(level);
}

export function schemeLabel(scheme: SchemeId, locale: Locale): string {
  return texts[locale].schemes[scheme];
}

/** Which check could not be made, why, and what would make it possible. */
export function describeUnchecked(unchecked: Unchecked, locale: Locale): string {
  return texts[locale].unchecked[unchecked.code](unchecked.facts);
}

/** A short phrase without a full stop, for lists. */
export function describeDifference(difference: Difference, locale: Locale): string {
  return texts[locale].differences[difference.code](difference.facts, difference.cell);
}

/** What happened, why, and the way on. */
export function describeHostError(
  code: HostErrorCode,
  facts: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return texts[locale].hostErrors[code](facts);
}

/** Why a cell or sheet was left out of a write: a phrase without a full stop, to stand beside its place. */
export function describeSkip(reason: SkipReason, locale: Locale): string {
  return texts[locale].skips[reason];
}
