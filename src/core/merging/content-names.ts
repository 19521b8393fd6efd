import type { OwnFormId } from "../model/recognised-sheet";
import { ownTitles } from "../own-sheets/index";
import { partyNames } from "../own-sheets/words";
import { findScheme } from "../schemes/index";
import { schemeIds, type Form, type Party, type Scheme, type SchemeId } from "../schemes/types";
import { oneLine } from "../text/fold";
import type { SubmittedContent } from "./submitted";
import { contentWording, partyNamed } from "./wording";

type ContentId = SubmittedContent["id"];

const kinds = ["form", "list", "row"] as const;

/** 附件2, else the form's title: what people call it. */
function formName({ clause, titles, id }: Form): string {
  return /^附[件表]\d+$/.test(clause) ? clause : oneLine(titles[0] ?? id).replaceAll(" ", "");
}

/** "tianning-2012/survey" → 附件2, "dingji/ledger" → 整改台账; the id where no name leads back to it. */
export function templateName(template: string): string {
  const [first = "", second = ""] = template.split("/");
  const name =
    first === "dingji"
      ? ownTitles[second as OwnFormId]
      : formsOf(findScheme(first as SchemeId)).find(({ id }) => id === second)?.name;
  return name !== undefined && templateNamed(name, first as SchemeId) === template ? name : template;
}

function formsOf(scheme: Scheme | undefined): readonly { readonly id: string; readonly name: string }[] {
  return (scheme?.forms ?? []).map((form) => ({ id: form.id, name: formName(form) }));
}

/** @param scheme that of the branch; a name says no more than that form of it */
function templateNamed(name: string, scheme: SchemeId): string {
  const form = formsOf(findScheme(scheme)).find((f) => f.name === name);
  if (form) return `${scheme}/${form.id}`;
  const own = Object.entries(ownTitles).find(([, title]) => title === name);
  return own ? `dingji/${own[0]}` : name;
}

/** "自评", "汇总表行", "表格 附件2": what a row of 数据来源 is about. */
export function contentText(id: ContentId): string {
  if (id === "row" || id === "ticks") return contentWording[id];
  const [kind, rest] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  if (kind === "party") return partyNames[rest as Party];
  const [template = "", digest] = rest.split("#");
  return `${contentWording[kind as (typeof kinds)[number]]} ${templateName(template)}${digest === undefined ? "" : `#${digest}`}`;
}

/** Reads `contentText` back, and what earlier versions wrote: ids of forms; null for anything else. */
export function readContent(text: string, scheme: SchemeId): ContentId | null {
  if (text === contentWording.row) return "row";
  if (text === contentWording.ticks) return "ticks";
  for (const kind of kinds) {
    const [, name, digest = ""] = new RegExp(`^${contentWording[kind]} ([^\\s#]+)(#\\S+)?$`).exec(text) ?? [];
    if (name === undefined) continue;
    const template = templateNamed(name, scheme);
    if (isTemplate(template)) return `${kind}:${template}${digest}`;
  }
  const party = partyNamed(text);
  return party === null ? null : `party:${party}`;
}

function isTemplate(template: string): boolean {
  return schemeIds.some((id) => template.startsWith(`${id}/`));
}
