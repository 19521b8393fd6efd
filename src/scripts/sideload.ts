import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureCertificatesAreInstalled } from "office-addin-dev-certs";

const MANIFEST = "manifest.xml";
const DEV_SERVER = "node src/scripts/run.cjs src/scripts/serve.ts --https";
const PORT = "3000";
const BY_HAND =
  "By hand: npm run start:https, then in Excel on the web Home > Add-ins > More Add-ins > Upload My Add-in, and choose manifest.xml.";

/** What the script needs of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  isExcelInstalled(): boolean;
  installCertificates(): Promise<void>;
  /** Runs to the end; resolves to the exit code. */
  run(command: string, args: readonly string[]): Promise<number>;
  say(sentence: string): void;
}

/** Starts Excel with the add-in loaded from the development server. Resolves to the exit code. */
export async function sideload(machine: Machine): Promise<number> {
  if (machine.platform !== "win32" && machine.platform !== "darwin") {
    machine.say(
      `There is no desktop Excel for this system (${machine.platform}), so the add-in cannot be loaded into it here. Use npm start and the browser page, or run npm run excel on Windows or a Mac. ${BY_HAND}`,
    );
    return 1;
  }
  if (!machine.isExcelInstalled()) {
    machine.say(`Excel was not found on this computer. Install it, or use npm start and the browser page. ${BY_HAND}`);
    return 1;
  }
  try {
    await machine.installCertificates();
  } catch (error) {
    machine.say(
      `The certificate for https://localhost could not be installed: ${(error as Error).message}. ${BY_HAND}`,
    );
    return 1;
  }
  if ((await machine.run("npm", ["run", "build"])) !== 0) {
    machine.say("The pages could not be built; the lines above say why.");
    return 1;
  }
  const code = await machine.run("npx", [
    "--yes",
    "office-addin-debugging@7.0.0",
    "start",
    MANIFEST,
    "desktop",
    "--app",
    "excel",
    "--dev-server",
    DEV_SERVER,
    "--dev-server-port",
    PORT,
  ]);
  if (code !== 0) machine.say(`office-addin-debugging ended with exit code ${code}. ${BY_HAND}`);
  return code === 0 ? 0 : 1;
}

function isExcelInstalled(): boolean {
  if (process.platform === "darwin") return existsSync("/Applications/Microsoft Excel.app");
  const roots = [process.env["ProgramFiles"], process.env["ProgramFiles(x86)"]];
  return roots.some(
    (root) =>
      root !== undefined &&
      ["root\\Office16", "Office16"].some((folder) =>
        existsSync(path.join(root, "Microsoft Office", folder, "EXCEL.EXE")),
      ),
  );
}

export async function main(): Promise<number> {
  return sideload({
    platform: process.platform,
    isExcelInstalled,
    installCertificates: () => ensureCertificatesAreInstalled(),
    run: (command, args) =>
      new Promise((resolve) => {
        const quoted = args.map((arg) => (/[\s"]/.test(arg) ? `"${arg.replaceAll('"', '\\"')}"` : arg));
        const child = spawn([command, ...quoted].join(" "), { stdio: "inherit", shell: true });
        child.on("error", () => resolve(1));
        child.on("exit", (code) => resolve(code ?? 1));
      }),
    say: (sentence) => console.error(sentence),
  });
}
