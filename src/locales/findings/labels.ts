import type { SkipReason } from "../../core/changes/change-set";
import type { Standing } from "../../core/check/standing";
import type { Severity } from "../../core/findings/finding";
import type { Party, SchemeId } from "../../core/schemes/types";
import type { HostErrorCode } from "../../hosts/host";
import type { Locale } from "../locale";
import { enUSLabels } from "./en-US-labels";
import type { FindingLabels } from "./texts";
import { zhCNLabels } from "./zh-CN-labels";

const labels: Readonly<Record<Locale, FindingLabels>> = { "zh-CN": zhCNLabels, "en-US": enUSLabels };

export function severityLabel(severity: Severity, locale: Locale): string {
  return labels[locale].severities[severity];
}

export function verdictLabel(verdict: Standing | "unreadable", locale: Locale): string {
  return labels[locale].verdicts[verdict];
}

export function partyLabel(party: Party, locale: Locale): string {
  return labels[locale].parties[party];
}

/** The document's own word, in other languages with a gloss; null is ungraded. */
export function levelLabel(level: string | null, locale: Locale): string {
  const { ungraded, level: name } = labels[locale];
  return level === null ? ungraded : name(level);
}

export function schemeLabel(scheme: SchemeId, locale: Locale): string {
  return labels[locale].schemes[scheme];
}

/** What happened, why, and the way on. */
export function describeHostError(
  code: HostErrorCode,
  facts: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  return labels[locale].hostErrors[code](facts);
}

/** Why a cell or sheet was left out of a write: a phrase without a full stop, to stand beside its place. */
export function describeSkip(reason: SkipReason, locale: Locale): string {
  return labels[locale].skips[reason];
}
