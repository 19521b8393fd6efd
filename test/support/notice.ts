import { CENTRED, cell, docx, line, row, table, textTable } from "./docx";

/** A notice of an authority that nobody configured: its rules stand in the text, its rubric in 附件1, a form in 附件2. */
export function notice(): Uint8Array {
  const category = (name: string, items: readonly (readonly [string, string])[]): string[] =>
    items.map(([text, points], i) =>
      row([
        cell(i === 0 ? name : "", { merge: i === 0 ? "restart" : "continue" }),
        cell(text),
        cell(points),
        cell(""),
        cell(""),
      ]),
    );
  const rubric = table(
    [
      row(["类别", "考核内容", "分值", "自评得分", "考评得分"].map((text) => cell(text))),
      ...category("组织建设（40分）", [
        ["1．支部设置合理，按期换届", "20"],
        ["2．书记认真履行第一责任人职责", "20"],
      ]),
      ...category("活动开展（60分）", [
        ["3．每月开展一次主题党日活动", "30"],
        ["4．党员按时足额交纳党费", "30"],
      ]),
      row([cell("合计", { span: 2 }), cell("100"), cell(""), cell("")]),
    ],
    [1800, 5000, 900, 1000, 1000],
  );
  const text = [
    "一、各支部要高度重视，认真组织开展星级评定工作。",
    "二、总分由自评和上级考评组成，自评得分占30%，上级考评得分占70%。",
    "三、90分以上为五星，75—89分为四星，60—74分为三星，60分以下为二星。",
    "四、有下列情形之一的直接定为二星：党员受到刑事处罚；一年以上没有开展活动。",
    "五、评定材料于6月20日前报送区委组织部。",
  ];
  return docx(
    [
      line("关于开展党支部星级评定的通知", CENTRED),
      ...text.map((sentence) => line(sentence)),
      line("附件1"),
      line("党支部星级评定评分表", CENTRED),
      line("党支部："),
      rubric,
      line("附件2"),
      line("先进党员推荐表", CENTRED),
      textTable([
        ["姓名", "", "性别", ""],
        ["主要事迹", "", "", ""],
      ]),
    ].join(""),
  );
}
