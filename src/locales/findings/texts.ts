import type { SkipReason } from "../../core/changes/change-set";
import type { Standing } from "../../core/check/standing";
import type { FactsByCode } from "../../core/findings/facts";
import type { DocumentPlace, Facts, FindingCode, Severity, UncheckedCode } from "../../core/findings/finding";
import type { DifferenceCode } from "../../core/model/recognised-sheet";
import type { Party, SchemeId } from "../../core/schemes/types";
import { asideKinds, type AsideKind } from "../../core/workbook/snapshot";
import type { HostErrorCode } from "../../hosts/host";

/** Why a file cannot be read, finer than the code of the error where a person needs to know more. */
export const unreadableReasons = [
  "encrypted",
  "old-format",
  "damaged",
  "too-large",
  "too-slow",
  "not-a-workbook",
  "empty",
  "html",
  "other-document",
  "not-found",
  "no-permission",
  "no-workbook-inside",
  "odd-name",
  "same-name",
  "nested-archive",
  "word",
  "pdf",
  "rtf",
  "presentation",
  "other-archive",
  "records-foreign",
  "merge-records",
  "records-version",
  "records-unfinished",
  "records-damaged",
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** Reasons of `deadline-invalid`; any other text is shown as it is. */
export const deadlineReasons = ["blank", "unreadable", "early", "late"] as const;
export type DeadlineReason = (typeof deadlineReasons)[number];

export function isOneOf<T extends string>(list: readonly T[], text: string | null): text is T {
  return text !== null && (list as readonly string[]).includes(text);
}

/** Facts whose names no type fixes yet: a sentence uses those that are there and reads well without. */
export type LooseFacts = Facts | Readonly<Record<string, string | number>>;

/** The names of what a check speaks of, and what went wrong with the host, in one language. */
export interface FindingLabels {
  readonly severities: Readonly<Record<Severity, string>>;
  readonly verdicts: Readonly<Record<Standing | "unreadable", string>>;
  readonly parties: Readonly<Record<Party, string>>;
  readonly schemes: Readonly<Record<SchemeId, string>>;
  /** For a level that no number or statement gives yet. */
  readonly ungraded: string;
  /** Levels keep the words of the document; a language may add a gloss. */
  readonly level: (name: string) => string;
  readonly hostErrors: { readonly [Code in HostErrorCode]: (facts: LooseFacts) => string };
  readonly skips: Readonly<Record<SkipReason, string>>;
}

/**
 * What a check has to say, in one language, apart from the labels: the pane fetches it with the check. Each sentence
 * stands alone: what was found where, the value, the limit, and what to do.
 */
export interface FindingSentences {
  readonly sentences: { readonly [Code in FindingCode]: (facts: Readonly<FactsByCode[Code]>) => string };
  /** What a finding rests on beside its facts, for those who ask: a phrase without a full stop. */
  readonly evidence: { readonly [Code in FindingCode]?: (facts: Readonly<FactsByCode[Code]>) => string | null };
  /** Headings of findings grouped by rule. */
  readonly rules: Readonly<Record<FindingCode, string>>;
  /** Adds the clause that a rule rests on. */
  readonly withClause: (sentence: string, clause: string) => string;
  readonly unchecked: { readonly [Code in UncheckedCode]: (facts: LooseFacts) => string };
  readonly differences: { readonly [Code in DifferenceCode]: (facts: LooseFacts, cell: string | null) => string };
  /** A place in a text document; cells are counted from 1. */
  readonly documentPlace: (place: DocumentPlace) => string;
  /** A sentence about a place in a text document. */
  readonly atPlace: (place: string, sentence: string) => string;
}

/** The first of these facts that holds something to say, as text; null when none does. */
export function factText(facts: LooseFacts, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value: unknown = facts[name];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
  }
  return null;
}

/** The entries of the first of these facts that is a list or a single value; empty when none is. */
export function factList(facts: LooseFacts, ...names: readonly string[]): readonly string[] {
  for (const name of names) {
    const value: unknown = facts[name];
    const entries = (Array.isArray(value) ? value : [value]).filter(
      (entry) => (typeof entry === "string" && entry !== "") || typeof entry === "number",
    );
    if (entries.length > 0) return entries.map(String);
  }
  return [];
}

/** Of each kind of texts beside the cells so many are quoted. */
const QUOTED_ASIDES = 10;

/** What stands beside the cells, kind by kind: how many texts, and what the first of them say. */
export function asideParts(
  facts: LooseFacts,
  wording: {
    readonly names: Readonly<Record<AsideKind, string>>;
    readonly part: (name: string, count: number, quoted: readonly string[], hasMore: boolean) => string;
    readonly quote: (cell: string, text: string) => string;
  },
): readonly string[] {
  const [kinds, cells, texts] = ["kinds", "cells", "texts"].map((name) => {
    const list: unknown = facts[name];
    return Array.isArray(list) ? (list as unknown[]) : [];
  });
  return asideKinds.flatMap((kind) => {
    const quoted = (texts ?? []).flatMap((text, i) =>
      kinds?.[i] === kind ? [wording.quote(String(cells?.[i] ?? ""), String(text))] : [],
    );
    const first = quoted.slice(0, QUOTED_ASIDES);
    return quoted.length === 0
      ? []
      : [wording.part(wording.names[kind], quoted.length, first, quoted.length > QUOTED_ASIDES)];
  });
}
