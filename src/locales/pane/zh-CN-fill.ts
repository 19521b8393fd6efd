import type { FindingCode } from "../../core/findings/finding";
import type { SuggestedText } from "../../core/generation/suggested-text";

/** A district's workbook has a sheet for each branch: three are named, the rest counted. */
const names = (sheets: readonly string[]): string =>
  sheets.length > 4
    ? `${names(sheets.slice(0, 3))}等 ${sheets.length} 张表`
    : sheets.map((sheet) => `「${sheet}」`).join("");

const phrases: Partial<Record<FindingCode, readonly string[]>> = {
  "deduction-not-rectified": ["扣分属客观条件所限，本年度不再整改。", "已当场整改到位，不再列入整改计划。"],
  "field-missing": ["本支部没有这一项内容。", "资料正在补办，办好后补填。"],
  "statement-contradiction": ["两处说的是不同年度的情况。", "两处说的是不同的经费来源。"],
  "full-marks-with-problems": ["所列问题不影响这一项得分。"],
  "veto-triggered": ["已报上级党组织认定。"],
  "contact-mismatch": ["联系领导已经调整，以本表为准。"],
  "dues-short": ["部分党员经批准减免党费。", "差额已在次月补缴。"],
  "reserved-cell-filled": ["这一栏是上级党组织填写的。"],
  "phone-invalid": ["号码经核实可以接通。"],
};

/** What the 填报 side says beyond the shared texts: the first page, explanations, texts to copy, states. */
export const fillZh = {
  guide: {
    title: "三步用好定级助手",
    steps: [
      "点上面的「检查」：逐格核对评分表、调查表和整改表，只看不改。",
      "点每一条结果，表格会跳到那一格；改好，或者写明原因。",
      "点「填写得分与等级」「生成整改表」。写入前会列出每一格，您确认了才写，写了还能撤销。",
    ],
    pages: "可以打印的一页说明：",
    roles: [
      { file: "clerk", role: "填报人" },
      { file: "reviewer", role: "审核人" },
      { file: "compiler", role: "汇总人" },
    ],
    tutorial: "打开教程",
    tutorialHint: "在工作簿里增加「教程」和三张编造的表，最好先新建一个空白工作簿。写入前先给您看，可以撤销。",
    skip: "跳过，直接使用",
    open: "使用说明",
    close: "收起",
  },
  explain: {
    open: "说明情况",
    all: (count: number) => `一并说明这 ${count} 处`,
    change: "修改说明",
    title: "说明情况",
    phrases: "常用说法（点一下填入）",
    common: ["经核实，情况属实。", "以纸质材料为准，材料备查。", "已报上级党组织同意。"] as readonly string[],
    forCode: phrases,
    reason: "说明理由",
    by: "说明人",
    at: "日期",
    date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
    save: "写入核实说明",
    cancel: "不说明了",
    where: "直接写进工作簿的「核实说明」表，可以撤销。",
    needsReason: "请先写明理由。",
  },
  suggestions: {
    title: "可以复制的内容",
    hint: "这些格由您决定填什么，软件不会自己改。点「填入」写进这一格，或者复制后再改。",
    kinds: {
      "own-result": "自评结果",
      problems: "还缺的问题",
      measures: "还缺的整改措施",
      deadline: "与台账不同的完成时限",
      contact: "与台账不同的定点联系人",
      replaced: "重新生成前写在这一格的内容",
    } satisfies Record<SuggestedText["kind"], string>,
    fillIn: "填入",
    fillInOf: (what: string, place: string) => `填入${what}（${place}）`,
    copy: "复制",
    copyOf: (what: string, place: string) => `复制${what}（${place}）`,
    go: "查看",
    goTo: (place: string) => `查看${place}`,
  },
  notices: {
    title: "这份工作簿",
    manual: "设为手动计算，公式的结果可能过时，检查时没有采用。按 F9 重新计算后再检查。",
    structure: "结构设有保护，不能增加工作表。要填写得分与等级，请先在「审阅」里取消「保护工作簿」。",
    protected: (sheets: readonly string[]) =>
      `${names(sheets)}设有保护：写入时只写没有锁定的格，其余的会列出来；得分与等级照样写到新表里。`,
    undoList: "写入后，Excel 自己的撤销（Ctrl+Z）可能清空；要退回，请用「撤销上一步」。",
  },
  printSet: {
    make: "打印套装",
    hint: "把要报送、盖章的表按顺序放进一个新工作簿，整本打印即可；现在的工作簿不变。",
    opened: "已生成打印套装，作为另一个工作簿打开：在 Excel 里直接整本打印，在浏览器版下载后再打印。",
    none: "这个工作簿里没有要报送的表，没有做打印套装。",
  },
  notice: {
    make: "从文件生成模板",
    hint: "打开的是通知或空白评分表时，把里面的评分表和各种表格做成可以填写的新工作簿，分值、选项、合计和等次都设好。先列出读到的内容，再由您决定。",
    hintChosen:
      "选一份通知或空白评分表（.docx、.xlsx），把里面的评分表和各种表格做成可以填写的表，放进本工作簿；分值、选项、合计和等次都设好。先列出读到的内容，写入前再给您看。",
    title: "从文件里读到的内容",
    note: "生成的工作簿在新标签里打开。读错的地方，请直接在「评分办法」上改正。",
    noteChosen: "做成的表作为新表放进本工作簿，原有的表不动；写入前先给您看。读错的地方，请直接在「评分办法」上改正。",
    none: "没有可以做成模板的表，没有生成。",
    create: "生成模板",
    cancel: "取消",
  },
  causes: {
    sum: (all: number, listed: number, under: number) =>
      `共 ${all} 处：${listed} 处分列如下，${under} 处列在引起它的那一处下面。`,
    dependent: (count: number) => `改好这一处，下面 ${count} 处可能随之解决：`,
    show: (count: number) => `看由此引起的 ${count} 处`,
    hide: "收起",
  },
  fields: {
    state: (count: number) => `，${count} 个必填栏空白`,
    next: (sheet: string) => `到「${sheet}」的下一个空格`,
  },
  scorers: (parties: readonly string[]) => `由谁打分：${parties.join("、")}`,
  stop: "停止",
  progress: (done: number, total: number) => `已看 ${done} / ${total} 张表`,
  keepOpen: "正在写入，请先不要关闭窗格。",
  live: "检查以后又改过。下面已跟着改动更新，定稿前请再点「检查」。",
  written: (count: number, sheets: readonly string[]) =>
    `已写入 ${count} 格${sheets.length > 0 ? `，在${names(sheets)}` : ""}。不满意可以点「撤销上一步」。`,
  nothingUndone: "没有退回任何内容。",
  notUndone: (count: number) => `有 ${count} 处没有退回：`,
  changedSince: "写入以后有人改过，保留现在的内容",
  stopped: "已停止，表格没有改动。",
  copied: "已复制，可以粘贴了。",
  nothingKnown: "没有认出考评表，所以没有可写的内容。可以插入一张官方模板，填好再用。",
  beside: {
    locked: (sheets: readonly string[]) =>
      `${names(sheets)}设有保护，锁定的格写不进去。可以另写一张新表，原来的表不动。`,
    write: "写到新表",
  },
  lockedRest: (hasResult: boolean): string =>
    hasResult
      ? "没有锁定的格已经写好；完整的结果在「得分与定级」表里。"
      : "没有锁定的格已经写好；锁定的格要先撤消工作表保护。",
  failure: {
    hasWritten: "已经写入了一部分。点「再试一次」就会补全，不会重复。",
    halfWay: "写到一半，Excel 不让再写了：可能刚好有人加上了保护。",
    untouched: "表格还是原来的样子。",
    undoUntouched: "还没有退回任何一格。",
    retry: "再试一次",
  },
};
