import { parties, type Party } from "../../core/schemes/types";
import { factText, isOneOf, unreadableReasons, type FindingLabels, type UnreadableReason } from "./texts";
import { flatten, plainNumber, shorten } from "./wording";

const partyNames: Readonly<Record<Party, string>> = {
  self: "自评",
  review: "上级考评",
  members: "党员评议",
  peers: "分类互评",
  public: "群众评议",
  clients: "服务对象评议",
  score: "得分",
};

export function party(name: string): string {
  return isOneOf(parties, name) ? partyNames[name] : shorten(name, 20) || "得分";
}

export function quoted(text: string | number, length = 30): string {
  if (typeof text === "number") return plainNumber(text);
  return flatten(text) === "" ? "（空白）" : `“${withoutQuotes(shorten(text, length))}”`;
}

/** Quotes inside quotes: the outer pair is ours. */
function withoutQuotes(text: string): string {
  return text.replace(/“/gu, "‘").replace(/”/gu, "’");
}

const unreadable: Readonly<Record<UnreadableReason, string>> = {
  encrypted: "文件设有打开密码，读不了。请在 Excel 或 WPS 中去掉打开密码，另存后再试。",
  "old-format": "这是旧版 .xls 文件，读不了。请在 Excel 或 WPS 中另存为 .xlsx 格式后再试。",
  damaged:
    "文件已损坏，内容不能完整读出，所以一点也没有采用。请向原填报人重新要一份，或者用 Excel（Word 文档用 Word）打开修复后另存。",
  "too-large": "文件太大，超出能够处理的范围。请删去用不到的工作表、图片和整行整列的格式，另存后再试。",
  "too-slow":
    "这份文件读了一分钟还没有读完，已经放弃，其他文件照常处理。请删去用不到的内容（特别是很长的文字），另存后再试。",
  "not-a-workbook":
    "这不是 Excel 工作簿，也不是 Word 文档。请核对文件，或者在 Excel、Word、WPS 中另存为 .xlsx 或 .docx 格式后再试。",
  empty: "这是空文件，没有任何内容。请向原填报人重新要一份。",
  html: "这是网页文件，只是扩展名像 Excel。请在 Excel 或 WPS 中打开，另存为 .xlsx 格式后再试。",
  "other-document": "这是其他程序的文件，不是 Excel 工作簿，也不是 Word 文档。请核对文件。",
  "not-found": "找不到这个文件。请核对路径和文件名。",
  "no-permission": "没有权限打开这个文件，或者它正被其他程序占用。请关闭占用它的程序、核对权限后再试。",
  "no-workbook-inside": "里面没有 Excel 工作簿（.xlsx）或 Word 文档（.docx）。请核对路径和内容。",
  "odd-name": "压缩包里这个文件的名称指向压缩包以外，没有打开；其余文件照常处理。请改名后单独报送。",
  "same-name": "压缩包里有两个同名文件，这一份没有打开；其余文件照常处理。请改名后单独报送。",
  word: "这是旧版 Word 或 WPS 文字文档（.doc、.wps），读不了。请在 Word 或 WPS 中打开，用“另存为”选 .docx 格式保存，再交保存的文件。",
  pdf: "这是 PDF 文件，读不了。请找到做成它的 Word 或 Excel 文件，另存为 .docx 或 .xlsx 再交；也可以用 Word 打开 PDF，核对后另存为 .docx。",
  rtf: "这是 RTF 文件，读不了。请在 Word 或 WPS 中打开，用“另存为”选 .docx 格式保存，再交保存的文件。",
  presentation: "这是演示文稿（PowerPoint），不是填好的表格。请核对文件。",
  "other-archive": "这种压缩包（.rar、.7z）打不开。请先解压，再检查里面的文件。",
  "nested-archive": "压缩包里面还有压缩包，没有打开。请先解压再检查。",
  "records-foreign": "这不是 dingji records 写出的 .jsonl 文件。请核对文件。",
  "merge-records":
    "这是 dingji merge --records 写出的结果，每行是汇总后的一个党支部，不能再汇总。请改用汇总写出的工作簿，或者 dingji records 写出的文件。",
  "records-version": "这是另一个版本的程序写出的记录，读不了。请用同一版本的 dingji records 重新写出。",
  "records-unfinished":
    "这份记录没有写完，最后一个文件不完整，所以一点也没有采用。请再运行一次同样的 dingji records 命令，它会接着写完。",
  "records-damaged": "这份记录已损坏或被改动，不能完整读出，所以一点也没有采用。请用 dingji records --force 重新写出。",
};

export function unreadableFile(reason: string | null): string {
  return unreadable[isOneOf(unreadableReasons, reason) ? reason : "not-a-workbook"];
}

export const zhCNLabels: FindingLabels = {
  severities: { error: "需修改", query: "需说明", info: "提示" },

  verdicts: {
    clean: "没有发现问题",
    open: "表格本身没有问题，但还有没办完的事",
    queries: "有需要说明的地方",
    errors: "有需要修改的地方",
    unrecognised: "没有认出正式表格",
    unreadable: "文件读不了",
  },

  parties: partyNames,

  schemes: {
    "tianning-2012": "常州市天宁区教育系统（2012）",
    "cumtb-2012": "中国矿业大学（北京）（2012）",
    "jilin-2012": "吉林（2012）",
    "meizhou-2012": "梅州“回头看”（2012）",
    "yongxing-2012": "永兴（2012）",
    "qingzhou-2012": "青州（2012）",
    "yichang-2012": "宜昌（2012）",
    "pucheng-2012": "蒲城县教育局（2012）",
    "jxnu-2012": "江西师范大学（2012）",
    dingji: "定级助手生成的表",
    custom: "其他评分办法",
  },

  ungraded: "未定级",
  level: (name) => name,

  hostErrors: {
    "cell-edit-mode": () => "有单元格正在编辑，暂时不能读写。请按回车完成输入，或按 Esc 取消，然后再试。",
    protected: (f) => {
      const name = factText(f, "sheet");
      return `工作表${name === null ? "" : quoted(name)}设有保护，没有写入。请在“审阅”中撤消工作表保护，或者只填写未锁定的单元格，然后再试。`;
    },
    "structure-protected": () =>
      "工作簿的结构设有保护，不能增加工作表，所以没有写入。请在“审阅”中取消“保护工作簿”，然后再试。",
    "read-only": () => "工作簿是只读的，不能写入。请另存为一份可以编辑的文件，然后再试。",
    "inactive-workbook": () => "这个工作簿现在不是当前窗口，不能读写。请先点一下要处理的工作簿，然后再试。",
    "too-large": (f) => {
      const part = factText(f, "sheet", "part", "file");
      return `${part === null ? "内容" : quoted(part, 60)}太大，超出能够处理的范围。请删去用不到的工作表、图片和整行整列的格式，另存后再试。`;
    },
    "too-slow": () => unreadableFile("too-slow"),
    unsupported: (f) => {
      const name = factText(f, "api", "feature", "part");
      return `这个版本的 Excel 不支持所需的功能${name === null ? "" : `（${shorten(name, 40)}）`}。请更新 Excel，或者改用浏览器页面处理文件。`;
    },
    interrupted: () => "与 Excel 的联系中断，操作没有全部完成。请再做一次同样的操作，已经写好的部分不会重复。",
    "program-incomplete": () =>
      "本程序的一部分没有载入，操作没有完成。请检查网络，然后再试；还是不行，请关闭并重新打开。",
    encrypted: () => unreadableFile("encrypted"),
    "old-format": (f) => unreadableFile(factText(f, "found") === "word" ? "word" : "old-format"),
    "not-a-workbook": (f) => unreadableFile(factText(f, "reason", "found")),
    damaged: (f) => {
      const [part, reason, line] = [factText(f, "part"), factText(f, "reason"), factText(f, "line")];
      if (isOneOf(unreadableReasons, reason))
        return `${unreadableFile(reason)}${line === null ? "" : `（第 ${line} 行）`}`;
      return part === null
        ? unreadableFile("damaged")
        : `${unreadableFile("damaged")}（损坏的部分：${shorten(part, 60)}）`;
    },
    unknown: () =>
      "出现了没有料到的错误，操作没有完成。请保存工作簿后再试一次；如果还是不行，请把操作步骤告诉维护人员。",
  },

  skips: {
    locked: "单元格受保护，没有写入；请撤消保护或者手工填写",
    changed: "读取以后有人改过这一格，没有覆盖；请重新检查后再写",
    merged: "它是合并单元格的一部分，存不下自己的值，没有写入；请取消合并或者手工填写",
    "not-held": "写入以后读出来的不是所写的内容；请手工核对这一格",
    missing: "工作表已经不在了，没有写入；请重新检查",
    "print-scale": "内容已经写好，但打印的缩放比例没有设成；打印前请在“页面布局”中核对缩放比例",
    "row-full":
      "内容已经写好，但文字太长，一行最高 409 磅（Excel 的上限）也放不下，打印时末尾会被截掉；请精简文字，或者把后面的内容另附一页",
  },
};
