import type { OwnSheetDescription } from "../description";

/** The headings of 「教程」. */
export const tutorialHeadings = ["步骤", "做什么", "在哪里", "应当看到什么"] as const;

/** 「教程」: steps to learn with, beside the forms of an invented branch. */
export const tutorialSheet: OwnSheetDescription = {
  id: "tutorial",
  title: "教程：十分钟学会检查和填写",
  marks: tutorialHeadings,
  isDistinctive: true,
};
