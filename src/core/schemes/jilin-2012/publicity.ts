import type { TableForm } from "../types";
import { number, organisation, remark } from "./columns";

const clause = "三（二）公示评级结果";

/** 对公示期间群众提出的问题,要认真进行调查核实,及时作出反馈. */
const answered = { clause, says: [{ column: "objection" }] } as const;

/** 公示评级结果. The plan sets no length for it. */
export const publicity: TableForm = {
  kind: "table",
  id: "publicity",
  titles: ["基层党组织分类定级结果公示情况登记表", "分类定级公示情况登记表", "公示情况登记表"],
  clause,
  isOurLayout: true,
  notes: ["党委在基层党组织工作区域内公示评级结果,对公示期间群众提出的问题,要认真进行调查核实,及时作出反馈。"],
  unitLine: "填报单位（盖章）：    填报人：    联系电话：",
  orientation: "landscape",
  columns: [
    number,
    { ...organisation, isUnique: true },
    { id: "level", headings: ["公示等级", "公示等次"], role: "level", isRequired: true, width: 10 },
    { id: "place", headings: ["公示范围", "公示地点"], role: "text", isRequired: false, width: 18 },
    { id: "begins", headings: ["公示开始时间", "公示起始时间"], role: "date", isRequired: true, width: 13 },
    {
      id: "ends",
      headings: ["公示结束时间", "公示截止时间"],
      role: "date",
      isRequired: true,
      width: 13,
      notBefore: "begins",
    },
    { id: "objection", headings: ["群众提出的问题", "群众反映的问题"], role: "text", isRequired: false, width: 24 },
    { id: "inquiry", headings: ["调查核实情况"], role: "text", isRequired: false, requiredWhen: answered, width: 22 },
    {
      id: "reply",
      headings: ["反馈情况", "反馈时间及情况"],
      role: "text",
      isRequired: false,
      requiredWhen: answered,
      width: 20,
    },
    remark,
  ],
  objections: "objection",
  blankRows: 10,
  totals: null,
};
