import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** Chinese interface fonts first; sizes stay Fluent's. */
const fonts = {
  fontFamilyBase:
    "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
};

const light: Theme = { ...webLightTheme, ...fonts };
const dark: Theme = { ...webDarkTheme, ...fonts };

/** True for "#1f1f1f" and other dark backgrounds; null when the text is no colour. */
export function isDark(color: string | null | undefined): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? "");
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

/** Excel raises no event when a person chooses another theme (only Outlook does): it is seen when they come back. */
const returning = ["focus", "visibilitychange", "pointerenter"] as const;

/** The background that Office states now, "#RRGGBB"; null where it states none. */
export type OfficeBackground = () => string | null;

/** The theme that Office states by its background colour, as it is now; without one, the page's own. */
export function useTheme(officeBackground: OfficeBackground): Theme {
  const [stated, setStated] = useState(officeBackground);
  useEffect(() => {
    const follow = (): void => setStated(officeBackground());
    const target = globalThis.document;
    for (const event of returning) {
      globalThis.addEventListener?.(event, follow);
      target?.addEventListener(event, follow);
    }
    return () => {
      for (const event of returning) {
        globalThis.removeEventListener?.(event, follow);
        target?.removeEventListener(event, follow);
      }
    };
  }, [officeBackground]);
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  return (isDark(stated) ?? prefersDark) ? dark : light;
}

/** Whether a media query holds now; without one that can be asked, it does not. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => globalThis.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const media = globalThis.matchMedia?.(query);
    if (!media) return undefined;
    const follow = (): void => setHolds(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [query]);
  return holds;
}
