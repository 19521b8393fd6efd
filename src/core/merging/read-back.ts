import { cellText, makeGrid, type SheetGrid } from "../workbook/grid";
import type { OwnSheet, RecognisedSheet } from "../model/recognised-sheet";
import type { StatedLevel, VetoRecord } from "../model/branch";
import { findScheme } from "../schemes/index";
import { parties, type Party, type Scheme, type SchemeId } from "../schemes/types";
import { readLevel } from "../schemes/levels";
import { bare, isBlankMark, oneLine } from "../text/fold";
import { cellAt } from "../workbook/snapshot";
import {
  allUnconfirmed,
  detailHeadings,
  provenanceHeadings,
  readDrawnTable,
  type DrawnRow,
} from "../own-sheets/drawn-tables";
import { readContent } from "./content-names";
import { readProblems } from "./forwarded";
import { readFormEntries, type FormEntries } from "./form-entries";
import {
  type Forwarded,
  type ForwardedFile,
  type ForwardedNote,
  isRow,
  submittedContent,
  timeOf,
  type SubmittedContent,
  type SubmittedBranch,
  type SubmittedEvaluation,
  type SubmittedFile,
} from "./submitted";
import type { FileStatus } from "./file-status";
import { comparedParties, itemsOnSheets } from "./item-scores";
import { isComplete, partyLevelWord, partyTotalWord, readFigures } from "./figures";
import { schemeOfLine, schemeOnSheet } from "./scheme-line";
import { changedWording, noteWording, OTHER_SCHEME, partyNamed, statusWording } from "./wording";

interface MergeOutput {
  readonly branches: readonly SubmittedBranch[];
  readonly forwarded: Forwarded;
  /** True for a content that counted in that merge. */
  readonly stands: (content: SubmittedContent) => boolean;
}

/**
 * Reads the workbook that a merge wrote: its branches with every party's figures and, for each, which
 * file it came from and when that was saved, so that merging merges gives what merging all gives. Null
 * where the workbook is no such output.
 */
export function readMergeOutput(file: SubmittedFile, sheets: readonly RecognisedSheet[]): MergeOutput | null {
  const own = (form: string): readonly OwnSheet[] =>
    sheets.filter((s): s is OwnSheet => s.kind === "own" && s.template === `dingji/${form}`);
  const [provenance] = own("provenance");
  if (!provenance) return null;
  const table = readDrawnTable(makeGrid(provenance.sheet), provenanceHeadings);
  if (!table) return null;
  const lines = table.rows.map(readLine).filter((line) => line !== null);
  const details = own("detail").flatMap(({ sheet }) => readDetail(makeGrid(sheet)));
  const byNumber = new Map(details.map((detail) => [detail.number, detail]));
  const forms = own("entries").flatMap(({ sheet }) => readFormEntries(makeGrid(sheet)));
  const items = itemsOnSheets(own("item-scores"));
  const standing = new Set<SubmittedContent>();
  const branches = group(lines).flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const detail = first.number === null ? undefined : byNumber.get(first.number);
    const scheme =
      detail?.scheme ?? findScheme(first.scheme) ?? details.find((d) => d.scheme.id === first.scheme)?.scheme;
    if (!scheme) return [];
    const branch = toBranch(file, detail ?? null, scheme, own, { forms, items });
    branch.contents.forEach((part, i) => {
      if (own[i] && isStanding(own[i])) standing.add(part);
    });
    return [branch];
  });
  const files = table.rows.flatMap((row) => readFile(file.path, row) ?? []);
  const notes = table.rows.flatMap((row) => readNote(file.path, row) ?? []);
  const findings = readProblems(file.path, own("findings"));
  return { branches, forwarded: { findings, files, notes }, stands: (content) => standing.has(content) };
}

function isStanding({ status }: Line): boolean {
  return status !== statusWording.superseded && status !== statusWording.conflict;
}

/** A line of 数据来源 about what was typed beside the entries of a form. */
function readNote(via: string, row: DrawnRow<keyof typeof provenanceHeadings>): ForwardedNote | null {
  const content = row.text("content");
  if (!Object.values<string>(noteWording).includes(content)) return null;
  const text = (id: keyof typeof provenanceHeadings): string => (isBlankMark(row.text(id)) ? "" : row.text(id));
  return {
    path: text("file"),
    sheet: text("sheet"),
    cell: text("cells"),
    text: text("remark"),
    content,
    via: text("via") === "" ? via : `${via} ← ${text("via")}`,
  };
}

/** A line about a file of which no content is listed. */
function readFile(via: string, row: DrawnRow<keyof typeof provenanceHeadings>): ForwardedFile | null {
  const status = (Object.keys(statusWording) as FileStatus[]).find(
    (known) => statusWording[known] === row.text("status"),
  );
  if (status === undefined || !isBlankMark(row.text("content")) || isBlankMark(row.text("file"))) return null;
  const sha256 = row.text("sha256");
  return {
    path: row.text("file"),
    status,
    sha256: isBlankMark(sha256) ? null : sha256,
    modified: timeOf(row.text("modified")),
    fileModified: timeOf(row.text("fileModified")),
    remark: row.text("remark"),
    via: isBlankMark(row.text("via")) ? via : `${via} ← ${row.text("via")}`,
  };
}

/** What one file said about one branch, as it was when it was handed in. */
function group(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([
      line.number,
      line.number === null ? [line.scheme, line.branch] : null,
      line.path,
      line.via,
    ]);
    const own = groups.get(key);
    if (own) own.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()];
}

interface Line {
  readonly number: number | null;
  readonly status: string;
  readonly id: SubmittedContent["id"];
  readonly path: string;
  readonly scheme: SchemeId;
  readonly branch: string | null;
  readonly sheet: string | null;
  readonly cells: Readonly<Record<string, string>>;
  readonly stated: string;
  readonly sha256: string | null;
  readonly modified: number | null;
  readonly fileModified: number | null;
  readonly digest: string;
  readonly via: string | null;
  /** Figures of a content that no row of the detail holds. */
  readonly remark: string;
}

function readLine(row: DrawnRow<keyof typeof provenanceHeadings>): Line | null {
  const text = (id: keyof typeof provenanceHeadings): string | null =>
    isBlankMark(row.text(id)) ? null : row.text(id);
  const word = text("scheme") ?? "";
  const scheme = word === OTHER_SCHEME || word === "custom" ? "custom" : schemeOfLine(word, null)?.id;
  const status = text("status");
  const id = scheme === undefined ? null : readContent(text("content") ?? "", scheme);
  if (id === null || scheme === undefined || status === null) return null;
  const number = row.cell("number")?.value;
  return {
    number: typeof number === "number" ? number : null,
    status,
    id,
    path: text("file") ?? "",
    scheme,
    branch: text("branch"),
    sheet: text("sheet"),
    cells: readCells(text("cells") ?? ""),
    stated: text("stated") ?? "",
    sha256: text("sha256"),
    modified: timeOf(text("modified")),
    fileModified: timeOf(text("fileModified")),
    digest: text("digest") ?? "",
    via: text("via"),
    remark: text("remark") ?? "",
  };
}

function readCells(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("；").flatMap((entry) => {
      const match = /^(.+) (\S+)$/.exec(entry.trim());
      return match ? [[match[1] as string, match[2] as string]] : [];
    }),
  );
}

/** Names of sheets may hold a semicolon: the next level follows on the place of the one before. */
const NEXT_LEVEL = /(?<=![A-Z]{1,3}\d{1,7}）)；/;

function readStated(text: string, scheme: Scheme): StatedLevel[] {
  return text.split(NEXT_LEVEL).flatMap((entry) => {
    const placed = splitPlace(entry.trim());
    const match = placed && /^(?:([^：]+?)(结果)?：)?(.+)$/.exec(placed.said);
    if (!match) return [];
    const [, whose, result, said = ""] = match;
    const { sheet, cell } = placed;
    const party = whose === undefined ? null : partyNamed(whose);
    const word = said.replace(changedWording.pattern, "");
    const before = changedWording.pattern.exec(said)?.[1];
    const replaces = before === undefined ? {} : { replaces: before };
    const stated = { level: readLevel(word, scheme), text: word, sheet, cell, party, ...replaces };
    return [result === undefined ? stated : { ...stated, isResult: true }];
  });
}

/** "较好（由一般改定）（评议表（总支）!D5）": what is said, and where; both may hold brackets of their own. */
function splitPlace(entry: string): { readonly said: string; readonly sheet: string; readonly cell: string } | null {
  const match = /^(.+)!([A-Z]{1,3}\d{1,7})）$/.exec(entry);
  if (!match) return null;
  const [, before = "", cell = ""] = match;
  const opens = [...before.matchAll(/（/g)].map(({ index }) => index).filter((i) => i > 0);
  const at = opens.find((i) => isBalanced(before.slice(i + 1))) ?? opens.at(-1);
  return at === undefined ? null : { said: before.slice(0, at), sheet: before.slice(at + 1), cell };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "（") depth++;
    else if (sign === "）" && --depth < 0) return false;
  }
  return depth === 0;
}

interface Detail {
  readonly number: number;
  readonly scheme: Scheme;
  readonly name: string | null;
  readonly parent: string | null;
  readonly type: string | null;
  readonly evaluations: readonly SubmittedEvaluation[];
  readonly total: number | null;
  readonly applied: readonly string[];
  readonly unconfirmed: readonly string[];
  readonly roundsFirst: boolean;
}

function readDetail(grid: SheetGrid): readonly Detail[] {
  const scheme = schemeOnSheet(grid)?.scheme;
  const table = readDrawnTable(grid, detailHeadings);
  if (!scheme || !table) return [];
  const columns = [...table.headings].flatMap(([column, heading]) => {
    const match = /^(.+)（([^（）]+)）$/.exec(oneLine(heading));
    const party = match ? partyNamed(match[2] ?? "") : null;
    return match && party ? [{ column, what: match[1] ?? "", party }] : [];
  });
  return table.rows.flatMap((row): Detail[] => {
    const number = row.cell("number")?.value;
    if (typeof number !== "number") return [];
    const text = (id: keyof typeof detailHeadings): string | null =>
      isBlankMark(row.text(id)) ? null : oneLine(row.text(id));
    const list = (id: "applied" | "unconfirmed"): readonly string[] => text(id)?.split("；") ?? [];
    const total = row.cell("total")?.value;
    return [
      {
        number,
        scheme,
        name: text("branch"),
        parent: text("parent"),
        type: text("type"),
        evaluations: parties.flatMap((party) => {
          const own = columns.filter((c) => c.party === party);
          return own.length === 0 ? [] : [readEvaluation(grid, row.row, party, own)];
        }),
        total: typeof total === "number" ? total : null,
        applied: list("applied"),
        unconfirmed: list("unconfirmed"),
        roundsFirst: text("roundsFirst") !== null,
      },
    ];
  });
}

function readEvaluation(
  grid: SheetGrid,
  row: number,
  party: Party,
  columns: readonly { readonly column: number; readonly what: string }[],
): SubmittedEvaluation {
  let total: number | null = null;
  let level: string | null = null;
  const categories: Record<string, number | string | null> = {};
  for (const { column, what } of columns) {
    const cell = cellAt(grid.sheet, row, column);
    const value = cell?.value ?? null;
    if (what === partyTotalWord) total = typeof value === "number" ? value : null;
    else if (what === partyLevelWord) level = isBlankMark(cellText(cell)) ? null : cellText(cell).trim();
    else categories[what] = typeof value === "number" || (typeof value === "string" && value !== "") ? value : null;
  }
  return { party, isComplete: isComplete(total, categories), total, level, categories };
}

function toBranch(
  file: SubmittedFile,
  detail: Detail | null,
  scheme: Scheme,
  lines: readonly Line[],
  { forms, items }: { readonly forms: readonly FormEntries[]; readonly items: ReturnType<typeof itemsOnSheets> },
): SubmittedBranch {
  const fieldsOn = ({ id, number }: Line): SubmittedContent["fields"] =>
    forms.find((f) => id === `form:${f.template}` && f.number === number)?.fields ?? {};
  const itemsOn = (line: Line): Pick<SubmittedContent, "items"> => {
    const party = comparedParties.find((p) => line.id === `party:${p}`);
    const found = line.number === null || !isStanding(line) ? undefined : items.get(line.number);
    return party && found ? { items: found[party] } : {};
  };
  const parts = lines.map((line) =>
    submittedContent({
      id: line.id,
      digest: line.digest,
      origin: originOf(file, line),
      evaluation: evaluationOn(detail, line),
      ...itemsOn(line),
      stated: readStated(line.stated, scheme),
      ticks: line.id === "ticks" && detail ? ticksOf(detail) : [],
      roundsFirst: line.id === "ticks" && (detail?.roundsFirst ?? false),
      fields: isStanding(line) ? fieldsOn(line) : {},
    }),
  );
  return {
    name: detail?.name ?? lines[0]?.branch ?? null,
    scheme: scheme.id,
    customScheme: scheme.id === "custom" ? scheme : null,
    parent: detail?.parent ?? null,
    type: detail?.type ?? null,
    sources: [...new Set(lines.flatMap((line) => line.sheet ?? []))],
    awaiting: [],
    categories: [...new Set(parts.flatMap((p) => Object.keys(p.evaluation?.categories ?? {})))],
    contents: parts,
  };
}

/** What counts, and what equals it, stands in the detail; what is in dispute, beside its source. Older versions are gone. */
function evaluationOn(detail: Detail | null, line: Line): SubmittedEvaluation | null {
  const party = parties.find((p) => line.id === `party:${p}`) ?? (isRow(line) ? "score" : null);
  if (party === null || line.status === statusWording.superseded) return null;
  if (line.status === statusWording.conflict) return readFigures(line.remark, party);
  if (!detail) return null;
  return isRow(line) ? rowEvaluation(detail) : (detail.evaluations.find((e) => e.party === party) ?? null);
}

function rowEvaluation({ evaluations, total }: Detail): SubmittedEvaluation | null {
  const own = evaluations.find((e) => e.party === "score");
  if (own && own.total !== null) return own;
  return total === null ? null : { party: "score", isComplete: true, total, level: null, categories: {} };
}

/** Of the vetoes that a person or a stated rate decides, those not named as applying or as open were denied. */
function ticksOf({ scheme, applied, unconfirmed }: Detail): readonly VetoRecord[] {
  const is = (list: readonly string[], text: string): boolean =>
    list.some((entry) => entry === allUnconfirmed || bare(entry) === bare(text));
  const known = scheme.vetoes
    .filter((veto) => !veto.whenCategoryBelow && !is(unconfirmed, veto.text))
    .map((veto): VetoRecord => ({
      id: veto.id,
      text: veto.text,
      state: is(applied, veto.text) ? "yes" : "no",
      by: veto.whenRateBelow ? "computed" : "person",
      sheet: null,
      cell: null,
    }));
  const free = applied
    .filter((text) => !scheme.vetoes.some((veto) => bare(veto.text) === bare(text)))
    .map((text): VetoRecord => ({ id: "other", text, state: "yes", by: "person", sheet: null, cell: null }));
  return [...known, ...free];
}

function originOf(file: SubmittedFile, line: Line): SubmittedContent["origin"] {
  const { path, sha256, modified, fileModified, sheet, cells } = line;
  return {
    path,
    via: line.via === null ? file.path : `${file.path} ← ${line.via}`,
    sha256,
    modified,
    fileModified,
    sheet,
    cells,
  };
}
