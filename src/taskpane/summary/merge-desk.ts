import { changesBetween, type Change } from "../../core/merging/compare";
import { mergeSubmissions, type MergeOptions } from "../../core/merging/merge";
import type { MergedBranch, MergeResult } from "../../core/merging/merge-result";
import type { FileStatus } from "../../core/merging/file-status";
import { branchChanges, changesSince, type BranchChange, type ChangesSince } from "../../core/merging/changes-since";
import { wholeDesign } from "../../core/design/long-table";
import { formerPublicity } from "../../core/merging/former-publicity";
import { drawMergeAgain, formerMerge, type DrawnMerge, type FormerMerge } from "../../core/merging/outputs/draw-again";
import { timeOf, type Submission, type SubmissionError, type TypedNote } from "../../core/merging/submitted";
import type { WorkbookSnapshot } from "../../core/workbook/snapshot";
import { planReturns, problemsByFile, type ReturnChoice, type ReturnPlan } from "../../core/merging/returns";
import { readRoster, type Roster } from "../../core/merging/roster";
import { submissionOf, unreadableSubmission } from "../../core/merging/submission";
import { checkWorkbook, type CheckOptions } from "../../core/check/check";
import { confirmedIn } from "../../core/recognition/confirmed-in";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { Finding, Severity } from "../../core/findings/finding";
import { committeeKey } from "../../core/model/same-branch";
import { HostError } from "../../hosts/host";
import { withFileNotes } from "../../hosts/file-notes";
import { readWorkbook } from "../../hosts/read-workbook";
import { openReceived } from "../../hosts/received-archive";
import { describeFinding, describeHostError } from "../../locales/findings";
import { hostCodeOf } from "./merge-texts";
import { outlineOf, packDesigns, type DesignOutline } from "./sent-designs";

/** A workbook's bytes with what is known of its file. */
export interface WorkbookFile {
  /** As shown to people: with the archive or folder that it came in. */
  readonly path: string;
  /** Its own name, without folders. */
  readonly name: string;
  /** Milliseconds since 1970; null where it cannot be told. */
  readonly fileModified: number | null;
  readonly bytes: Uint8Array;
}

/** An archive's workbooks, or why one cannot be opened. */
interface OpenedArchive {
  readonly files: readonly WorkbookFile[];
  readonly unreadable: readonly Submission[];
}

/** A branch in the result of a merge, as much of it as a list shows. */
interface MergedLine {
  readonly name: string | null;
  readonly scheme: string;
  readonly total: number | null;
  readonly level: string | null;
  readonly provisionalLevel: string | null;
}

/** Versions of one branch of which none counts until a person chooses. */
export interface VersionConflict {
  readonly branch: string | null;
  readonly versions: readonly { readonly path: string; readonly modified: number | null }[];
}

/** A name that is not on the roster and looks like one that is. */
export interface UnclearName {
  readonly name: string;
  readonly near: readonly string[];
}

/** What a person needs to see of a merge before its result is written. */
export interface MergeView extends Pick<MergeResult, "received" | "merged" | "duplicates" | "unreadable"> {
  readonly reconciliation: Readonly<Record<FileStatus, number>>;
  readonly files: readonly {
    readonly path: string;
    readonly status: FileStatus;
    readonly branches: readonly string[];
    readonly error: SubmissionError | null;
    /** What was found in it: to correct, and to explain and not explained yet. */
    readonly errors: number;
    readonly queries: number;
  }[];
  readonly branches: readonly MergedLine[];
  /** By scheme, best level first; level null is ungraded. */
  readonly levels: readonly (SchemeLevels & {
    /** The same by 党委, most branches first; none where no branch states one. */
    readonly committees: readonly { readonly parent: string | null; readonly counts: SchemeLevels["counts"] }[];
  })[];
  readonly conflicts: readonly VersionConflict[];
  readonly unclear: readonly UnclearName[];
  /** Names on no roster that resemble nothing on it; empty without a roster. */
  readonly unexpected: readonly string[];
  readonly missing: readonly { readonly name: string; readonly parent: string | null }[];
  readonly hasRoster: boolean;
  /** Paths of files with something to correct. */
  readonly toReturn: readonly string[];
  /** Findings of the files that count, by severity. */
  readonly errors: number;
  readonly queries: number;
  readonly quota: readonly Finding[];
  /** null without an earlier merge. */
  readonly changes: MergeChanges | null;
}

/** How many branches of a scheme stand on each level. */
interface SchemeLevels {
  readonly scheme: string;
  readonly counts: readonly { readonly level: string | null; readonly count: number }[];
}

export type MergeRequest = Omit<MergeOptions, "former">;

/** What is not as it was in an earlier merge: names by change, and how many findings came and went. */
interface MergeChanges {
  readonly branches: Readonly<Record<BranchChange, readonly (string | null)[]>>;
  readonly opened: number;
  readonly closed: number;
  /** Who is on a better level than on the earlier merge, and who on a worse one. */
  readonly promoted: readonly (string | null)[];
  readonly lowered: readonly (string | null)[];
}

/** Everything heavy about a merge; in a worker where there is one. Files are kept between calls, and the last result. */
export class MergeDesk {
  readonly #kept = new Map<string, Submission>();
  /** What an earlier merge wrote. */
  #earlier: FormerMerge | null = null;
  /** The 「评分办法」 that files are read by from now on. */
  #options: CheckOptions = {};
  /** What was asked last of the same files: a letter for each of them needs no new merge. */
  #last: { readonly request: string; readonly former: FormerMerge | null; readonly result: MergeResult } | null = null;
  /** The workbook that the result goes into, as it was read last. */
  #replaced: { readonly workbook: WorkbookSnapshot; readonly former: FormerMerge | null } | null = null;

  /** The workbooks in an archive; a workbook (which is a zip archive, too) is itself. */
  async open(file: WorkbookFile): Promise<OpenedArchive> {
    try {
      const archive = openReceived(file.bytes);
      if (archive === null) return { files: [file], unreadable: [] };
      const files: WorkbookFile[] = [];
      const unreadable: Submission[] = [];
      for (const { name, read } of archive.files) {
        const inner = { path: `${file.path}/${name}`, name: name.slice(name.lastIndexOf("/") + 1) };
        try {
          files.push({ ...inner, fileModified: file.fileModified, bytes: read() });
        } catch (error) {
          unreadable.push(unread({ ...inner, fileModified: file.fileModified, bytes: new Uint8Array() }, null, error));
        }
      }
      return { files, unreadable };
    } catch (error) {
      return { files: [], unreadable: [unread(file, null, error)] };
    }
  }

  /** Reads and checks one workbook and keeps of it what a merge needs; what cannot be read is told by its error. */
  async read(file: WorkbookFile): Promise<Submission> {
    return (await readFile(file, this.#options)).submission;
  }

  /** Reads files from now on by a 「评分办法」; null by what they say themselves. */
  async readBy(rubricBook: WorkbookSnapshot | null): Promise<void> {
    this.#options = rubricBook ? { rubricBook } : {};
  }

  /** @returns null where the file has no 「评分办法」. @throws HostError why the file cannot be read */
  async rubric(file: WorkbookFile): Promise<WorkbookSnapshot | null> {
    return confirmedIn((await readWorkbook(file.bytes, { fileName: file.name })).snapshot);
  }

  /** @returns null where the file has no list of branches. */
  async roster(file: WorkbookFile): Promise<Roster | null> {
    const { snapshot } = await readWorkbook(file.bytes, { fileName: file.name });
    return readRoster(snapshot);
  }

  /**
   * Keeps an earlier merge to compare with; null gives it up.
   * @returns false where the file is no output of a merge: then what was kept stays.
   */
  async earlier(file: WorkbookFile | null): Promise<boolean> {
    if (!file) {
      this.#earlier = null;
      return true;
    }
    const { submission, sheets, asides } = await readFile(file);
    if (submission.error) throw new HostError(hostCodeOf(submission.error.code), file.path, submission.error.facts);
    if (!submission.forwarded) return false;
    this.#earlier = { path: file.path, sheets, submission, asides };
    return true;
  }

  /** @returns the paths under which they are kept: two files may be called the same. */
  async keep(submissions: readonly Submission[]): Promise<readonly string[]> {
    return submissions.map((submission) => {
      let { path } = submission;
      for (let i = 2; this.#kept.has(path); i++) path = `${submission.path} (${i})`;
      this.#kept.set(path, path === submission.path ? submission : { ...submission, path });
      this.#last = null;
      return path;
    });
  }

  async clear(): Promise<void> {
    this.#kept.clear();
    this.#last = null;
  }

  #result(request: MergeRequest, former: FormerMerge | null = this.#earlier): MergeResult {
    const key = JSON.stringify(request);
    if (this.#last?.request !== key || this.#last.former !== former) {
      const published = former ? formerPublicity(former.sheets, former.path) : [];
      const result = mergeSubmissions([...this.#kept.values()], { ...request, former: published });
      this.#last = { request: key, former, result };
    }
    return this.#last.result;
  }

  async merge(request: MergeRequest): Promise<MergeView> {
    const result = this.#result(request);
    const changes = this.#changes(result);
    return viewOf(result, changes && { ...countChanges(changes), ...this.#moved(result) });
  }

  /** What has to go back to its senders, in the words of their forms. */
  async returns(request: MergeRequest, choice: ReturnChoice): Promise<ReturnPlan> {
    return planReturns(this.#result(request), wording, choice);
  }

  #moved({ branches }: MergeResult): Pick<MergeChanges, "promoted" | "lowered"> {
    const before = this.#earlier ? mergeSubmissions([this.#earlier.submission]).branches : [];
    const compared = changesBetween(before, branches);
    const named = (change: Change): readonly (string | null)[] =>
      compared.filter((b) => b.change === change).map(({ name }) => name);
    return { promoted: named("promoted"), lowered: named("lowered") };
  }

  #changes(result: MergeResult): ChangesSince | null {
    return this.#earlier && changesSince(this.#earlier.submission, result, wording.describe);
  }

  /** An earlier output of the same merge: the file that was given, else what stands in the workbook. */
  #former(replaced: WorkbookSnapshot | null): FormerMerge | null {
    if (this.#earlier || !replaced) return this.#earlier;
    if (this.#replaced?.workbook !== replaced) {
      const former = formerMerge(replaced.name ?? "", checkWorkbook(replaced));
      this.#replaced = { workbook: replaced, former };
    }
    return this.#replaced.former;
  }

  #drawn(request: MergeRequest, program: string, replaced: WorkbookSnapshot | null): DrawnMerge {
    const former = this.#former(replaced);
    const result = this.#result(request, former);
    const published = former ? formerPublicity(former.sheets, former.path) : [];
    return drawMergeAgain(result, former, published, {
      ...wording,
      changes: this.#changes(result),
      program,
    });
  }

  /**
   * The result as sheets: official paper, Chinese in every language of the program.
   * @param replaced the workbook that they go into: what people typed on an earlier result there is carried
   */
  async draw(
    request: MergeRequest,
    program: string,
    replaced: WorkbookSnapshot | null = null,
  ): Promise<readonly SheetDesign[]> {
    return this.#drawn(request, program, replaced).designs.map(wholeDesign);
  }

  /** What people typed on an earlier result that has no place on this one. */
  async notCarried(
    request: MergeRequest,
    program: string,
    replaced: WorkbookSnapshot | null = null,
  ): Promise<readonly TypedNote[]> {
    return this.#drawn(request, program, replaced).left;
  }

  /** The same, as much of it as a preview shows. */
  async outline(request: MergeRequest, program: string): Promise<readonly DesignOutline[]> {
    return (await this.draw(request, program)).map(outlineOf);
  }

  /** The sheets of these names, packed for another thread. */
  async packed(request: MergeRequest, program: string, names: readonly string[]): Promise<Uint8Array> {
    return packDesigns((await this.draw(request, program)).filter(({ name }) => names.includes(name)));
  }
}

async function readFile(file: WorkbookFile, options: CheckOptions = {}): Promise<Omit<FormerMerge, "path">> {
  const { path, name, fileModified, bytes } = file;
  const sha256 = await digest(bytes);
  try {
    const workbook = await readWorkbook(bytes, { fileName: name });
    const { snapshot, modified, isOldFormat, hasMacros } = workbook;
    const submitted = { path, sha256, modified: timeOf(modified), fileModified };
    const checked = withFileNotes(workbook, checkWorkbook(snapshot, options));
    const { sheets, asides } = checked;
    return {
      submission: submissionOf(submitted, checked, { isOldFormat, hasMacros, describe: wording.describe }),
      sheets,
      asides,
    };
  } catch (error) {
    return { submission: unread(file, sha256, error), sheets: [], asides: [] };
  }
}

/** What is drawn and sent is official paper, Chinese in every language of the program. */
const wording = {
  describe: (finding: Finding): string => describeFinding(finding, "zh-CN"),
  describeError: ({ code, facts }: SubmissionError): string => describeHostError(hostCodeOf(code), facts, "zh-CN"),
};

function unread({ path, fileModified }: WorkbookFile, sha256: string | null, error: unknown): Submission {
  const { code, facts } = error instanceof HostError ? error : new HostError("unknown", String(error));
  return unreadableSubmission({ path, sha256, modified: null, fileModified }, { code, facts });
}

/** Browsers work digests out on secure pages only. */
async function digest(bytes: Uint8Array): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function viewOf(result: MergeResult, changes: MergeChanges | null): MergeView {
  const { received, merged, duplicates, unreadable, reconciliation, findings } = result;
  const unclear = findings.flatMap((f) =>
    f.code === "branch-unexpected" && (f.facts.near?.length ?? 0) > 0
      ? [{ name: f.facts.branch, near: f.facts.near ?? [] }]
      : [],
  );
  const countsOf = countsByFile(result);
  const files = result.files.map(({ path, status, branches, error }) => ({
    ...{ path, status, branches, error },
    ...(error ? { errors: 0, queries: 0 } : countsOf(path)),
  }));
  return {
    received,
    merged,
    duplicates,
    unreadable,
    reconciliation,
    files,
    branches: result.branches.map(({ name, scheme, total, level, provisionalLevel }) => ({
      name,
      scheme: scheme.title,
      total,
      level,
      provisionalLevel,
    })),
    levels: countLevels(result),
    conflicts: conflictsOf(result),
    unclear,
    unexpected: result.unexpected.filter((name) => !unclear.some((u) => u.name === name)),
    missing: result.missing.map(({ name, parent }) => ({ name, parent })),
    hasRoster: result.roster !== null,
    toReturn: files.filter(({ errors }) => errors > 0).map(({ path }) => path),
    errors: [...findings, ...result.forwarded].filter((f) => f.severity === "error").length,
    queries:
      findings.filter((f) => f.severity === "query" && !f.explanation).length +
      result.forwarded.filter((f) => f.severity === "query" && f.handling === null).length,
    quota: findings.filter((f) => f.code === "quota-exceeded"),
    changes,
  };
}

/** What asks for something in a file: an explained query does not. */
function countsByFile(result: MergeResult): (path: string) => { readonly errors: number; readonly queries: number } {
  const problems = problemsByFile(result);
  return (path) => {
    const { findings, carried } = problems.get(path) ?? { findings: [], carried: [] };
    const open = [
      ...findings.filter(({ explanation }) => explanation === null),
      ...carried.filter(({ severity, handling }) => severity === "error" || handling === null),
    ];
    const count = (severity: Severity): number => open.filter((problem) => problem.severity === severity).length;
    return { errors: count("error"), queries: count("query") };
  };
}

function countChanges({ branches, opened, closed }: ChangesSince): Omit<MergeChanges, "promoted" | "lowered"> {
  const named = (change: BranchChange): readonly (string | null)[] =>
    branches.filter((b) => b.change === change).map(({ name }) => name);
  const byChange = Object.fromEntries(branchChanges.map((change) => [change, named(change)]));
  return { branches: byChange as MergeChanges["branches"], opened: opened.length, closed: closed.length };
}

function countLevels({ branches }: MergeResult): MergeView["levels"] {
  const titles = [...new Set(branches.map(({ scheme }) => scheme.title))];
  return titles.map((title) => {
    const own = branches.filter(({ scheme }) => scheme.title === title);
    const levels = [...new Set(own.flatMap(({ scheme }) => scheme.levels.map((level) => level.name))), null];
    const counted = (some: readonly MergedBranch[]): SchemeLevels["counts"] =>
      levels.map((level) => ({ level, count: some.filter((b) => b.level === level).length }));
    const byParent = groupByCommittee(own);
    const isStated = byParent.some(({ parent }) => parent !== null);
    const committees = byParent.map(({ parent, branches: some }) => ({ parent, counts: counted(some) }));
    return { scheme: title, counts: counted(own), committees: isStated ? committees : [] };
  });
}

/** Most branches first; those that state no committee come last. */
function groupByCommittee(
  branches: readonly MergedBranch[],
): readonly { readonly parent: string | null; readonly branches: readonly MergedBranch[] }[] {
  const groups = new Map<string | null, { parent: string | null; branches: MergedBranch[] }>();
  for (const branch of branches) {
    const { parent } = branch;
    const key = parent && committeeKey(parent);
    const group = groups.get(key) ?? { parent, branches: [] };
    group.branches.push(branch);
    groups.set(key, group);
  }
  const rank = (parent: string | null): number => (parent === null ? 1 : 0);
  return [...groups.values()].sort((a, b) => rank(a.parent) - rank(b.parent) || b.branches.length - a.branches.length);
}

function conflictsOf({ contents, files }: MergeResult): readonly VersionConflict[] {
  const modified = new Map(files.map((file) => [file.path, file.modified ?? file.fileModified]));
  const conflicts = new Map<string, { branch: string | null; paths: Set<string> }>();
  for (const { name, scheme, path, status } of contents) {
    if (status !== "conflict") continue;
    const key = `${scheme} ${name ?? path}`;
    const known = conflicts.get(key) ?? { branch: name, paths: new Set() };
    known.paths.add(path);
    conflicts.set(key, known);
  }
  return [...conflicts.values()].map(({ branch, paths }) => ({
    branch,
    versions: [...paths].map((path) => ({ path, modified: modified.get(path) ?? null })),
  }));
}
