import type { Criterion, Form, Rubric, Scheme, ScoringForm, TableForm } from "../../src/core/schemes/types";

/** A scheme with its rubrics changed. */
export function withRubric(scheme: Scheme, change: (rubric: Rubric) => Rubric): Scheme {
  const forms = scheme.forms.map((form): Form =>
    form.kind === "scoring" ? ({ ...form, rubric: change(form.rubric) } satisfies ScoringForm) : form,
  );
  return { ...scheme, forms };
}

/** A scheme with one item, known by its number, changed. */
export function withCriterion(scheme: Scheme, number: string, change: Partial<Criterion>): Scheme {
  return withRubric(scheme, (rubric) => ({
    ...rubric,
    categories: rubric.categories.map((category) => ({
      ...category,
      items: category.items.map((item) => (item.number === number ? { ...item, ...change } : item)),
    })),
  }));
}

/** A table of branches with levels, phones, dates, problems and counts below: what summary forms have in common. */
export const summaryTable: TableForm = {
  kind: "table",
  id: "summary",
  titles: ["党支部分类定级结果汇总表"],
  clause: "附件5",
  isOurLayout: true,
  notes: [],
  unitLine: null,
  orientation: "portrait",
  columns: [
    { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 },
    { id: "branch", headings: ["党支部名称"], role: "branch", isRequired: true, width: 20 },
    { id: "level", headings: ["分类定级结果"], role: "level", isRequired: true, width: 12 },
    { id: "problem", headings: ["存在的主要问题"], role: "problem", isRequired: true, width: 20 },
    { id: "measure", headings: ["主要整改措施"], role: "measure", isRequired: true, width: 20 },
    { id: "deadline", headings: ["完成整改时间"], role: "deadline", isRequired: true, width: 12 },
    { id: "contact", headings: ["定点联系人"], role: "contact", isRequired: true, width: 12 },
    { id: "founded", headings: ["成立时间"], role: "date", isRequired: false, width: 12 },
    { id: "members", headings: ["党员数"], role: "count", isRequired: false, width: 8 },
    { id: "phone", headings: ["电话"], role: "phone", isRequired: false, width: 12 },
  ],
  blankRows: 5,
  totals: { label: "合计", levels: ["先进", "较好", "一般", "后进"] },
};

export function withTable(scheme: Scheme): Scheme {
  return { ...scheme, forms: [...scheme.forms, summaryTable] };
}
