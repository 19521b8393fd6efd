import { chineseNumber } from "./numbering";
import { plainSentence } from "./plain-sentence";
import { tokensOf } from "./points-tokens";

/** A level as a rubric's own notes state it. */
export interface StatedBand {
  readonly name: string;
  /** Inclusive lower bound, points; null for the lowest, and where no numbers are given. */
  readonly from: number | null;
  readonly to: number | null;
  /** The bounds are percent of the points that can be had. */
  readonly isShare?: true;
}

/**
 * Reads which totals make which level, in any wording: `90分以上为先进`, `80（含）—89分`, `“好”：90分以上`,
 * `80分以上，90分以下`, `80≤X＜90`, `不足60分`, `其余为差`. Levels named without numbers are read from `分为…四个等次`.
 * Best first; [] when the text names no levels.
 *
 * ```
 * text ─► bounds ─► ranges ─► the words before and after each range ─► one name per range
 * ```
 * The names stand on one side of the ranges of a text, the side on which more of them are found; a range
 * without a name there may have its own on the other (`好的须在90分以上；60分以下的为差`).
 */
export function readBands(text: string): readonly StatedBand[] {
  const sentence = plainSentence(text);
  return OF_ALL_POINTS.test(sentence)
    ? bandsIn(sentence.replace(/%/g, "分")).map((band) => ({ ...band, isShare: true as const }))
    : bandsIn(sentence);
}

/** 标化分85%以上为良好: a share of all points that can be had, and of nothing else. */
const OF_ALL_POINTS = /(?:标化分|得分率|得分比例|应得分|总分|满分)(?:数|值)?的?[^;。%]{0,6}\d%(?:及?以上|-)/;

function bandsIn(sentence: string): readonly StatedBand[] {
  const clean = givingLevels(withoutListNumbers(spellOut(sentence)));
  const ranges = joinRanges(clean, findBounds(clean));
  const named = (side: Side): (string | null)[] => ranges.map((range, i) => range.name ?? side(clean, ranges, i));
  const after = named(nameAfter);
  const before = named(nameBefore);
  const explained = ranges.map((range, i) => (explains(clean, range) ? (before[i] ?? null) : null));
  const isBefore = known(before) > known(after) || known(explained) === ranges.length;
  const [near, others] = isBefore ? [before, after] : [after, before];
  const names = known(explained) >= 2 ? withExplained(explained, [after, before]) : near;
  const best = distinct(
    ranges.flatMap(({ from, to }, i) => {
      const other = others[i] ?? null;
      const name = names[i] ?? (names.includes(other) ? null : other);
      return name === null ? [] : [{ name, from, to }];
    }),
  );
  const rest = best.length > 0 && best.every((b) => b.from !== null) ? restLevel(clean, best) : [];
  const bands = [...best, ...rest];
  if (bands.length >= 2) return order(bands);
  return namedLevels(clean).map((name) => ({ name, from: null, to: null }));
}

/** 优秀（90分以上）、良好（80—89分）: a range in brackets explains the word before it. */
function explains(clean: string, { start, end }: Range): boolean {
  return clean[start - 1] === "(" && clean[end] === ")" && /[^\s,、;:。()]/.test(clean[start - 2] ?? "");
}

/** …、及格（60—69分）、60分以下为不及格: a range without brackets among them has a name that no bracket explains. */
function withExplained(
  explained: readonly (string | null)[],
  sides: readonly (readonly (string | null)[])[],
): readonly (string | null)[] {
  return explained.map(
    (name, i) => name ?? sides.map((side) => side[i] ?? null).find((other) => !explained.includes(other)) ?? null,
  );
}

/** 九十分 in figures; a remark on whether a limit counts (含90分) changes nothing about lower bounds. */
function spellOut(clean: string): string {
  return clean
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?(?=分)/g, (word) => String(chineseNumber(word) ?? word))
    .replace(/\((?:不?含|包含|包括|不包括)[^)]*\)/g, "")
    .replace(/\(及?(以[上下])\)/g, "$1")
    .replace(/(?<=\d分?)含(?=[\d以及、,至到-])/g, "");
}

/**
 * `1.85分以上为…；2.60分至84分为…`: numbers that count up are those of a list and no part of 2.60. One alone
 * (`2.90分以上为优秀，80—89分为良好`) is one where the other bounds are far above what it would be as a decimal.
 */
function withoutListNumbers(text: string): string {
  const leads = [...text.matchAll(/(?<=^|[:;。])(\d{1,2})[.、]/g)];
  const counted = leads.filter((lead, i) => {
    const number = Number(lead[1]);
    return number === 1 || number === Number(leads[i - 1]?.[1]) + 1 || number === Number(leads[i + 1]?.[1]) - 1;
  });
  const numbers = leads.length === 1 && !isDecimal(text, leads[0]?.index ?? 0) ? leads : counted;
  return numbers.reduceRight((rest, { 0: all, index }) => rest.slice(0, index) + rest.slice(index + all.length), text);
}

/** A decimal bound has others of its size beside it. */
function isDecimal(text: string, at: number): boolean {
  const [first, ...others] = [...text.slice(at).matchAll(/\d{1,4}(?:\.\d+)?(?=分|-|以|至)/g)].map((m) => Number(m[0]));
  return first === undefined || others.length === 0 || Math.max(...others) < FAR_ABOVE * first;
}

/** Bounds of one list lie within this ratio: 59 is no neighbour of 2.9. */
const FAR_ABOVE = 10;

/** What follows from a level, and so gives none: 低于60分的限期整改, 95分以上的优先推荐. */
const CONSEQUENCE =
  /^(?:的|者|单位|党支部|党组织|支部|学校|可以?|将|应当?|须|要|一律|予以|给予|进行|由上级)*(?:优先|推荐|限期|责令|整改|整顿|通报|约谈|诫勉|表彰|表扬|奖励|取消|暂停|不得|不能|不予|问责|扣|纳入)/;
/** What a total may be at most: 加分后总分不超过100分, 最高100分封顶. */
const CEILING = /(?:加分|附加|奖励|总分|得分|累计|合计|最高|最多)/;
const CEILING_END =
  /(?:不得?超过|不能超过|不高于|最高为?|最多为?|上限为?)\d{1,4}(?:\.\d+)?分?(?:封顶|为限|计算?)?$|\d分?(?:封顶|为限)$/;

/** The text without the pieces that state a bound and give no level for it. */
function givingLevels(clean: string): string {
  return clean
    .split(/(?<=[;。])/)
    .map((sentence) => {
      const pieces = sentence.split(/(?<=,)/);
      const isLeft = pieces.map((piece, i) => statesNoLevel(piece, pieces[i + 1] ?? ""));
      const follows = (piece: string, before: string, i: number): boolean =>
        boundLess(before) === "" && (isLeft[i - 1] || (isNamed(before) && CONSEQUENCE.test(piece)));
      return pieces.filter((piece, i) => !isLeft[i] && !follows(piece, pieces[i - 1] ?? "", i)).join("");
    })
    .join("");
}

function statesNoLevel(piece: string, next: string): boolean {
  const bare = piece.replace(/[,;。]$/, "");
  if (!/\d/.test(bare)) return false;
  if (CEILING.test(bare) && CEILING_END.test(bare)) return true;
  const said = boundLess(piece);
  return said === "" ? CONSEQUENCE.test(next) && !isNamed(piece) : CONSEQUENCE.test(said);
}

/** A级:90分以上,优先采购: what stands before the sign is a level, whatever follows from it. */
function isNamed(piece: string): boolean {
  const name = /^([^\d:]{1,8}):(?=.*\d)/.exec(piece)?.[1];
  return name !== undefined && levelName(name) !== null;
}

/** What a piece says after its last bound; "" where only connecting words follow. */
function boundLess(piece: string): string {
  const end = Math.max(...[...piece.matchAll(/\d分?(?:及?以[上下])?/g)].map((m) => m.index + m[0].length), 0);
  return piece
    .slice(end)
    .replace(/[,;。]/, "")
    .replace(/^(?:的|者)$/, "");
}

/** A number of points with what the words around it make of it. */
interface Bound {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** from: at least; to: at most, or below; null: nothing says. */
  readonly role: "from" | "to" | null;
  /** The sign of an inequality stands on the far or near side of the number. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** What follows a number that counts something else: people, years, percent. */
const OTHER_UNIT = /^(?:%|个|人|名|次|年|月|日|天|条|项|件|篇|类|级|档|岁|元|万|学时|周|号|楼|户|期|票|:)/;

function findBounds(clean: string): Bound[] {
  const { word, list } = tokensOf(clean);
  const textOf = (at: number): string => clean.slice(list[at]?.start, list[at]?.end);
  const isSign = (at: number): boolean => /^[≤<≥>]/.test(textOf(at));
  return [...word.matchAll(/n(u?)/g)].flatMap(({ index: at, 1: unit = "" }): Bound[] => {
    const [start, numberEnd] = [list[at]?.start as number, list[at]?.end as number];
    const value = Number(clean.slice(start, numberEnd));
    if (value > MOST_TOTAL || OTHER_UNIT.test(clean.slice(numberEnd)) || /[第.]$/.test(clean.slice(0, start)))
      return [];
    const next = at + 1 + unit.length;
    const end = list[next - 1]?.end as number;
    const lead = /[FLX]/.exec(word[at - 1] ?? "")?.[0];
    const opens = isSign(next);
    const bound = (role: Bound["role"], place: Pick<Bound, "start" | "end">): Bound => ({
      ...place,
      value,
      role,
      opens,
      closes: isSign(at - 1),
    });
    const behind = { start, end: list[next]?.end ?? end };
    if (/[AZ]/.test(word[next] ?? "")) return [bound(word[next] === "A" ? "from" : "to", behind)];
    if (lead) return [bound(lead === "F" ? "from" : "to", { start: list[at - 1]?.start as number, end })];
    if (opens) return [bound(word[next] === "L" ? "from" : "to", behind)];
    return [bound(null, { start, end })];
  });
}

/** Above that no total is stated. */
const MOST_TOTAL = 9999;

/** The totals of one level; `name` where an inequality holds it in its middle: 90＞良好≥80. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly name: string | null;
}

const DASH = /^(?:-|至|到)$/;
const AND = /^[,、]?(?:且|但|并且|而|又)?(?:总分|得分)?(?:在)?[,、]?(?:-|至|到)?$/;
/** A level: A to E, and S above them. */
const LETTER = /^[A-ES]$/;
const VARIABLE = /^([\u4e00-\u9fa5]{1,6}|[A-Za-z])$/;

/** A≥90, 80≤B<90: several letters beside signs are the names, one is what is measured. */
const areLettersNames = (clean: string): boolean => new Set(clean.match(/[A-Z](?=[≤<≥>])|(?<=[≤<≥>])[A-Z]/g)).size > 1;
const MEASURE = /^(?:[A-Za-z]|.*(?:分|得分|分值|分数|成绩|总评))$/;

function joinRanges(clean: string, bounds: readonly Bound[]): Range[] {
  const ranges: Range[] = [];
  const areLetters = areLettersNames(clean);
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i] as Bound;
    const next = bounds[i + 1];
    const between = next ? clean.slice(bound.end, next.start) : "";
    const pair = next ? joined(bound, next, between, areLetters) : null;
    if (next && pair) {
      ranges.push({ start: bound.start, end: next.end, ...pair });
      i++;
    } else if (bound.role !== null) {
      const { start, end, value, role } = bound;
      ranges.push({ start, end, from: role === "from" ? value : null, to: role === "to" ? value : null, name: null });
    }
  }
  return ranges;
}

function joined(a: Bound, b: Bound, between: string, areLetters: boolean): Pick<Range, "from" | "to" | "name"> | null {
  const pair = (name: string | null): Pick<Range, "from" | "to" | "name"> => ({
    from: Math.min(a.value, b.value),
    to: Math.max(a.value, b.value),
    name,
  });
  const isSpan = DASH.test(between) && (a.role === null || a.role !== b.role);
  const isFromTo = a.role !== null && b.role !== null && a.role !== b.role && AND.test(between);
  if (isSpan || isFromTo) return pair(null);
  const variable = a.opens && b.closes && a.role !== b.role ? VARIABLE.exec(between)?.[1] : undefined;
  if (variable === undefined) return null;
  return pair(MEASURE.test(variable) && !(areLetters && LETTER.test(variable)) ? null : variable);
}

/** Finds the name of the range at `i`; null where that side has none. */
type Side = (clean: string, ranges: readonly Range[], i: number) => string | null;

const QUOTED = /"([^"]{1,12})"/;
/** Between the pieces of a sentence, one of which is the name. */
const PIECES = /[,、:()]|属于|判为|[为是属列]/;

const nameAfter: Side = (clean, ranges, i) => {
  const gap = clean.slice((ranges[i] as Range).end, ranges[i + 1]?.start ?? clean.length);
  const sentence = gap.split(/[;。\n]/)[0] ?? "";
  // 80分以上且"必达项"全部通过为合格: what is quoted there belongs to a further condition.
  const quoted = (FURTHER.test(sentence) ? /[为是]"([^"]{1,12})"/ : QUOTED).exec(sentence)?.[1];
  if (quoted !== undefined) return levelName(quoted);
  return firstName(sentence.split(PIECES));
};

const nameBefore: Side = (clean, ranges, i) => {
  const gap = clean.slice(ranges[i - 1]?.end ?? 0, (ranges[i] as Range).start);
  const last = gap.split(/[;。\n]/).at(-1) ?? "";
  const sentence = areLettersNames(clean) ? last : last.replace(/[N-Zn-z]$/, "");
  const quoted = sentence.split(QUOTED).at(-2);
  if (quoted !== undefined) return levelName(quoted);
  return firstName(sentence.split(PIECES).reverse());
};

const FURTHER = /^(?:的)?,?(?:并)?且[^\d]/;

/** The first piece that is not mere connecting words must be the name; anything else there is none. */
function firstName(pieces: readonly string[]): string | null {
  for (const piece of pieces) {
    const words = stripped(piece);
    // 80分以上且无安全事故为合格: points alone do not make the level.
    if (words !== "" && FURTHER.test(piece)) return null;
    if (words !== "") return /\d/.test(words) && /率|度/.test(words) ? null : levelName(words);
  }
  return null;
}

const LEADING =
  /^(?:其中|凡是?|对于?|如果|如|若|则|考核|综合|考评|测评|评议|年度|最终|总评|总分|得分|分值|分数|成绩|结果|等次|等级|档次|分级|定级|标准|须|应当?|达到|在|的|者|之间|可以|可|直接|均|当年|确定|认定|核定|评定|评为|评|定|划|归|入|第|标注|区间|以上|以下|且|但|并|党员|基层党组织|基层党支部|党支部|党组织|支部|单位|班子)+/;
/**
 * Found backwards from the end: forwards, 评定评定 could be divided in ever more ways. Of a word and its end (确定, 定) the
 * longer one is written with an option: V8 sorts plainSentence alternatives.
 */
const TRAILING =
  /$(?<=((?:的|者|之间|等次|等级|档次|级别|得分|总分|分值|分数|成绩|须|应当?|需|在|达到|评|[评确认]?定|(?:基层)?党组织|(?:(?:基层)?党)?支部|党员|党总支|(?<![\u4e00-\u9fa5]{2})单位|\([^()]*\))+))/;

/** 案卷等次分优秀: what is divided into the levels that follow. */
const DIVIDED = /^.{0,8}(?:等[次级]|档次|级别|类别|结果)(?:共|可)?分(?=[\u4e00-\u9fa5])/;

/** Without the words that only connect. */
function stripped(piece: string): string {
  const words = piece.replace(/"/g, "").replace(DIVIDED, "").replace(LEADING, "");
  return words.slice(0, words.length - (TRAILING.exec(words)?.[1]?.length ?? 0));
}

const ORDINAL = /^[一二三四五六七八九甲乙丙丁Ⅰ-Ⅹ](?:类|级|档|等)$/;
const NO_NAME =
  /分$|^(?:及|以上|以下|为|是|达|不?含|满分|百分制|共|合计|标准|考核|综合|等|类|级|档|个|其他|其余)$|不得|不能|满意[率度]|(?<!^(?:很|不|较|比较|非常|基本|不太|不够)?)满意|取消|占|比例|公示|汇总|推荐|^(?:单位|说明|备?注|附注|填表说明)$|^[二两三四五六几]个$/;

/** "优秀等次" is the level 优秀, "A级" A; 一级, Ⅱ类 and 先进班级 are names as they are, 五星级 is 五星. null where the words are no name. */
function levelName(words: string): string | null {
  const bare = stripped(words);
  const core = ORDINAL.test(bare) ? bare : bare.replace(/(?<=.)(?:(?<![中上下])等|(?<!班)级|档|类|型)$/, "");
  const isName = /^(?:[\u4e00-\u9fa5]{1,6}|(?:[A-E]{1,5}|S{1,3})[+-]?|[Ⅰ-Ⅹ][类级档等])$/.test(core);
  return isName && !NO_NAME.test(core) ? core : null;
}

const REST =
  /(?:其余|其他|其它|余下|否则|达不到上述[^,;。]{0,6}|以上均不[^,;。]{0,4})(?:的|者|党支部|党组织|支部)*[,:]?(?:均|一律)?(?:评定|认定|确定|评|定|列|划)?(?:为|是|属)?([^,;。]{1,14})/;

/** 其余为差: the level of all totals that no range names. */
function restLevel(clean: string, bands: readonly StatedBand[]): readonly StatedBand[] {
  const words = REST.exec(clean)?.[1];
  const name = words === undefined ? null : levelName(QUOTED.exec(words)?.[1] ?? words);
  return name === null || bands.some((b) => b.name === name) ? [] : [{ name, from: null, to: null }];
}

/** How many different names these are. */
function known(names: readonly (string | null)[]): number {
  return new Set(names.filter((name) => name !== null)).size;
}

function distinct(bands: readonly StatedBand[]): readonly StatedBand[] {
  return bands.filter((band, i) => bands.findIndex((b) => b.name === band.name) === i);
}

/** From the highest lower bound down; the level "below …" comes last and has no bound. */
function order(bands: readonly StatedBand[]): readonly StatedBand[] {
  const sorted = [...bands].sort((a, b) => (b.from ?? -1) - (a.from ?? -1));
  const last = sorted.at(-1);
  // "0—59分" and "59分以下" both mean: everything below.
  return last && last.from === 0 ? [...sorted.slice(0, -1), { ...last, from: null }] : sorted;
}

const SEVERAL = "(?:[二两三四五六]|\\d)个?";
const LIST =
  '("?[\\u4e00-\\u9fa5A-ES]{1,5}"?(?:\\([A-ES]\\))?(?:[、,和及]+"?[\\u4e00-\\u9fa5A-ES]{1,5}"?(?:\\([A-ES]\\))?){1,5})';
const NAMED = new RegExp(
  `(?:分为|分成|按照|按|划分为|设|评定为|为)${LIST}(?:等)?${SEVERAL}?(?:等次|等级|档次|类别|级别|类型|层次|级|档|类)`,
);

function namedLevels(clean: string): readonly string[] {
  const list = NAMED.exec(clean)?.[1];
  if (!list) return [];
  return list
    .split(/[、,和及]+/)
    .map((name) => name.replace(/"|\([A-E]\)/g, ""))
    .filter((name) => name !== "");
}
