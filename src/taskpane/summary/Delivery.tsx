import { Button, Link, useRestoreFocusTarget } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
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

interface DeliveryState {
  readonly preview: Preview | null;
  /** What was asked for is under way. */
  readonly isDrawing: boolean;
  deliver(): Promise<void>;
  packReturns(): Promise<void>;
  makeFile(shown: Preview): Promise<void>;
  show(preview: Preview | null): void;
}

function useDelivery(merging: Merging, merge: Merge, actions: PaneActions): DeliveryState {
  const words = useTexts().pane.summary.merge;
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const { create, pack } = merging;

  /** A failure is told with the code that the host gave it. */
  async function busy(name: string, act: () => Promise<void>): Promise<void> {
    setDrawing(true);
    try {
      await act();
    } catch (error) {
      const code = hostCodeOf((error as { code?: unknown } | null)?.code);
      merge.actions.tell({ kind: "failed", name, code, facts: {} });
    } finally {
      setDrawing(false);
    }
  }

  return {
    preview,
    isDrawing,
    show: setPreview,
    deliver: () =>
      busy(words.fileName, async () => {
        if (create) {
          const outlines = await merge.actions.outline();
          if (outlines) setPreview(previewOfNew(outlines));
        } else {
          actions.plan(async ({ snapshot, result: checked }) => {
            const wasMerged = checked.sheets.some(({ template }) => template === "dingji/provenance");
            const replaced = wasMerged ? snapshot : null;
            const designs = await merge.actions.draw(replaced);
            if (!designs) return { purpose: "generate", edits: [] };
            if (replaced) await merge.actions.tellNotCarried(replaced);
            return merging.place(snapshot, checked, designs);
          });
        }
      }),
    packReturns: () =>
      busy(words.returnName, async () => {
        const plan = await merge.actions.returns();
        if (!plan || !pack) return;
        if (plan.returns.length + plan.notes.length === 0) {
          merge.actions.tell({ kind: "nothing-to-return" });
          return;
        }
        const name = words.returnName;
        const withoutCopy = await pack(name, plan, merging.work.source);
        merge.actions.tell({ kind: "returned", name, senders: plan.returns.length, withoutCopy });
      }),
    makeFile: (shown) =>
      busy(words.fileName, async () => {
        const names = tickedChanges(shown).edits.map(({ sheet }) => sheet.name);
        const packed = await merge.actions.packed(names);
        if (!packed) return;
        await create?.(words.fileName, packed);
        merge.actions.tell({ kind: "created", name: words.fileName });
        await merge.actions.tellNotCarried(null);
      }).finally(() => setPreview(null)),
  };
}

/** Where the result goes, and what goes back to its senders. */
export function Delivery({
  merging,
  merge,
  isBusy,
  actions,
}: {
  readonly merging: Merging;
  readonly merge: Merge;
  readonly isBusy: boolean;
  readonly actions: PaneActions;
}): ReactElement {
  const pane = usePaneStyles();
  const styles = useMergeStyles();
  const { start, summary } = useTexts().pane;
  const words = summary.merge;
  const id = useId();
  const focusTarget = useRestoreFocusTarget();
  const { preview, isDrawing, ...delivery } = useDelivery(merging, merge, actions);
  const isWaiting = isBusy || isDrawing || merge.state.isMerging;
  const { create, pack } = merging;
  return (
    <div className={styles.place}>
      <Button
        {...focusTarget}
        appearance="primary"
        className={pane.command}
        aria-describedby={`${id}-hint`}
        disabledFocusable={isWaiting || merge.state.view?.merged === 0}
        onClick={() => void delivery.deliver()}
      >
        {create ? words.create : words.place}
      </Button>
      <p id={`${id}-hint`} className={pane.hint}>
        {create ? words.createHint : words.placeHint}
      </p>
      {pack ? (
        <>
          <Button
            className={pane.command}
            aria-describedby={`${id}-return`}
            disabledFocusable={isWaiting}
            onClick={() => void delivery.packReturns()}
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
            delivery.show({
              ...preview,
              lines: preview.lines.map((line) => (ids.includes(line.id) ? { ...line, isTicked } : line)),
            })
          }
          onConfirm={() => void delivery.makeFile(preview)}
          onCancel={() => delivery.show(null)}
        />
      ) : null}
    </div>
  );
}
