import { resolve } from "node:path";
import { serveFolder } from "./static-server";

const PORT = 3000;

/** Serves the built pages until it is stopped. Excel wants https (`npm run start:https`), a browser does not. */
export async function main(args: readonly string[]): Promise<number> {
  const wantsHttps = args.includes("--https");
  const port = Number(process.env.PORT ?? PORT);
  const https = wantsHttps ? await (await import("office-addin-dev-certs")).getHttpsServerOptions() : null;
  try {
    await serveFolder(resolve("dist"), port, https);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EADDRINUSE") throw error;
    console.error(`端口 ${port} 已被占用，请换一个 · port ${port} is taken, choose another one: PORT=3001 npm start`);
    return 2;
  }
  const address = `${wantsHttps ? "https" : "http"}://localhost:${port}`;
  console.log(`定级助手 Dingji: ${address}/\nExcel: ${address}/taskpane.html\nCtrl+C`);
  return 0;
}
