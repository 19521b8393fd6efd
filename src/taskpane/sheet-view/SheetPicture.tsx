import { makeStyles, shorthands, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { designCells } from "../../core/design/design-cells";
import type { SheetDesign } from "../../core/design/sheet-design";
import type { SheetSnapshot } from "../../core/workbook/snapshot";
import { designLook } from "./design-look";
import { GridView } from "./GridView";

const useStyles = makeStyles({
  frame: {
    display: "flex",
    height: "min(60vh, 480px)",
    // As a picture is looked at: more of it, smaller.
    zoom: 0.75,
    overflow: "hidden",
    ...shorthands.border("1px", "solid", tokens.colorNeutralStroke1),
  },
});

const noMarks = new Map<string, never>();

/** A sheet that is to be drawn, as it will look; it can be looked through and not typed on. */
export function SheetPicture({ design }: { readonly design: SheetDesign }): ReactElement {
  const styles = useStyles();
  const [selected, setSelected] = useState<string | null>(null);
  const { sheet, look } = useMemo(() => {
    const drawn: SheetSnapshot = {
      id: `design ${design.name}`,
      name: design.name,
      visibility: "visible",
      isProtected: false,
      cells: designCells(design),
    };
    return { sheet: drawn, look: designLook(drawn, design) };
  }, [design]);
  return (
    <div className={styles.frame}>
      <GridView sheet={sheet} look={look} marks={noMarks} selected={selected} onSelect={setSelected} />
    </div>
  );
}
