import { useEffect, useState } from "react";
import type { SheetLook } from "../taskpane/sheet-view/sheet-look";

/**
 * The look of the sheet in view; null until it is known. A sheet that was changed keeps its former look until then.
 * @param sheet what tells one sheet from another.
 */
export function useLook(sheet: string, load: (() => Promise<SheetLook>) | undefined): SheetLook | null {
  const [known, setKnown] = useState<{ readonly sheet: string; readonly look: SheetLook } | null>(null);
  useEffect(() => {
    let isGone = false;
    void load?.().then((look) => {
      if (!isGone) setKnown({ sheet, look });
    });
    return () => {
      isGone = true;
    };
  }, [sheet, load]);
  return known?.sheet === sheet ? known.look : null;
}
