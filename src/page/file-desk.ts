import type { ApplyReport, ChangeSet } from "../core/changes/change-set";
import type { ReturnedCopy } from "../core/merging/returns";
import { returnedCopy } from "../hosts/returned-copy";
import { workbookBytes, type WritableBytes } from "../hosts/workbook-bytes";
import { fetchExcelizeScript, type WasmSource } from "../hosts/xlsx/excelize";
import { readXlsx, type XlsxFile } from "../hosts/xlsx/read";
import { applyToXlsx, createXlsx } from "../hosts/xlsx/write";
import { describeFinding } from "../locales/findings";
import { unpackDesigns } from "../taskpane/summary/sent-designs";

/** A file as it can be sent from one thread to another. */
export type SentFile = Omit<XlsxFile, "archive">;

export interface WrittenFile {
  /** null where nothing was written. */
  readonly bytes: Uint8Array | null;
  readonly file: SentFile;
  readonly report: ApplyReport;
}

export type FileMethods = Pick<FileDesk, "read" | "apply" | "create" | "returned" | "prepare" | "writable">;

/** Everything heavy about a file; in a worker where there is one. Nothing is kept between calls but the writer. */
export class FileDesk {
  /** The writer's program: its bytes once they are here, before that the address to fetch them from. */
  #writer: WasmSource;

  /** @param writer the address of the writer's program */
  constructor(private readonly writer: string) {
    this.#writer = writer;
  }

  /** @throws HostError as `readXlsx` */
  async read(bytes: Uint8Array, fileName: string | null): Promise<SentFile> {
    return sent(readXlsx(bytes, { fileName }));
  }

  /** The bytes themselves, or a workbook of a text document's tables. @throws HostError as `workbookBytes` */
  writable(bytes: Uint8Array, fileName: string): Promise<WritableBytes> {
    return workbookBytes(bytes, { fileName, wasm: this.#writer });
  }

  /** @throws HostError as `applyToXlsx` */
  async apply(bytes: Uint8Array, changeSet: ChangeSet): Promise<WrittenFile> {
    const result = await applyToXlsx(bytes, changeSet, { wasm: this.#writer });
    return {
      bytes: result.bytes === bytes ? null : result.bytes,
      file: sent(result.file),
      report: result.report,
    };
  }

  /** @param packed by `packDesigns`. @throws HostError as `createXlsx` */
  create(packed: Uint8Array): Promise<Uint8Array> {
    return createXlsx(unpackDesigns(packed), { wasm: this.#writer });
  }

  /** A copy of a file that was handed in, with 「问题清单」. @throws HostError as `returnedCopy` */
  returned(bytes: Uint8Array, copy: Pick<ReturnedCopy, "name" | "findings">, program: string): Promise<Uint8Array> {
    return returnedCopy(bytes, copy, (finding) => describeFinding(finding, "zh-CN"), program, { wasm: this.#writer });
  }

  /** Fetches what writing needs, so that it works when the network is gone. */
  async prepare(): Promise<void> {
    const [response] = await Promise.all([fetch(this.writer, { priority: "low" }), fetchExcelizeScript()]);
    if (response.ok) this.#writer = new Uint8Array(await response.arrayBuffer());
  }
}

function sent({ archive: _, ...file }: XlsxFile): SentFile {
  return file;
}
