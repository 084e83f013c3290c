import { describe, expect, it } from 'vitest';
import { accessRules, exceeded, type Figures, type Limit } from './alerts.rules.ts';

const none: Figures = {
  mass_viewing: 0,
  mass_export: 0,
  large_export: 0,
  night_access: 0,
  repeated_refusals: 0,
};
const limit = (rule: Limit['rule'], most: number, active = true): Limit => ({
  rule,
  active,
  most,
  minutes: 60,
});

describe('[S3-1.K5-3] limits of access', () => {
  it.each(accessRules)('%s: the limit itself is no alert, one more is', (rule) => {
    const limits = [limit(rule, 3)];
    expect(exceeded(limits, { ...none, [rule]: 3 })).toEqual([]);
    expect(exceeded(limits, { ...none, [rule]: 4 })).toEqual([{ rule, found: 4, most: 3, minutes: 60 }]);
  });

  it('a rule that is switched off or not there warns of nothing', () => {
    expect(exceeded([limit('mass_viewing', 3, false)], { ...none, mass_viewing: 99 })).toEqual([]);
    expect(exceeded([], { ...none, mass_viewing: 99 })).toEqual([]);
  });

  it('several at once come in the order of the rules', () => {
    const limits = [limit('repeated_refusals', 0), limit('mass_viewing', 0)];
    const found = exceeded(limits, { ...none, mass_viewing: 1, repeated_refusals: 1 });
    expect(found.map(({ rule }) => rule)).toEqual(['mass_viewing', 'repeated_refusals']);
  });
});
