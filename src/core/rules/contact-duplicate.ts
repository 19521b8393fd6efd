import { defineRule } from "./rule";
import { ledUnits, type LedUnit } from "./reading/leaders";

/** A unit stands in the lists of two leaders. Fires at the second list. */
export const contactDuplicate = defineRule({
  code: "contact-duplicate",
  severity: "error",
  group: "contacts",
  clauses: ["附件4"],
  *check(context) {
    const byUnit = new Map<string, LedUnit[]>();
    for (const unit of ledUnits(context)) {
      const known = byUnit.get(unit.key) ?? [];
      if (!known.some((k) => k.leader === unit.leader)) byUnit.set(unit.key, [...known, unit]);
    }
    for (const listed of byUnit.values()) {
      const second = listed[1];
      if (!second) continue;
      yield {
        sheet: second.sheet.sheet.name,
        cell: second.cell,
        branch: null,
        facts: { unit: second.unit, leaders: listed.map((l) => l.leader) },
        clause: second.sheet.form.clause,
      };
    }
  },
});
