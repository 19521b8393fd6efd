import { Button, ToggleButton } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useMemo, useRef, useState } from "react";
import type { SetCell } from "../../core/changes/change-set";
import {
  type Explanation,
  type Finding,
  type FindingCode,
  severities,
  type Severity,
  type Unchecked,
} from "../../core/findings/finding";
import { foldFindings, type FoldedFinding } from "./fold-findings";
import { SignIcon } from "../icons";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { ExplainForm } from "./ExplainForm";

interface Group {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly findings: readonly FoldedFinding[];
}

/** Findings by rule, the gravest first; within a severity, in the order in which the check met them. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { code: FindingCode; severity: Severity; findings: FoldedFinding[] }>();
  for (const folded of foldFindings(findings)) {
    const { code, severity } = folded.finding;
    const key = `${severity} ${code}`;
    const group = groups.get(key) ?? { code, severity, findings: [] };
    group.findings.push(folded);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** How many findings of one rule are listed before the rest is folded. */
const LISTED = 20;
/** How many dependent findings stand open under their cause. */
const DEPENDENTS = 2;

export interface FindingActions {
  readonly onReveal: (place: Place) => void;
  readonly onFix: (fixes: readonly SetCell[]) => void;
  /** Absent where explanations cannot be written. */
  readonly onExplain?: (finding: Finding, explanation: Explanation) => void;
}

/** What every card needs to know beside its own finding. */
interface Shared extends FindingActions {
  readonly selected: Place | null;
  readonly isBusy: boolean;
  readonly hasSeveralBranches: boolean;
  /** Who explained last. */
  readonly explainedBy: string;
}

export function FindingList({
  findings,
  shown,
  onToggle,
  children,
  onExplain,
  ...shared
}: Omit<Shared, "explainedBy"> & {
  readonly findings: readonly Finding[];
  readonly shown: readonly Severity[];
  readonly onToggle: (severity: Severity) => void;
  /** Beside the heading. */
  readonly children?: ReactNode;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [explainedBy, setExplainedBy] = useState("");
  const present = severities.filter((severity) => findings.some((f) => f.severity === severity));
  const groups = useMemo(() => groupFindings(findings.filter((f) => shown.includes(f.severity))), [findings, shown]);
  const all: Shared = {
    ...shared,
    explainedBy,
    ...(onExplain && {
      onExplain: (finding, explanation) => {
        setExplainedBy(explanation.by);
        onExplain(finding, explanation);
      },
    }),
  };
  return (
    <section className={styles.section}>
      <div className={styles.headingRow}>
        <h2 className={styles.headingAlone}>{pane.findings.title}</h2>
        {children}
      </div>
      {present.length > 1 ? (
        <div role="group" aria-label={pane.filter} className={styles.filter}>
          {present.map((severity) => (
            <ToggleButton
              key={severity}
              size="small"
              shape="circular"
              checked={shown.includes(severity)}
              icon={<SignIcon sign={severity} className={styles[severity]} />}
              onClick={() => onToggle(severity)}
            >
              {texts.severity(severity)}
            </ToggleButton>
          ))}
        </div>
      ) : null}
      {findings.length === 0 ? <p className={styles.hint}>{pane.findings.none}</p> : null}
      {findings.length > 0 && groups.length === 0 ? <p className={styles.hint}>{pane.findings.allHidden}</p> : null}
      {groups.length > 0 ? (
        <ul role="list" aria-label={pane.findings.title} className={styles.list}>
          {groups.map((group) => (
            <RuleGroup key={`${group.severity} ${group.code}`} group={group} {...all} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function RuleGroup({ group, ...shared }: Shared & { readonly group: Group }): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [isUnfolded, setUnfolded] = useState(false);
  const listed = isUnfolded ? group.findings : group.findings.slice(0, LISTED);
  const folded = group.findings.length - listed.length;
  const fixable = group.findings.map(({ finding }) => finding.fix).filter((fix) => fix !== null);
  const title = texts.rule(group.code);
  return (
    <li className={styles.group}>
      <h3 className={styles.groupHeading}>
        <SignIcon sign={group.severity} className={`${styles.icon} ${styles[group.severity]}`} />
        <span>
          <span className={styles[group.severity]}>{texts.severity(group.severity)}</span> {title}{" "}
          <span className={styles.groupCount}>{pane.findings.ruleCount(group.findings.length)}</span>
        </span>
      </h3>
      {fixable.length > 1 ? (
        <div className={styles.groupAction}>
          <Button size="small" disabledFocusable={shared.isBusy} onClick={() => shared.onFix(fixable.flat())}>
            {pane.findings.fixAll(fixable.length)}
          </Button>
        </div>
      ) : null}
      <ul role="list" aria-label={title} className={styles.list}>
        {listed.map((one) => (
          <FoldedCard key={keyOf(one.finding)} folded={one} {...shared} />
        ))}
      </ul>
      {folded > 0 ? (
        <Button size="small" appearance="transparent" onClick={() => setUnfolded(true)}>
          {pane.findings.unfold(folded)}
        </Button>
      ) : null}
    </li>
  );
}

/** The same for a finding before and after a check, so that an open form stays open. */
function keyOf({ code, sheet, cell, branch, facts }: Finding): string {
  return JSON.stringify([code, sheet, cell, branch, facts]);
}

function FoldedCard({ folded, ...shared }: Shared & { readonly folded: FoldedFinding }): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const { finding, dependents } = folded;
  const [isOpen, setOpen] = useState(dependents.length <= DEPENDENTS);
  return (
    <FindingCard finding={finding} {...shared}>
      {dependents.length > 0 ? (
        <div className={styles.dependents}>
          {isOpen ? <p className={styles.hint}>{pane.fill.causes.dependent(dependents.length)}</p> : null}
          {isOpen ? (
            <ul role="list" className={styles.list}>
              {dependents.map((dependent) => (
                <FindingCard key={keyOf(dependent)} finding={dependent} {...shared} />
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
  selected,
  isBusy,
  hasSeveralBranches,
  explainedBy,
  onReveal,
  onFix,
  onExplain,
  children,
}: Shared & { readonly finding: Finding; readonly children?: ReactNode }): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [isExplaining, setExplaining] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { sheet, cell, explanation, fix } = finding;
  const isSelected = selected !== null && selected.sheet === sheet && selected.cell === cell;
  const canExplain = onExplain !== undefined && finding.severity === "query";
  const place = [
    sheet === null ? pane.findings.workbook : pane.place(sheet, cell),
    ...(hasSeveralBranches && finding.branch !== null ? [finding.branch] : []),
  ].join(" · ");
  const words = (
    <>
      <span className={styles.cardPlace}>{place}</span>
      <span className={styles.cardMessage}>{texts.finding(finding)}</span>
      {explanation ? (
        <span className={styles.cardClause}>
          {pane.findings.explained(explanation.reason, explanation.by, explanation.at)}
        </span>
      ) : null}
    </>
  );
  const closeForm = (): void => {
    setExplaining(false);
    opener.current?.focus();
  };
  return (
    <li className={isSelected ? `${styles.card} ${styles.cardSelected}` : styles.card}>
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
      {fix || canExplain ? (
        <div className={styles.cardAction}>
          {fix ? (
            <Button size="small" disabledFocusable={isBusy} onClick={() => onFix(fix)}>
              {pane.findings.fix}
            </Button>
          ) : null}
          {canExplain ? (
            <Button
              ref={(element: HTMLButtonElement | null) => {
                opener.current = element;
              }}
              size="small"
              aria-expanded={isExplaining}
              onClick={() => (isExplaining ? closeForm() : setExplaining(true))}
            >
              {explanation ? pane.fill.explain.change : pane.fill.explain.open}
            </Button>
          ) : null}
        </div>
      ) : null}
      {canExplain && isExplaining ? (
        <ExplainForm
          code={finding.code}
          given={explanation}
          by={explainedBy}
          isBusy={isBusy}
          onSave={(given) => {
            closeForm();
            onExplain(finding, given);
          }}
          onCancel={closeForm}
        />
      ) : null}
      {children}
    </li>
  );
}

export function UncheckedList({ unchecked }: { readonly unchecked: readonly Unchecked[] }): ReactElement | null {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  if (unchecked.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pane.unchecked.title}</h2>
      <p className={styles.hint}>{pane.unchecked.hint}</p>
      <ul role="list" aria-label={pane.unchecked.title} className={styles.plainList}>
        {unchecked.map((entry, index) => (
          <li key={index}>{texts.unchecked(entry)}</li>
        ))}
      </ul>
    </section>
  );
}
