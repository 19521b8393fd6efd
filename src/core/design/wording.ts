/** Ends a text that was cut to fit into a cell. */
export const SHORTENED = "……（超过一格能容纳的 32767 个字，没有全部列出，全文见来源）";
