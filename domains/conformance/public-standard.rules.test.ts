import { describe, expect, it } from 'vitest';
import type { Pack } from '../standards/standards.contract.ts';
import { publicStandard } from './public-standard.rules.ts';
import { packWith } from './testing/pack.ts';

const same = (pack: Pack) => pack;
const toldOf = (change: (pack: Pack) => Pack) => publicStandard(packWith(change), '9');
const linesFor = (standard: ReturnType<typeof publicStandard>, whom: string, locale: 'zh' | 'en' = 'zh') =>
  standard.limits.find((limit) => limit.whom[locale] === whom)?.lines.map((line) => line.text[locale]);
const everything = (standard: ReturnType<typeof publicStandard>) => JSON.stringify(standard);
const withLimit = (key: string, change: Partial<Pack['limits'][number]>) => (pack: Pack) => ({
  ...pack,
  limits: pack.limits.map((limit) => (limit.key === key ? { ...limit, ...change } : limit)),
});

describe('limits in plain words', () => {
  const standard = toldOf(same);
  it.each([
    ['投诉', ['24 小时内有人联系您']],
    ['需要维修的投诉', ['48 小时内安排好维修']],
    ['一级投诉（产品质量、安全）', ['3 个工作日内给出方案']],
    ['二级投诉（服务态度、售后服务、物流配送）', ['5 个工作日内给出方案']],
    ['一般服务请求', ['1 个工作日内有人联系您', '3 个工作日内办理完成']],
    ['家电服务请求、投诉', ['24 小时内有人联系您']],
  ])('%s', (whom, lines) => expect(linesFor(standard, whom)).toEqual(lines));
  it('counted from what the customer sees happen', () => {
    expect(linesFor(standard, '需要退货、换货或维修的服务请求、投诉')).toEqual([
      '自收到退回的商品起 7 天内退款',
      '自您提出要求起 15 天内办理完成',
    ]);
  });
  it('and in English', () => {
    expect(linesFor(standard, 'Complaints', 'en')).toEqual(['a person contacts you within 24 hours']);
    expect(linesFor(standard, 'Level 1 complaints (product quality, safety)', 'en')).toEqual([
      'you get a solution within 3 working days',
    ]);
  });
  it('a changed limit changes the line', () => {
    const stricter = toldOf(withLimit('level_1_solution', { duration: { value: 2, unit: 'working_days' } }));
    expect(linesFor(stricter, '一级投诉（产品质量、安全）')).toEqual(['2 个工作日内给出方案']);
  });
  it('of two limits on one event the tighter is told', () => {
    const two = toldOf(withLimit('complaint_contact', { duration: { value: 20, unit: 'hours' } }));
    expect(linesFor(two, '投诉')).toEqual(['20 小时内有人联系您']);
  });
});

describe('what customers are never told', () => {
  it('no target, no limit inside a work order, none that a stricter clause replaced, none that is unchecked', () => {
    const all = everything(toldOf(same));
    expect(all).not.toContain('30 秒');
    expect(all).not.toContain('结案');
    expect(
      linesFor(toldOf(withLimit('complaint_arrange', { verified: false })), '需要维修的投诉'),
    ).toBeUndefined();
    expect(
      linesFor(toldOf(withLimit('complaint_arrange', { supersededBy: 'S0 1.4' })), '需要维修的投诉'),
    ).toBeUndefined();
    expect(
      linesFor(toldOf(withLimit('complaint_arrange', { binding: 'target' })), '需要维修的投诉'),
    ).toBeUndefined();
  });
  it('no limit on a grade that only we know', () => {
    const graded = toldOf(
      withLimit('complaint_arrange', { when: { kind: ['complaint'], impactClass: ['A'] } }),
    );
    expect(everything(graded)).not.toContain('安排好维修');
  });
  it('no number of a cited standard, whoever wrote it into a promise, and no promise marked as internal', () => {
    const promise = (key: string, zh: string, shownToCustomers = true) => ({
      key,
      subject: 'service',
      value: 1,
      unit: 'years' as const,
      clause: 'S0 2.1',
      origin: 'clause' as const,
      text: { zh, en: zh },
      shownToCustomers,
    });
    const standard = toldOf((pack) => ({
      ...pack,
      promises: [
        promise('quoted', '按 GB/T 31926-2015 服务'),
        promise('plain', '上门前预约'),
        promise('internal', '内部毛利 15%', false),
        { ...promise('warranty_furniture', '家具保修 1 年'), subject: 'warranty_furniture' },
      ],
    }));
    expect(standard.promises.map((line) => line.text.zh)).toEqual(['上门前预约']);
    expect(standard.warranties.map((line) => line.text.zh)).toEqual(['家具保修 1 年']);
    expect(everything(standard)).not.toMatch(/GB\/T/);
  });
});

it('a number of the company’s own says so', () => {
  const standard = toldOf(same);
  const feedback = standard.limits.find((limit) => limit.whom.zh === '一般咨询、建议、表扬');
  expect(feedback?.lines.map((line) => line.origin)).toEqual(['company_setting', 'company_setting']);
});

it('names the ways of article 39 and how to complain', () => {
  const standard = toldOf(same);
  expect(standard.remedies.map((way) => way.zh).join()).toMatch(/协商.*消费者协会.*12315.*仲裁.*人民法院/);
  expect(standard.channels.length).toBeGreaterThanOrEqual(3);
  expect(standard.privacy.length).toBeGreaterThanOrEqual(3);
});
