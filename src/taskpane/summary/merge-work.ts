import type { ReturnChoice, ReturnPlan } from "../../core/merging/returns";
import type { Roster } from "../../core/merging/roster";
import type { Submission, TypedNote } from "../../core/merging/submitted";
import { unreadableSubmission } from "../../core/merging/unreadable";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { HostError } from "../../hosts/host";
import { openDesk } from "../desk-channel";
import type { MergeChannel, MergeMethods } from "./merge-channel";
import type { MergeRequest, MergeView, WorkbookFile } from "./merge-desk";
import type { DesignOutline } from "./sent-designs";

/** A file that a person chose or dropped, not yet read. */
export interface ChosenFile {
  /** With the folder that it was dropped in. */
  readonly path: string;
  readonly name: string;
  readonly lastModified: number;
  bytes(): Promise<Uint8Array>;
}

export interface MergeWork {
  /**
   * Reads every workbook among the files, archives opened, and keeps them for the merge; nothing of them is
   * kept once the signal is aborted.
   * @returns how many were read, unreadable ones included.
   */
  add(
    files: readonly ChosenFile[],
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<number>;
  clear(): Promise<void>;
  /** The 「评分办法」 in a file, null where it has none. @throws HostError why the file cannot be read */
  rubric(file: ChosenFile): Promise<WorkbookSnapshot | null>;
  /**
   * Reads files by this 「评分办法」 from now on, and those that are kept once more; null goes back to what they say
   * themselves.
   * @returns false where the signal stopped it: then all stays as it was.
   */
  readBy(
    rubricBook: WorkbookSnapshot | null,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** @throws HostError why the file cannot be read; null where it holds no list of branches. */
  roster(file: ChosenFile): Promise<Roster | null>;
  /**
   * Compares with an earlier merge from now on; null ends it.
   * @returns false where the file is no output of a merge.
   * @throws HostError why the file cannot be read
   */
  earlier(file: ChosenFile | null): Promise<boolean>;
  merge(request: MergeRequest): Promise<MergeView>;
  /** What has to go back to its senders. */
  returns(request: MergeRequest, choice: ReturnChoice): Promise<ReturnPlan>;
  /** A file once more, by the path that the merge knows it by. @throws HostError where it is gone. */
  source(path: string): Promise<Uint8Array>;
  /** @param replaced the workbook that the sheets go into: what people typed on an earlier result there is carried */
  draw(request: MergeRequest, replaced?: WorkbookSnapshot | null): Promise<readonly SheetDesign[]>;
  /** What people typed on an earlier result that has no place on this one. */
  notCarried(request: MergeRequest, replaced?: WorkbookSnapshot | null): Promise<readonly TypedNote[]>;
  /** As `draw`, as much of it as a preview shows. */
  outline(request: MergeRequest): Promise<readonly DesignOutline[]>;
  /** The sheets of these names, packed for the thread that writes files. */
  packed(request: MergeRequest, names: readonly string[]): Promise<Uint8Array>;
}

/** A file that was given, or (by its path) a workbook in an archive that was. */
interface Source {
  readonly file: ChosenFile;
  readonly inside: string | null;
}

/** Files are read by so many desks; more only compete for the disk and for memory. */
const MOST_READERS = 4;

/**
 * A merge over desks that `open` starts as they are needed: one keeps the files, the others read.
 * @param program name and version, for the footers of what is drawn.
 */
export function createMergeWork(open: () => MergeChannel, readers: number, program: string): MergeWork {
  let keeper: MergeChannel | undefined;
  const keeping = (): MergeChannel => (keeper ??= open());
  /** Where a file's bytes come from again: nothing of it is kept meanwhile. */
  const sources = new Map<string, Source>();
  let opened: { readonly archive: ChosenFile; readonly files: readonly WorkbookFile[] } | null = null;
  let rubric: WorkbookSnapshot | null = null;
  const keep = async ({ submissions, from }: ReadFiles): Promise<void> => {
    const paths = await keeping().call("keep", submissions);
    paths.forEach((path, i) => sources.set(path, from[i] as Source));
  };

  return {
    async add(files, onProgress, signal) {
      const read = await readFiles(files, { open, readers, rubric }, onProgress, signal);
      if (read) await keep(read);
      return read?.submissions.length ?? 0;
    },
    async readBy(rubricBook, onProgress, signal) {
      const files = [...new Set([...sources.values()].map(({ file }) => file))];
      const read = await readFiles(files, { open, readers, rubric: rubricBook }, onProgress, signal);
      if (!read) return false;
      rubric = rubricBook;
      await keeping().call("clear");
      sources.clear();
      await keep(read);
      return true;
    },
    async clear() {
      keeper?.close();
      keeper = undefined;
      opened = null;
      sources.clear();
    },
    async rubric(file) {
      return keeping().call("rubric", await load(file));
    },
    async roster(file) {
      return keeping().call("roster", await load(file));
    },
    async earlier(file) {
      return keeping().call("earlier", file && (await load(file)));
    },
    merge: (request) => keeping().call("merge", request),
    returns: (request, choice) => keeping().call("returns", request, choice),
    async source(path) {
      const { file, inside } = sources.get(path) ?? { file: null, inside: null };
      if (!file) throw new HostError("not-a-workbook", path, { reason: "not-found" });
      const loaded = await load(file).catch(() => {
        throw new HostError("not-a-workbook", path, { reason: "no-permission" });
      });
      if (inside === null) return loaded.bytes;
      // Copies are asked for archive by archive: the last one is remembered, so that it is opened once.
      if (opened?.archive !== file) opened = { archive: file, files: (await keeping().call("open", loaded)).files };
      const found = opened.files.find((one) => one.path === inside);
      if (!found) throw new HostError("not-a-workbook", path, { reason: "not-found" });
      return found.bytes;
    },
    draw: (request, replaced = null) => keeping().call("draw", request, program, replaced),
    notCarried: (request, replaced = null) => keeping().call("notCarried", request, program, replaced),
    outline: (request) => keeping().call("outline", request, program),
    packed: (request, names) => keeping().call("packed", request, program, names),
  };
}

interface ReadFiles {
  readonly submissions: readonly Submission[];
  /** Where each of them came from. */
  readonly from: readonly Source[];
}

/** Reads every workbook among the files, archives opened; null once the signal is aborted. */
async function readFiles(
  files: readonly ChosenFile[],
  { open, readers, rubric }: { open: () => MergeChannel; readers: number; rubric: WorkbookSnapshot | null },
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ReadFiles | null> {
  const isArchive = ({ name }: ChosenFile): boolean => /\.zip$/i.test(name);
  const archives = files.filter(isArchive);
  const queue: (Source & { load(): Promise<WorkbookFile> })[] = files
    .filter((file) => !isArchive(file))
    .map((file) => ({ file, inside: null, load: () => load(file) }));
  const count = Math.max(1, Math.min(readers, MOST_READERS, archives.length > 0 ? Infinity : queue.length));
  const desks = Array.from({ length: count }, open);
  const submissions: Submission[] = [];
  const from: Source[] = [];
  let total = files.length;
  const tell = (source: Source | null, ...read: readonly Submission[]): void => {
    submissions.push(...read);
    if (source) from.push(source);
    onProgress(submissions.length, total);
  };
  // What is under way ends at once when the person stops it.
  const stop = (): void => desks.forEach((desk) => desk.close());
  signal.addEventListener("abort", stop);
  tell(null);
  try {
    if (rubric) await Promise.all(desks.map((desk) => desk.call("readBy", rubric)));
    for (const archive of archives) {
      const [first] = desks;
      if (signal.aborted || !first) break;
      const content = await load(archive)
        .then((file) => first.call("open", file))
        .catch((error: unknown) => ({ files: [], unreadable: [unreadable(archive, error)] }));
      for (const inside of content.files)
        queue.push({ file: archive, inside: inside.path, load: () => Promise.resolve(inside) });
      total += content.files.length + content.unreadable.length - 1;
      for (const lost of content.unreadable) tell({ file: archive, inside: lost.path }, lost);
    }
    const read = async (desk: MergeChannel): Promise<void> => {
      for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
        const { file, inside } = next;
        tell(
          { file, inside },
          await next
            .load()
            .then((loaded) => desk.call("read", loaded))
            .catch((error: unknown) => unreadable(file, error)),
        );
      }
    };
    await Promise.all(desks.map(read));
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
  return signal.aborted ? null : { submissions, from };
}

/** A file that the browser does not give, or that brought its reader down. */
function unreadable({ path, lastModified }: ChosenFile, error: unknown): Submission {
  const told = error instanceof HostError ? error : new HostError("not-a-workbook", "", { reason: "no-permission" });
  return unreadableSubmission(
    { path, sha256: null, modified: null, fileModified: lastModified },
    { code: told.code, facts: told.facts },
  );
}

async function load(file: ChosenFile): Promise<WorkbookFile> {
  return { path: file.path, name: file.name, fileModified: file.lastModified, bytes: await file.bytes() };
}

/** The desks' program, beside the page. */
const WORKER = "worker/merge.js";

export function browserMergeWork(program: string): MergeWork {
  const open = (): MergeChannel =>
    openDesk<MergeMethods>(WORKER, async () => new (await import("./merge-desk")).MergeDesk());
  return createMergeWork(open, (navigator.hardwareConcurrency || 2) - 1, program);
}
