import type { SheetSnapshot } from "../core/workbook/snapshot";
import { HostError } from "../hosts/host";
import { XlsxHost } from "../hosts/xlsx/host";
import type { XlsxFile } from "../hosts/xlsx/read";
import { coreSession } from "../taskpane/core-session";
import { type DeskChannel, openDesk } from "../taskpane/desk-channel";
import { fetchAll } from "../taskpane/on-demand";
import { inSteps } from "../taskpane/pane/pacing";
import type { Merging, Place, Session } from "../taskpane/session";
import type { FileMethods } from "./file-desk";
import { deskEngine, received } from "./file-engine";
import { measuredLook, plainLook } from "../taskpane/sheet-view/looks";
import {
  type GlimpsedFile,
  type OpenFile,
  noticeName,
  type PageRefusal,
  printSetName,
  type WorkbookView,
} from "./page-state";
import type { SheetLook } from "../taskpane/sheet-view/sheet-look";

/** What the page needs from behind it; files are opened one by one, so that one bad file does not stop the others. */
export interface Workspace {
  /** @throws HostError why the file cannot be opened */
  open(name: string, bytes: Uint8Array, options: OpenOptions): Promise<OpenedFile>;
  /** The sample's bytes; null where it cannot be had. */
  sample(): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  /** The tutorial's bytes. @throws HostError where they do not arrive */
  tutorial(): Promise<Uint8Array>;
  /** Fetches what is needed later, so that the page goes on working when the network is gone. */
  fetchRest(): Promise<void>;
  /** Gives the person a file. */
  save(name: string, bytes: Uint8Array): void;
}

interface OpenOptions {
  readonly isSample: boolean;
  /** Hears the beginning of a large file while it is being read. */
  readonly onGlimpse: (glimpse: GlimpsedFile) => void;
}

export interface OpenedFile {
  readonly file: OpenFile;
  readonly session: Session;
  /** Tells the pane what the person selected. */
  select(place: Place): void;
  /** Calls back when the pane wants a cell shown, and after every write. */
  connect(listener: WorkbookListener): void;
}

interface WorkbookListener {
  onReveal(place: Place): void;
  onWritten(bytes: Uint8Array, view: OpenFile["view"]): void;
  /** The pane made a workbook of its own. */
  onCreated(name: string, bytes: Uint8Array): void;
}

interface RefusedFile {
  readonly name: string;
  readonly error: unknown;
}

const SAMPLE = "assets/samples/tianning-example.xlsx";
const TUTORIAL = "assets/samples/tutorial.xlsx";
/** The desk's program, beside the page. */
const WORKER = "worker/file.js";
const WRITER = "excelize.bin";
/** Bytes from which on the first rows are worth a reading of their own. */
const LARGE_FILE = 200 * 1024;

type Desk = DeskChannel<FileMethods>;

/** The looks are read at the desk, each when its sheet is first shown. */
function viewOf(desk: Desk, bytes: Uint8Array, file: XlsxFile): WorkbookView {
  const { sheets, stylesPart, themePart, snapshot } = file;
  const read = async (sheet: SheetSnapshot): Promise<SheetLook> => {
    try {
      const appearance = await desk.call("look", bytes, { sheets, stylesPart, themePart }, sheet.id);
      return await inSteps(measuredLook(sheet, appearance));
    } catch {
      return plainLook(sheet);
    }
  };
  const looks = snapshot.sheets.map((sheet) => {
    let look: Promise<SheetLook> | null = null;
    return () => (look ??= read(sheet));
  });
  return { snapshot, looks };
}

async function glimpseOf(desk: Desk, name: string, bytes: Uint8Array): Promise<GlimpsedFile | null> {
  if (bytes.length < LARGE_FILE) return null;
  const glimpse = await desk.call("glimpse", bytes);
  if (!glimpse) return null;
  const { snapshot } = await received(glimpse.file, bytes);
  const sheet = snapshot.sheets[glimpse.sheet];
  return sheet ? { name, sheet, look: await inSteps(measuredLook(sheet, glimpse.look)) } : null;
}

/** What the pane and the page share of a file, and the host that writes into it. */
async function openFile(
  { desk, engine }: { readonly desk: Desk; readonly engine: ReturnType<typeof deskEngine> },
  id: number,
  ...[givenName, given, { isSample, onGlimpse }]: Parameters<Workspace["open"]>
): Promise<OpenedFile> {
  const { name, bytes } = await asWorkbook(givenName, given, desk);
  const glimpse = await glimpseOf(desk, name, bytes);
  if (glimpse) onGlimpse(glimpse);
  const file = await engine.read(bytes, name);
  const view = viewOf(desk, bytes, file);
  const watchers = new Set<(place: Place) => void>();
  let listener: WorkbookListener | null = null;
  const host = new XlsxHost(bytes, name, {
    engine,
    file,
    onReveal: (sheet, cell) => listener?.onReveal({ sheet: sheet.name, cell }),
    onWritten: (written, read) => listener?.onWritten(written, viewOf(desk, written, read)),
  });
  const session = coreSession(host, {
    onSelected: (callback) => {
      watchers.add(callback);
      return Promise.resolve(() => watchers.delete(callback));
    },
    createFile: async (created, packed) => {
      listener?.onCreated(created, await desk.call("create", packed));
    },
    openSheets: async (names) => {
      listener?.onCreated(printSetName(name), await desk.call("chosen", host.bytes, names));
    },
    readNotice: async (program, locale) => {
      const isAsGiven = host.bytes === bytes;
      const { report, bytes: made } = await desk.call(
        "notice",
        ...([isAsGiven ? given : host.bytes, isAsGiven ? givenName : name, program, locale] as const),
      );
      return { report, open: made && (() => listener?.onCreated(noticeName(name), made)) };
    },
    packFile: (...entry) => packReturned(desk, ...entry),
  });
  const shown = view.snapshot.sheets.findIndex((sheet) => sheet.visibility === "visible");
  return {
    file: {
      id,
      name,
      isSample,
      view,
      bytes,
      keptBytes: bytes,
      sheet: Math.max(shown, 0),
      selected: null,
      findings: [],
      typed: [],
    },
    session,
    select: (place) => {
      for (const watcher of watchers) watcher(place);
    },
    connect: (connected) => {
      listener = connected;
    },
  };
}

/** Files that the person opens, held in memory only. */
export function fileWorkspace(): Workspace {
  let lastId = 0;
  const desk = openDesk<FileMethods>(WORKER, async () => {
    const { FileDesk } = await import("./file-desk");
    return new FileDesk(new URL(WRITER, document.baseURI).href);
  });
  const engine = deskEngine(desk);
  return {
    async fetchRest() {
      await Promise.all([fetchAll(), desk.call("prepare")]);
    },
    open: (...file) => openFile({ desk, engine }, ++lastId, ...file),
    async sample() {
      try {
        const response = await fetch(SAMPLE);
        if (!response.ok) return null;
        return { name: SAMPLE.slice(SAMPLE.lastIndexOf("/") + 1), bytes: new Uint8Array(await response.arrayBuffer()) };
      } catch {
        // Opened from a folder instead of a server: the page then starts empty.
        return null;
      }
    },
    async tutorial() {
      try {
        const response = await fetch(TUTORIAL);
        if (!response.ok) throw new Error(`${TUTORIAL}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throw new HostError("program-incomplete", String(error));
      }
    },
    save,
  };
}

/** Saves an archive of what goes back; the copies are made at the desk. */
async function packReturned(
  desk: Desk,
  program: string,
  ...[archive, plan, source]: Parameters<NonNullable<Merging["pack"]>>
): Promise<readonly string[]> {
  const { packReturns } = await import("../hosts/return-archive");
  const { bytes, withoutCopy } = await packReturns(plan, {
    copy: async ({ path, name, findings }) => desk.call("returned", await source(path), { name, findings }, program),
  });
  save(archive, bytes);
  return withoutCopy.map(({ path }) => path);
}

/** What a person opened, as a workbook: of a text document, its tables under a workbook's name. */
async function asWorkbook(
  name: string,
  bytes: Uint8Array,
  desk: DeskChannel<FileMethods>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  if (/\.xls[xm]$/i.test(name)) return { name, bytes };
  const writable = await desk.call("writable", bytes, name);
  return writable.isFromDocument
    ? { name: name.replace(/(?:\.[^.]*)?$/, ".xlsx"), bytes: writable.bytes }
    : { name, bytes: writable.bytes };
}

/** Lets the browser download a file. */
function save(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function refusalOf({ name, error }: RefusedFile): PageRefusal {
  if (error instanceof HostError) return { name, code: error.code, facts: error.facts };
  globalThis.reportError?.(error);
  return { name, code: "unknown", facts: {} };
}
