import { type Dispatch, useEffect, useMemo, useReducer } from "react";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { HandledFiles, ReturnPlan } from "../../core/merging/returns";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import type { MergeRequest } from "./merge-desk";
import {
  type ChosenRoster,
  initialMerge,
  type MergeAnnouncement,
  type MergeEvent,
  type MergeState,
  reduceMerge,
} from "./merge-state";
import type { ChosenFile, MergeWork } from "./merge-work";
import type { DesignOutline } from "./sent-designs";
import { failure } from "./merge-failure";
import { type ChosenRubric, useReading } from "./use-reading";

interface MergeActions {
  add(files: readonly ChosenFile[]): void;
  stop(): void;
  clear(): void;
  chooseRoster(roster: ChosenRoster | null): void;
  readRoster(file: ChosenFile): void;
  /** Compares with an earlier merge; null ends it. */
  chooseEarlier(file: ChosenFile | null): void;
  /** Reads all files by a confirmed 「评分办法」; null by what they say themselves. */
  chooseRubric(from: ChosenRubric | null): void;
  /** What has to go back to its senders; null when that failed, which is told. */
  returns(): Promise<ReturnPlan | null>;
  /** The same for one file, whatever was decided of it: its letter, and its copy where one can be made. */
  returnOf(path: string): Promise<ReturnPlan | null>;
  /** Decides of a file; null takes a decision back. */
  handle(path: string, how: HandledFiles[string] | null): void;
  /** Which of a branch's versions counts; null: none of them. */
  chooseVersion(branch: string | null, path: string | null): void;
  /** What a name means; null: itself. */
  means(name: string, other: string | null): void;
  /** The result as sheets; null when that failed, which is told. */
  draw(replaced: WorkbookSnapshot | null): Promise<readonly SheetDesign[] | null>;
  /** What people typed on an earlier result that has no place on this one is told, if there is any. */
  tellNotCarried(replaced: WorkbookSnapshot | null): Promise<void>;
  /** As `draw`, as much of it as a preview shows. */
  outline(): Promise<readonly DesignOutline[] | null>;
  /** The sheets of these names, packed. */
  packed(names: readonly string[]): Promise<Uint8Array | null>;
  tell(announcement: MergeAnnouncement): void;
}

export interface Merge {
  readonly state: MergeState;
  readonly actions: MergeActions;
}

/** Keeps a merge while other tabs are in view, and merges anew whenever files, roster, decisions or quota change. */
export function useMerge(work: MergeWork | undefined, quotaPercent: number | null): Merge {
  const [state, dispatch] = useReducer(reduceMerge, initialMerge);
  const { files, roster, earlier, rubric, decisions } = state;
  const request = useMemo(
    (): MergeRequest => ({
      roster: roster?.roster ?? null,
      decisions,
      ...(quotaPercent === null ? {} : { quotaPercent }),
    }),
    [roster, decisions, quotaPercent],
  );

  useEffect(() => {
    if (!work || files === 0) return undefined;
    let isLatest = true;
    dispatch({ type: "merging" });
    work.merge(request).then(
      (view) => isLatest && dispatch({ type: "merged", view }),
      (error: unknown) => isLatest && dispatch({ type: "told", announcement: failure("failed", "", error) }),
    );
    return () => {
      isLatest = false;
    };
  }, [work, files, earlier, rubric, request]);

  const reading = useReading(work, dispatch);
  const actions: MergeActions = {
    ...reading,
    ...choices(work, dispatch),
    ...decisionsOf(state, dispatch),
    ...answers(work, request, state, dispatch),
    tell: (announcement) => dispatch({ type: "told", announcement }),
  };
  return { state, actions };
}

/** What the merge is compared with. */
function choices(
  work: MergeWork | undefined,
  dispatch: Dispatch<MergeEvent>,
): Pick<MergeActions, "clear" | "chooseRoster" | "readRoster" | "chooseEarlier"> {
  const failed = (name: string) => (error: unknown) =>
    dispatch({ type: "told", announcement: failure("file-failed", name, error) });
  return {
    clear: () => void work?.clear().then(() => dispatch({ type: "cleared" })),
    chooseRoster: (chosen) => dispatch({ type: "roster-chosen", roster: chosen }),
    readRoster: (file) =>
      void work
        ?.roster(file)
        .then(
          (read) =>
            dispatch(
              read
                ? { type: "roster-chosen", roster: { kind: "file", name: file.name, roster: read } }
                : { type: "told", announcement: { kind: "roster-empty", name: file.name } },
            ),
          failed(file.name),
        ),
    chooseEarlier: (file) =>
      void work
        ?.earlier(file)
        .then(
          (isTaken) =>
            dispatch(
              isTaken || file === null
                ? { type: "earlier-chosen", name: file?.name ?? null }
                : { type: "told", announcement: { kind: "earlier-unknown", name: file.name } },
            ),
          failed(file?.name ?? ""),
        ),
  };
}

/** What a person decides where no rule may. */
function decisionsOf(
  { decisions }: MergeState,
  dispatch: Dispatch<MergeEvent>,
): Pick<MergeActions, "handle" | "chooseVersion" | "means"> {
  return {
    handle: (path, how) => dispatch({ type: "handled", path, how }),
    chooseVersion: (branch, path) => {
      const others = (decisions.chosen ?? []).filter((chosen) => chosen.branch !== branch);
      const chosen = path === null ? others : [...others, { branch, path }];
      dispatch({ type: "decided", decisions: { ...decisions, chosen } });
    },
    means: (name, other) => {
      const others = Object.fromEntries(Object.entries(decisions.sameAs ?? {}).filter(([known]) => known !== name));
      dispatch({
        type: "decided",
        decisions: { ...decisions, sameAs: other === null ? others : { ...others, [name]: other } },
      });
    },
  };
}

/** What the desk answers; null where it fails, which is told. */
function answers(
  work: MergeWork | undefined,
  request: MergeRequest,
  { handled }: MergeState,
  dispatch: Dispatch<MergeEvent>,
): Pick<MergeActions, "returns" | "returnOf" | "draw" | "tellNotCarried" | "outline" | "packed"> {
  async function asked<Answer>(ask: (desk: MergeWork) => Promise<Answer>): Promise<Answer | null> {
    if (!work) return null;
    try {
      return await ask(work);
    } catch (error) {
      dispatch({ type: "told", announcement: failure("failed", "", error) });
      return null;
    }
  }
  return {
    returns: () => asked((desk) => desk.returns(request, { handled })),
    returnOf: (path) => asked((desk) => desk.returns(request, { handled: { [path]: "returned" }, only: path })),
    draw: (replaced) => asked((desk) => desk.draw(request, replaced)),
    tellNotCarried: async (replaced) => {
      const left = (await asked((desk) => desk.notCarried(request, replaced))) ?? [];
      if (left.length > 0) dispatch({ type: "told", announcement: { kind: "not-carried", left } });
    },
    outline: () => asked((desk) => desk.outline(request)),
    packed: (names) => asked((desk) => desk.packed(request, names)),
  };
}
