import type { CheckResult } from "../core/check/check";
import { standingOf, type Standing } from "../core/check/standing";
import { severities, type Finding, type Severity } from "../core/findings/finding";
import { groupByRule, type RuleCount, type FindingsOfRule, type RuleTally } from "../core/findings/by-rule";
import type { RecognisedSheet } from "../core/model/recognised-sheet";
import type { BranchResult } from "../core/model/branch";
import { plainNumber } from "../core/text/numbers";
import type { HostError } from "../hosts/host";
import type { CommandLineTexts } from "../locales/command-line";
import {
  describeDifference,
  describeEvidence,
  describeFinding,
  describeHostError,
  describeUnchecked,
  levelLabel,
  partyLabel,
  ruleTitle,
  schemeLabel,
  severityLabel,
  verdictLabel,
} from "../locales/findings";
import { percent } from "../locales/findings/wording";
import type { Locale } from "../locales/locale";

/** How a report is written: the language, and whether the terminal shows colours. */
export interface ReportStyle {
  readonly locale: Locale;
  readonly texts: CommandLineTexts;
  readonly isColoured: boolean;
  /** Every finding on its own line with what it rests on; otherwise a rule that found much is counted. */
  readonly isDetailed?: boolean;
}

/** A rule with more findings in one file is counted instead of listed. */
const LISTED = 20;

type Colour = "bold" | "red" | "yellow" | "green" | "dim";
const colours: Readonly<Record<Colour, number>> = { bold: 1, red: 31, yellow: 33, green: 32, dim: 2 };

const severityColours: Readonly<Record<Severity, Colour>> = { error: "red", query: "yellow", info: "dim" };
const verdictColours: Readonly<Record<Standing | "unreadable", Colour>> = {
  clean: "green",
  open: "yellow",
  queries: "yellow",
  errors: "red",
  unrecognised: "yellow",
  unreadable: "red",
};

/** The report of one file for a person: the verdict first, then sheets, branches, findings by severity and rule. */
export function fileReport(path: string, checked: CheckResult, style: ReportStyle): string {
  const { locale, texts } = style;
  const groups = groupByRule(checked.findings, (finding) => finding);
  const isShortened = groups.some((group) => isCounted(group, style));
  return lines([
    briefLine(path, checked, style),
    ...section(
      texts.report.sheets,
      checked.sheets.flatMap((sheet) => sheetLines(sheet, style)),
    ),
    ...section(
      texts.report.branches,
      checked.branches.map((branch) => branchLine(branch, style)),
    ),
    ...severities.flatMap((severity) =>
      severitySection(
        groups.filter((group) => group.severity === severity),
        severity,
        new Set(checked.findings.map(({ branch }) => branch)).size > 1,
        style,
      ),
    ),
    ...(isShortened ? [`  ${texts.report.details}`] : []),
    ...section(
      texts.report.unchecked,
      checked.unchecked.map((unchecked) => {
        const place = placeOf(unchecked.sheet, null, isOneBranch(checked) ? null : unchecked.branch);
        return beside(place, describeUnchecked(unchecked, locale));
      }),
    ),
  ]);
}

/** The verdict on one file and how much was found, in one line. */
export function briefReport(path: string, checked: CheckResult, style: ReportStyle): string {
  return lines([briefLine(path, checked, style)]);
}

/** A file among many. */
export interface ManyFile {
  readonly standing: Standing;
  /** Its line, with the break. */
  readonly line: string;
}

/** So many files have a line each, so that all that is said of a folder fits on a screen. */
const SHOWN = 20;

/** A line for each of many files; of more than a screen takes, those that must be mended or looked at, and the number of the rest. */
export function manyReport(files: readonly ManyFile[], { texts }: ReportStyle): string {
  if (files.length <= SHOWN) return files.map(({ line }) => line).join("");
  const first = (["errors", "unrecognised"] as const)
    .flatMap((wanted) => files.filter(({ standing }) => standing === wanted))
    .slice(0, SHOWN);
  const rest = files.length - first.length;
  return `${first.map(({ line }) => line).join("")}${texts.report.moreFiles(rest, first.length > 0)}\n`;
}

function briefLine(path: string, checked: CheckResult, style: ReportStyle): string {
  const { locale, texts } = style;
  const { findings } = checked;
  const counts = severities
    .map((severity) => ({ severity, count: findings.filter((found) => found.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => texts.report.severityCount(severityLabel(severity, locale), count));
  return heading(path, standingOf(checked), style) + (counts.length > 0 ? texts.report.counts(counts) : "");
}

/** What was found in many files, one line for each rule. */
export function causesReport(tally: RuleTally, style: ReportStyle): string {
  const counts = tally.counts();
  if (counts.length === 0) return "";
  const { locale, texts } = style;
  return lines([
    ...severities.flatMap((severity) =>
      section(
        paint(severityLabel(severity, locale), severityColours[severity], style),
        counts.filter((count) => count.severity === severity).map((count) => countLine(count, style)),
      ),
    ),
    `  ${texts.report.details}`,
  ]);
}

/** 扣分项没有列入整改：300 个党支部，3361 处 */
function countLine({ code, places, branches }: Omit<RuleCount, "severity">, { locale, texts }: ReportStyle): string {
  return texts.report.ruleCount(ruleTitle(code, locale), places, branches);
}

function isCounted({ entries }: FindingsOfRule<Finding>, { isDetailed }: ReportStyle): boolean {
  return isDetailed !== true && entries.length > LISTED;
}

/** Why a file could not be read and what to do, in one line. */
export function unreadableReport(path: string, error: HostError, style: ReportStyle): string {
  return lines([style.texts.report.fileHeading(path, describeHostError(error.code, error.facts, style.locale))]);
}

/** What is judged over all files together, one line each. */
export function togetherReport(findings: readonly Finding[], { locale }: ReportStyle): string {
  return findings.map((finding) => `${describeFinding(finding, locale)}\n`).join("");
}

/** What asks for most comes first. */
const summaryOrder = ["errors", "unreadable", "unrecognised", "queries", "open", "clean"] as const;

/** The last line for several files. */
export function summaryReport(
  verdicts: readonly (Standing | "unreadable")[],
  { locale, texts }: Pick<ReportStyle, "locale" | "texts">,
): string {
  const parts = summaryOrder
    .filter((verdict) => verdicts.includes(verdict))
    .map((verdict) =>
      texts.report.verdictCount(verdictLabel(verdict, locale), verdicts.filter((other) => other === verdict).length),
    );
  return `${texts.report.summary(verdicts.length, parts)}\n`;
}

function heading(path: string, verdict: Standing | "unreadable", style: ReportStyle): string {
  const label = paint(verdictLabel(verdict, style.locale), verdictColours[verdict], style);
  return style.texts.report.fileHeading(paint(path, "bold", style), label);
}

function sheetLines(sheet: RecognisedSheet, { locale, texts }: ReportStyle): readonly string[] {
  if (sheet.template === null) return [`${sheet.sheet.name}  ${texts.report.unrecognisedSheet}`];
  const title = sheet.kind === "own" ? schemeLabel("dingji", locale) : (sheet.form.titles[0] ?? sheet.form.id);
  const confidence = texts.report.confidence(percent(Math.round(sheet.confidence * 100)));
  return [
    `${sheet.sheet.name}  ${title}  ${sheet.template}  ${confidence}`,
    ...sheet.differences.map((difference) => `  ${describeDifference(difference, locale)}`),
  ];
}

function branchLine(branch: BranchResult, { locale, texts }: ReportStyle): string {
  const { report } = texts;
  const levels = [
    branch.level === null ? null : report.level(levelLabel(branch.level, locale)),
    branch.level === null && branch.provisionalLevel !== null
      ? report.provisionalLevel(levelLabel(branch.provisionalLevel, locale))
      : null,
    branch.statedLevel !== null && branch.statedLevel !== branch.level
      ? report.statedLevel(levelLabel(branch.statedLevel, locale))
      : null,
  ].filter((part) => part !== null);
  const unconfirmed = branch.vetoes.filter(({ state }) => state === "unknown").length;
  return [
    branch.name ?? report.unnamedBranch,
    `[${schemeLabel(branch.scheme.id, locale)}]`,
    ...branch.evaluations.map((evaluation) => {
      const letters = [...evaluation.letters.values()].map((letter) => letter ?? "–").join("");
      const otherwise = letters || (evaluation.isStarted ? report.incomplete : report.notReviewed);
      const value = evaluation.total === null ? otherwise : plainNumber(evaluation.total.toNumber());
      return report.partyTotal(partyLabel(evaluation.party, locale), value);
    }),
    branch.total === null ? report.noTotal : report.total(plainNumber(branch.total.toNumber())),
    ...(levels.length > 0 ? levels : [report.noLevel]),
    ...(unconfirmed > 0 && branch.evaluations.length > 0 ? [report.unconfirmedVetoes(unconfirmed)] : []),
  ].join("  ");
}

function severitySection(
  groups: readonly FindingsOfRule<Finding>[],
  severity: Severity,
  hasSeveralBranches: boolean,
  style: ReportStyle,
): readonly string[] {
  const { locale } = style;
  const rows = groups.flatMap((group) => {
    const { code, entries } = group;
    const branches = new Set(entries.map(({ branch }) => branch).filter((branch) => branch !== null)).size;
    if (isCounted(group, style)) return [countLine({ code, places: entries.length, branches }, style)];
    return [ruleTitle(code, locale), ...entries.flatMap((finding) => findingLines(finding, hasSeveralBranches, style))];
  });
  return section(paint(severityLabel(severity, locale), severityColours[severity], style), rows);
}

function findingLines(finding: Finding, hasSeveralBranches: boolean, style: ReportStyle): readonly string[] {
  const { locale, texts, isDetailed } = style;
  const { sheet, cell, branch, fix, explanation } = finding;
  const evidence = isDetailed ? describeEvidence(finding, locale) : null;
  return [
    `  ${beside(placeOf(sheet, cell, hasSeveralBranches ? branch : null), describeFinding(finding, locale))}`,
    ...(evidence === null ? [] : [`    ${evidence}`]),
    ...(fix ? [`    ${texts.report.fixable}`] : []),
    ...(explanation ? [`    ${texts.report.explained(explanation.reason, explanation.by, explanation.at)}`] : []),
  ];
}

function isOneBranch({ branches }: CheckResult): boolean {
  return branches.length <= 1;
}

/** 附件2!A21, with the branch where there are several. */
function placeOf(sheet: string | null, cell: string | null, branch: string | null): string {
  const place = [sheet, cell].filter((part) => part !== null).join("!");
  return [branch, place].filter((part) => part !== null && part !== "").join(" ");
}

function beside(place: string, text: string): string {
  return place === "" ? text : `${place}  ${text}`;
}

export function section(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`  ${title}`, ...rows.map((row) => `    ${row}`)];
}

/** Names come from files: no control character of theirs may reach the terminal, but for a change of colour. */
export function lines(rows: readonly string[]): string {
  const control = /[\u0000-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[0-9]{1,2}m)/gu;
  return `${rows.map((row) => row.replace(control, " ")).join("\n")}\n`;
}

export function paint(text: string, colour: Colour, { isColoured }: ReportStyle): string {
  return isColoured ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}
