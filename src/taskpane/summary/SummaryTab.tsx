import type { ReactElement, ReactNode } from "react";
import type { BranchResult } from "../../core/model/branch";
import { nearCutOffs } from "../../core/reviewing/progress";
import { NEAR_POINTS } from "../../core/schemes/levels";
import { evaluationOf } from "../../core/scoring/totals";
import { readNumber, plainNumber } from "../../core/text/numbers";
import { describeFinding } from "../../locales/findings/sentences";
import { EntryField } from "../shared/EntryField";
import { type LevelRow, LevelTable } from "./LevelTable";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";

/** How many branches stand on each level, by scheme, best level first; ungraded ones are counted apart. */
export function countLevels(branches: readonly BranchResult[]): {
  readonly scheme: string;
  readonly counts: readonly LevelRow[];
}[] {
  const schemes = [...new Set(branches.map((branch) => branch.scheme))];
  return schemes.map((scheme) => {
    const own = branches.filter((branch) => branch.scheme === scheme);
    const levels = [...scheme.levels.map((level) => level.name), null];
    return {
      scheme: scheme.title,
      counts: levels.map((level) => ({ level, count: own.filter((branch) => branch.level === level).length })),
    };
  });
}

/** The branches of the workbook with their levels; `commands` write them down, `merging` puts files together. */
export function SummaryTab({
  state,
  commands,
  merging,
  onQuota,
}: {
  readonly state: PaneState;
  readonly commands: ReactNode;
  readonly merging: ReactNode;
  readonly onQuota: (percent: number | null) => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane } = useTexts();
  const branches = state.checked?.result.branches ?? [];
  const hint = !state.checked ? pane.summary.beforeCheck : branches.length === 0 ? pane.summary.none : null;
  return (
    <>
      {commands}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {branches.length > 0 ? (
        <>
          <BranchTable branches={branches} />
          <NearCutOffs branches={branches} />
          <section className={styles.section}>
            <h2 className={styles.heading}>{pane.summary.counts}</h2>
            {countLevels(branches).map(({ scheme, counts }) => (
              <LevelTable key={scheme} scheme={scheme} counts={counts} />
            ))}
            <p className={styles.hint}>{pane.summary.shareBase}</p>
          </section>
        </>
      ) : null}
      <Quota state={state} branches={branches} onQuota={onQuota} />
      {merging}
    </>
  );
}

function totalText(branch: BranchResult, { pane }: Texts): string {
  if (branch.total) return plainNumber(branch.total.toNumber());
  const self = evaluationOf(branch.evaluations, "self")?.total ?? null;
  return self ? pane.summary.ownTotal(self.toString()) : "—";
}

function BranchTable({ branches }: { readonly branches: readonly BranchResult[] }): ReactElement {
  const styles = usePaneStyles();
  const texts = useTexts();
  const { pane, level: levelName } = texts;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pane.summary.title}</h2>
      <table className={styles.table} aria-label={pane.summary.title}>
        <thead>
          <tr>
            <th scope="col">{pane.summary.branch}</th>
            <th scope="col" className={styles.number}>
              {pane.summary.total}
            </th>
            <th scope="col">{pane.summary.level}</th>
          </tr>
        </thead>
        <tbody>
          {branches.map((branch, index) => (
            <tr key={index}>
              <th scope="row">{branch.name ?? pane.branches.unnamed}</th>
              <td className={styles.number}>{totalText(branch, texts)}</td>
              <td>
                {branch.level === null && branch.provisionalLevel !== null
                  ? pane.summary.provisional(levelName(branch.provisionalLevel))
                  : levelName(branch.level)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NearCutOffs({ branches }: { readonly branches: readonly BranchResult[] }): ReactElement | null {
  const styles = usePaneStyles();
  const { pane, level } = useTexts();
  const { summary } = pane;
  const near = nearCutOffs(branches, NEAR_POINTS);
  if (near.length === 0) return null;
  const title = summary.near(plainNumber(NEAR_POINTS));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <ul aria-label={title} className={styles.plainList}>
        {near.map(({ branch, total, lacking, next, isProvisional }, index) => {
          const name = branch.name ?? pane.branches.unnamed;
          const line = summary.nearLine(name, plainNumber(total), plainNumber(lacking), level(next));
          return <li key={index}>{isProvisional ? summary.nearProvisional(line) : line}</li>;
        })}
      </ul>
    </section>
  );
}

function Quota({
  state,
  branches,
  onQuota,
}: {
  readonly state: PaneState;
  readonly branches: readonly BranchResult[];
  readonly onQuota: (percent: number | null) => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { locale, pane } = useTexts();
  const { summary } = pane;
  const best = [...new Set(branches.flatMap(({ scheme }) => scheme.levels[0]?.name ?? []))];
  const label = summary.quota(best.length === 1 ? (best[0] ?? summary.best) : summary.best);
  const { quotaPercent } = state;
  const exceeded = (state.checked?.result.findings ?? []).filter(({ code }) => code === "quota-exceeded");
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{label}</h2>
      <EntryField
        label={label}
        value={quotaPercent === null ? "" : plainNumber(quotaPercent)}
        isNumber
        onEnter={(text) => {
          const typed = text.trim().replace(/[%％]$/, "");
          const percent = typed === "" ? null : readNumber(typed);
          if (typed !== "" && (percent === null || percent < 0 || percent > 100)) return summary.quotaInvalid;
          onQuota(percent);
          return null;
        }}
      />
      <p className={styles.hint}>{summary.quotaHint}</p>
      {exceeded.map((finding, index) => (
        <p key={index} className={styles.query}>
          {describeFinding(finding, locale)}
        </p>
      ))}
    </section>
  );
}
