import { Button, ToggleButton } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { FileStatus } from "../../core/merging/file-status";
import type { HandledFiles } from "../../core/merging/returns";
import { copyText } from "../shared/copy-text";
import type { Merging } from "../session";
import { usePaneStyles } from "../styles";
import { type Texts, useTexts } from "../texts";
import type { MergeView } from "./merge-desk";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import type { Merge } from "./use-merge";

type MergedFile = MergeView["files"][number];

/** Of a file that says the same as another, or less, there is nothing to decide. */
const settled: readonly FileStatus[] = ["duplicate", "superseded"];

/** The files that a person goes through: what has to be corrected first, then what cannot be used, then what is to be explained. */
function roundsOf({ files }: MergeView): readonly MergedFile[] {
  const rank = ({ errors, queries, status }: MergedFile): number => {
    if (errors > 0) return 0;
    if (status === "unreadable" || status === "unrecognised") return 1;
    return queries > 0 ? 2 : 3;
  };
  return files.filter(({ status }) => !settled.includes(status)).sort((a, b) => rank(a) - rank(b));
}

/** The files that go back as things stand: those with errors that nobody accepted, and those that a person returned. */
export function goingBack({ files }: MergeView, handled: HandledFiles): readonly MergedFile[] {
  return files.filter(
    ({ path, errors }) => handled[path] === "returned" || (errors > 0 && handled[path] !== "accepted"),
  );
}

/** One file after the other: what is wrong with it, and whether it stays or goes back with its letter. */
export function FileRounds({
  id,
  view,
  merge,
  merging,
  isBusy,
}: {
  /** Of the heading. */
  readonly id: string;
  readonly view: MergeView;
  readonly merge: Merge;
  readonly merging: Merging;
  readonly isBusy: boolean;
}): ReactElement | null {
  const styles = useMergeStyles();
  const pane = usePaneStyles();
  const texts = useTexts();
  const { merge: words } = texts.pane.summary;
  const files = useMemo(() => roundsOf(view), [view]);
  const { handled } = merge.state;
  const { current, next, handle } = useRound(files, merge, merging);
  const letter = useLetter(current?.path ?? null, merge, view);
  if (!current) return null;

  const done = files.filter(({ path }) => handled[path]).length;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} tabIndex={-1} className={styles.part}>
        {words.rounds.title} <span className={pane.hint}>{words.rounds.done(done, files.length)}</span>
      </h3>
      <div className={styles.file}>
        <div className={styles.fileName}>{current.path}</div>
        <div className={pane.hint}>{current.branches.join("、")}</div>
        <div>{foundIn(current, texts)}</div>
        <div className={styles.buttons}>
          <ToggleButton
            size="small"
            checked={handled[current.path] === "accepted"}
            disabledFocusable={current.error !== null}
            onClick={() => handle("accepted")}
          >
            {words.rounds.accept}
          </ToggleButton>
          <ToggleButton
            size="small"
            checked={handled[current.path] === "returned"}
            disabledFocusable={isBusy}
            onClick={() => handle("returned")}
          >
            {words.rounds.sendBack}
          </ToggleButton>
          <Button size="small" disabledFocusable={files.length < 2} onClick={next}>
            {words.rounds.next}
          </Button>
        </div>
        {letter === null ? null : (
          <details className={styles.letter}>
            <summary>{words.rounds.letter}</summary>
            <p className={styles.letterText}>{letter}</p>
          </details>
        )}
      </div>
      <p className={pane.hint}>{merging.pack ? words.rounds.hintSaved : words.rounds.hintCopied}</p>
    </section>
  );
}

/** The file in view, the first that nobody decided of; deciding goes on to the next. */
function useRound(
  files: readonly MergedFile[],
  merge: Merge,
  merging: Merging,
): {
  readonly current: MergedFile | undefined;
  next(): void;
  /** The same decision once more takes it back. */
  handle(how: HandledFiles[string]): void;
} {
  const [at, setAt] = useState<string | null>(null);
  const { handled } = merge.state;
  const current = files.find(({ path }) => path === at) ?? files.find(({ path }) => !handled[path]) ?? files[0];

  /** The next file that nobody decided of, else the next one. */
  function goOn(among: HandledFiles): void {
    const place = files.findIndex(({ path }) => path === current?.path);
    const following = [...files.slice(place + 1), ...files.slice(0, place)];
    setAt((following.find(({ path }) => !among[path]) ?? following[0] ?? current)?.path ?? null);
  }

  return {
    current,
    next: () => goOn(handled),
    handle: (how) => {
      if (!current) return;
      const { path } = current;
      const isTakenBack = handled[path] === how;
      merge.actions.handle(path, isTakenBack ? null : how);
      if (isTakenBack) return;
      if (how === "returned") void sendBack(path, merge, merging);
      goOn({ ...handled, [path]: how });
    },
  };
}

function foundIn({ error, status, errors, queries }: MergedFile, { pane, hostError }: Texts): string {
  const { statuses, rounds } = pane.summary.merge;
  return error ? hostError(hostCodeOf(error.code), error.facts) : rounds.found(statuses[status], errors, queries);
}

/** The letter that would go back with a file; null until it is there. */
function useLetter(path: string | null, merge: Merge, view: MergeView): string | null {
  const [letter, setLetter] = useState<{ readonly path: string; readonly text: string | null } | null>(null);
  const { returnOf } = merge.actions;
  const ask = useRef(returnOf);
  useEffect(() => {
    ask.current = returnOf;
  });
  useEffect(() => {
    if (path === null) return undefined;
    let isWanted = true;
    void ask.current(path).then((plan) => {
      if (isWanted) setLetter({ path, text: plan?.returns[0]?.message ?? null });
    });
    return () => {
      isWanted = false;
    };
  }, [path, view]);
  return letter?.path === path ? letter.text : null;
}

/** Saves the letter with the copy; where files cannot be saved, the letter is copied to be pasted into a chat. */
async function sendBack(path: string, merge: Merge, merging: Merging): Promise<void> {
  const plan = await merge.actions.returnOf(path);
  const [letter] = plan?.returns ?? [];
  if (!plan || !letter) return;
  try {
    if (merging.pack) {
      const name = `${letter.folder}.zip`;
      await merging.pack(name, plan, merging.work.source);
      merge.actions.tell({ kind: "letter-saved", name });
    } else if (await copyText(letter.message)) {
      merge.actions.tell({ kind: "letter-copied", name: letter.folder });
    }
  } catch (error) {
    const code = hostCodeOf((error as { code?: unknown } | null)?.code);
    merge.actions.tell({ kind: "failed", name: path, code, facts: {} });
  }
}
