import type { ReactElement } from "react";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import { shareOf } from "./share";

export interface LevelRow {
  /** null: no level yet. */
  readonly level: string | null;
  readonly count: number;
}

/** How many branches stand on each level, with their share of all. */
export function LevelTable({
  scheme,
  counts,
}: {
  readonly scheme: string;
  readonly counts: readonly LevelRow[];
}): ReactElement {
  const styles = usePaneStyles();
  const { pane, level: levelName } = useTexts();
  const { summary } = pane;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <table className={styles.table} aria-label={`${scheme} ${summary.counts}`}>
      <caption className={styles.hint} style={{ textAlign: "start" }}>
        {scheme}
      </caption>
      <thead>
        <tr>
          <th scope="col">{summary.level}</th>
          <th scope="col" className={styles.number}>
            {summary.count}
          </th>
          <th scope="col" className={styles.number}>
            {summary.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ level, count }) => (
          <tr key={level ?? ""}>
            <th scope="row">{levelName(level)}</th>
            <td className={styles.number}>{count}</td>
            <td className={styles.number}>{summary.percent(shareOf(count, all))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
