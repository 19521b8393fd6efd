import type { TypedEntry } from "../core/changes/entry";
import type { Finding } from "../core/findings/finding";
import type { SheetSnapshot, WorkbookSnapshot } from "../core/workbook/snapshot";
import type { HostErrorCode } from "../hosts/host";
import type { Place } from "../taskpane/session";
import type { SheetLook } from "../taskpane/sheet-view/sheet-look";

/** A workbook as the viewer draws it. */
export interface WorkbookView {
  readonly snapshot: WorkbookSnapshot;
  /** In the order of the snapshot's sheets; each is worked out when it is first asked for, and none ever fails. */
  readonly looks: readonly (() => Promise<SheetLook>)[];
}

/** The beginning of a file that is being read. */
export interface GlimpsedFile {
  readonly name: string;
  readonly sheet: SheetSnapshot;
  readonly look: SheetLook;
}

export interface OpenFile {
  readonly id: number;
  readonly name: string;
  readonly isSample: boolean;
  readonly view: WorkbookView;
  /** The bytes as they are now, and as they were opened or last downloaded. */
  readonly bytes: Uint8Array;
  readonly keptBytes: Uint8Array;
  /** Index of the sheet in view. */
  readonly sheet: number;
  readonly selected: Place | null;
  readonly findings: readonly Finding[];
  /** What was typed and is being written. */
  readonly typed: readonly TypedOn[];
}

/** What was typed on one sheet. */
export interface TypedOn {
  /** Its name. */
  readonly sheet: string;
  readonly entries: readonly TypedEntry[];
}

/** A file that could not be opened, and why. */
export interface PageRefusal {
  readonly name: string;
  readonly code: HostErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface PageState {
  readonly files: readonly OpenFile[];
  /** Id of the file in view; null while none is open. */
  readonly active: number | null;
  readonly isOpening: boolean;
  /** What is shown meanwhile; null where files are read at once. */
  readonly glimpsed: GlimpsedFile | null;
  readonly refusals: readonly PageRefusal[];
  /** The name of the file opened last, for the announcement. */
  readonly opened: string | null;
  /** The file whose closing would lose changes. */
  readonly closing: number | null;
}

export const initialPage: PageState = {
  files: [],
  active: null,
  isOpening: false,
  glimpsed: null,
  refusals: [],
  opened: null,
  closing: null,
};

export type PageEvent =
  | { readonly type: "opening" }
  | { readonly type: "glimpsed"; readonly glimpsed: GlimpsedFile }
  | {
      readonly type: "opened";
      readonly files: readonly OpenFile[];
      readonly refusals: readonly PageRefusal[];
      /** Made on the page itself: the pane that made it stays, the sample's too. */
      readonly isCreated?: boolean;
    }
  | { readonly type: "refusals-closed" }
  | { readonly type: "shown"; readonly id: number }
  | { readonly type: "sheet-shown"; readonly id: number; readonly sheet: number }
  | { readonly type: "selected"; readonly id: number; readonly place: Place }
  | { readonly type: "written"; readonly id: number; readonly bytes: Uint8Array; readonly view: WorkbookView }
  | { readonly type: "typed"; readonly id: number; readonly typed: TypedOn }
  /** Nothing is being written any more. */
  | { readonly type: "settled"; readonly id: number }
  | { readonly type: "checked"; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly type: "downloaded"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: "close-asked"; readonly id: number }
  | { readonly type: "close-refused" }
  | { readonly type: "closed"; readonly id: number };

/** "book.xlsx" → "book-定级.xlsx": the file that was opened is never overwritten. */
export function resultName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name}-定级.xlsx` : `${name.slice(0, dot)}-定级${name.slice(dot)}`;
}

export function printSetName(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name}-打印套装.xlsx` : `${name.slice(0, dot)}-打印套装${name.slice(dot)}`;
}

/** "通知.docx" → "通知-模板.xlsx" */
export function noticeName(name: string): string {
  return `${name.replace(/(?<=.)\.[^.]*$/, "")}-模板.xlsx`;
}

export const tutorialName = "教程.xlsx";

export function isUnsaved(file: OpenFile): boolean {
  return file.bytes !== file.keptBytes;
}

/** The browser page's behaviour around the pane: which files are open and what of them is shown. Pure. */
export function reducePage(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case "opening":
      return { ...state, isOpening: true, refusals: [], opened: null };
    case "glimpsed":
      return { ...state, glimpsed: event.glimpsed };
    case "opened": {
      const last = event.files.at(-1);
      // The sample only fills the empty page: it makes room for the person's own file.
      const kept =
        last && !last.isSample && !event.isCreated
          ? state.files.filter((file) => !file.isSample || isUnsaved(file))
          : state.files;
      return {
        ...state,
        isOpening: false,
        glimpsed: null,
        files: [...kept, ...event.files],
        active: last?.id ?? state.active,
        refusals: event.refusals,
        opened: last && !last.isSample ? last.name : null,
      };
    }
    case "refusals-closed":
      return { ...state, refusals: [] };
    case "shown":
      return { ...state, active: event.id };
    case "sheet-shown":
      return change(state, event.id, (file) => ({ ...file, sheet: event.sheet }));
    case "selected":
      return change(state, event.id, (file) => {
        const sheet = file.view.snapshot.sheets.findIndex(({ name }) => name === event.place.sheet);
        return sheet < 0 ? file : { ...file, sheet, selected: event.place };
      });
    case "written":
      return change(state, event.id, (file) => {
        const before = new Set(file.view.snapshot.sheets.map((sheet) => sheet.name));
        const { sheets } = event.view.snapshot;
        const added = sheets.findIndex((sheet) => !before.has(sheet.name) && sheet.visibility === "visible");
        const inView = file.view.snapshot.sheets[file.sheet]?.name;
        const same = sheets.findIndex((sheet) => sheet.name === inView);
        return {
          ...file,
          bytes: event.bytes,
          view: event.view,
          typed: [],
          sheet: added >= 0 ? added : Math.max(same, 0),
        };
      });
    case "typed":
      return change(state, event.id, (file) => ({ ...file, typed: [...file.typed, event.typed] }));
    case "settled":
      return change(state, event.id, (file) => (file.typed.length === 0 ? file : { ...file, typed: [] }));
    case "checked":
      return change(state, event.id, (file) => ({ ...file, findings: event.findings }));
    case "downloaded":
      return change(state, event.id, (file) => ({ ...file, keptBytes: event.bytes }));
    case "close-asked": {
      const file = state.files.find(({ id }) => id === event.id);
      return file && isUnsaved(file) ? { ...state, closing: event.id } : close(state, event.id);
    }
    case "close-refused":
      return { ...state, closing: null };
    case "closed":
      return close(state, event.id);
  }
}

function change(state: PageState, id: number, edit: (file: OpenFile) => OpenFile): PageState {
  return { ...state, files: state.files.map((file) => (file.id === id ? edit(file) : file)) };
}

function close(state: PageState, id: number): PageState {
  const files = state.files.filter((file) => file.id !== id);
  const active = state.active === id ? (files.at(-1)?.id ?? null) : state.active;
  return { ...state, files, active, closing: null };
}
