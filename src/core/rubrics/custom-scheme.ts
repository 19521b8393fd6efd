import type { Category, Party, Scheme, ScoringForm, StatedColumn } from "../schemes/types";
import { fold } from "../text/fold";
import { toA1 } from "../workbook/address";
import { decimal } from "../workbook/decimal";
import type { ReadItem, RubricReading } from "./reading";
import type { StatedVeto } from "./statements";

/** An item of the reading as a criterion: lines of one cell take one score together. */
interface ScoredRow {
  readonly item: ReadItem;
  readonly maximum: number;
}

/** Rows that take a score: further lines of the same cell are added to the first. */
export function scoredRows(items: readonly ReadItem[]): readonly ScoredRow[] {
  const rows: { item: ReadItem; maximum: number }[] = [];
  for (const item of items) {
    const same = item.isPart ? rows.find((r) => r.item.isPart && toA1(r.item.cell) === toA1(item.cell)) : undefined;
    if (same) same.maximum = Number((same.maximum + item.maximum).toFixed(6));
    else rows.push({ item, maximum: item.maximum });
  }
  return rows;
}

/** What a rubric of another authority says, wherever it was read from. */
export interface RubricFacts {
  readonly title: string;
  /** Where it stands: the name of its sheet. */
  readonly clause: string;
  readonly total: number | null;
  readonly categories: readonly Category[];
  readonly levels: readonly { readonly name: string; readonly from: number | null; readonly to: number | null }[];
  readonly weights: readonly { readonly party: Party; readonly share: number }[];
  readonly vetoes: readonly { readonly text: string; readonly level: string }[];
  readonly hasItemWeights?: boolean;
  /** The most that a total may be; null where nothing limits it. */
  readonly ceiling?: number | null;
  /** What a person said that the columns of its sheet hold. */
  readonly columns?: readonly StatedColumn[];
}

/**
 * The scheme that a read rubric stands for: only what its own text says. Levels and weights are
 * absent where the document gives none.
 */
export function customScheme(reading: RubricReading): Scheme {
  return customSchemeOf({
    title: reading.title ?? reading.sheet.name,
    clause: reading.sheet.name,
    total: reading.total,
    categories: reading.categories.map((category) => ({
      name: category.name,
      maximum: !category.isMaximumStated && category.items.some((i) => i.isOpen) ? null : category.maximum,
      items: scoredRows(category.items).map(({ item, maximum }) => ({
        number: item.number,
        text: item.text,
        maximum: item.isOpen ? null : maximum,
        kind: item.kind,
        options: item.options,
        matchWords: [],
      })),
    })),
    levels: inPoints(reading),
    // A share that belongs to no party (基础分×70%, 部门主管（50%） beside 自评（20%）) leaves the total to the authority.
    weights: reading.hasOtherShares || isOnePart(reading) ? [] : reading.weights,
    hasItemWeights: reading.hasItemWeights,
    ceiling: reading.ceiling,
    vetoes: reading.vetoes.map((veto) => ({ text: veto.text, level: statedVetoLevel(veto, reading) })),
  });
}

function isOnePart({ weights: [only, ...others] }: RubricReading): boolean {
  return only !== undefined && others.length === 0 && only.share < 1;
}

/** The levels in points of the total: 85% of 66. */
function inPoints({ levels, total }: RubricReading): RubricFacts["levels"] {
  const points = (bound: number | null): number | null =>
    bound === null ? null : decimal(bound).times(total).div(100).toNumber();
  return levels.map((l) => (l.isShare ? { ...l, from: points(l.from), to: points(l.to) } : l));
}

export function customSchemeOf({ title, clause, ...facts }: RubricFacts): Scheme {
  const form: ScoringForm = {
    kind: "scoring",
    id: "scoring",
    titles: [title],
    clause,
    isOurLayout: false,
    notes: [],
    unitLine: null,
    orientation: "portrait",
    headings: { category: [], text: [], maximum: [], parties: [] },
    ...(facts.columns && facts.columns.length > 0 ? { statedColumns: facts.columns } : {}),
    rubric: {
      total: facts.total,
      categories: facts.categories,
      letters: null,
      ...(facts.hasItemWeights ? { hasItemWeights: true } : {}),
      ...(typeof facts.ceiling === "number" ? { ceiling: facts.ceiling } : {}),
    },
  };
  return {
    id: "custom",
    title,
    issuer: "",
    document: "",
    levels: facts.levels.map(({ name, from, to }) => ({
      name,
      aliases: [name.replace(/单位$/, "")].filter((short) => short !== name && short !== ""),
      from,
      to,
      action: null,
    })),
    levelsClause: facts.levels.length > 0 ? clause : null,
    weights: facts.weights.map(({ party, share }) => ({ party, share, clause })),
    vetoes: facts.vetoes.map(({ text, level }, i) => ({ id: `veto-${i + 1}`, text, level, clause })),
    hasOpenVetoes: false,
    forms: [form],
    categoryAliases: {},
    stages: [],
    deadlines: [],
  };
}

/** The level that a veto names itself, or the one below a level it bars; else the lowest. */
export function statedVetoLevel({ text, ruling }: StatedVeto, { levels }: Pick<RubricReading, "levels">): string {
  const words = fold(`${text}${ruling}`).replace(/["“”‘’「」]/g, "");
  const longestFirst = [...levels].sort((a, b) => b.name.length - a.name.length);
  const named = longestFirst.find((l) => new RegExp(`(?:为|入|到)${fold(l.name)}`).test(words));
  if (!named) return levels.at(-1)?.name ?? "";
  // 不得评为先进: the next level is the best that is left.
  const isBarred = /不得|不能|不予|不可|取消/.test(words);
  return (isBarred ? levels[levels.indexOf(named) + 1] : named)?.name ?? named.name;
}
