import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The client as Excel on the web gets it, unminified. */
export const officeJsPath = createRequire(`${process.cwd()}/package.json`).resolve(
  "@microsoft/office-js/dist/excel-web-16.00.debug.js",
);

export interface OfficeGlobals {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly Office: typeof Office;
}

/**
 * Loads the real office.js client into this realm, once. Its namespaces become globals, as on a page:
 * production code may name `Excel`, `Office` and `OfficeExtension`. Only what the client needs of a browser
 * is stubbed, and only where it is missing.
 */
export function loadOfficeJs(): OfficeGlobals {
  const scope = globalThis as unknown as Record<string, unknown>;
  if (scope["Excel"] === undefined) {
    provideBrowserStubs(scope);
    // Indirect eval: top-level declarations become globals of this realm, so instanceof works.
    // oxlint-disable-next-line no-eval
    (0, eval)(`${readFileSync(officeJsPath, "utf8")}\n//# sourceURL=${officeJsPath}`);
  }
  return {
    Excel: scope["Excel"] as typeof Excel,
    OfficeExtension: scope["OfficeExtension"] as typeof OfficeExtension,
    Office: scope["Office"] as typeof Office,
  };
}

function provideBrowserStubs(scope: Record<string, unknown>): void {
  const element = () => ({ style: {}, setAttribute: () => undefined, appendChild: () => undefined });
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const stubs: Record<string, unknown> = {
    window: scope,
    self: scope,
    document: {
      getElementsByTagName: () => [],
      createElement: element,
      addEventListener: () => undefined,
      documentElement: element(),
    },
    navigator: { userAgent: "" },
    location: { origin: "https://localhost", pathname: "/", href: "https://localhost/", search: "", hash: "" },
    localStorage: storage,
    sessionStorage: storage,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
  for (const [name, stub] of Object.entries(stubs)) {
    if (scope[name] === undefined)
      Object.defineProperty(scope, name, { value: stub, configurable: true, writable: true });
  }
}
