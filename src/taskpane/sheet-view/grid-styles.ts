import { makeStyles, shorthands, tokens } from "@fluentui/react-components";
import { paper } from "./cell-css";
import { PADDING } from "./cell-text";
import { SHEET_FONTS, SHEET_SIZE } from "./measure-text";

/** Of the column letters, and the width of the row numbers, in CSS pixels. */
export const HEAD_HEIGHT = 22;
export const HEAD_WIDTH = 52;

const headLine = "#c8c8c8";

export const useGridStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflow: "auto",
    position: "relative",
    backgroundColor: paper.sheet,
    color: paper.ink,
    "@media (forced-colors: active)": { forcedColorAdjust: "none" },
  },
  sheet: {
    position: "relative",
    cursor: "cell",
    fontFamily: SHEET_FONTS,
    fontSize: `${SHEET_SIZE}pt`,
    lineHeight: 1.25,
  },
  table: {
    display: "block",
    position: "absolute",
    top: 0,
    left: 0,
    width: "100%",
    height: "100%",
    outlineStyle: "none",
  },
  body: { display: "block" },
  head: {
    display: "block",
    position: "sticky",
    top: 0,
    zIndex: 4,
    backgroundColor: paper.sheet,
  },
  row: { display: "flex", position: "absolute", left: 0, width: "100%", pointerEvents: "none" },
  columnHeads: { display: "flex", position: "relative", height: `${HEAD_HEIGHT}px`, pointerEvents: "none" },
  header: {
    boxSizing: "border-box",
    flexShrink: 0,
    padding: 0,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    overflow: "hidden",
    fontFamily: tokens.fontFamilyBase,
    fontSize: "12px",
    fontWeight: 400,
    color: paper.headInk,
    backgroundColor: paper.head,
    ...shorthands.borderWidth(0, "1px", "1px", 0),
    ...shorthands.borderStyle("solid"),
    ...shorthands.borderColor(headLine),
  },
  columnHead: { position: "absolute", top: 0, height: "100%" },
  rowHead: { position: "sticky", left: 0, zIndex: 3, width: `${HEAD_WIDTH}px`, height: "100%" },
  headerSelected: { backgroundColor: "#cfe4fa", color: "#0b4f8a" },
  cell: {
    boxSizing: "border-box",
    position: "absolute",
    display: "flex",
    padding: 0,
    pointerEvents: "auto",
  },
  /** Only cells with a text of their own hide the lines behind them; a text that runs over goes before its neighbours. */
  filled: { backgroundColor: paper.sheet },
  frozen: { position: "sticky", flexShrink: 0, zIndex: 2, backgroundColor: paper.sheet },
  clipped: { overflow: "hidden" },
  running: { zIndex: 1 },
  selected: { outline: "2px solid #0f6cbd", outlineOffset: "-2px", zIndex: 2 },
  text: {
    flexShrink: 0,
    boxSizing: "border-box",
    maxWidth: "100%",
    padding: `1px ${PADDING}px`,
    whiteSpace: "pre",
    overflow: "hidden",
  },
  runningText: { maxWidth: "none", backgroundColor: paper.sheet },
  wrap: { width: "100%", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  line: { position: "absolute", width: "1px", backgroundColor: paper.line, pointerEvents: "none" },
  rowLine: { position: "absolute", height: "1px", backgroundColor: paper.line, pointerEvents: "none" },
  mark: {
    position: "absolute",
    top: 0,
    right: 0,
    display: "inline-flex",
    padding: "1px",
    lineHeight: 0,
  },
  comment: {
    position: "absolute",
    top: 0,
    right: 0,
    width: 0,
    height: 0,
    ...shorthands.borderStyle("solid"),
    ...shorthands.borderWidth("0", "7px", "7px", "0"),
    ...shorthands.borderColor("transparent", "#c00000", "transparent", "transparent"),
  },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});
