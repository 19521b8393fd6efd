/** The appearance of a drawn cell. Sizes in points, colours as RRGGBB. */
export interface Style {
  /** Where a computer lacks 方正小标宋简体 or 仿宋, the spreadsheet program takes 宋体 by itself. */
  readonly font: "宋体" | "黑体" | "仿宋" | "方正小标宋简体";
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly border?: boolean;
  readonly horizontal: "left" | "center" | "right";
  readonly vertical: "top" | "middle";
  readonly wrap: boolean;
  readonly numberFormat?: string;
  readonly underline?: boolean;
  /** Left unlocked when somebody protects the sheet: a person types here. */
  readonly unlocked?: boolean;
}

const body: Style = { font: "宋体", size: 11, horizontal: "left", vertical: "middle", wrap: true };
const boxed: Style = { ...body, border: true };

/** Scores and totals: up to four decimals, none when whole, so that 89.96 never prints as 90.0. */
export const SCORE_FORMAT = "0.####";

/** One decimal, as shares are printed. */
export const SHARE_FORMAT = "0.0%";

const ownStyles = {
  title: { ...body, font: "黑体", size: 16, horizontal: "center" },
  subtitle: { ...body, horizontal: "center" },
  line: body,
  /** 附件1, above the title. */
  annex: body,
  note: { ...body, size: 10, vertical: "top" },
  heading: { ...boxed, font: "黑体", horizontal: "center", fill: "E8EEF4" },
  label: { ...boxed, horizontal: "center" },
  text: { ...boxed, vertical: "top" },
  textMiddle: boxed,
  /** An item of a rubric: long texts, many of them. */
  item: boxed,
  center: { ...boxed, horizontal: "center" },
  score: { ...boxed, horizontal: "center", numberFormat: SCORE_FORMAT },
  scoreStrong: { ...boxed, horizontal: "center", bold: true, numberFormat: SCORE_FORMAT },
  percent: { ...boxed, horizontal: "center", numberFormat: SHARE_FORMAT },
  count: { ...boxed, horizontal: "center", numberFormat: "0" },
  level: { ...boxed, horizontal: "center", font: "黑体", size: 14 },
  /** A printed label without a border after which a person types (书记（签名）：). */
  inputLine: { ...body, unlocked: true },
  input: { ...boxed, unlocked: true, vertical: "top" },
  /** Long entries of a form that would else take a second page. */
  inputSmall: { ...boxed, unlocked: true, vertical: "top", size: 10 },
  inputMiddle: { ...boxed, unlocked: true },
  inputCenter: { ...boxed, horizontal: "center", unlocked: true },
  inputPercent: { ...boxed, horizontal: "center", unlocked: true, numberFormat: SHARE_FORMAT },
  inputScore: { ...boxed, horizontal: "center", unlocked: true, numberFormat: SCORE_FORMAT },
  /** Text that must stay as typed (phone numbers, "001"). */
  inputPlain: { ...boxed, unlocked: true, numberFormat: "@" },
  inputPlainCenter: { ...boxed, horizontal: "center", unlocked: true, numberFormat: "@" },
  link: { ...boxed, horizontal: "center", color: "0B5394", underline: true },
  warning: { ...boxed, color: "9C0006" },
} as const satisfies Record<string, Style>;

/** How a cell looks is said for our own working sheets; official forms have a look of their own for each of these. */
type OwnStyleName = keyof typeof ownStyles;
export type StyleName = OwnStyleName | `${OwnStyleName}Official`;

/** As offices print: 小标宋 for titles, 仿宋 for what is written, 黑体 for headings, no colour to fill them. */
function official(name: OwnStyleName, { fill: _, ...style }: Style): Style {
  if (name === "title") return { ...style, font: "方正小标宋简体", size: 22 };
  if (name === "annex") return { ...style, font: "黑体", size: 16 };
  if (style.font === "黑体") return { ...style, size: Math.max(style.size, OFFICIAL_SIZE) };
  const isSmall = ["note", "item", "label", "inputSmall"].includes(name);
  return { ...style, font: "仿宋", size: isSmall ? OFFICIAL_SMALL : OFFICIAL_SIZE };
}

/** 小四 and 五号. */
const OFFICIAL_SIZE = 12;
/** No text of an official form is printed smaller. */
export const OFFICIAL_SMALL = 10.5;

/** The look of a cell on an official form. */
export function officialStyle(name: StyleName): StyleName {
  return name in ownStyles ? (`${name}Official` as StyleName) : name;
}

/** Every appearance that a drawn sheet may use; hosts know no other. */
export const styles: Readonly<Record<StyleName, Style>> = {
  ...ownStyles,
  ...(Object.fromEntries(
    Object.entries(ownStyles).map(([name, style]) => [`${name}Official`, official(name as OwnStyleName, style)]),
  ) as Record<`${OwnStyleName}Official`, Style>),
};
