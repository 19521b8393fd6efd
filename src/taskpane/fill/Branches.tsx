import { Button } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CheckResult } from "../../core/check/check";
import { plainNumber } from "../../core/text/numbers";
import type { BranchResult } from "../../core/model/branch";
import { formProgressOf, progressOf } from "./progress";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";

function scoreLines(branch: BranchResult, { pane, party }: Texts): string[] {
  const lines = branch.evaluations
    .filter((evaluation) => evaluation.isStarted)
    .map((evaluation) => {
      const who = party(evaluation.party);
      if (evaluation.total) return pane.branches.partyTotal(who, plainNumber(evaluation.total.toNumber()));
      return evaluation.letters.size > 0 ? null : pane.branches.partial(who, evaluation.partial.toString());
    })
    .filter((line) => line !== null);
  if (branch.total && branch.scheme.weights.length > 0)
    lines.push(pane.branches.total(plainNumber(branch.total.toNumber())));
  return lines;
}

function levelLine(branch: BranchResult, { pane, level }: Texts): string {
  if (branch.level !== null) return pane.branches.level(level(branch.level));
  if (branch.provisionalLevel !== null) return pane.branches.provisional(level(branch.provisionalLevel));
  return level(null);
}

/** What the scores make of each branch so far. */
export function BranchResults({ checked }: { readonly checked: CheckResult }): ReactElement | null {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  if (checked.branches.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pane.branches.title}</h2>
      <ul role="list" aria-label={pane.branches.title} className={styles.list}>
        {checked.branches.map((branch, index) => {
          const unknown = branch.vetoes.filter((veto) => veto.state === "unknown").length;
          const applied = branch.vetoes.filter((veto) => branch.appliedVetoes.includes(veto.id));
          const scores = scoreLines(branch, texts);
          return (
            <li key={index} className={styles.row}>
              <div className={styles.rowWords}>
                <div className={styles.strong}>{branch.name ?? pane.branches.unnamed}</div>
                {scores.length > 0 ? <div>{scores.join(pane.branches.separator)}</div> : null}
                <div>{levelLine(branch, texts)}</div>
                {branch.statedLevel !== null && branch.statedLevel !== branch.level ? (
                  <div>{pane.branches.stated(texts.level(branch.statedLevel))}</div>
                ) : null}
                {applied.map((veto) => (
                  <div key={veto.id} className={styles.error}>
                    {pane.branches.vetoed(veto.text)}
                  </div>
                ))}
                {unknown > 0 ? <div className={styles.hint}>{pane.branches.unconfirmed(unknown)}</div> : null}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How far each sheet is filled in, with the way to its next blank cell. */
export function ProgressList({
  checked,
  onReveal,
}: {
  readonly checked: CheckResult;
  readonly onReveal: (place: Place) => void;
}): ReactElement | null {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const progress = progressOf(checked);
  const forms = formProgressOf(checked);
  if (progress.length + forms.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pane.progress.title}</h2>
      <ul role="list" aria-label={pane.progress.title} className={styles.list}>
        {progress.map(({ sheet, party, branch, state, blanks, next }, index) => (
          <li key={index} className={styles.row}>
            <div className={styles.rowWords}>
              {pane.place(sheet, null)} {texts.party(party)}
              {checked.branches.length > 1 && branch !== null ? ` · ${branch}` : null}
              {pane.progress.separator}
              <span className={styles.strong}>
                {pane.progress.states[state]}
                {state === "started" ? pane.progress.remaining(blanks) : null}
              </span>
            </div>
            {/* The superior's blank column is not the clerk's to fill in. */}
            {next && (state === "started" || party !== "review") ? (
              <Button
                size="small"
                aria-label={pane.progress.nextOf(sheet, texts.party(party))}
                onClick={() => onReveal(next)}
              >
                {pane.progress.next}
              </Button>
            ) : null}
          </li>
        ))}
        {forms.map(({ sheet, state, blanks, next }) => (
          <li key={`form ${sheet}`} className={styles.row}>
            <div className={styles.rowWords}>
              {pane.place(sheet, null)}
              {pane.progress.separator}
              <span className={styles.strong}>
                {pane.progress.states[state]}
                {state === "started" ? pane.fill.fields.state(blanks) : null}
              </span>
            </div>
            {next ? (
              <Button size="small" aria-label={pane.fill.fields.next(sheet)} onClick={() => onReveal(next)}>
                {pane.progress.next}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
