import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { KeptFile, KeptWork } from "./kept-work";
import { isUnsaved, type OpenFile } from "./page-state";
import { usePageTexts } from "../taskpane/sheet-view/page-texts";

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 8px",
    padding: "4px 16px",
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1, overflowWrap: "anywhere" },
});

/** Changes come in bursts: what they come to is kept when they pause. */
const PAUSE = 500;

/**
 * Keeps the open files that have changes, offers those of the last visit again, and says so: it can be cleared, and
 * switched off on a computer that others use.
 */
export function KeptWorkBar({
  kept,
  files,
  onReopen,
}: {
  readonly kept: KeptWork;
  readonly files: readonly OpenFile[];
  readonly onReopen: (files: readonly KeptFile[]) => void;
}): ReactElement | null {
  const styles = useStyles();
  const texts = usePageTexts();
  const [offered, offer] = useState<readonly KeptFile[]>([]);
  const [isOn, setOn] = useState(kept.isOn);
  const unsaved = files.filter(isUnsaved);
  const state = unsaved.map(({ id, bytes }) => `${id} ${bytes.length}`).join();
  const current = useRef(unsaved);
  useEffect(() => {
    current.current = unsaved;
  });
  useEffect(() => {
    let isGone = false;
    void kept.list().then((found) => isGone || offer(found));
    return () => {
      isGone = true;
    };
  }, [kept]);
  const changed = useRef(false);
  const bytes = unsaved.at(-1)?.bytes;
  useEffect(() => {
    changed.current ||= state !== "";
    if (!changed.current || !isOn) return undefined;
    // What is still offered stays kept beside what is changed now.
    const timer = setTimeout(() => {
      const now = current.current.map((file) => ({ name: file.name, bytes: file.bytes, at: Date.now() }));
      void kept.keep([...offered, ...now]);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [kept, offered, isOn, state, bytes]);

  function turn(on: boolean): void {
    setOn(on);
    if (!on) offer([]);
    void kept.turn(on);
  }

  if (offered.length === 0 && unsaved.length === 0) return null;
  return (
    <div className={styles.bar} role="region" aria-label={texts.kept.title}>
      <span className={styles.words}>
        {offered.length > 0
          ? texts.kept.offer(offered.map(({ name }) => name))
          : isOn
            ? texts.kept.isKept
            : texts.kept.isOff}
      </span>
      {offered.length > 0 ? (
        <>
          <Button
            size="small"
            appearance="primary"
            onClick={() => {
              onReopen(offered);
              offer([]);
            }}
          >
            {texts.kept.reopen}
          </Button>
          <Button
            size="small"
            onClick={() => {
              offer([]);
              void kept.keep([]);
            }}
          >
            {texts.kept.clear}
          </Button>
        </>
      ) : null}
      <Checkbox
        size="medium"
        label={texts.kept.shared}
        checked={!isOn}
        onChange={(_, data) => turn(data.checked !== true)}
      />
    </div>
  );
}
