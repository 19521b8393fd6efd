import about from "../../package.json";
import type { Host } from "../hosts/host";
import type { Locale } from "../locales/locale";
import { checker, chosenNotice, planner } from "./on-demand";
import { type PaneCommand, type CommandId, commandIds, type Merging, type NoticeOffer, type Session } from "./session";
import { browserMergeWork } from "./summary/merge-work";

/** Printed in the footer of generated sheets. */
const program = `定级助手 ${about.version}`;

const commands = Object.fromEntries(
  commandIds.map((id): [CommandId, PaneCommand] => [
    id,
    async (...entry) => (await planner()).planCommand(id, ...entry),
  ]),
);

interface CoreSessionOptions extends Pick<Session, "onSelected" | "clearsUndo" | "tutorial"> {
  /** Opens the result of a merge as a file of its own. */
  readonly createFile?: Merging["create"];
  /** Opens a workbook of these sheets of the open one, in this order. */
  readonly openSheets?: (names: readonly string[]) => Promise<void>;
  /** Reads the open file as a notice; `program` is printed in the footers. */
  readonly readNotice?: (program: string, locale: Locale) => Promise<NoticeOffer>;
  /** Reads a chosen file as a notice whose sheets go into the open workbook. */
  readonly placesNotice?: boolean;
  /** Saves an archive of what goes back; `program` is printed in the footers. */
  readonly packFile?: (
    program: string,
    ...entry: Parameters<NonNullable<Merging["pack"]>>
  ) => Promise<readonly string[]>;
}

/** The core behind any host. */
export function coreSession(
  host: Host,
  { createFile, packFile, openSheets, readNotice, placesNotice, ...more }: CoreSessionOptions = {},
): Session {
  return {
    host,
    checker: async () => (await checker()).coreChecker,
    explain: async (...entry) => (await planner()).planExplanations(...entry),
    confirmRubric: async (...entry) => (await planner()).planRubric(...entry),
    commands,
    templates: {
      list: async () => (await checker()).offeredTemplates(),
      insert: async (...entry) => (await planner()).planTemplate(...entry),
    },
    merging: {
      work: browserMergeWork(program),
      place: async (snapshot, checked, designs) => {
        const [{ placeOutputs }, { typedOnMergeSheets }] = await Promise.all([
          import("../core/merging/place-outputs"),
          import("../core/merging/outputs/draw-again"),
        ]);
        const edits = placeOutputs(snapshot, checked.sheets, designs, typedOnMergeSheets(checked));
        return { purpose: "generate", edits };
      },
      ...(createFile && { create: createFile }),
      ...(packFile && { pack: (...entry) => packFile(program, ...entry) }),
    },
    ...(readNotice && { readNotice: (locale) => readNotice(program, locale) }),
    ...(placesNotice && {
      readChosenNotice: async ({ name, bytes }, locale) =>
        (await chosenNotice()).offerSheets(bytes, name, program, locale),
    }),
    ...(openSheets && {
      printSet: async (checked) => {
        const names = (await planner()).handedIn(checked);
        if (names.length > 0) await openSheets(names);
        return names.length > 0;
      },
    }),
    ...more,
  };
}
