import { HostError } from "../hosts/host";
import { XlsxHost } from "../hosts/xlsx/host";
import type { XlsxFile } from "../hosts/xlsx/read";
import { coreSession } from "../taskpane/core-session";
import { openDesk, type DeskChannel } from "../taskpane/desk-channel";
import { fetchAll } from "../taskpane/on-demand";
import type { Place } from "../taskpane/session";
import type { FileMethods } from "./file-desk";
import { deskEngine } from "./file-engine";
import { looksOf } from "./looks";
import type { OpenedFile, RefusedFile, WorkbookListener, Workspace } from "./Page";
import type { PageRefusal, WorkbookView } from "./page-state";

const SAMPLE = "assets/samples/tianning-example.xlsx";
/** The desk's program, beside the page. */
const WORKER = "worker/file.js";
const WRITER = "excelize.bin";

function viewOf(file: XlsxFile): WorkbookView {
  return { snapshot: file.snapshot, looks: looksOf(file) };
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
    async open(givenName, given, isSample): Promise<OpenedFile> {
      const { name, bytes } = await asWorkbook(givenName, given, desk);
      const file = await engine.read(bytes, name);
      const view = viewOf(file);
      const watchers = new Set<(place: Place) => void>();
      let listener: WorkbookListener | null = null;
      const host = new XlsxHost(bytes, name, {
        engine,
        file,
        onReveal: (sheet, cell) => listener?.onReveal({ sheet: sheet.name, cell }),
        onWritten: (written, read) => listener?.onWritten(written, viewOf(read)),
      });
      const session = coreSession(host, {
        onSelected: (callback) => {
          watchers.add(callback);
          return Promise.resolve(() => watchers.delete(callback));
        },
        createFile: async (created, packed) => {
          listener?.onCreated(created, await desk.call("create", packed));
        },
        packFile: async (program, archive, plan, source) => {
          const { packReturns } = await import("../hosts/return-archive");
          const { bytes: packed, withoutCopy } = await packReturns(plan, {
            copy: async (copy) => {
              const { name: copyName, findings } = copy;
              return desk.call("returned", await source(copy.path), { name: copyName, findings }, program);
            },
          });
          save(archive, packed);
          return withoutCopy.map(({ path }) => path);
        },
      });
      const shown = view.snapshot.sheets.findIndex((sheet) => sheet.visibility === "visible");
      return {
        file: {
          id: ++lastId,
          name,
          isSample,
          view,
          bytes,
          keptBytes: bytes,
          sheet: Math.max(shown, 0),
          selected: null,
          findings: [],
        },
        session,
        select: (place) => {
          for (const watcher of watchers) watcher(place);
        },
        connect: (connected) => {
          listener = connected;
        },
      };
    },
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
    save,
  };
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
