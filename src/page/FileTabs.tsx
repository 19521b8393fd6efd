import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { isUnsaved, type PageEvent, type PageState } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

const useStyles = makeStyles({
  files: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    overflowX: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The open files, where there are several. */
export function FileTabs({
  state: { files, active },
  dispatch,
}: {
  readonly state: PageState;
  readonly dispatch: (event: PageEvent) => void;
}): ReactElement | null {
  const styles = useStyles();
  const page = usePageTexts();
  const shown = files.find(({ id }) => id === active);
  if (files.length < 2) return null;
  return (
    <div className={styles.files}>
      <TabList
        size="small"
        aria-label={page.files}
        selectedValue={active}
        onTabSelect={(_, data) => dispatch({ type: "shown", id: Number(data.value) })}
      >
        {files.map((file) => (
          <Tab key={file.id} value={file.id}>
            {file.name}
            {isUnsaved(file) ? ` · ${page.unsaved}` : null}
          </Tab>
        ))}
      </TabList>
      {shown ? (
        <Button
          size="small"
          appearance="subtle"
          aria-label={page.close(shown.name)}
          onClick={() => dispatch({ type: "close-asked", id: shown.id })}
        >
          ×
        </Button>
      ) : null}
    </div>
  );
}
