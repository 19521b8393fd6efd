import type { Category, Criterion, ScoringForm } from "../types";

/** One of the five standards of a form: a row that takes one letter for all its factors. */
export interface Standard {
  readonly label: string;
  readonly name: string;
  readonly description: string;
  readonly factors: NonNullable<Criterion["factors"]>;
  readonly matchWords: readonly string[];
}

interface StandardForm {
  readonly id: string;
  readonly titles: readonly string[];
  readonly titleLines: readonly string[];
  readonly clause: string;
  /** The heading of the column of letters: 附表1 says 考评等次, 附表2 考核等次. */
  readonly heading: string;
  readonly standards: readonly Standard[];
}

const letters: readonly string[] = ["A", "B", "C", "D"];

/** 附表1 and 附表2 share everything but their wording. A sheet holds one party's letters, or a column for each. */
export function standardForm({ id, titles, titleLines, clause, heading, standards }: StandardForm): ScoringForm {
  return {
    kind: "scoring",
    id,
    titles,
    titleLines,
    clause,
    isOurLayout: false,
    notes: [],
    unitLine: null,
    orientation: "portrait",
    headings: {
      category: ["考评标准", "考核标准", "标准", "项目"],
      description: ["考评标准内涵", "考核标准内涵", "标准内涵", "内涵"],
      text: ["考评要素", "考核要素", "要素"],
      maximum: [],
      parties: [
        { party: "score", headings: [heading, "考评等次", "考核等次", "等次", "考评等级", "考核等级", "等级"] },
      ],
    },
    defaultParty: "review",
    partyLine: {
      label: "考评主体",
      choices: ["支部委员会自评", "支部党员评议", "分类互评", "上级党组织考评"],
    },
    resultLine: "考评结果",
    rubric: { total: null, letters, categories: standards.map(toCategory) },
  };
}

function toCategory({ label, name, description, factors, matchWords }: Standard): Category {
  return {
    name,
    label,
    description,
    maximum: null,
    items: [
      {
        number: null,
        label: name,
        text: factors.map(({ number, text }) => `${number}.${text}`).join("\n"),
        factors,
        maximum: null,
        kind: "score",
        options: null,
        matchWords,
      },
    ],
  };
}
