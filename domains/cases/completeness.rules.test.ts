import { describe, expect, it } from 'vitest';
import { completenessOf, type RecordFacts } from './completeness.rules.ts';

const whole: RecordFacts = {
  contactName: '测试客户',
  contactPhone: '13900000001',
  course: '经过',
  demand: '诉求',
  productModel: 'AJ-WG280',
  productModelUnknown: null,
  receivedAt: '2026-03-02T02:00:00Z',
  firstContactAt: '2026-03-02T03:00:00Z',
  ownerId: 'owner',
  handlerId: 'handler',
  hasFeedback: true,
  hasSatisfaction: true,
};

describe('completeness of a service record', () => {
  it('is 100 % only when customer, content, time, person and result are all there', () => {
    expect(completenessOf(whole)).toEqual({ percent: 100, missing: [] });
  });

  it.each<[string, Partial<RecordFacts>, string]>([
    ['name', { contactName: ' ' }, 'contact_name'],
    ['contact', { contactPhone: '' }, 'contact_phone'],
    ['course of events', { course: '' }, 'course'],
    ['demand', { demand: '\n' }, 'demand'],
    ['product, neither known nor said to be unknown', { productModel: null }, 'product'],
    ['receipt', { receivedAt: null }, 'received_at'],
    ['first contact', { firstContactAt: null }, 'first_contact_at'],
    ['owner', { ownerId: null }, 'owner'],
    ['handler', { handlerId: null }, 'handler'],
    ['feedback', { hasFeedback: false }, 'feedback'],
    ['satisfaction', { hasSatisfaction: false }, 'satisfaction'],
  ])('%s is missed', (_name, parts, missing) => {
    expect(completenessOf({ ...whole, ...parts })).toEqual({ percent: 90, missing: [missing] });
  });

  it('a product that is unknown for a reason is complete', () => {
    expect(completenessOf({ ...whole, productModel: null, productModelUnknown: '客户不在家' }).percent).toBe(
      100,
    );
  });

  it('one part of eleven is never rounded up to all', () => {
    expect(completenessOf({ ...whole, hasFeedback: false }).percent).toBeLessThan(100);
  });
});
