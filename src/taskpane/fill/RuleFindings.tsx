import { Button } from "@fluentui/react-components";
import { type ReactElement } from "react";
import type { FindingsOfRule } from "../../core/findings/by-rule";
import { ruleTitle } from "../../locales/findings/sentences";
import { SignIcon } from "../icons";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { type CardContext, Explaining, FoldedCard, cardKey } from "./FindingCard";
import { useFindingStyles } from "./finding-styles";
import type { FoldedFinding } from "./fold-findings";

/** A rule with more findings than this is opened on demand, by branch where there are several. */
const LISTED = 20;

export type FoldedGroup = FindingsOfRule<FoldedFinding>;

interface BranchGroup {
  readonly branch: string | null;
  readonly entries: readonly FoldedFinding[];
}

/** Which groups a person opened or closed, by their keys. */
interface Opening {
  readonly opened: ReadonlyMap<string, boolean>;
  readonly onOpen: (key: string, isOpen: boolean) => void;
}

export function keyOfGroup({ severity, code }: FoldedGroup): string {
  return `${severity} ${code}`;
}

export function keyOfBranch(group: FoldedGroup, { branch }: BranchGroup): string {
  return `${keyOfGroup(group)} ${branch ?? ""}`;
}

/** A long group of several branches, one part for each, in the order they come; null where one list is enough. */
export function branchesOf({ entries }: FoldedGroup): readonly BranchGroup[] | null {
  if (entries.length <= LISTED) return null;
  const parts = new Map<string | null, FoldedFinding[]>();
  for (const entry of entries) {
    const { branch } = entry.finding;
    const part = parts.get(branch);
    if (part) part.push(entry);
    else parts.set(branch, [entry]);
  }
  return parts.size > 1 ? [...parts].map(([branch, own]) => ({ branch, entries: own })) : null;
}

function isGroupOpen(group: FoldedGroup, { opened }: Opening): boolean {
  return opened.get(keyOfGroup(group)) ?? group.entries.length <= LISTED;
}

/** What one rule found: counted, and listed where it is little or asked for. */
export function RuleFindings({
  group,
  opened,
  onOpen,
  ...context
}: CardContext & Opening & { readonly group: FoldedGroup }): ReactElement {
  const styles = usePaneStyles();
  const own = useFindingStyles();
  const texts = useTexts();
  const { pane } = texts;
  const isLong = group.entries.length > LISTED;
  const isOpen = isGroupOpen(group, { opened, onOpen });
  const parts = branchesOf(group);
  const branches = new Set(group.entries.map(({ finding }) => finding.branch).filter((branch) => branch !== null)).size;
  const fixable = group.entries.map(({ finding }) => finding.fix).filter((fix) => fix !== null);
  const title = ruleTitle(group.code, texts.locale);
  const heading = (
    <>
      <SignIcon sign={group.severity} className={`${styles.icon} ${styles[group.severity]}`} />
      <span>
        <span className={styles[group.severity]}>{texts.severity(group.severity)}</span> {title}{" "}
        <span className={styles.groupCount}>
          {isLong && branches > 1
            ? pane.findings.branchCount(branches, group.entries.length)
            : pane.findings.ruleCount(group.entries.length)}
        </span>
      </span>
    </>
  );
  return (
    <li className={styles.group}>
      <h3 className={styles.groupHeading}>
        {isLong ? (
          <button
            type="button"
            className={own.opener}
            aria-expanded={isOpen}
            onClick={() => onOpen(keyOfGroup(group), !isOpen)}
          >
            <span aria-hidden className={own.arrow} />
            {heading}
          </button>
        ) : (
          heading
        )}
      </h3>
      {fixable.length > 1 ? (
        <div className={styles.groupAction}>
          <Button size="small" disabledFocusable={context.isBusy} onClick={() => context.onFix(fixable.flat())}>
            {pane.findings.fixAll(fixable.length)}
          </Button>
        </div>
      ) : null}
      {!isOpen ? null : parts ? (
        <ul role="list" aria-label={title} className={styles.list}>
          {parts.map((part) => (
            <BranchPart
              key={keyOfBranch(group, part)}
              name={part.branch ?? pane.findings.workbook}
              openingKey={keyOfBranch(group, part)}
              part={part}
              opened={opened}
              onOpen={onOpen}
              {...context}
            />
          ))}
        </ul>
      ) : (
        <>
          {branches <= 1 ? <ExplainAll entries={group.entries} {...context} /> : null}
          <Cards label={title} entries={group.entries} {...context} />
        </>
      )}
    </li>
  );
}

function BranchPart({
  name,
  openingKey,
  part,
  opened,
  onOpen,
  ...context
}: CardContext &
  Opening & { readonly name: string; readonly openingKey: string; readonly part: BranchGroup }): ReactElement {
  const styles = usePaneStyles();
  const own = useFindingStyles();
  const { pane } = useTexts();
  const isOpen = opened.get(openingKey) ?? false;
  return (
    <li className={own.branch}>
      <button type="button" className={own.opener} aria-expanded={isOpen} onClick={() => onOpen(openingKey, !isOpen)}>
        <span aria-hidden className={own.arrow} />
        <span>
          {name} <span className={styles.groupCount}>{pane.findings.ruleCount(part.entries.length)}</span>
        </span>
      </button>
      {isOpen ? (
        <>
          <ExplainAll entries={part.entries} {...context} />
          <Cards label={name} entries={part.entries} {...context} />
        </>
      ) : null}
    </li>
  );
}

/** One reason for all queries of a rule in one branch. */
function ExplainAll({
  entries,
  onExplain,
  explainedBy,
  isBusy,
}: CardContext & { readonly entries: readonly FoldedFinding[] }): ReactElement | null {
  const { pane } = useTexts();
  const open = entries.map(({ finding }) => finding).filter((f) => f.severity === "query" && f.explanation === null);
  if (!onExplain || open.length < 2) return null;
  return (
    <Explaining
      findings={open}
      label={pane.fill.explain.all(open.length)}
      by={explainedBy}
      isBusy={isBusy}
      onExplain={onExplain}
    />
  );
}

function Cards({
  label,
  entries,
  ...context
}: CardContext & { readonly label: string; readonly entries: readonly FoldedFinding[] }): ReactElement {
  const styles = usePaneStyles();
  return (
    <ul role="list" aria-label={label} className={styles.list}>
      {entries.map((one) => (
        <FoldedCard key={cardKey(one.finding)} folded={one} {...context} />
      ))}
    </ul>
  );
}
