/**
 * A folded label without what repeats it in Latin letters: 合计 Total, Total 合计, 分值 Alloted score, 序号 No. Fewer letters may be part of it
 * (专家A, 5S).
 */
export function withoutTranslation(label: string): string {
  return label
    .replace(/(?<=[\u4e00-\u9fa5)])[/:]?(?:[a-z][a-z.,'&()/-]{3,}|no\.?)$/, "")
    .replace(/^[a-z][a-z.,'&/-]{3,}[/:]?(?=[\u4e00-\u9fa5])/, "");
}
