import { makeStyles, tokens } from "@fluentui/react-components";

export const useFindingStyles = makeStyles({
  filters: { marginBottom: "8px", "& > *:last-child": { marginBottom: 0 } },
  places: { display: "flex", flexWrap: "wrap", gap: "6px" },
  search: { flex: "1 1 100%", minWidth: 0, "& > input": { minWidth: 0 } },
  place: { flex: "1 1 120px", minWidth: 0 },
  steps: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", margin: "0 0 8px" },
  count: { flexGrow: 1, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  opener: {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    width: "100%",
    minHeight: "28px",
    padding: "2px 0",
    font: "inherit",
    textAlign: "start",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  // Drawn, since not every font has a triangle.
  arrow: {
    flexShrink: 0,
    width: "8px",
    height: "8px",
    clipPath: "polygon(20% 0, 90% 50%, 20% 100%)",
    backgroundColor: "currentColor",
    forcedColorAdjust: "none",
    "[aria-expanded=true] > &": { rotate: "90deg" },
  },
  branch: { marginBottom: "4px", paddingLeft: "12px" },
});
