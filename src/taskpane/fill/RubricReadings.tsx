import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { choosableSchemes } from "../../core/own-sheets/rubric/applies";
import type { ReadSheet } from "../../core/generation/rubric-sheet/found-rubrics";
import type { ScoringSheet } from "../../core/model/recognised-sheet";
import { sourceOf } from "../../core/schemes/source";
import type { Scheme } from "../../core/schemes/types";
import { plainNumber } from "../../core/text/numbers";
import { oneLine } from "../../core/text/fold";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { readingsTexts } from "../../locales/pane/late-texts";
import { useTexts } from "../texts";

/** Rubrics that nobody configured: what was read from their sheets, what was not, and the one confirmation. */
export function RubricReadings({
  sheets,
  isBusy,
  onReveal,
  onConfirm,
}: {
  readonly sheets: readonly ReadSheet[];
  readonly isBusy: boolean;
  readonly onReveal: (place: Place) => void;
  /** @param chosen the known scheme that is to apply instead of the reading. */
  readonly onConfirm: (sheet: ReadSheet, chosen: Scheme | null) => void;
}): ReactElement | null {
  const styles = usePaneStyles();
  const { locale } = useTexts();
  const own = useId();
  const focusTarget = useRestoreFocusTarget();
  if (sheets.length === 0) return null;
  const words = readingsTexts(locale);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.title}</h2>
      <p id={own} className={styles.hint}>
        {words.hint}
      </p>
      <ul role="list" aria-label={words.title} className={styles.list}>
        {sheets.map((sheet, index) => (
          <li key={index} className={`${styles.card} ${styles.cardText}`}>
            <Reading sheet={sheet} onReveal={onReveal} />
            <div className={styles.buttons}>
              <Button
                {...focusTarget}
                size="small"
                appearance="primary"
                aria-describedby={own}
                disabledFocusable={isBusy}
                onClick={() => onConfirm(sheet, null)}
              >
                {words.confirm}
              </Button>
              <NearestScheme sheet={sheet} isBusy={isBusy} onChoose={(chosen) => onConfirm(sheet, chosen)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The known scheme that the sheet resembles most: a person may want it checked by that one. */
function NearestScheme({
  sheet,
  isBusy,
  onChoose,
}: {
  readonly sheet: ReadSheet;
  readonly isBusy: boolean;
  readonly onChoose: (scheme: Scheme) => void;
}): ReactElement | null {
  const { locale } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const { template = "", found, of } = sheet.evidence.find((e) => e.code === "items")?.facts ?? {};
  const scheme = choosableSchemes.find(({ id }) => String(template).startsWith(`${id}/`));
  // Where most of its items are missing, nobody means that scheme: the button would only be in the way.
  if (!scheme || Number(found) * 2 < Number(of)) return null;
  return (
    <Button {...focusTarget} size="small" disabledFocusable={isBusy} onClick={() => onChoose(scheme)}>
      {readingsTexts(locale).useKnown(sourceOf(scheme))}
    </Button>
  );
}

/** Sheets taken for known rubrics, with how much of these is there, and the way to have them read by themselves instead. */
export function KnownRubrics({
  sheets,
  isBusy,
  onReadAlone,
}: {
  readonly sheets: readonly ScoringSheet[];
  readonly isBusy: boolean;
  readonly onReadAlone: (sheet: ScoringSheet) => void;
}): ReactElement | null {
  const styles = usePaneStyles();
  const { pane, locale } = useTexts();
  const focusTarget = useRestoreFocusTarget();
  const words = readingsTexts(locale);
  if (sheets.length === 0) return null;
  return (
    <details className={styles.section}>
      <summary className={styles.heading}>{words.schemes}</summary>
      <p className={styles.hint}>{words.schemesHint}</p>
      <ul role="list" aria-label={words.schemes} className={styles.list}>
        {sheets.map((sheet, index) => {
          const { found, of } = sheet.evidence.find((e) => e.code === "items")?.facts ?? {};
          return (
            <li key={index} className={`${styles.card} ${styles.cardText}`}>
              <span className={styles.cardPlace}>{pane.place(sheet.sheet.name, null)}</span>
              <span>{words.known(sourceOf(sheet.scheme), Number(found), Number(of))}</span>
              <div className={styles.buttons}>
                <Button {...focusTarget} size="small" disabledFocusable={isBusy} onClick={() => onReadAlone(sheet)}>
                  {words.readAlone}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Reading({
  sheet: { sheet, scheme, rubric, reading, evidence },
  onReveal,
}: {
  readonly sheet: ReadSheet;
  readonly onReveal: (place: Place) => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane, party, locale } = useTexts();
  const words = readingsTexts(locale);
  const items = rubric.categories.reduce((count, category) => count + category.items.length, 0);
  const nearest = evidence.find((e) => e.code === "items")?.facts;
  return (
    <>
      <span className={styles.cardPlace}>{pane.place(sheet.name, null)}</span>
      <span className={styles.strong}>{words.counts(rubric.categories.length, items, reading.total)}</span>
      <span className={styles.cardClause}>
        {scheme.levels.length === 0
          ? words.noLevels
          : words.levels(scheme.levels.map(({ name, from }) => words.level(name, from)))}
      </span>
      <span className={styles.cardClause}>
        {scheme.weights.length === 0
          ? words.noWeights
          : words.weights(scheme.weights.map((w) => words.weight(party(w.party), plainNumber(w.share * 100))))}
      </span>
      {nearest && "template" in nearest ? (
        <span className={styles.cardClause}>
          {words.nearest(String(nearest["template"]), Number(nearest["found"]), Number(nearest["of"]))}
        </span>
      ) : null}
      {scheme.vetoes.length > 0 ? (
        <details className={styles.cardClause}>
          <summary>{words.vetoes(scheme.vetoes.length)}</summary>
          <ul>
            {scheme.vetoes.map(({ id, text, level }) => (
              <li key={id}>{words.veto(text, level)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <details className={styles.cardClause}>
        <summary>{words.all}</summary>
        <ul>
          {reading.categories.map((category, c) => (
            <li key={c}>
              {words.item(category.name, category.maximum)}
              <ul>
                {category.items.map((item, index) => (
                  <li key={index}>
                    {words.item([item.number, oneLine(item.text)].filter(Boolean).join(" "), item.maximum)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
      {reading.notUnderstood.length > 0 ? (
        <>
          <span className={styles.cardMessage}>{words.notUnderstood(reading.notUnderstood.length)}</span>
          <ul role="list" aria-label={words.notUnderstoodList} className={styles.list}>
            {reading.notUnderstood.map(({ cell, text }) => (
              <li key={cell}>
                <Button size="small" appearance="subtle" onClick={() => onReveal({ sheet: sheet.name, cell })}>
                  {words.cell(cell, oneLine(text))}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <span className={styles.cardClause}>{words.understood}</span>
      )}
    </>
  );
}
