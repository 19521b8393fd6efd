import type { ChangeSet } from "../core/changes/change-set";
import { PatchedMap } from "../core/workbook/patched-map";
import type { SheetSnapshot } from "../core/workbook/snapshot";
import type { XlsxEngine } from "../hosts/xlsx/host";
import { openPackage } from "../hosts/xlsx/package";
import type { XlsxFile } from "../hosts/xlsx/read";
import type { DeskChannel } from "../taskpane/desk-channel";
import { inSteps } from "../taskpane/pane/pacing";
import type { FileMethods } from "./file-desk";
import { type SentFile, unpackFile } from "./sent-file";

/** Reads and writes at a desk. Only the directory of an archive is read here: a sheet's look is, when it is shown. */
export function deskEngine(desk: DeskChannel<FileMethods>): XlsxEngine {
  return {
    async read(bytes, fileName) {
      return received(await desk.call("read", bytes, fileName), bytes);
    },
    async apply(bytes, changeSet) {
      const { bytes: written, file, report } = await desk.call("apply", bytes, sendable(changeSet));
      const result = written ?? bytes;
      return { bytes: result, report, file: await received(file, result) };
    },
  };
}

/** Cells that stand in a plain map: others do not reach another thread. */
function sendable(changeSet: ChangeSet): ChangeSet {
  const plain = (cells: SheetSnapshot["cells"]): SheetSnapshot["cells"] =>
    cells instanceof PatchedMap ? new Map(cells) : cells;
  const edits = changeSet.edits.map((edit) => {
    if (edit.kind === "redraw-sheet") return { ...edit, before: plain(edit.before) };
    return edit.kind === "restore-sheet" ? { ...edit, cells: plain(edit.cells) } : edit;
  });
  return { ...changeSet, edits };
}

/** The file as it was sent, with its archive; the page answers while its cells are taken out. */
export async function received(file: SentFile, bytes: Uint8Array): Promise<XlsxFile> {
  return { ...(await inSteps(unpackFile(file))), archive: openPackage(bytes) };
}
