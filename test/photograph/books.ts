import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { packWorkbook } from "../bench/pack";
import { drawBranches, makeSubmission } from "../bench/workbooks";

const SAMPLES = path.resolve("assets", "samples");

/** Paths of the workbooks that the states open. */
export interface Books {
  readonly example: string;
  readonly clean: string;
  readonly faulty: string;
  /** 60 branches. */
  readonly many: string;
  /** Without any scoring form. */
  readonly strange: string;
  /** Submissions to merge, the last one damaged. */
  readonly received: readonly string[];
}

/** A workbook that is no form at all. */
function notice(): Promise<Uint8Array> {
  return createXlsx([
    {
      name: "通知",
      cells: [{ row: 0, column: 0, content: { value: "请各支部于3月26日前报送" }, style: "text" }],
      merges: [],
      columnWidths: [],
      rowHeights: new Map(),
      validations: [],
      excessMarks: [],
      print: { orientation: "portrait" },
      frozenRows: 0,
    },
  ]);
}

/** Writes the workbooks that are no samples into a folder. */
export async function makeBooks(folder: string): Promise<Books> {
  const put = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const faulty = path.join(SAMPLES, "tianning-faulty.xlsx");
  const submissions = [1, 2, 3, 4].map((seed) => makeSubmission(seed));
  return {
    example: path.join(SAMPLES, "tianning-example.xlsx"),
    clean: path.join(SAMPLES, "tianning-clean.xlsx"),
    faulty,
    many: put("60个支部.xlsx", packWorkbook(drawBranches(60), "shared-strings")),
    strange: put("通知.xlsx", await notice()),
    received: [
      ...submissions.map(({ name, bytes }) => put(name, bytes)),
      put("学校辛.xlsx", readFileSync(faulty).subarray(0, 3000)),
    ],
  };
}
