import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { requestKinds } from './requests.contract.ts';
import {
  citesOf,
  codeLeft,
  nextStep,
  type RequestFacts,
  requestMay,
  stateOf,
  termsFrom,
} from './requests.rules.ts';

const facts = (parts: Partial<RequestFacts>): RequestFacts => ({
  ...{ kind: 'access', verified: false, decision: null, ended: false, hasFile: false },
  ...parts,
});

describe('state and next step', () => {
  it.each<[Partial<RequestFacts>, string, string | null]>([
    [{}, 'received', 'verify'],
    [{ verified: true }, 'verified', 'decide'],
    [{ verified: true, decision: 'granted' }, 'granted', 'make_file'],
    [{ verified: true, decision: 'granted', hasFile: true }, 'granted', 'hand_over'],
    [{ verified: true, decision: 'granted', hasFile: true, ended: true }, 'done', null],
    [{ kind: 'copy', verified: true, decision: 'granted' }, 'granted', 'make_file'],
    [{ kind: 'correction', verified: true, decision: 'granted' }, 'granted', 'correct'],
    [{ kind: 'deletion', verified: true, decision: 'granted' }, 'granted', 'erase'],
    [{ kind: 'restriction', verified: true, decision: 'granted', ended: true }, 'done', null],
    [{ kind: 'withdrawal', decision: 'granted', ended: true }, 'done', null],
    [{ decision: 'refused', ended: true }, 'refused', null],
    [{ verified: true, decision: 'taken_back', ended: true }, 'taken_back', null],
  ])('%o: %s, %s', (parts, state, next) => {
    expect([stateOf(facts(parts)), nextStep(facts(parts))]).toEqual([state, next]);
  });
});

const anyFacts = fc.record({
  kind: fc.constantFrom(...requestKinds),
  verified: fc.boolean(),
  decision: fc.constantFrom('granted' as const, 'refused' as const, null),
  ended: fc.boolean(),
  hasFile: fc.boolean(),
});

describe('who may', () => {
  const file = { canBeTaken: true, isErasing: false };
  it('only the privacy officer decides and carries out; who receives only verifies', () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), (given, mayReceive) => {
        const may = requestMay(given, { mayManage: false, mayErase: false, mayReceive }, file);
        const { verify, sendCode, ...others } = may;
        return Object.values(others).every((allowed) => !allowed) && (mayReceive || (!verify && !sendCode));
      }),
    );
  });

  it('a deletion is handed to erasure once', () => {
    const given = facts({ kind: 'deletion', verified: true, decision: 'granted' });
    const officer = { mayManage: true, mayErase: true, mayReceive: true };
    const may = (isErasing: boolean) => requestMay(given, officer, { canBeTaken: false, isErasing }).erase;
    expect([may(false), may(true)]).toEqual([true, false]);
  });

  it('nothing is done to a request that has ended', () => {
    fc.assert(
      fc.property(anyFacts, (given) =>
        Object.values(
          requestMay({ ...given, ended: true }, { mayManage: true, mayErase: true, mayReceive: true }, file),
        ).every((allowed) => !allowed),
      ),
    );
  });
});

describe('terms', () => {
  it.each([
    [15, 3, 15, 12],
    [30, 5, 30, 25],
    [2, 10, 2, 0],
  ])('%i days, reminded %i before: due on day %i, reminded on day %i', (days, warnDays, due, warn) => {
    expect(termsFrom(1000, { days, warnDays })).toEqual({
      dueAt: 1000 + due * DAY,
      warnAt: 1000 + warn * DAY,
    });
  });

  it.each([
    [null, 0, 5, null],
    [0, 0, 5, 5],
    [0, 4, 5, 1],
    [0, 5, 5, null],
    [0, 0, 10, null],
  ])('a code sent at %s, tried %i times, after %i minutes: %s tries left', (sentAt, tries, minutes, left) => {
    expect(codeLeft({ sentAt, tries }, minutes * MINUTE)?.triesLeft ?? null).toBe(left);
  });
});

it('every kind of request names the clause and the law', () => {
  for (const kind of requestKinds) {
    const said = citesOf(kind).map(({ zh }) => zh);
    expect([kind, said[0], said.some((one) => one.startsWith('个人信息保护法'))]).toEqual([
      kind,
      'S0 5.2',
      true,
    ]);
  }
});
