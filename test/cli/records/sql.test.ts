import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { checkWorkbook } from "../../../src/core/check/check";
import { compareSubmissions } from "../../../src/core/merging/compare";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { recordLines } from "../../../src/core/merging/record-lines";
import { rectificationState } from "../../../src/core/merging/rectification-state";
import { readRoster } from "../../../src/core/merging/roster";
import { submissionOf } from "../../../src/core/merging/submission";
import { submittedContent, type Submission, type SubmittedBranch } from "../../../src/core/merging/submitted";
import { unreadableSubmission } from "../../../src/core/merging/unreadable";
import type { StatedLevel, VetoRecord } from "../../../src/core/model/branch";
import { schemes } from "../../../src/core/schemes";
import type { Party } from "../../../src/core/schemes/types";
import { nameKey } from "../../../src/core/model/names";
import { toA1 } from "../../../src/core/workbook/address";
import { cellText } from "../../../src/core/workbook/grid";
import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { run } from "../../../src/cli/run";
import { readRecords } from "../../../src/cli/records/read-records";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { makeDistrict } from "../../support/district";
import { cellIn, generated, sheetOf } from "../../support/generated";
import { official } from "../../support/official";
import { handedIn } from "../../support/random-district";
import { exampleBook, withCells, withoutSheet } from "../../support/rule-book";
import { scoredSheet, submit, submitScores, submitSheets } from "../../support/submissions";
import { fc } from "../../support/cases";

const docs = path.resolve(__dirname, "../../../docs/records");
const sql = (name: string): string => readFileSync(path.join(docs, name), "utf8");

/** The queries of rollups.sql by the word that their comments begin with. */
const rollups = new Map(
  sql("rollups.sql")
    .split(/\n\n/)
    .flatMap((text) => {
      const name = /^-- (\w+):/m.exec(text)?.[1];
      return name === undefined ? [] : [[name, text] as const];
    }),
);

type Row = Readonly<Record<string, unknown>>;

let folder: string;
let database: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dingji-sql-"));
  mkdirSync(path.join(folder, "records"));
  database = await (await DuckDBInstance.create(":memory:")).connect();
  await database.run("SET threads = 1");
  await database.run(`SET file_search_path = '${folder}'`);
});

afterAll(() => {
  database.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

async function query(text: string): Promise<Row[]> {
  const rows = (await database.runAndReadAll(text)).getRowObjectsJson() as Row[];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value,
      ]),
    ),
  );
}

async function rollup(name: string): Promise<Row[]> {
  const text = rollups.get(name);
  if (text === undefined) throw new Error(`no roll-up ${name}`);
  return query(text);
}

/** Loads the lines of these files as the documentation does it. */
async function load(submissions: readonly Submission[]): Promise<void> {
  const wording = {
    describe: (finding: Submission["findings"][number]) => describeFinding(finding, "zh-CN"),
    describeError: ({ code }: { code: string }) => code,
  };
  const lines = submissions.flatMap((submission) => recordLines(submission, wording));
  writeFileSync(path.join(folder, "records/r.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  await database.run(sql("tables.duckdb.sql"));
  await database.run(sql("grading.sql"));
}

/** A roster as the documentation wants it. */
async function enrol(entries: readonly (readonly [name: string, parent: string | null])[]): Promise<void> {
  await database.run("create or replace table roster (name VARCHAR, name_key VARCHAR, parent VARCHAR)");
  for (const [name, parent] of entries) {
    await database.run("insert into roster values ($1, $2, $3)", [name, nameKey(name), parent]);
  }
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function branchesOf({ branches }: MergeResult): unknown[] {
  return branches.map(({ scheme, total, level }) => [scheme.id, total, level]).sort(byText);
}

async function branchesInSql(): Promise<unknown[]> {
  const rows = await query("select scheme, total, level from graded");
  return rows.map(({ scheme, total, level }) => [scheme, total, level]).sort(byText);
}

function levelsOf({ levels }: MergeResult): unknown[] {
  return Object.entries(levels)
    .flatMap(([scheme, counts]) => Object.entries(counts).map(([level, count]) => [scheme, level, count]))
    .sort(byText);
}

async function levelsInSql(): Promise<unknown[]> {
  return (await rollup("levels")).map(({ scheme, level, branches }) => [scheme, level, branches]).sort(byText);
}

/** Which files another one makes superfluous, by reason; one file may repeat parts of several others. */
function droppedOf({ duplicates }: MergeResult): unknown[] {
  return distinct(duplicates.flatMap(({ dropped, reason }) => dropped.map((file) => [file, reason])));
}

async function droppedInSql(): Promise<unknown[]> {
  return distinct((await rollup("duplicates")).map(({ file, reason }) => [file, reason]));
}

function distinct(rows: readonly unknown[]): unknown[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].sort(byText);
}

/** Forms or confirmed vetoes saved at one time that differ: a merge leaves their files out, the documented SQL takes one of them. */
function hasUndecidedForms(files: readonly Submission[]): boolean {
  const digests = new Map<string, Set<string>>();
  for (const { branches } of files) {
    for (const { name, contents } of branches) {
      for (const { id, digest, origin } of contents) {
        const { modified, fileModified } = origin;
        const version = JSON.stringify([name, id, modified ?? fileModified, fileModified]);
        if (id.startsWith("form:") || id === "ticks")
          digests.set(version, (digests.get(version) ?? new Set()).add(digest));
      }
    }
  }
  return [...digests.values()].some(({ size }) => size > 1);
}

const parties: readonly Party[] = ["self", "review", "members", "peers", "score"];

/** What one file says of one branch, as plain data: everything that a decision may rest on. */
const anyBranch: fc.Arbitrary<SubmittedBranch> = fc
  .record({
    scheme: fc.constantFrom(...schemes.filter(({ levels }) => levels.length > 0)),
    name: fc.constantFrom("学校甲党支部", "学校乙党支部", "学校乙支部委员会", "学校丙", "学校丙党总支"),
    parent: fc.constantFrom(null, null, "东区党委", "中共东区委员会", "西区党委"),
    // Often none, so that summaries and stated results decide.
    scores: fc
      .tuple(
        fc.nat({ max: 2 }),
        fc.uniqueArray(
          fc.record({
            party: fc.constantFrom(...parties),
            total: fc.option(fc.integer({ min: 200, max: 400 }).map((n) => n / 4)),
            category: fc.option(fc.integer({ min: 36, max: 60 }).map((n) => n / 4)),
          }),
          { selector: ({ party }) => party, maxLength: 3 },
        ),
      )
      .map(([often, own]) => (often === 0 ? own : [])),
    rows: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("row" as const, "row:甲/summary" as const, "row:乙/summary" as const),
        total: fc.option(fc.integer({ min: 40, max: 100 })),
        level: fc.option(fc.nat({ max: 3 })),
        replaces: fc.option(fc.nat({ max: 3 })),
      }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
    stated: fc.option(
      fc.record({
        level: fc.nat({ max: 4 }),
        party: fc.constantFrom(null, "self" as const, "review" as const),
        isResult: fc.boolean(),
      }),
    ),
    ticks: fc.array(fc.nat({ max: 9 }), { maxLength: 2 }),
    roundsFirst: fc.boolean(),
  })
  .map(({ scheme, name, parent, scores, rows, stated, ticks, roundsFirst }) => {
    const origin = { path: "", via: null, sha256: null, modified: 1, fileModified: 1, sheet: "表", cells: {} };
    const levelAt = (index: number): string | null => scheme.levels[index]?.name ?? null;
    const statedLevel = (level: string | null, party: Party | null, isResult = false): StatedLevel[] =>
      level === null ? [] : [{ level, text: level, sheet: "表", cell: "A1", party, isResult }];
    const contents = [
      ...scores.map(({ party, total, category }) =>
        submittedContent({
          id: `party:${party}`,
          digest: JSON.stringify([party, total, category]),
          origin,
          evaluation: {
            party,
            isComplete: total !== null,
            total,
            level: null,
            categories: { 群众反映好: category },
          },
          stated: stated && stated.party === party ? statedLevel(levelAt(stated.level), party, stated.isResult) : [],
        }),
      ),
      ...rows.map(({ id, total, level, replaces }) => {
        const before = replaces === null ? null : levelAt(replaces);
        return submittedContent({
          id,
          digest: JSON.stringify([id, total, level, replaces]),
          origin,
          evaluation: total === null ? null : { party: "score", isComplete: true, total, level: null, categories: {} },
          stated: statedLevel(level === null ? null : levelAt(level), null).map((own) =>
            before === null ? own : { ...own, replaces: before },
          ),
        });
      }),
      ...(ticks.length > 0 || roundsFirst
        ? [
            submittedContent({
              id: "ticks",
              digest: JSON.stringify([ticks, roundsFirst]),
              origin,
              ticks: [...new Set(ticks)].flatMap((at): VetoRecord[] => {
                const veto = scheme.vetoes[at];
                const free = {
                  id: "other",
                  text: "其他",
                  state: "yes",
                  by: "person",
                  sheet: null,
                  cell: null,
                } as const;
                if (!veto) return at === 9 ? [free] : [];
                if (veto.whenCategoryBelow) return [];
                return [{ ...free, id: veto.id, text: veto.text, state: at % 2 === 0 ? "yes" : "no" }];
              }),
              roundsFirst,
            }),
          ]
        : []),
    ];
    return {
      name,
      scheme: scheme.id,
      customScheme: null,
      parent,
      type: null,
      sources: ["表"],
      awaiting: [],
      categories: [],
      contents,
    };
  });

const anyFile: fc.Arbitrary<(file: string, modified: number) => Submission> = anyBranch.map(
  (branch) => (file, modified) => {
    const version = { path: file, sha256: file, modified, fileModified: modified };
    return {
      ...unreadableSubmission(version, { code: "", facts: {} }),
      error: null,
      isRecognised: true,
      branches: [{ ...branch, contents: branch.contents.map((c) => ({ ...c, origin: { ...c.origin, ...version } })) }],
    };
  },
);

describe("roll-ups in SQL", () => {
  it("find the same tables in every engine", () => {
    const tables = (name: string): string[] =>
      [...sql(name).matchAll(/^create (?:or replace )?table (\w+)/gm)].map((match) => match[1] as string);
    const known = tables("tables.duckdb.sql");
    expect(known).toHaveLength(12);
    expect(tables("tables.spark.sql")).toEqual(known);
    expect(tables("tables.clickhouse.sql").filter((name) => !["lines", "branch_contents"].includes(name))).toEqual(
      known,
    );
  });

  it("count what a merge counts, for districts of any kind", async () => {
    await fc.assert(
      fc.asyncProperty(handedIn, async (files) => {
        fc.pre(!hasUndecidedForms(files));
        await load(files);
        const merged = mergeSubmissions(files);
        expect(await branchesInSql()).toEqual(branchesOf(merged));
        expect(await levelsInSql()).toEqual(levelsOf(merged));
        expect(await droppedInSql()).toEqual(droppedOf(merged));
        const disputed = merged.findings.filter((f) => f.code === "branch-duplicate" && f.severity === "error");
        expect(await rollup("conflicts")).toHaveLength(disputed.length);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it("decide what a merge decides, under every scheme, whatever scores, vetoes and stated results there are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 40, maxLength: 60, size: "max" }), async (make) => {
        const files = make.map((file, i) => file(`${i}.xlsx`, i));
        await load(files);
        const merged = mergeSubmissions(files);
        expect(await branchesInSql()).toEqual(branchesOf(merged));
        expect(await levelsInSql()).toEqual(levelsOf(merged));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it("count for a district of files what its merge counts, with its roster", async () => {
    const district = await makeDistrict(folder, 1 / 6);
    const output = path.join(folder, "记录.jsonl");
    await run(["records", district.folder, "-o", output], { write: () => {}, warn: () => {}, isTerminal: false });
    const submissions = await readRecords(output);
    const roster = readRoster(readXlsx(readFileSync(district.roster), { fileName: null }).snapshot);
    const merged = mergeSubmissions(submissions, { roster });
    await load(submissions);
    await enrol((roster?.entries ?? []).map(({ name, parent }) => [name, parent]));

    expect(await branchesInSql()).toEqual(branchesOf(merged));
    expect(await levelsInSql()).toEqual(levelsOf(merged));
    expect(await droppedInSql()).toEqual(droppedOf(merged));
    expect((await rollup("missing")).map(({ name }) => name).sort()).toEqual(district.missing.slice().sort());
    expect(await rollup("conflicts")).toHaveLength(district.conflicts.length);
    const reasons = new Map<string, number>();
    for (const { error } of merged.unreadable) reasons.set(error.code, (reasons.get(error.code) ?? 0) + 1);
    expect((await rollup("unreadable")).map(({ error_code: code, files }) => [code, files])).toEqual(
      [...reasons].sort(byText),
    );
    const parents = new Map<string, number>();
    for (const { scheme, parent, level } of merged.branches) {
      const key = JSON.stringify([scheme.id, parent ?? "", level ?? "ungraded"]);
      parents.set(key, (parents.get(key) ?? 0) + 1);
    }
    expect(
      (await rollup("parents"))
        .map(({ scheme, parent, level, branches }) => [JSON.stringify([scheme, parent, level]), branches])
        .sort(byText),
    ).toEqual([...parents].sort(byText));
    const places = merged.files.length;
    expect((await query("select count(*) as files from files"))[0]).toEqual({ files: places });
    const findings = submissions.flatMap((submission) => submission.findings.map(({ code }) => code));
    const counted = (await rollup("findings")).map(({ code, places: count }) => [code, count]).sort(byText);
    expect(counted).toEqual(
      [...new Set(findings)].map((code) => [code, findings.filter((c) => c === code).length]).sort(byText),
    );
  });

  it("give shares with one decimal of all branches", async () => {
    const totals = [95, 95, 80];
    await load(totals.map((total, i) => submitScores(`${i}.xlsx`, `学校${i}党支部`, { self: total, review: total })));
    expect((await rollup("levels")).map(({ level, branches, percent }) => [level, branches, percent])).toEqual([
      ["先进", 2, 66.7],
      ["较好", 1, 33.3],
    ]);
  });

  it("count who rose since an earlier round as the comparison does", async () => {
    const round = (totals: Readonly<Record<string, number | null>>): readonly Submission[] =>
      Object.entries(totals).map(([name, total]) =>
        submitScores(`${name}.xlsx`, name, total === null ? { self: 80 } : { self: total, review: total }),
      );
    const before = round({ 甲党支部: 70, 乙党支部: 95, 丙党支部: 80, 丁党支部: null, 戊党支部: 62, 己党支部: 65 });
    const after = round({ 甲党支部: 92, 乙党支部: 80, 丙党支部: 81, 丁党支部: 80, 己党支部: 76, 庚党支部: 99 });
    await load(before);
    await database.run("create or replace table earlier as select * from graded");
    await load(after);
    const counts = Object.entries(compareSubmissions(before, after).counts).filter(([, count]) => count > 0);
    expect((await rollup("promotions")).map(({ change, branches }) => [change, branches])).toEqual(counts.sort(byText));
    expect(Object.fromEntries(counts)).toMatchObject({ promoted: 2, lowered: 1, unchanged: 1, new: 1, gone: 1 });
  });

  it("count the problems whose last day is past, of the forms that count", async () => {
    const form = (path_: string, branch: string, deadline: string, minutes: number): Submission =>
      submitSheets(
        path_,
        [
          scoredSheet(branch, { self: 90 + minutes, review: 90 }),
          official("tianning-2012/rectification", {
            fields: { branch, problems: "1、记录不全。\n2、没有标牌。", measures: "补齐", deadline },
          }),
        ],
        { modified: minutes, fileModified: minutes },
      );
    await load([
      form("a.xlsx", "学校甲党支部", "2012年6月底前", 2),
      form("旧.xlsx", "学校甲党支部", "2012年3月", 1),
      form("b.xlsx", "学校乙党支部", "1、2012年6月30日\n2、2012年9月1日", 1),
      form("c.xlsx", "学校丙党支部", "年底", 1),
    ]);
    const overdue = async (day: string): Promise<unknown> => {
      await database.run(`create or replace table today as select '${day}' as day`);
      return (await rollup("overdue")).map(({ problems, unstated, branches }) => [problems, unstated, branches]);
    };
    expect(await overdue("2012-06-30")).toEqual([]);
    expect(await overdue("2012-07-01")).toEqual([[0, 3, 2]]);
    expect(await overdue("2012-12-31")).toEqual([[0, 4, 2]]);
  });

  it("count what ledgers state to be open as the merge does, of lower merges too", async () => {
    const ledger = "整改台账";
    const signed = (book: WorkbookSnapshot, date: string): WorkbookSnapshot => {
      const [key = 0] = [...sheetOf(book, ledger).cells].find(([, c]) => cellText(c).startsWith("日期：")) ?? [];
      return withCells(book, { [`${ledger}!${toA1(keyAddress(key))}`]: `日期：${date}` });
    };
    const book = generated(withoutSheet(exampleBook(), "附件3"));
    const states = { 第12项: ["6月底前", "已销号"], 第15项: ["6月底前", "未销号"], 第17项: ["2012年8月", "未销号"] };
    const stated = withCells(
      book,
      Object.fromEntries(
        Object.entries(states).flatMap(([item, [deadline, state]]) => [
          [cellIn(book, ledger, "完成时限", item), deadline ?? null],
          [cellIn(book, ledger, "状态", item), state ?? null],
        ]),
      ),
    );
    const own = submit("a.xlsx", signed(stated, "2012年7月1日"));
    const formAlone = submitSheets("b.xlsx", [
      scoredSheet("学校乙党支部", { self: 91, review: 90 }),
      official("tianning-2012/rectification", {
        fields: { branch: "学校乙党支部", problems: "1、记录不全。\n2、没有标牌。", deadline: "2012年3月" },
      }),
    ]);
    const lower = mergeSubmissions([own]);
    const wording = { describe: () => "", describeError: () => "" };
    const drawn = checkWorkbook(workbookOfDesigns(drawMerge(lower, wording)));
    const town = submissionOf({ path: "镇.xlsx", sha256: "2", modified: 9e12, fileModified: 9e12 }, drawn);
    for (const [files, unstated] of [
      [[own], 0],
      [[own, formAlone], 2],
      [[town, formAlone], 2],
    ] as const) {
      await load(files);
      const { asOf, problems } = rectificationState(mergeSubmissions(files));
      await database.run(`create or replace table today as select '${asOf}' as day`);
      const counted = (await rollup("overdue")).map((row) => [row["problems"], row["unstated"]] as const);
      const sum = (place: 0 | 1): number => counted.reduce((all, row) => all + Number(row[place]), 0);
      expect([asOf, sum(0), sum(1)]).toEqual(["2012-07-01", problems.filter((p) => p.isOverdue).length, unstated]);
      expect(sum(0)).toBe(1);
    }
  });
});
