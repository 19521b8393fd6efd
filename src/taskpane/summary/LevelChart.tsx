import type { ReactElement } from "react";
import { useTexts } from "../texts";
import type { MergeView } from "./merge-desk";
import { type LevelTone, levelTones, useLevelStyles } from "./level-styles";

/** The levels of each 党委 as bars of one width, in parts by share; every part says its number. */
export function LevelChart({ levels }: { readonly levels: MergeView["levels"][number] }): ReactElement | null {
  const styles = useLevelStyles();
  const { pane, level: levelName } = useTexts();
  const { merge: words } = pane.summary;
  const { committees, counts, scheme } = levels;
  if (committees.length === 0) return null;
  // Ungraded ones are always last, and bear no level's tone.
  const tones = new Map(counts.map(({ level }, i) => [level, level === null ? "ungraded" : toneAt(i)]));
  return (
    <table className={styles.chart} aria-label={words.byCommittee(scheme)}>
      <caption className={styles.legend}>
        {counts.map(({ level }) => (
          <span key={level ?? ""} className={styles.key}>
            <span aria-hidden className={`${styles.swatch} ${styles[tones.get(level) ?? "ungraded"]}`} />
            {levelName(level)}
          </span>
        ))}
      </caption>
      <tbody>
        {committees.map((committee) => {
          const present = committee.counts.filter(({ count }) => count > 0);
          return (
            <tr key={committee.parent ?? ""}>
              <th scope="row" className={styles.name}>
                {committee.parent ?? words.noCommittee}
              </th>
              <td className={styles.bar}>
                {present.map(({ level, count }) => (
                  <span
                    key={level ?? ""}
                    className={`${styles.part} ${styles[tones.get(level) ?? "ungraded"]}`}
                    style={{ flexGrow: count }}
                    title={words.levelCount(levelName(level), count)}
                  >
                    <span className={styles.heard}>{levelName(level)} </span>
                    {count}
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function toneAt(place: number): LevelTone {
  return levelTones[Math.min(place, levelTones.length - 1)] ?? "ungraded";
}
