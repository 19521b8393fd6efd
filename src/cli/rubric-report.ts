import type { SheetRubric } from "../core/recognition/sheet-rubrics";
import type { TriedReading } from "../core/rubrics/reading";
import { metEvidence } from "../core/rubrics/reading-weights";
import { columnName } from "../core/workbook/address";
import { describeFinding, partyLabel, severityLabel } from "../locales/findings";
import { percent, plainNumber } from "../locales/findings/wording";
import { lines, paint, section, type ReportStyle } from "./report";

/** What was understood of one rubric, for a person: every item with its points, then its rules, then what is open. */
export function rubricReport(rubric: SheetRubric, style: ReportStyle): string {
  const { locale, texts } = style;
  const words = texts.rubric;
  const points = (value: number | null): string | null => (value === null ? null : plainNumber(value));
  const levels = rubric.levels.map(({ name, from }) => texts.schemes.level(name, from));
  const weights = rubric.weights.map(({ party, share }) =>
    words.weight(partyLabel(party, locale), percent(share * 100)),
  );
  return lines([
    `${paint(words.heading(rubric.sheet.name, rubric.title, rubric.template), "bold", style)}  ${
      rubric.total === null ? words.noTotal : words.total(plainNumber(rubric.total))
    }`,
    ...rubric.categories.flatMap((category) => [
      `  ${words.category(category.name, points(category.maximum))}`,
      ...category.items.map((item) => {
        const label = item.number === null ? item.text : `${item.number}. ${item.text}`;
        const kind = item.options
          ? words.options(item.options.map(plainNumber))
          : item.kind === "bonus" || item.kind === "deduction"
            ? words.kinds[item.kind]
            : null;
        return `    ${words.item(label, points(item.maximum), kind)}`;
      }),
    ]),
    ...section(words.levels, levels.length > 0 ? levels : [words.noLevels]),
    ...section(words.weights, weights.length > 0 ? weights : [words.noWeights]),
    ...section(words.vetoes, rubric.vetoes),
    ...section(
      words.findings,
      rubric.findings.map((finding) => {
        const place = finding.cell === null ? "" : `${finding.cell}  `;
        return `${severityLabel(finding.severity, locale)}  ${place}${describeFinding(finding, locale)}`;
      }),
    ),
    ...section(
      words.notUnderstood,
      rubric.notUnderstood.map(({ cell, text }) => `${cell}  ${text}`),
    ),
  ]);
}

/** Why it was read so: every column with its role, what spoke for the reading, and what was rejected by how much. */
export function whyReport({ columns, account }: SheetRubric, style: ReportStyle): string {
  const { locale, texts } = style;
  const words = texts.rubric.why;
  const letters = (of: readonly number[]): string => of.map(columnName).join(words.and);
  const amount = (value: number): string => plainNumber(Number(value.toFixed(4)));
  const evidence = (tried: TriedReading): string =>
    metEvidence(tried.evidence)
      .map(({ kind, count, weight }) => words.evidence(words.kinds[kind], count, amount(weight)))
      .join(words.and);
  const layout = (tried: TriedReading): string =>
    words.layout(
      words.arrangements[tried.arrangement],
      letters(tried.columns.items),
      letters(tried.columns.maxima),
      tried.items,
      plainNumber(tried.total),
    );
  return lines([
    ...section(
      words.columns,
      columns.map(({ column, role, party, heading, basis }) =>
        words.column(
          columnName(column),
          heading,
          party === null || party === "score"
            ? words.roles[role]
            : words.ofParty(partyLabel(party, locale), words.roles[role]),
          words.bases[basis],
        ),
      ),
    ),
    ...(account === null
      ? section(words.taken, [words.known])
      : [
          ...section(words.taken, [`${layout(account)}${words.because(amount(account.weight), evidence(account))}`]),
          ...section(
            words.rejected,
            account.rejected.length === 0
              ? [words.noOther]
              : account.rejected.map(
                  (r) => `${layout(r)}${words.lost(amount(account.weight - r.weight), evidence(r))}`,
                ),
          ),
        ]),
  ]);
}
