import type { NoticeSheet, NoticeTemplates } from "../core/generation/notice/from-notice";
import { describeFinding, partyLabel } from "../locales/findings";
import { percent, plain, shorten } from "../locales/findings/wording";
import type { Call } from "./command";
import { lines } from "./report";

/** A sentence is named by so much of it. */
const SENTENCE = 60;

/** What was read of a notice and what was not, sheet by sheet, for standard error. */
export function noticeReport({ sheets, offered }: NoticeTemplates, call: Pick<Call, "locale" | "texts">): string {
  const words = call.texts.template.notice;
  return lines([
    ...sheets.flatMap((sheet) => sheetLines(sheet, call)),
    ...(offered.length > 0
      ? [
          words.offered(offered.length),
          ...offered.map(({ kind, sheet, cell, sentence }) =>
            words.statement(words.kinds[kind], `${sheet}!${cell}`, shorten(sentence, SENTENCE)),
          ),
        ]
      : []),
  ]);
}

function sheetLines(
  { sheet, outcome, template, rubric }: NoticeSheet,
  { locale, texts }: Pick<Call, "locale" | "texts">,
): readonly string[] {
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
    `  ${words.rubric(rubric.categories.length, items, rubric.total === null ? null : plain(rubric.total))}`,
    `  ${levels.length > 0 ? words.levels(levels) : texts.rubric.noLevels}`,
    `  ${weights.length > 0 ? words.weights(weights) : texts.rubric.noWeights}`,
    ...(rubric.vetoes.length > 0 ? [`  ${words.vetoes(rubric.vetoes.length)}`] : []),
    ...rubric.findings.map((finding) => `  ${finding.cell ?? ""}  ${describeFinding(finding, locale)}`),
    ...(rubric.notUnderstood.length > 0 ? [`  ${texts.rubric.notUnderstood}`] : []),
    ...rubric.notUnderstood.map(({ cell, text }) => `    ${cell}  ${shorten(text, SENTENCE)}`),
  ];
}
