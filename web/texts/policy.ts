import type { Name } from '../../domains/cases/term-names.contract.ts';
import type { StandardDocument } from '../../domains/standards/clauses.contract.ts';
import type { Pack } from '../../domains/standards/standards.contract.ts';
import { defineTexts } from '../../ui/i18n.tsx';

const name = (zh: string, en: string): Name => ({ zh, en });

export const documentOrigins: Record<StandardDocument['origin'], Name> = {
  company: name('公司标准', 'Company standards'),
  law: name('法律法规', 'Laws'),
  national_standard: name('国家标准', 'National standards'),
  government: name('政府文件', 'Government documents'),
};

export const documentStatuses: Record<StandardDocument['status'], Name> = {
  in_force: name('现行', 'In force'),
  superseded: name('已被取代', 'Superseded'),
  repealed: name('已废止', 'Repealed'),
  cited: name('仅被引用', 'Cited only'),
};

export const scopeTopics: Record<Pack['scope'][number]['topic'], Name> = {
  warranty: name('保修', 'Warranty'),
  repair: name('维修', 'Repair'),
  return_exchange: name('退换货', 'Return and exchange'),
  consultation: name('咨询', 'Advice'),
};

/** Texts of the register of documents, the glossary and the policy in numbers. */
export const policyTexts = defineTexts({
  zh: {
    lacks: { process: '缺流程', department: '缺分派', limit: '缺时限' },
    replacedBy: (title: string) => `由 ${title} 取代`,
    unread: '原文未核对',
    numberUnread: '文号未核实',
    daysUnread: '日期未核实',
    dateUnread: '施行日期未核对',
    since: (day: string) => `${day} 起施行`,
    until: (day: string) => `至 ${day}`,
    documentsNote:
      '公司标准、适用的法律法规、引用的国家标准和政府文件。标有“原文未核对”的只作提示，不据以判定。',
    recordForms: '记录表单',
    recordFormsNote: '来源为“法律”的保存期限有法条依据，其余由公司设定。',
    keptFor: (count: number, unit: 'months' | 'years') =>
      unit === 'years' ? `保存 ${count} 年` : `保存 ${count} 个月`,
    findTerm: '搜索术语',
    noTerm: '没有这个术语',
    scope: '服务范围',
    promises: '服务承诺',
    promisesNote: '承诺不得低于法定底线；办理时限见“时限”。',
    legalBound: '法定',
    responsibilities: '各环节职责',
    responsibilitiesNote: '每个环节由一个部门牵头。',
    cadences: '周期',
    cadencesNote: '条款写“定期”“及时”的，周期由公司设定。',
    targets: '目标',
    targetsNote: '按时段统计，不判单个案件。较基准的目标在冻结基准期后才计算。',
    noBaseline: '基准期未定',
    forbiddenTerms: '禁用语',
    forbiddenNote: '含有以下词语的政策不能发布。',
  },
  en: {
    lacks: { process: 'No process', department: 'No routing', limit: 'No limit' },
    replacedBy: (title: string) => `Replaced by ${title}`,
    unread: 'Text not checked',
    numberUnread: 'number not verified',
    daysUnread: 'Days not verified',
    dateUnread: 'Date not checked',
    since: (day: string) => `Since ${day}`,
    until: (day: string) => `Until ${day}`,
    documentsNote:
      'Company standards, applicable law, cited national standards and government documents. Where the text was not checked it is a hint and decides nothing.',
    recordForms: 'Record forms',
    recordFormsNote: 'Where the origin is law, an article sets the term; the others are company settings.',
    keptFor: (count: number, unit: 'months' | 'years') =>
      `${count} ${count === 1 ? unit.slice(0, -1) : unit}`,
    findTerm: 'Search terms',
    noTerm: 'No such term',
    scope: 'Scope',
    promises: 'Promises',
    promisesNote: 'A promise is never below the legal minimum; limits of handling stand under Time limits.',
    legalBound: 'Law',
    responsibilities: 'Duties by stage',
    responsibilitiesNote: 'One department leads each stage.',
    cadences: 'Cadences',
    cadencesNote: 'Where a clause says "regularly" or "in time" the company sets the interval.',
    targets: 'Targets',
    targetsNote:
      'Counted over a period, never against one case. Changes are shown once the baseline is frozen.',
    noBaseline: 'Baseline not set',
    forbiddenTerms: 'Forbidden words',
    forbiddenNote: 'A policy that holds one of these cannot be published.',
  },
});
