import { HostError } from "../host";
import { COLLECT, ENTER, SKIP, type Action, type XmlHandler, type XmlTag } from "../xlsx/xml";
import type { Block, Line, Table, TableCell } from "./blocks";
import { fieldText } from "./field-text";
import type { ListCounter } from "./numbering";
import { hidings, isOn, listLevelOf, type Hiding, type NamedStyles, type NumberProperties } from "./styles";
import { symbolSign, withoutSymbolFont } from "./symbols";

/** Tables in tables in tables: no form goes deeper, and each level carries the texts of those below it. */
const DEEPEST_TABLE = 30;
/** A grid has 63 columns in Word; a number far beyond is damage. */
const MOST_COLUMNS = 10_000;

/** Characters of a field's instruction that are kept; longer ones call for data from elsewhere. */
const LONGEST_CODE = 2000;

const TICKED = "☑";
const UNTICKED = "☐";

/** Raised and lowered digits stay such: 3² is no 32. */
const RAISED = { superscript: "⁰¹²³⁴⁵⁶⁷⁸⁹", subscript: "₀₁₂₃₄₅₆₇₈₉" } as const;

interface Paragraph {
  text: string;
  style: string | null;
  number: { list: string | null; level: number | null };
  isCentred: boolean | null;
  startsPage: boolean;
  /** Its mark was deleted with changes tracked: the next paragraph goes on in it. */
  isJoined: boolean;
  /** A section ends with it, so that the next paragraph begins a page. */
  endsSection: boolean;
  /** Text boxes that hang on it: they come after it. */
  readonly boxes: Block[];
}

/** What holds paragraphs and tables: the body, a cell, a text box. */
interface Holder {
  readonly blocks: Block[];
  /** The text of a paragraph whose mark was deleted. */
  carried: string;
  /** Fields that were open where it begins: those of its own end with it. */
  readonly fields: number;
}

interface Row {
  readonly cells: TableCell[];
  next: number;
  isDeleted: boolean;
}

interface OpenTable {
  readonly widths: number[];
  readonly rows: (readonly TableCell[])[];
  row: Row | null;
  cell: { span: number; merge: TableCell["merge"]; isDeleted: boolean } | null;
}

/** A field is its instruction until it says that its result begins. */
interface Field {
  isResult: boolean;
  hasShown: boolean;
  code: string;
  /** Typed texts among its code: where its end is missing they are lost from view. */
  swallowed: string;
}

/** Texts that no line shows, those of one paragraph together. */
class Gathered {
  readonly texts: string[] = [];
  private last: object | undefined;

  add(text: string, owner: object | undefined): void {
    if (text.trim() === "") return;
    const index = this.texts.length - 1;
    if (owner && owner === this.last) this.texts[index] += text;
    else this.texts.push(text);
    this.last = owner;
  }
}

/** A content control: what it shows is what was typed into it, but for its prompt and its tick. */
interface Control {
  /** It shows the prompt of a control that nobody filled in. */
  isPrompt: boolean;
  /** null: it is no check box. */
  isTicked: boolean | null;
  hasShownTick: boolean;
}

/** Where centred paragraphs, numbers and hidden texts come from. */
interface ParagraphContext {
  readonly counter: ListCounter;
  readonly isCentred: (style: string | null) => boolean;
  readonly hiding: (styles: NamedStyles) => Readonly<Hiding>;
}

/** What was counted while the body was read. */
interface BodyCounts {
  inserted: number;
  deleted: number;
  pictures: number;
  objects: number;
}

/** Elements that stand for nothing but what is in them. */
const transparent: ReadonlySet<string> = new Set([
  ...["document", "body", "pPr", "rPr", "tblGrid", "trPr", "tcPr", "numPr", "sdtPr", "sdtContent", "ruby", "rubyBase"],
  ...["hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"],
  // Text boxes, new and old.
  ...[
    "drawing",
    "inline",
    "anchor",
    "graphic",
    "graphicData",
    "wsp",
    "txbx",
    "wgp",
    "grpSp",
    "wpc",
    "lockedCanvas",
    "sp",
  ],
  ...["pict", "object", "shape", "group", "rect", "roundrect", "oval", "line", "textbox"],
  // Formulas.
  ...[
    "oMathPara",
    "oMath",
    "f",
    "num",
    "den",
    "e",
    "d",
    "sSub",
    "sSup",
    "sSubSup",
    "sub",
    "sup",
    "rad",
    "func",
    "fName",
  ],
]);

/** What deleted texts and those that were moved away stand in. */
const transparentInGone: ReadonlySet<string> = new Set(["r", "ins", "moveTo", "hyperlink", "smartTag"]);

/** Reads the blocks of `word/document.xml`, as the document stands with all tracked changes accepted. */
export class BodyReader implements XmlHandler {
  readonly counts: BodyCounts = { inserted: 0, deleted: 0, pictures: 0, objects: 0 };
  /** Formatted as hidden, or struck out. */
  readonly hidden = new Gathered();
  readonly deleted = new Gathered();
  private readonly path: string[] = [];
  private readonly holders: Holder[] = [{ blocks: [], carried: "", fields: 0 }];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly fields: Field[] = [];
  /** For each AlternateContent that is open: whether a choice of it was taken. */
  private readonly choices: boolean[] = [];
  /** Of the run that is open. */
  private hiding: Hiding = {};
  private runStyle: string | null = null;
  private font: string | null = null;
  /** A page break came after the last text. */
  private breaksPage = false;
  private readonly controls: Control[] = [];
  private raised: "superscript" | "subscript" | null = null;
  /** How many of them are open. */
  private deletions = 0;
  private departures = 0;
  /** What was moved away, and all that stands or stood where something was moved to. */
  private readonly moved = new Gathered();
  private arrived = "";
  private formulas = 0;
  private powers = 0;
  private formField: { box: boolean | null; choice: number; options: string[] } | null = null;

  constructor(
    private readonly part: string,
    private readonly context: ParagraphContext,
  ) {}

  finish(): readonly Block[] {
    const [body] = this.holders;
    if (!body) return [];
    this.endFields(0);
    this.flush(body);
    // It stands where it was moved to, or stood there until it was deleted; else it is gone from here.
    for (const text of this.moved.texts) if (!this.arrived.includes(text)) this.deleted.add(text, undefined);
    return body.blocks;
  }

  open(tag: XmlTag): Action {
    const action = this.enter(tag);
    if (action !== SKIP) this.path.push(tag.name);
    return action;
  }

  close(name: string, text: string): void {
    this.path.pop();
    switch (name) {
      case "t":
      case "delText":
        if (this.path.includes("moveTo")) this.arrived += text;
        if (this.deletions > 0 || name === "delText") this.deleted.add(text, this.paragraphs.at(-1));
        else if (this.departures > 0) this.moved.add(text, this.paragraphs.at(-1));
        else this.takeText(text);
        return;
      case "p":
        this.closeParagraph();
        return;
      case "r":
        this.hiding = {};
        this.runStyle = null;
        this.font = null;
        this.raised = null;
        return;
      case "tc":
        this.closeCell();
        return;
      case "tr":
        this.closeRow();
        return;
      case "tbl":
        this.closeTable();
        return;
      case "txbxContent":
      case "txBody":
        this.closeBox();
        return;
      case "AlternateContent":
        this.choices.pop();
        return;
      case "sdt":
        this.controls.pop();
        return;
      case "fldChar":
        this.closeFormField();
        return;
      case "del":
        this.deletions--;
        return;
      case "moveFrom":
        this.departures--;
        return;
      case "instrText":
        this.takeCode(text);
        return;
      default:
        this.closeFormula(name);
    }
  }

  private closeFormula(name: string): void {
    if (name === "oMath") this.formulas--;
    if (this.formulas === 0) return;
    if (name === "num" && this.path.at(-1) === "f") this.emit("/");
    if (name === "d" || name === "rad") this.emit(")");
    if (name === "sup") this.powers--;
  }

  private enter(tag: XmlTag): Action {
    const parent = this.path.at(-1);
    switch (parent) {
      case "pPr":
      case "numPr":
        return this.enterParagraphProperty(tag);
      case "rPr":
        return this.enterRunProperty(tag);
      case "tblGrid":
      case "trPr":
      case "tcPr":
        return this.enterTableProperty(tag, parent);
      case "sdtPr":
      case "checkbox":
        return this.enterControlProperty(tag);
      case "ffData":
      case "checkBox":
      case "ddList":
        return this.enterFieldData(tag);
      default:
        return this.enterContent(tag);
    }
  }

  private enterContent(tag: XmlTag): Action {
    if (this.deletions > 0 || this.departures > 0) return this.enterGone(tag.name);
    switch (tag.name) {
      case "t":
      case "instrText":
        return COLLECT;
      case "r":
        return ENTER;
      case "p":
        this.openParagraph();
        return ENTER;
      case "tbl":
        this.openTable();
        return ENTER;
      case "tr":
        if (this.table) this.table.row = { cells: [], next: 0, isDeleted: false };
        return this.table ? ENTER : SKIP;
      case "tc":
        return this.openCell();
      case "txbxContent":
      case "txBody":
        this.openHolder();
        return ENTER;
      case "ins":
        this.counts.inserted++;
        return ENTER;
      case "del":
        this.counts.deleted++;
        this.deletions++;
        return ENTER;
      case "moveFrom":
        this.counts.deleted++;
        this.departures++;
        return ENTER;
      case "moveTo":
        this.counts.inserted++;
        return ENTER;
      case "AlternateContent":
        this.choices.push(false);
        return ENTER;
      case "Choice":
      case "Fallback":
        return this.enterChoice();
      case "pic":
      case "imagedata":
        this.counts.pictures++;
        return SKIP;
      case "OLEObject":
      case "altChunk":
      case "chart":
      case "relIds":
        this.counts.objects++;
        return SKIP;
      case "sdt":
        this.controls.push({ isPrompt: false, isTicked: null, hasShownTick: false });
        return ENTER;
      default:
        return this.enterRunContent(tag) ?? this.enterFormula(tag) ?? (transparent.has(tag.name) ? ENTER : SKIP);
    }
  }

  private enterGone(name: string): Action {
    if (name === "delText" || name === "t") return COLLECT;
    if (name === "del") this.deletions++;
    else if (name === "moveFrom") this.departures++;
    else if (!transparentInGone.has(name)) return SKIP;
    return ENTER;
  }

  /** Formulas as one would type them: (a+b)/2, √(3), 3²; null outside of them. */
  private enterFormula(tag: XmlTag): Action | null {
    if (tag.name === "oMath") this.formulas++;
    if (this.formulas === 0) return null;
    switch (tag.name) {
      case "d":
        this.emit("(");
        return ENTER;
      case "rad":
        this.emit("√(");
        return ENTER;
      case "sup":
        this.powers++;
        return ENTER;
      case "chr":
        this.emit(tag.getPrefixed("val") ?? "");
        return SKIP;
      default:
        return tag.name.endsWith("Pr") && tag.name !== "naryPr" ? SKIP : ENTER;
    }
  }

  /** What stands in a run beside its text; null for anything else. */
  private enterRunContent(tag: XmlTag): Action | null {
    switch (tag.name) {
      case "tab":
      case "ptab":
        this.emit("\t");
        return SKIP;
      case "br":
        if (tag.getPrefixed("type") === "page") this.breaksPage = true;
        else this.emit("\n");
        return SKIP;
      case "lastRenderedPageBreak":
        return SKIP;
      case "cr":
        this.emit("\n");
        return SKIP;
      case "noBreakHyphen":
        this.emit("-");
        return SKIP;
      case "sym": {
        const code = Number.parseInt(tag.getPrefixed("char") ?? "", 16);
        this.emit(Number.isNaN(code) ? "" : (symbolSign(tag.getPrefixed("font") ?? "", code) ?? ""));
        return SKIP;
      }
      case "fldChar":
        return this.enterField(tag.getPrefixed("fldCharType"));
      case "ffData":
        this.formField = { box: null, choice: 0, options: [] };
        return ENTER;
      default:
        return null;
    }
  }

  private enterParagraphProperty(tag: XmlTag): Action {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return SKIP;
    switch (tag.name) {
      case "pStyle":
        paragraph.style = tag.getPrefixed("val") ?? null;
        return SKIP;
      case "numPr":
      case "rPr":
        return ENTER;
      case "ilvl":
        paragraph.number.level = listLevelOf(tag);
        return SKIP;
      case "numId":
        paragraph.number.list = tag.getPrefixed("val") ?? null;
        return SKIP;
      case "jc":
        paragraph.isCentred = tag.getPrefixed("val") === "center";
        return SKIP;
      case "pageBreakBefore":
        paragraph.startsPage ||= isOn(tag.getPrefixed("val") ?? "1");
        return SKIP;
      case "sectPr":
        paragraph.endsSection = true;
        return SKIP;
      default:
        return SKIP;
    }
  }

  private enterRunProperty(tag: XmlTag): Action {
    const isMark = this.path.at(-2) === "pPr";
    switch (tag.name) {
      // What somebody struck out stands no longer.
      case "vanish":
      case "strike":
      case "dstrike":
        if (!isMark) this.hiding[tag.name] = isOn(tag.getPrefixed("val") ?? "1");
        return SKIP;
      case "rStyle":
        if (!isMark) this.runStyle = tag.getPrefixed("val") ?? null;
        return SKIP;
      case "vertAlign": {
        const kind = tag.getPrefixed("val");
        if (!isMark) this.raised = kind === "superscript" || kind === "subscript" ? kind : null;
        return SKIP;
      }
      case "rFonts":
        if (!isMark) this.font = tag.getPrefixed("ascii") ?? tag.getPrefixed("hAnsi") ?? null;
        return SKIP;
      case "del":
      case "moveFrom": {
        const paragraph = this.paragraphs.at(-1);
        if (isMark && paragraph) {
          paragraph.isJoined = true;
          this.counts.deleted++;
        }
        return SKIP;
      }
      default:
        return SKIP;
    }
  }

  private enterTableProperty(tag: XmlTag, parent: string): Action {
    const { table } = this;
    if (!table) return SKIP;
    if (parent === "tblGrid") {
      if (tag.name === "gridCol" && table.widths.length < MOST_COLUMNS) table.widths.push(this.whole(tag, "w", 0));
      return SKIP;
    }
    if (parent === "trPr" && table.row) {
      if (tag.name === "gridBefore") table.row.next = this.whole(tag, "val", 0);
      if (tag.name === "del") {
        table.row.isDeleted = true;
        this.counts.deleted++;
      }
      if (tag.name === "ins") this.counts.inserted++;
      return SKIP;
    }
    if (!table.cell) return SKIP;
    if (tag.name === "gridSpan") table.cell.span = Math.max(1, this.whole(tag, "val", 1));
    if (tag.name === "vMerge") table.cell.merge = tag.getPrefixed("val") === "restart" ? "begins" : "continues";
    if (tag.name === "cellDel") {
      table.cell.isDeleted = true;
      this.counts.deleted++;
    }
    return SKIP;
  }

  private enterControlProperty(tag: XmlTag): Action {
    const control = this.controls.at(-1);
    if (!control) return SKIP;
    if (tag.name === "showingPlcHdr") control.isPrompt = isOn(tag.getPrefixed("val") ?? "1");
    if (tag.name === "checked") control.isTicked = isOn(tag.getPrefixed("val") ?? "1");
    return tag.name === "checkbox" ? ENTER : SKIP;
  }

  private enterFieldData(tag: XmlTag): Action {
    const field = this.formField;
    if (!field) return SKIP;
    switch (tag.name) {
      case "checkBox":
        field.box ??= false;
        return ENTER;
      case "ddList":
        return ENTER;
      // Of both the later counts: the default comes first.
      case "default":
      case "checked":
        if (this.path.at(-1) === "checkBox") field.box = isOn(tag.getPrefixed("val") ?? "1");
        return SKIP;
      case "result":
        field.choice = this.whole(tag, "val", 0);
        return SKIP;
      case "listEntry":
        field.options.push(tag.getPrefixed("val") ?? "");
        return SKIP;
      default:
        return SKIP;
    }
  }

  private enterChoice(): Action {
    const last = this.choices.length - 1;
    if (last < 0 || this.choices[last]) return SKIP;
    this.choices[last] = true;
    return ENTER;
  }

  private enterField(type: string | undefined): Action {
    if (type === "begin") this.fields.push({ isResult: false, hasShown: false, code: "", swallowed: "" });
    else if (type === "end") {
      const field = this.fields.pop();
      if (field && !field.hasShown) this.emit(fieldText(field.code));
    } else {
      const field = this.fields.at(-1);
      if (field) field.isResult = true;
    }
    return ENTER;
  }

  /** The state of a form field of the old kind stands in its properties. */
  private closeFormField(): void {
    const field = this.formField;
    this.formField = null;
    if (!field) return;
    const text = field.box === null ? (field.options[field.choice] ?? "") : field.box ? TICKED : UNTICKED;
    const paragraph = this.paragraphs.at(-1);
    if (paragraph) paragraph.text += text;
  }

  private get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  /** The run that is open is formatted as hidden, or struck out. */
  private get isHidden(): boolean {
    const paragraph = this.paragraphs.at(-1)?.style ?? null;
    const said = { ...this.context.hiding({ paragraph, character: this.runStyle }), ...this.hiding };
    return hidings.some((hiding) => said[hiding]);
  }

  private get holder(): Holder {
    return this.holders.at(-1) as Holder;
  }

  private takeText(text: string): void {
    if (this.isHidden) {
      this.hidden.add(text, this.paragraphs.at(-1));
      return;
    }
    const field = this.fields.at(-1);
    if (field && !field.isResult) field.swallowed += text;
    const shown = withoutSymbolFont(text, this.font);
    const raised = this.powers > 0 ? "superscript" : this.raised;
    this.emit(raised === null ? shown : shown.replace(/\d/g, (digit) => RAISED[raised][Number(digit)] ?? digit));
  }

  private emit(text: string): void {
    if (text === "" || this.isHidden) return;
    if (this.fields.some((field) => !field.isResult)) {
      this.takeCode(text);
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (this.controls.some((control) => control.isPrompt)) return;
    for (const field of this.fields) field.hasShown = true;
    if (this.breaksPage && paragraph.text.trim() === "") {
      paragraph.startsPage = true;
      this.breaksPage = false;
    }
    const box = this.controls.at(-1);
    if (!box || box.isTicked === null) {
      paragraph.text += text;
      return;
    }
    // Whatever sign somebody chose for it: ☒ means ticked in Word.
    if (!box.hasShownTick) paragraph.text += box.isTicked ? TICKED : UNTICKED;
    box.hasShownTick = true;
  }

  /** Part of the instruction of the innermost field. */
  private takeCode(text: string): void {
    const field = this.fields.at(-1);
    if (field && !field.isResult && field.code.length < LONGEST_CODE) field.code += text;
  }

  /** Fields whose end is missing: what was typed in them is told. */
  private endFields(open: number): void {
    for (const { swallowed } of this.fields.splice(open)) this.hidden.add(swallowed, undefined);
  }

  private openHolder(): void {
    this.holders.push({ blocks: [], carried: "", fields: this.fields.length });
  }

  private closeHolder(): Holder | undefined {
    const holder = this.holders.pop();
    if (!holder) return undefined;
    this.endFields(holder.fields);
    this.flush(holder);
    return holder;
  }

  private openParagraph(): void {
    this.paragraphs.push({
      text: this.holder.carried,
      style: null,
      number: { list: null, level: null },
      isCentred: null,
      startsPage: false,
      isJoined: false,
      endsSection: false,
      boxes: [],
    });
    this.holder.carried = "";
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { holder } = this;
    if (paragraph.endsSection) this.breaksPage = true;
    if (paragraph.isJoined) holder.carried = paragraph.text;
    else holder.blocks.push(this.toLine(paragraph));
    // One by one: a call with too many arguments fails.
    for (const block of paragraph.boxes) holder.blocks.push(block);
  }

  private toLine({ text, style, number, isCentred, startsPage }: Paragraph): Line {
    const label = this.context.counter.next(number satisfies NumberProperties, style);
    return {
      kind: "line",
      text: label + text,
      isCentred: isCentred ?? this.context.isCentred(style),
      startsPage,
    };
  }

  private flush(holder: Holder): void {
    if (holder.carried !== "") {
      holder.blocks.push({ kind: "line", text: holder.carried, isCentred: false, startsPage: false });
    }
    holder.carried = "";
  }

  private closeBox(): void {
    const holder = this.closeHolder();
    if (!holder) return;
    const into = this.paragraphs.at(-1)?.boxes ?? this.holder.blocks;
    for (const block of holder.blocks) into.push(block);
  }

  private openTable(): void {
    if (this.tables.length >= DEEPEST_TABLE) {
      throw new HostError("too-large", `${this.part}: tables nested too deeply`, {
        part: this.part,
        limit: DEEPEST_TABLE,
      });
    }
    this.tables.push({ widths: [], rows: [], row: null, cell: null });
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    const { widths, rows } = table;
    this.holder.blocks.push({ kind: "table", widths, rows } satisfies Table);
  }

  private openCell(): Action {
    if (!this.table?.row) return SKIP;
    this.table.cell = { span: 1, merge: null, isDeleted: false };
    this.openHolder();
    return ENTER;
  }

  private closeCell(): void {
    const holder = this.closeHolder();
    const { table } = this;
    const { row, cell } = table ?? {};
    if (!table || !holder || !row || !cell) return;
    table.cell = null;
    const start = row.next;
    if (start + cell.span > MOST_COLUMNS) {
      throw new HostError("damaged", `${this.part}: column ${start}`, { part: this.part, reason: "content" });
    }
    row.next = start + cell.span;
    if (cell.isDeleted) this.tellDeleted(holder.blocks);
    row.cells.push({
      start,
      span: cell.span,
      merge: cell.merge,
      blocks: cell.isDeleted ? [] : holder.blocks,
    });
  }

  private closeRow(): void {
    const { table } = this;
    if (!table?.row) return;
    const { cells, isDeleted } = table.row;
    table.row = null;
    if (isDeleted) for (const { blocks } of cells) this.tellDeleted(blocks);
    else table.rows.push(cells);
  }

  /** Texts that nobody deleted by themselves, but what they stand in. */
  private tellDeleted(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === "line") this.deleted.add(block.text, undefined);
      else for (const row of block.rows) for (const cell of row) this.tellDeleted(cell.blocks);
    }
  }

  private whole(tag: XmlTag, name: string, otherwise: number): number {
    const value = tag.getPrefixed(name) ?? "";
    return /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Math.round(Number(value)) : otherwise;
  }
}
