import about from "../../package.json";
import { checkSteps, checkWorkbook } from "../core/check";
import { recognise } from "../core/recognition/recognise";
import { schemes } from "../core/schemes";
import type { Host } from "../hosts/host";
import { planner } from "./later";
import { type Command, type CommandId, commandIds, type Merging, type OfferedTemplate, type Session } from "./session";
import { browserMergeWork } from "./summary/merge-work";

/** Printed in the footer of generated sheets. */
const program = `定级助手 ${about.version}`;

function offeredTemplates(): OfferedTemplate[] {
  return schemes.flatMap((scheme) =>
    scheme.forms.map((form) => ({
      id: `${scheme.id}/${form.id}` as const,
      title: `${form.clause} ${form.titles[0] ?? form.id}`.trim(),
      source: `${scheme.document} ${scheme.issuer}`.trim(),
    })),
  );
}

const commands = Object.fromEntries(
  commandIds.map((id): [CommandId, Command] => [id, async (...entry) => (await planner()).planCommand(id, ...entry)]),
);

export interface CoreSessionOptions extends Pick<Session, "onSelected" | "clearsUndo"> {
  /** Opens the result of a merge as a file of its own. */
  readonly createFile?: Merging["create"];
  /** Saves an archive of what goes back; `program` is printed in the footers. */
  readonly packFile?: (
    program: string,
    ...entry: Parameters<NonNullable<Merging["pack"]>>
  ) => Promise<readonly string[]>;
}

/** The core behind any host. */
export function coreSession(host: Host, { createFile, packFile, ...more }: CoreSessionOptions = {}): Session {
  return {
    host,
    check: (snapshot, options) => checkWorkbook(snapshot, options),
    checkSteps: (snapshot, options) => checkSteps(snapshot, options),
    prepare: (snapshot, sheet) => void recognise({ ...snapshot, sheets: snapshot.sheets.slice(sheet, sheet + 1) }),
    explain: async (...entry) => (await planner()).planExplanation(...entry),
    confirmRubric: async (...entry) => (await planner()).planRubric(...entry),
    commands,
    templates: offeredTemplates(),
    insertTemplate: async (...entry) => (await planner()).planTemplate(...entry),
    merging: {
      work: browserMergeWork(program),
      place: async (snapshot, review, designs) => {
        const { placeOutputs } = await import("../core/merging/place-outputs");
        return { purpose: "generate", edits: placeOutputs(snapshot, review.sheets, designs) };
      },
      ...(createFile && { create: createFile }),
      ...(packFile && { pack: (...entry) => packFile(program, ...entry) }),
    },
    ...more,
  };
}
