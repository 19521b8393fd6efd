import type { zhCN } from "./zh-CN";

export const enUS: typeof zhCN = {
  usageHeading: "Usage",
  commandsHeading: "Commands",
  optionsHeading: "Options",
  about: "dingji: checks and fills the official forms for grading basic-level organisations.",
  seeHelp: (command) => `Run dingji ${command === null ? "" : `${command} `}--help for usage.`,
  commands: {
    check: {
      usage: "dingji check FILE|DIR… [--quota PERCENT] [--evidence DIR] [--brief] [--errors-only] [--details] [--json]",
      about:
        "Recognises the official forms and checks every entry. Folders are searched with their subfolders, archives (.zip) for workbooks.",
    },
    fill: {
      usage: "dingji fill FILE -o OUT [--fix] [--force]",
      about:
        "Fills blank subtotals, totals and levels, adds the sheet 得分与定级 and writes all to a new file. FILE and whatever is typed in it stay as they are.",
    },
    generate: {
      usage: "dingji generate FILE -o OUT [--only LIST] [--print-set] [--force]",
      about:
        "Generates 整改台账 (ledger), the rectification form, 分类定级汇总表 (summary), 问题清单 (findings), 核实说明 (explanations) and 得分与定级 (result) and writes all to a new file. What people typed stays when they are generated again.",
    },
    merge: {
      usage:
        "dingji merge FILE|FOLDER… -o OUT [--roster FILE] [--quota PERCENT] [--records OUT.jsonl] [--return OUT.zip] [--since EARLIER.xlsx] [--sample N --seed S] [--json] [--force]",
      about:
        "Makes one summary out of many workbooks: who is missing, double or unreadable, which version counts, and for every figure the file and cell it came from.",
    },
    records: {
      usage: "dingji records FILE|FOLDER… -o OUT.jsonl [--shard I/N] [--rubric FILE] [--force]",
      about:
        "Writes while it reads: a JSON line for every branch, list row, problem and finding of every file, for databases and for dingji merge. An OUT that is there is continued; files in it are not read again.",
    },
    compare: {
      usage: "dingji compare BEFORE AFTER -o OUT [--quota PERCENT] [--json] [--force]",
      about: "Looks back: compares scores and levels of two rounds (files or folders) branch by branch.",
    },
    split: {
      usage: "dingji split SUMMARY -o DIR [--by 所属党委] [--force]",
      about:
        "Divides one summary into a workbook for each 党委 (or kind of branch), each of which can be checked and merged again; what states none gets a workbook of its own.",
    },
    rubric: {
      usage: "dingji rubric FILE [--why] [--json]",
      about:
        "Reads the scoring rubrics of a workbook: categories, items, points, levels, weights, deciding circumstances, and what was not understood.",
    },
    template: {
      usage: "dingji template SCHEME[/FORM] -o OUT [--force], or dingji template --from NOTICE.docx -o OUT [--force]",
      about:
        "Writes a new workbook with blank official forms: all of a scheme or one. See dingji schemes for the ids; Chinese names do as well (天宁/附件2). With --from it makes them of the rubrics and forms in a notice (.docx or .xlsx), with 「评分办法」 for checking.",
    },
    schemes: {
      usage: "dingji schemes [--json]",
      about: "Lists the rubrics and forms that are recognised.",
    },
  },
  options: {
    rubric: "apply the 「评分办法」 confirmed in this workbook to all sheets of the same rubric",
    evidence: "look for the evidence that sheets name in this folder (names only, no file is opened)",
    quota: "warn when more than this share (0 to 100) is on the best level",
    brief: "one line for each file",
    errorsOnly: "list what has to be corrected only, no queries and notes",
    details: "list every finding, however many, with what it rests on (words looked for)",
    why: "say why it is read so: the role of each column, the evidence, the readings that were rejected",
    json: "print JSON and nothing else on standard output",
    output: "the file to be written",
    outputFolder: "the folder for the new files; made where there is none",
    by: "the column to divide by: 所属党委 (default; or parent), 类型 (or type)",
    sample: "draws so many branches, by level and 党委, for a second look: 抽查名单",
    seed: "the seed of the draw (default 1): the same seed draws the same list",
    only: "generate only these, between commas: result,ledger,rectification,summary,findings,explanations; only where named: rubric (confirms a reading as 评分办法), review (审核意见), publicity (公示名单), evidence (佐证材料目录)",
    printSet:
      "print set: leaves only the sheets that are handed in and stamped, in order, so that the whole workbook can be printed",
    fix: "also mend the form of entries (such as scores stored as text) and put formulas in place of typed sums, never touch a score",
    force: "overwrite OUT if it exists",
    roster: "the list of branches expected (a workbook with a column 党支部名称)",
    records: "also write a JSON Lines file, one line per branch, for databases",
    return:
      "also write a .zip: of every file with errors a copy with 「问题清单」 and a message, and the list of who is missing",
    since: "the workbook that an earlier merge wrote: the result gets a sheet of what changed",
    shard: "only the I-th of N parts of all files, told by their paths, the same on every machine; for example 3/16",
    anew: "begin OUT anew instead of continuing it",
    from: "make the forms of the rubrics and tables in this notice (.docx or .xlsx)",
    lang: "language of the output: zh (Chinese, default) or en (English)",
    help: "show usage",
    version: "show the version",
  },
  exitCodes: "Exit codes: 0 done; 1 done, but something has to be corrected or was left out; 2 nothing was done.",
  usage: {
    by: (text: string) => `--by takes 所属党委 (parent) or 类型 (type), not “${text}”.`,
    sample: (text: string) => `--sample takes how many to draw (a whole number from 1), not “${text}”.`,
    seedAlone: "--seed goes with --sample.",
    noCommand: "No command is given.",
    unknownCommand: (name, known) => `There is no command “${name}”. Commands: ${known.join(", ")}.`,
    unknownOption: (name) => `There is no option “${name}”. If it is a file, put it after --.`,
    optionNotForCommand: (name, command) => `The command ${command} has no option “${name}”.`,
    valueMissing: (name) => `The option “${name}” needs a value.`,
    valueUnwanted: (name) => `The option “${name}” takes no value.`,
    repeated: (name) => `The option “${name}” may be given only once.`,
    noFiles: "No file is given.",
    twoPlaces: (count: number) => `Two files or folders are needed, the earlier and the later round; ${count} given.`,
    oneFile: (count) => `Only one file can be handled at a time; ${count} are given.`,
    noFilesWanted: (name) => `This command takes no file; “${name}” is too much.`,
    noOutput: "No file to write is given; name it with -o OUT.",
    quota: (entered) => `--quota must be a number from 0 to 100, not “${entered}”.`,
    only: (entered, kinds) => `--only takes ${kinds.join(", ")} between commas, not “${entered}”.`,
    shard: (entered) => `--shard takes a part and a number of parts such as 3/16, not “${entered}”.`,
    lang: (entered) => `--lang must be zh or en, not “${entered}”.`,
  },
  refusals: {
    noInputs: (path) =>
      `There is no workbook or Word document (.xlsx, .xlsm, .xls, .docx, .zip) in “${path}”. Check the path.`,
    inputIsFolder: (path) => `“${path}” is a folder; this command handles one workbook file.`,
    inputIsArchive: (path) => `“${path}” is an archive; unpack it first.`,
    rosterUnreadable: (path: string, reason: string) => `The roster “${path}” cannot be read: ${reason}`,
    rosterUnrecognised: (path: string) =>
      `“${path}” has no column 党支部名称, so it cannot serve as a roster. Add that heading and try again.`,
    earlierUnreadable: (path: string, reason: string) => `The earlier merge “${path}” cannot be read: ${reason}`,
    earlierUnrecognised: (path: string) =>
      `“${path}” is not the output of a merge (it has no 「数据来源」), so nothing can be compared with it. Give the workbook that dingji merge wrote.`,
    nothingToMerge: (files: number) =>
      `None of the ${files} files holds a branch to be merged, so nothing was written. Run dingji check to see why.`,
    outputIsInput: (path) =>
      `“${path}” is the source file, so nothing was written. A source file is never changed; choose another name.`,
    outputExists: (path) =>
      `“${path}” exists, so nothing was written. Choose another name, or overwrite it with --force.`,
    outputUnreadable: (path, reason) =>
      `“${path}” exists but cannot be read, so that what people typed on it could not be carried over; nothing was written. ${reason} Or choose another name, or move it away first.`,
    outputIsFolder: (path) => `“${path}” is a folder, so nothing was written. Name a file.`,
    outputFolderMissing: (path) =>
      `There is no folder “${path}”, so nothing was written. Create it or choose another place.`,
    outputExtension: (path, extension) =>
      `The name of “${path}” must end in ${extension} or Excel will not open it; nothing was written.`,
    recordsExtension: (path) => `The name of “${path}” must end in .jsonl; nothing was written.`,
    recordsForeign: (path) =>
      `“${path}” exists and was not written by dingji records, so nothing was written. Choose another name, or overwrite it with --force.`,
    recordsVersion: (path, version) =>
      `“${path}” holds records of another version of the program (version ${version}) and cannot be continued, so nothing was written. Choose another name, or write it anew with --force.`,
    recordsDamaged: (path, line) =>
      `Line ${line} of “${path}” is damaged or was changed, so it cannot be continued and nothing was written. Choose another name, or write it anew with --force.`,
    outputNotWritable: (path, code) =>
      `“${path}” cannot be written (${code}). Check permissions and free space, close programs that use it, and try again.`,
    noEvidenceFolder: (path) =>
      `The evidence folder “${path}” cannot be read. Check the path; --evidence takes a folder.`,
    noConfirmedRubric: (path) =>
      `“${path}” holds no 「评分办法」, so nothing was done. Confirm the rubric in the pane, save, and name that workbook with --rubric.`,
    nothingHandedIn: "There is no sheet to hand in; no print set was made.",
    nothingRecognised: (path) =>
      `No official form was recognised in “${path}”, so there is nothing to fill and nothing was written. See dingji check for the reason.`,
  },
  internalError: "The program failed. Please tell the maintainers the following and the command you used:",
  report: {
    fileHeading: (path, verdict) => `${path}: ${verdict}`,
    counts: (parts) => ` (${parts.join(", ")})`,
    severityCount: (severity, count) => `${severity}: ${count}`,
    sheets: "Sheets",
    unrecognisedSheet: "not recognised",
    confidence: (share) => `match ${share}`,
    branches: "Branches",
    unnamedBranch: "(not named)",
    total: (value) => `total ${value}`,
    partyTotal: (party, value) => `${party} ${value}`,
    incomplete: "incomplete",
    notReviewed: "not begun",
    noTotal: "no total yet",
    level: (name) => `level ${name}`,
    provisionalLevel: (name) => `provisional level ${name} (self-assessment only)`,
    statedLevel: (name) => `stated ${name}`,
    noLevel: "no level yet",
    unconfirmedVetoes: (count) => `${count} deciding ${count === 1 ? "circumstance" : "circumstances"} unconfirmed`,
    explained: (reason, by, at) =>
      `Explained: ${reason}${by === "" && at === "" ? "" : ` (${[by, at].filter((part) => part !== "").join(", ")})`}`,
    details: "Where much was found only the number is told; --details lists every finding.",
    ruleCount: (title: string, places: number, branches: number) =>
      `${title}: ${branches > 1 ? `${branches.toLocaleString("en-US")} branches, ` : ""}${places.toLocaleString("en-US")} ${places === 1 ? "place" : "places"}`,
    fixable: "dingji fill --fix mends it",
    unchecked: "Could not be checked",
    summary: (files, parts) => `${files} ${files === 1 ? "file" : "files"}: ${parts.join(", ")}.`,
    moreFiles: (count, isRest) =>
      `${count.toLocaleString("en-US")} ${isRest ? "other " : ""}${count === 1 ? "file is" : "files are"} not listed; --brief gives each a line.`,
    verdictCount: (verdict, count) => `${verdict}: ${count}`,
  },
  fill: {
    written: (path, count) => `Wrote “${path}”: ${count} ${count === 1 ? "place" : "places"} filled.`,
    nothingToWrite: (path) => `There was nothing to fill; the file was copied as it is to “${path}”.`,
    fromDocument: (document, path) =>
      `"${document}" is a Word document and stays as it is; its tables were made into the workbook "${path}", which holds the results.`,
    skippedHeading: (count) => `${count} ${count === 1 ? "place needs" : "places need"} a look:`,
    typedOver: (place: string) =>
      `${place} holds a typed value in place of a formula and was left alone; --fix puts the formula back.`,
    errorsLeft: (count) => `${count} ${count === 1 ? "place has" : "places have"} to be corrected; see dingji check.`,
  },
  merge: {
    ignored: (count: number, names: readonly string[]) =>
      `${count} other ${count === 1 ? "file is no workbook or Word document and was" : "files are no workbooks or Word documents and were"} not read: ${names.join(", ")}${count > names.length ? " …" : ""}. Unpack .rar and .7z first.`,
    progress: (done: number, all: number, seconds: number) => `${done} of ${all} read, about ${seconds} s left`,
    received: (count: number) => `${count} received`,
    statuses: {
      merged: (count: number) => `${count} merged`,
      combined: (count: number) => `${count} combined`,
      duplicate: (count: number) => `${count} duplicate`,
      superseded: (count: number) => `${count} superseded`,
      conflict: (count: number) => `${count} in conflict`,
      unrecognised: (count: number) => `${count} without anything to merge`,
      unreadable: (count: number) => `${count} unreadable`,
    },
    branches: (count: number) => `Branches: ${count}.`,
    missing: (names: readonly string[]) => `Missing (${names.length}): ${names.join(", ")}`,
    unexpected: (names: readonly string[]) => `Not on the roster (${names.length}): ${names.join(", ")}`,
    fileHeadings: {
      duplicate: "Duplicates:",
      superseded: "Superseded by a newer version:",
      conflict: "In conflict, none taken (different versions of the same age; say which one counts):",
      unrecognised: "Nothing to merge in:",
      unreadable: "Unreadable:",
    },
    left: (path: string, count: number) =>
      `${path}: ${count} ${count === 1 ? "typed value is" : "typed values are"} not in the output; put them into the form and merge again:`,
    sampled: (count: number, all: number, seed: string) =>
      `Drawn for a second look: ${count} of ${all} branches, seed ${seed}.`,
    notCarried: (count: number) =>
      `${count} entries that people made on the earlier summary have no place on this one and were not carried; please check them:`,
    moreLeft: (count: number) => `${count} more, listed on “数据来源”.`,
    leftReasons: {
      unplaced: "stands under no heading, so nothing says what it is",
      "no-branch": "its row names no organisation",
      repeated: "the same form is filled in twice for one organisation; the first counts",
      superseded: "its sender has sent a newer one, which was taken",
      conflict: "contradicts another file; neither was taken",
      replaced: "the summary has the level that follows from the scores or the superior's decision",
      uncalculated:
        "a formula of which the file keeps no result: open it in Excel or WPS, save it and hand it in again",
    },
    problems: (errors: number, queries: number) => `To be corrected: ${errors}; to be explained: ${queries}.`,
    repeatedOnRoster: (names: readonly string[]) => `Repeated on the roster, counted once: ${names.join(", ")}`,
    written: (path: string) => `“${path}” is written.`,
    returned: (path: string, count: number) =>
      `“${path}” is written: ${count} ${count === 1 ? "file goes" : "files go"} back.`,
    nothingToReturn: (path: string) => `Nothing has to go back and nobody is missing; “${path}” is not written.`,
    noCopy: (path: string, reason: string) => `${path}: no copy could be made, only the message. ${reason}`,
    since: {
      summary: (parts: readonly string[]) =>
        parts.length === 0
          ? "Nothing has changed since the earlier merge."
          : `Since the earlier merge: ${parts.join("; ")}.`,
      branches: {
        new: (names: readonly string[]) => `${names.length} new (${names.join(", ")})`,
        changed: (names: readonly string[]) => `${names.length} changed inside (${names.join(", ")})`,
        disputed: (names: readonly string[]) => `${names.length} now in conflict (${names.join(", ")})`,
        gone: (names: readonly string[]) => `${names.length} not handed in this time (${names.join(", ")})`,
      },
      opened: (count: number) => `${count} new ${count === 1 ? "finding" : "findings"}`,
      closed: (count: number) => `${count} ${count === 1 ? "finding" : "findings"} closed`,
    },
  },
  records: {
    progress: (done) => `${done} read`,
    read: (count, skipped) =>
      `${count} files read${skipped > 0 ? `; ${skipped} more were in it and not read again` : ""}.`,
    holds: (recognised, unrecognised, unreadable) =>
      `It holds ${recognised + unrecognised + unreadable} files: ${recognised} recognised, ${unrecognised} without anything to merge, ${unreadable} unreadable.`,
    problems: (withErrors, withLeft) =>
      `${withErrors} have something to be corrected, ${withLeft} hold entries that no merge has a place for.`,
    rubricUnused: (path) =>
      `“${path}” holds records, which were read already, so --rubric has no effect on it; give --rubric to dingji records.`,
  },
  compare: {
    changes: {
      promoted: (count: number) => `${count} promoted`,
      lowered: (count: number) => `${count} lowered`,
      unchanged: (count: number) => `${count} unchanged`,
      new: (count: number) => `${count} new`,
      gone: (count: number) => `${count} gone`,
      ungraded: (count: number) => `${count} ungraded`,
    },
    summary: (count: number, parts: readonly string[]) => `Branches compared: ${count}: ${parts.join(", ")}.`,
  },
  split: {
    unstated: "未注明",
    written: (path: string, count: number) => `Wrote “${path}”, ${count} branches.`,
    withoutColumn: (count: number, name: string) =>
      `${count} branches state none and stand in “${name}.xlsx”. Fill it in and split again.`,
  },
  generate: {
    written: (path, count) =>
      `Wrote “${path}”: ${count} ${count === 1 ? "place" : "places"} new or brought up to date.`,
    nothingToWrite: (path) => `Every sheet is up to date; the file was copied as it is to “${path}”.`,
    offer: (place) => `${place} is left to a person; text for copying:`,
    replaced: (place) => `${place} is written by the program; before, it held this. To keep it, type it into a remark:`,
    printSet: (sheets) => `The print set, in order: ${sheets.join(", ")}.`,
    printSetHidden: (sheets) => `These sheets are referred to by the others and stay, hidden: ${sheets.join(", ")}.`,
  },
  rubric: {
    none: (path) => `There is no scoring rubric in “${path}”.`,
    heading: (sheet, title, template) => `${sheet}  ${title}  ${template}`,
    total: (value) => `total ${value}`,
    noTotal: "no points are printed",
    category: (name, maximum) => (maximum === null ? name : `${name}  ${maximum} points`),
    item: (label, maximum, kind) =>
      `${label}${maximum === null ? "" : `  ${maximum} points`}${kind === null ? "" : ` (${kind})`}`,
    kinds: { deduction: "deduction", bonus: "bonus" },
    options: (values) => `one of ${values.join(", ")}`,
    levels: "Levels",
    noLevels: "No levels are stated",
    weights: "Weights",
    noWeights: "No weights are stated",
    weight: (party, share) => `${party} ${share}`,
    vetoes: "Circumstances that decide the level",
    findings: "Faults of the rubric itself",
    notUnderstood: "Not understood, please check",
    why: {
      columns: "Columns",
      column: (letter, heading, role, basis) =>
        `${letter}${heading === null ? "" : ` “${heading}”`}  ${role} (${basis})`,
      ofParty: (party, role) => `${party}: ${role}`,
      bases: { heading: "by its heading", content: "by what it holds" },
      roles: {
        party: "scores",
        deduction: "points taken off",
        addition: "points added",
        derived: "worked out from scores",
        earlier: "earlier scores",
        maximum: "maxima",
        weight: "weights",
        item: "items",
        category: "categories",
        number: "numbers",
        remark: "scoring method or remarks",
        rate: "rates",
        rank: "ranks",
        reason: "reasons",
        person: "persons",
        date: "dates",
        other: "no points",
        unknown: "not known",
      },
      taken: "The reading taken",
      known: "Its items are those of a known rubric, which tells the rest.",
      rejected: "Readings rejected",
      noOther: "No other reading gives other points.",
      layout: (arrangement, items, maxima, count, total) =>
        `${arrangement}, items in ${items}, maxima in ${maxima}: ${count} ${count === 1 ? "item" : "items"}, total ${total}`,
      arrangements: {
        sheet: "as it stands",
        unfolded: "one column of text put back into a table",
        pieces: "names of one character a line joined",
        tabs: "the columns within a cell divided",
        lines: "the lines within a cell divided",
        parallel: "lines beside each other divided",
        blocks: "blocks side by side put below each other",
        transposed: "a table lying on its side turned",
        aside: "levels or notes right of the table put below it",
        names: "centred names moved to their first row",
        shares: "shares taken for points",
      },
      because: (weight, evidence) => `; weight ${weight} (${evidence})`,
      lost: (behind, evidence) => `; ${behind} behind (${evidence})`,
      evidence: (kind, count, weight) => `${kind} ×${count} ${weight}`,
      and: ", ",
      kinds: {
        agreedSum: "sums that agree",
        fault: "sums or maxima that do not",
        numberGap: "gaps in the numbers",
        lostNumber: "numbered lines read as headings",
        notUnderstood: "points not used",
        unusedPoints: "points of an unused column",
        overruledText: "maxima that differ from the text",
        recurringHeadings: "blocks side by side read line by line",
        itemElsewhere: "items outside their column",
        sharedRow: "two items in one row",
        repeatedText: "repeated texts",
        itemCell: "items with a cell of their own",
        itemNumber: "numbered items",
      },
    },
  },
  template: {
    written: (path, sheets) =>
      `Wrote “${path}” with ${sheets.length} blank ${sheets.length === 1 ? "form" : "forms"}: ${sheets.join(", ")}.`,
    noId: "No scheme is named, for example tianning-2012 or tianning-2012/scoring; to make the forms of a notice, give --from NOTICE.docx.",
    idAndNotice: (id) => `With --from no scheme can be named, but “${id}” is: choose one of the two.`,
    noForms: (path) => `“${path}” holds no table to make a form of; nothing was written.`,
    notice: {
      outcomes: {
        official: (sheet, template) => `${sheet}: recognised as ${template}, drawn as its authority prints it`,
        rubric: (sheet) =>
          `${sheet}: a scoring rubric was read and made into a form; check what was read on 「评分办法」`,
        copied: (sheet) => `${sheet}: an unknown form, taken over as it stands, without checks`,
        text: (sheet) => `${sheet}: text without a table, left out`,
        ours: (sheet) => `${sheet}: a sheet made by this program, left out`,
      },
      rubric: (categories, items, total) =>
        `${categories} categories, ${items} items, ${total === null ? "no points printed" : `total ${total}`}`,
      levels: (levels) => `levels: ${levels.join(", ")}`,
      weights: (weights) => `weights: ${weights.join(", ")}`,
      vetoes: (count) => `${count} circumstances that decide the level`,
      offered: (count) =>
        `The text states ${count} more rules, none of which was taken by itself; where there is a 「评分办法」 they are listed at its end and count once 是 is chosen:`,
      statement: (kind, place, sentence) => `  ${kind}  ${place}  ${sentence}`,
      kinds: { levels: "levels", weights: "weights", veto: "decides the level", date: "date" },
    },
    oneId: (count) => `Only one scheme or form can be written at a time; ${count} are given.`,
    unknown: (id, known) => `There is no “${id}”. Known are:\n${known.map((k) => `  ${k}`).join("\n")}`,
    several: (name: string, ids: readonly string[]) =>
      `“${name}” fits several. Say which one:\n${ids.map((id) => `  ${id}`).join("\n")}`,
    custom: "custom is a rubric read from its own sheet and has no blank form. Use the original scoring sheet.",
    ownSheet: (id) =>
      `“${id}” is generated from a workbook's content and has no blank form. Use dingji fill or dingji generate.`,
  },
  schemes: {
    levels: (names) => `Levels: ${names.join(", ")}`,
    level: (name, from) => (from === null ? name : `${name} (from ${from})`),
    noLevels: "The document names no levels",
  },
};
