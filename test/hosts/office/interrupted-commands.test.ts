import type { ChangeSet } from "../../../src/core/changes/change-set";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { generateSheets } from "../../../src/core/generation/generate";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { placeOutputs } from "../../../src/core/merging/place-outputs";
import { submissionOf } from "../../../src/core/merging/submission";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { HostError } from "../../../src/hosts/host";
import { describeHostError } from "../../../src/locales/findings";
import { locales } from "../../../src/locales/locale";
import { generateOptions } from "../../support/generated";
import { closeExcel, dump, openExcel, type OpenExcel } from "../../support/open-excel";
import { exampleBook } from "../../support/rule-book";

afterEach(closeExcel);

const codes = [
  "AccessDenied",
  "GeneralException",
  "InvalidOperationInCellEditMode",
  "RequestPayloadSizeLimitExceeded",
] as const;

/**
 * Places per command and code, spread over all its actions; `interruption.test.ts` tries every one of a small set.
 * PLACES=100000 tries every action of these commands: that takes the better part of an hour, and PART=1/8 to 8/8 in
 * processes of their own, because the test runner remembers much of what it compared.
 */
const PLACES = Number(process.env.PLACES ?? 4);
const [PART = 1, PARTS = 1] = (process.env.PART ?? "1/1").split("/").map(Number);
jest.setTimeout(PLACES > 4 ? 7_200_000 : 120_000);

const commands: readonly (readonly [string, (book: WorkbookSnapshot) => ChangeSet])[] = [
  ["fill", (book) => fillWorkbook(book, checkWorkbook(book))],
  ["generate", (book) => generateSheets(book, checkWorkbook(book), generateOptions()).changeSet],
  ["merge", mergeInto],
];

/** The result of a merge of this very workbook, placed in it. */
function mergeInto(book: WorkbookSnapshot): ChangeSet {
  const checked = checkWorkbook(book);
  const of = { path: "学校甲.xlsx", sha256: "1", modified: 0, fileModified: 0 };
  const { describe: sentence } = generateOptions();
  const designs = drawMerge(mergeSubmissions([submissionOf(of, checked)], {}), {
    describe: (finding) => sentence(finding),
    describeError: ({ code }) => code,
  });
  return { purpose: "generate", edits: placeOutputs(book, checked.sheets, designs) };
}

const actionCount = ({ excel }: OpenExcel): number => excel.requests.reduce((sum, r) => sum + r.actions.length, 0);
const withoutIds = (state: unknown): unknown =>
  JSON.parse(JSON.stringify(state).replace(/\{[0-9A-F]{8}-[^}]*\}/g, "id"));

describe.each(commands)("an interrupted %s", (_, planFor) => {
  it("leaves the old state or is completed by one repeat, is always told in a sentence, and can be undone", async () => {
    const plan = async (opened: OpenExcel): Promise<ChangeSet> => planFor(await opened.host.read());
    const whole = openExcel(exampleBook());
    const wholePlan = await plan(whole);
    const start = actionCount(whole);
    await whole.host.apply(wholePlan);
    const actions = actionCount(whole) - start;
    const done = withoutIds(dump(whole.model));
    expect(actions).toBeGreaterThan(500);
    let refused = 0;
    let tried = 0;
    const places = Math.min(PLACES, actions);
    for (const [turn, code] of codes.entries()) {
      for (let i = PART - 1; i < places; i += PARTS) {
        tried++;
        const at = Math.floor(((i + turn / codes.length) * actions) / places);
        closeExcel();
        const opened = openExcel(exampleBook());
        const { host, excel, model } = opened;
        const set = await plan(opened);
        const before = dump(model);
        excel.failAt(at, code);
        const failure: unknown = await host.apply(set).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure === null) {
          // Reading back in smaller pieces got over it.
          expect([code, withoutIds(dump(model))]).toEqual(["RequestPayloadSizeLimitExceeded", done]);
          continue;
        }
        if (!(failure instanceof HostError)) throw failure;
        refused++;
        for (const locale of locales) {
          expect(describeHostError(failure.code, failure.facts, locale)).toMatch(/[。.]$/);
        }
        if (!failure.hasWritten) expect(dump(model)).toEqual(before);
        const repeated = await host.apply(set);
        expect([code, at, repeated.skipped]).toEqual([code, at, []]);
        expect(withoutIds(dump(model))).toEqual(done);
        if (code !== "GeneralException") continue;
        expect((await host.apply(repeated.undo)).skipped).toEqual([]);
        expect(withoutIds(dump(model))).toEqual(withoutIds(before));
      }
    }
    expect(refused).toBeGreaterThan(tried * 0.9);
  });
});
