import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import {
  againstPaying,
  basisOf,
  beyondApproved,
  freightBy,
  refuseSettlement,
  type Settlement,
} from './amounts.rules.ts';

const AGREED = 1_280_00;
const plain: Settlement = {
  goodsFen: AGREED,
  freightFen: 0,
  isFreightPromised: false,
  hasReason: false,
  hasConsent: false,
};
const refusedBy = (parts: Partial<Settlement>, basis: 'quality' | 'no_reason' = 'quality') => {
  try {
    refuseSettlement({ basis, agreedFen: AGREED, approvedFen: AGREED }, { ...plain, ...parts });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
};

describe('what is settled', () => {
  it.each<[string, Partial<Settlement>, 'quality' | 'no_reason', string | null]>([
    ['as agreed', {}, 'quality', null],
    ['nothing', { goodsFen: 0 }, 'quality', 'return.amount_needed'],
    ['another amount without a reason', { goodsFen: AGREED + 1 }, 'quality', 'return.reason_needed'],
    ['more, with a reason', { goodsFen: AGREED + 1, hasReason: true }, 'quality', null],
    [
      'less, without the customer',
      { goodsFen: AGREED - 1, hasReason: true },
      'quality',
      'return.consent_needed',
    ],
    [
      'less, with the customer’s word',
      { goodsFen: AGREED - 1, hasReason: true, hasConsent: true },
      'quality',
      null,
    ],
    ['freight for quality', { freightFen: 20_00, hasReason: true }, 'quality', null],
    [
      'freight of a return without a reason',
      { freightFen: 20_00, hasReason: true },
      'no_reason',
      'return.freight_not_ours',
    ],
    [
      'the same, promised',
      { freightFen: 20_00, hasReason: true, isFreightPromised: true },
      'no_reason',
      null,
    ],
  ])('%s', (_name, parts, basis, code) => {
    expect(refusedBy(parts, basis)).toBe(code);
  });

  it('the basis follows from the article; only article 25 leaves the freight to the customer', () => {
    expect([basisOf('return', 'CPL 25'), basisOf('return', 'CPL 24'), basisOf('return', null)]).toEqual([
      'no_reason',
      'quality',
      'quality',
    ]);
    expect(basisOf('exchange', 'CPL 25')).toBe('quality');
    expect([freightBy('quality'), freightBy('no_reason')]).toEqual(['business', 'customer']);
  });
});

describe('paying', () => {
  const payment = {
    totalFen: 100,
    approvedFen: 100,
    isRaiseWaiting: false,
    deciders: ['head'],
    payerId: 'finance',
  };
  it.each([
    ['approved by another', {}, null],
    ['one fen too much', { totalFen: 101 }, 'return.amount_above_approved'],
    ['a raise waits', { isRaiseWaiting: true }, 'return.approval_waiting'],
    ['by who approved', { payerId: 'head' }, 'return.approver_pays'],
    [
      'by who approved a raise only',
      { deciders: ['handler', 'finance'], payerId: 'finance' },
      'return.approver_pays',
    ],
  ])('%s', (_name, parts, code) => {
    expect(againstPaying({ ...payment, ...parts })).toBe(code);
  });

  it('never pays above what was approved, whatever is settled', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_00 });
    fc.assert(
      fc.property(amount, amount, (totalFen, approvedFen) => {
        const against = againstPaying({ ...payment, totalFen, approvedFen });
        const lacking = beyondApproved({ approvedFen }, totalFen);
        return (against === null) === (lacking === 0) && approvedFen + lacking >= totalFen;
      }),
    );
  });
});
