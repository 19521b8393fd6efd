import { comparedEntriesWords as words } from "../own-sheets/compared-entries/description";
import { ledgerTable } from "../own-sheets/ledger/description";
import { publicityTable } from "../own-sheets/publicity/description";
import { rectificationColumns, rectificationHeadings } from "../own-sheets/rectification-summary/description";
import { resultWords } from "../own-sheets/result/description";
import { partyNames } from "../own-sheets/words";
import { findForm } from "../schemes/index";
import { fold, oneLine } from "../text/fold";
import { cellText } from "../workbook/grid";
import { templateName } from "./content-names";
import { fieldHeading } from "./form-entries";
import { addedHeading, listTemplate } from "./list-rows";
import type { MergedBranch, MergedFile, MergeResult } from "./merge-result";
import {
  LEDGER,
  OWN_LIST,
  PUBLICITY,
  type ListRow,
  type SubmittedContent,
  type SubmittedRectification,
} from "./submitted";

/** What was filled in at one place of a form in both rounds; "" where it was blank. */
export interface ComparedEntry {
  readonly parent: string | null;
  /** null for what no branch is named beside. */
  readonly branch: string | null;
  readonly form: string;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
}

/** A row of a list, or a form: what it says by heading. */
type Row = ReadonlyMap<string, string>;
/** By the name of the form. */
type Rows = ReadonlyMap<string, readonly Row[]>;

interface Pair {
  readonly before: MergedBranch | null;
  readonly after: MergedBranch | null;
}

/**
 * Everything that was filled in, branch by branch, then what stands beside the forms' entries. Scores of branches on
 * both sides stand on 「回头看对照」.
 */
export function comparedEntries(
  pairs: readonly Pair[],
  before: MergeResult,
  after: MergeResult,
): readonly ComparedEntry[] {
  const ofBranches = pairs.flatMap((pair) => {
    const { name, parent } = (pair.after ?? pair.before) as MergedBranch;
    const isAlone = pair.before === null || pair.after === null;
    const rowsOf = (side: MergedBranch): Rows =>
      new Map([...(isAlone ? scoreRows(side) : []), ...branchRows(side, name, parent)]);
    const sides = [pair.before, pair.after].map((side) => (side ? rowsOf(side) : new Map()));
    return paired(sides[0] as Rows, sides[1] as Rows).map((entry) => ({ ...entry, branch: name, parent }));
  });
  const owners = new Set([...notesByOwner(before).keys(), ...notesByOwner(after).keys()]);
  const notes = [...owners].flatMap((owner) => {
    const sides = [before, after].map((side) => notesByOwner(side).get(owner) ?? new Map<string, Row[]>());
    const branch = owner === "" ? null : owner;
    return paired(sides[0] as Rows, sides[1] as Rows).map((entry) => ({ ...entry, branch, parent: null }));
  });
  const lists = paired(listRows(before), listRows(after)).map((entry) => ({ ...entry, branch: null, parent: null }));
  return [...ofBranches, ...lists, ...notes];
}

function paired(before: Rows, after: Rows): readonly Omit<ComparedEntry, "branch" | "parent">[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((form) =>
    pairRows(before.get(form) ?? [], after.get(form) ?? []).flatMap(([then, now]) =>
      [...new Set([...then.keys(), ...now.keys()])].map((heading) => ({
        form,
        heading,
        before: then.get(heading) ?? "",
        after: now.get(heading) ?? "",
      })),
    ),
  );
}

const BLANK: Row = new Map();

/** Rows that share most first; what is left in its order. */
function pairRows(before: readonly Row[], after: readonly Row[]): readonly (readonly [Row, Row])[] {
  const rest = new Set(before);
  const former = new Map<Row, Row>();
  const shared = (a: Row, b: Row): number => [...a].filter(([heading, text]) => b.get(heading) === text).length;
  const take = (isEnough: (now: Row, then: Row) => boolean): void => {
    for (const now of after) {
      if (former.has(now)) continue;
      const then = [...rest].find((row) => isEnough(now, row));
      if (!then) continue;
      former.set(now, then);
      rest.delete(then);
    }
  };
  take((now, then) => shared(now, then) === Math.max(now.size, then.size));
  take(() => true);
  return [
    ...after.map((now) => [former.get(now) ?? BLANK, now] as const),
    ...[...rest].map((r) => [r, BLANK] as const),
  ];
}

function branchRows(branch: MergedBranch, name: string | null, parent: string | null): Rows {
  const rows = new Map<string, Row[]>();
  const add = (form: string, row: Row): void => {
    if (row.size > 0) rows.set(form, [...(rows.get(form) ?? []), row]);
  };
  const known = new Set([name, parent, branch.level, String(branch.total)].map((text) => fold(text ?? "")));
  const isKnown = (text: string): boolean => known.has(fold(text));
  for (const content of branch.contents) {
    const template = templateOf(content);
    const form = template === null ? "" : templateName(template);
    if (template !== null) for (const row of content.rows) add(form, cellsOf(template, row, isKnown));
    add(form, fieldsOf(template, content, isKnown));
    add(content.origin.sheet ?? "", statedIn(content, branch.level));
  }
  // A form's problems as a merge of merges knows them, unless its rows say the same.
  const said = [...rows.values()].flat().flatMap((row) => [...row.values()]);
  const isSaid = (text: string): boolean => isKnown(text) || said.some((other) => other.includes(oneLine(text)));
  for (const { rectification, origin } of branch.contents)
    if (rectification) add(origin.sheet ?? "", rectificationOf(rectification, isSaid));
  return rows;
}

/** A row for each item that a party scored; for each category where the items are not known. */
function scoreRows({ contents }: MergedBranch): Rows {
  return new Map(
    contents.flatMap(({ evaluation, items }): [string, Row[]][] => {
      if (!evaluation) return [];
      const scores =
        items?.heads.map(({ label }, i) => [label, items.scores[i] ?? null] as const) ??
        Object.entries(evaluation.categories);
      const given = scores.flatMap(([label, score]) => (score === null ? [] : [new Map([[label, String(score)]])]));
      return [[partyNames[evaluation.party], given]];
    }),
  );
}

function templateOf({ id }: SubmittedContent): string | null {
  return listTemplate({ id }) ?? /^(?:form|row):(.+)$/.exec(id)?.[1] ?? null;
}

function cellsOf(template: string, { cells }: ListRow, isKnown: (text: string) => boolean): Row {
  return new Map(
    Object.entries(cells).flatMap(([id, cell]): [string, string][] => {
      const text = oneLine(cellText(cell));
      return isKnown(text) ? [] : [[headingIn(template, id), text]];
    }),
  );
}

const ownHeadings: Readonly<Record<string, readonly { readonly id: string; readonly heading: string }[]>> = {
  [LEDGER]: ledgerTable.columns,
  [PUBLICITY]: publicityTable.columns,
  [OWN_LIST]: rectificationColumns.map(({ id, headings }) => ({ id, heading: headings[0] ?? id })),
};

function headingIn(template: string, id: string): string {
  const added = addedHeading(id);
  if (added !== null) return added;
  const form = findForm(template)?.form;
  const column = form?.kind === "table" ? form.columns.find((c) => c.id === id)?.headings[0] : undefined;
  const own = [...Object.entries(ownHeadings)].find(([content]) => content.endsWith(`:${template}`))?.[1];
  return oneLine(column ?? own?.find((c) => c.id === id)?.heading ?? id);
}

function fieldsOf(template: string | null, content: SubmittedContent, isKnown: (text: string) => boolean): Row {
  const form = template === null ? undefined : findForm(template)?.form;
  const fields = Object.entries(content.fields).map(([id, { text }]): readonly [string, string] => {
    const field = form?.kind === "fields" ? form.fields.find((f) => f.id === id) : undefined;
    return [field ? fieldHeading(field) : id, text];
  });
  return new Map(fields.filter(([, text]) => text.trim() !== "" && !isKnown(text)));
}

function rectificationOf(
  { problems, measures, deadline, contact }: SubmittedRectification,
  isSaid: (text: string) => boolean,
): Row {
  const texts = { problem: problems, measure: measures, deadline, contact };
  return new Map(
    Object.entries(texts).flatMap(([id, text]): [string, string][] =>
      text.trim() === "" || isSaid(text) ? [] : [[rectificationHeadings[id as keyof typeof texts], text]],
    ),
  );
}

/** Levels that are not the one that counts, and circumstances that a person confirmed or denied. */
function statedIn({ stated, ticks }: SubmittedContent, level: string | null): Row {
  const levels = stated.flatMap(({ party, level: named, text }): [string, string][] =>
    (named ?? text) === level
      ? []
      : [[`${party === null ? "" : partyNames[party]}${resultWords.letter}`, named ?? text]],
  );
  const answers = { yes: resultWords.yes, no: resultWords.no, unknown: resultWords.unknown };
  return new Map([...levels, ...ticks.map(({ text, state }): [string, string] => [oneLine(text), answers[state]])]);
}

function listRows({ lists }: MergeResult): Rows {
  return new Map(
    lists.map(({ template, rows }) => [
      templateName(template),
      rows.map((row) => cellsOf(template, row, () => false)).filter(({ size }) => size > 0),
    ]),
  );
}

/** What stands beside the entries of the forms, by the only branch of its file. */
function notesByOwner({ files, forwardedNotes }: MergeResult): ReadonlyMap<string, Map<string, Row[]>> {
  const owners = new Map<string, Map<string, Row[]>>();
  const add = (owner: string, sheet: string, text: string): void => {
    const sheets = owners.get(owner) ?? new Map<string, Row[]>();
    owners.set(owner, sheets);
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), new Map([[words.beside, text]])]);
  };
  const ownerOf = ({ branches }: MergedFile): string => (branches.length === 1 ? (branches[0] ?? "") : "");
  for (const file of files) for (const { sheet, text } of file.notes) add(ownerOf(file), sheet, text);
  for (const { sheet, text } of forwardedNotes) add("", sheet, text);
  return owners;
}
