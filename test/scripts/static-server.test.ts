import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { serveFolder } from "../../src/scripts/static-server";

let directory: string;
let server: Server;

beforeAll(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), "dingji-"));
  const dist = path.join(directory, "dist");
  for (const folder of ["dist/assets", "dist-of-others"]) mkdirSync(path.join(directory, folder), { recursive: true });
  writeFileSync(path.join(dist, "index.html"), "<p>定级助手</p>");
  writeFileSync(path.join(dist, "page.js"), "1;");
  writeFileSync(path.join(dist, "assets/样本.xlsx"), "book");
  writeFileSync(path.join(dist, ".hidden"), "hidden");
  writeFileSync(path.join(directory, "secret.txt"), "secret");
  writeFileSync(path.join(directory, "dist-of-others/secret.txt"), "secret");
  server = await serveFolder(dist, 0);
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(directory, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** The path goes out as written, which `fetch` would tidy first. */
function ask(target: string, method = "GET", headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const call = request({ host: "localhost", port, path: target, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (body += part));
      response.on("end", () => {
        done({ status: response.statusCode, body, headers: response.headers });
      });
    });
    call.on("error", fail);
    call.end();
  });
}

test.each([
  ["/", "<p>定级助手</p>", "text/html;charset=utf-8"],
  ["/index.html?lang=en-US", "<p>定级助手</p>", "text/html;charset=utf-8"],
  ["//", "<p>定级助手</p>", "text/html;charset=utf-8"],
  ["/page.js", "1;", "text/javascript"],
  [
    `/assets/${encodeURIComponent("样本")}.xlsx`,
    "book",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
])("answers %s", async (target, body, type) => {
  const answer = await ask(target);
  expect({ ...answer, headers: {} }).toEqual({ status: 200, body, headers: {} });
  expect(answer.headers).toMatchObject({
    "content-type": type,
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
});

test.each([
  ["a byte that no file name has", "/%00"],
  ["a name longer than any", `/${"x".repeat(300)}`],
  ["a file taken for a folder", "/index.html/x"],
  ["a broken escape", "/%E5%8"],
  ["a folder without a page", "/assets"],
  ["a hidden path out of the folder", "/..%2fsecret.txt"],
  ["a path out of the folder", "/../secret.txt"],
  ["a folder beside, of like name", "/../dist-of-others/secret.txt"],
])("says 404 to %s and goes on", async (_what, target) => {
  const { status, body } = await ask(target);
  expect([status, body]).toEqual([404, "404\n"]);
  expect((await ask("/page.js")).status).toBe(200);
});

test("gives the whole file whatever range is asked for", async () => {
  for (const range of ["bytes=1-0", "bytes=9-", "bytes=-1", "bytes=a-b"]) {
    expect(await ask("/page.js", "GET", { Range: range })).toMatchObject({ status: 200, body: "1;" });
  }
});

test("answers HEAD without a body, and 304 where nothing has changed", async () => {
  const { headers, status, body } = await ask("/page.js", "HEAD");
  expect([status, body, headers["content-length"]]).toEqual([200, "", "2"]);
  expect((await ask("/page.js", "GET", { "If-None-Match": headers.etag ?? "" })).status).toBe(304);
});

test("refuses every other method", async () => {
  expect(await ask("/page.js", "POST")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
});

test("shows what a build has just written", async () => {
  const file = path.join(directory, "dist/new.js");
  expect((await ask("/new.js")).status).toBe(404);
  writeFileSync(file, "2;");
  expect((await ask("/new.js")).body).toBe("2;");
  writeFileSync(file, "longer;");
  expect((await ask("/new.js")).body).toBe("longer;");
});

test("fails with EADDRINUSE where the port is taken", async () => {
  const { port } = server.address() as AddressInfo;
  await expect(serveFolder(directory, port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});
