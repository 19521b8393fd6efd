import type { Column } from "../types";

/** Columns that several of the forms share. The plan names the forms and prints none of their columns. */
export const number: Column = { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 };

export const parent: Column = {
  id: "parent",
  headings: ["所属党委（党工委）", "所属党委", "所属党（工）委"],
  role: "parent",
  isRequired: false,
  width: 22,
};

export const organisation: Column = {
  id: "branch",
  headings: ["党组织名称", "基层党组织名称", "党组织"],
  role: "branch",
  isRequired: true,
  width: 26,
};

/** As the document counts: 总分为100分. */
export const ALL_POINTS = 100;

/** The kinds of organisation that 一、定级对象 lists. */
export const type: Column = {
  id: "type",
  headings: ["领域类型", "类型", "领域", "类别"],
  role: "type",
  isRequired: false,
  width: 12,
  options: ["村", "社区", "机关", "企业", "事业单位", "社会组织"],
};

export const secretary: Column = {
  id: "secretary",
  headings: ["书记姓名", "党组织书记", "书记"],
  role: "text",
  isRequired: false,
  width: 11,
};

export const level: Column = {
  id: "level",
  headings: ["评定等级", "评级结果", "定级结果", "评定等次"],
  role: "level",
  isRequired: true,
  width: 12,
};

export const remark: Column = { id: "remark", headings: ["备注"], role: "remark", isRequired: false, width: 14 };
