/**
 * Prints every output of the program through LibreOffice and compares the pages with those that the core laid out. Not
 * part of `npm test`: it needs LibreOffice, pdfinfo and fonts with the metrics of 宋体 and 黑体 (Noto CJK).
 * Run: node src/scripts/run.cjs test/peers/printing.ts FOLDER [part of a name…]; the PDF files stay in FOLDER.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { allOutputs, pagesAcross, printedPages } from "../support/printed";

/** What stands in for fonts that come with Excel. */
const substitutes: Readonly<Record<string, string>> = {
  宋体: "Noto Serif CJK SC",
  仿宋: "Noto Serif CJK SC",
  方正小标宋简体: "Noto Serif CJK SC",
  黑体: "Noto Sans CJK SC",
};

function fontConfiguration(): string {
  const matches = Object.entries(substitutes).map(
    ([from, to]) =>
      `<match target="pattern"><test name="family"><string>${from}</string></test>` +
      `<edit name="family" mode="assign" binding="strong"><string>${to}</string></edit></match>`,
  );
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${matches.join("")}</fontconfig>`;
}

export async function main([folder, ...names]: readonly string[]): Promise<number> {
  if (folder === undefined) throw new Error("name a folder for the PDF files");
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "dingji-printing-"));
  const fonts = join(work, "fonts.conf");
  writeFileSync(fonts, fontConfiguration());
  const outputs = allOutputs()
    .map((output, i) => ({ ...output, file: `${i + 1} ${output.name}`.replace(/[\\/ ]/g, "_") }))
    .filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
  const paths: string[] = [];
  for (const { file, design } of outputs) {
    const path = join(work, `${file}.xlsx`);
    writeFileSync(path, await createXlsx([design]));
    paths.push(path);
  }
  execFileSync(
    "soffice",
    [`-env:UserInstallation=file://${work}/profile`, "--headless", "--convert-to", "pdf", "--outdir", folder, ...paths],
    { stdio: "ignore", timeout: 540_000, env: { ...process.env, FONTCONFIG_FILE: fonts } },
  );
  const differing = outputs.flatMap(({ file, name, design }) => {
    const told = execFileSync("pdfinfo", [join(folder, `${file}.pdf`)]).toString();
    const printed = Number(/^Pages:\s+(\d+)/m.exec(told)?.[1]);
    const expected = printedPages(design).length * pagesAcross(design);
    // Pages that are not set hold a little more than was relied upon.
    const isSame = design.sheet.print.rowBreaks ? printed === expected : printed <= expected;
    return isSame ? [] : [`${name}: ${expected} pages laid out, ${printed} printed`];
  });
  console.log(`${outputs.length} sheets printed, ${differing.length} on other pages than laid out`);
  for (const line of differing) console.log(line);
  return differing.length === 0 ? 0 : 1;
}
