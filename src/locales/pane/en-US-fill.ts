import type { fillZh } from "./zh-CN-fill";

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const names = (sheets: readonly string[]): string =>
  sheets.length > 4
    ? `${names(sheets.slice(0, 3))} and ${sheets.length - 3} more`
    : sheets.map((sheet) => `“${sheet}”`).join(", ");

export const fillEn: typeof fillZh = {
  guide: {
    title: "Dingji in three steps",
    steps: [
      "Click “Check” above: every cell of the scoring, survey and rectification forms is checked. Nothing is changed.",
      "Click a result to go to its cell; correct it, or say why it is right.",
      "Click “Fill in scores and level” or “Generate rectification sheets”. Every cell is listed before it is written, and can be undone.",
    ],
    pages: "One page to print (Chinese), for the",
    roles: [
      { file: "clerk", role: "clerk" },
      { file: "reviewer", role: "reviewer" },
      { file: "compiler", role: "compiler" },
    ],
    tutorial: "Open tutorial",
    tutorialHint:
      "Adds 教程 and three invented forms to the workbook, a blank one at best. Shown before it is written, and can be undone.",
    skip: "Skip and start",
    open: "How it works",
    close: "Close",
  },
  explain: {
    open: "Explain",
    all: (count) => `Explain these ${count} together`,
    change: "Change explanation",
    title: "Explain",
    phrases: "Common wordings (click to use)",
    common: [
      "Verified; the entry is correct.",
      "The paper documents apply and are kept on file.",
      "Approved by the superior organisation.",
    ],
    forCode: {
      "deduction-not-rectified": [
        "The deduction is beyond our control; not rectified this year.",
        "Rectified on the spot.",
      ],
      "field-missing": ["Does not apply to this branch.", "In preparation; will be filled in."],
      "statement-contradiction": ["The two statements are about different years."],
      "full-marks-with-problems": ["The problems stated do not affect this item."],
      "veto-triggered": ["Submitted to the superior organisation for decision."],
      "contact-mismatch": ["The contact has changed; this form is right."],
      "dues-short": ["Some members are exempt from dues.", "The rest was paid the month after."],
      "reserved-cell-filled": ["Filled in by the superior organisation."],
      "phone-invalid": ["The number was tried and works."],
    },
    reason: "Reason",
    by: "Explained by",
    at: "Date",
    date: (year, month, day) => [year, month, day].map((part) => String(part).padStart(2, "0")).join("-"),
    save: "Write explanation",
    cancel: "Do not explain",
    where: "Goes straight onto the sheet 核实说明; can be undone.",
    needsReason: "Please give a reason.",
  },
  suggestions: {
    title: "Texts to copy",
    hint: "These cells are yours; Dingji never changes them by itself. Press “Fill in” to write one, or copy it.",
    kinds: {
      "own-result": "Own result",
      problems: "Missing problems",
      measures: "Missing measures",
      deadline: "Deadlines that differ",
      contact: "Contact that differs",
      replaced: "What stood here before",
    },
    fillIn: "Fill in",
    fillInOf: (what, place) => `Fill in ${what} (${place})`,
    copy: "Copy",
    copyOf: (what, place) => `Copy ${what} (${place})`,
    go: "Go to",
    goTo: (place) => `Go to ${place}`,
  },
  notices: {
    title: "This workbook",
    manual:
      "Calculation is manual, so formula results may be out of date and were not used. Press F9, then check again.",
    structure:
      "The workbook structure is protected: no sheet can be added. Unprotect it under Review before filling in.",
    protected: (sheets) =>
      `${names(sheets)} protected: only unlocked cells are written, the rest is listed; scores and level still go to a new sheet.`,
    undoList: "Writing may empty Excel's own undo list (Ctrl+Z). To go back, use “Undo last step”.",
  },
  printSet: {
    make: "Print set",
    hint: "Puts the sheets that are handed in and stamped into a new workbook, in order, to be printed as a whole; this workbook stays as it is.",
    opened: "The print set is open as another workbook: print all of it, on the page after downloading it.",
    none: "This workbook has no sheet to hand in; no print set was made.",
  },
  notice: {
    make: "Template from this file",
    hint: "Where a notice or a blank scoring sheet is open: makes its rubric and forms into a new workbook to be filled in, with limits, options, sums and levels set. What was read is listed first; you decide.",
    hintChosen:
      "Choose a notice or a blank scoring sheet (.docx, .xlsx): makes its rubric and forms into sheets of this workbook to be filled in, with limits, options, sums and levels set. What was read is listed first, and the sheets are shown before they are written.",
    title: "What was read of the file",
    note: "The workbook opens in a new tab. Correct what was misread on the sheet 「评分办法」.",
    noteChosen:
      "They become new sheets of this workbook, shown before they are written; what is there stays. Correct what was misread on the sheet 「评分办法」.",
    none: "There is no sheet that could become a template; none was made.",
    create: "Make the template",
    cancel: "Cancel",
  },
  causes: {
    sum: (all, listed, under) => `${all} in all: ${listed} listed below, ${under} under what causes them.`,
    dependent: (count) => `Correcting this may also settle ${plural(count, "result")}:`,
    show: (count) => `Show ${plural(count, "result")} that follow from this`,
    hide: "Hide",
  },
  fields: {
    state: (count) => `, ${plural(count, "required field")} blank`,
    next: (sheet) => `Next blank cell of “${sheet}”`,
  },
  scorers: (parties) => `Scored by: ${parties.join(", ")}`,
  stop: "Stop",
  progress: (done, total) => `${done} of ${plural(total, "sheet")}`,
  keepOpen: "Writing. Please keep this pane open.",
  live: "Edited since the check. The results below follow your edits; check again before you hand it in.",
  written: (count, sheets) =>
    `${plural(count, "cell")} written${sheets.length > 0 ? ` on ${names(sheets)}` : ""}. “Undo last step” takes it back.`,
  nothingUndone: "Nothing was taken back.",
  notUndone: (count) => `${plural(count, "entry", "entries")} not taken back:`,
  changedSince: "changed since it was written; kept as it is now",
  stopped: "Stopped. Nothing was changed.",
  copied: "Copied. You can paste it now.",
  nothingKnown: "No grading sheet was recognised, so there is nothing to write. Insert an official template to start.",
  beside: {
    locked: (sheets) =>
      `${names(sheets)} protected: locked cells cannot be written. A new sheet can be written instead; the old one stays.`,
    write: "Write to a new sheet",
  },
  lockedRest: (hasResult) =>
    hasResult
      ? "Unlocked cells are written; the whole result is on the sheet 得分与定级."
      : "Unlocked cells are written; unprotect the sheet to write the rest.",
  failure: {
    hasWritten: "Part of it has been written. “Try again” completes it; nothing is written twice.",
    halfWay: "Excel refused to go on half-way; somebody may just have protected the sheet.",
    untouched: "The workbook is as it was.",
    undoUntouched: "Nothing has been taken back yet.",
    retry: "Try again",
  },
};
