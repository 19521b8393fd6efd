import { Button } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import { readingsTexts } from "../../locales/pane/late-texts";
import type { PaneActions } from "../pane/actions";
import type { PaneState } from "../state";
import { usePaneStyles } from "../styles";
import { FileButton } from "../summary/FileButton";
import type { MergeWork } from "../summary/merge-work";
import { useTexts } from "../texts";

/** The 「评分办法」 that was confirmed in another workbook, for scoring sheets of the same shape in this one. */
export function OtherRubric({
  read,
  state: { rubric, task },
  actions,
}: {
  readonly read: MergeWork["rubric"];
  readonly state: Pick<PaneState, "rubric" | "task">;
  readonly actions: PaneActions;
}): ReactElement {
  const styles = usePaneStyles();
  const { locale } = useTexts();
  const words = readingsTexts(locale);
  const id = useId();
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async (file: Parameters<typeof read>[0]): Promise<void> => {
    const book = await read(file).catch(() => undefined);
    setTrouble(book ? null : book === null ? words.noRubric(file.name) : words.unreadable(file.name));
    if (book) actions.setRubric({ name: file.name, book });
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.other}</h2>
      <p id={id} className={styles.hint}>
        {rubric ? words.readBy(rubric.name) : words.otherHint}
      </p>
      <div className={styles.buttons}>
        <FileButton label={words.choose} hint={id} onFile={(file) => void choose(file)} />
        {rubric ? (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={task !== null}
            onClick={() => actions.setRubric(null)}
          >
            {words.forget}
          </Button>
        ) : null}
      </div>
      {trouble === null ? null : <p role="alert">{trouble}</p>}
    </section>
  );
}
