import type { XlsxEngine } from "../hosts/xlsx/host";
import { openPackage } from "../hosts/xlsx/package";
import type { DeskChannel } from "../taskpane/desk-channel";
import type { FileMethods } from "./file-desk";

/** Reads and writes at a desk. Only the directory of an archive is read here: a sheet's look is, when it is shown. */
export function deskEngine(desk: DeskChannel<FileMethods>): XlsxEngine {
  return {
    async read(bytes, fileName) {
      const file = await desk.call("read", bytes, fileName);
      return { ...file, archive: openPackage(bytes) };
    },
    async apply(bytes, changeSet) {
      const { bytes: written, file, report } = await desk.call("apply", bytes, changeSet);
      const result = written ?? bytes;
      return { bytes: result, report, file: { ...file, archive: openPackage(result) } };
    },
  };
}
