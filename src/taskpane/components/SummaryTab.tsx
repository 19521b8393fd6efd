import type { ReactElement, ReactNode } from "react";
import type { BranchResult } from "../../core/records/types";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** How many branches stand on each level, by scheme, best level first; ungraded ones are counted apart. */
export function countLevels(branches: readonly BranchResult[]): {
  readonly scheme: string;
  readonly counts: readonly { readonly level: string | null; readonly count: number }[];
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

/** The branches of the workbook with their levels; `children` are the commands. */
export function SummaryTab({
  state,
  children,
}: {
  readonly state: PaneState;
  readonly children: ReactNode;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane, level: levelName } = useTexts();
  const branches = state.checked?.review.branches ?? [];
  const hint = !state.checked ? pane.summary.beforeCheck : branches.length === 0 ? pane.summary.none : null;
  return (
    <>
      {children}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {branches.length > 0 ? (
        <>
          <section className={styles.section}>
            <h2 className={styles.heading}>{pane.summary.title}</h2>
            <table className={styles.table}>
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
                    <td className={styles.number}>{branch.total?.toString() ?? "—"}</td>
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
          <section className={styles.section}>
            <h2 className={styles.heading}>{pane.summary.counts}</h2>
            {countLevels(branches).map(({ scheme, counts }) => (
              <div key={scheme}>
                <div className={styles.hint}>{scheme}</div>
                <ul role="list" className={styles.counts}>
                  {counts.map(({ level, count }) => (
                    <li key={level ?? ""}>{pane.severityCount(levelName(level), count)}</li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        </>
      ) : null}
    </>
  );
}
