import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { utils, write } from "@e965/xlsx";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { drawTemplate } from "../../src/core/generation/templates/draw-template";
import { findForm } from "../../src/core/schemes";
import type { ScoringForm } from "../../src/core/schemes/types";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { writeZip } from "../../src/hosts/xlsx/zip";
import { compoundFile, corrupted, positionOf } from "./hostile-files";
import { layOut, randomFrom, randomLayout } from "./layouts";
import { scoresFor } from "./submissions";
import { surveySheet } from "./tianning-workbook";
import type { LiteralSheet } from "./workbook";
import { partOf, withParts } from "./xlsx-package";

/** What is known of a branch because the district was made so; a party without a total handed nothing in. */
export interface PlannedBranch {
  readonly name: string;
  readonly self: number | null;
  readonly review: number | null;
}

export interface District {
  readonly folder: string;
  readonly roster: string;
  /** The branches that a merge must find, with the totals that count. */
  readonly branches: readonly PlannedBranch[];
  /** Rows of the other authority's summary: name → level. */
  readonly summaryRows: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly conflicts: readonly string[];
  /** What has to become of every file, by its path below the folder. */
  readonly statuses: ReadonlyMap<string, string>;
}

function scoringForm(): ScoringForm {
  const form = findForm("tianning-2012/scoring")?.form;
  if (form?.kind !== "scoring") throw new Error("no scoring form");
  return form;
}

/** A sheet with these texts and numbers and no looks. */
export function designOf(name: string, rows: LiteralSheet): SheetDesign {
  const cells = rows.flatMap((line, row) =>
    line.flatMap((value, column) =>
      typeof value === "string" || typeof value === "number"
        ? [{ row, column, content: { value }, style: "textMiddle" as const }]
        : [],
    ),
  );
  return {
    name,
    cells,
    merges: [],
    columnWidths: [12, 30],
    rowHeights: new Map(),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 0,
  };
}

/** 附件1 as some clerk laid it out, with the name on a line of its own. */
function rubricRows(seed: number, { name, self, review }: PlannedBranch): LiteralSheet {
  const parties = (["self", "review"] as const).filter((p) => (p === "self" ? self : review) !== null);
  const options = {
    ...randomLayout(seed),
    title: "official" as const,
    unitLine: `党支部：${name}`,
    parties,
    headings: { self: "自评得分", review: "考评得分" },
  };
  const scores = { self: scoresFor(self ?? 100), review: scoresFor(review ?? 100) };
  return layOut(scoringForm(), options, scores, seed).rows;
}

const DAY = 86_400_000;
const START = Date.UTC(2012, 2, 1);

class Maker {
  readonly statuses = new Map<string, string>();

  constructor(readonly folder: string) {}

  put(name: string, bytes: Uint8Array | string, status: string, day = 1): void {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    utimesSync(file, new Date(START + day * DAY), new Date(START + day * DAY));
    this.statuses.set(name, status);
  }
}

async function workbookOf(rows: LiteralSheet, day: number, more: readonly SheetDesign[] = []): Promise<Uint8Array> {
  return createXlsx([designOf("评分表", rows), ...more], { modified: new Date(START + day * DAY) });
}

/**
 * A district of more than 150 files in mixed layouts with every trouble that a compiler meets. The same
 * seed makes the same district.
 */
export async function makeDistrict(folder: string): Promise<District> {
  const random = randomFrom(2012);
  const maker = new Maker(path.join(folder, "报送"));
  const branches: PlannedBranch[] = [];
  const total = (): number => 52 + Math.floor(random() * 97) / 2;
  let serial = 0;
  const plan = (kind: string, parties: "both" | "self" | "review" = "both"): PlannedBranch => ({
    name: `${kind}第${++serial}小学党支部`,
    self: parties === "review" ? null : total(),
    review: parties === "self" ? null : total(),
  });

  for (let i = 0; i < 90; i++) {
    const branch = plan("城区", i % 9 === 0 ? "self" : "both");
    branches.push(branch);
    const survey = i % 3 === 0 ? [surveySheet(`${branch.self}分`, branch.name)] : [];
    maker.put(`城区/${i}.xlsx`, await workbookOf(rubricRows(i, branch), 3, survey), "merged");
  }
  for (let i = 0; i < 12; i++) {
    const branch = plan("分送");
    branches.push(branch);
    maker.put(`分送/${i}-自评.xlsx`, await workbookOf(rubricRows(200 + i, { ...branch, review: null }), 3), "combined");
    maker.put(`分送/${i}-考评.xlsx`, await workbookOf(rubricRows(300 + i, { ...branch, self: null }), 4), "combined");
  }
  for (let i = 0; i < 7; i++) {
    const branch = plan("重复");
    branches.push(branch);
    const bytes = await workbookOf(rubricRows(400 + i, branch), 3);
    maker.put(`重复/${i}.xlsx`, bytes, "merged", 5);
    // The same scores on another layout are the same content, too.
    const again = i % 2 === 0 ? bytes : await workbookOf(rubricRows(450 + i, branch), 2);
    maker.put(`重复/${i}（再次发送）.xlsx`, again, "duplicate", 4);
  }
  for (let i = 0; i < 6; i++) {
    const branch = plan("修改");
    branches.push(branch);
    const old = { ...branch, self: (branch.self ?? 0) - 1 };
    maker.put(`修改/${i}-新.xlsx`, await workbookOf(rubricRows(500 + i, branch), 9), "merged");
    maker.put(`修改/${i}-旧.xlsx`, await workbookOf(rubricRows(550 + i, old), 8), "superseded", 10);
  }
  const conflicts: string[] = [];
  for (let i = 0; i < 3; i++) {
    const branch = plan("冲突");
    conflicts.push(branch.name);
    maker.put(`冲突/${i}-甲.xlsx`, await workbookOf(rubricRows(600 + i, branch), 6), "conflict");
    const other = { ...branch, self: (branch.self ?? 0) - 0.5 };
    maker.put(`冲突/${i}-乙.xlsx`, await workbookOf(rubricRows(650 + i, other), 6), "conflict");
  }
  for (let i = 0; i < 3; i++) {
    const branch = plan("旧版");
    branches.push(branch);
    const book = utils.book_new();
    const rows = rubricRows(700 + i, branch).map((row) => row.map((cell) => (typeof cell === "object" ? null : cell)));
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "评分表");
    maker.put(`旧版/${i}.xls`, new Uint8Array(write(book, { type: "buffer", bookType: "biff8" }) as Buffer), "merged");
  }
  const zipped: { name: string; data: Uint8Array }[] = [];
  for (let i = 0; i < 8; i++) {
    const branch = plan("压缩");
    branches.push(branch);
    zipped.push({ name: `邮件/${i}.xlsx`, data: await workbookOf(rubricRows(800 + i, branch), 3) });
  }
  maker.put("压缩.zip", writeZip([...zipped, { name: "__MACOSX/._0.xlsx", data: new Uint8Array(3) }]), "");
  maker.statuses.delete("压缩.zip");
  for (const { name } of zipped) maker.statuses.set(`压缩.zip/${name}`, "merged");

  const hidden = plan("隐藏");
  branches.push(hidden);
  const withOld = await createXlsx(
    [designOf("评分表", rubricRows(900, hidden)), designOf("草稿", rubricRows(901, { ...hidden, self: 60 }))],
    { modified: new Date(START + 3 * DAY) },
  );
  const part = "xl/workbook.xml";
  const text = partOf(withOld, part).replace(/(<sheet [^>]*name="草稿")/, '$1 state="hidden"');
  maker.put("隐藏.xlsx", withParts(withOld, { [part]: text }), "merged");

  const stranger = { ...plan("陌生"), name: "湖滨小学校党支部" };
  branches.push(stranger);
  maker.put("湖滨.xlsx", await workbookOf(rubricRows(910, stranger), 3), "merged");

  const summary = findForm("cumtb-2012/grading-summary");
  if (!summary) throw new Error("no grading summary");
  const summaryRows = new Map(
    ["好", "较好", "较好", "一般", "较差"].map((level, i) => [`数理学院第${i + 1}学生党支部`, level]),
  );
  const rows = [...summaryRows].map(([branch, level]) => ({ parent: "数理学院党总支", branch, level }));
  maker.put(
    "高校汇总.xlsx",
    await createXlsx([drawTemplate(summary.scheme, summary.form, { fill: { rows } })]),
    "merged",
  );

  const honest = await workbookOf(rubricRows(920, plan("坏")), 3);
  maker.put("坏/加密.xlsx", compoundFile("EncryptedPackage"), "unreadable");
  maker.put("坏/加密二.xlsx", compoundFile("EncryptedPackage"), "unreadable");
  maker.put("坏/损坏.xlsx", corrupted(honest, positionOf(honest, "xl/worksheets/sheet1.xml") + 60, 40), "unreadable");
  maker.put("坏/半截.xlsx", honest.slice(0, honest.length >> 1), "unreadable");
  maker.put("坏/网页.xls", "<html><body><table><tr><td>学校甲</td></tr></table></body></html>", "unreadable");
  maker.put("坏/空.xlsx", new Uint8Array(0), "unreadable");
  maker.put(
    "通知.xlsx",
    await createXlsx([designOf("通知", [["请于3月26日前报送"], ["联系人", "某某"]])]),
    "unrecognised",
  );
  maker.put(
    "空白表.xlsx",
    await createXlsx([
      designOf("表", [
        ["序号", "姓名"],
        [1, "某某"],
      ]),
    ]),
    "unrecognised",
  );
  writeFileSync(path.join(maker.folder, "~$锁.xlsx"), "lock");
  writeFileSync(path.join(maker.folder, "说明.txt"), "text");

  const missing = ["未报甲小学党支部", "未报乙小学党支部", "湖滨小学党支部"];
  const roster = path.join(folder, "名册.xlsx");
  const listed = [
    ...branches.filter((b) => b !== stranger).map((b) => b.name),
    ...conflicts,
    ...summaryRows.keys(),
    ...missing,
  ];
  const types = ["小学", "中学", "幼儿园"];
  const table: LiteralSheet = [
    ["天宁区党支部名册"],
    ["序号", "党支部名称", "所属党委", "类型"],
    ...listed.map((name, i) => [i + 1, name, `第${(i % 4) + 1}党委`, types[i % 3] ?? ""]),
  ];
  writeFileSync(roster, await createXlsx([designOf("名册", table)]));
  return {
    folder: maker.folder,
    roster,
    branches,
    summaryRows,
    missing,
    unexpected: [stranger.name],
    conflicts,
    statuses: maker.statuses,
  };
}

/** The level of a total by the document's own words, worked out apart from the program: whole cents of a point. */
export function levelByHand(self: number, review: number): string {
  const hundredths = Math.round(self * 40) + Math.round(review * 60);
  return hundredths >= 9000 ? "先进" : hundredths >= 7500 ? "较好" : hundredths >= 6000 ? "一般" : "后进";
}
