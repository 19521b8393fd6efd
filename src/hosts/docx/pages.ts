import { nameInLabel } from "../../core/model/names";
import type { Block, Line, Table } from "./blocks";
import { plainTable, type PlainTable } from "./table-grid";

/** One sheet to be: lines, and the table between them where there is one. */
export interface DocumentPage {
  readonly name: string;
  readonly above: readonly string[];
  readonly table: NumberedTable | null;
  readonly below: readonly string[];
}

interface NumberedTable extends PlainTable {
  /** As a person counts the tables of the document, from 1. */
  readonly number: number;
}

type Item = Line | (NumberedTable & { readonly kind: "numbered" });

/** 附件1：, 附表2, 附件： — the line that begins an annex. */
const ANNEX =
  /^[\s\u3000]*(附\s*[件表录])\s*([0-9０-９一二三四五六七八九十]{0,3})\s*(?:[-－—]\s*([0-9０-９]{1,2}))?\s*(?=[:：.．、\s\u3000（(]|$|[^0-9０-９:：\s。，,；;]{2,40}$)/;
/** What a table's notes begin with. */
const NOTE =
  /^[\s\u3000]*(?:[（(【[]?(?:填表)?(?:说\s*明|备\s*注|注\s*\d{0,2}|附\s*注|注意事项|填表人|填报人|制表|审核人?|日期|年\s*月\s*日)|[（(]?[0-9０-９一二三四五六七八九十]{1,3}[)）．.、]|[①-⑳])/;
const LONG_LINE = 60;
/** So many sentences above a table are the heading of a form; more are the text of a notice. */
const FEW_SENTENCES = 3;

/** The text of a notice, on a sheet of its own where it is more than the lines around a table. */
const PROSE = "正文";

/** Excel's longest name of a sheet, and the signs that it forbids. */
const LONGEST_NAME = 31;
const FORBIDDEN = /[\\/?*[\]:：\u0000-\u001f]/gu;

/**
 * Divides a document into sheets: one for each table, with the lines above and below that belong to it; the text of a
 * notice stands on sheets of its own, in its place among them. A document without a text is a blank sheet.
 */
export function pagesOf(blocks: readonly Block[]): readonly DocumentPage[] {
  const pages: DocumentPage[] = [];
  const names = new Names();
  let prose: string[] = [];
  const addProse = (): void => {
    if (prose.length > 0) pages.push({ name: names.unique(PROSE), above: prose, table: null, below: [] });
    prose = [];
  };
  for (const { before, tables } of sectionsOf(itemsOf(blocks))) {
    const head = tables.length === 0 ? [] : headOf(before);
    for (const { text } of before.slice(0, before.length - head.length)) prose.push(text);
    if (tables.length === 0) continue;
    addProse();
    const mark = before.find(({ text }) => ANNEX.test(text)) ?? null;
    let above = head;
    tables.forEach(({ table, after }, i) => {
      const [below, next] = i === tables.length - 1 ? [after, []] : splitBetween(after);
      pages.push({
        name: names.unique(nameOf(above, i === 0 ? mark : null, table.number)),
        above: above.map(({ text }) => text),
        table,
        below: below.map(({ text }) => text),
      });
      above = next;
    });
  }
  addProse();
  return pages.length > 0 ? pages : [{ name: PROSE, above: [], table: null, below: [] }];
}

/** Frames are opened, blank lines and tables without a text left out; tables are numbered. */
function itemsOf(blocks: readonly Block[]): readonly Item[] {
  const items: Item[] = [];
  let number = 0;
  let startsPage = false;
  const add = (found: readonly Block[]): void => {
    for (const block of found) {
      if (block.kind === "table") {
        const framed = framedIn(block);
        if (framed) {
          add(framed);
          continue;
        }
        number++;
        const table = plainTable(block);
        if (table.cells.some(({ text }) => text !== "")) items.push({ ...table, kind: "numbered", number });
        continue;
      }
      startsPage ||= block.startsPage;
      if (block.text.trim() === "") continue;
      items.push({ ...block, text: block.text.replace(/^[\t \u3000\u00a0]+/, "").trimEnd(), startsPage });
      startsPage = false;
    }
  };
  add(blocks);
  return items;
}

/** What a table of a single column holds that was drawn around other tables; null for any other table. */
function framedIn({ rows }: Table): readonly Block[] | null {
  const hasTable = rows.some((cells) => cells.some(({ blocks }) => blocks.some(({ kind }) => kind === "table")));
  const isFrame = hasTable && rows.every((cells) => cells.filter(({ blocks }) => !isBlank(blocks)).length <= 1);
  return isFrame ? rows.flatMap((cells) => cells.flatMap(({ blocks }) => blocks)) : null;
}

function isBlank(blocks: readonly Block[]): boolean {
  return blocks.every((block) => block.kind === "line" && block.text.trim() === "");
}

/** Lines, then tables with the lines after each. */
interface Section {
  readonly before: Line[];
  readonly tables: { readonly table: NumberedTable; readonly after: Line[] }[];
}

/** An annex begins a section. */
function sectionsOf(items: readonly Item[]): readonly Section[] {
  let section: Section = { before: [], tables: [] };
  const sections = [section];
  for (const item of items) {
    if (item.kind === "numbered") {
      section.tables.push({ table: item, after: [] });
      continue;
    }
    if (ANNEX.test(item.text)) {
      section = { before: [], tables: [] };
      sections.push(section);
    }
    (section.tables.at(-1)?.after ?? section.before).push(item);
  }
  return sections;
}

/** The lines above a table that are its heading: all of them, unless they are the text of a notice. */
function headOf(lines: readonly Line[]): readonly Line[] {
  if (lines.filter(isSentence).length <= FEW_SENTENCES) return lines;
  const last = lines.findLastIndex(isSentence);
  const page = lines.findLastIndex(({ startsPage }) => startsPage);
  return lines.slice(page > last ? page : last + 1);
}

function isSentence({ text }: Line): boolean {
  return text.length > LONG_LINE || /[。；;]$/.test(text);
}

/** Lines between two tables: notes of the upper one, then the heading of the lower. */
function splitBetween(lines: readonly Line[]): readonly [readonly Line[], readonly Line[]] {
  const page = lines.findIndex(({ startsPage }) => startsPage);
  const centred = lines.findIndex(({ isCentred }) => isCentred);
  const begins = page >= 0 ? page : centred;
  if (begins >= 0) return [lines.slice(0, begins), lines.slice(begins)];
  const note = lines.findLastIndex((line) => NOTE.test(line.text) || isSentence(line));
  return [lines.slice(0, note + 1), lines.slice(note + 1)];
}

/** The annex that a table is, else its title, else its number. */
function nameOf(above: readonly Line[], mark: Line | null, number: number): string {
  const annex = mark && annexName(mark.text);
  if (annex) return annex;
  const title = above.find(({ text, isCentred }) => text.length <= LONG_LINE && (isCentred || isTitle(text)));
  const name = title && plainName(title.text);
  return name && !namesSomebody(name) ? name : `表${number}`;
}

/**
 * A sheet's name is taken for a branch's where it reads like one; the title of a form (农村党支部标准化建设考评细则) would
 * be for every sender. On its line above the table it is read with care.
 */
function namesSomebody(title: string): boolean {
  return nameInLabel(title) !== null;
}

function isTitle(text: string): boolean {
  return (
    !/[:：。；]/.test(text) && /(?:表|标准|办法|细则|名单|汇总|清单|台账|一览)(?:[（(][^（）()]*[)）])?\s*$/.test(text)
  );
}

function annexName(text: string): string | null {
  const found = ANNEX.exec(text);
  if (!found) return null;
  const mark = `${found[1]}${found[2]}${found[3] === undefined ? "" : `-${found[3]}`}`
    .replace(/\s/g, "")
    .normalize("NFKC");
  const rest = plainName(text.slice(found[0].length).replace(/^[\s\u3000:：.．、]+/, ""));
  return plainName(rest === "" || namesSomebody(rest) ? mark : `${mark} ${rest}`);
}

function plainName(text: string): string {
  return (
    [...text.replace(FORBIDDEN, " ").replace(/\s+/g, " ").trim()]
      .join("")
      .slice(0, LONGEST_NAME)
      .replace(/[\ud800-\udbff]$/, "")
      // Excel takes a quotation mark at either end of a name for its own.
      .replace(/^'+|'+$/g, "")
      .trim()
  );
}

class Names {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  /** The name, or 附件1 (2) where another sheet has it. */
  unique(name: string): string {
    let unique = name;
    for (let i = this.next.get(name) ?? 2; this.taken.has(unique.toLowerCase()); i++) {
      const mark = ` (${i})`;
      unique = `${name.slice(0, LONGEST_NAME - mark.length)}${mark}`;
      this.next.set(name, i + 1);
    }
    this.taken.add(unique.toLowerCase());
    return unique;
  }
}
