import { level, party, quoted, unreadableFile } from "./en-US-labels";
import {
  asideParts,
  deadlineReasons,
  factList,
  factText,
  isOneOf,
  type DeadlineReason,
  type FindingSentences,
  type LooseFacts,
} from "./texts";
import { aroundDifference, itemLabel, percent, plainNumber, shorten } from "./wording";

/** "self-assessment score", but a column that names no party is only "score". */
function scoreOf(name: string): string {
  return name === "score" || party(name) === "score" ? "score" : `${party(name)} score`;
}

function joined(entries: readonly (string | number)[], length = 20): string {
  return entries.map((entry) => (typeof entry === "number" ? plainNumber(entry) : shorten(entry, length))).join(", ");
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${plainNumber(count)} ${count === 1 ? one : many}`;
}

function item(text: string): string {
  const { number, wording } = itemLabel(text);
  if (number === null) return wording === "" ? "this item" : `item ${quoted(wording)}`;
  return wording === "" ? `item ${number}` : `item ${number} ${quoted(wording)}`;
}

function points(value: number | string): string {
  return typeof value === "number" ? plainNumber(value) : quoted(value);
}

function allowed(maximum: number | null): string {
  return maximum === null ? "Enter a score." : `Enter a score from 0 to ${plainNumber(maximum)}.`;
}

const NAMED_ITEMS = 3;
const LISTED_ITEMS = 10;

/** A few items by number and wording, many by their numbers alone where these tell them apart. */
function itemList(items: readonly string[], count: number): string {
  const labels = items.map(itemLabel);
  const numbers = labels.map(({ number }) => number);
  const areNumbersEnough = numbers.every((number) => number !== null) && new Set(numbers).size === numbers.length;
  const isShort = items.length <= NAMED_ITEMS;
  const shown = items.slice(0, isShort || areNumbersEnough ? LISTED_ITEMS : NAMED_ITEMS);
  const rest = count > shown.length ? ` and ${plainNumber(count - shown.length)} more` : "";
  if (isShort || !areNumbersEnough) return shown.map(item).join(", ") + rest;
  return `items ${numbers.slice(0, shown.length).join(", ")}${rest}`;
}

function difference(missing: readonly string[], extra: readonly string[]): string {
  return [
    ...(missing.length > 0 ? [`; it lacks ${joined(missing.slice(0, LISTED_LEVELS), 30)}`] : []),
    ...(extra.length > 0 ? [`; it should not name ${joined(extra.slice(0, LISTED_LEVELS), 30)}`] : []),
  ].join("");
}

const LISTED_LEVELS = 6;

/** “好” (good) at 附件2!E5, “较好” (fairly good) at 附件3!K5. */
function statedLevels(levels: readonly string[], places: readonly string[]): string {
  const shown = levels.slice(0, LISTED_LEVELS).map((name, i) => `${level(name)} at ${shorten(places[i] ?? "", 80)}`);
  return shown.length === 0 ? "" : `: ${shown.join(", ")}${levels.length > LISTED_LEVELS ? " and more" : ""}`;
}

const deadlines: Readonly<Record<DeadlineReason, string>> = {
  blank: "is blank",
  unreadable: "cannot be read as a date",
  early: "lies before the rectification begins",
  late: "lies after the date that the document sets",
};

export const enUSSentences: FindingSentences = {
  sentences: {
    "score-missing": (f) =>
      `${sentence(party(f.party))}: ${counted(f.count, "item has", "items have")} no score yet${f.items.length > 0 ? ` (${itemList(f.items, f.count)})` : ""}. Fill them in; until then there is no total.`,
    "score-not-a-number": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${quoted(f.entered)}, which is not a number. ${allowed(f.maximum)}`,
    "score-negative": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${points(f.entered)}; a score cannot be below 0. ${allowed(f.maximum)}`,
    "score-above-maximum": (f) =>
      f.whole !== undefined
        ? `${sentence(item(f.item))}: ${points(f.entered)} and the other scores add up to more than the total of ${plainNumber(f.whole)}. Check the scores.`
        : `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${points(f.entered)}, above the maximum of ${plainNumber(f.maximum)}. ${allowed(f.maximum)}`,
    "score-is-error": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} shows the error ${quoted(f.entered)}. Mend the formula or enter the score itself.`,
    "score-option-invalid": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${quoted(f.entered)}, ${
        f.options.length > 0 ? `but only one of ${joined(f.options)} is allowed` : "which is not one of the options"
      }. Change it.`,
    "score-as-text": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} ${quoted(f.entered)} is stored as text${f.invisible.length > 0 ? ` with signs that cannot be seen (${joined(f.invisible)})` : ""}, which sums leave out; it is counted as ${plainNumber(f.computed)} here. Change it to the number ${plainNumber(f.computed)}.`,
    "score-precision": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${points(f.entered)}, with more than two decimals. Make sure that it is meant.`,
    "maximum-altered": (f) =>
      `${sentence(item(f.item))}: its maximum is given as ${plainNumber(f.entered)}, while the official document sets ${plainNumber(f.official)}. Restore the official maximum.`,
    "item-missing": (f) =>
      `The scoring sheet lacks ${item(f.item)}${f.category.trim() === "" ? "" : ` of ${quoted(f.category)}`}. Add the row as on the official form.`,
    "item-added": (f) =>
      `The official rubric has no ${item(f.item)}; its score is not counted. Delete the row or explain why it was added.`,
    "item-text-altered": (f) => {
      const [entered, official] = aroundDifference(f.entered, f.official, 40);
      return `${sentence(item(f.item))} differs from the official document: the sheet says ${quoted(entered, 40)}, the document ${quoted(official, 40)}. Restore the wording or explain the change.`;
    },
    "item-numbering": (f) =>
      f.entered.trim() === ""
        ? `This item has no number; ${quoted(f.expected)} is expected. Check the numbers and whether an item is missing.`
        : `The item is numbered ${quoted(f.entered)}, while ${quoted(f.expected)} is expected. Check the numbers and whether an item is missing.`,
    "category-sum-mismatch": (f) =>
      `The ${party(f.party)} subtotal of ${quoted(f.category)} is given as ${points(f.entered)}, but its items add up to ${plainNumber(f.computed)}. Check the scores, then correct the subtotal.`,
    "total-mismatch": (f) =>
      f.party === "whole"
        ? `The overall score is given as ${points(f.entered)}, but the parties' totals by their weights make ${plainNumber(f.computed)}. Check and correct it.`
        : `The ${party(f.party)} total is given as ${points(f.entered)}, but the items add up to ${plainNumber(f.computed)}. Check the scores, then correct the total.`,
    "rubric-sum-mismatch": (f) =>
      `${f.category === null ? "The maximum of the whole sheet" : `The maximum of ${quoted(f.category)}`} is given as ${plainNumber(f.entered)}, but the maxima of its items add up to ${plainNumber(f.computed)}. Check the maxima.`,
    "reading-unproven": (f) => {
      const where = joined(f.cells.slice(0, 8), 40);
      if (f.reason === "merged")
        return `This one score seems to fill a cell merged over ${plainNumber(f.count)} items, from ${item(f.first ?? "")} to ${item(f.last ?? "")}, so that no total can be worked out. Split the cell and score each item.`;
      if (f.reason === "marks")
        return `${plainNumber(f.count)} cells ${f.heading === null ? "in a column without a heading" : `under ${quoted(f.heading)}`} (${where}) hold a mark or a yes or no, and the sheet does not say what it is worth, so nothing was scored. Enter points for each item, or explain.`;
      if (f.reason === "contradiction")
        return `${plainNumber(f.count)} numbers under ${quoted(f.heading ?? "")} (${where}) do not fit the scores in their rows, which the totals are made of. Check both columns and correct one of them, or explain.`;
      if (f.reason === "formula")
        return `${plainNumber(f.count)} scores are formulas whose results the file does not hold and only Excel can work out (${where}), so there is no total. Open the workbook in Excel, save it and check again, or enter numbers.`;
      if (f.reason === "sums")
        return `${plainNumber(f.count)} sums that this scoring sheet states do not fit the maxima that were read (${where}), so the total may be wrong. Check the items and maxima on 「评分办法」, or explain.`;
      if (f.reason === "rival")
        return `This scoring sheet can be read in two ways that are nearly as good: ${plainNumber(f.count)} items with ${plainNumber(f.total ?? 0)} points (used here), or ${plainNumber(f.otherCount ?? 0)} items with ${plainNumber(f.otherTotal ?? 0)} points. Confirm 「评分办法」, or explain.`;
      return `${plainNumber(f.count)} numbers ${f.heading === null ? "in a column without a heading" : `under ${quoted(f.heading)}`} (${where}) were not understood and are in no total. Give the column a clear heading, confirm 「评分办法」, or explain.`;
    },
    "form-total-mismatch": (f) =>
      `The survey form gives ${plainNumber(f.entered)} as the ${f.party === "score" ? "" : `${party(f.party)} `}result, but the scoring sheet adds up to ${plainNumber(f.computed)}. Check both and correct one of them.`,
    "satisfaction-mismatch": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${plainNumber(f.entered)}, but a satisfaction rate of ${percent(f.rate * 100)} gives ${plainNumber(f.computed)}. Check the rate and the score.`,
    "level-mismatch": (f) =>
      f.vetoes && f.vetoes.length > 0
        ? `The level is given as ${quoted(f.entered)}, but ${f.total === null ? "" : `for all its ${plainNumber(f.total)} points `}a circumstance that decides the level applies (${f.vetoes.map((veto) => shorten(veto, 60)).join("; ")}): the rules give ${level(f.computed)}. Check and correct it.`
        : `The level is given as ${quoted(f.entered)}, but ${f.total === null ? "the scores at hand and the rules" : `a total of ${plainNumber(f.total)} and the rules`} give ${level(f.computed)}. Check and correct it.`,
    "level-unknown": (f) =>
      `${quoted(f.entered)} is not a level of this document. ${f.levels.length > 0 ? `Enter one of ${joined(f.levels)}.` : "Enter a level that the document names."}`,
    "level-conflict": (f) =>
      `${quoted(f.branch)} has different final levels in different places${statedLevels(f.levels, f.places)}. None was chosen; it counts as ungraded. Find out which one stands and correct the others.`,
    "level-boundary": (f) => {
      const reading = f.isGap
        ? `lies in the gap between ${level(f.level)} and ${level(f.other)}, which the document gives to neither; it is read as ${level(f.level)} here`
        : `is read as ${level(f.level)} here, but rounding makes a difference: the other reading gives ${level(f.other)}`;
      return `The total of ${plainNumber(f.total)} ${reading}. Your superior decides; choose in the cell 定级取整 on 「得分与定级」 whether totals are rounded to an integer first.`;
    },
    "review-missing": (f) => `There is no ${scoreOf(f.party)} yet; the final total and level have to wait for it.`,
    "veto-triggered": (f) => {
      const values =
        f.value === null
          ? ""
          : ` (score ${plainNumber(f.value)}${f.limit === null ? "" : `, limit ${plainNumber(f.limit)}`})`;
      const circumstance = `${quoted(f.veto, 60)}${values}`;
      if (f.isDisagreement) {
        const who = f.parties.length > 0 ? joined(f.parties.map(party), 40) : "the parties";
        return `Whether ${circumstance} applies is judged differently (${who}). Verify it; if it does, the level is ${level(f.level)}.`;
      }
      const whose = f.parties.length > 0 ? ` by ${joined(f.parties.map(party), 40)}` : "";
      return `The circumstance ${circumstance} applies${whose}, so the level is ${level(f.level)} whatever the score. Verify it.`;
    },
    "reserved-cell-filled": (f) =>
      `${quoted(f.field)} is reserved for the superior organisation. It holds ${quoted(f.entered)} although there is no superior's score yet. Clear it if the branch filled it in by mistake, otherwise explain.`,
    "field-missing": (f) =>
      f.rows === undefined
        ? `${quoted(f.field)} is blank. Fill it in.`
        : `${quoted(f.field)} is blank in all ${plainNumber(f.rows)} rows that need it. Fill it in.`,
    "phone-invalid": (f) =>
      `${quoted(f.field)} is ${quoted(f.entered)}, which is no valid phone number. A mobile number has 11 digits and begins with 1; 联系电话 may also be a landline of 7 or 8 digits, with area code and extension. Check it.`,
    "email-invalid": (f) =>
      `${quoted(f.field)} is ${quoted(f.entered, 40)}, which is no complete e-mail address (such as name@example.com). Check it.`,
    "date-invalid": (f) =>
      f.after !== undefined
        ? `${quoted(f.field)} is ${quoted(f.entered)}, before ${quoted(f.afterField ?? "")} ${quoted(f.after)}. Check both dates.`
        : `${quoted(f.field)} is ${quoted(f.entered)}, which cannot be read as a date. Enter for example 1980年, 2012年6月 or 2012年6月30日.`,
    "option-invalid": (f) =>
      `${quoted(f.field)} is ${quoted(f.entered)}, which is none of the options${f.options.length > 0 ? ` (${joined(f.options)})` : ""}. Choose one or explain.`,
    "requirement-unmet": (f) =>
      `${quoted(f.field)} is ${[plainNumber(f.entered), f.unit].join(" ").trim()}, below the ${[plainNumber(f.required), f.unit].join(" ").trim()} that the document asks for${f.text.trim() === "" ? "" : ` (${shorten(f.text, 80)})`}. Check it or explain.`,
    "status-inconsistent": (f) =>
      f.entered.trim() === ""
        ? `${quoted(f.statusField)} is ${quoted(f.status)}, yet ${quoted(f.field)} is blank. Fill it in.`
        : `${quoted(f.field)} is ${quoted(f.entered)}, yet ${quoted(f.statusField)} is not ${quoted(f.expected)}. Check both.`,
    "count-invalid": (f) =>
      f.kind === "amount"
        ? `${quoted(f.field)} is ${quoted(f.entered)}, which cannot be read as an amount of money. Enter digits, for example 12000.`
        : `${quoted(f.field)} is ${quoted(f.entered)}; it must be a whole number, 0 or more. Enter digits.`,
    "evidence-missing": (f) =>
      f.reason === "outside"
        ? `The evidence ${quoted(f.file)} is no path within the folder, so it was not looked for. Write a file name or a relative path, or explain.`
        : `The evidence ${quoted(f.file)} is not in the folder that was given. Add the file, mend its name, or explain.`,
    "dues-overpaid": (f) =>
      `${plainNumber(f.paid)} yuan of dues were paid, more than the ${plainNumber(f.due)} yuan due. Check both numbers; they may have been swapped.`,
    "dues-short": (f) =>
      `${plainNumber(f.paid)} yuan of dues were paid, less than the ${plainNumber(f.due)} yuan due, yet ${item(f.item)} has full marks. Check it or explain.`,
    "full-marks-with-problems": (f) =>
      `The scores are full marks (${plainNumber(f.total)}), yet problems are stated: ${quoted(f.problems, 40)}. Check the scores or explain.`,
    "statement-contradiction": (f) =>
      `${quoted(f.statement, 40)} is stated here, but ${f.other.trim() === "" ? "elsewhere" : quoted(f.other)} it says ${quoted(f.contradiction, 40)}. Correct one of them or explain.`,
    "deduction-not-rectified": (f) =>
      `${sentence(item(f.item))}: the ${scoreOf(f.party)} is ${plainNumber(f.entered)} of ${plainNumber(f.maximum)}, but no problem of the rectification form covers it. Add the problem and a measure there, or explain.`,
    "problem-without-measure": (f) =>
      `${f.problem.trim() === "" ? "A problem of the rectification form" : `The problem ${quoted(f.problem, 40)}`} has no measure (${counted(f.problems, "problem")}, ${counted(f.measures, "measure")}). Add the measure.`,
    "deadline-invalid": (f) => {
      if (f.entered.trim() === "") return "The date of completion is blank. Enter it, for example 2012年6月30日.";
      const reason = isOneOf(deadlineReasons, f.reason)
        ? deadlines[f.reason]
        : `is not acceptable${f.reason.trim() === "" ? "" : ` (${shorten(f.reason, 40)})`}`;
      return `The date of completion ${quoted(f.entered)} ${reason}. Change it, for example to 2012年6月30日.`;
    },
    "contact-mismatch": (f) =>
      `The contact is given as ${quoted(f.entered)}, but by the list of contacts ${quoted(f.expected)} is in charge of ${quoted(f.unit)}. Check it.`,
    "contact-duplicate": (f) =>
      `${quoted(f.unit)} is listed under more than one leader${f.leaders.length > 0 ? ` (${joined(f.leaders)})` : ""}. A unit has only one; keep one of them.`,
    "branch-unnamed": () =>
      "It cannot be told whose sheet this is. Write the branch's name into the title or a line 党支部：, or it cannot be matched with other sheets.",
    "branch-duplicate": (f) => {
      const [kept = "", ...others] = f.sheets;
      const whose = `${quoted(f.branch)}${f.party === null ? "" : ` (${party(f.party)})`}`;
      if (f.reason === "identical") {
        return `${whose} was handed in more than once with the same content: ${kept} counts, ${joined(others, 80)} is left out.`;
      }
      if (f.reason === "superseded") {
        return `${whose} was handed in in different versions: the newer ${kept} counts, ${joined(others, 80)} is left out. Check that this is right.`;
      }
      if (f.reason === "conflict") {
        return `${whose} was handed in in different versions of the same age (${joined(f.sheets, 80)}); none counts. Say which one is to be used, or ask for it again.`;
      }
      if (f.reason === "rows") {
        return `${quoted(f.branch)} stands more than once on ${joined(f.sheets, 40)} (${joined(f.values ?? [], 80)}); every row is kept. Delete the one too many, or state the committee that tells them apart.`;
      }
      if (f.reason === "columns") {
        const [counted = "", ...others] = f.values ?? [];
        return `${joined(f.sheets, 40)} has more than one column of ${f.party === null ? "one party" : party(f.party)}: ${quoted(counted)} counts, ${joined(
          others.map((one) => quoted(one)),
          80,
        )} ${others.length === 1 ? "is only checked and does" : "are only checked and do"} not count. The sheet does not say which one decides. Check, or explain.`;
      }
      if (f.reason === "committees") {
        return `There is more than one ${quoted(f.branch)} (${joined(f.values ?? [], 80)}); ${joined(f.sheets, 80)} states no committee and stands apart. State the committee.`;
      }
      if (f.reason === "standards") {
        return `The parties graded ${quoted(f.branch)} by standards for different types of branch (${joined(f.sheets, 40)}); branches judge each other only within one type. Grade again by one standard, or correct the name.`;
      }
      return `${quoted(f.branch)} occurs more than once${f.party === null ? "" : ` with a ${party(f.party)}`}${f.sheets.length > 0 ? ` (${joined(f.sheets, 40)})` : ""}. Keep one and delete the others, or correct the name.`;
    },
    "branch-missing": (f) =>
      `${quoted(f.branch)} is on the roster, but no file received holds it. Ask for it or check the name.`,
    "branch-unexpected": (f) => {
      if (f.list !== undefined)
        return `${quoted(f.branch)} is not on ${quoted(f.list, 40)}. Check the name, or add it there.`;
      const near =
        f.near && f.near.length > 0
          ? joined(
              f.near.map((name) => quoted(name)),
              60,
            )
          : null;
      if (f.isOnRoster === null)
        return `The name ${quoted(f.branch)} looks much like ${near ?? "another branch's"} and may mean the same branch. They were not put together; check the names.`;
      return near === null
        ? `${quoted(f.branch)} is not on the roster. Check the name or complete the roster.`
        : `${quoted(f.branch)} is not on the roster, but looks much like ${near}, which is and sent nothing. They were not matched; check the name.`;
    },
    "count-mismatch": (f) =>
      f.list !== undefined
        ? `The list and ${quoted(f.list, 40)} contradict each other: it names ${plainNumber(f.entered)}, while ${plainNumber(f.computed)} are ${level(f.what)} there${difference(f.missing ?? [], f.extra ?? [])}. Check both.`
        : `${quoted(f.what)} is given as ${plainNumber(f.entered)}, but counting gives ${plainNumber(f.computed)}. Check it.`,
    "percent-mismatch": (f) =>
      `${quoted(f.what)} is given as ${plainNumber(f.entered)}%, but the counts give ${percent(f.computed)}. Check it.`,
    "ballot-inconsistent": (f) =>
      `The ballots do not add up: ${quoted(f.what)} is ${plainNumber(f.entered)}, while the limit is ${plainNumber(f.limit)}. Check the ballot counts.`,
    "weights-not-100": (f) =>
      `The weights of the parties add up to ${plainNumber(f.entered)}%, not 100%. Correct them.`,
    "quota-exceeded": (f) =>
      `${plainNumber(f.count)} of ${counted(f.base, "organisation")} (${percent(f.percent)}) are on the level ${level(f.level)}, more than the quota of ${plainNumber(f.quota)}%. Review them or explain (a warning only; nothing is lowered by itself).`,
    "promotion-blocked": (f) =>
      `${quoted(f.branch)} is put on ${level(f.after)}${f.before.trim() === "" ? "" : `, from ${level(f.before)}`}: ${shorten(f.reason, 60) || "the rules do not allow it"}. Verify and change it, or give the reason.`,
    "not-promoted": (f) =>
      `${quoted(f.branch)} was ${level(f.before)} and is now ${level(f.after)}: it did not rise. Explain why.`,
    "scores-changed": (f) =>
      `The check code on the sheet is ${quoted(f.entered)}, but the present scores and levels give ${quoted(f.computed)}: something was changed after signing. Check it and confirm anew.`,
    "formula-in-text": (f) =>
      `This cell should hold text, but holds a formula or something like one: ${quoted(f.entered, 40)}. Verify it; if text was meant, enter it without the leading sign.`,
    "external-link": (f) =>
      `The formula ${quoted(f.formula, 60)} refers to another file; when that file is moved or changed, the number here is wrong. Enter the number itself.`,
    "hidden-sheet": (f) =>
      `The sheet ${quoted(f.sheet)} is hidden and was not counted. Unhide it and check again if it should be.`,
    "sheet-unrecognised": (f) =>
      `The sheet ${quoted(f.sheet)} is like no known form and was not checked. If it is an official form, check its headings and items.`,
    "file-unreadable": (f) => `${f.file.trim() === "" ? "" : `${quoted(f.file, 80)}: `}${unreadableFile(f.reason)}`,
  },

  evidence: {
    "deduction-not-rectified": ({ words }) => (words.length > 0 ? `words looked for: ${joined(words)}` : null),
  },

  rules: {
    "score-missing": "Scores not complete",
    "score-not-a-number": "Score is not a number",
    "score-negative": "Score below 0",
    "score-above-maximum": "Score above the maximum",
    "score-is-error": "Score shows an error",
    "score-option-invalid": "Not one of the options",
    "score-as-text": "Score stored as text",
    "score-precision": "Too many decimals",
    "maximum-altered": "Maximum differs from the document",
    "item-missing": "Item missing",
    "item-added": "Item added",
    "item-text-altered": "Item reworded",
    "item-numbering": "Item numbers not in order",
    "category-sum-mismatch": "Subtotal does not add up",
    "reading-unproven": "Sheet not wholly understood",
    "total-mismatch": "Total does not add up",
    "rubric-sum-mismatch": "Maxima do not add up",
    "form-total-mismatch": "Survey form and scoring sheet differ",
    "satisfaction-mismatch": "Score and satisfaction rate differ",
    "level-mismatch": "Level and score differ",
    "level-unknown": "Unknown level",
    "level-conflict": "Sheets state different levels",
    "level-boundary": "Total close to a border",
    "review-missing": "No superior's review yet",
    "veto-triggered": "Circumstances that decide the level",
    "reserved-cell-filled": "Superior's cell already filled",
    "field-missing": "Required entry blank",
    "phone-invalid": "Phone number invalid",
    "email-invalid": "E-mail address invalid",
    "date-invalid": "Date invalid",
    "option-invalid": "None of the options",
    "requirement-unmet": "Required number not reached",
    "evidence-missing": "Evidence not found",
    "status-inconsistent": "Status and date differ",
    "count-invalid": "Count invalid",
    "dues-overpaid": "More dues paid than due",
    "dues-short": "Dues short, yet full marks",
    "full-marks-with-problems": "Full marks, yet problems stated",
    "statement-contradiction": "Contradicting statements",
    "deduction-not-rectified": "Deduction without rectification",
    "problem-without-measure": "Problem without measure",
    "deadline-invalid": "Date of completion invalid",
    "contact-mismatch": "Contact differs from the list",
    "contact-duplicate": "Unit under two leaders",
    "branch-unnamed": "Branch not named",
    "branch-duplicate": "Branch occurs twice",
    "branch-missing": "Branch on the roster not received",
    "branch-unexpected": "Branch not on the list",
    "count-mismatch": "Count differs from the rows",
    "percent-mismatch": "Share differs from the counts",
    "ballot-inconsistent": "Ballots do not add up",
    "weights-not-100": "Weights are not 100%",
    "quota-exceeded": "Quota exceeded",
    "promotion-blocked": "Rise not allowed",
    "not-promoted": "Did not rise",
    "scores-changed": "Scores changed after signing",
    "formula-in-text": "Formula in a text entry",
    "external-link": "Formula refers to another file",
    "hidden-sheet": "Hidden sheet",
    "sheet-unrecognised": "Sheet not recognised",
    "file-unreadable": "File cannot be read",
  },

  withClause: (text, clause) => `${text} (Basis: ${clause})`,

  unchecked: {
    "satisfaction-rate": (f) => {
      const name = factText(f, "item");
      return `No cell states the satisfaction rate, so the score of ${name === null ? "the item that depends on it" : item(name)} could not be verified. Write 满意率…% into its row or a note.`;
    },
    veto: (f) => {
      const name = factText(f, "text", "veto", "id");
      return `Whether ${name === null ? "a circumstance that decides the level" : quoted(name, 60)} applies cannot be told from the sheets; a person has to confirm it.`;
    },
    contacts: (f) => {
      const name = factText(f, "unit", "branch", "entered");
      const list = factText(f, "list");
      if (list !== null) {
        return `The list of contacts ${quoted(list)} does not have ${name === null ? "this unit" : quoted(name)}, so its contact could not be verified.`;
      }
      return `The workbook has no list of contacts, so the contact${name === null ? "" : ` of ${quoted(name)}`} could not be verified.`;
    },
    "manual-calculation": () =>
      "The workbook calculates only on demand, so the results of its formulas may be out of date and were not used. Press F9 in Excel, save it and check again.",
    "formula-value": (f) => {
      const cells = factList(f, "cells", "cell");
      return `Formulas without a calculated result${cells.length > 0 ? ` (${joined(cells.slice(0, 5))}${cells.length > 5 ? ", …" : ""})` : ""} were not verified. Open the workbook in Excel, save it and check again.`;
    },
    "side-by-side": () =>
      "The items stand in blocks beside each other, so it is not clear whose score a column holds, and no score was verified. Put the blocks below each other and check again.",
    "item-weights": () =>
      "The items have weights beside their points, and the sheet does not say how they make a total; none was worked out.",
    "deduction-blanks": (f) =>
      `${typeof f.count === "number" ? f.count : "Some"} entries of the deductions are blank and count as nothing taken off. If scoring is not finished, complete it and check again.`,
    "no-maxima": () =>
      "The sheet prints no maxima, so it could not be verified that scores stay within them. Write the maxima on the sheet.",
    hidden: (f) => {
      const name = factText(f, "sheet", "name");
      return `The hidden sheet${name === null ? "" : ` ${quoted(name)}`} was not checked. Unhide it if it should be.`;
    },
    "old-format": () =>
      "This is an old .xls file: its contents were read and checked, but nothing can be written back, and links to other files were not checked. Save it as .xlsx.",
    "tracked-changes": (f) =>
      `The document has tracked changes (${typeof f.count === "number" ? plainNumber(f.count) : "some"}); it was checked as if all of them were accepted. Accept or reject them in Word.`,
    "document-unread": (f) => `The document holds ${unreadParts(f)}, which were not read; check them yourself.`,
    asides: (f) => `There are texts beside the cells that no check covers; read them yourself${asides(f)}.`,
    "open-problems": (f) => {
      const counts = [
        ...(f.errors === 0 ? [] : [`${plainNumber(Number(f.errors))} to correct`]),
        ...(f.queries === 0 ? [] : [`${plainNumber(Number(f.queries))} to explain`]),
      ];
      return `Problems that this sheet lists are not settled (${counts.join(", ")}). Return them to their branches, or write in 处理情况 what was done.`;
    },
    ungraded: (f) =>
      `${plainNumber(Number(f.count))} of ${plainNumber(Number(f.of))} organisations have no level yet. Wait for their scores, or look into them one by one.`,
    "no-levels": () =>
      "The document sets no scores for its levels, so no level follows from a score; a person enters it.",
  },

  differences: {
    "sheet-renamed": (f) => {
      const name = factText(f, "expected", "official");
      return `The sheet's name is not the official one${name === null ? "" : ` (${quoted(name)})`}`;
    },
    "title-missing": (f) => {
      const title = factText(f, "title");
      return `The official title${title === null ? "" : ` ${quoted(title, 40)}`} is missing`;
    },
    "title-altered": (f) => {
      const found = factText(f, "found", "entered", "title");
      return `The title differs from the official one${found === null ? "" : `: ${quoted(found, 40)}`}`;
    },
    "row-moved": (f, cell) => {
      const name = factText(f, "item", "number");
      return `${name === null ? "A row" : `The row of ${item(name)}`} was moved${at(cell)}`;
    },
    "row-added": (_f, cell) => `A row was added${at(cell)}`,
    "column-moved": (f, cell) => `${sentence(column(f))} was moved${at(cell)}`,
    "column-missing": (f) => `${sentence(column(f))} is missing`,
    "column-added": (f, cell) => `${sentence(column(f))} was added${at(cell)}`,
    "number-missing": (f, cell) => {
      const name = factText(f, "item");
      return `${name === null ? "An item" : sentence(item(name))} has no number${at(cell)}`;
    },
    "category-repeated": (f, cell) => {
      const name = factText(f, "category", "name");
      return `The category${name === null ? "" : ` ${quoted(name)}`} is repeated on each row${at(cell)}`;
    },
    "heading-missing": (f) => {
      const name = factText(f, "heading", "column", "expected");
      return `The heading${name === null ? "" : ` ${quoted(name)}`} is missing`;
    },
    "label-missing": (f) => {
      const names = factList(f, "labels", "label", "field");
      return `${names.length > 0 ? `The entry “${joined(names)}”` : "An entry"} is missing`;
    },
    "items-missing": (f) => {
      const count = factText(f, "count", "missing");
      return count === null ? "Items are missing" : `${counted(Number(count), "item is", "items are")} missing`;
    },
    "items-altered": (f) => {
      const count = factText(f, "count", "altered");
      return count === null ? "Items were reworded" : `${counted(Number(count), "item was", "items were")} reworded`;
    },
  },

  documentPlace: ({ table, row, column }) =>
    row === null
      ? `text beside table ${plainNumber(table)}`
      : `table ${plainNumber(table)}, row ${plainNumber(row)}, column ${plainNumber(column ?? 1)}`,
  atPlace: (place, sentence) => `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${sentence}`,
};

const unreadNames: readonly (readonly [string, (count: string) => string])[] = [
  ["pictures", (count) => `${count} pictures`],
  ["objects", (count) => `${count} embedded charts or other objects`],
];

function asides(facts: LooseFacts): string {
  const parts = asideParts(facts, {
    names: {
      comment: "comments",
      note: "footnotes or endnotes",
      margin: "headers or footers",
      shape: "text boxes",
      hidden: "hidden, struck out or covered texts",
      deleted: "texts deleted with changes tracked",
    },
    part: (name, count, texts, hasMore) => `${name} (${plainNumber(count)}) ${texts.join(", ")}${hasMore ? ", …" : ""}`,
    quote: (cell, text) => `${cell}${cell === "" ? "" : " "}${quoted(text, 60)}`,
  });
  return parts.length === 0 ? "" : `: ${parts.join("; ")}`;
}

function unreadParts(facts: LooseFacts): string {
  const parts = unreadNames.flatMap(([name, words]) => {
    const count = facts[name];
    return typeof count === "number" && count > 0 ? [words(plainNumber(count))] : [];
  });
  return parts.join(", ");
}

function at(cell: string | null): string {
  return cell === null ? "" : ` (${cell})`;
}

function column(facts: Parameters<typeof factText>[0]): string {
  const name = factText(facts, "heading", "column", "found");
  return name === null ? "a column" : `the column ${quoted(party(name))}`;
}
