import { useCallback, useEffect, useReducer, useRef } from "react";
import { planEntry } from "../core/changes/entry";
import type { PaneActions } from "../taskpane/pane/actions";
import type { Place } from "../taskpane/session";
import {
  initialPage,
  type OpenFile,
  type PageEvent,
  type PageState,
  reducePage,
  tutorialName,
  type TypedOn,
} from "./page-state";
import { type OpenedFile, refusalOf, type Workspace } from "./workspace";

/** A file that is to be opened. */
interface FileSource {
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

export interface OpenFiles {
  readonly state: PageState;
  readonly dispatch: (event: PageEvent) => void;
  readonly open: (files: Iterable<File>) => void;
  /** Opens work of an earlier visit: it is unsaved until it is downloaded. */
  readonly reopen: (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => void;
  /** Opens the workbook to learn with. */
  readonly openTutorial: () => void;
  /** What stands behind a file that is open. */
  readonly opened: (id: number) => OpenedFile | undefined;
  /** The person chose a cell of a file's sheet. */
  readonly select: (id: number, place: Place) => void;
  /** Takes what can be done in a file's pane. */
  readonly attach: (id: number, actions: PaneActions) => void;
  /** The person typed on a sheet: it is written at once, with undo, and checked. */
  readonly enter: (id: number, typed: TypedOn) => void;
  readonly undo: (id: number) => void;
}

type OpenAs = "own" | "sample" | "created" | "kept";

/** The files of the page: opened one after the other, followed as they change. */
export function useOpenFiles(workspace: Workspace): OpenFiles {
  const [state, dispatch] = useReducer(reducePage, initialPage);
  const opened = useRef(new Map<number, OpenedFile>());
  const panes = useRef(new Map<number, PaneActions>());
  const openAgain = useRef<((sources: readonly FileSource[], as: OpenAs) => Promise<void>) | null>(null);

  const open = useCallback(
    async (sources: readonly FileSource[], as: OpenAs) => {
      dispatch({ type: "opening" });
      const files: OpenFile[] = [];
      const refusals: ReturnType<typeof refusalOf>[] = [];
      for (const source of sources) {
        try {
          const onGlimpse = (glimpsed: PageState["glimpsed"]): void =>
            glimpsed ? dispatch({ type: "glimpsed", glimpsed }) : undefined;
          const bytes = await source.bytes();
          const one = await workspace.open(source.name, bytes, { isSample: as === "sample", onGlimpse });
          const { id } = one.file;
          opened.current.set(id, one);
          one.connect({
            onReveal: (place) => dispatch({ type: "selected", id, place }),
            onWritten: (written, view) => dispatch({ type: "written", id, bytes: written, view }),
            onCreated: (name, made) => void openAgain.current?.([{ name, bytes: async () => made }], "created"),
          });
          // What was made here is unsaved until it is downloaded.
          files.push(as === "created" || as === "kept" ? { ...one.file, keptBytes: new Uint8Array() } : one.file);
        } catch (error) {
          refusals.push(refusalOf({ name: source.name, error }));
        }
      }
      dispatch({ type: "opened", files, refusals, isCreated: as === "created" });
    },
    [workspace],
  );
  useEffect(() => {
    openAgain.current = open;
  }, [open]);

  useEffect(() => {
    let isGone = false;
    void workspace.sample().then((sample) => {
      if (sample && !isGone) void open([{ name: sample.name, bytes: async () => sample.bytes }], "sample");
    });
    // Without it the page works as long as the network does.
    void workspace.fetchRest().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [workspace, open]);

  return {
    state,
    dispatch,
    open: (files) => {
      const sources = [...files].map((file) => ({
        name: file.name,
        bytes: async () => new Uint8Array(await file.arrayBuffer()),
      }));
      void open(sources, "own");
    },
    reopen: (kept) =>
      void open(
        kept.map(({ name, bytes }) => ({ name, bytes: async () => bytes })),
        "kept",
      ),
    openTutorial: () => void open([{ name: tutorialName, bytes: () => workspace.tutorial() }], "own"),
    opened: (id) => opened.current.get(id),
    select: (id, place) => {
      dispatch({ type: "selected", id, place });
      opened.current.get(id)?.select(place);
    },
    attach: (id, actions) => void panes.current.set(id, actions),
    enter: (id, typed) => {
      dispatch({ type: "typed", id, typed });
      panes.current.get(id)?.enter(({ snapshot }) => {
        const plan = planEntry(snapshot, typed.sheet, typed.entries);
        return plan.edits.length > 0 ? plan : null;
      });
    },
    undo: (id) => panes.current.get(id)?.undo(),
  };
}
