import type { TableForm } from "../types";

const yesNo = { options: ["是", "否"], isClosed: true } as const;

/** 确定立即整改、逐步整改事项；明确责任、明确要求、明确措施、明确时限. */
const planned = { clause: "三、2", says: [{ role: "problem" }] } as const;

/** 梳理问题、公开承诺、集中整改, with the three questions of 评估小结. */
export const commitments: TableForm = {
  kind: "table",
  id: "commitments",
  titles: ["支部（总支）整改事项公开承诺表", "整改事项公开承诺表", "公开承诺表"],
  clause: "三、2 集中整改，晋位升级",
  isOurLayout: true,
  notes: [
    "各支部（总支）研究制定整改方案，对工作任务进行分解，明确责任、明确要求、明确措施、明确时限，并作出公开承诺。",
    "按照过程是否扎实、突出问题是否解决、争先进位的成效是否明显等方面进行一次评估小结。",
  ],
  unitLine: "填报单位（盖章）：    填报人：    承诺公开时间：",
  orientation: "landscape",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 5 },
    {
      id: "branch",
      headings: ["支部（总支）名称", "支部（总支）", "党组织名称"],
      role: "branch",
      isRequired: true,
      width: 16,
    },
    { id: "problem", headings: ["存在的突出问题", "突出问题"], role: "problem", isRequired: true, width: 20 },
    {
      id: "kind",
      headings: ["整改类型", "立即/逐步整改"],
      role: "type",
      isRequired: true,
      requiredWhen: planned,
      width: 9,
      options: ["立即整改", "逐步整改"],
      isClosed: true,
    },
    { id: "measure", headings: ["整改措施", "措施"], role: "measure", isRequired: true, width: 20 },
    { id: "demand", headings: ["整改要求", "要求"], role: "text", isRequired: false, width: 14 },
    { id: "owner", headings: ["责任人", "责任"], role: "owner", isRequired: true, requiredWhen: planned, width: 9 },
    {
      id: "deadline",
      headings: ["整改时限", "时限"],
      role: "deadline",
      isRequired: true,
      requiredWhen: planned,
      width: 10,
    },
    { id: "promise", headings: ["公开承诺内容", "公开承诺"], role: "text", isRequired: false, width: 18 },
    {
      id: "escalated",
      headings: ["需要上级党组织统筹解决的问题", "需上级统筹解决的问题"],
      role: "text",
      isRequired: false,
      width: 14,
    },
    { id: "thorough", headings: ["过程是否扎实"], role: "text", isRequired: false, width: 6, ...yesNo },
    { id: "solved", headings: ["突出问题是否解决"], role: "text", isRequired: false, width: 6, ...yesNo },
    {
      id: "effective",
      headings: ["争先进位的成效是否明显"],
      role: "text",
      isRequired: false,
      width: 7,
      ...yesNo,
    },
  ],
  blankRows: 10,
  totals: null,
};
