/** Who gives a score. `score`: a single score column that names no party. */
export const parties = ["self", "review", "members", "peers", "public", "clients", "score"] as const;
export type Party = (typeof parties)[number];

/** The ids of the known schemes; `dingji` are our own sheets, `custom` any rubric read from its sheet. */
export const schemeIds = [
  "tianning-2012",
  "cumtb-2012",
  "jilin-2012",
  "meizhou-2012",
  "yongxing-2012",
  "qingzhou-2012",
  "yichang-2012",
  "pucheng-2012",
  "jxnu-2012",
  "dingji",
  "custom",
] as const;
export type SchemeId = (typeof schemeIds)[number];

/** `<scheme>/<form>`, for example "tianning-2012/scoring". */
export type TemplateId = `${SchemeId}/${string}`;

/**
 * An authority's grading rules and forms, as plain data. Every number stands beside the clause
 * it comes from; what the document leaves open is absent here, never invented.
 */
export interface Scheme {
  readonly id: SchemeId;
  /** The name of the document or activity, as printed. */
  readonly title: string;
  readonly issuer: string;
  /** The document's number, for example "常天教委〔2012〕6号". */
  readonly document: string;
  /** Best first. Empty where the document names no levels. */
  readonly levels: readonly Level[];
  readonly levelsClause: string | null;
  /** Whose scores make the total, with their shares; empty where the document gives no weights. */
  readonly weights: readonly PartyWeight[];
  readonly vetoes: readonly Veto[];
  /** The document's list of vetoes is open ("包括但不限于"): a person may state one more. */
  readonly hasOpenVetoes: boolean;
  readonly forms: readonly Form[];
  /** Other layouts in which forms are met, under the ids of those forms: read, never drawn. */
  readonly variants?: readonly ScoringForm[];
  /** Other names under which the document or its users know a category: alias → official name. */
  readonly categoryAliases: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
  readonly deadlines: readonly Deadline[];
  /** Statements that cannot both be true of one branch. */
  readonly contradictions?: readonly Contradiction[];
  /** Shares that the document only suggests ("可占"): shown as such, never used to compute a total. */
  readonly suggestedWeights?: readonly PartyWeight[];
  /** Numbers that the document asks for beside the grading. */
  readonly indicators?: readonly Indicator[];
  readonly promotion?: PromotionRules;
  /** The stages end with the grading: rectification may go on after the last one. */
  readonly rectificationIsOpen?: boolean;
  /** Names in a title, an issuer or a branch that tell this authority from others with the same rubric. */
  readonly places?: readonly string[];
}

/** A number that the document wants reached, for example 40 hours of training a year. */
export interface Indicator {
  readonly what: string;
  readonly atLeast: number;
  readonly unit: "学时" | "小时" | "%" | "元" | "人" | "次";
  /** The document's words. */
  readonly text: string;
  readonly clause: string;
  /** Asked of one branch: by all forms (true), or of branches graded by these. Absent: asked of a whole authority. */
  readonly ofBranch?: true | readonly string[];
}

/** What keeps an organisation from a better level in a re-check. */
export interface PromotionRules {
  readonly clause: string;
  /** Findings of an inspection, stated in a column of role "inspection". */
  readonly inspection?: {
    /** Words of a finding that puts an organisation on `level` without exception. */
    readonly vetoWords: readonly string[];
    readonly vetoText: string;
    readonly level: string;
    /** Words of a result that only keeps an organisation from rising. */
    readonly blockWords: readonly string[];
    readonly blockText: string;
  };
  /** New organisations are kept from the best level unless a reason is given. */
  readonly newOrganisations?: { readonly notOn: string; readonly text: string };
}

/** Two ways to speak about one thing: a text with a word of each list contradicts itself. */
export interface Contradiction {
  readonly affirms: readonly string[];
  readonly denies: readonly string[];
}

export interface Level {
  readonly name: string;
  /** Other words for the same level, for example "A" or "优秀". */
  readonly aliases: readonly string[];
  /** Inclusive lower bound of the total; null for the lowest level and where no numbers are printed. */
  readonly from: number | null;
  /** Inclusive upper bound as printed, for finding gaps; null where none is printed. */
  readonly to: number | null;
  /** What the document wants done with branches of this level, for example "巩固". */
  readonly action: string | null;
}

export interface PartyWeight {
  readonly party: Party;
  /** Share of the total, 0…1. */
  readonly share: number;
  readonly clause: string;
}

/** A circumstance that puts a branch on a level whatever its score. */
export interface Veto {
  readonly id: string;
  /** The document's words. */
  readonly text: string;
  /** The level it leads to. */
  readonly level: string;
  readonly clause: string;
  /** Present where a score decides it; otherwise only a person can say. */
  readonly whenCategoryBelow?: { readonly category: string; readonly limit: number };
  /** Decided by a satisfaction rate (0…1) that a sheet states about one of these subjects; strictly below the limit. */
  readonly whenRateBelow?: { readonly subjects: readonly string[]; readonly limit: number };
  /** The document's wording leaves open whether it applies alone: it proposes the level, a person confirms. */
  readonly isProposal?: boolean;
}

/** A stage of the activity. Dates as printed ("3月中旬—3月下旬") beside what they mean. */
interface Stage {
  readonly name: string;
  readonly text: string;
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly clause: string;
}

interface Deadline {
  readonly what: string;
  readonly text: string;
  /** ISO date, inclusive. */
  readonly date: string;
  readonly clause: string;
}

export type Form = ScoringForm | FieldForm | TableForm;

interface FormBase {
  /** Unique within the scheme, for example "survey". */
  readonly id: string;
  /** The official title first, then other wordings that are met. */
  readonly titles: readonly string[];
  /** The official title in lines that each make sense, where it is too long for one. */
  readonly titleLines?: readonly string[];
  /** Where in the document it stands, for example "附件2". */
  readonly clause: string;
  /** The document names the form without printing it: the layout carries "本软件拟定". */
  readonly isOurLayout: boolean;
  /** Lines printed below the form, verbatim. */
  readonly notes: readonly string[];
  /** Lines of ours below it, for the screen only. */
  readonly screenNotes?: readonly string[];
  /** The printed line above the form, verbatim, for example "填报单位（盖章）：　填报人：". */
  readonly unitLine: string | null;
  readonly orientation: "portrait" | "landscape";
}

/**
 * What a column holds. `party` is a party's scores; `deduction` and `addition` are points that it took off or gave beside
 * them; `derived` is worked out from scores; `earlier` is another year's; `other` counts for nothing. Party `score` where
 * the heading names none.
 */
export type ColumnMeaning =
  | { readonly kind: "party" | "deduction" | "addition" | "derived"; readonly party: Party }
  | { readonly kind: "maximum" | "weight" | "item" | "category" | "number" | "remark" }
  | { readonly kind: "rate" | "rank" | "reason" | "person" | "date" | "earlier" | "other" };

/** A column of a rubric's sheet, by its headings of all lines (自评 / 得分); of equal ones each stands for the next. */
export interface StatedColumn {
  readonly heading: string;
  /** null where nobody says. */
  readonly meaning: ColumnMeaning | null;
}

/** A rubric with a score column for each party. */
export interface ScoringForm extends FormBase {
  readonly kind: "scoring";
  readonly rubric: Rubric;
  /** Column headings, the official one first. */
  readonly headings: {
    readonly category: readonly string[];
    /** Of the column between category and items, where the form has one. */
    readonly description?: readonly string[];
    readonly text: readonly string[];
    /** Empty where the form has no column for maxima. */
    readonly maximum: readonly string[];
    readonly parties: readonly { readonly party: Party; readonly headings: readonly string[] }[];
  };
  /** What a person said that the columns of its sheet hold. */
  readonly statedColumns?: readonly StatedColumn[];
  /** Whose a column is that names no party, where neither a line nor the sheet's name tells. */
  readonly defaultParty?: Party;
  /** A line of our own above the form that tells whose assessment it is, with what can be chosen. */
  readonly partyLine?: { readonly label: string; readonly choices: readonly string[] };
  /** The label of a line below the form for the result that the authority decides, for example "考评结果". */
  readonly resultLine?: string;
  /** The drawn form ends with rows of its own for each party: sums of points, and the level that the party states. */
  readonly sumRows?: { readonly total?: string; readonly level?: string };
  /** The form is a report of headed paragraphs: maximum and scores stand in the heading, after these words. */
  readonly inText?: {
    readonly maximum: readonly string[];
    readonly parties: readonly { readonly party: Party; readonly words: readonly string[] }[];
  };
}

export interface Rubric {
  /** Its items have weights of their own beside their points; no sum of scores is a total then. */
  readonly hasItemWeights?: boolean;
  /** The most that a total may be, points: 加分后总分不超过100分. */
  readonly ceiling?: number;
  /** Points that all categories add up to; null where none are printed. */
  readonly total: number | null;
  readonly categories: readonly Category[];
  /** What is entered: points, or one of these letters (or level words), best first. */
  readonly letters: readonly string[] | null;
  /** Maxima for a rubric that prints none: told on the drawn form with their source, never used. */
  readonly suggestedMaxima?: { readonly maxima: readonly number[]; readonly source: string };
}

export interface Category {
  readonly name: string;
  /** null where the document prints none. */
  readonly maximum: number | null;
  readonly items: readonly Criterion[];
  /** A heading column between category and items, where the form has one. */
  readonly description?: string;
  /** As printed, where the form prints more than the name: "1.支部班子好". */
  readonly label?: string;
}

export const criterionKinds = ["score", "deduction", "bonus", "options"] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** One row of a rubric that takes a score. */
export interface Criterion {
  /** As printed, without punctuation; null where the form prints none. */
  readonly number: string | null;
  /** The official wording without its number. */
  readonly text: string;
  readonly maximum: number | null;
  readonly kind: CriterionKind;
  /** The only values allowed, where the form lists them. */
  readonly options: readonly number[] | null;
  /** Words that show that a stated problem concerns this criterion. */
  readonly matchWords: readonly string[];
  /** The score is this many times a satisfaction rate stated elsewhere. */
  readonly timesSatisfactionRate?: number;
  /** Full marks mean that all membership dues were paid. */
  readonly dependsOnDues?: boolean;
  /** The numbered statements that `text` is made of; sheets may give each a row of its own. */
  readonly factors?: readonly { readonly number: string; readonly text: string }[];
  /** What messages call it, where the text is too long or says too little. */
  readonly label?: string;
  /** Other wordings that mean this item. */
  readonly aliases?: readonly string[];
  /** Words that tell it in a freely worded heading of a report. */
  readonly keywords?: readonly string[];
}

/** What a field is for: rules and generators find fields by role, never by form. */
export type FieldRole =
  | "branch"
  | "unit"
  | "parent"
  | "signature"
  | "phone"
  | "mobile"
  | "email"
  | "date"
  | "count"
  | "dues-due"
  | "dues-paid"
  | "own-result"
  | "superior-result"
  | "funds"
  | "problems-text"
  | "problems"
  | "measures"
  | "deadline"
  | "contact"
  | "reporter"
  | "remark"
  | "text";

export interface Field {
  readonly id: string;
  /** The official label first, then other wordings. */
  readonly labels: readonly string[];
  readonly role: FieldRole;
  /** A blank is a finding. Never for signatures, seals and remarks. */
  readonly isRequired: boolean;
  /** Where the entry stands, seen from its label, most likely first. */
  readonly at: readonly ("same" | "right" | "below")[];
  /** The heading under which the label stands, where a label alone is ambiguous (书记 → 姓名). */
  readonly under?: string;
  /** The cell may only be filled by the superior organisation. */
  readonly isReserved?: boolean;
}

/** A form of labelled entries, one per branch. */
export interface FieldForm extends FormBase {
  readonly kind: "fields";
  readonly fields: readonly Field[];
  /** How the blank form is drawn. */
  readonly layout: readonly LayoutRow[];
  /** Column widths in characters. */
  readonly columnWidths: readonly number[];
}

/** One row of a drawn form, cells from left to right; a cell covered by a span from above is left out. */
export interface LayoutRow {
  /** Points; computed from the text when absent. */
  readonly height?: number;
  readonly cells: readonly LayoutCell[];
}

export interface LayoutCell {
  /** Printed text; line breaks as printed. */
  readonly label?: string;
  /** The field that is entered here (after the label, where both are given). */
  readonly field?: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** What a column of a table form holds: rules and merging find columns by role. */
export const columnRoles = [
  "number",
  "parent",
  "branch",
  "type",
  "level",
  "total",
  "score",
  "category",
  "problem",
  "measure",
  "owner",
  "deadline",
  "contact",
  "remark",
  "leader",
  "liaison",
  "office",
  "units",
  "count",
  "share",
  "date",
  "phone",
  "text",
  /** The level before a re-check. */
  "level-before",
  /** The level that a branch gives itself: an opinion. */
  "own-level",
  /** A level as the subject of a row of statistics. */
  "level-name",
  /** Whether the organisation is new: 是 or 否. */
  "is-new",
  /** What an inspection found. */
  "inspection",
  "reason",
  /** A month, or a quarter, of the year. */
  "month",
  /** A place in an order, 1 for the best. */
  "rank",
  /** Money in yuan. */
  "amount",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * A column with what it declares of its entries, beyond what its role says: scores are numbers from 0 on, counts whole
 * numbers, dates dates, levels words of the scheme. Checks, sums that are filled in, drop-downs and data validation all
 * follow from it.
 */
export interface Column {
  readonly id: string;
  readonly headings: readonly string[];
  readonly role: ColumnRole;
  /** Without this column a table is not taken for the form. */
  readonly isRequired: boolean;
  /** A blank is a finding in rows that say all of this, each in its column; [] in every row. */
  readonly requiredWhen?: {
    readonly clause: string;
    readonly says: readonly RowCondition[];
  };
  /** In characters. */
  readonly width: number;
  /** What is usually entered, offered as a drop-down list. */
  readonly options?: readonly string[];
  /** Nothing but the options fits. */
  readonly isClosed?: true;
  /** No two rows say the same here; of branches: under one committee. */
  readonly isUnique?: true;
  /** The most points that an entry, or the sum, may be, as the document says. */
  readonly maximum?: number;
  /** A date that lies on or after the one in this column, by id. */
  readonly notBefore?: string;
  /** Filled in exactly where another column, by id, says this. */
  readonly exactlyWhen?: { readonly column: string; readonly says: string; readonly clause: string };
  /** So many times the number in another column, by id, at least. */
  readonly atLeast?: {
    readonly times: number;
    readonly column: string;
    readonly unit: string;
    /** The document's words. */
    readonly text: string;
    readonly clause: string;
  };
  /** The order of the numbers in this column, by id, among the rows of one quarter. */
  readonly rankOf?: string;
  /** A column of ballots; `level` for the votes for one level. */
  readonly ballots?: "issued" | "recovered" | "valid" | { readonly level: string };
  /** Drawn as a live share of two other columns' counts, both by id; nobody types here. */
  readonly shareOf?: { readonly part: string; readonly whole: string };
  /** The column holds the sum of these columns of its row, by id: every one of them has to be a number. */
  readonly sumOf?: readonly string[];
  /** The level that the bands give to the total in this column, by id. `isDecided`: an authority decides it, and nobody fills it in. */
  readonly levelOf?: { readonly column: string; readonly isDecided?: true };
  /** The rubric's category whose points the column holds. */
  readonly indicator?: string;
}

/** A column, by role or by id, has one of these entries; without `values`, any. */
export interface RowCondition {
  readonly role?: ColumnRole;
  readonly column?: string;
  readonly values?: readonly string[];
}

/** A form with one heading row and any number of rows. */
export interface TableForm extends FormBase {
  readonly kind: "table";
  readonly columns: readonly Column[];
  /** Rows printed on the blank form. */
  readonly blankRows: number;
  /** Printed below the rows: counts per level, for example 合计 | 好 | 较好 | 一般 | 较差. */
  readonly totals: { readonly label: string; readonly levels: readonly string[] } | null;
  /** Rows printed by the form: statistics have one per level. */
  readonly printedRows?: readonly Readonly<Record<string, string>>[];
  /** The label, in the first text column, of a last row that adds up the counts. */
  readonly sumRow?: string;
  /** Its branches are among those of another form of the scheme, by id; with `level`, exactly those on it. */
  readonly drawnFrom?: { readonly forms: readonly string[]; readonly level?: string; readonly clause: string };
  /** In rows with an entry here, by id, the level may have been changed since for what stands there. */
  readonly objections?: string;
  /** Labelled entries above the table that rules look for, by id. */
  readonly lines?: readonly { readonly id: string; readonly labels: readonly string[] }[];
}
