import type { SheetRubric } from "../core/recognition/sheet-rubrics";
import { describeFinding, partyLabel, severityLabel } from "../locales/findings";
import { percent, plain } from "../locales/findings/wording";
import { lines, paint, section, type ReportStyle } from "./report";

/** What was understood of one rubric, for a person: every item with its points, then its rules, then what is open. */
export function rubricReport(rubric: SheetRubric, style: ReportStyle): string {
  const { locale, texts } = style;
  const words = texts.rubric;
  const points = (value: number | null): string | null => (value === null ? null : plain(value));
  const levels = rubric.levels.map(({ name, from }) => texts.schemes.level(name, from));
  const weights = rubric.weights.map(({ party, share }) =>
    words.weight(partyLabel(party, locale), percent(share * 100)),
  );
  return lines([
    `${paint(words.heading(rubric.sheet.name, rubric.title, rubric.template), "bold", style)}  ${
      rubric.total === null ? words.noTotal : words.total(plain(rubric.total))
    }`,
    ...rubric.categories.flatMap((category) => [
      `  ${words.category(category.name, points(category.maximum))}`,
      ...category.items.map((item) => {
        const label = item.number === null ? item.text : `${item.number}. ${item.text}`;
        const kind = item.options
          ? words.options(item.options.map(plain))
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
