import type { ReactElement } from "react";
import type { BranchResult, Evaluation, ItemScore } from "../../core/records/types";
import { type Big, zero } from "../../core/decimal";
import { toA1 } from "../../core/workbook/address";
import { entryText } from "../progress";
import type { Place } from "../session";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

interface Comparison {
  readonly self: ItemScore;
  readonly review: ItemScore | undefined;
  /** Review less self; null while one of them is no number. */
  readonly difference: Big | null;
}

function find(branch: BranchResult, party: "self" | "review"): Evaluation | undefined {
  return branch.evaluations.find((evaluation) => evaluation.party === party && evaluation.isStarted);
}

/** Items on which self and review differ or one is blank, the largest difference first. */
export function compareParties(self: Evaluation, review: Evaluation): Comparison[] {
  return self.scores
    .map((score): Comparison => {
      const other = review.scores.find((candidate) => candidate.criterion === score.criterion);
      const difference =
        score.entry.kind === "score" && other?.entry.kind === "score"
          ? other.entry.value.minus(score.entry.value)
          : null;
      return { self: score, review: other, difference };
    })
    .filter(({ difference }) => difference === null || !difference.eq(zero))
    .sort((a, b) => (b.difference?.abs() ?? zero).cmp(a.difference?.abs() ?? zero));
}

export function ReviewTab({
  state,
  onReveal,
}: {
  readonly state: PaneState;
  readonly onReveal: (place: Place) => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { pane, party } = useTexts();
  const { checked } = state;
  if (!checked) return <p className={styles.hint}>{pane.review.beforeCheck}</p>;
  const { branches } = checked.review;
  if (branches.length === 0) return <p className={styles.hint}>{pane.review.noBranch}</p>;
  const pairs = branches.flatMap((branch) => {
    const self = find(branch, "self");
    const review = find(branch, "review");
    return self && review ? [{ branch, self, review, rows: compareParties(self, review) }] : [];
  });
  if (pairs.length === 0) return <p className={styles.hint}>{pane.review.none}</p>;
  return (
    <>
      {pairs.map(({ branch, self, review, rows }, index) => (
        <section key={index} className={styles.section}>
          <h2 className={styles.heading}>{pane.review.title(branch.name ?? pane.branches.unnamed)}</h2>
          <p className={styles.hint}>{rows.length === 0 ? pane.review.same : pane.review.differing(rows.length)}</p>
          {rows.length > 0 ? (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{pane.review.item}</th>
                  <th scope="col" className={styles.number}>
                    {party("self")}
                  </th>
                  <th scope="col" className={styles.number}>
                    {pane.review.reviewer}
                  </th>
                  <th scope="col" className={styles.number}>
                    {pane.review.difference}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const target = row.review ?? row.self;
                  const sheet = (row.review ? review : self).sheet.sheet.name;
                  const label = [row.self.criterion.number, row.self.criterion.text].filter(Boolean).join(". ");
                  return (
                    <tr key={label}>
                      <th scope="row">
                        <button
                          type="button"
                          className={styles.link}
                          onClick={() => onReveal({ sheet, cell: toA1(target.cell) })}
                        >
                          {label}
                        </button>
                      </th>
                      <td className={styles.number}>{entryText(row.self.entry) ?? pane.review.blank}</td>
                      <td className={styles.number}>
                        {(row.review && entryText(row.review.entry)) ?? pane.review.blank}
                      </td>
                      <td className={styles.number}>
                        {row.difference ? `${row.difference.gt(zero) ? "+" : ""}${row.difference.toString()}` : "—"}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          ) : null}
        </section>
      ))}
    </>
  );
}
