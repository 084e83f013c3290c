import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentProblem, mayUseFor } from './consents.rules.ts';
import { type Purpose, purposeLines, purposes, purposesWith } from './purposes.contract.ts';

describe('may data be used for a purpose', () => {
  it.each<[Purpose, { restricted: boolean; hasOpenCase: boolean; agreed: boolean }, boolean]>([
    ['service', { restricted: false, hasOpenCase: false, agreed: false }, true],
    ['service', { restricted: true, hasOpenCase: false, agreed: true }, false],
    ['service', { restricted: true, hasOpenCase: true, agreed: false }, true],
    ['vouchers', { restricted: true, hasOpenCase: false, agreed: false }, true],
    ['safety', { restricted: true, hasOpenCase: false, agreed: false }, true],
    ['survey', { restricted: false, hasOpenCase: true, agreed: false }, false],
    ['survey', { restricted: false, hasOpenCase: false, agreed: true }, true],
    ['survey', { restricted: true, hasOpenCase: true, agreed: true }, false],
    ['marketing', { restricted: false, hasOpenCase: false, agreed: true }, true],
    ['marketing', { restricted: false, hasOpenCase: false, agreed: false }, false],
    ['sharing', { restricted: false, hasOpenCase: false, agreed: true }, true],
    ['special_care', { restricted: true, hasOpenCase: true, agreed: true }, false],
  ])('%s with %o: %s', (purpose, facts, allowed) => {
    expect(mayUseFor(purpose, facts)).toBe(allowed);
  });

  it('without consent nothing but the contract and the law lets it be used, and restricting never allows more', () => {
    const facts = fc.record({ hasOpenCase: fc.boolean(), agreed: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...purposes), facts, (purpose, given) => {
        const isAsked = purposesWith('consent', 'separate').includes(purpose);
        const free = mayUseFor(purpose, { ...given, restricted: false });
        const restricted = mayUseFor(purpose, { ...given, restricted: true });
        return (free || !restricted) && (!isAsked || given.agreed || !free);
      }),
    );
  });
});

describe('what may be recorded', () => {
  const covered: Purpose[] = ['survey', 'marketing', 'sharing'];
  it.each<[Purpose[], string | undefined]>([
    [['survey'], undefined],
    [['survey', 'marketing'], undefined],
    [['sharing'], undefined],
    [['sharing', 'survey'], 'consent.separate'],
    [['special_care'], 'consent.not_in_notice'],
    [['service'], 'consent.not_needed'],
    [['survey', 'vouchers'], 'consent.not_needed'],
  ])('%o: %s', (wanted, problem) => {
    expect(consentProblem(wanted, covered)).toBe(problem);
  });
});

it('sensitive data and giving to others each need a consent of their own', () => {
  expect(purposesWith('separate')).toEqual(['sharing', 'special_care']);
  for (const { law, name, says } of Object.values(purposeLines))
    for (const text of [law, name, says])
      expect([text.zh, text.en].every((one) => one.length > 1)).toBe(true);
});
