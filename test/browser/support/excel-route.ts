import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import webpack, { type Configuration } from "webpack";

const packages = createRequire(`${process.cwd()}/package.json`);
const folder = resolve("artefacts", "excel-in-page");

/** Bundles the in-memory Excel for the browser, with the loaders of the product's own build. */
export async function bundleExcel(): Promise<void> {
  const [web] = packages("./webpack.config.js") as Configuration[];
  const { module, resolve: resolution } = web ?? {};
  const compiler = webpack({
    mode: "development",
    devtool: false,
    entry: resolve("test/browser/support/excel-in-page.ts"),
    output: { path: folder, filename: "excel.js" },
    ...(module && { module }),
    ...(resolution && { resolve: resolution }),
  });
  await new Promise<void>((done, fail) =>
    compiler.run((error, stats) => (error || stats?.hasErrors() ? fail(error ?? new Error(String(stats))) : done())),
  );
}

/** Answers the pane's request for office.js with the real client and the in-memory Excel holding this workbook. */
export async function openInExcel(page: Page, workbook: string): Promise<void> {
  const client = readFileSync(packages.resolve("@microsoft/office-js/dist/excel-web-16.00.js"), "utf8");
  const excel = readFileSync(resolve(folder, "excel.js"), "utf8");
  const bytes = `var dingjiWorkbook = "${readFileSync(workbook).toString("base64")}";`;
  await page.route("**/office.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: [client, bytes, excel].join("\n;\n") }),
  );
}
