import type { pageZh } from "./zh-CN";

export const pageEn: typeof pageZh = {
  title: "Dingji in the browser",
  open: "Choose file",
  download: "Download result",
  sampleNote: "This is an invented sample; try what you like.",
  tutorial: "Tutorial",
  tutorialHint: "An invented workbook with a few mistakes: ten minutes to learn checking and filling in.",
  drop: "or drop an .xlsx or .docx file here",
  dropNow: "Drop to open the file",
  opened: (name) => `${name} is open.`,
  notOpened: (name, reason) => `${name} was not opened: ${reason}`,
  close: (name) => `Close ${name}`,
  unsaved: "not downloaded",
  files: "Open files",
  sheets: "Sheets",
  empty: "No workbook is open",
  emptyHint:
    "Choose a grading workbook (.xlsx) or a Word document (.docx). It stays on this machine, and the file itself is never changed.",
  editable:
    "Select a cell and type (F2 edits, Enter confirms, Escape gives up), or paste; it is checked again at once.",
  cell: (cell, words) => (words === "" ? `${cell}, blank` : `${cell}: ${words}`),
  grid: (sheet) => `Sheet “${sheet}”`,
  blankSheet: "This sheet is blank.",
  hiddenSheet: "hidden",
  undrawn: (rows) => `The last ${rows} rows lie too low for a browser to draw; checking and writing cover them.`,
  unread: {
    merges:
      "This file has merged areas that cannot be read; they are shown as single cells. Contents and checks are complete.",
    colours:
      "The colours (theme) of this file cannot be read; it is shown in standard colours. Contents and checks are complete.",
    styles: "The fonts and borders of this file cannot be read; it is shown plainly. Contents and checks are complete.",
    conditions:
      "Some conditional formats of this sheet (colour scales, data bars, icons and the like) are not shown; contents, checks and writing are not affected.",
    all: "The look of this sheet cannot be read; it is shown plainly. Contents and checks are complete.",
  },
  hidden: (charts, pictures, shapes) =>
    `Not shown: ${[
      ...(charts > 0 ? [`${charts} chart${charts > 1 ? "s" : ""}`] : []),
      ...(pictures > 0 ? [`${pictures} picture${pictures > 1 ? "s" : ""}`] : []),
      ...(shapes > 0 ? [`${shapes} shape${shapes > 1 ? "s" : ""}`] : []),
    ].join(", ")}; the file keeps them.`,
  marked: (severity, message) => `${severity}: ${message}`,
  viewer: "Workbook",
  kept: {
    title: "Changes not downloaded",
    offer: (names) => `Changes from last time were not downloaded: ${names.join(", ")}. Go on with them?`,
    isKept:
      "Changes that were not downloaded are kept in this browser (7 days, never sent), so that a reload can go on with them.",
    isOff: "Changes are not kept: closing or reloading this page loses them. Download them in time.",
    reopen: "Go on",
    clear: "Clear",
    shared: "This is a shared computer: keep nothing",
  },
  discard: (name) => `${name} has changes that were not downloaded.`,
  discardConfirm: "Discard and close",
  keep: "Cancel",
};
