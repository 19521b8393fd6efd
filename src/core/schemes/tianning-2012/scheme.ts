import type { Scheme } from "../types";
import { contacts } from "./contacts";
import { rectification } from "./rectification";
import { scoring } from "./scoring";
import { survey } from "./survey";

/**
 * 常州市天宁区教育文体局党委's plan of 2012. Periods of ten days are read as 上旬 1–10, 中旬 11–20,
 * 下旬 21 to the month's end, and 月底 as its last day; the year is that of the document's number.
 */
export const tianning2012: Scheme = {
  id: "tianning-2012",
  title: "关于深入开展基层组织建设年活动的实施意见",
  issuer: "中共常州市天宁区教育文体局委员会",
  document: "常天教委〔2012〕6号",
  levels: [
    { name: "先进", aliases: [], from: 90, to: null, action: "巩固" },
    { name: "较好", aliases: [], from: 75, to: 89, action: null },
    { name: "一般", aliases: [], from: 60, to: 74, action: "推动" },
    { name: "后进", aliases: [], from: null, to: null, action: "整顿" },
  ],
  levelsClause: "附件1 说明2",
  weights: [
    { party: "self", share: 0.4, clause: "附件1 说明1" },
    { party: "review", share: 0.6, clause: "附件1 说明1" },
  ],
  vetoes: [
    {
      id: "disciplined-members",
      text: "所管理的党员近一年受到刑事处罚、行政处罚、校纪校规处分",
      level: "后进",
      clause: "附件1 说明3",
    },
    { id: "disunited-leadership", text: "领导班子不团结", level: "后进", clause: "附件1 说明3" },
    { id: "inactive-over-a-year", text: "一年以上没有开展活动", level: "后进", clause: "附件1 说明3" },
    {
      id: "mass-score-below-12",
      text: "“群众反映好”得分低于12分",
      level: "后进",
      clause: "附件1 说明3",
      whenCategoryBelow: { category: "群众反映好", limit: 12 },
    },
  ],
  hasOpenVetoes: true,
  forms: [scoring, survey, rectification, contacts],
  categoryAliases: { 群众评价好: "群众反映好" },
  stages: [
    {
      name: "调查摸底，分类定级，定方案",
      text: "3月中旬—3月下旬",
      from: "2012-03-11",
      to: "2012-03-31",
      clause: "二（一）",
    },
    {
      name: "健全组织，理顺关系，保覆盖",
      text: "4月上旬—5月下旬",
      from: "2012-04-01",
      to: "2012-05-31",
      clause: "二（二）",
    },
    {
      name: "整改提高，晋位升级，抓提升",
      text: "4月上旬—12月底",
      from: "2012-04-01",
      to: "2012-12-31",
      clause: "二（三）",
    },
    {
      name: "总结经验，学习先进，促长效",
      text: "6月底—12月底",
      from: "2012-06-30",
      to: "2012-12-31",
      clause: "二（四）",
    },
  ],
  deadlines: [
    {
      what: "实施方案和进展情况，连同附件1、2、3送至局组织科",
      text: "3月26日之前",
      date: "2012-03-26",
      clause: "四 末段",
    },
    { what: "制定活动方案", text: "3月底前", date: "2012-03-31", clause: "二（一）" },
    { what: "各支部都要形成整改方案", text: "5月底前", date: "2012-05-31", clause: "二（三）" },
  ],
  contradictions: [
    {
      affirms: ["经费有保障", "经费充足", "经费保障到位", "经费落实到位", "经费得到保障"],
      denies: [
        "经费不足",
        "经费短缺",
        "经费紧张",
        "经费缺乏",
        "缺少经费",
        "缺乏经费",
        "没有经费",
        "经费没有保障",
        "经费无保障",
        "经费得不到保障",
      ],
    },
    {
      affirms: ["场所有保障", "场所固定", "有固定场所", "有固定地点", "有固定的活动场所", "有活动场所"],
      denies: [
        "没有活动场所",
        "没有固定场所",
        "没有固定的活动场所",
        "无固定场所",
        "无活动场所",
        "缺少活动场所",
        "缺乏活动场所",
        "场所不足",
        "场所没有保障",
      ],
    },
  ],
};
