import { oneLine } from "../text/fold";
import { defineRule, type CheckContext } from "./rule";
import { entriesWith, type FieldEntry } from "./reading/form-fields";
import { leaderSheets, ledUnits, listingsOf, personKey, type LedUnit } from "./reading/leaders";

/**
 * 党支部定点联系人 is somebody else than the leader in whose list the branch's unit stands. Units are
 * matched whole: 兰陵小学 is not 兰陵幼儿园.
 */
export const contactMismatch = defineRule({
  code: "contact-mismatch",
  severity: "query",
  group: "contacts",
  clauses: ["附件4"],
  *check(context) {
    for (const { entry, led } of contacts(context)) {
      const [first] = led;
      if (!first || led.some(({ leader }) => personKey(entry.text).includes(leader))) continue;
      yield {
        sheet: entry.sheet.name,
        cell: entry.cell,
        branch: entry.branch,
        facts: { entered: oneLine(entry.text), expected: first.leader, unit: first.unit },
        clause: first.sheet.form.clause,
      };
    }
  },
  *unchecked(context) {
    const [list] = leaderSheets(context);
    for (const { entry, led } of contacts(context)) {
      if (led.length > 0) continue;
      yield {
        sheet: entry.sheet.name,
        branch: entry.branch,
        code: "contacts",
        facts: { unit: entry.branch, list: list?.sheet.name ?? null },
      };
    }
  },
});

interface StatedContact {
  readonly entry: FieldEntry;
  /** The lists' entries for the branch or the unit that it belongs to; empty where no list has it. */
  readonly led: readonly LedUnit[];
}

function* contacts(context: CheckContext): Generator<StatedContact> {
  const units = [...ledUnits(context)];
  const byName = new Map(context.branches.map((b) => [b.name, b]));
  for (const entry of entriesWith(context, ["contact"], ["contact"])) {
    yield { entry, led: listingsOf(units, entry.branch, byName.get(entry.branch)) };
  }
}
