import { describe, expect, it } from 'vitest';
import { factsWith, standardPack } from '../deadlines/testing/standard.ts';
import { deciderOf, isMajor, type PastPlan, type Staff } from './approvers.rules.ts';
import { withMajor } from './testing/drafts.ts';

const line = (position: string, severity: 'general' | 'major', amountFen: number | null) => ({
  position,
  severity,
  amountFen,
  measure: 'any' as const,
});
const person = (position: string, superiorId: string | null) => ({ position, superiorId });
const staff: Staff = {
  people: new Map([
    ['li', person('handler', 'wang')],
    ['wang', person('department_head', 'zhao')],
    ['zhao', person('supervisor', null)],
    ['ring', person('handler', 'ring2')],
    ['ring2', person('agent', 'ring')],
    ['fresh', person('trainee', 'wang')],
  ]),
  decides: { handler: ['complaint'], department_head: null, supervisor: null },
  approves: { department_head: null, supervisor: null },
  limits: [
    line('handler', 'general', 500_00),
    line('department_head', 'general', 2_000_00),
    line('department_head', 'major', 500_00),
    line('supervisor', 'general', 5_000_00),
    line('supervisor', 'major', 2_000_00),
  ],
};
const planOf = (id: number, amountFen: number, parts: Partial<PastPlan> = {}): PastPlan => ({
  id,
  status: 'agreed',
  madeBy: 'li',
  costFen: 0,
  measures: [{ type: 'compensation', amountFen }],
  ...parts,
});
type Parts = { plan?: Partial<PastPlan>; earlier?: PastPlan[]; kind?: string; named?: string };
const decider = (amountFen: number, major: boolean, { plan = {}, earlier = [], kind, named }: Parts = {}) => {
  const own = planOf(9, amountFen, plan);
  const question = {
    plan: own,
    plans: [...earlier, own],
    kind: kind ?? 'complaint',
    namedUserId: named ?? null,
  };
  return deciderOf(staff, question, major).position;
};

describe('who would have had to decide (S1 5.2)', () => {
  it.each([
    ['the maker within the own amount', decider(500_00, false), 'handler'],
    ['the head beyond it', decider(500_01, false), 'department_head'],
    ['the next one up', decider(2_000_01, false), 'supervisor'],
    ['nobody', decider(5_000_01, false), null],
    ['a major one goes up whatever it costs', decider(0, true), 'department_head'],
    ['a major one above the head', decider(500_01, true), 'supervisor'],
    ['plans before it count', decider(300_00, false, { earlier: [planOf(1, 300_00)] }), 'department_head'],
    ['a plan after it does not', decider(300_00, false, { earlier: [planOf(10, 300_00)] }), 'handler'],
    [
      'a plan that came to nothing does not',
      decider(300_00, false, { earlier: [planOf(1, 300_00, { status: 'refused' })] }),
      'handler',
    ],
    ['costs count as well', decider(0, false, { plan: { costFen: 600_00 } }), 'department_head'],
    ['a right for other kinds is none', decider(1, false, { kind: 'request' }), 'department_head'],
    ['nobody decides a complaint about him or her', decider(1, false, { named: 'li' }), 'department_head'],
    ['the head named in it neither', decider(600_00, false, { named: 'wang' }), 'supervisor'],
    [
      'who may not decide at all sends it up',
      decider(1, false, { plan: { madeBy: 'fresh' } }),
      'department_head',
    ],
    ['a circle of superiors ends', decider(9_000_00, false, { plan: { madeBy: 'ring' } }), null],
    ['a maker who left', decider(1, false, { plan: { madeBy: 'gone' } }), null],
  ])('%s', (_name, position, expected) => expect(position).toBe(expected));

  it('what is major is said by the version', () => {
    const pack = standardPack();
    const facts = factsWith({ kind: 'complaint', category: 'other', level: 2, impactClass: 'B' });
    expect([isMajor(pack, facts), isMajor(withMajor(pack, [{ impactClass: ['A', 'B'] }]), facts)]).toEqual([
      false,
      true,
    ]);
    expect(isMajor(withMajor(pack, [{}]), factsWith({ kind: 'request' }))).toBe(false);
  });
});
