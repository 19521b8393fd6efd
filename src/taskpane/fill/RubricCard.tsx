import type { ReactElement } from "react";
import type { RubricRow } from "./progress";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** The official wording, maximum and scores of the row that is selected in the workbook. */
export function RubricCard({ row }: { readonly row: RubricRow }): ReactElement {
  const styles = usePaneStyles();
  const { pane, party } = useTexts();
  const { criterion, category } = row.item;
  const hasSeveral = new Set(row.sheet.columns.map((column) => column.branch?.name)).size > 1;
  return (
    <section className={styles.section} aria-label={pane.rubric.title}>
      <h2 className={styles.heading}>{pane.rubric.title}</h2>
      <div className={`${styles.card} ${styles.cardText}`}>
        <span className={styles.cardPlace}>{pane.rubric.item(criterion.number, category)}</span>
        <span className={styles.cardMessage}>{criterion.text}</span>
        <span className={styles.strong}>
          {criterion.maximum === null ? pane.rubric.noMaximum : pane.rubric.maximum(String(criterion.maximum))}
        </span>
        <span className={styles.cardClause}>{pane.fill.scorers(row.scorers.map(party))}</span>
        {row.evaluations.map(({ evaluation, entry }, index) => (
          <span key={index} className={styles.cardClause}>
            {[
              hasSeveral ? evaluation.column.branch?.name : null,
              pane.rubric.score(party(evaluation.party), entry ?? pane.rubric.blank),
            ]
              .filter(Boolean)
              .join(" ")}
          </span>
        ))}
        <span className={styles.cardClause}>
          {pane.findings.clause(`${row.sheet.scheme.document} ${row.sheet.form.clause}`)}
        </span>
      </div>
    </section>
  );
}
