import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actsFrom,
  firstStep,
  hasEnded,
  isGoodsWithUs,
  type ReturnAct,
  type ReturnKind,
  type ReturnStep,
  returnActs,
  returnKinds,
  returnSteps,
  stepAfter,
} from './steps.rules.ts';

const walk = (kind: ReturnKind, acts: ReturnAct[]): (ReturnStep | null)[] => {
  let step: ReturnStep | null = firstStep(kind);
  return acts.map((act) => {
    step = step === null ? null : stepAfter({ kind, step }, act);
    return step;
  });
};

describe('the way of an order', () => {
  it.each<[ReturnKind, ReturnAct[], (ReturnStep | null)[]]>([
    [
      'return',
      ['ship', 'receive', 'inspect', 'settle', 'settle', 'pay'],
      ['on_the_way', 'received', 'inspected', 'settled', 'settled', 'refunded'],
    ],
    ['return', ['receive', 'inspect', 'reject'], ['received', 'inspected', 'rejected']],
    ['return', ['ship', 'cancel'], ['on_the_way', 'cancelled']],
    ['return', ['receive', 'cancel'], ['received', null]],
    ['return', ['receive', 'settle'], ['received', null]],
    ['return', ['receive', 'inspect', 'pay'], ['received', 'inspected', null]],
    ['exchange', ['receive', 'inspect', 'hand_over'], ['received', 'inspected', 'exchanged']],
    ['exchange', ['receive', 'hand_over'], ['received', null]],
    ['exchange', ['receive', 'inspect', 'settle'], ['received', 'inspected', null]],
    ['compensation', ['pay'], ['compensated']],
    ['compensation', ['settle', 'pay', 'pay'], ['settled', 'compensated', null]],
    ['compensation', ['receive'], [null]],
  ])('%s: %j', (kind, acts, expected) => {
    expect(walk(kind, acts)).toEqual(expected);
  });

  it('money never goes out before goods were looked at, and nothing follows the end', () => {
    const acts = fc.array(fc.constantFrom(...returnActs), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...returnKinds), acts, (kind, tried) => {
        let step = firstStep(kind);
        const done: ReturnAct[] = [];
        for (const act of tried) {
          const next = stepAfter({ kind, step }, act);
          if (hasEnded(step) && next !== null) return false;
          if (next === null) continue;
          done.push(act);
          step = next;
        }
        if (step === 'refunded') return done.includes('receive') && done.includes('inspect');
        if (step === 'exchanged') return done.includes('receive') && done.includes('inspect');
        return true;
      }),
    );
  });

  it('every open step offers something, and what leads on first', () => {
    for (const kind of returnKinds) {
      for (const step of returnSteps) {
        const acts = actsFrom({ kind, step });
        expect(acts.every((act) => stepAfter({ kind, step }, act) !== null)).toBe(true);
        if (hasEnded(step)) expect(acts).toEqual([]);
      }
    }
    expect(actsFrom({ kind: 'return', step: 'opened' })).toEqual(['ship', 'receive', 'reject', 'cancel']);
    expect(actsFrom({ kind: 'return', step: 'settled' })).toEqual(['pay', 'settle', 'reject']);
    expect(actsFrom({ kind: 'exchange', step: 'inspected' })[0]).toBe('hand_over');
  });

  it('goods are with us from the receipt to the end', () => {
    expect(returnSteps.filter((step) => isGoodsWithUs(step, 'return'))).toEqual([
      'received',
      'inspected',
      'settled',
    ]);
    expect(returnSteps.filter((step) => isGoodsWithUs(step, 'compensation'))).toEqual([]);
  });
});
