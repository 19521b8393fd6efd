/** The appearance of a drawn cell. Sizes in points, colours as RRGGBB. */
export interface Style {
  readonly font: "宋体" | "黑体";
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

/** Every appearance that a drawn sheet may use; hosts know no other. */
export const styles = {
  title: { ...body, font: "黑体", size: 16, horizontal: "center" },
  subtitle: { ...body, horizontal: "center" },
  line: body,
  note: { ...body, size: 10, vertical: "top" },
  heading: { ...boxed, font: "黑体", horizontal: "center", fill: "E8EEF4" },
  label: { ...boxed, horizontal: "center" },
  text: { ...boxed, vertical: "top" },
  textMiddle: boxed,
  center: { ...boxed, horizontal: "center" },
  score: { ...boxed, horizontal: "center", numberFormat: SCORE_FORMAT },
  scoreStrong: { ...boxed, horizontal: "center", bold: true, numberFormat: SCORE_FORMAT },
  percent: { ...boxed, horizontal: "center", numberFormat: SHARE_FORMAT },
  count: { ...boxed, horizontal: "center", numberFormat: "0" },
  level: { ...boxed, horizontal: "center", font: "黑体", size: 14 },
  /** A printed label without a border after which a person types (书记（签名）：). */
  inputLine: { ...body, unlocked: true },
  input: { ...boxed, unlocked: true, vertical: "top" },
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

export type StyleName = keyof typeof styles;
