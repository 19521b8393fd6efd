import { ENTER, scanXml, SKIP, type XmlHandler } from "./xml";

/**
 * Number formats that files name by id alone, as Excel shows them; 27–36 and 50–58 in their Chinese reading. An id
 * that is in neither this table nor the file reads as General.
 */
const builtInFormats: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, '"¥"#,##0;"¥"\\-#,##0'],
  [6, '"¥"#,##0;[Red]"¥"\\-#,##0'],
  [7, '"¥"#,##0.00;"¥"\\-#,##0.00'],
  [8, '"¥"#,##0.00;[Red]"¥"\\-#,##0.00'],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "m/d/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "m/d/yyyy h:mm"],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, "m-d-yy"],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, '上午/下午h"时"mm"分"'],
  [35, '上午/下午h"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, "#,##0;-#,##0"],
  [38, "#,##0;[Red]-#,##0"],
  [39, "#,##0.00;-#,##0.00"],
  [40, "#,##0.00;[Red]-#,##0.00"],
  [41, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
  [42, '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
  [44, '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, '上午/下午h"时"mm"分"'],
  [56, '上午/下午h"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/**
 * The number format of each cell style (`cellXfs`), by its index; undefined is General.
 * @throws HostError as `scanXml`.
 */
export function readNumberFormats(bytes: Uint8Array, part: string): readonly (string | undefined)[] {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let isInCellStyles = false;
  const handler: XmlHandler = {
    open(tag) {
      switch (tag.name) {
        case "numFmt":
          custom.set(Number(tag.get("numFmtId")), tag.get("formatCode") ?? "");
          return SKIP;
        case "xf":
          if (isInCellStyles) ids.push(Number(tag.get("numFmtId") ?? 0));
          return SKIP;
        case "cellXfs":
          isInCellStyles = true;
          return ENTER;
        case "styleSheet":
        case "numFmts":
        // Some programs write their own styles as a choice, with one for all others beside it.
        case "AlternateContent":
        case "Fallback":
          return ENTER;
        default:
          return SKIP;
      }
    },
    close(name) {
      if (name === "cellXfs") isInCellStyles = false;
    },
  };
  scanXml(bytes, part, handler);
  return ids.map((id) => {
    const code = custom.get(id) ?? builtInFormats.get(id);
    return code === undefined || code === "" || code.toLowerCase() === "general" ? undefined : code;
  });
}

/** True for a format that shows a date or a time of day: it holds a date letter outside quotes and brackets. */
export function showsDateOrTime(format: string | undefined): boolean {
  if (format === undefined) return false;
  const [positive = ""] = format.split(";");
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
