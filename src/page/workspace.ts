import { HostError } from "../hosts/host";
import { XlsxHost } from "../hosts/xlsx/host";
import { readXlsx } from "../hosts/xlsx/read";
import { createXlsx } from "../hosts/xlsx/write";
import { coreSession } from "../taskpane/core-session";
import type { Place } from "../taskpane/session";
import { looksOf } from "./looks";
import type { OpenedFile, RefusedFile, WorkbookListener, Workspace } from "./Page";
import type { Refusal, WorkbookView } from "./page-state";

const SAMPLE = "assets/samples/tianning-example.xlsx";
/** The writer's program, fetched when the first change is written. */
const WRITER = "excelize.bin";

function viewOf(name: string, bytes: Uint8Array): WorkbookView {
  const file = readXlsx(bytes, { fileName: name });
  return { snapshot: file.snapshot, looks: looksOf(file) };
}

/** Files that the person opens, held in memory only. */
export function fileWorkspace(): Workspace {
  let lastId = 0;
  return {
    async open(name, bytes, isSample): Promise<OpenedFile> {
      const view = viewOf(name, bytes);
      const watchers = new Set<(place: Place) => void>();
      let listener: WorkbookListener | null = null;
      const host = new XlsxHost(bytes, name, {
        wasm: new URL(WRITER, document.baseURI).href,
        onReveal: (sheet, cell) => listener?.onReveal({ sheet: sheet.name, cell }),
        onWritten: (written) => listener?.onWritten(written, viewOf(name, written)),
      });
      const session = coreSession(host, {
        onSelected: (callback) => {
          watchers.add(callback);
          return Promise.resolve(() => watchers.delete(callback));
        },
        createFile: async (created, designs) => {
          const made = await createXlsx(designs, { wasm: new URL(WRITER, document.baseURI).href });
          listener?.onCreated(created, made);
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
    save(name, bytes) {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
}

export function refusalOf({ name, error }: RefusedFile): Refusal {
  if (error instanceof HostError) return { name, code: error.code, facts: error.facts };
  globalThis.reportError?.(error);
  return { name, code: "unknown", facts: {} };
}
