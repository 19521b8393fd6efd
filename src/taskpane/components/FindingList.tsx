import { Button, ToggleButton } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { SetCell } from "../../core/changes/change-set";
import { type Finding, type FindingCode, severities, type Severity, type Unchecked } from "../../core/findings/finding";
import { SignIcon } from "../icons";
import type { Place } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

interface Group {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** Findings by rule, the gravest first; within a severity, in the order in which the check met them. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { code: FindingCode; severity: Severity; findings: Finding[] }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key) ?? { code: finding.code, severity: finding.severity, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** How many findings of one rule are listed before the rest is folded. */
const LISTED = 20;

export interface FindingActions {
  readonly onReveal: (place: Place) => void;
  readonly onFix: (fixes: readonly SetCell[]) => void;
  readonly onToggle: (severity: Severity) => void;
}

export function FindingList({
  findings,
  shown,
  selected,
  isBusy,
  hasSeveralBranches,
  onReveal,
  onFix,
  onToggle,
}: FindingActions & {
  readonly findings: readonly Finding[];
  readonly shown: readonly Severity[];
  readonly selected: Place | null;
  readonly isBusy: boolean;
  readonly hasSeveralBranches: boolean;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const present = severities.filter((severity) => findings.some((f) => f.severity === severity));
  const groups = groupFindings(findings.filter((f) => shown.includes(f.severity)));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pane.findings.title}</h2>
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
            <RuleGroup
              key={`${group.severity} ${group.code}`}
              group={group}
              selected={selected}
              isBusy={isBusy}
              hasSeveralBranches={hasSeveralBranches}
              onReveal={onReveal}
              onFix={onFix}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function RuleGroup({
  group,
  selected,
  isBusy,
  hasSeveralBranches,
  onReveal,
  onFix,
}: Omit<FindingActions, "onToggle"> & {
  readonly group: Group;
  readonly selected: Place | null;
  readonly isBusy: boolean;
  readonly hasSeveralBranches: boolean;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [isUnfolded, setUnfolded] = useState(false);
  const listed = isUnfolded ? group.findings : group.findings.slice(0, LISTED);
  const folded = group.findings.length - listed.length;
  const fixes = group.findings.flatMap((finding) => finding.fix ?? []);
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
      <ul role="list" aria-label={title} className={styles.list}>
        {listed.map((finding, index) => (
          <FindingCard
            key={index}
            finding={finding}
            isSelected={selected !== null && selected.sheet === finding.sheet && selected.cell === finding.cell}
            isBusy={isBusy}
            hasSeveralBranches={hasSeveralBranches}
            onReveal={onReveal}
            onFix={onFix}
          />
        ))}
      </ul>
      {folded > 0 ? (
        <Button size="small" appearance="transparent" onClick={() => setUnfolded(true)}>
          {pane.findings.unfold(folded)}
        </Button>
      ) : null}
      {fixes.length > 1 && group.findings.length > 1 ? (
        <Button size="small" disabledFocusable={isBusy} onClick={() => onFix(fixes)}>
          {pane.findings.fixAll(group.findings.filter((f) => f.fix !== null).length)}
        </Button>
      ) : null}
    </li>
  );
}

/** Place, what is wrong with both values, the clause, and one thing to do. */
function FindingCard({
  finding,
  isSelected,
  isBusy,
  hasSeveralBranches,
  onReveal,
  onFix,
}: Omit<FindingActions, "onToggle"> & {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly isBusy: boolean;
  readonly hasSeveralBranches: boolean;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const { sheet, cell, explanation, fix } = finding;
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
      {fix ? (
        <div className={styles.cardAction}>
          <Button size="small" disabledFocusable={isBusy} onClick={() => onFix(fix)}>
            {pane.findings.fix}
          </Button>
        </div>
      ) : null}
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
