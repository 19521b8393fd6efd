import { shortNameKey } from "../../model/names";
import type { TableSheet } from "../../model/recognised-sheet";
import type { BranchResult } from "../../model/branch";
import type { CellAddress } from "../../workbook/address";
import { cached } from "../../text/cached";
import { fold } from "../../text/fold";
import { oncePer } from "../../text/once-per";
import { fieldsWithRole } from "./form-fields";
import type { CheckContext } from "../rule";
import { tableSheets } from "./sheets";
import { cellWithRole, columnsOfForm } from "../../model/table-cells";

/** A unit in the list of one leader. */
export interface LedUnit {
  /** As listed, without white space. */
  readonly unit: string;
  /** Units with equal keys are one: compared whole, without 党支部 or 党总支. */
  readonly key: string;
  /** Without the white space that lists print inside names. */
  readonly leader: string;
  readonly sheet: TableSheet;
  /** The cell that lists the unit. */
  readonly cell: CellAddress;
}

/** The visible sheets that say which leader is in charge of which units. */
export function leaderSheets(context: Pick<CheckContext, "sheets">): readonly TableSheet[] {
  return tableSheets(context).filter((sheet) => {
    const roles = columnsOfForm(sheet).map(({ role }) => role);
    return roles.includes("leader") && roles.includes("units");
  });
}

/** Every listed unit with its leader; a blank leader's cell continues the row above. */
export function* ledUnits(context: Pick<CheckContext, "sheets">): Generator<LedUnit> {
  for (const sheet of leaderSheets(context)) yield* readUnits(sheet);
}

/** Several rules look the leaders up. */
const readUnits = oncePer((sheet: TableSheet): readonly LedUnit[] => {
  let leader = "";
  return sheet.rows.flatMap((row) => {
    leader = personKey(cellWithRole(sheet, row, "leader")?.text ?? "") || leader;
    const units = cellWithRole(sheet, row, "units");
    if (!units || leader === "") return [];
    return splitUnits(units.text).map((unit) => ({ unit, key: shortNameKey(unit), leader, sheet, cell: units.cell }));
  });
});

/** The lists' entries for a branch or for the unit that its forms name; empty where no list has it. */
export function listingsOf(
  units: readonly LedUnit[],
  name: string | null,
  branch: BranchResult | undefined,
): readonly LedUnit[] {
  const found = namesOf(name, branch).map((listed) => units.filter((u) => u.key === shortNameKey(listed)));
  return found.find((listings) => listings.length > 0) ?? [];
}

/** The branch's own name, then the unit (所在单位) that its forms name. */
function namesOf(name: string | null, branch: BranchResult | undefined): readonly string[] {
  const units = branch ? fieldsWithRole(branch, "unit").map((e) => e.found.text) : [];
  return [name, ...units].filter((n) => n !== null && n !== "") as string[];
}

/** 甲　一 and 甲一 are one person. */
export function personKey(name: string): string {
  return fold(name);
}

/** "香樟小学（含月桂小学）、青松小学" → three units; brackets that hold no 含 are part of a name. */
const splitUnits: (text: string) => readonly string[] = cached((text) =>
  text
    .replace(/[（(]\s*(?:包)?含\s*([^（()）]*)[)）]/g, "、$1")
    .split(/[、，,；;\n]/)
    .map((unit) => unit.replace(/[\s\u3000\u00A0。.]+/g, ""))
    .filter((unit) => unit !== ""),
);
