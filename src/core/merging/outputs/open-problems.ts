import type { LongDesign } from "../../design/long-table";
import type { OwnTable } from "../../own-sheets/description";
import { markLine } from "../../own-sheets/mark-line";
import { escalatedTable, overdueTable, type OpenProblemColumn } from "../../own-sheets/open-problems/description";
import { nothingKept } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { maskContacts } from "../mask";
import type { RectificationState, StatedProblem } from "../rectification-state";

/** 「逾期整改清单」 and 「需上级统筹问题清单」 of all branches; a list without a row is not drawn. */
export function drawOpenProblems({ asOf, problems }: RectificationState, program: string): readonly LongDesign[] {
  const day = asOf ?? "";
  return [
    ...drawList(
      overdueTable,
      problems.filter((p) => p.isOverdue),
      `到${day}超过完成时限仍未销号的问题。`,
      program,
    ),
    ...drawList(
      escalatedTable,
      problems.filter((p) => p.escalated !== "" && !p.isClosed),
      "各党组织提出需要上级党组织统筹解决、尚未销号的问题。",
      program,
    ),
  ];
}

function drawList(
  table: OwnTable<OpenProblemColumn>,
  rows: readonly StatedProblem[],
  note: string,
  program: string,
): readonly LongDesign[] {
  if (rows.length === 0) return [];
  const page = new OwnTablePage(table, nothingKept, markLine(note));
  page.putRows(rows.length, (i) => {
    const row = rows[i];
    if (!row) return {};
    const { branch, problem, measure, deadline, owner, contact, escalated, status } = row;
    return {
      number: i + 1,
      parent: branch.parent,
      branch: branch.name,
      problem: maskContacts(problem),
      measure: maskContacts(measure),
      deadline,
      owner,
      contact: maskContacts(contact),
      escalated: maskContacts(escalated),
      status,
    };
  });
  return [page.finishLong(table.title, "landscape", program)];
}
