import type { CheckResult } from "../../check/check";
import { nameKey } from "../../model/names";
import { cellWithRole, columnsOfForm } from "../../model/table-cells";
import type { LedgerTexts } from "../../own-sheets/ledger/row";
import { tableSheets } from "../../rules/reading/sheets";
import type { ColumnRole } from "../../schemes/types";
import { isBlankMark, oneLine } from "../../text/fold";

/** 挂点领导, 联络员, 挂扶部门 and 责任人 of a branch; "" where no list names them. */
export type Helpers = Pick<LedgerTexts, "leader" | "liaison" | "department" | "owner">;

export const noHelpers: Helpers = { leader: "", liaison: "", department: "", owner: "" };

const roles = { leader: "leader", liaison: "liaison", department: "office" } as const satisfies Record<
  Exclude<keyof Helpers, "owner">,
  ColumnRole
>;

/**
 * Who helps which branch, as the visible re-check lists of a workbook say (the first that names somebody counts), and who
 * is responsible there, where its lists of problems name one person for all of them.
 */
export function helpersOn(checked: Pick<CheckResult, "sheets">): (branch: string | null) => Helpers {
  const owners = ownersOn(checked);
  const lists = tableSheets(checked).filter((table) => columnsOfForm(table).some(({ role }) => role === "liaison"));
  const rows = lists.flatMap((table) =>
    table.rows.map((row) => {
      const text = (role: ColumnRole): string => {
        const entry = oneLine(cellWithRole(table, row, role)?.text ?? "");
        return isBlankMark(entry) ? "" : entry;
      };
      const helpers = { leader: text(roles.leader), liaison: text(roles.liaison), department: text(roles.department) };
      return { key: nameKey(text("branch")), helpers: { ...noHelpers, ...helpers } };
    }),
  );
  return (branch) => {
    const own = rows.filter(
      ({ key, helpers }) => key === nameKey(branch ?? "") && Object.values(helpers).join("") !== "",
    );
    return { ...(own[0]?.helpers ?? noHelpers), owner: owners(branch) };
  };
}

function ownersOn({ sheets }: Pick<CheckResult, "sheets">): (branch: string | null) => string {
  const named = new Map<string, Set<string>>();
  for (const table of tableSheets({ sheets })) {
    const roles = columnsOfForm(table).map(({ role }) => role);
    if (!roles.includes("owner") || !roles.includes("branch")) continue;
    for (const row of table.rows) {
      const owner = oneLine(cellWithRole(table, row, "owner")?.text ?? "");
      const key = nameKey(cellWithRole(table, row, "branch")?.text ?? "");
      if (!isBlankMark(owner)) named.set(key, (named.get(key) ?? new Set()).add(owner));
    }
  }
  return (branch) => {
    const [owner, ...others] = named.get(nameKey(branch ?? "")) ?? [];
    return owner === undefined || others.length > 0 ? "" : owner;
  };
}
