import { cached } from "../text/cached";

/**
 * What the pieces of a text say about points, each as a letter: a text is read once into a word of such letters, and what
 * it states is a pattern in that word. `n` number, `w` any other sign; blanks have none.
 */
const vocabulary: readonly (readonly [letter: string, pattern: string])[] = [
  ["n", "\\d+(?:\\.\\d+)?"],
  // 自评得分
  ["s", "自评(?:得分|分)?"],
  // What follows is all there is, of everything or of a line
  ["T", "总分值?|共计|合计|总计|标准分|基[本础]分|权重"],
  ["t", "满分|共|小计|(?<!\\d)分值|分数|本项"],
  // The most there may be: 最高, 封顶; 不得超过 is a bound as well
  ["m", "封顶|最高|上限|至多|最多"],
  ["M", "累计"],
  ["X", "不[得能可]?超过"],
  // Bounds before a number, below and at least
  ["L", "不足|不满|低于|小于等于|小于|少于|未满|未达到?|达不到|不到|不高于|[≤<＜]=?"],
  ["F", "不低于|不少于|大于等于|大于或等于|大于|高于|超过|达到|满足|[≥>＞]=?|(?<!不)(?:达|满)(?=\\s*\\d)"],
  // Bounds behind one: at least, below, others
  ["A", "(?:及其?)?以上|起"],
  ["Z", "(?:及其?)?以[下内]|之下"],
  ["x", "之间|者"],
  ["h", "不?含"],
  // Signs: taken off, added, awarded
  ["d", "扣[除去掉减]?|减[除去掉]?|罚"],
  ["a", "附?加计?"],
  ["z", "\\+"],
  ["y", "奖励?计?"],
  // Got, and counted
  ["g", "(?<![获取赢值])得"],
  ["j", "[计记]"],
  ["G", "[给赋获打评]"],
  // 每年1次 and the like tell how often, not what each is worth; 各村 and 各项工作 are no shares of it.
  ["e", "每(?!半?年|个?月|季|周|学[期年])|凡"],
  ["q", "各(?:项|条|题|款|个|点)?"],
  ["p", "占"],
  ["i", "[为是]"],
  ["k", "可(?=[加奖得])"],
  // 分 that is no point: 分钟, 分之一, 分别 …
  ["u", "分(?!之(?![间下内])|解(?!除)|[钟别类析工管布开享支级期组部散成阶批局])"],
  ["P", "[%％]"],
  ["r", "-+"],
  ["R", "至|到"],
  ["S", "[/／|｜]"],
  ["D", "、"],
  ["H", "和"],
  ["f", "[.．]"],
  ["o", "[（(【［\\[〔｛{︻﹝〖]"],
  ["c", "[)）】］\\]〕｝}︼﹞〗]"],
  ["C", "[:：]"],
  ["K", "[，,]"],
  ["E", "[；;。]"],
];

const TOKEN = new RegExp(vocabulary.map(([, pattern]) => `(${pattern})`).join("|"), "g");
const LETTERS = vocabulary.map(([letter]) => letter);

interface Token {
  readonly start: number;
  /** One past its last sign. */
  readonly end: number;
}

/** A text as a word of letters, and where each of its tokens stands. */
interface Tokens {
  readonly word: string;
  readonly list: readonly Token[];
}

/** Of a text that `tidyNumbers` has gone over. */
export const tokensOf = cached((text): Tokens => {
  const list: Token[] = [];
  let word = "";
  let at = 0;
  const others = (to: number): void => {
    for (; at < to; at++) {
      if (/\s/.test(text[at] as string)) continue;
      word += "w";
      list.push({ start: at, end: at + 1 });
    }
  };
  for (const match of text.matchAll(TOKEN)) {
    others(match.index);
    at = match.index + match[0].length;
    word += LETTERS[match.findIndex((group, i) => i > 0 && group !== undefined) - 1] as string;
    list.push({ start: match.index, end: at });
  }
  others(text.length);
  return { word, list };
});

/** What a number of points in a sentence is, as the words around it tell. */
type Role =
  /** 满分15分, 共15分. */
  | "total"
  /** 最高10分, 封顶. */
  | "cap"
  /** 10分 and nothing that makes it a step. */
  | "plain"
  /** 得5分, 计5分. */
  | "gain"
  /** 加1分, 奖1分. */
  | "plus"
  /** 扣1分, 每次0.5分, 80分以上: steps and bounds. */
  | "step"
  /** 自评15分. */
  | "self";

/** A number of points with its unit, or a range of them. */
export interface Mention {
  /** The highest. */
  readonly value: number;
  readonly isRange: boolean;
  readonly start: number;
  readonly end: number;
  readonly role: Role;
  /** The letters before it. */
  readonly before: string;
}

/** Letters of a clause, up to its end, that make of its points what each is worth. */
const EACH = /e|q(?:[gjaydp]|$)/;

/** Whether the clause, or the sentence, that these letters end in speaks of several things that count one by one. */
export const speaksOfEach = (before: string, within = clauseOf): boolean => EACH.test(within(before));

const clauseOf = (before: string): string => before.split(/[KECoc]/).at(-1) as string;
export const sentenceOf = (before: string): string => before.split("E").at(-1) as string;

/** What stands before a number, the first that fits. */
const rolesBefore: readonly (readonly [RegExp, Role])[] = [
  [/[FLh]$/, "step"],
  [/[mM][Xkaygdij]*$|X[kaygdij]*$/, "cap"],
  [/d$/, "step"],
  [/[ay]$/, "plus"],
  [/[Tt][ij]?C?$/, "total"],
];

function roleOf(before: string, after: string): Role {
  if (/si?C?$/.test(before)) return "self";
  if (/^(?:ohc)?[AZx]/.test(after)) return "step";
  const told = rolesBefore.find(([pattern]) => pattern.test(before));
  if (told) return told[1];
  if (/[gjG]$/.test(before)) return speaksOfEach(before) ? "step" : "gain";
  return speaksOfEach(before) || /[dgy]/.test(clauseOf(before)) ? "step" : "plain";
}

/** How well something is done: several points after such words are a choice, after others they add up. */
export const DEGREE =
  /比较|较[好差强]|基本|一般|不[健合规明清够召开]|偶尔|[很较]?差|无|未|没有|[中优良][,，:：]?$|部分/;

/** The words of the clause that ends there. */
export const clauseBefore = (text: string, at: number): string =>
  /[^，,；;。：:（()）【】[\]]*$/.exec(text.slice(0, at))?.[0] ?? "";

/** All points that a tidy text mentions, in order. */
export const mentionsIn = cached((text): readonly Mention[] => {
  const { word, list } = tokensOf(text);
  const mentions: Mention[] = [];
  let done = 0;
  for (const match of word.matchAll(/n(?:u?[rR]n)?u/g)) {
    const last = match.index + match[0].length;
    const [start, end] = [list[match.index]?.start as number, list[last - 1]?.end as number];
    const isRange = /r/i.test(match[0]);
    const values = numbersIn(text.slice(start, end));
    const before = word.slice(0, match.index);
    const previous = mentions.at(-1);
    const value = Math.max(...values);
    // 分别加5分、3分、1分: what holds for the first holds for all.
    const isListed = previous !== undefined && /^[SDH]$/.test(word.slice(done, match.index));
    const own = isListed ? previous.role : roleOf(before, word.slice(last));
    // 强给5分，一般给3分，较差1分: the last one is to be got as well.
    const isLess = own === "plain" && previous?.role === "gain" && value < previous.value;
    const role = isLess && DEGREE.test(clauseBefore(text, start)) ? "gain" : own;
    mentions.push({ value, isRange, start, end, role, before });
    done = last;
  }
  return mentions;
});

/** All numbers of a tidy text, without signs. */
export const numbersIn = (text: string): readonly number[] => [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number);

/** An outermost bracket of whatever kind, with the points that it mentions. */
export interface Bracket {
  readonly start: number;
  /** One past the closing bracket. */
  readonly end: number;
  readonly mentions: readonly Mention[];
  /** A number and nothing else. */
  readonly bare: number | null;
  readonly text: string;
}

/** The outermost brackets of a tidy text. */
export const bracketsIn = cached((text): readonly Bracket[] => {
  const { word, list } = tokensOf(text);
  const found: Bracket[] = [];
  let depth = 0;
  let first = 0;
  for (let i = 0; i < word.length; i++) {
    if (word[i] === "o" && depth++ === 0) first = i;
    if (word[i] !== "c" || depth === 0 || --depth > 0) continue;
    const [start, end] = [list[first]?.start as number, list[i]?.end as number];
    const inner = text.slice(start + 1, end - 1);
    const mentions = mentionsIn(text).filter((m) => m.start > start && m.end < end);
    const bare = /^(?:[tT]C)?n$/.test(word.slice(first + 1, i)) ? (numbersIn(inner)[0] ?? null) : null;
    found.push({ start, end, mentions, bare, text: inner });
  }
  return found;
});
