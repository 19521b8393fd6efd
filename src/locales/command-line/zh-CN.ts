/** Every text of the command line. Other languages have the same shape. */
export const zhCN = {
  usageHeading: "用法",
  commandsHeading: "命令",
  optionsHeading: "选项",
  about: "dingji（定级助手）：检查和填写党支部分类定级的正式表格。",
  seeHelp: (command: string | null) => `运行 dingji ${command === null ? "" : `${command} `}--help 查看用法。`,
  commands: {
    check: {
      usage: "dingji check 文件|文件夹… [--quota 百分比] [--brief] [--errors-only] [--details] [--json]",
      about: "认出正式表格，逐项检查填写的内容。文件夹连同子文件夹一起检查，压缩包（.zip）里的工作簿也检查。",
    },
    fill: {
      usage: "dingji fill 文件 -o 新文件 [--fix] [--force]",
      about: "填写空白的小计、合计、等级，并增加「得分与定级」表，写到新文件里。原文件不变，已经填写的内容不变。",
    },
    generate: {
      usage: "dingji generate 文件 -o 新文件 [--only 种类,…] [--force]",
      about:
        "生成整改台账、整改表、分类定级汇总表、问题清单、核实说明和得分与定级，写到新文件里。再次生成时，人填写的内容都保留。",
    },
    merge: {
      usage:
        "dingji merge 文件|文件夹… -o 新文件 [--roster 名册] [--quota 百分比] [--records 新文件.jsonl] [--return 新文件.zip] [--since 上次汇总.xlsx] [--sample 个数 --seed 种子] [--json] [--force]",
      about:
        "把许多工作簿汇总成一个：核对名册，找出缺报、重报、不同版本和读不了的文件，每个数都注明来自哪个文件哪一格。",
    },
    records: {
      usage: "dingji records 文件|文件夹… -o 新文件.jsonl [--shard I/N] [--rubric 文件] [--force]",
      about:
        "边读边写：每个文件的党支部、清单各行、问题和检查结果各占一行（JSON Lines），供数据库使用，也可以再交给 dingji merge。新文件已经存在时接着写，已有的文件不再读。",
    },
    compare: {
      usage: "dingji compare 前一次 后一次 -o 新文件 [--json] [--force]",
      about: "回头看：对照前后两次（文件或文件夹）的得分和等次，列出晋级、降级、未变的党支部。",
    },
    split: {
      usage: "dingji split 汇总 -o 文件夹 [--by 所属党委] [--force]",
      about: "把一份汇总按所属党委（或类型）拆成每个党委一个工作簿，拆出来的各自还能检查、汇总；没有写明的单独成一个。",
    },
    rubric: {
      usage: "dingji rubric 文件 [--json]",
      about: "读出工作簿里的评分办法：类别、内容、分值、等次、权重、直接定级的情形，并列出没有读懂的地方。",
    },
    template: {
      usage: "dingji template 办法[/表格] -o 新文件 [--force]，或 dingji template --from 通知.docx -o 新文件 [--force]",
      about:
        "新建一个工作簿，放入空白的正式表格：一个办法的全部表格，或者其中一张。名称见 dingji schemes，也可以写中文，如 天宁/附件2。用 --from 时，按通知（.docx 或 .xlsx）里的评分表和表格做，并附「评分办法」供核对。",
    },
    schemes: {
      usage: "dingji schemes [--json]",
      about: "列出能够认出的评分办法和表格。",
    },
  },
  options: {
    rubric: "把这个工作簿里确认过的「评分办法」用于同样的评分表",
    quota: "最高等级的党组织不得超过这个比例（0 到 100），超过时提醒",
    brief: "每个文件只写一行",
    errorsOnly: "只列需要修改的，不列需说明和提示",
    details: "逐条列出，不论多少，并写出依据（例如查找的词）",
    json: "在标准输出上只输出 JSON",
    output: "要写的新文件",
    outputFolder: "放新文件的文件夹，没有时新建",
    by: "按哪一栏拆分：所属党委（默认）或类型",
    sample: "抽查：按等次和党委分层抽取这么多个党支部，列入「抽查名单」",
    seed: "抽查的随机种子（默认 1），同样的种子抽出同样的名单",
    only: "只生成其中几种，用逗号隔开：result,ledger,rectification,summary,findings,explanations；评分办法要写明 rubric 才生成",
    fix: "同时改正格式（例如按文本存放的分数），把手填的合计改为公式；分数本身不改",
    force: "新文件已经存在时覆盖它",
    roster: "党支部名册（有“党支部名称”一栏的工作簿），用来核对缺报和多报",
    records: "另外写一个 JSON Lines 文件，每个党支部一行，供数据库使用",
    return: "另外写一个 .zip：有错的报送文件各退回一份副本（加上「问题清单」）和一段说明，还有催报名单",
    since: "上次汇总写出的工作簿：结果里加一张「与上次汇总的变化」",
    shard: "只处理全部文件的第 I 份（共 N 份，按路径分，各机器结果相同），例如 3/16",
    anew: "新文件已经存在时从头写起，不接着写",
    from: "按这份通知（.docx 或 .xlsx）里的评分表和表格做模板",
    lang: "输出的语言：zh（中文，默认）或 en（英文）",
    help: "显示用法",
    version: "显示版本号",
  },
  exitCodes: "退出码：0 完成；1 完成，但有需要修改的地方，或者有内容没有处理；2 没有处理。",
  usage: {
    by: (text: string) => `--by 只能写所属党委或类型，现在是“${text}”。`,
    sample: (text: string) => `--sample 后面要写抽查的个数（1 以上的整数），现在是“${text}”。`,
    seedAlone: "--seed 要和 --sample 一起用。",
    noCommand: "没有写命令。",
    unknownCommand: (name: string, known: readonly string[]) =>
      `没有“${name}”这个命令。可用的命令：${known.join("、")}。`,
    unknownOption: (name: string) => `没有“${name}”这个选项。如果它是文件名，请写在 -- 之后。`,
    optionNotForCommand: (name: string, command: string) => `命令 ${command} 没有“${name}”这个选项。`,
    valueMissing: (name: string) => `选项“${name}”后面缺少内容。`,
    valueUnwanted: (name: string) => `选项“${name}”后面不能带内容。`,
    repeated: (name: string) => `选项“${name}”只能写一次。`,
    noFiles: "没有写要处理的文件。",
    twoPlaces: (count: number) => `需要前一次和后一次两个文件（或文件夹），现在写了 ${count} 个。`,
    oneFile: (count: number) => `一次只能处理一个文件，现在写了 ${count} 个。`,
    noFilesWanted: (name: string) => `这个命令不需要文件，多写了“${name}”。`,
    noOutput: "没有写新文件的名称，请用 -o 新文件 指定。",
    quota: (entered: string) => `--quota 应当是 0 到 100 之间的数，现在是“${entered}”。`,
    only: (entered: string, kinds: readonly string[]) =>
      `--only 只能写 ${kinds.join("、")}，用逗号隔开，现在是“${entered}”。`,
    shard: (entered: string) => `--shard 应当写成 3/16 这样（第 3 份，共 16 份），现在是“${entered}”。`,
    lang: (entered: string) => `--lang 只能是 zh 或 en，现在是“${entered}”。`,
  },
  refusals: {
    noInputs: (path: string) => `“${path}”里没有工作簿或 Word 文档（.xlsx、.xlsm、.xls、.docx、.zip）。请核对路径。`,
    inputIsFolder: (path: string) => `“${path}”是文件夹，这个命令只处理一个工作簿文件。`,
    inputIsArchive: (path: string) => `“${path}”是压缩包，请先解压，再处理其中的工作簿。`,
    rosterUnreadable: (path: string, reason: string) => `名册“${path}”读不了：${reason}`,
    rosterUnrecognised: (path: string) => `“${path}”里没有“党支部名称”一栏，不能当作名册。请补上这个表头后再试。`,
    earlierUnreadable: (path: string, reason: string) => `上次汇总“${path}”读不了：${reason}`,
    earlierUnrecognised: (path: string) =>
      `“${path}”不是汇总写出的工作簿（没有「数据来源」），无从比较。请给出上次 dingji merge 写出的文件。`,
    nothingToMerge: (files: number) =>
      `${files} 个文件中没有一个可以汇总的党支部，没有写入。请先用 dingji check 查看原因。`,
    outputIsInput: (path: string) => `“${path}”就是原文件，没有写入。原文件从不改动，请另取一个名称。`,
    outputExists: (path: string) => `“${path}”已经存在，没有写入。请另取一个名称，或者加 --force 覆盖它。`,
    outputIsFolder: (path: string) => `“${path}”是文件夹，没有写入。请写出新文件的名称。`,
    outputFolderMissing: (path: string) => `文件夹“${path}”不存在，没有写入。请先建立它，或者换一个位置。`,
    outputExtension: (path: string, extension: string) =>
      `新文件“${path}”的扩展名应当是 ${extension}，否则 Excel 打不开，没有写入。`,
    recordsExtension: (path: string) => `新文件“${path}”的扩展名应当是 .jsonl，没有写入。`,
    recordsForeign: (path: string) =>
      `“${path}”已经存在，但不是 dingji records 写出的，没有写入。请另取一个名称，或者加 --force 覆盖它。`,
    recordsVersion: (path: string, version: number) =>
      `“${path}”是另一个版本的程序写出的记录（版本 ${version}），不能接着写，没有写入。请另取一个名称，或者加 --force 重新写。`,
    recordsDamaged: (path: string, line: number) =>
      `“${path}”第 ${line} 行已损坏或被改动，不能接着写，没有写入。请另取一个名称，或者加 --force 重新写。`,
    outputNotWritable: (path: string, code: string) =>
      `“${path}”写不了（${code}）。请核对权限和剩余空间，关闭占用它的程序后再试。`,
    noConfirmedRubric: (path: string) =>
      `“${path}”里没有「评分办法」，没有做任何事。请先在任务窗格里确认评分办法并保存，再用 --rubric 指定这个工作簿。`,
    nothingRecognised: (path: string) =>
      `“${path}”里没有认出正式表格，无从填写，没有写入。请先用 dingji check 查看原因。`,
  },
  internalError: "程序内部出错，没有完成。请把下面的内容和所用的命令告诉维护人员：",
  report: {
    fileHeading: (path: string, verdict: string) => `${path}：${verdict}`,
    counts: (parts: readonly string[]) => `（${parts.join("，")}）`,
    severityCount: (severity: string, count: number) => `${severity} ${count} 处`,
    sheets: "工作表",
    unrecognisedSheet: "没有认出",
    confidence: (share: string) => `匹配度 ${share}`,
    branches: "党支部",
    unnamedBranch: "（没有写明名称）",
    total: (value: string) => `总分 ${value}`,
    partyTotal: (party: string, value: string) => `${party} ${value}`,
    incomplete: "未填完",
    notReviewed: "未考评",
    noTotal: "总分未得出",
    level: (name: string) => `等级 ${name}`,
    provisionalLevel: (name: string) => `暂定等级 ${name}（只有自评）`,
    statedLevel: (name: string) => `表上填写 ${name}`,
    noLevel: "等级未得出",
    unconfirmedVetoes: (count: number) => `${count} 种直接定级的情形未确认`,
    explained: (reason: string, by: string, at: string) =>
      `已说明：${reason}${by === "" && at === "" ? "" : `（${[by, at].filter((part) => part !== "").join("，")}）`}`,
    details: "处数多的只写总数，逐条查看请加 --details。",
    ruleCount: (title: string, places: number, branches: number) =>
      `${title}：${branches > 1 ? `${branches.toLocaleString("en-US")} 个党支部，` : ""}${places.toLocaleString("en-US")} 处`,
    fixable: "可用 dingji fill --fix 改正",
    unchecked: "未能检查",
    summary: (files: number, parts: readonly string[]) => `共 ${files} 个文件：${parts.join("，")}。`,
    verdictCount: (verdict: string, count: number) => `${verdict} ${count} 个`,
  },
  fill: {
    written: (path: string, count: number) => `已写出“${path}”，新写 ${count} 处。`,
    nothingToWrite: (path: string) => `没有需要填写的内容，已把原文件原样写到“${path}”。`,
    fromDocument: (document: string, path: string) =>
      `“${document}”是 Word 文档，不会改动；已按其中的表格做成工作簿“${path}”，结果写在里面。`,
    skippedHeading: (count: number) => `有 ${count} 处没有写入：`,
    typedOver: (place: string) => `${place} 是手工填写的值，不是公式，没有改动；要恢复公式，请加 --fix。`,
    errorsLeft: (count: number) => `还有 ${count} 处需要修改，请用 dingji check 查看。`,
  },
  merge: {
    ignored: (count: number, names: readonly string[]) =>
      `另有 ${count} 个文件不是工作簿，也不是 Word 文档，没有读：${names.join("、")}${count > names.length ? "……" : ""}。.rar、.7z 请先解压。`,
    progress: (done: number, all: number, seconds: number) => `已读 ${done} / ${all}，大约还要 ${seconds} 秒`,
    received: (count: number) => `${count} 份收到`,
    statuses: {
      merged: (count: number) => `${count} 份汇总`,
      combined: (count: number) => `${count} 份合并汇总`,
      duplicate: (count: number) => `${count} 份重复`,
      superseded: (count: number) => `${count} 份被新版替代`,
      conflict: (count: number) => `${count} 份冲突待定`,
      unrecognised: (count: number) => `${count} 份没有可汇总的内容`,
      unreadable: (count: number) => `${count} 份读不了`,
    },
    branches: (count: number) => `共 ${count} 个党支部。`,
    missing: (names: readonly string[]) => `缺报 ${names.length} 个：${names.join("、")}`,
    unexpected: (names: readonly string[]) => `名册上没有 ${names.length} 个：${names.join("、")}`,
    fileHeadings: {
      duplicate: "重复的文件：",
      superseded: "被新版替代的文件：",
      conflict: "冲突、没有采用的文件（版本不同而时间相同，请指定用哪一份）：",
      unrecognised: "没有可汇总内容的文件：",
      unreadable: "读不了的文件：",
    },
    left: (path: string, count: number) => `${path}：有 ${count} 处填写的内容没有汇入结果，请核对后写到表内再汇总：`,
    sampled: (count: number, all: number, seed: string) =>
      `抽查名单：${all} 个党支部中抽取 ${count} 个，种子 ${seed}。`,
    notCarried: (count: number) => `上次汇总上手工填写的 ${count} 处，所在的行这次没有了，没有带过来：`,
    moreLeft: (count: number) => `另有 ${count} 处，见“数据来源”。`,
    leftReasons: {
      unplaced: "写在没有列标题的地方，不知道是什么",
      "no-branch": "所在行没有写党组织名称",
      repeated: "同一党组织的同一张表填了两份，只用了前一份",
      conflict: "与另一份文件的内容冲突，两份都没有采用",
      replaced: "汇总表用的是按分数或上级意见得出的等次",
      uncalculated: "是公式，文件里没有保存计算结果；请在 Excel 或 WPS 中打开、保存后重新报送",
    },
    problems: (errors: number, queries: number) => `问题清单：需修改 ${errors} 处，需说明 ${queries} 处。`,
    repeatedOnRoster: (names: readonly string[]) => `名册上重复的名称只算一次：${names.join("、")}`,
    written: (path: string) => `已写出“${path}”。`,
    returned: (path: string, count: number) => `已写出“${path}”，退回 ${count} 份。`,
    nothingToReturn: (path: string) => `没有需要退回或催报的，没有写“${path}”。`,
    noCopy: (path: string, reason: string) => `${path}：没有做成副本，只写了说明。${reason}`,
    since: {
      summary: (parts: readonly string[]) =>
        parts.length === 0 ? "与上次汇总相比没有变化。" : `与上次汇总相比：${parts.join("；")}。`,
      branches: {
        new: (names: readonly string[]) => `新报 ${names.length} 个（${names.join("、")}）`,
        changed: (names: readonly string[]) => `内容有变 ${names.length} 个（${names.join("、")}）`,
        disputed: (names: readonly string[]) => `版本冲突 ${names.length} 个（${names.join("、")}）`,
        gone: (names: readonly string[]) => `本次没有 ${names.length} 个（${names.join("、")}）`,
      },
      opened: (count: number) => `新出现问题 ${count} 处`,
      closed: (count: number) => `已消除问题 ${count} 处`,
    },
  },
  records: {
    progress: (done: number) => `已读 ${done}`,
    read: (count: number, skipped: number) =>
      `读了 ${count} 个文件${skipped > 0 ? `，另有 ${skipped} 个已在其中，没有再读` : ""}。`,
    holds: (recognised: number, unrecognised: number, unreadable: number) =>
      `其中共有 ${recognised + unrecognised + unreadable} 个文件：认出 ${recognised} 个，没有可汇总的内容 ${unrecognised} 个，读不了 ${unreadable} 个。`,
    problems: (withErrors: number, withLeft: number) =>
      `有需要修改之处的 ${withErrors} 个，有填写内容无处汇入的 ${withLeft} 个。`,
    rubricUnused: (path: string) =>
      `“${path}”是已经读好的记录，--rubric 对它不起作用；请在 dingji records 时就加上 --rubric。`,
  },
  compare: {
    changes: {
      promoted: (count: number) => `晋级 ${count} 个`,
      lowered: (count: number) => `降级 ${count} 个`,
      unchanged: (count: number) => `未变 ${count} 个`,
      new: (count: number) => `新增 ${count} 个`,
      gone: (count: number) => `未再报送 ${count} 个`,
      ungraded: (count: number) => `未定级 ${count} 个`,
    },
    summary: (count: number, parts: readonly string[]) => `共对照 ${count} 个党支部：${parts.join("，")}。`,
  },
  split: {
    unstated: "未注明",
    written: (path: string, count: number) => `已写出“${path}”，${count} 个党支部。`,
    withoutColumn: (count: number, name: string) =>
      `有 ${count} 个党支部没有写明，单独放在“${name}.xlsx”，请补写后再拆。`,
  },
  generate: {
    written: (path: string, count: number) => `已写出“${path}”，新写或更新 ${count} 处。`,
    nothingToWrite: (path: string) => `各表都已是最新，已把原文件原样写到“${path}”。`,
    offer: (place: string) => `${place} 不自动改写，可以自行补入：`,
  },
  rubric: {
    none: (path: string) => `“${path}”里没有评分办法。`,
    heading: (sheet: string, title: string, template: string) => `${sheet}  ${title}  ${template}`,
    total: (value: string) => `总分 ${value}`,
    noTotal: "没有印出分值",
    category: (name: string, maximum: string | null) => (maximum === null ? name : `${name}  ${maximum} 分`),
    item: (label: string, maximum: string | null, kind: string | null) =>
      `${label}${maximum === null ? "" : `  ${maximum} 分`}${kind === null ? "" : `（${kind}）`}`,
    kinds: { deduction: "扣分项", bonus: "加分项" },
    options: (values: readonly string[]) => `只能是 ${values.join("、")}`,
    levels: "等次",
    noLevels: "没有写明等次",
    weights: "权重",
    noWeights: "没有写明权重",
    weight: (party: string, share: string) => `${party} ${share}`,
    vetoes: "直接定级的情形",
    findings: "评分办法本身的问题",
    notUnderstood: "没有读懂的地方，请核对",
  },
  template: {
    written: (path: string, sheets: readonly string[]) =>
      `已写出“${path}”，共 ${sheets.length} 张空白表格：${sheets.join("、")}。`,
    noId: "没有写明要哪个办法的表格，例如 tianning-2012 或 tianning-2012/scoring；要按通知做，请写 --from 通知.docx。",
    idAndNotice: (id: string) => `用了 --from 就不能再写办法“${id}”：两者只能选一个。`,
    noForms: (path: string) => `“${path}”里没有表格，无从做模板，没有写入。`,
    notice: {
      outcomes: {
        official: (sheet: string, template: string) => `${sheet}：认出是正式表格 ${template}，按正式格式做成空白表`,
        rubric: (sheet: string) => `${sheet}：读出评分表，做成可以填写的表；读到的内容列在「评分办法」，请核对`,
        copied: (sheet: string) => `${sheet}：不认识这张表，照原样放入，没有设置检查`,
        text: (sheet: string) => `${sheet}：是文字，没有表格，没有放入`,
        ours: (sheet: string) => `${sheet}：是本程序生成的表，没有放入`,
      },
      rubric: (categories: number, items: number, total: string | null) =>
        `${categories} 类 ${items} 项，${total === null ? "没有印出分值" : `总分 ${total}`}`,
      levels: (levels: readonly string[]) => `等次：${levels.join("、")}`,
      weights: (weights: readonly string[]) => `权重：${weights.join("、")}`,
      vetoes: (count: number) => `直接定级的情形 ${count} 种`,
      offered: (count: number) =>
        `正文里还有 ${count} 处规定，没有自动采用；有「评分办法」时列在其末尾，选“是”才算数：`,
      statement: (kind: string, place: string, sentence: string) => `  ${kind}  ${place}  ${sentence}`,
      kinds: { levels: "等次", weights: "权重", veto: "直接定级", date: "时间" },
    },
    oneId: (count: number) => `一次只能写一个办法或一张表格，现在写了 ${count} 个。`,
    unknown: (id: string, known: readonly string[]) =>
      `没有“${id}”。可以写：\n${known.map((k) => `  ${k}`).join("\n")}`,
    several: (name: string, ids: readonly string[]) =>
      `“${name}”可以是几种，请写明是哪一种：\n${ids.map((id) => `  ${id}`).join("\n")}`,
    custom: "custom 是从表上读出的评分办法，没有自己的空白表格。请直接使用原来的评分表。",
    ownSheet: (id: string) =>
      `“${id}”由程序根据工作簿的内容生成，没有空白表格。请用 dingji fill 或 dingji generate 生成。`,
  },
  schemes: {
    levels: (names: readonly string[]) => `等级：${names.join("、")}`,
    level: (name: string, from: number | null) => (from === null ? name : `${name}（${from} 分起）`),
    noLevels: "文件没有规定等级",
  },
};
