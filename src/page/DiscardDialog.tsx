import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { OpenFile, PageEvent } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

/** Asks before a file with changes is closed. */
export function DiscardDialog({
  file,
  dispatch,
}: {
  readonly file: OpenFile;
  readonly dispatch: (event: PageEvent) => void;
}): ReactElement {
  const page = usePageTexts();
  return (
    <Dialog open onOpenChange={() => dispatch({ type: "close-refused" })}>
      <DialogSurface>
        <DialogBody>
          <DialogContent>{page.discard(file.name)}</DialogContent>
          <DialogActions>
            <Button onClick={() => dispatch({ type: "close-refused" })}>{page.keep}</Button>
            <Button appearance="primary" onClick={() => dispatch({ type: "closed", id: file.id })}>
              {page.discardConfirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
