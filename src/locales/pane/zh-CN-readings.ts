/** What the pane says about a rubric that it read from its own sheet. */
export const readingsZh = {
  title: "从表上读到的评分办法",
  hint: "这不是已知的官方表，分值、等次都是从表上读来的。核对后确认一次，写成「评分办法」表；以后检查、填写都以它为准，读错的在表上改。",
  confirm: "确认评分办法",
  counts: (categories: number, items: number, total: number) => `${categories} 类 ${items} 项，总分 ${total} 分`,
  levels: (levels: readonly string[]) => `等次：${levels.join("，")}`,
  level: (name: string, from: number | null) => (from === null ? name : `${name}（${from} 分及以上）`),
  noLevels: "没有读到等次的分数线。",
  weights: (weights: readonly string[]) => `权重：${weights.join("，")}`,
  weight: (party: string, percent: string) => `${party} ${percent}%`,
  noWeights: "没有读到各方评分的权重。",
  nearest: (template: string, found: number, of: number) =>
    `与已知的 ${template} 相同的只有 ${of} 项中的 ${found} 项，不到八成，所以按本表读。`,
  vetoes: (count: number) => `直接定级的情形 ${count} 条`,
  veto: (text: string, level: string) => `${text} → ${level}`,
  all: "逐项查看",
  item: (text: string, maximum: number) => `${text}：${maximum} 分`,
  notUnderstood: (count: number) => `有 ${count} 格像分值，没有读懂，请看一看：`,
  notUnderstoodList: "没有读懂的格",
  cell: (cell: string, text: string) => `${cell}　${text}`,
  understood: "像分值的格都读懂了。",
};
