/** What the pane needs to know of Office before it starts. */
interface OfficeStart {
  readonly isExcel: boolean;
  /** Excel has everything that checking and writing need. */
  readonly isNewEnough: boolean;
  /** The language of Office's own interface, for example "zh-CN"; null when unknown. */
  readonly language: string | null;
}

/** The theme's background now, "#RRGGBB"; null where Office states none, as in Excel on the web (office-js#6134). */
export function officeBackground(): string | null {
  const { officeTheme } = Office.context ?? {};
  return officeTheme?.bodyBackgroundColor ?? null;
}

/** The same as in the manifest: an Excel without it does not offer the add-in, but a page can be opened in any. */
const NEEDED_API = "1.13";

/** How long office.js may take before the pane says that it does not come; it still starts if it comes later. */
const OFFICE_PATIENCE = 12_000;

/**
 * Resolves once office.js runs and its host is ready.
 * @param onSlow called when that takes too long, or at once when the script cannot be loaded.
 */
export function startOffice(onSlow: () => void): Promise<OfficeStart> {
  return new Promise((done) => {
    const slow = setTimeout(onSlow, OFFICE_PATIENCE);
    const ready = (): void => {
      void Office.onReady().then(({ host }) => {
        clearTimeout(slow);
        const { displayLanguage, requirements } = Office.context ?? {};
        done({
          // A host that gives Excel's own interface is Excel, whatever it calls itself.
          isExcel: String(host) === "Excel" || "Excel" in globalThis,
          isNewEnough: requirements?.isSetSupported("ExcelApi", NEEDED_API) ?? true,
          language: displayLanguage ?? null,
        });
      });
    };
    if (typeof Office !== "undefined") return ready();
    const script = document.getElementById("office-js");
    script?.addEventListener("load", ready);
    script?.addEventListener("error", () => {
      clearTimeout(slow);
      onSlow();
    });
  });
}
