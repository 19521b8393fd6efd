import type { CSSProperties } from "react";
import type { Severity } from "../../core/findings/finding";
import type { CellLook, DiagonalLook, LineLook } from "./sheet-look";
import type { CellText } from "./cell-text";
import { fontFamily } from "./measure-text";

/** The sheet is paper: its colours are the workbook's own, in dark themes too. */
export const paper = { ink: "#000000", sheet: "#ffffff", line: "#d9d9d9", head: "#f0f0f0", headInk: "#444444" };

export const markColors: Readonly<Record<Severity, { readonly fill: string; readonly ink: string }>> = {
  error: { fill: "#fde7e9", ink: "#a80000" },
  query: { fill: "#fff1d6", ink: "#8a3c00" },
  info: { fill: "#e5f1fb", ink: "#0b4f8a" },
};

function line(look: LineLook | undefined): string | undefined {
  return look && `${look.width}px ${look.style} ${look.color}`;
}

function diagonals({ rises, falls, width, color }: DiagonalLook): string {
  const stroke = (corner: string): string =>
    `linear-gradient(to ${corner}, transparent calc(50% - ${width}px), ${color} calc(50% - ${width / 2}px), ` +
    `${color} calc(50% + ${width / 2}px), transparent calc(50% + ${width}px))`;
  // A gradient runs across the line that it draws.
  return [...(rises ? [stroke("bottom right")] : []), ...(falls ? [stroke("top right")] : [])].join(", ");
}

const flexSides = { left: "flex-start", right: "flex-end", center: "center", justify: "flex-start" } as const;
const flexHeights = { top: "flex-start", middle: "center", bottom: "flex-end" } as const;

/** The box of a cell: its fill, lines, and where in it the text stands. */
export function boxCss(
  look: CellLook | undefined,
  severity: Severity | undefined,
  align: CellText["align"],
  showsGridLines: boolean,
): CSSProperties {
  const css: CSSProperties = {
    justifyContent: flexSides[align],
    alignItems: flexHeights[look?.vertical ?? "bottom"],
  };
  if (look?.fill !== undefined) css.backgroundColor = look.fill;
  if (severity) css.backgroundColor = markColors[severity].fill;
  if (look?.diagonal) css.backgroundImage = diagonals(look.diagonal);
  // All four by name: React must never mix a shorthand with its parts. Grid lines end where a fill begins.
  const grid = `1px solid ${look?.fill ?? (showsGridLines ? paper.line : "transparent")}`;
  css.borderRight = line(look?.right) ?? grid;
  css.borderBottom = line(look?.bottom) ?? grid;
  css.borderTop = line(look?.top) ?? "none";
  css.borderLeft = line(look?.left) ?? "none";
  return css;
}

/** The letters of a cell. */
export function textCss(look: CellLook | undefined, { align, color, spill, scale }: CellText): CSSProperties {
  const css: CSSProperties = { textAlign: align };
  if (look?.font !== undefined) css.fontFamily = fontFamily(look);
  if (look?.size !== undefined || scale < 1) css.fontSize = `${(look?.size ?? 11) * scale}pt`;
  if (look?.bold) css.fontWeight = 700;
  if (look?.italic) css.fontStyle = "italic";
  const lines = [look?.underline ? "underline" : "", look?.strike ? "line-through" : ""].filter(Boolean).join(" ");
  if (lines) css.textDecoration = lines;
  if (color !== undefined || look?.color !== undefined) css.color = color ?? look?.color;
  if (look?.indent) css[align === "right" ? "paddingRight" : "paddingLeft"] = `${look.indent * 9}px`;
  if (look?.isVertical) css.writingMode = "vertical-rl";
  if (look?.rotation !== undefined) Object.assign(css, turned(look.rotation));
  if (spill.left > 0) css.marginLeft = `-${spill.left}px`;
  if (spill.right > 0) css.marginRight = `-${spill.right}px`;
  return css;
}

/** Upright texts take the room that they need; others are turned about their middle. */
function turned(degrees: number): CSSProperties {
  if (Math.abs(degrees) === 90) {
    return { writingMode: "vertical-rl", whiteSpace: "pre", ...(degrees < 0 && { transform: "rotate(180deg)" }) };
  }
  return { transform: `rotate(${degrees}deg)`, whiteSpace: "pre" };
}
