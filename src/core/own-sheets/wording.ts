/**
 * The words that Dingji itself puts on drawn sheets. They stand on official paper and are read
 * again by recognition, so they are Chinese in every language of the program.
 */
export const wording = {
  /** Marks a form that its document names without printing it. */
  ourLayout: "本软件拟定",
  /** A scoring sheet that prints no place for the branch's name gets this line. */
  branchLine: "党支部：",
  grandTotal: "合计",
  /** After the maxima of a rubric that prints none. */
  suggestedMaxima: (source: string, maxima: readonly string[]) =>
    `分值建议（本软件拟定，${source}，请自行填写分值，合计100分）：${maxima.join("、")}。`,
  resultTitle: "请选择结果",
  partyTitle: "请选择考评主体",
  partyMessage: (choices: readonly string[]) => `本表由哪一方填写：${choices.join("、")}。`,
  incomplete: "未填完",
  staleCleared: "这次汇总没有要列入本表的内容，上次的已经清除。",
  staleKept: "这次汇总没有要列入本表的内容；表上有手工填写的内容，所以上次的没有清除，请核对。",
  matrixTitle: "评分矩阵",
  matrixNote: "说明：每个党支部占一组得分列，请把列首的“党支部1”等改为党支部名称；没有填分的组不计。",
  branchStandIn: (number: number) => `党支部${number}`,
  scoreTitle: (item: string) => `${item}超出范围`,
  scoreMessage: (item: string, maximum: number) => `${item}最高${maximum}分，请填写0至${maximum}之间的数，不带“分”字。`,
  optionMessage: (item: string, options: readonly string[]) => `${item}只能从下列值中选择：${options.join("、")}。`,
  itemNumbered: (number: string) => `第${number}项`,
  itemQuoted: (text: string) => `“${text}”`,
  countTitle: (label: string) => `${label}应为整数`,
  countMessage: (label: string, from = 0) => `“${label}”请填写不小于${from}的整数，不带单位。`,
  choiceTitle: "请选择",
  choiceMessage: (label: string, options: readonly string[]) => `“${label}”可选：${options.join("、")}。`,
  levelTitle: "请选择等次",
  levelMessage: (levels: readonly string[]) => `等次只能是：${levels.join("、")}。`,
} as const;
