import type { FindingCode, Finding, Severity } from "../findings/finding";
import { makeGrid } from "../workbook/grid";
import { recognise } from "./recognise";
import type { ScoringSheet } from "../model/recognised-sheet";
import type { CriterionKind, Party, Scheme, TemplateId } from "../schemes/types";
import { bare } from "../text/fold";
import { similarity } from "../text/similarity";
import { toA1 } from "../workbook/address";
import type { SheetSnapshot, WorkbookSnapshot } from "../workbook/snapshot";
import { numberingFaults } from "../rubrics/numbering-faults";
import { readRubricGrid } from "../rubrics/read-rubric";
import type { ReadingAccount, RubricFinding, RubricReading } from "../rubrics/reading";
import { placedRoles, type PlacedRole } from "./column-roles";

/** A scoring rubric as a sheet of the workbook states it. */
export interface SheetRubric {
  readonly sheet: SheetSnapshot;
  /** The known rubric that it is, or `custom/scoring`. */
  readonly template: TemplateId;
  readonly title: string;
  /** As stated, else the sum; null where the rubric prints no points. */
  readonly total: number | null;
  readonly categories: readonly {
    readonly name: string;
    readonly maximum: number | null;
    readonly items: readonly {
      readonly number: string | null;
      readonly text: string;
      readonly maximum: number | null;
      readonly kind: CriterionKind;
      readonly options: readonly number[] | null;
    }[];
  }[];
  /** Best first; `from` inclusive, null for the lowest and where no numbers are given. */
  readonly levels: readonly { readonly name: string; readonly from: number | null }[];
  readonly weights: readonly { readonly party: Party; readonly share: number }[];
  readonly vetoes: readonly string[];
  readonly findings: readonly Finding[];
  readonly notUnderstood: RubricReading["notUnderstood"];
  readonly columns: readonly PlacedRole[];
  /** Why it was read as it was; null where a known rubric tells what is what. */
  readonly account: ReadingAccount | null;
}

/** The rubric of every sheet that holds one, known or not, in the workbook's order. */
export function sheetRubrics(workbook: WorkbookSnapshot, schemes?: readonly Scheme[]): readonly SheetRubric[] {
  return recognise(workbook, schemes).flatMap((sheet) => (sheet.kind === "scoring" ? [toRubric(sheet)] : []));
}

function toRubric(sheet: ScoringSheet): SheetRubric {
  if (sheet.reading) return fromReading(sheet, sheet.reading);
  const reading = readRubricGrid(makeGrid(sheet.sheet));
  return reading && isWhole(reading, sheet) ? fromReading(sheet, reading) : fromScheme(sheet, reading);
}

/** From this share of a known rubric's items on, the reading stands for the sheet. */
const SAME_RUBRIC = 0.9;
const SAME_TEXT = 0.8;

/** The reading found the same items as recognition did, by number or by text: then it tells what this very sheet states. */
function isWhole(reading: RubricReading, sheet: ScoringSheet): boolean {
  const read = reading.categories.flatMap((c) => c.items.map((i) => bare(i.text)));
  const official = sheet.items.map((i) => bare(i.criterion.text));
  const same = official.filter((text) => read.some((r) => r === text || similarity(r, text, SAME_TEXT) >= SAME_TEXT));
  const hasSameItems =
    read.length === official.length ||
    (same.length >= official.length * SAME_RUBRIC && read.length <= official.length / SAME_RUBRIC);
  return reading.categories.length === sheet.rubric.categories.length && hasSameItems;
}

function fromReading(sheet: ScoringSheet, reading: RubricReading): SheetRubric {
  return {
    sheet: sheet.sheet,
    template: sheet.template,
    title: reading.title ?? sheet.form.titles[0] ?? sheet.sheet.name,
    total: reading.total,
    categories: reading.categories.map(({ name, maximum, items }) => ({
      name,
      maximum,
      items: items.map((i) => ({
        number: i.number,
        text: i.text,
        maximum: i.maximum,
        kind: i.kind,
        options: i.options,
      })),
    })),
    ...statementsOf(sheet.scheme, reading),
    findings: reading.findings.map((f) => toFinding(sheet, f)),
    notUnderstood: reading.notUnderstood,
    columns: placedRoles(sheet),
    account: sheet.reading ? reading.account : null,
  };
}

/** What the sheet's own notes say; a known rubric without notes still has its document's rules. */
function statementsOf(
  scheme: Scheme,
  reading: RubricReading | null,
): Pick<SheetRubric, "levels" | "weights" | "vetoes"> {
  const said = <T>(read: readonly T[] | undefined, official: readonly T[]): readonly T[] =>
    read && read.length > 0 ? read : official;
  return {
    levels: said<SheetRubric["levels"][number]>(reading?.levels, scheme.levels).map(({ name, from }) => ({
      name,
      from,
    })),
    weights: said<SheetRubric["weights"][number]>(reading?.weights, scheme.weights).map(({ party, share }) => ({
      party,
      share,
    })),
    vetoes: said<{ readonly text: string }>(reading?.vetoes, scheme.vetoes).map((veto) => veto.text),
  };
}

/** A known rubric whose points are letters, or stand on the sheet in no readable way. */
function fromScheme(sheet: ScoringSheet, reading: RubricReading | null): SheetRubric {
  const { scheme, rubric } = sheet;
  return {
    sheet: sheet.sheet,
    template: sheet.template,
    title: sheet.form.titles[0] ?? sheet.sheet.name,
    total: rubric.total,
    categories: rubric.categories.map((category) => ({
      name: category.name,
      maximum: sheet.categories.find((c) => c.name === category.name)?.maximum?.value ?? category.maximum,
      items: category.items.map((criterion) => {
        const found = sheet.items.find((i) => i.criterion === criterion);
        return {
          number: found ? found.foundNumber : criterion.number,
          text: criterion.text,
          maximum: found?.maxima[0]?.value ?? criterion.maximum,
          kind: criterion.kind,
          options: criterion.options,
        };
      }),
    })),
    ...statementsOf(scheme, reading),
    findings: numberingFaults(
      sheet.items.map((i) => ({ number: i.foundNumber, cell: toA1(i.text), group: i.category })),
    ).map((f) => toFinding(sheet, f)),
    notUnderstood: [],
    columns: placedRoles(sheet),
    account: null,
  };
}

const severities: Readonly<Record<RubricFinding["code"], Severity>> = {
  "rubric-sum-mismatch": "error",
  "maximum-altered": "error",
  "weights-not-100": "error",
  "item-numbering": "query",
};

function toFinding(sheet: ScoringSheet, { code, cell, facts }: RubricFinding): Finding {
  return {
    code: code satisfies FindingCode,
    severity: severities[code],
    sheet: sheet.sheet.name,
    cell,
    branch: null,
    facts,
    clause: null,
    fix: null,
    explanation: null,
  } as unknown as Finding;
}
