import { englishLabels } from "../schemes/words";

/**
 * A folded label without what repeats it in Latin letters: 合计 Total, Total 合计, 分值 Alloted score, 序号 No. Fewer letters may be
 * part of it (专家A, 5S). One in English alone becomes the Chinese word for it.
 */
export function withoutTranslation(label: string): string {
  const english = /^[a-z][a-z.()/-]*:?$/.test(label) ? inChinese.get(label.replace(/[.:]/g, "")) : undefined;
  if (english !== undefined) return english;
  return label
    .replace(/(?<=[\u4e00-\u9fa5)])[/:]?(?:[a-z][a-z.,'&()/-]{3,}|no\.?)$/, "")
    .replace(/^[a-z][a-z.,'&/-]{3,}[/:]?(?=[\u4e00-\u9fa5])/, "");
}

const inChinese: ReadonlyMap<string, string> = new Map(
  englishLabels.flatMap(([chinese, words]) => words.map((word) => [word, chinese] as const)),
);
