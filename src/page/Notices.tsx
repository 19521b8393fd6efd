import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useTexts } from "../taskpane/texts";
import type { PageState } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

const useStyles = makeStyles({
  alert: {
    flexShrink: 0,
    display: "flex",
    alignItems: "flex-start",
    gap: "8px",
    padding: "8px 16px",
    backgroundColor: tokens.colorStatusDangerBackground1,
    overflowWrap: "anywhere",
  },
  words: { flexGrow: 1 },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** What became of the files that were chosen: heard where it went well, shown where it did not. */
export function PageNotices({
  state,
  onClose,
}: {
  readonly state: PageState;
  readonly onClose: () => void;
}): ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const page = usePageTexts();
  return (
    <>
      <div role="status" className={styles.heard}>
        {state.isOpening ? texts.pane.opening : state.opened === null ? null : page.opened(state.opened)}
      </div>
      <div role="alert">
        {state.refusals.length > 0 ? (
          <div className={styles.alert}>
            <div className={styles.words}>
              {state.refusals.map(({ name, code, facts }, index) => (
                <div key={index}>{page.notOpened(name, texts.hostError(code, facts))}</div>
              ))}
            </div>
            <Button size="small" onClick={onClose}>
              {texts.pane.failure.close}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
