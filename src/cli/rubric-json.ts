import type { PlacedRole } from "../core/recognition/column-roles";
import type { SheetRubric } from "../core/recognition/sheet-rubrics";
import type { TriedReading } from "../core/rubrics/reading";
import { metEvidence } from "../core/rubrics/reading-weights";
import { columnName } from "../core/workbook/address";
import type { Locale } from "../locales/locale";
import { findingJson, type FindingJson } from "./json";

/** One rubric as `rubric --json` prints it. Numbers are JSON numbers, absent values null. */
export interface RubricJson {
  readonly sheet: string;
  readonly title: string;
  readonly template: string;
  readonly total: number | null;
  readonly categories: SheetRubric["categories"];
  readonly levels: SheetRubric["levels"];
  /** Shares by party, 0…1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly vetoes: readonly string[];
  readonly findings: readonly FindingJson[];
  readonly notUnderstood: SheetRubric["notUnderstood"];
  /** With `--why`. */
  readonly why?: WhyJson;
}

/** Why a rubric was read as it was: columns are letters, `reading` is null for a known rubric. */
interface WhyJson {
  readonly columns: readonly (Omit<PlacedRole, "column"> & { readonly column: string })[];
  readonly reading: (TriedJson & { readonly rejected: readonly (TriedJson & { readonly behind: number })[] }) | null;
}

interface TriedJson {
  readonly arrangement: TriedReading["arrangement"];
  readonly columns: Readonly<Record<keyof TriedReading["columns"], readonly string[]>>;
  readonly items: number;
  readonly total: number;
  readonly weight: number;
  readonly evidence: readonly { readonly kind: string; readonly count: number; readonly weight: number }[];
}

const rounded = (value: number): number => Number(value.toFixed(4));

function triedJson({ arrangement, columns, items, total, weight, evidence }: TriedReading): TriedJson {
  const letters = (of: readonly number[]): readonly string[] => of.map(columnName);
  return {
    arrangement,
    columns: {
      items: letters(columns.items),
      categories: letters(columns.categories),
      maxima: letters(columns.maxima),
      numbers: letters(columns.numbers),
    },
    items,
    total,
    weight: rounded(weight),
    evidence: metEvidence(evidence).map((e) => ({ ...e, weight: rounded(e.weight) })),
  };
}

function whyJson({ columns, account }: SheetRubric): WhyJson {
  return {
    columns: columns.map((c) => ({ ...c, column: columnName(c.column) })),
    reading: account && {
      ...triedJson(account),
      rejected: account.rejected.map((r) => ({ ...triedJson(r), behind: rounded(account.weight - r.weight) })),
    },
  };
}

/** @param isExplained adds `why`. */
export function rubricJson(rubric: SheetRubric, locale: Locale, isExplained: boolean): RubricJson {
  return {
    sheet: rubric.sheet.name,
    title: rubric.title,
    template: rubric.template,
    total: rubric.total,
    categories: rubric.categories,
    levels: rubric.levels,
    weights: Object.fromEntries(rubric.weights.map(({ party, share }) => [party, share])),
    vetoes: rubric.vetoes,
    findings: rubric.findings.map((finding) => findingJson(finding, locale)),
    notUnderstood: rubric.notUnderstood,
    ...(isExplained ? { why: whyJson(rubric) } : {}),
  };
}
