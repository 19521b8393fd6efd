import type { CheckResult } from "../../check/check";
import { nameKey } from "../../model/names";
import { cellWithRole, columnsOfForm } from "../../model/table-cells";
import type { LedgerTexts } from "../../own-sheets/ledger/row";
import { tableSheets } from "../../rules/sheets";
import type { ColumnRole } from "../../schemes/types";
import { isBlankMark, oneLine } from "../../text/fold";

/** 挂点领导, 联络员, 挂扶部门 of a branch; "" where no list names them. */
export type Helpers = Pick<LedgerTexts, "leader" | "liaison" | "department">;

export const noHelpers: Helpers = { leader: "", liaison: "", department: "" };

const roles = { leader: "leader", liaison: "liaison", department: "office" } as const satisfies Record<
  keyof Helpers,
  ColumnRole
>;

/** Who helps which branch, as the visible re-check lists of a workbook say; the first that names somebody counts. */
export function helpersOn(checked: Pick<CheckResult, "sheets">): (branch: string | null) => Helpers {
  const lists = tableSheets(checked).filter((table) => columnsOfForm(table).some(({ role }) => role === "liaison"));
  const rows = lists.flatMap((table) =>
    table.rows.map((row) => {
      const text = (role: ColumnRole): string => {
        const entry = oneLine(cellWithRole(table, row, role)?.text ?? "");
        return isBlankMark(entry) ? "" : entry;
      };
      const helpers = { leader: text(roles.leader), liaison: text(roles.liaison), department: text(roles.department) };
      return { key: nameKey(text("branch")), helpers };
    }),
  );
  return (branch) => {
    const own = rows.filter(
      ({ key, helpers }) => key === nameKey(branch ?? "") && Object.values(helpers).join("") !== "",
    );
    return own[0]?.helpers ?? noHelpers;
  };
}
