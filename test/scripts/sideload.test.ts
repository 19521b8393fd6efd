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
      certificateDirectory: "/home/clerk/.office-addin-dev-certs",
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

  test.each(["win32", "darwin"] as const)("on %s trusts the certificate first, then starts Excel", async (platform) => {
    const { machine: ready, said, ran } = machine({ platform });
    expect(await sideload(ready)).toBe(0);
    expect(said).toEqual([]);
    expect(ran[0]).toEqual(["certificates"]);
    expect(ran[1]?.slice(0, 7)).toEqual([
      "npx",
      "--yes",
      "office-addin-debugging@7.0.0",
      "start",
      "manifest.xml",
      "desktop",
      "--app",
    ]);
    expect(ran[1]?.join(" ")).toContain("--server-options-key /home/clerk/.office-addin-dev-certs/localhost.key");
  });

  test("quotes a certificate directory with a space", async () => {
    const { machine: spaced, ran } = machine({ certificateDirectory: "/home/a clerk/certs" });
    await sideload(spaced);
    expect(ran[1]?.join(" ")).toContain(`--server-options-key "/home/a clerk/certs/localhost.key"`);
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
    const { machine: failing, said } = machine({ run: async () => 3 });
    expect(await sideload(failing)).toBe(1);
    expect(said[0]).toMatch(/^office-addin-debugging ended with exit code 3\. By hand: /);
  });
});
