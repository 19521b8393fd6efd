import type { FieldForm } from "../types";

/** 附件3. */
export const rectification: FieldForm = {
  kind: "fields",
  id: "rectification",
  titles: [
    "教育系统基层党组织（党支部）整改表",
    "基层党组织（党支部）整改表",
    "党支部整改表",
    "基层党组织整改表",
    "整改表",
  ],
  clause: "附件3",
  isOurLayout: false,
  notes: [],
  unitLine: "填报支部（盖章）：        填报人及职务：       联系电话：",
  orientation: "portrait",
  fields: [
    {
      id: "branch",
      labels: ["填报支部（盖章）", "填报支部", "填报单位（盖章）", "填报单位"],
      role: "branch",
      isRequired: false,
      at: ["same", "right"],
    },
    {
      id: "reporter",
      labels: ["填报人及职务", "填报人"],
      role: "reporter",
      isRequired: true,
      at: ["same", "right"],
    },
    { id: "phone", labels: ["联系电话"], role: "phone", isRequired: true, at: ["same", "right"] },
    {
      id: "problems",
      labels: ["存在的主要问题", "存在主要问题", "主要问题"],
      role: "problems",
      isRequired: true,
      at: ["right", "below"],
    },
    {
      id: "measures",
      labels: ["主要整改措施", "整改措施"],
      role: "measures",
      isRequired: true,
      at: ["right", "below"],
    },
    {
      id: "deadline",
      labels: ["完成整改时间", "整改完成时间", "整改时限"],
      role: "deadline",
      isRequired: true,
      at: ["right", "below"],
    },
    {
      id: "contact",
      labels: ["党支部定点联系人", "定点联系人"],
      role: "contact",
      isRequired: true,
      at: ["right", "below"],
    },
    { id: "remark", labels: ["备注"], role: "remark", isRequired: false, at: ["right", "below"] },
  ],
  columnWidths: [16, 25, 25, 22],
  layout: [
    { height: 220, cells: [{ label: "存在的\n主要问题" }, { field: "problems", columns: 3 }] },
    { height: 260, cells: [{ label: "主要\n整改\n措施" }, { field: "measures", columns: 3 }] },
    { height: 40, cells: [{ label: "完成整\n改时间" }, { field: "deadline", columns: 3 }] },
    { height: 40, cells: [{ label: "党支部定\n点联系人" }, { field: "contact", columns: 3 }] },
    { height: 60, cells: [{ label: "备注" }, { field: "remark", columns: 3 }] },
  ],
};
