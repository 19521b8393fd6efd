import type { SheetGrid } from "../workbook/grid";
import { OWN_MARK } from "../own-sheets/mark-line";
import { schemes } from "../schemes/index";
import { sourceOf } from "../schemes/source";
import { parties, type Level, type Party, type PartyWeight, type Scheme } from "../schemes/types";

/**
 * The line on a drawn summary that says by which rules it grades, so that the next level can read
 * it: the scheme's document, its title and, for rules that nobody but this sheet knows, levels and weights.
 */
export function schemeLine(scheme: Scheme): string {
  const parts = [`${OWN_MARK}　评分办法：${scheme.document}《${scheme.title}》`];
  if (scheme.id === "custom") {
    if (scheme.levels.length > 0) {
      parts.push(`等次：${scheme.levels.map((l) => `${l.name}${l.from === null ? "" : `≥${l.from}`}`).join("、")}`);
    }
    if (scheme.weights.length > 0) {
      parts.push(`权重：${scheme.weights.map((w) => `${w.party}×${w.share}`).join("、")}`);
    }
  }
  return parts.join("　");
}

/** Reads `schemeLine` back; null where no line of the sheet is one. */
export function schemeOnSheet(grid: SheetGrid): { readonly scheme: Scheme } | null {
  for (const { text } of grid.cells) {
    const match = /评分办法：([^《》　]*)《([^》]*)》/.exec(text);
    if (!match || !text.includes(OWN_MARK)) continue;
    const [, source = "", title = ""] = match;
    const known = schemeOfLine(source, title);
    if (known) return { scheme: known };
    if (source !== "" && source !== "custom") return null;
    return { scheme: customScheme(title, readLevels(text), readWeights(text)) };
  }
  return null;
}

/** By its document and title; sheets of earlier versions say its id. */
export function schemeOfLine(source: string, title: string | null): Scheme | undefined {
  return (
    schemes.find(({ id }) => id === source) ??
    schemes.find((s) => sourceOf(s) === source && (title === null || s.title === title)) ??
    schemes.find((s) => source === "" && s.title === title)
  );
}

function customScheme(title: string, levels: readonly Level[], weights: readonly PartyWeight[]): Scheme {
  return {
    id: "custom",
    title,
    issuer: "",
    document: "",
    levels,
    levelsClause: null,
    weights,
    vetoes: [],
    hasOpenVetoes: false,
    forms: [],
    categoryAliases: {},
    stages: [],
    deadlines: [],
  };
}

function readLevels(text: string): Level[] {
  return listedIn(text, "等次").map((entry) => {
    const [name = "", from] = entry.split("≥");
    return { name, aliases: [], from: from === undefined ? null : Number(from), to: null, action: null };
  });
}

function readWeights(text: string): PartyWeight[] {
  return listedIn(text, "权重").flatMap((entry) => {
    const [party = "", share] = entry.split("×");
    const isParty = (parties as readonly string[]).includes(party);
    return isParty ? [{ party: party as Party, share: Number(share), clause: "" }] : [];
  });
}

function listedIn(text: string, label: string): readonly string[] {
  const part = text.split("　").find((own) => own.startsWith(`${label}：`));
  return part?.slice(label.length + 1).split("、") ?? [];
}
