import { opinionsIn, readReviewBlocks, type ReviewBlock } from "../own-sheets/review/read";
import { blockOf, readResultBlocks, tickedVetoes, type ResultBlock } from "../own-sheets/result/read";
import { enteredFigures } from "../own-sheets/result/indicators";
import { nameInLabel, nameKey, shortNameKey } from "../model/names";
import { ownSheetsOf } from "../own-sheets/recognise";
import type {
  FieldSheet,
  FoundName,
  NameSource,
  OwnSheet,
  RecognisedSheet,
  ScoringSheet,
} from "../model/recognised-sheet";
import { isComputed } from "../scoring/decide";
import { listedFor, listedLevels, type ListedBranch } from "./listed-levels";
import { publishedLevels } from "./publicity";
import { readLevel } from "../schemes/levels";
import { vetoesOnSheet } from "./ticked-vetoes";
import { resolveVetoes, type StatedRate } from "../scoring/vetoes";
import type { Category, Indicator, Scheme } from "../schemes/types";
import { fold, isBlankMark } from "../text/fold";
import { oncePer } from "../text/once-per";
import { chosenOption } from "../text/ticks";
import { toA1 } from "../workbook/address";
import type { WorkbookSnapshot } from "../workbook/snapshot";
import { cellText } from "../workbook/grid";
import { cellAt, isCellError } from "../workbook/snapshot";
import { readEvaluation } from "./evaluations";
import type { BranchRecord, Evaluation, StatedFigure, StatedLevel, VetoRecord } from "../model/branch";

/** A piece of a workbook that belongs to one branch: a sheet, or a sheet's columns for that branch. */
interface Piece {
  readonly sheet: ScoringSheet | FieldSheet;
  readonly scheme: Scheme;
  readonly name: FoundName | null;
  readonly evaluations: readonly Evaluation[];
}

/**
 * Puts the sheets of a workbook together by branch = (scheme, normalised name). Hidden sheets are
 * left out. A sheet that names nobody takes the name of the survey form at hand, then its own or
 * the file's name; unnamed sheets that hold different parties are one branch.
 */
export function gatherBranches(
  workbook: WorkbookSnapshot,
  sheets: readonly RecognisedSheet[],
): readonly BranchRecord[] {
  const pieces = sheets.flatMap((s) => (s.sheet.visibility === "visible" ? toPieces(s) : []));
  const named = nameAll(
    workbook,
    pieces.filter((p) => !isBlankColumn(p) && !isSpareForm(p, pieces)),
  );
  const groups = group(named).filter(saysSomething);
  const blocks = ownSheetsOf(sheets, "result").map((own) => ({ own, blocks: readResultBlocks(own) }));
  const reviews = ownSheetsOf(sheets, "review").flatMap((own) => readReviewBlocks(own) ?? []);
  const listed = listedLevels(sheets);
  const published = (scheme: Scheme, name: string | null): readonly StatedLevel[] =>
    publishedLevels(sheets, scheme, name);
  return groups.map((pieces) => toRecord(workbook, pieces, { blocks, reviews, listed, published }));
}

/** An unscored column of the blank matrix still carries the placeholder 党支部1, 党支部2 … as its name. */
function isBlankColumn({ name, evaluations }: Piece): boolean {
  return name !== null && /^党支部\d*$/.test(nameKey(name.name)) && !evaluations.some((e) => e.isStarted);
}

/** A blank form beside a filled one of its kind waits for another branch, and is nobody's yet. */
function isSpareForm({ sheet }: Piece, pieces: readonly Piece[]): boolean {
  return (
    sheet.kind === "fields" &&
    isBlankForm(sheet) &&
    pieces.some((p) => p.sheet.kind === "fields" && p.sheet.template === sheet.template && !isBlankForm(p.sheet))
  );
}

function isBlankForm({ fields }: FieldSheet): boolean {
  return fields.every((f) => isBlankMark(f.text));
}

/** A blank template is no branch: something on it must name it, score it or be filled in. */
function saysSomething(pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ sheet, name, evaluations }) =>
      (name !== null && !BORROWED.includes(name.source)) ||
      evaluations.some((e) => e.isStarted) ||
      (sheet.kind === "fields" && sheet.fields.some((f) => f.text !== "")),
  );
}

/** Names that the sheet itself does not say. */
const BORROWED: readonly FoundName["source"][] = ["form", "sheet-name", "file-name"];

const toPieces = oncePer((sheet: RecognisedSheet): readonly Piece[] => {
  if (sheet.kind === "fields") {
    return [{ sheet, scheme: sheet.scheme, name: sheet.branch, evaluations: [] }];
  }
  if (sheet.kind !== "scoring") return [];
  const byBranch = new Map<string, { name: FoundName | null; evaluations: Evaluation[] }>();
  for (const column of sheet.columns) {
    const key = column.branch ? nameKey(column.branch.name) : "";
    const entry = byBranch.get(key) ?? { name: column.branch, evaluations: [] };
    entry.evaluations.push(readEvaluation(sheet, column));
    byBranch.set(key, entry);
  }
  if (byBranch.size === 0) return [{ sheet, scheme: sheet.scheme, name: null, evaluations: [] }];
  return [...byBranch.values()].map(({ name, evaluations }) => ({ sheet, scheme: sheet.scheme, name, evaluations }));
});

function nameAll(workbook: WorkbookSnapshot, pieces: readonly Piece[]): readonly Piece[] {
  const onForms = new Map<string, FoundName>();
  for (const { sheet, name } of pieces) {
    if (sheet.kind === "fields" && name) onForms.set(nameKey(name.name), name);
  }
  // A school's name and its branch's name on two forms are one name.
  const distinct = new Set([...onForms.values()].map((n) => shortNameKey(n.name)));
  const formName =
    distinct.size === 1 ? [...onForms.values()].sort((a, b) => b.name.length - a.name.length)[0] : undefined;
  const scoringSheets = pieces.filter((p) => p.sheet.kind === "scoring").length;
  const fromFile = workbook.name === null ? null : nameInLabel(workbook.name);
  return pieces.map((piece) => {
    if (piece.name) return piece;
    if (formName && (scoringSheets <= 1 || piece.sheet.kind === "fields" || !nameInLabel(piece.sheet.sheet.name))) {
      return { ...piece, name: { name: formName.name, source: "form", cell: formName.cell } };
    }
    const fromSheet = nameInLabel(piece.sheet.sheet.name);
    if (fromSheet) return { ...piece, name: { name: fromSheet, source: "sheet-name", cell: null } };
    return fromFile ? { ...piece, name: { name: fromFile, source: "file-name", cell: null } } : piece;
  });
}

function group(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: { scheme: Scheme; keys: Set<string>; shorts: Set<string>; pieces: Piece[] }[] = [];
  const shortCount = new Map<string, Set<string>>();
  for (const { name, scheme } of pieces) {
    if (!name) continue;
    const short = `${scheme.id} ${shortNameKey(name.name)}`;
    shortCount.set(short, (shortCount.get(short) ?? new Set()).add(nameKey(name.name)));
  }
  for (const piece of pieces) {
    const key = piece.name ? nameKey(piece.name.name) : null;
    const short = piece.name ? shortNameKey(piece.name.name) : null;
    const isShortUnique = short !== null && (shortCount.get(`${piece.scheme.id} ${short}`)?.size ?? 0) <= 2;
    const fits = groups.find((g) => {
      if (
        g.scheme.id !== piece.scheme.id ||
        (g.scheme.id === "custom" && g.scheme !== piece.scheme && g.scheme.title !== piece.scheme.title)
      )
        return false;
      if (key === null) return g.keys.size === 0 && fitsUnnamed(g.pieces, piece);
      return g.keys.has(key) || (isShortUnique && short !== null && g.shorts.has(short) && g.keys.size > 0);
    });
    if (fits) {
      fits.pieces.push(piece);
      if (key !== null) fits.keys.add(key);
      if (short !== null) fits.shorts.add(short);
    } else {
      groups.push({
        scheme: piece.scheme,
        keys: new Set(key === null ? [] : [key]),
        shorts: new Set(short === null ? [] : [short]),
        pieces: [piece],
      });
    }
  }
  return attachNameless(groups.map((g) => g.pieces));
}

/** Unnamed sheets belong together unless both hold the same party, or are the same form. */
function fitsUnnamed(known: readonly Piece[], piece: Piece): boolean {
  if (piece.sheet.kind === "fields") return !known.some((k) => k.sheet.template === piece.sheet.template);
  const started = (p: Piece): readonly string[] => p.evaluations.filter((e) => e.isStarted).map((e) => e.party);
  const parties = started(piece);
  return !known.some(
    (k) => k.sheet.kind === "scoring" && (started(k).some((p) => parties.includes(p)) || parties.length === 0),
  );
}

/** Forms without a name go to the only branch there is. */
function attachNameless(groups: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  const named = groups.filter((g) => g.some((p) => p.name));
  const only = named.length === 1 ? named[0] : undefined;
  if (!only) return groups;
  const scheme = only[0]?.scheme.id;
  const loose = groups.filter(
    (g) => g !== only && g.every((p) => !p.name && p.sheet.kind === "fields" && p.scheme.id === scheme),
  );
  return groups.filter((g) => !loose.includes(g)).map((g) => (g === only ? [...g, ...loose.flat()] : g));
}

/** Where a workbook says this name, 党支部 at its end or not. */
function nameSourcesOf(workbook: WorkbookSnapshot, pieces: readonly Piece[], name: FoundName | null): NameSource[] {
  if (!name) return [];
  const key = shortNameKey(name.name);
  const isSame = (other: string | null | undefined): boolean => !!other && shortNameKey(other) === key;
  const sources = pieces.flatMap((p) => (p.name && isSame(p.name.name) ? [p.name.source] : []));
  const onSheets = pieces.some((p) => isSame(nameInLabel(p.sheet.sheet.name)));
  const onFile = workbook.name !== null && isSame(nameInLabel(workbook.name));
  return [
    ...new Set([...sources, ...(onSheets ? ["sheet-name" as const] : []), ...(onFile ? ["file-name" as const] : [])]),
  ];
}

function toRecord(
  workbook: WorkbookSnapshot,
  pieces: readonly Piece[],
  around: {
    readonly blocks: readonly { readonly own: OwnSheet; readonly blocks: readonly ResultBlock[] }[];
    readonly reviews: readonly ReviewBlock[];
    readonly listed: readonly ListedBranch[];
    readonly published: (scheme: Scheme, name: string | null) => readonly StatedLevel[];
  },
): BranchRecord {
  const first = pieces[0] as Piece;
  const { scheme } = first;
  const name = pieces.find((p) => p.name)?.name ?? null;
  const all = pieces.flatMap((p) => p.evaluations);
  const evaluations: Evaluation[] = [];
  const duplicates: Evaluation[] = [];
  for (const evaluation of all.filter((e) => e.isStarted)) {
    (evaluations.some((e) => e.party === evaluation.party) ? duplicates : evaluations).push(evaluation);
  }
  const awaiting = all.filter((e) => !e.isStarted && !evaluations.some((s) => s.party === e.party));
  const [found] = around.blocks.flatMap(({ own, blocks }) => {
    const block = blockOf(blocks, name?.name ?? null);
    return block ? [{ own, block }] : [];
  });
  const onResult = found ? tickedVetoes(scheme, found.block, found.own.sheet.name) : [];
  // What a person decided on our sheet counts before a tick on the form.
  const isOpen = ({ state }: VetoRecord): boolean => state === "unknown";
  const ticked = [...onResult.filter((v) => !isOpen(v)), ...vetoesOn(pieces, scheme), ...onResult.filter(isOpen)];
  const code = found?.block.checkCode ?? null;
  const categories = categoriesOf(pieces);
  const rates = ratesOf(pieces);
  const figures = found
    ? enteredFigures(scheme, found.block).map((figure) => ({ ...figure, sheet: found.own.sheet.name }))
    : [];
  return {
    name: name?.name ?? null,
    nameEvidence: name,
    nameSources: nameSourcesOf(workbook, pieces, name),
    scheme,
    categories,
    sources: [...new Set(pieces.map((p) => p.sheet))],
    evaluations,
    awaiting: awaiting.filter((e, i) => awaiting.findIndex((o) => o.party === e.party) === i),
    duplicates,
    vetoes: resolveVetoes(scheme, evaluations, ticked, [...rates, ...figures.map(asRate)]),
    stated: [
      ...pieces.flatMap((p) => statedOn(p)),
      ...typedLevel(scheme, found),
      ...around.published(scheme, name?.name ?? null),
    ],
    listed: name ? listedFor(around.listed, scheme, name.name) : [],
    figures: [...figures, ...rates.flatMap((rate) => figureOf(scheme, rate) ?? [])],
    roundsFirst: found?.block.roundsFirst ?? false,
    opinions: opinionsIn(around.reviews, name?.name ?? null, categories),
    checkCode: code && found ? { ...code, sheet: found.own.sheet.name } : null,
  };
}

/** Where scores decide, a level typed over the formula of 「得分与定级」 is one more statement to be held against them. */
function typedLevel(
  scheme: Scheme,
  found: { readonly own: OwnSheet; readonly block: ResultBlock } | undefined,
): readonly StatedLevel[] {
  const typed = isComputed(scheme) ? found?.block.typedLevel : null;
  const level = typed ? readLevel(typed.text, scheme) : null;
  if (!typed || !found || level === null) return [];
  return [{ level, text: typed.text, sheet: found.own.sheet.name, cell: typed.cell, party: null }];
}

/** A satisfaction rate entered beside the document's requirement is a rate stated about the same subject. */
function asRate({ indicator, value, sheet, cell }: StatedFigure): StatedRate {
  return { subject: indicator.what, rate: value, sheet, cell };
}

/** The requirement of the scheme about which a sheet states a rate. */
function figureOf({ indicators = [] }: Scheme, { subject, rate, sheet, cell }: StatedRate): StatedFigure | null {
  const about = ({ what, unit }: Indicator): boolean =>
    unit === "%" && what.endsWith(RATE) && subject.includes(what.slice(0, -RATE.length));
  const indicator = indicators.find(about);
  return indicator ? { indicator, value: rate, sheet, cell } : null;
}

const RATE = "的满意率";

function ratesOf(pieces: readonly Piece[]): readonly StatedRate[] {
  return pieces.flatMap(({ sheet }) =>
    sheet.kind === "scoring" ? (sheet.rates ?? []).map((rate) => ({ ...rate, sheet: sheet.sheet.name })) : [],
  );
}

function categoriesOf(pieces: readonly Piece[]): readonly Category[] {
  for (const { sheet } of pieces) if (sheet.kind === "scoring") return sheet.rubric.categories;
  return [];
}

/** Ticks on sheets of one branch: on others they cannot say whose they are. */
function vetoesOn(pieces: readonly Piece[], scheme: Scheme): readonly VetoRecord[] {
  return [...new Set(pieces.map((p) => p.sheet))].flatMap((sheet) => {
    if (sheet.kind !== "scoring" || new Set(sheet.columns.map((c) => c.branch?.name ?? "")).size > 1) return [];
    return vetoesOnSheet(sheet, scheme);
  });
}

function statedOn({ sheet, scheme, evaluations }: Piece): StatedLevel[] {
  const stated: StatedLevel[] = [];
  const add = (text: string, cell: string, party: StatedLevel["party"], isResult = false): void => {
    const said = chosenOption(fold(text)) ?? levelBesideScore(text, scheme) ?? text;
    const level = readLevel(text, scheme) ?? readLevel(said, scheme);
    if (text.trim() !== "") stated.push({ level, text: text.trim(), sheet: sheet.sheet.name, cell, party, isResult });
  };
  if (sheet.kind === "scoring") {
    // On a sheet of several branches a single line cannot say whose result it is.
    const isOneBranch = new Set(sheet.columns.map((c) => c.branch?.name ?? "")).size <= 1;
    if (sheet.statedLevel && isOneBranch) {
      const { text, cell, party, isResult } = sheet.statedLevel;
      add(text, cell, party, isResult);
    }
    for (const summary of sheet.sumCells) {
      if (summary.kind === "category-sum" || !evaluations.some((e) => e.column === summary.column)) continue;
      const cell = cellAt(sheet.sheet, summary.cell.row, summary.cell.column);
      if (summary.kind === "total") {
        // 98（先进）: the level beside a total.
        const beside = typeof cell?.value === "string" && cell.formula === undefined ? cell.value : "";
        const own = levelBesideScore(beside, scheme);
        if (own) add(own, toA1(summary.cell), summary.isWhole ? null : summary.column.party);
        continue;
      }
      // Our own and other people's formulas show 未填完 and the like until they can compute a level.
      const isKnown = isCellError(cell?.value) && evaluations.every((e) => e.total !== null);
      const isUnfinished = cell?.formula !== undefined && readLevel(cellText(cell), scheme) === null && !isKnown;
      const party = summary.isWhole ? null : summary.column.party;
      if (cell && !isUnfinished) add(cellText(cell), toA1(summary.cell), party);
    }
    return stated;
  }
  const form = sheet.form;
  if (form.kind !== "fields") return stated;
  for (const field of sheet.fields) {
    const role = form.fields.find((f) => f.id === field.id)?.role;
    if (!field.cell || field.text === "") continue;
    const own = role === "own-result" ? levelBesideScore(field.text, scheme) : null;
    if (own) add(own, toA1(field.cell), "self");
    const word = role === "superior-result" ? leadingLevel(field.text, scheme) : null;
    if (word) add(word, toA1(field.cell), null);
  }
  return stated;
}

/** Words for levels by custom, of this scheme or of another. */
const LEVEL_WORD =
  /^(?:优秀?|良好?|中等?|差|好|较[好差]|先进|后进|一般|(?:基本|不)?合格|不?达标)(?:等次?|等级|档次?)?$/;

/** 89分，先进 · 自评结果：89分（较好）: a level and nothing else in the words beside the score; null where reasons follow it. */
function levelBesideScore(text: string, scheme: Scheme): string | null {
  const pieces = fold(text)
    .replace(/(\d分)/g, "$1,")
    .split(/[,;.、:()]/)
    .map((piece) => piece.replace(/^(?:自评|评定|确定|定级|评|定|等次|等级|结果|总分|得分|为|是)+/, ""))
    .filter((piece) => piece !== "" && !/^\d+(?:\.\d+)?分?$/.test(piece));
  const [first] = pieces;
  return first !== undefined && (readLevel(first, scheme) !== null || LEVEL_WORD.test(first)) ? first : null;
}

/** The level word that begins a statement of result and reasons; null when none does. */
function leadingLevel(text: string, scheme: Scheme): string | null {
  const head = text.replace(/\s+/g, "").slice(0, 16);
  const words = scheme.levels.flatMap((l) => [l.name, ...l.aliases]).sort((a, b) => b.length - a.length);
  return words.find((w) => head.includes(w)) ?? null;
}
