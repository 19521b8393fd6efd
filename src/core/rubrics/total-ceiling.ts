import { plainSentence } from "./plain-sentence";

const WHOLE = /(?:总分|总得分|总成绩|最后得分|最终得分)[^,;。]{0,8}$/;
const AT_MOST = /(?:不得?超过|不能超过|不高于|最高为?|最多为?|以)(\d{1,4}(?:\.\d+)?)分?(?:封顶|为限|计算?)?$/;

/**
 * The most that a total may be, as notes state it (加分后总分不超过100分), in points; null where none does. A limit of the
 * additions alone (加分不超过10分) is none, nor is one that gives a level (总分不超过59分的为差).
 */
export function readTotalCeiling(lines: readonly string[]): number | null {
  // 总分（不超过100分） says it in a bracket.
  const pieces = lines
    .flatMap((line) => plainSentence(line).split(/[,;。]/))
    .map((p) => p.replace(/\(([^()]*)\)$/, "$1"));
  for (const piece of pieces) {
    const found = AT_MOST.exec(piece);
    if (found && WHOLE.test(piece.slice(0, found.index))) return Number(found[1]);
  }
  return null;
}
