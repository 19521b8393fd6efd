import { parties, type Party } from "../../core/schemes/types";
import { factText, isOneOf, unreadableReasons, type FindingLabels, type UnreadableReason } from "./texts";
import { flatten, plainNumber, shorten } from "./wording";

const partyNames: Readonly<Record<Party, string>> = {
  self: "self-assessment",
  review: "superior's review",
  members: "members' appraisal",
  peers: "peer appraisal",
  public: "public appraisal",
  clients: "service users' appraisal",
  score: "score",
};

export function party(name: string): string {
  return isOneOf(parties, name) ? partyNames[name] : shorten(name, 20) || "score";
}

export function quoted(text: string | number, length = 30): string {
  if (typeof text === "number") return plainNumber(text);
  return flatten(text) === "" ? "(blank)" : `“${withoutQuotes(shorten(text, length))}”`;
}

/** Quotes inside quotes: the outer pair is ours. */
function withoutQuotes(text: string): string {
  return text.replace(/“/gu, "‘").replace(/”/gu, "’");
}

const unreadable: Readonly<Record<UnreadableReason, string>> = {
  encrypted:
    "The file is protected by a password and cannot be read. Remove the password in Excel or WPS, save it and try again.",
  "old-format": "This is an old .xls file, which cannot be read. Save it as .xlsx in Excel or WPS and try again.",
  damaged:
    "The file is damaged and cannot be read whole, so nothing of it was used. Ask its sender for it again, or let Excel (Word for a document) repair it and save it anew.",
  "too-large":
    "The file is too large to be handled. Delete sheets, pictures and whole-row or whole-column formatting that nobody needs, save it and try again.",
  "too-slow":
    "Reading this file was given up after a minute; the other files were handled as usual. Delete what nobody needs, long texts above all, save it and try again.",
  "not-a-workbook":
    "This is neither an Excel workbook nor a Word document. Check the file, or save it as .xlsx or .docx in Excel, Word or WPS and try again.",
  empty: "This file is empty. Ask its sender for it again.",
  html: "This is a web page that only bears the name of an Excel file. Open it in Excel or WPS, save it as .xlsx and try again.",
  "other-document": "This is a file of another program, neither an Excel workbook nor a Word document. Check the file.",
  "not-found": "There is no such file. Check the path and the name.",
  "no-permission":
    "The file may not be opened, or another program is using it. Close that program, check the permissions and try again.",
  "no-workbook-inside":
    "There is no Excel workbook (.xlsx) or Word document (.docx) in it. Check the path and the contents.",
  "odd-name":
    "The name of this file leads out of its archive, so it was not opened; the other files were read. Rename it and send it by itself.",
  "same-name":
    "The archive holds two files of this name, and this one was not opened; the other files were read. Rename it and send it by itself.",
  word: "This is a document of an old Word or of WPS (.doc, .wps), which cannot be read. Open it in Word or WPS, save it as .docx and send that file.",
  pdf: "This is a PDF file, which cannot be read. Find the Word or Excel file that it was made from and save it as .docx or .xlsx; or open the PDF in Word, check it and save it as .docx.",
  rtf: "This is an RTF file, which cannot be read. Open it in Word or WPS, save it as .docx and send that file.",
  presentation: "This is a presentation (PowerPoint), not a filled form. Check the file.",
  "other-archive": "Archives of this kind (.rar, .7z) cannot be opened. Unpack it first.",
  "nested-archive": "This is an archive inside an archive, which was not opened. Unpack it first.",
  "records-foreign": "This .jsonl file was not written by dingji records. Check the file.",
  "merge-records":
    "This was written by dingji merge --records: a line for each merged branch, which cannot be merged again. Use the workbook of that merge, or what dingji records writes.",
  "records-version":
    "These records were written by another version of the program. Write them again with dingji records of this version.",
  "records-unfinished":
    "These records end within a file, so nothing of them was used. Run the same dingji records command again; it goes on where it stopped.",
  "records-damaged":
    "These records are damaged or were changed and cannot be read whole, so nothing of them was used. Write them anew with dingji records --force.",
};

export function unreadableFile(reason: string | null): string {
  return unreadable[isOneOf(unreadableReasons, reason) ? reason : "not-a-workbook"];
}

const levelGlosses: Readonly<Record<string, string>> = {
  先进: "advanced",
  较好: "fairly good",
  一般: "average",
  后进: "lagging",
  好: "good",
  较差: "poor",
  强: "strong",
  较强: "fairly strong",
  薄弱: "weak",
  很好: "very good",
  差: "poor",
};

export function level(name: string): string {
  const gloss = levelGlosses[name];
  return gloss === undefined ? shorten(name, 20) || "(blank)" : `${name} (${gloss})`;
}

export const enUSLabels: FindingLabels = {
  severities: { error: "To correct", query: "To explain", info: "Note" },

  verdicts: {
    clean: "Nothing found",
    open: "The sheets are in order, but not everything is settled",
    queries: "Something to explain",
    errors: "Something to correct",
    unrecognised: "No official form recognised",
    unreadable: "The file cannot be read",
  },

  parties: partyNames,

  schemes: {
    "tianning-2012": "Tianning District, Changzhou: education (2012)",
    "cumtb-2012": "China University of Mining and Technology, Beijing (2012)",
    "jilin-2012": "Jilin (2012)",
    "meizhou-2012": "Meizhou look-back (2012)",
    "yongxing-2012": "Yongxing (2012)",
    "qingzhou-2012": "Qingzhou (2012)",
    "yichang-2012": "Yichang (2012)",
    "pucheng-2012": "Pucheng County: education (2012)",
    "jxnu-2012": "Jiangxi Normal University (2012)",
    dingji: "Sheets made by Dingji",
    custom: "Another rubric",
  },

  ungraded: "Ungraded",
  level,

  hostErrors: {
    "cell-edit-mode": () =>
      "A cell is being edited, so nothing can be read or written. Press Enter to finish or Esc to cancel, then try again.",
    protected: (f) => {
      const name = factText(f, "sheet");
      return `The sheet${name === null ? "" : ` ${quoted(name)}`} is protected and was not written to. Unprotect it under Review, or fill in unlocked cells only, then try again.`;
    },
    "structure-protected": () =>
      "The workbook's structure is protected, so no sheet can be added and nothing was written. Turn off Protect Workbook under Review, then try again.",
    "read-only": () =>
      "The workbook is read-only and was not written to. Save a copy that can be edited, then try again.",
    "inactive-workbook": () =>
      "This workbook is not the active window, so it can neither be read nor written. Click the workbook, then try again.",
    "too-large": (f) => {
      const part = factText(f, "sheet", "part", "file");
      return `${part === null ? "The content" : quoted(part, 60)} is too large to be handled. Delete sheets, pictures and whole-row or whole-column formatting that nobody needs, save it and try again.`;
    },
    "too-slow": () => unreadableFile("too-slow"),
    unsupported: (f) => {
      const name = factText(f, "api", "feature", "part");
      return `This version of Excel lacks a feature that is needed${name === null ? "" : ` (${shorten(name, 40)})`}. Update Excel, or use the browser page for the file.`;
    },
    interrupted: () =>
      "The connection to Excel broke before everything was done. Do the same once more; what was written already is not repeated.",
    "program-incomplete": () =>
      "A part of this program could not be loaded, so the work was not done. Check the network and try again; if it fails again, close and reopen Dingji.",
    encrypted: () => unreadableFile("encrypted"),
    "old-format": (f) => unreadableFile(factText(f, "found") === "word" ? "word" : "old-format"),
    "not-a-workbook": (f) => unreadableFile(factText(f, "reason", "found")),
    damaged: (f) => {
      const [part, reason, line] = [factText(f, "part"), factText(f, "reason"), factText(f, "line")];
      if (isOneOf(unreadableReasons, reason))
        return `${unreadableFile(reason)}${line === null ? "" : ` (Line ${line}.)`}`;
      return part === null
        ? unreadableFile("damaged")
        : `${unreadableFile("damaged")} (Damaged part: ${shorten(part, 60)})`;
    },
    unknown: () =>
      "Something unexpected happened and the work was not done. Save the workbook and try again; if it fails again, tell the maintainers what you did.",
  },

  skips: {
    locked: "The cell is protected and was not written to; unprotect it or fill it in by hand",
    changed: "Somebody changed the cell after it was read, so it was not overwritten; check again before writing",
    merged: "It is part of a merged cell and cannot hold a value of its own; unmerge it or fill it in by hand",
    "not-held": "Reading it back gave something else than was written; look at this cell yourself",
    missing: "The sheet is gone, so nothing was written to it; check again",
    "print-scale":
      "The contents are there, but the scale for printing was not set; check it under Page Layout before printing",
    "row-full":
      "The text is there, but a row of 409 points, the tallest that Excel has, does not hold it, and its end will not be printed; shorten it, or go on on a page of its own",
  },
};
