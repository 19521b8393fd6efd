import { Button, ProgressBar } from "@fluentui/react-components";
import { type ReactElement } from "react";
import { type Standing, standingOf } from "../../core/check/standing";
import { severities, type Severity } from "../../core/findings/finding";
import { type Sign, SignIcon } from "../icons";
import { LeftOpen, OpenItems } from "../on-demand";
import type { PaneState, RunningTask } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { useMedia } from "../theme";

/** Findings of a severity that still ask for something: an explained one does not. */
function countOf(state: PaneState, severity: Severity): number {
  return state.checked?.result.findings.filter((f) => f.severity === severity && f.explanation === null).length ?? 0;
}

/** null before the first check. */
function standing({ checked }: PaneState): Standing | null {
  return checked && standingOf(checked.result);
}

const signs: Readonly<Record<Standing, Sign>> = {
  errors: "error",
  queries: "query",
  open: "query",
  clean: "clean",
  unrecognised: "none",
};

/** The verdict as a short phrase. */
export function verdictText(state: PaneState, { pane }: Texts): string {
  const shown = standing(state);
  switch (shown) {
    case "errors":
      return pane.verdicts.errors(countOf(state, "error"));
    case "queries":
      return pane.verdicts.queries(countOf(state, "query"));
    default:
      return pane.verdicts[shown ?? "none"];
  }
}

/** Always in view: what the last check said, whether it still holds, and the button that renews it. */
export function VerdictBar({
  state,
  hasTemplates,
  onCheck,
  onStop,
}: {
  readonly state: PaneState;
  readonly hasTemplates: boolean;
  readonly onCheck: () => void;
  readonly onStop: () => void;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const { checked, task } = state;
  const isOutdated = state.freshness !== "current";
  const shown = standing(state);
  const sign = shown === null ? "none" : signs[shown];
  const isUnrecognised = checked?.result.verdict === "unrecognised";
  return (
    <section aria-label={pane.verdict.label} aria-busy={task !== null}>
      <div className={styles.verdict}>
        <SignIcon sign={sign} className={`${styles.verdictIcon} ${styles[sign]}`} />
        <div className={styles.verdictWords}>
          <h1 className={styles.verdictTitle}>
            {task ? pane.tasks[task.kind] : verdictText(state, texts)}
            {checked && isOutdated && task === null ? (
              <span className={styles.stale} title={pane.verdict.staleHint}>
                {pane.verdict.stale}
              </span>
            ) : null}
          </h1>
          {checked && isOutdated && task === null ? (
            <p className={styles.verdictNote}>
              {state.freshness === "followed" ? pane.fill.live : pane.verdict.staleHint}
            </p>
          ) : null}
          {checked && task === null && checked.result.coverage.typed > 0 ? (
            <p className={styles.verdictNote}>{pane.verdict.coverage(checked.result.coverage)}</p>
          ) : null}
          {task?.isSlow ? <SlowTask task={task} onStop={onStop} /> : null}
          {!checked && task === null ? <p className={styles.verdictNote}>{pane.verdict.none}</p> : null}
          {checked && task === null ? <LeftOpen unchecked={checked.result.unchecked} /> : null}
          {isUnrecognised && task === null ? (
            <p className={styles.verdictNote}>
              {hasTemplates ? pane.verdict.unrecognisedWithTemplates : pane.verdict.unrecognised}
            </p>
          ) : null}
        </div>
        <Button
          className={styles.checkButton}
          appearance={checked && !isOutdated ? "secondary" : "primary"}
          disabledFocusable={task !== null}
          onClick={onCheck}
        >
          {pane.commands.check}
        </Button>
      </div>
      {checked && !isUnrecognised ? (
        <ul className={styles.counts}>
          {severities.map((severity) => (
            <li key={severity} className={styles.count}>
              <SignIcon sign={severity} className={styles[severity]} />
              {pane.severityCount(texts.severity(severity), countOf(state, severity))}
            </li>
          ))}
          <OpenItems checked={checked.result} />
        </ul>
      ) : null}
    </section>
  );
}

/** How far a long task is, and the way to stop one that only reads. */
function SlowTask({ task, onStop }: { readonly task: RunningTask; readonly onStop: () => void }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { kind, progress } = task;
  // Where nothing helps the processor to draw, a bar that pulses takes a whole core from the task it stands for.
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  const canStop = kind === "checking" || kind === "planning";
  const isCounted = progress !== null && progress.done < progress.total;
  const words = canStop ? (progress ? pane.fill.progress(progress.done, progress.total) : null) : pane.fill.keepOpen;
  return (
    <div className={styles.slow}>
      <ProgressBar
        aria-label={pane.tasks[kind]}
        {...(isStill ? { indeterminateMotion: null } : {})}
        {...(isCounted ? { value: progress.done, max: progress.total } : {})}
      />
      <div className={styles.slowWords}>
        <span>{words}</span>
        {canStop ? (
          <Button size="small" onClick={onStop}>
            {pane.fill.stop}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
