import type { Scheme } from "../types";
import { gradingSummary } from "./grading-summary";
import { rectificationSummary } from "./rectification-summary";
import { studentStandard } from "./student-standard";
import { teacherStandard } from "./teacher-standard";

const method = "附件1 三、考评方法";

/**
 * 中国矿业大学（北京）: letters by five standards from up to four parties. The document weighs the
 * parties only with "可占" and gives no number to a letter, so the authority decides the result; the
 * shares stand here as a suggestion.
 */
export const cumtb2012: Scheme = {
  id: "cumtb-2012",
  title: "关于深化创先争优活动开展基层组织建设年工作方案",
  issuer: "中共中国矿业大学（北京）委员会",
  document: "中矿京党字〔2012〕14号",
  levels: [
    { name: "好", aliases: ["A", "优秀"], from: null, to: null, action: "巩固" },
    { name: "较好", aliases: ["B", "良好"], from: null, to: null, action: null },
    { name: "一般", aliases: ["C"], from: null, to: null, action: "推动" },
    { name: "较差", aliases: ["D"], from: null, to: null, action: "整顿" },
  ],
  levelsClause: method,
  weights: [],
  suggestedWeights: [
    { party: "self", share: 0.3, clause: method },
    { party: "members", share: 0.2, clause: method },
    { party: "peers", share: 0.2, clause: method },
    { party: "review", share: 0.3, clause: method },
  ],
  vetoes: [
    {
      id: "secretary-misconduct",
      text: "近两年来党支部书记有重大违纪违法行为",
      level: "较差",
      clause: method,
    },
    {
      id: "overdue-election",
      text: "无故长期不换届",
      level: "较差",
      clause: method,
      isProposal: true,
    },
    {
      id: "inactive-over-a-year",
      text: "一年以上没有开展活动",
      level: "较差",
      clause: method,
      isProposal: true,
    },
    {
      id: "members-satisfaction-below-50",
      text: "群众对党员发挥作用的满意率低于50%",
      level: "较差",
      clause: method,
      whenRateBelow: { subjects: ["群众对党员发挥作用", "学生对党员发挥作用"], limit: 0.5 },
    },
    {
      id: "secretary-satisfaction-below-50",
      text: "支部书记在党员中的满意率低于50%",
      level: "较差",
      clause: method,
      whenRateBelow: { subjects: ["支部书记在党员中"], limit: 0.5 },
    },
  ],
  hasOpenVetoes: false,
  forms: [teacherStandard, studentStandard, gradingSummary, rectificationSummary],
  categoryAliases: { 领导班子好: "支部班子好" },
  stages: [],
  deadlines: [
    { what: "报送分类定级汇总表", text: "4月18日前", date: "2012-04-18", clause: "附件2 填表说明" },
    { what: "报送整改汇总表", text: "4月18日前", date: "2012-04-18", clause: "附件3 填表说明" },
  ],
  indicators: [
    {
      what: "群众对党员发挥作用的满意率",
      atLeast: 70,
      unit: "%",
      text: "群众对党员发挥作用的满意率达到70%",
      clause: "附表1 5",
      ofBranch: ["teacher-standard"],
    },
    {
      what: "学生对党员发挥作用的满意率",
      atLeast: 70,
      unit: "%",
      text: "学生对党员发挥作用的满意率达到70%",
      clause: "附表2 5",
      ofBranch: ["student-standard"],
    },
    {
      what: "支部书记在党员中的满意率",
      atLeast: 80,
      unit: "%",
      text: "支部书记在党员中的满意率达到80%",
      clause: "附表1 5；附表2 5",
      ofBranch: true,
    },
    {
      what: "教师党支部书记培训",
      atLeast: 40,
      unit: "学时",
      text: "每年学习培训时间不少于40学时",
      clause: "附表1 1",
      ofBranch: ["teacher-standard"],
    },
    {
      what: "教师党员培训",
      atLeast: 24,
      unit: "学时",
      text: "党员每年培训不少于24学时，其中在线学习不少于12学时",
      clause: "附表1 2",
      ofBranch: ["teacher-standard"],
    },
    {
      what: "教师党员在线学习",
      atLeast: 12,
      unit: "学时",
      text: "党员每年培训不少于24学时，其中在线学习不少于12学时",
      clause: "附表1 2",
      ofBranch: ["teacher-standard"],
    },
    {
      what: "学生党支部书记培训",
      atLeast: 40,
      unit: "学时",
      text: "每年培训时间一般不少于40学时",
      clause: "附表2 1",
      ofBranch: ["student-standard"],
    },
    {
      what: "学生党员培训",
      atLeast: 16,
      unit: "学时",
      text: "党员每年培训不少于16学时",
      clause: "附表2 2",
      ofBranch: ["student-standard"],
    },
    {
      what: "具有副高以上专业技术职务的教师党支部书记",
      atLeast: 80,
      unit: "%",
      text: "具有副高以上专业技术职务的教师党支部书记达到80%以上",
      clause: "三（二）",
    },
    {
      what: "党支部书记参加培训",
      atLeast: 40,
      unit: "小时",
      text: "党支部书记参加培训的时间全年累计不少于40小时",
      clause: "三（二）",
    },
    {
      what: "建立党支部的正式党员",
      atLeast: 3,
      unit: "人",
      text: "凡有正式党员3人以上的单位都应建立党支部",
      clause: "三（一）",
    },
    {
      what: "党员年人均党支部工作和活动经费",
      atLeast: 100,
      unit: "元",
      text: "按照党员年人均不低于100元的标准核定党支部工作和活动经费",
      clause: "三（五）",
      ofBranch: true,
    },
    {
      what: "年人均党员教育培训经费",
      atLeast: 100,
      unit: "元",
      text: "按照年人均不低于100元的标准将党员教育培训经费列入学校经费预算",
      clause: "三（五）",
    },
  ],
};
