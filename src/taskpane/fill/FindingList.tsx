import { Button } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { groupByRule } from "../../core/findings/by-rule";
import type { Finding, Unchecked } from "../../core/findings/finding";
import type { FindingFilter } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import { describeFinding, describeUnchecked, ruleTitle } from "../../locales/findings/sentences";
import { type CardContext, cardKey } from "./FindingCard";
import { FindingFilterBar } from "./FindingFilterBar";
import { filterFindings } from "./finding-filter";
import { useFindingStyles } from "./finding-styles";
import { foldFindings } from "./fold-findings";
import { branchesOf, type FoldedGroup, keyOfBranch, keyOfGroup, RuleFindings } from "./RuleFindings";

/** A finding that can be gone to, with the groups that it lies in. */
interface Step {
  readonly finding: Finding & { readonly sheet: string; readonly cell: string };
  readonly groups: readonly string[];
}

/** Every finding with a cell, in the order in which they are listed. */
function stepsOf(groups: readonly FoldedGroup[]): readonly Step[] {
  return groups.flatMap((group) => {
    const parts = branchesOf(group) ?? [{ branch: null, entries: group.entries }];
    return parts.flatMap((part) =>
      part.entries
        .flatMap(({ finding, dependents }) => [finding, ...dependents])
        .flatMap((finding): readonly Step[] => {
          const { sheet, cell } = finding;
          if (sheet === null || cell === null) return [];
          return [{ finding: { ...finding, sheet, cell }, groups: [keyOfGroup(group), keyOfBranch(group, part)] }];
        }),
    );
  });
}

/** Where an answer is searched for: its place, its branch, and what it says. */
function wordsOf(finding: Finding, texts: Texts): string {
  const { sheet, cell, branch } = finding;
  const place =
    sheet === null ? texts.pane.findings.workbook : `${texts.pane.place(sheet, cell)}${sheet}!${cell ?? ""}`;
  return [place, branch ?? "", ruleTitle(finding.code, texts.locale), describeFinding(finding, texts.locale)].join(" ");
}

export function FindingList({
  findings,
  filter,
  done,
  onFilter,
  children,
  onExplain,
  ...shared
}: Omit<CardContext, "explainedBy" | "reached"> & {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  /** How much of what was found is mended or explained. */
  readonly done: { readonly done: number; readonly all: number };
  readonly onFilter: (change: Partial<FindingFilter>) => void;
  /** Beside the heading. */
  readonly children?: ReactNode;
}): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane } = texts;
  const [explainedBy, setExplainedBy] = useState("");
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const folded = useMemo(
    () => foldFindings(filterFindings(findings, filter, (finding) => wordsOf(finding, texts))),
    [findings, filter, texts],
  );
  const groups = useMemo(() => groupByRule(folded, ({ finding }) => finding), [folded]);
  const under = folded.reduce((sum, { dependents }) => sum + dependents.length, 0);
  const steps = useMemo(() => stepsOf(groups), [groups]);
  const section = useRef<HTMLElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const at = positionOf(steps, reached, shared.selected);
  useEffect(() => {
    if (reached === null) return;
    const cards = section.current?.querySelectorAll<HTMLElement>("[data-finding]") ?? [];
    for (const card of cards) if (card.dataset["finding"] === reached) card.scrollIntoView?.({ block: "nearest" });
  }, [reached]);

  function go(by: 1 | -1): void {
    const next = steps[at < 0 ? (by === 1 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length];
    if (!next) return;
    setOpened((before) => new Map([...before, ...next.groups.map((key) => [key, true] as const)]));
    setReached(cardKey(next.finding));
    shared.onReveal({ sheet: next.finding.sheet, cell: next.finding.cell });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "F8") return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  }

  const context: CardContext = {
    ...shared,
    reached,
    explainedBy,
    ...(onExplain && {
      onExplain: (explained, explanation) => {
        setExplainedBy(explanation.by);
        onExplain(explained, explanation);
      },
    }),
  };
  return (
    <section ref={section} className={styles.section} onKeyDown={onKeyDown}>
      <div className={styles.headingRow}>
        <h2 className={styles.headingAlone}>{pane.findings.title}</h2>
        {children}
      </div>
      <FindingFilterBar findings={findings} filter={filter} onFilter={onFilter} />
      <FindingSteps count={steps.length} at={at} done={done} onGo={go} />
      {findings.length === 0 ? <p className={styles.hint}>{pane.findings.none}</p> : null}
      {findings.length > 0 && groups.length === 0 ? <p className={styles.hint}>{pane.findings.allHidden}</p> : null}
      {under > 0 ? (
        <p className={styles.hint}>{pane.fill.causes.sum(folded.length + under, folded.length, under)}</p>
      ) : null}
      {groups.length > 0 ? (
        <ul role="list" aria-label={pane.findings.title} className={styles.list}>
          {groups.map((group) => (
            <RuleFindings
              key={keyOfGroup(group)}
              group={group}
              opened={opened}
              onOpen={(key, isOpen) => setOpened((before) => new Map(before).set(key, isOpen))}
              {...context}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** How much is done, where one is, and the ways to the next. */
function FindingSteps({
  count,
  at,
  done,
  onGo,
}: {
  readonly count: number;
  /** -1: at none of them. */
  readonly at: number;
  readonly done: { readonly done: number; readonly all: number };
  readonly onGo: (by: 1 | -1) => void;
}): ReactElement | null {
  const own = useFindingStyles();
  const { findings: words } = useTexts().pane;
  if (count <= 1 && done.done === 0) return null;
  return (
    <div className={own.steps}>
      <span className={own.count}>
        {done.done > 0 ? words.done(done.done, done.all) : null} {at >= 0 ? words.position(at + 1, count) : null}
      </span>
      {count > 1 ? (
        <>
          <Button size="small" title={words.previousKey} aria-keyshortcuts="Shift+F8" onClick={() => onGo(-1)}>
            {words.previous}
          </Button>
          <Button size="small" title={words.nextKey} aria-keyshortcuts="F8" onClick={() => onGo(1)}>
            {words.next}
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** Several findings can lie in the selected cell: the one that was gone to, else the first. */
function positionOf(steps: readonly Step[], reached: string | null, selected: CardContext["selected"]): number {
  const isThere = ({ finding }: Step): boolean => finding.sheet === selected?.sheet && finding.cell === selected.cell;
  const same = steps.findIndex((step) => isThere(step) && cardKey(step.finding) === reached);
  return same >= 0 ? same : steps.findIndex(isThere);
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
          <li key={index}>{describeUnchecked(entry, texts.locale)}</li>
        ))}
      </ul>
    </section>
  );
}
