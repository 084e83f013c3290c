import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/time.ts';
import { personalFields } from '../protection/personal-fields.rules.ts';
import { severities } from './incidents.contract.ts';
import { lacksOf, tellBy } from './incidents.rules.ts';
import { moduleOf, sensitiveOf } from './processing.rules.ts';

const measure = (kind: 'contain' | 'prevent', doneAt: string | null) => ({
  id: 1,
  kind,
  task: '停用账号',
  owner: '某人',
  ownerId: '00000000-0000-4000-8000-000000000000',
  dueAt: '2026-03-02T00:00:00.000Z',
  result: doneAt === null ? null : '已停用',
  doneBy: null,
  doneAt,
});
const DONE = '2026-03-02T01:00:00.000Z';
const whole = {
  severity: 'ordinary' as (typeof severities)[number],
  cause: '账号共用' as string | null,
  harm: '可能收到骚扰电话' as string | null,
  advice: '留意陌生来电' as string | null,
  contact: '400 热线' as string | null,
  affected: 3 as number | null,
  measures: [measure('contain', DONE)],
  authorityDone: true,
  personsDone: true,
};

describe('what an incident lacks', () => {
  it.each([
    ['nothing', {}, []],
    ['a severity', { severity: 'suspected' }, ['severity']],
    ['a cause of blanks', { cause: '  ' }, ['cause']],
    ['who is affected', { affected: null }, ['scope']],
    ['containment', { measures: [measure('prevent', DONE)] }, ['containment']],
    ['an open task', { measures: [measure('contain', DONE), measure('prevent', null)] }, ['measures']],
    ['the authority', { authorityDone: false }, ['authority']],
    ['the persons', { personsDone: false, advice: null }, ['persons', 'advice']],
    ['no persons where none is affected', { affected: 0, personsDone: false, advice: null }, []],
    [
      'nothing but its cause when unfounded',
      { severity: 'unfounded', cause: null, authorityDone: false, affected: null },
      ['cause'],
    ],
  ] as const)('%s', (_what, change, expected) => {
    expect(lacksOf({ ...whole, ...change } as typeof whole)).toEqual(expected);
  });

  it('an incident that happened never closes before the authority was told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...severities.filter((one) => one !== 'unfounded')),
        fc.option(fc.nat(100), { nil: null }),
        fc.boolean(),
        (severity, affected, personsDone) => {
          expect(lacksOf({ ...whole, severity, affected, personsDone, authorityDone: false })).toContain(
            'authority',
          );
        },
      ),
    );
  });
});

it('the clocks run from when the incident was found', () => {
  expect(tellBy(0, { authority: 4, persons: 24 })).toEqual({ authorityBy: 4 * HOUR, personsBy: 24 * HOUR });
});

it('whereabouts, health and money are sensitive, in one order', () => {
  expect(sensitiveOf(['health', 'name', 'location', 'phone'])).toEqual(['location', 'health']);
  expect(sensitiveOf(['name', 'phone'])).toEqual([]);
});

it('every field of the data dictionary belongs to a part of the product', () => {
  expect(personalFields.filter(({ at }) => moduleOf(at) === undefined).map(({ at }) => at)).toEqual([]);
});
