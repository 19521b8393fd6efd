import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { SuggestedText } from "../../core/generation/suggested-text";
import { copyText } from "../shared/copy-text";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** Texts for cells that only a person fills in. */
export function Suggestions({
  suggestions,
  onReveal,
  onCopied,
  onFillIn,
}: {
  readonly suggestions: readonly SuggestedText[];
  readonly onReveal: (place: Place) => void;
  readonly onCopied: () => void;
  /** Writes a text into its cell. */
  readonly onFillIn: (place: Place, text: string) => void;
}): ReactElement | null {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  if (suggestions.length === 0) return null;
  const { title, hint, kinds, copy, copyOf, fillIn, fillInOf, go, goTo } = pane.fill.suggestions;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.hint}>{hint}</p>
      <ul role="list" aria-label={title} className={styles.list}>
        {suggestions.map(({ kind, branch, sheet, cell, text }, index) => {
          const place = pane.place(sheet, cell);
          return (
            <li key={index} className={styles.row}>
              <div className={styles.rowWords}>
                <div className={styles.strong}>{kinds[kind]}</div>
                <div className={styles.cardPlace}>{[place, branch].filter(Boolean).join(" · ")}</div>
                <div className={styles.offered} role="group" aria-label={kinds[kind]} tabIndex={0}>
                  {text}
                </div>
                <div className={styles.buttons}>
                  {cell !== null && kind !== "replaced" ? (
                    <Button
                      size="small"
                      aria-label={fillInOf(kinds[kind], place)}
                      onClick={() => onFillIn({ sheet, cell }, text)}
                    >
                      {fillIn}
                    </Button>
                  ) : null}
                  <Button
                    size="small"
                    aria-label={copyOf(kinds[kind], place)}
                    onClick={() => void copyText(text).then((isDone) => isDone && onCopied())}
                  >
                    {copy}
                  </Button>
                  {cell !== null ? (
                    <Button size="small" aria-label={goTo(place)} onClick={() => onReveal({ sheet, cell })}>
                      {go}
                    </Button>
                  ) : null}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
