import { ledgerWords } from "../own-sheets/ledger/description";
import { hasMark } from "../own-sheets/mark-line";
import { codeOf, digestOf } from "../text/digest";
import { fold } from "../text/fold";
import { cellText } from "../workbook/grid";
import type { SheetSnapshot } from "../workbook/snapshot";
import { addedHeading } from "./list-rows";
import { maskContacts } from "./mask";
import { OVERDUE } from "./rectification-state";
import type { ListCell, ListRow } from "./submitted";

/** On 「数据来源」, behind the line that names Dingji: 整改状态码4E74-MZ8L. */
const LABEL = "整改状态码";
const STATED = new RegExp(`${LABEL}([2-9A-Z]{4}-[2-9A-Z]{4})`);

/** What stands in a row of 「整改汇总表」 beside the list's own columns; whether it is overdue follows from the rest. */
export function statesIn({ cells }: ListRow): readonly (readonly [string, ListCell])[] {
  return Object.entries(cells).filter(
    ([id, cell]) => addedHeading(id) !== null && (id !== OVERDUE || cellText(cell) !== ledgerWords.overdue),
  );
}

/** A digest of all these states, whatever the order of the rows; null where there are none. */
export function statesCode(rows: readonly ListRow[]): string | null {
  const said = rows.flatMap((row) => statesIn(row).map(([id, cell]) => `${id}=${fold(maskContacts(cellText(cell)))}`));
  return said.length === 0 ? null : codeOf(digestOf(said.sort().join("\n")));
}

export function statesMark(code: string | null): string {
  return code === null ? "" : `\u3000${LABEL}${code}`;
}

/** The code as the sheet states it; null for none. */
export function statedStatesCode({ cells }: SheetSnapshot): string | null {
  for (const cell of cells.values()) {
    const text = cellText(cell);
    const code = hasMark(text) ? STATED.exec(text)?.[1] : undefined;
    if (code !== undefined) return code;
  }
  return null;
}
