import { HostError } from "../hosts/host";
import { fetchExcelizeScript, type WasmSource } from "../hosts/xlsx/excelize";
import { XlsxHost } from "../hosts/xlsx/host";
import { readXlsx } from "../hosts/xlsx/read";
import { createXlsx } from "../hosts/xlsx/write";
import { coreSession } from "../taskpane/core-session";
import { fetchAll } from "../taskpane/later";
import type { Place } from "../taskpane/session";
import { looksOf } from "./looks";
import type { OpenedFile, RefusedFile, WorkbookListener, Workspace } from "./Page";
import type { Refusal, WorkbookView } from "./page-state";

const SAMPLE = "assets/samples/tianning-example.xlsx";
const WRITER = "excelize.bin";

/** The writer's program: its bytes once they are here, before that the address to fetch them from. */
class Writer {
  private bytes: Uint8Array | null = null;

  get source(): WasmSource {
    return this.bytes ?? new URL(WRITER, document.baseURI).href;
  }

  async fetch(): Promise<void> {
    const response = await fetch(WRITER, { priority: "low" });
    if (response.ok) this.bytes = new Uint8Array(await response.arrayBuffer());
  }
}

function viewOf(name: string, bytes: Uint8Array): WorkbookView {
  const file = readXlsx(bytes, { fileName: name });
  return { snapshot: file.snapshot, looks: looksOf(file) };
}

/** Files that the person opens, held in memory only. */
export function fileWorkspace(): Workspace {
  let lastId = 0;
  const writer = new Writer();
  return {
    async fetchRest() {
      await Promise.all([fetchAll(), fetchExcelizeScript(), writer.fetch()]);
    },
    async open(name, bytes, isSample): Promise<OpenedFile> {
      const view = viewOf(name, bytes);
      const watchers = new Set<(place: Place) => void>();
      let listener: WorkbookListener | null = null;
      const host = new XlsxHost(bytes, name, {
        get wasm() {
          return writer.source;
        },
        onReveal: (sheet, cell) => listener?.onReveal({ sheet: sheet.name, cell }),
        onWritten: (written) => listener?.onWritten(written, viewOf(name, written)),
      });
      const session = coreSession(host, {
        onSelected: (callback) => {
          watchers.add(callback);
          return Promise.resolve(() => watchers.delete(callback));
        },
        createFile: async (created, designs) => {
          const made = await createXlsx(designs, { wasm: writer.source });
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
