import { Button, Link, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { AddSheet } from "../../core/changes/change-set";
import { PreviewDialog } from "../shared/PreviewDialog";
import { type Preview, previewOf, tickedChanges } from "../preview";
import type { Merging } from "../session";
import { usePaneStyles } from "../styles";
import { useTexts } from "../texts";
import type { PaneActions } from "../pane/actions";
import { hostCodeOf } from "./merge-texts";
import { useMergeStyles } from "./merge-styles";
import type { DesignOutline } from "./sent-designs";
import type { Merge } from "./use-merge";

/** The sheets of a new workbook, as a preview shows them. */
function previewOfNew(outlines: readonly DesignOutline[]): Preview {
  const edits = outlines.map(({ design }, index): AddSheet => {
    const { name } = design;
    return { kind: "add-sheet", sheet: { id: `new:${name}`, name }, index, design };
  });
  const { changeSet, lines } = previewOf({ purpose: "generate", edits });
  return { changeSet, lines: lines.map((line, i) => ({ ...line, count: outlines[i]?.count ?? line.count })) };
}

/** Where the result goes, and what goes back to its senders. */
export function Delivery({
  id,
  merging,
  merge,
  isBusy,
  actions,
}: {
  /** Of the button that packs what goes back. */
  readonly id: string;
  readonly merging: Merging;
  readonly merge: Merge;
  readonly isBusy: boolean;
  readonly actions: PaneActions;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { start, summary } = useTexts().pane;
  const words = summary.merge;
  const focusTarget = useRestoreFocusTarget();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const { create, pack } = merging;

  async function deliver(): Promise<void> {
    setDrawing(true);
    if (create) {
      const outlines = await merge.actions.outline();
      if (outlines) setPreview(previewOfNew(outlines));
    } else {
      const designs = await merge.actions.draw();
      if (designs) actions.plan(({ snapshot, result: checked }) => merging.place(snapshot, checked, designs));
    }
    setDrawing(false);
  }

  /** A failure is told with the code that the host gave it. */
  function failed(name: string, error: unknown): void {
    const code = hostCodeOf((error as { code?: unknown } | null)?.code);
    merge.actions.tell({ kind: "failed", name, code, facts: {} });
  }

  async function packReturns(): Promise<void> {
    setDrawing(true);
    try {
      const plan = await merge.actions.returns();
      if (!plan || !pack) return;
      if (plan.returns.length + plan.notes.length === 0) {
        merge.actions.tell({ kind: "nothing-to-return" });
        return;
      }
      const name = words.returnName;
      const withoutCopy = await pack(name, plan, merging.work.source);
      merge.actions.tell({ kind: "returned", name, senders: plan.returns.length, withoutCopy });
    } catch (error) {
      failed(words.returnName, error);
    } finally {
      setDrawing(false);
    }
  }

  async function makeFile(shown: Preview): Promise<void> {
    const names = tickedChanges(shown).edits.map(({ sheet }) => sheet.name);
    setDrawing(true);
    try {
      const packed = await merge.actions.packed(names);
      if (!packed) return;
      await create?.(words.fileName, packed);
      merge.actions.tell({ kind: "created", name: words.fileName });
    } catch (error) {
      failed(words.fileName, error);
    } finally {
      setDrawing(false);
      setPreview(null);
    }
  }

  return (
    <div className={styles.place}>
      <Button
        {...focusTarget}
        appearance="primary"
        className={pane.command}
        aria-describedby={`${id}-hint`}
        disabledFocusable={isBusy || isDrawing || merge.state.isMerging || merge.state.view?.merged === 0}
        onClick={() => void deliver()}
      >
        {create ? words.create : words.place}
      </Button>
      <p id={`${id}-hint`} className={pane.hint}>
        {create ? words.createHint : words.placeHint}
      </p>
      {pack ? (
        <>
          <Button
            id={id}
            className={pane.command}
            aria-describedby={`${id}-return`}
            disabledFocusable={isBusy || isDrawing || merge.state.isMerging}
            onClick={() => void packReturns()}
          >
            {words.pack}
          </Button>
          <p id={`${id}-return`} className={pane.hint}>
            {words.packHint}
          </p>
        </>
      ) : (
        <p className={pane.hint}>
          {words.packElsewhere}{" "}
          <Link href="index.html" target="_blank" rel="noreferrer">
            {start.browserPage}
          </Link>
        </p>
      )}
      {preview ? (
        <PreviewDialog
          preview={preview}
          isWriting={isDrawing}
          note={null}
          onTick={(ids, isTicked) =>
            setPreview({
              ...preview,
              lines: preview.lines.map((line) => (ids.includes(line.id) ? { ...line, isTicked } : line)),
            })
          }
          onConfirm={() => void makeFile(preview)}
          onCancel={() => setPreview(null)}
        />
      ) : null}
    </div>
  );
}
