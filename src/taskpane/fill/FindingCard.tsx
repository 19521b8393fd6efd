import { Button, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import type { SetCell } from "../../core/changes/change-set";
import type { Explanation, Finding } from "../../core/findings/finding";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { describeEvidence, describeFinding } from "../../locales/findings/sentences";
import { ExplainForm } from "./ExplainForm";
import type { FoldedFinding } from "./fold-findings";

interface FindingActions {
  readonly onReveal: (place: Place) => void;
  readonly onFix: (fixes: readonly SetCell[]) => void;
  /** Absent where explanations cannot be written. */
  readonly onExplain?: (findings: readonly Finding[], explanation: Explanation) => void;
}

/** What every card needs to know beside its own finding. */
export interface CardContext extends FindingActions {
  readonly selected: Place | null;
  readonly isBusy: boolean;
  readonly hasSeveralBranches: boolean;
  /** The key of the finding that was gone to last. */
  readonly reached: string | null;
  /** Who explained last. */
  readonly explainedBy: string;
}

/** The same for a finding before and after a check, so that an open form stays open. */
export function cardKey({ code, sheet, cell, branch, facts }: Finding): string {
  return JSON.stringify([code, sheet, cell, branch, facts]);
}

/** How many dependent findings stand open under their cause. */
const DEPENDENTS = 2;

/** A finding, and under it what may settle itself once it is mended. */
export function FoldedCard({ folded, ...context }: CardContext & { readonly folded: FoldedFinding }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { finding, dependents } = folded;
  const [isOpened, setOpen] = useState(dependents.length <= DEPENDENTS);
  const isOpen = isOpened || dependents.some((dependent) => cardKey(dependent) === context.reached);
  return (
    <FindingCard finding={finding} {...context}>
      {dependents.length > 0 ? (
        <div className={styles.dependents}>
          {isOpen ? <p className={styles.hint}>{pane.fill.causes.dependent(dependents.length)}</p> : null}
          {isOpen ? (
            <ul role="list" className={styles.list}>
              {dependents.map((dependent) => (
                <FindingCard key={cardKey(dependent)} finding={dependent} {...context} />
              ))}
            </ul>
          ) : null}
          {dependents.length > DEPENDENTS ? (
            <Button size="small" appearance="transparent" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? pane.fill.causes.hide : pane.fill.causes.show(dependents.length)}
            </Button>
          ) : null}
        </div>
      ) : null}
    </FindingCard>
  );
}

/** Place, what is wrong with both values, the clause, and one thing to do. */
function FindingCard({
  finding,
  children,
  ...context
}: CardContext & { readonly finding: Finding; readonly children?: ReactNode }): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const { selected, isBusy, hasSeveralBranches, explainedBy, onReveal, onFix, onExplain } = context;
  const { sheet, cell, explanation, fix } = finding;
  const isSelected = selected !== null && selected.sheet === sheet && selected.cell === cell;
  const evidence = describeEvidence(finding, texts.locale);
  const [isEvidenceShown, showEvidence] = useState(false);
  const place = [
    sheet === null ? pane.findings.workbook : pane.place(sheet, cell),
    ...(hasSeveralBranches && finding.branch !== null ? [finding.branch] : []),
  ].join(" · ");
  const words = (
    <>
      <span className={styles.cardPlace}>{place}</span>
      <span className={styles.cardMessage}>{describeFinding(finding, texts.locale)}</span>
      {explanation ? (
        <span className={styles.cardClause}>
          {pane.findings.explained(explanation.reason, explanation.by, explanation.at)}
        </span>
      ) : null}
    </>
  );
  const evidenceButton = evidence ? (
    <Button
      size="small"
      appearance="transparent"
      aria-expanded={isEvidenceShown}
      onClick={() => showEvidence(!isEvidenceShown)}
    >
      {pane.findings.evidence}
    </Button>
  ) : null;
  const fixButton = fix ? (
    <Button size="small" disabledFocusable={isBusy} onClick={() => onFix(fix)}>
      {pane.findings.fix}
    </Button>
  ) : null;
  return (
    <li className={mergeClasses(styles.card, isSelected && styles.cardSelected)} data-finding={cardKey(finding)}>
      {sheet !== null && cell !== null ? (
        <button
          type="button"
          className={styles.cardButton}
          aria-current={isSelected ? "true" : undefined}
          title={pane.findings.reveal}
          onClick={() => onReveal({ sheet, cell })}
        >
          {words}
        </button>
      ) : (
        <div className={styles.cardText}>{words}</div>
      )}
      {onExplain && finding.severity === "query" ? (
        <Explaining
          findings={[finding]}
          label={explanation ? pane.fill.explain.change : pane.fill.explain.open}
          by={explainedBy}
          isBusy={isBusy}
          onExplain={onExplain}
          before={fixButton}
          after={evidenceButton}
        />
      ) : fixButton || evidenceButton ? (
        <div className={styles.cardAction}>
          {fixButton}
          {evidenceButton}
        </div>
      ) : null}
      {isEvidenceShown ? <p className={`${styles.hint} ${styles.cardText}`}>{evidence}</p> : null}
      {children}
    </li>
  );
}

/** The button that opens a form for one reason, and the form. */
export function Explaining({
  findings,
  label,
  by,
  isBusy,
  onExplain,
  before,
  after,
}: {
  /** All of one rule; at least one. */
  readonly findings: readonly Finding[];
  readonly label: string;
  readonly by: string;
  readonly isBusy: boolean;
  readonly onExplain: NonNullable<FindingActions["onExplain"]>;
  /** Other buttons beside it. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}): ReactElement | null {
  const styles = usePaneStyles();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [first] = findings;
  if (!first) return null;
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <div className={styles.cardAction}>
        {before}
        <Button
          ref={(element: HTMLButtonElement | null) => {
            opener.current = element;
          }}
          size="small"
          aria-expanded={isOpen}
          onClick={() => (isOpen ? close() : setOpen(true))}
        >
          {label}
        </Button>
        {after}
      </div>
      {isOpen ? (
        <ExplainForm
          code={first.code}
          given={findings.length === 1 ? first.explanation : null}
          by={by}
          isBusy={isBusy}
          onSave={(given) => {
            close();
            onExplain(findings, given);
          }}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
