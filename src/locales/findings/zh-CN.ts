import { checkNames } from "../../core/own-sheets/check-names";
import { party, quoted, unreadableFile } from "./zh-CN-labels";
import {
  asideParts,
  deadlineReasons,
  factList,
  factText,
  isOneOf,
  type DeadlineReason,
  type FindingSentences,
  type LooseFacts,
} from "./texts";
import { aroundDifference, itemLabel, percent, plainNumber, shorten } from "./wording";

/** "自评得分", but a column that names no party is only "得分". */
function scoreOf(name: string): string {
  const label = party(name);
  return label.endsWith("得分") ? label : `${label}得分`;
}

function joined(entries: readonly (string | number)[], length = 20): string {
  return entries.map((entry) => (typeof entry === "number" ? plainNumber(entry) : shorten(entry, length))).join("、");
}

function item(text: string): string {
  const { number, wording } = itemLabel(text);
  const name = wording === "" ? "" : quoted(wording);
  return number === null ? name || "该项" : `第${number}项${name}`;
}

function points(value: number | string): string {
  return typeof value === "number" ? ` ${plainNumber(value)} 分` : quoted(value);
}

function allowed(maximum: number | null): string {
  return maximum === null ? "请改填分数" : `请改填 0 到 ${plainNumber(maximum)} 之间的分数`;
}

const NAMED_ITEMS = 3;
const LISTED_ITEMS = 10;

/** A few items by number and wording, many by their numbers alone where these tell them apart. */
function itemList(items: readonly string[], count: number): string {
  const labels = items.map(itemLabel);
  const numbers = labels.map(({ number }) => number);
  const areNumbersEnough = numbers.every((number) => number !== null) && new Set(numbers).size === numbers.length;
  const isShort = items.length <= NAMED_ITEMS;
  const shown = items.slice(0, isShort || areNumbersEnough ? LISTED_ITEMS : NAMED_ITEMS);
  const rest = count > shown.length ? "等" : "";
  if (isShort || !areNumbersEnough) return shown.map(item).join("、") + rest;
  return `第 ${numbers.slice(0, shown.length).join("、")} 项${rest}`;
}

function difference(missing: readonly string[], extra: readonly string[]): string {
  return [
    ...(missing.length > 0 ? [`；名单缺${joined(missing.slice(0, LISTED_LEVELS), 30)}`] : []),
    ...(extra.length > 0 ? [`；名单多${joined(extra.slice(0, LISTED_LEVELS), 30)}`] : []),
  ].join("");
}

const LISTED_LEVELS = 6;

/** “好”（附件2!E5）、“较好”（附件3!K5）. */
function statedLevels(levels: readonly string[], places: readonly string[]): string {
  const shown = levels.slice(0, LISTED_LEVELS).map((name, i) => `${quoted(name)}（${shorten(places[i] ?? "", 80)}）`);
  return shown.length === 0 ? "" : `：${shown.join("、")}${levels.length > LISTED_LEVELS ? "等" : ""}`;
}

const deadlines: Readonly<Record<DeadlineReason, string>> = {
  blank: "没有填写",
  unreadable: "读不出是哪一天",
  early: "早于整改开始的时间",
  late: "晚于文件规定的期限",
};

function promotionReason(reason: string): string {
  return reason.trim() === "" ? "按规定不能这样定级" : shorten(reason, 60);
}

export const zhCNSentences: FindingSentences = {
  sentences: {
    "score-missing": (f) =>
      `${party(f.party)}还有 ${plainNumber(f.count)} 项没有填分${f.items.length > 0 ? `：${itemList(f.items, f.count)}` : ""}。请补填，填完以前不能得出总分。`,
    "score-not-a-number": (f) =>
      `${item(f.item)}的${party(f.party)}填的是${quoted(f.entered)}，不是数字，${allowed(f.maximum)}。`,
    "score-negative": (f) =>
      `${item(f.item)}的${party(f.party)}填的是${points(f.entered)}，分数不能小于 0，${allowed(f.maximum)}。`,
    "score-above-maximum": (f) =>
      f.whole !== undefined
        ? `${item(f.item)}填的是${points(f.entered)}，与其余各项相加超过总分${points(f.whole)}，请核对各项得分。`
        : `${item(f.item)}的${party(f.party)}填的是${points(f.entered)}，超过满分${points(f.maximum)}，${allowed(f.maximum)}。`,
    "score-is-error": (f) =>
      `${item(f.item)}的${party(f.party)}显示为错误值${quoted(f.entered)}，请改正公式，或者直接填写分数。`,
    "score-option-invalid": (f) =>
      `${item(f.item)}的${party(f.party)}填的是${typeof f.entered === "number" ? points(f.entered) : quoted(f.entered)}，${
        f.options.length > 0 ? `只能从 ${joined(f.options)} 中选填一个` : "不在规定的选项之内"
      }，请改填。`,
    "score-as-text": (f) =>
      `${item(f.item)}的${party(f.party)}${quoted(f.entered)}是文本${f.invisible.length > 0 ? `，里面有看不见的字符（${joined(f.invisible)}）` : ""}，表格求和时会漏掉它；这里按${points(f.computed)}计算，请改成数字 ${plainNumber(f.computed)}。`,
    "score-precision": (f) =>
      `${item(f.item)}的${party(f.party)}填的是${points(f.entered)}，小数超过两位，请确认没有填错。`,
    "maximum-altered": (f) =>
      `${item(f.item)}的分值写的是${points(f.entered)}，正式文件规定是${points(f.official)}，请改回规定的分值。`,
    "item-missing": (f) =>
      `评分表缺少${f.category.trim() === "" ? "" : `${quoted(f.category)}中的`}${item(f.item)}，请按正式表格补上这一行。`,
    "item-added": (f) => `正式评分标准里没有${item(f.item)}，它的分数不计入总分；请删去这一行，或者说明增加的原因。`,
    "item-text-altered": (f) => {
      const [entered, official] = aroundDifference(f.entered, f.official, 40);
      return `${item(f.item)}的内容与正式文件不同：表上是${quoted(entered, 40)}，正式文件是${quoted(official, 40)}。请改回原文，或者说明原因。`;
    },
    "item-numbering": (f) =>
      f.entered.trim() === ""
        ? `这一项没有编号，按顺序应当是${quoted(f.expected)}，请核对编号，看有没有遗漏项目。`
        : `项目编号写的是${quoted(f.entered)}，按顺序应当是${quoted(f.expected)}，请核对编号，看有没有遗漏项目。`,
    "category-sum-mismatch": (f) =>
      `${quoted(f.category)}的${party(f.party)}小计填的是${points(f.entered)}，各项相加是${points(f.computed)}，请核对各项分数后改正小计。`,
    "total-mismatch": (f) =>
      f.party === "whole"
        ? `综合得分填的是${points(f.entered)}，各方得分按比例折算相加是${points(f.computed)}，请核对后改正。`
        : `${party(f.party)}合计填的是${points(f.entered)}，各项相加是${points(f.computed)}，请核对各项分数后改正合计。`,
    "rubric-sum-mismatch": (f) =>
      `${f.category === null ? "评分表标明的总分值" : `${quoted(f.category)}标明的分值`}是${points(f.entered)}，各项分值相加是${points(f.computed)}，请核对各项分值。`,
    "reading-unproven": (f) => {
      const where = joined(f.cells.slice(0, 8));
      if (f.reason === "merged")
        return `这一个分数好像是从${item(f.first ?? "")}到${item(f.last ?? "")}共 ${plainNumber(f.count)} 项合用的一个单元格，因此得不出总分；请取消合并，逐项填写分数。`;
      if (f.reason === "marks")
        return `${f.heading === null ? "没有栏名的一列" : `${quoted(f.heading)}一栏`}有 ${plainNumber(f.count)} 格只打了记号或者写了是否（${where}），表上没有写明各值多少分，因此没有算出得分；请逐项填写分数，或者说明原因。`;
      if (f.reason === "contradiction")
        return `${quoted(f.heading ?? "")}一栏有 ${plainNumber(f.count)} 个数字（${where}）与同一行的得分对不上，合计是按得分算的；请核对这两栏，改正其中一处，或者说明原因。`;
      if (f.reason === "formula")
        return `${plainNumber(f.count)} 个分数由公式得出，文件里没有存下结果，本软件也算不出（${where}），因此没有算出总分；请在 Excel 中打开并保存后再检查，或者改填数字。`;
      if (f.reason === "sums")
        return `这张评分表写明的合计有 ${plainNumber(f.count)} 处与读出的分值对不上（${where}），总分可能不对；请用「评分办法」核对读出的项目和分值，或者说明原因。`;
      if (f.reason === "rival")
        return `这张评分表可以有两种读法，差别很小：一种读成 ${plainNumber(f.count)} 项、共 ${plainNumber(f.total ?? 0)} 分（现在采用），另一种读成 ${plainNumber(f.otherCount ?? 0)} 项、共 ${plainNumber(f.otherTotal ?? 0)} 分；请用「评分办法」确认，或者说明原因。`;
      return `${f.heading === null ? "没有栏名的一列" : `${quoted(f.heading)}一栏`}有 ${plainNumber(f.count)} 个数字（${where}）没有读懂，没有算进总分；请改用明确的栏名，或者在「评分办法」上确认，或者说明原因。`;
    },
    "form-total-mismatch": (f) =>
      `调查表上的${f.party === "score" ? "" : party(f.party)}结果填的是${points(f.entered)}，按评分表合计是${points(f.computed)}，请核对后修改其中一处。`,
    "satisfaction-mismatch": (f) =>
      `${item(f.item)}的${party(f.party)}填的是${points(f.entered)}，按满意率 ${percent(f.rate * 100)} 计算应当是${points(f.computed)}，请核对满意率和得分。`,
    "level-mismatch": (f) =>
      f.vetoes && f.vetoes.length > 0
        ? `填写的等级是${quoted(f.entered)}，${f.total === null ? "" : `总分${points(f.total)}，但`}存在直接定级的情形（${f.vetoes.map((veto) => shorten(veto, 60)).join("；")}），按规定直接定为${quoted(f.computed)}，请核对后修改。`
        : `填写的等级是${quoted(f.entered)}，${f.total === null ? "按已有的评分和规定" : `总分${points(f.total)}，按规定`}应当是${quoted(f.computed)}，请核对后修改。`,
    "level-unknown": (f) =>
      `填写的等级${quoted(f.entered)}不是规定的等级，${f.levels.length > 0 ? `请从 ${joined(f.levels)} 中选填一个` : "请按文件规定的等级改填"}。`,
    "level-conflict": (f) =>
      `${quoted(f.branch)}的最终等级在不同地方写得不一样${statedLevels(f.levels, f.places)}。没有自行选用，按未定级统计；请核实以哪一处为准，改正其余各处。`,
    "level-boundary": (f) => {
      const reading = f.isGap
        ? `落在${quoted(f.level)}与${quoted(f.other)}两档之间的空档里，文件没有写明归哪一档，这里定为${quoted(f.level)}`
        : `这里定为${quoted(f.level)}，但是取整与不取整的结果不同，换一种算法就是${quoted(f.other)}`;
      return `总分${points(f.total)}${reading}。请以上级的口径为准；是否先四舍五入取整，可在「得分与定级」的“定级取整”一格选择。`;
    },
    "review-missing": (f) => `还没有${scoreOf(f.party)}，要等评分以后才能得出最后的总分和等级。`,
    "veto-triggered": (f) => {
      const values =
        f.value === null
          ? ""
          : `（得分 ${plainNumber(f.value)}${f.limit === null ? "" : `，界限 ${plainNumber(f.limit)}`}）`;
      if (f.isDisagreement) {
        const who = f.parties.length > 0 ? `${f.parties.map(party).join("、")}的结论不一致` : "各方结论不一致";
        return `是否存在${quoted(f.veto, 60)}的情形${values}，${who}，请核实；如果属实，应当直接定为${quoted(f.level)}。`;
      }
      const whose = f.parties.length > 0 ? `（${f.parties.map(party).join("、")}）` : "";
      return `存在${quoted(f.veto, 60)}的情形${whose}${values}，按规定直接定为${quoted(f.level)}，请核实。`;
    },
    "reserved-cell-filled": (f) =>
      `${quoted(f.field)}一栏由上级党组织填写，还没有上级考评得分，却已经填了${quoted(f.entered)}。如果是支部误填，请清除；如果是上级所填，请说明。`,
    "field-missing": (f) =>
      f.rows === undefined
        ? `${quoted(f.field)}没有填写，请补填。`
        : `${quoted(f.field)}一列应填的 ${plainNumber(f.rows)} 行都没有填写，请补填。`,
    "phone-invalid": (f) =>
      `${quoted(f.field)}填的是${quoted(f.entered)}，不是有效的电话号码。手机号码是 1 开头的 11 位数字；“联系电话”也可以填 7 至 8 位的座机号码，可带区号和分机。请核对。`,
    "email-invalid": (f) =>
      `${quoted(f.field)}填的是${quoted(f.entered, 40)}，不是完整的电子邮箱地址（形如 name@example.com），请核对。`,
    "date-invalid": (f) =>
      f.after !== undefined
        ? `${quoted(f.field)}填的是${quoted(f.entered)}，早于${quoted(f.afterField ?? "")}${quoted(f.after)}，请核对这两个日期。`
        : `${quoted(f.field)}填的是${quoted(f.entered)}，读不出日期，请改填，例如 1980年、2012年6月 或者 2012年6月30日。`,
    "count-invalid": (f) =>
      f.kind === "amount"
        ? `${quoted(f.field)}填的是${quoted(f.entered)}，读不出金额，请改填数字，例如 12000。`
        : `${quoted(f.field)}填的是${quoted(f.entered)}，应当是不小于 0 的整数，请改填数字。`,
    "option-invalid": (f) =>
      `${quoted(f.field)}填的是${quoted(f.entered)}，不在可选的内容之内${f.options.length > 0 ? `（${joined(f.options)}）` : ""}，请改选，或者说明原因。`,
    "requirement-unmet": (f) =>
      `${quoted(f.field)}是 ${plainNumber(f.entered)}${f.unit}，没有达到 ${plainNumber(f.required)}${f.unit}${f.text.trim() === "" ? "" : `（文件要求：${shorten(f.text, 80)}）`}，请核对，或者说明原因。`,
    "status-inconsistent": (f) =>
      f.entered.trim() === ""
        ? `${quoted(f.statusField)}写的是${quoted(f.status)}，却没有填写${quoted(f.field)}，请补填。`
        : `填写了${quoted(f.field)}${quoted(f.entered)}，${quoted(f.statusField)}却不是${quoted(f.expected)}，请核对。`,
    "evidence-missing": (f) =>
      f.reason === "outside"
        ? `佐证材料${quoted(f.file, 60)}不是文件夹里的相对路径，没有核对。请改写成文件名或者相对路径，或者说明原因。`
        : `在给出的文件夹里没有找到佐证材料${quoted(f.file, 60)}，请补齐文件，或者改正文件名，或者说明原因。`,
    "dues-overpaid": (f) =>
      `党费实缴数 ${plainNumber(f.paid)} 元多于应缴数 ${plainNumber(f.due)} 元，请核对这两个数，看是否填反。`,
    "dues-short": (f) =>
      `党费实缴数 ${plainNumber(f.paid)} 元少于应缴数 ${plainNumber(f.due)} 元，${item(f.item)}却打了满分，请核对，或者说明原因。`,
    "full-marks-with-problems": (f) =>
      `评分是满分（${plainNumber(f.total)} 分），却又写了存在的问题${quoted(f.problems, 40)}，请核对评分，或者说明原因。`,
    "statement-contradiction": (f) =>
      `这里写的是${quoted(f.statement, 40)}，${f.other.trim() === "" ? "另一处" : quoted(f.other)}写的是${quoted(f.contradiction, 40)}，前后矛盾，请改正其中一处，或者说明原因。`,
    "deduction-not-rectified": (f) =>
      `${item(f.item)}${party(f.party)}${points(f.entered)}（满分${points(f.maximum)}），整改表里没有与它对应的问题，请在整改表中补上问题和措施，或者说明原因。`,
    "problem-without-measure": (f) =>
      `${f.problem.trim() === "" ? "整改表里的问题" : `问题${quoted(f.problem, 40)}`}没有对应的整改措施（问题 ${plainNumber(f.problems)} 条，措施 ${plainNumber(f.measures)} 条），请补写措施。`,
    "deadline-invalid": (f) => {
      const reason = isOneOf(deadlineReasons, f.reason) ? deadlines[f.reason] : shorten(f.reason, 40) || "不符合要求";
      return f.entered.trim() === ""
        ? "完成整改时间没有填写，请补填，例如 2012年6月30日。"
        : `完成整改时间填的是${quoted(f.entered)}，${reason}，请改填，例如 2012年6月30日。`;
    },
    "contact-mismatch": (f) =>
      `定点联系人填的是${quoted(f.entered)}，联系点名单上联系${quoted(f.unit)}的是${quoted(f.expected)}，请核对。`,
    "contact-duplicate": (f) =>
      `${quoted(f.unit)}同时列在 ${joined(f.leaders) || "两位领导"} 名下，每个单位只能有一位联系领导，请保留一处。`,
    "branch-unnamed": () =>
      "看不出这张表是哪个党支部的，请在标题或者“党支部：”一行写明党支部名称，否则不能与其他表对应。",
    "branch-duplicate": (f) => {
      const [kept = "", ...others] = f.sheets;
      const whose = `${quoted(f.branch)}${f.party === null ? "" : `的${party(f.party)}`}`;
      if (f.reason === "identical")
        return `${whose}报了不止一份，内容相同：采用${kept}，没有采用${joined(others, 80)}。`;
      if (f.reason === "superseded") {
        return `${whose}先后报了不同的版本：采用较新的${kept}，没有采用${joined(others, 80)}，请核对是否如此。`;
      }
      if (f.reason === "conflict") {
        return `${whose}有不同的版本，修改时间也分不出先后（${joined(f.sheets, 80)}），都没有采用。请指定采用哪一份，或者请该党支部重报。`;
      }
      if (f.reason === "rows") {
        return `${quoted(f.branch)}在${joined(f.sheets, 40)}中出现了不止一次（${joined(f.values ?? [], 80)}），各行都保留了。请删去多余的一行，或者写明所属党委加以区别。`;
      }
      if (f.reason === "columns") {
        const [counted = "", ...others] = f.values ?? [];
        return `${joined(f.sheets, 40)}上${f.party === null ? "" : party(f.party)}有不止一列：${quoted(counted)}计入，${joined(
          others.map((one) => quoted(one)),
          80,
        )}只作检查，没有计入。表上没有写明以哪一列为准，请核对，或者说明原因。`;
      }
      if (f.reason === "committees") {
        return `有不止一个${quoted(f.branch)}（${joined(f.values ?? [], 80)}），${joined(f.sheets, 80)}没有写明所属党委，单独列出。请补写所属党委。`;
      }
      if (f.reason === "standards") {
        return `${quoted(f.branch)}的各方评定用了不同类型党支部的考评标准（${joined(f.sheets, 40)}）；互评只在同类党支部之间进行，请改用同一种标准重新评定，或者改正党支部名称。`;
      }
      return `${quoted(f.branch)}${f.party === null ? "" : `的${party(f.party)}`}出现了不止一次${f.sheets.length > 0 ? `（${joined(f.sheets, 40)}）` : ""}，只能保留一份，请删去多余的，或者改正党支部名称。`;
    },
    "branch-missing": (f) => `名册上有${quoted(f.branch)}，但收到的文件里没有它，请催报，或者核对名称。`,
    "branch-unexpected": (f) => {
      if (f.list !== undefined)
        return `${quoted(f.branch)}不在${quoted(f.list, 40)}上，两张表对不上，请核对名称，或者补充。`;
      const near =
        f.near && f.near.length > 0
          ? joined(
              f.near.map((name) => quoted(name)),
              60,
            )
          : null;
      if (f.isOnRoster === null)
        return `${quoted(f.branch)}与${near ?? "另一个党支部"}的名称很像，可能是同一个党支部。没有合并，请核对名称。`;
      return near === null
        ? `${quoted(f.branch)}不在名册上，请核对名称，或者补充名册。`
        : `${quoted(f.branch)}不在名册上，名册上没有报来的${near}与它名称相近，可能是同一个党支部。没有自动对应，请核对名称。`;
    },
    "count-mismatch": (f) =>
      f.list !== undefined
        ? `名单与${quoted(f.list, 40)}对不上：名单列了 ${plainNumber(f.entered)} 个，那里定为${quoted(f.what)}的有 ${plainNumber(f.computed)} 个${difference(f.missing ?? [], f.extra ?? [])}，请核对。`
        : `${quoted(f.what)}写的是 ${plainNumber(f.entered)}，按明细数出来是 ${plainNumber(f.computed)}，请核对。`,
    "percent-mismatch": (f) =>
      `${quoted(f.what)}写的是 ${plainNumber(f.entered)}%，按个数计算是 ${percent(f.computed)}，请核对。`,
    "ballot-inconsistent": (f) =>
      `测评票数对不上：${quoted(f.what)}是 ${plainNumber(f.entered)}，应当以 ${plainNumber(f.limit)} 为限，请核对各栏票数。`,
    "weights-not-100": (f) => `各方评分所占的比例相加是 ${plainNumber(f.entered)}%，应当是 100%，请改正比例。`,
    "quota-exceeded": (f) =>
      `定为${quoted(f.level)}的有 ${plainNumber(f.count)} 个，占 ${plainNumber(f.base)} 个党组织的 ${percent(f.percent)}，超过设定的 ${plainNumber(f.quota)}%，请复核，或者说明原因（只作提醒，不会自动降级）。`,
    "promotion-blocked": (f) =>
      `${quoted(f.branch)}${f.before.trim() === "" ? "" : `原来是${quoted(f.before)}，`}现在定为${quoted(f.after)}：${promotionReason(f.reason)}。请核实后改定，或者说明理由。`,
    "not-promoted": (f) =>
      `${quoted(f.branch)}原来是${quoted(f.before)}，现在是${quoted(f.after)}，没有实现晋位升级，请说明原因。`,
    "scores-changed": (f) =>
      `表上的核对码是${quoted(f.entered)}，按现有的分数和等级应当是${quoted(f.computed)}：签字以后有分数或等级改动过，请核对后重新确认。`,
    "formula-in-text": (f) =>
      `这一格应当填文字，现在是公式或者像公式的内容${quoted(f.entered, 40)}，请核实；如果本来是文字，请去掉开头的符号重新填写。`,
    "external-link": (f) =>
      `公式${quoted(f.formula, 60)}引用了别的文件，那个文件一旦移动或修改，这里的数就会出错，请改成直接填写的数。`,
    "hidden-sheet": (f) => `工作表${quoted(f.sheet)}是隐藏的，其中的内容没有计入；需要计入时，请取消隐藏后重新检查。`,
    "sheet-unrecognised": (f) =>
      `工作表${quoted(f.sheet)}不像任何一种已知的表格，没有检查；如果它是正式表格，请核对表头和项目。`,
    "file-unreadable": (f) => `${f.file.trim() === "" ? "" : `${quoted(f.file, 80)}：`}${unreadableFile(f.reason)}`,
  },

  evidence: {
    "deduction-not-rectified": ({ words }) => (words.length > 0 ? `查找的词：${joined(words)}` : null),
  },

  rules: checkNames,

  withClause: (sentence, clause) => `${sentence}（依据：${clause}）`,

  unchecked: {
    "satisfaction-rate": (f) => {
      const name = factText(f, "item");
      return `表上没有写满意率，${name === null ? "按满意率计分的项目" : item(name)}的得分无法核对；请在该行或备注中写明“满意率…%”。`;
    },
    veto: (f) => {
      const name = factText(f, "text", "veto", "id");
      return `是否存在${name === null ? "直接定级的情形" : `${quoted(name, 60)}的情形`}，从表上看不出来，需要由人确认。`;
    },
    contacts: (f) => {
      const name = factText(f, "unit", "branch", "entered");
      const list = factText(f, "list");
      if (list !== null)
        return `联系点名单${quoted(list)}里没有${name === null ? "这个单位" : quoted(name)}，定点联系人无法核对。`;
      return `工作簿里没有领导工作联系点名单，${name === null ? "" : `${quoted(name)}的`}定点联系人无法核对。`;
    },
    "manual-calculation": () =>
      "工作簿设为手动计算，公式的结果可能已经过时，没有采用；请在 Excel 中按 F9 重新计算并保存后再检查。",
    "formula-value": (f) => {
      const cells = factList(f, "cells", "cell");
      return `公式还没有计算结果${cells.length > 0 ? `（${joined(cells.slice(0, 5))}${cells.length > 5 ? " 等" : ""}）` : ""}，没有核对；请在 Excel 中打开并保存后再检查。`;
    },
    "side-by-side": () => "评分项目左右并排，分不清各列得分是哪一项的，所以没有核对分数；请改成上下排列，再检查。",
    "item-weights": () => "各项除分值外另有权重，表上没有写明怎样折算总分，因此没有计算总分；请按文件折算。",
    "deduction-blanks": (f) =>
      `扣分栏有${typeof f.count === "number" ? f.count : "若干"}项空白，这里按没有扣分计算；还没有评完的，请先填完再检查。`,
    "no-maxima": () => "表上没有印出各项分值，无法核对分数是否超过满分；请在表上写明分值。",
    hidden: (f) => {
      const name = factText(f, "sheet", "name");
      return `${name === null ? "隐藏的工作表" : `隐藏的工作表${quoted(name)}`}没有检查；需要检查时请取消隐藏。`;
    },
    "old-format": () =>
      "这是旧版 .xls 文件：内容已经读出并检查，但不能直接写回，对其他文件的引用也没有检查。请另存为 .xlsx 格式。",
    "tracked-changes": (f) =>
      `文档带有修订记录（${typeof f.count === "number" ? plainNumber(f.count) : "若干"}处），按接受全部修订后的文字检查；请在 Word 中接受或拒绝修订后再交。`,
    "document-unread": (f) => `文档里有${unreadParts(f)}，没有读，请自行核对。`,
    asides: (f) => `单元格以外还有文字，没有参与检查，请自行核对${asides(f)}。`,
    "open-problems": (f) => {
      const counts = [
        ...(f.errors === 0 ? [] : [`需修改 ${plainNumber(Number(f.errors))} 处`]),
        ...(f.queries === 0 ? [] : [`需说明 ${plainNumber(Number(f.queries))} 处`]),
      ];
      return `这张表列出的问题还没有处理完（${counts.join("，")}）；请退回有关支部修改，或者在“处理情况”栏写明。`;
    },
    ungraded: (f) =>
      `${plainNumber(Number(f.of))} 个党组织里有 ${plainNumber(Number(f.count))} 个还没有等级；请等考评得分报齐，或者逐个核实。`,
    "no-levels": () => "文件没有规定各等级的分数线，不能由分数得出等级；等级由人填写。",
  },

  differences: {
    "sheet-renamed": (f) => {
      const name = factText(f, "expected", "official");
      return `工作表名称与正式名称${name === null ? "" : quoted(name)}不同`;
    },
    "title-missing": (f) => {
      const title = factText(f, "title");
      return `没有正式标题${title === null ? "" : quoted(title, 40)}`;
    },
    "title-altered": (f) => {
      const found = factText(f, "found", "entered", "title");
      return `标题与正式标题不同${found === null ? "" : `：${quoted(found, 40)}`}`;
    },
    "row-moved": (f, cell) => {
      const name = factText(f, "item", "number");
      return `${name === null ? "有行" : `${item(name)}所在的行`}移动了位置${at(cell)}`;
    },
    "row-added": (_f, cell) => `多出一行${at(cell)}`,
    "column-moved": (f, cell) => `${column(f)}移动了位置${at(cell)}`,
    "column-missing": (f) => `缺少${column(f)}`,
    "column-added": (f, cell) => `多出${column(f)}${at(cell)}`,
    "number-missing": (f, cell) => {
      const name = factText(f, "item");
      return `${name === null ? "项目" : item(name)}没有编号${at(cell)}`;
    },
    "category-repeated": (f, cell) => {
      const name = factText(f, "category", "name");
      return `类别名称${name === null ? "" : quoted(name)}在各行重复写出${at(cell)}`;
    },
    "heading-missing": (f) => {
      const name = factText(f, "heading", "column", "expected");
      return `缺少表头${name === null ? "" : quoted(name)}`;
    },
    "label-missing": (f) => {
      const names = factList(f, "labels", "label", "field");
      return `缺少栏目${names.length > 0 ? `“${joined(names)}”` : ""}`;
    },
    "items-missing": (f) => {
      const count = factText(f, "count", "missing");
      return count === null ? "缺少部分项目" : `缺少 ${count} 个项目`;
    },
    "items-altered": (f) => {
      const count = factText(f, "count", "altered");
      return count === null ? "部分项目的文字有改动" : `${count} 个项目的文字有改动`;
    },
  },

  documentPlace: ({ table, row, column }) =>
    row === null
      ? `表${plainNumber(table)}外的文字`
      : `表${plainNumber(table)} 第${plainNumber(row)}行第${plainNumber(column ?? 1)}列`,
  atPlace: (place, sentence) => `${place}：${sentence}`,
};

const unreadNames: readonly (readonly [string, (count: string) => string])[] = [
  ["pictures", (count) => `图片 ${count} 幅`],
  ["objects", (count) => `嵌入的图表或其他对象 ${count} 个`],
];

function asides(facts: LooseFacts): string {
  const parts = asideParts(facts, {
    names: {
      comment: "批注",
      note: "脚注、尾注",
      margin: "页眉、页脚",
      shape: "文本框",
      hidden: "隐藏、划去或被合并单元格盖住的文字",
      deleted: "修订中删去的文字",
    },
    part: (name, count, texts, hasMore) =>
      `${name} ${plainNumber(count)} 处（${texts.join("、")}${hasMore ? " 等" : ""}）`,
    quote: (cell, text) => `${cell}${quoted(text, 60)}`,
  });
  return parts.length === 0 ? "" : `：${parts.join("；")}`;
}

function unreadParts(facts: LooseFacts): string {
  return unreadNames
    .flatMap(([name, words]) => {
      const count = facts[name];
      return typeof count === "number" && count > 0 ? [words(plainNumber(count))] : [];
    })
    .join("、");
}

function at(cell: string | null): string {
  return cell === null ? "" : `（${cell}）`;
}

function column(facts: Parameters<typeof factText>[0]): string {
  const name = factText(facts, "heading", "column", "found");
  return name === null ? "一列" : `${quoted(party(name))}列`;
}
