import type { ApplyReport, ChangeSet } from "../core/changes/change-set";
import type { ReturnedCopy } from "../core/merging/returns";
import { returnedCopy } from "../hosts/returned-copy";
import { workbookBytes, type WritableBytes } from "../hosts/workbook-bytes";
import { fetchExcelizeScript, type WasmSource } from "../hosts/xlsx/excelize";
import { readAppearance, type SheetAppearance } from "../hosts/xlsx/appearance";
import type { LookSource } from "../hosts/xlsx/cell-styles";
import { chooseSheets } from "../hosts/xlsx/chosen-sheets";
import { openPackage } from "../hosts/xlsx/package";
import { glimpseXlsx, readXlsx } from "../hosts/xlsx/read";
import { applyToXlsx, createXlsx } from "../hosts/xlsx/write";
import { describeFinding } from "../locales/findings/sentences";
import type { Locale } from "../locales/locale";
import { packFile, type SentFile } from "./sent-file";
import { unpackDesigns } from "../taskpane/summary/sent-designs";

/** What the look of a file's sheets is read from, beside its bytes. */
type SentLookSource = Omit<LookSource, "archive">;

/** The beginning of a large file, to be shown while it is being read. */
interface Glimpse {
  readonly file: SentFile;
  readonly sheet: number;
  readonly look: SheetAppearance;
}

/** Worksheets smaller than this (bytes as text) are read before anybody could look at a part of them. */
const LARGE_SHEET = 4 * 1024 * 1024;
/** How much of a large one is read for a glimpse. */
const GLIMPSE_BYTES = 128 * 1024;

interface WrittenFile {
  /** null where nothing was written. */
  readonly bytes: Uint8Array | null;
  readonly file: SentFile;
  readonly report: ApplyReport;
}

interface NoticeReading {
  /** A workbook of the sheets that were made. */
  readonly bytes: Uint8Array | null;
  readonly report: readonly string[];
}

export type FileMethods = Pick<
  FileDesk,
  "glimpse" | "read" | "look" | "apply" | "create" | "chosen" | "notice" | "returned" | "prepare" | "writable"
>;

/** Everything heavy about a file; in a worker where there is one. Nothing is kept between calls but the writer. */
export class FileDesk {
  /** The writer's program: its bytes once they are here, before that the address to fetch them from. */
  #writer: WasmSource;

  /** @param writer the address of the writer's program */
  constructor(private readonly writer: string) {
    this.#writer = writer;
  }

  /** null where the file is small or cannot be opened: reading it whole says why. */
  async glimpse(bytes: Uint8Array): Promise<Glimpse | null> {
    try {
      const { entries } = openPackage(bytes);
      if (!entries.some(({ name, size }) => /worksheets\//i.test(name) && size > LARGE_SHEET)) return null;
      const file = glimpseXlsx(bytes, GLIMPSE_BYTES);
      const sheet = file.snapshot.sheets.findIndex(({ cells }) => cells.size > 0);
      const id = file.snapshot.sheets[sheet]?.id;
      return id === undefined ? null : { file: packFile(file), sheet, look: readAppearance(file, id, GLIMPSE_BYTES) };
    } catch {
      return null;
    }
  }

  /** @throws HostError as `readXlsx` */
  async read(bytes: Uint8Array, fileName: string | null): Promise<SentFile> {
    return packFile(readXlsx(bytes, { fileName }));
  }

  /** How one sheet looks. @throws HostError and RangeError as `readAppearance` */
  async look(bytes: Uint8Array, source: SentLookSource, sheetId: string): Promise<SheetAppearance> {
    return readAppearance({ ...source, archive: openPackage(bytes) }, sheetId);
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
      file: packFile(result.file),
      report: result.report,
    };
  }

  /** @param packed by `packDesigns`. @throws HostError as `createXlsx` */
  create(packed: Uint8Array): Promise<Uint8Array> {
    return createXlsx(unpackDesigns(packed), { wasm: this.#writer });
  }

  /** A workbook of these sheets alone, in this order. @throws HostError as `chooseSheets` */
  async chosen(bytes: Uint8Array, names: readonly string[]): Promise<Uint8Array> {
    return chooseSheets(bytes, names).bytes;
  }

  /** Reads a notice; no bytes where no sheet can be made of it. @throws HostError as `readNotice` and `createXlsx` */
  async notice(bytes: Uint8Array, fileName: string, program: string, locale: Locale): Promise<NoticeReading> {
    const { readNotice } = await import("../taskpane/fill/read-notice");
    const { designs, report } = await readNotice(bytes, fileName, program, locale);
    return { report, bytes: designs.length > 0 ? await createXlsx(designs, { wasm: this.#writer }) : null };
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
