import { makeStyles, shorthands, tokens } from "@fluentui/react-components";

/** From the best level down; a scheme with more levels repeats the last. */
export const levelTones = ["first", "second", "third", "fourth"] as const;
export type LevelTone = (typeof levelTones)[number] | "ungraded";

const inPrint = { forcedColorAdjust: "none" } as const;

export const useLevelStyles = makeStyles({
  chart: { width: "100%", tableLayout: "fixed", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  legend: { textAlign: "start", paddingBottom: "4px", color: tokens.colorNeutralForeground2 },
  key: { display: "inline-flex", alignItems: "center", gap: "4px", marginRight: "10px" },
  swatch: { width: "10px", height: "10px", ...shorthands.border("1px", "solid", tokens.colorNeutralStrokeAccessible) },
  name: {
    width: "34%",
    padding: "2px 6px 2px 0",
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: "anywhere",
  },
  bar: { display: "flex", padding: "2px 0" },
  part: {
    ...inPrint,
    boxSizing: "border-box",
    flexBasis: 0,
    minWidth: "18px",
    padding: "1px 2px",
    textAlign: "center",
    ...shorthands.border("1px", "solid", tokens.colorNeutralStrokeAccessible),
  },
  // Dark to light, so that it can be told apart in grey too; text and ground are fixed pairs in every theme.
  first: { ...inPrint, color: "#ffffff", backgroundColor: "#0f548c" },
  second: { ...inPrint, color: "#ffffff", backgroundColor: "#2b77b8" },
  third: { ...inPrint, color: "#10202e", backgroundColor: "#a9d3f2" },
  fourth: { ...inPrint, color: "#3b1a00", backgroundColor: "#f9d9b0" },
  ungraded: { ...inPrint, color: "#242424", backgroundColor: "#ffffff" },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});
