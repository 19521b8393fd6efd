import type { ReactElement } from "react";
import { isLeftOpen, type Unchecked } from "../../core/findings/finding";
import { describeUnchecked } from "../../locales/findings/sentences";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";

/** What nobody has settled yet though nothing on the sheets is wrong, a line each. */
export function LeftOpen({ unchecked }: { readonly unchecked: readonly Unchecked[] }): ReactElement {
  const styles = usePaneStyles();
  const { locale, pane } = useTexts();
  return (
    <>
      {unchecked.filter(isLeftOpen).map((left) => (
        <p key={left.code} className={styles.verdictNote}>
          {pane.place(left.sheet ?? "", null)}
          {pane.progress.separator}
          {describeUnchecked(left, locale)}
        </p>
      ))}
    </>
  );
}
