import type { Machine } from "../../src/scripts/sideload";
import { sideload } from "../../src/scripts/sideload";

function machine(over: Partial<Machine>): {
  readonly machine: Machine;
  readonly said: string[];
  readonly ran: string[][];
} {
  const said: string[] = [];
  const ran: string[][] = [];
  return {
    said,
    ran,
    machine: {
      platform: "win32",
      isExcelInstalled: () => true,
      installCertificates: async () => void ran.push(["certificates"]),
      run: async (command, args) => {
        ran.push([command, ...args]);
        return 0;
      },
      say: (sentence) => void said.push(sentence),
      ...over,
    },
  };
}

describe("sideload", () => {
  test("says on Linux that there is no Excel, and starts nothing", async () => {
    const { machine: linux, said, ran } = machine({ platform: "linux" });
    expect(await sideload(linux)).toBe(1);
    expect(ran).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^There is no desktop Excel for this system \(linux\)/);
  });

  test("says when Excel is not installed", async () => {
    const { machine: bare, said, ran } = machine({ isExcelInstalled: () => false });
    expect(await sideload(bare)).toBe(1);
    expect(ran).toEqual([]);
    expect(said[0]).toMatch(/^Excel was not found on this computer\./);
  });

  test.each(["win32", "darwin"] as const)(
    "on %s trusts the certificate, builds, then starts Excel with a server for it",
    async (platform) => {
      const { machine: ready, said, ran } = machine({ platform });
      expect(await sideload(ready)).toBe(0);
      expect(said).toEqual([]);
      expect(ran).toEqual([
        ["certificates"],
        ["npm", "run", "build"],
        [
          ...["npx", "--yes", "office-addin-debugging@7.0.0", "start", "manifest.xml", "desktop", "--app", "excel"],
          ...["--dev-server", "node src/scripts/run.cjs src/scripts/serve.ts --https", "--dev-server-port", "3000"],
        ],
      ]);
    },
  );

  test("does not start Excel on pages that could not be built", async () => {
    const ran: string[] = [];
    const { machine: broken, said } = machine({
      run: async (command) => {
        ran.push(command);
        return 2;
      },
    });
    expect(await sideload(broken)).toBe(1);
    expect(ran).toEqual(["npm"]);
    expect(said).toEqual(["The pages could not be built; the lines above say why."]);
  });

  test("passes on why the certificate failed and starts nothing", async () => {
    const {
      machine: locked,
      said,
      ran,
    } = machine({
      installCertificates: async () => {
        throw new Error("access denied");
      },
    });
    expect(await sideload(locked)).toBe(1);
    expect(ran).toEqual([]);
    expect(said[0]).toMatch(/^The certificate for https:\/\/localhost could not be installed: access denied\./);
  });

  test("tells the way by hand when the tool fails", async () => {
    const { machine: failing, said } = machine({ run: async (command) => (command === "npx" ? 3 : 0) });
    expect(await sideload(failing)).toBe(1);
    expect(said[0]).toMatch(/^office-addin-debugging ended with exit code 3\. By hand: /);
  });
});
