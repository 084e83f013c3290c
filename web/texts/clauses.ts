import type { Name } from '../../domains/cases/term-names.contract.ts';
import type { Clause } from '../../domains/standards/clauses.contract.ts';
import { defineTexts } from '../../ui/i18n.tsx';

const name = (zh: string, en: string): Name => ({ zh, en });

export const clauseExecutions: Record<NonNullable<Clause['execution']>['by'], Name> = {
  clock: name('时钟', 'Clock'),
  gate: name('关卡', 'Gate'),
  record: name('记录', 'Record'),
  report: name('报表', 'Report'),
  people: name('人工', 'People'),
};

/** Texts of the list of clauses: filters, marks, facts of a row. */
export const clauseTexts = defineTexts({
  zh: {
    allStatuses: '全部状态',
    allDepartments: '全部解释部门',
    claim: '引用说法',
    claimNote: '原文当作事实引用的数字，不是实测值。',
    vague: '无数字',
    vagueNote: '原文只写这个词，没有数字；数值由公司设定。',
    explainedBy: (department: string) => `${department}部门解释`,
    carriedOut: (way: string) => `执行：${way}`,
    nextReview: (day: string) => `${day} 前复核`,
    serves: '落实',
    servedBy: '公司条款',
  },
  en: {
    allStatuses: 'All statuses',
    allDepartments: 'All departments',
    claim: 'Claim',
    claimNote: 'A figure that the text quotes as a fact; it was not measured.',
    vague: 'No number for',
    vagueNote: 'The text has only this word and no number; the company sets one.',
    explainedBy: (department: string) => `Explained by ${department}`,
    carriedOut: (way: string) => `Carried out by: ${way.toLowerCase()}`,
    nextReview: (day: string) => `Review before ${day}`,
    serves: 'Serves',
    servedBy: 'Served by',
  },
});
