import { dictionary } from './finding-words.contract.ts';
import type { Finding, FindingCode } from './linting.contract.ts';

type Language = 'zh-CN' | 'en';
/** The words of a value of the finding, in the language of the sentence. */
type Say = (value: string) => string;
type Sentence = { zh: (say: Say) => string; en: (say: Say) => string };

/** What each kind of finding is called in a list. */
export const findingNames: Record<FindingCode, { zh: string; en: string }> = {
  limits_disagree: { zh: '时限不一致', en: 'Limits disagree' },
  units_mixed: { zh: '时限单位不同', en: 'Mixed units' },
  starts_differ: { zh: '起算点不同', en: 'Starts differ' },
  target_beside_limit: { zh: '目标与时限并存', en: 'Target beside a limit' },
  limit_kept_across_kinds: { zh: '转类后时限照走', en: 'Limit kept across kinds' },
  law_cuts_limit: { zh: '法定时限更早', en: 'The law is earlier' },
  limit_looser_when_graver: { zh: '越严重越宽松', en: 'Looser when graver' },
  grade_without_limit: { zh: '等级缺时限', en: 'Grade without a limit' },
  wording_without_number: { zh: '措辞没有数字', en: 'Wording without a number' },
  wording_not_set: { zh: '措辞没有设定值', en: 'Wording with no setting' },
  tiers_without_number: { zh: '响应层级没有数字', en: 'Tiers without a number' },
  scheme_without_limit: { zh: '分级没有时限', en: 'Scheme without a limit' },
  category_source_differs: { zh: '类别出处不同', en: 'Category lists differ' },
  stances_opposed: { zh: '说法相反', en: 'Opposed statements' },
  amount_not_set: { zh: '金额未设定', en: 'Amount not set' },
  quiet_hours_cross_limit: { zh: '时限落入静默时段', en: 'Limit ends in quiet hours' },
  citation_two_titles: { zh: '引用一号两名', en: 'One number, two titles' },
  citation_mis_titled: { zh: '引用名实不符', en: 'Mis-titled citation' },
  citation_unverified: { zh: '引用未核实', en: 'Unverified citations' },
  advisory_ratio: { zh: '参考比例', en: 'Advisory ratio' },
  clause_cut: { zh: '条文不全', en: 'Clause cut off' },
  target_without_baseline: { zh: '目标缺基准', en: 'Target without a baseline' },
  claim_as_fact: { zh: '说法当事实', en: 'Claim as a fact' },
  below_the_law: { zh: '低于法定要求', en: 'Below the law' },
  forbidden_term: { zh: '禁用语', en: 'Forbidden term' },
  scope_incomplete: { zh: '适用范围不全', en: 'Scope incomplete' },
  category_incomplete: { zh: '类别不完整', en: 'Category incomplete' },
  stage_without_limit: { zh: '环节缺时限', en: 'Stage without a limit' },
  unreachable_rule: { zh: '规则轮不到', en: 'Unreachable rule' },
  calendar_year_missing: { zh: '日历缺年份', en: 'Calendar year missing' },
  law_article_unknown: { zh: '法条不在库中', en: 'Unknown article' },
  law_not_named: { zh: '未标法律依据', en: 'No law named' },
  document_superseded: { zh: '文件已被取代', en: 'Superseded document' },
  document_unverified: { zh: '文件未核对', en: 'Unverified document' },
  review_overdue: { zh: '复核逾期', en: 'Review overdue' },
};

const unreachable: Record<string, Sentence> = {
  earlier: {
    zh: (say) => `分派规则 ${say('rule')} 永远轮不到：前面的 ${say('by')} 已包含它的全部情况`,
    en: (say) =>
      `The routing line ${say('rule')} is never reached: ${say('by')} before it takes all its cases`,
  },
  always_later: {
    zh: (say) =>
      `时限 ${say('rule')}（${say('duration')}）永远不起作用：${say('by')}（${say('byDuration')}）总是更早`,
    en: (say) =>
      `The limit ${say('rule')} (${say('duration')}) never counts: ${say('by')} (${say('byDuration')}) is always earlier`,
  },
  superseded_by_itself: {
    zh: (say) => `时限 ${say('rule')} 被自己所在的条款取代，不起作用`,
    en: (say) => `The limit ${say('rule')} gives way to its own clause and never counts`,
  },
};

const sentences: Record<Exclude<FindingCode, 'unreachable_rule'>, Sentence> = {
  limits_disagree: {
    zh: (say) =>
      `${say('event')}有两个时限：${say('first')}（${say('firstClause')}）与 ${say('second')}（${say('secondClause')}），可能同时适用于一个案件`,
    en: (say) =>
      `Two limits for ${say('event')} can meet on one case: ${say('first')} (${say('firstClause')}) and ${say('second')} (${say('secondClause')})`,
  },
  units_mixed: {
    zh: (say) =>
      `${say('event')}一处按 ${say('first')}（${say('firstClause')}），一处按 ${say('second')}（${say('secondClause')}），哪个先到取决于收到的时间`,
    en: (say) =>
      `${say('event')} counts ${say('first')} (${say('firstClause')}) and ${say('second')} (${say('secondClause')}): which ends first depends on the hour of receipt`,
  },
  starts_differ: {
    zh: (say) =>
      `${say('event')}的起算点不同：${say('firstClause')} 自${say('first')}起，${say('secondClause')} 自${say('second')}起`,
    en: (say) =>
      `${say('event')} starts at ${say('first')} in ${say('firstClause')} and at ${say('second')} in ${say('secondClause')}`,
  },
  target_beside_limit: {
    zh: (say) =>
      `${say('firstClause')} 的${say('firstEvent')}目标（${say('first')}）与 ${say('secondClause')} 的${say('secondEvent')}时限（${say('second')}）并存`,
    en: (say) =>
      `The target of ${say('firstClause')} for ${say('firstEvent')}, ${say('first')}, stands beside the limit of ${say('secondClause')} for ${say('secondEvent')}, ${say('second')}`,
  },
  limit_kept_across_kinds: {
    zh: (say) =>
      `转类后，${say('firstClause')} 的${say('firstEvent')}时限（${say('first')}）照走，同时有 ${say('secondClause')} 的${say('secondEvent')}时限（${say('second')}）`,
    en: (say) =>
      `After a change of kind the limit of ${say('firstClause')} for ${say('firstEvent')}, ${say('first')}, runs on beside that of ${say('secondClause')} for ${say('secondEvent')}, ${say('second')}`,
  },
  law_cuts_limit: {
    zh: (say) =>
      `法定时限 ${say('second')}（${say('secondClause')}）可能早于 ${say('first')}（${say('firstClause')}）`,
    en: (say) =>
      `The statutory ${say('second')} (${say('secondClause')}) can end before ${say('first')} (${say('firstClause')})`,
  },
  limit_looser_when_graver: {
    zh: (say) =>
      `${say('event')}：${say('graver')}给 ${say('longer')}，${say('milder')}只给 ${say('shorter')}，越严重反而越宽`,
    en: (say) =>
      `${say('event')}: ${say('graver')} gets ${say('longer')}, ${say('milder')} only ${say('shorter')}: the graver the looser`,
  },
  grade_without_limit: {
    zh: (say) =>
      `${say('event')}：${say('grades')}没有自己的时限${say('fallback') ? `，落到 ${say('fallback')} 的 ${say('duration')}` : '，也没有通用时限'}`,
    en: (say) =>
      `${say('event')}: ${say('grades')} has no limit of its own${say('fallback') ? ` and falls to the ${say('duration')} of ${say('fallback')}` : ', and no general one either'}`,
  },
  wording_without_number: {
    zh: (say) => `只写“${say('words')}”，没有数字；数值由公司设定`,
    en: (say) => `Says “${say('words')}” without a number; the company set one`,
  },
  wording_not_set: {
    zh: (say) => `只写“${say('words')}”，没有数字；公司也没有为这一条设定数值`,
    en: (say) => `Says “${say('words')}” without a number, and the company set none for this clause`,
  },
  tiers_without_number: {
    zh: (say) => `三级响应没有给出各级时限，现按响应时限的 ${say('percents')} 由公司设定`,
    en: (say) =>
      `The three response tiers have no time of their own; the company set ${say('percents')} of the response limit`,
  },
  scheme_without_limit: {
    zh: (say) => `${say('scheme')}只用于分派或权限，没有任何时限按它区分`,
    en: (say) => `The ${say('scheme')} only decides routing or authority; no limit depends on it`,
  },
  category_source_differs: {
    zh: () => '投诉类别来自几份不同的清单',
    en: () => 'The categories of complaints come from different lists',
  },
  stances_opposed: {
    zh: (say) => `关于${say('topic')}，各条说法不同：${say('stances')}`,
    en: (say) => `On ${say('topic')} the clauses differ: ${say('stances')}`,
  },
  amount_not_set: {
    zh: (say) => `有 ${say('count')} 级处理权限没有设定金额，任何补偿都须上报`,
    en: (say) => `Amounts are not set for ${say('count')} layers of authority, so every compensation goes up`,
  },
  quiet_hours_cross_limit: {
    zh: (say) =>
      `${say('event')}时限（${say('first')}）全天计算，可能在静默时段 ${say('from')}–${say('to')} 内到期`,
    en: (say) =>
      `The limit for ${say('event')}, ${say('first')}, runs around the clock and can end in the quiet hours ${say('from')}–${say('to')}`,
  },
  citation_two_titles: {
    zh: (say) => `${say('number')} 引用了两个名称：${say('titles')}`,
    en: (say) => `${say('number')} is quoted under two titles`,
  },
  citation_mis_titled: {
    zh: (say) => `${say('number')} 的编号与所引名称不符`,
    en: (say) => `The number ${say('number')} does not belong to the quoted title`,
  },
  citation_unverified: {
    zh: (say) =>
      `${say('document')} 引用的 ${say('number')} 等 ${say('count')} 个编号没有核对原件，不作为依据`,
    en: (say) =>
      `${say('count')} numbers quoted in ${say('document')} (${say('number')} and others) were not checked and decide nothing`,
  },
  advisory_ratio: {
    zh: () => '比例只作参考，偏离时提示，不拦截',
    en: () => 'A ratio that advises: a deviation is shown and blocks nothing',
  },
  clause_cut: {
    zh: () => '原文在此不全，只按已有的文字办理',
    en: () => 'The text is incomplete here; only what is there applies',
  },
  target_without_baseline: {
    zh: (say) => `“${say('name')}”的基准期还没有冻结，暂不能显示实际值`,
    en: (say) => `“${say('name')}”: its baseline period is not frozen, so no actual figure can be shown`,
  },
  claim_as_fact: {
    zh: () => '把数字当作事实引用，只能作为说法并注明出处',
    en: () => 'Quotes a figure as a fact; it is shown as a claim with its source',
  },
  below_the_law: {
    zh: (say) =>
      `“${say('name')}”承诺 ${say('promise')}，法律要求${say('bound')} ${say('law')}（${say('lawClause')}）`,
    en: (say) =>
      `“${say('name')}” promises ${say('promise')}; the law asks for ${say('bound')} ${say('law')} (${say('lawClause')})`,
  },
  forbidden_term: {
    zh: (say) => `出现禁用语“${say('words')}”（${say('place')}）`,
    en: (say) => `Holds the forbidden words “${say('words')}” (${say('place')})`,
  },
  scope_incomplete: {
    zh: (say) => `适用范围没有写：${say('topics')}`,
    en: (say) => `The scope leaves out: ${say('topics')}`,
  },
  category_incomplete: {
    zh: (say) => `投诉类别“${say('category')}”还缺：${say('missing')}`,
    en: (say) => `The category “${say('category')}” lacks: ${say('missing')}`,
  },
  stage_without_limit: {
    zh: (say) => `环节“${say('stage')}”没有时限`,
    en: (say) => `The stage “${say('stage')}” has no time limit`,
  },
  calendar_year_missing: {
    zh: (say) => `${say('year')} 年的节假日安排尚未载入，落入该年的到期时间只是暂定`,
    en: (say) => `The days off of ${say('year')} are not loaded; due dates in that year are provisional`,
  },
  law_article_unknown: {
    zh: (say) => `所依据的 ${say('articles')} 不在标准包中`,
    en: (say) => `Serves ${say('articles')}, which the pack does not have`,
  },
  law_not_named: {
    zh: () => '对客户的承诺或范围出自本条，但没有标明法律依据',
    en: () => 'Promises or scope rest on this clause, but it names no law',
  },
  document_superseded: {
    zh: (say) => `《${say('name')}》已失效${say('by') ? `，由 ${say('by')} 取代` : ''}，仍有条款在包中`,
    en: (say) =>
      `“${say('name')}” no longer holds${say('by') ? `, replaced by ${say('by')}` : ''}, yet clauses of it are in the pack`,
  },
  document_unverified: {
    zh: (say) => `《${say('name')}》的这些条文没有核对原文`,
    en: (say) => `These articles of “${say('name')}” were not checked on the document`,
  },
  review_overdue: {
    zh: (say) => `应于 ${say('date')} 前复核，已逾期`,
    en: (say) => `Its review was due on ${say('date')}`,
  },
};

const UNITS = /^(\d+) ([a-z_]+)$/;

function worded(value: string, language: Language): string {
  const english = language === 'en';
  const counted = UNITS.exec(value);
  if (counted !== null) {
    const [, count = '', unit = ''] = counted;
    const word = dictionary[unit];
    if (word === undefined) return value;
    return english
      ? `${count} ${count === '1' ? word.en.replace(/s$/, '') : word.en}`
      : `${count} ${word.zh}`;
  }
  const word = dictionary[value];
  return word === undefined ? value : english ? word.en : word.zh;
}

/** The sentence about a finding, for people. */
export function findingSentence(finding: Pick<Finding, 'code' | 'values'>, language: Language): string {
  const english = language === 'en';
  const say: Say = (name) => {
    const value = finding.values[name] ?? finding.values[`${name}${english ? 'En' : 'Zh'}`] ?? '';
    const words = [value].flat().map((one) => worded(String(one), language));
    return words.join(english ? ', ' : '、');
  };
  const reason = String(finding.values['reason'] ?? '');
  const sentence = finding.code === 'unreachable_rule' ? unreachable[reason] : sentences[finding.code];
  if (sentence === undefined) return '';
  const text = english ? sentence.en(say) : sentence.zh(say);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
