import type { Remedy } from "./mistakes";

/** What the sheet 「教程」 says. Names of buttons are those of the pane. */
export const tutorialWording = {
  sheet: "教程",
  note: "学校甲的材料是编造的，可以放心改。在 Excel 的窗格里和在浏览器版里，做法一样；浏览器版里选中一格就能直接改。",
  check: "点窗格上方的「检查」。",
  checked: (errors: number, queries: number) =>
    `结论是“有 ${errors} 处需要修改”，另有需说明 ${queries} 处，见第2步到第${errors + queries + 1}步。提示不用改：上级还没有考评。`,
  remedies: {
    retype: ({ wrong, right }) =>
      wrong === ""
        ? `点这一条，到那一格填上 ${right}，按回车。`
        : `点这一条，到那一格把 ${wrong} 改成 ${right}，按回车。`,
    fix: ({ right }) => `点「改正格式」，看清要改成 ${right}，打勾，点「确认写入」。`,
    explain: () => "确实不再整改的，点「说明情况」，选一句常用说法，填说明人，点「写入核实说明」。",
  } satisfies Record<Remedy, (values: { readonly wrong: string; readonly right: string }) => string>,
  again: "再点「检查」。分数填齐了，才能同调查表核对。",
  oneLeft: (message: string) => `结论是“有 1 处需要修改”：${message}`,
  cleared: (wrong: string, right: string) => `把 ${wrong} 改成 ${right}，按回车，再点「检查」。`,
  clean: "结论是“没有发现问题”。",
  fill: "点「填写得分与等级」，看过要写的内容，点「确认写入」。",
  filled: (total: string, level: string) =>
    `多了一张「得分与定级」：自评 ${total} 分，暂定等次${level}，等上级考评后再定。都是公式，改了分数就跟着变。`,
  ledger: "点「生成整改表」，再点「确认写入」。",
  drawn: (count: number) => `多了一张「整改台账」，${count} 个扣分项各一行；已经填好的整改表不动。`,
  undo: "点「撤销上一步」。",
  undone: "「整改台账」没有了，别的都还在。写错了都可以这样退回。",
  save: "在浏览器版点「下载结果」；在 Excel 里照常保存。",
  saved: "打开的原文件不变，结果另存一份；没有装定级助手的人也能打开。",
} as const;
