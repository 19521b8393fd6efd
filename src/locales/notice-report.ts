import type { NoticeSheet, TemplatesOfNotice } from "../core/generation/notice/from-notice";
import { commandLineTexts } from "./command-line";
import { describeFinding, partyLabel } from "./findings";
import { percent, plainNumber, shorten } from "./findings/wording";
import type { Locale } from "./locale";

/** A sentence is named by so much of it. */
const SENTENCE = 60;

/** What was read of a notice and what was not, sheet by sheet, a line each. */
export function noticeReport({ sheets, offered }: TemplatesOfNotice, locale: Locale): readonly string[] {
  const words = commandLineTexts(locale).template.notice;
  return [
    ...sheets.flatMap((sheet) => sheetLines(sheet, locale)),
    ...(offered.length > 0
      ? [
          words.offered(offered.length),
          ...offered.map(({ kind, sheet, cell, sentence }) =>
            words.statement(words.kinds[kind], `${sheet}!${cell}`, shorten(sentence, SENTENCE)),
          ),
        ]
      : []),
  ];
}

function sheetLines({ sheet, outcome, template, rubric }: NoticeSheet, locale: Locale): readonly string[] {
  const texts = commandLineTexts(locale);
  const words = texts.template.notice;
  const head = words.outcomes[outcome](sheet, template ?? "");
  if (!rubric || (outcome !== "rubric" && outcome !== "official")) return [head];
  const items = rubric.categories.reduce((sum, { items: own }) => sum + own.length, 0);
  const levels = rubric.levels.map(({ name, from }) => texts.schemes.level(name, from));
  const weights = rubric.weights.map(({ party, share }) =>
    texts.rubric.weight(partyLabel(party, locale), percent(share * 100)),
  );
  return [
    head,
    `  ${words.rubric(rubric.categories.length, items, rubric.total === null ? null : plainNumber(rubric.total))}`,
    `  ${levels.length > 0 ? words.levels(levels) : texts.rubric.noLevels}`,
    `  ${weights.length > 0 ? words.weights(weights) : texts.rubric.noWeights}`,
    ...(rubric.vetoes.length > 0 ? [`  ${words.vetoes(rubric.vetoes.length)}`] : []),
    ...rubric.findings.map((finding) => `  ${finding.cell ?? ""}  ${describeFinding(finding, locale)}`),
    ...(rubric.notUnderstood.length > 0 ? [`  ${texts.rubric.notUnderstood}`] : []),
    ...rubric.notUnderstood.map(({ cell, text }) => `    ${cell}  ${shorten(text, SENTENCE)}`),
  ];
}
