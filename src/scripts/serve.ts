import { resolve } from "node:path";
import { serveFolder } from "./static-server";

/** `npm start`: serves the built pages. Excel wants https (`npm run start:https`), a browser does not. */
async function main(): Promise<void> {
  const wantsHttps = process.argv.includes("--https");
  const port = Number(process.env.PORT ?? 3000);
  const https = wantsHttps ? await (await import("office-addin-dev-certs")).getHttpsServerOptions() : null;
  await serveFolder(resolve("dist"), port, https);
  const address = `${wantsHttps ? "https" : "http"}://localhost:${port}`;
  console.log(
    `定级助手 Dingji\n  浏览器 browser:    ${address}/\n  Excel 任务窗格:    ${address}/taskpane.html\nCtrl+C 停止 stops it.`,
  );
}

main().catch((error: unknown) => {
  const code = (error as { code?: unknown }).code;
  console.error(
    code === "EADDRINUSE"
      ? "端口已被占用，请换一个：PORT=3001 npm start\nThe port is taken; choose another one: PORT=3001 npm start"
      : error,
  );
  process.exitCode = 2;
});
