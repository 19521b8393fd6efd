import { createContext, useContext } from "react";
import type { SkipReason } from "../core/changes/change-set";
import type { Severity } from "../core/findings/finding";
import type { Party } from "../core/schemes/types";
import type { HostErrorCode } from "../hosts/host";
import { describeHostError, describeSkip, levelLabel, partyLabel, severityLabel } from "../locales/findings/labels";
import type { Locale } from "../locales/locale";
import { type PaneTexts, paneTexts } from "../locales/pane";

/** What the pane says before it has checked anything, in the language chosen; findings have `locales/findings/sentences`. */
export interface Texts {
  readonly locale: Locale;
  readonly pane: PaneTexts;
  hostError(code: HostErrorCode, facts: Readonly<Record<string, string | number>>): string;
  skip(reason: SkipReason): string;
  severity(severity: Severity): string;
  party(party: Party): string;
  /** null is ungraded. */
  level(level: string | null): string;
}

export function textsOf(locale: Locale): Texts {
  return {
    locale,
    pane: paneTexts(locale),
    hostError: (code, facts) => describeHostError(code, facts, locale),
    skip: (reason) => describeSkip(reason, locale),
    severity: (severity) => severityLabel(severity, locale),
    party: (party) => partyLabel(party, locale),
    level: (level) => levelLabel(level, locale),
  };
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("TextsContext is not provided");
  return texts;
}
