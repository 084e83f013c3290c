import { describe, expect, it } from 'vitest';
import { chinaCalendar, standardPack, wallOf } from '../deadlines/testing/standard.ts';
import { parsePack } from '../standards/standards.rules.ts';
import {
  type Handling,
  isSkippable,
  missingBefore,
  missingForClosing,
  placeOf,
  STEPS,
  skippedSteps,
  stepsOf,
} from './handling.rules.ts';
import { responsibleFor } from './responsibility.rules.ts';
import { stepTimes } from './step-times.rules.ts';
import { kinds, type RecordKind, type Step } from './terms.contract.ts';

const fresh: Handling = {
  kind: 'complaint',
  level: 2,
  impactClass: 'C',
  acceptance: 'waiting',
  round: 1,
  closed: false,
  records: [],
  plans: [],
  tasks: [],
  cooperationsOpen: 0,
  skipped: [],
};
const record = (kind: RecordKind, body: Record<string, unknown> = {}, round = 1) => ({ kind, round, body });
const talked = record('contact', { way: 'two_way' });
const known = [record('verification'), record('classification'), talked, record('evidence'), record('cause')];
const agreed = { plans: [{ id: 1, round: 1, status: 'agreed' }], tasks: [{ planId: 1, status: 'done' }] };
const handling = (parts: Partial<Handling>): Handling => ({ ...fresh, acceptance: 'accepted', ...parts });

describe('stages and gates', () => {
  it('[S0-1.2-a] seven stages in order: receive, assess, dispatch, on site, confirm, end, follow up', () => {
    expect([...new Set(STEPS.map((rule) => rule.stage))]).toEqual([
      'receive',
      'assess',
      'dispatch',
      'on_site',
      'confirm',
      'end',
      'follow_up',
    ]);
  });

  it.each<[string, Step, Partial<Handling>, string[]]>([
    ['[S1-4.1-a] no class is confirmed before the preliminary check', 'classify', {}, ['verification']],
    [
      '[S1-2.1-c] no proposal before the first contact',
      'plan',
      { records: known.filter((one) => one !== talked) },
      ['two_way_contact'],
    ],
    [
      'an attempt is no contact',
      'plan',
      { records: [...known.filter((one) => one !== talked), record('contact', { way: 'attempt' })] },
      ['two_way_contact'],
    ],
    [
      '[S1-1.2-c] no decision without evidence',
      'plan',
      { records: known.filter((one) => one.kind !== 'evidence') },
      ['evidence'],
    ],
    [
      '[S3-2.K2-1] no decision before the cause is known',
      'plan',
      { records: known.filter((one) => one.kind !== 'cause') },
      ['cause'],
    ],
    ['a department accepts first', 'plan', { acceptance: 'waiting', records: known }, ['acceptance']],
    [
      '[S3-2.3-6] nothing is carried out before the customer agreed',
      'execute',
      { records: known, plans: [{ id: 1, round: 1, status: 'approved' }] },
      ['agreement'],
    ],
    [
      'no feedback while tasks are open',
      'feed_back',
      { records: known, plans: agreed.plans, tasks: [{ planId: 1, status: 'open' }] },
      ['tasks'],
    ],
    [
      'no feedback while a department owes its answer',
      'feed_back',
      { records: known, ...agreed, cooperationsOpen: 1 },
      ['tasks'],
    ],
    ['with all of it the plan may be made', 'plan', { records: known }, []],
  ])('%s', (_name, step, parts, missing) => {
    expect(missingBefore(step, handling(parts))).toEqual(missing);
  });

  it('a satisfaction that the customer did not confirm does not count; not reached and dissatisfied do', () => {
    const left = (body: object) =>
      missingForClosing(
        handling({ records: [...known, record('feedback'), record('satisfaction', { ...body })], ...agreed }),
      );
    expect(left({ outcome: 'satisfied', confirmed: false })).toContain('satisfaction');
    expect(left({ outcome: 'satisfied', confirmed: true })).not.toContain('satisfaction');
    expect(left({ outcome: 'not_reached', confirmed: false })).not.toContain('satisfaction');
    expect(left({ outcome: 'dissatisfied', confirmed: false })).not.toContain('satisfaction');
  });

  it('[S0-1.1-c] the four checks stand before the end of every kind of case', () => {
    for (const kind of kinds) expect(missingForClosing(handling({ kind }))).toContain('checks');
  });

  it('level 1 and class A wait for an improvement, level 2 of class C does not', () => {
    expect(missingForClosing(handling({ level: 1 }))).toContain('improvement');
    expect(missingForClosing(handling({ impactClass: 'A' }))).toContain('improvement');
    expect(missingForClosing(handling({}))).not.toContain('improvement');
  });

  it('the first open step is current and one only, for every kind', () => {
    for (const kind of kinds)
      expect(stepsOf(handling({ kind })).filter((state) => state.status === 'current')).toHaveLength(1);
  });

  it('a closed case stands in stage closed', () => {
    expect(placeOf(handling({ closed: true }))).toEqual({ stage: 'closed', step: 'close' });
  });

  it('receipt, evidence, decision, satisfaction, checks, follow-up and closing are never skipped', () => {
    const never: Step[] = [
      'accept',
      'investigate',
      'plan',
      'approve',
      'satisfaction',
      'check',
      'follow_up',
      'close',
    ];
    expect(STEPS.map((rule) => rule.step).filter((step) => !isSkippable(step))).toEqual(never);
  });

  it('a skip of what each round does anew counts only for its round', () => {
    const skip = (step: string, round: number) => ({
      kind: 'stage_skip',
      status: 'approved',
      data: { step, round },
    });
    const approvals = [skip('feed_back', 1), skip('verify', 1), { ...skip('agree', 2), status: 'waiting' }];
    expect(skippedSteps(approvals, 1)).toEqual(['feed_back', 'verify']);
    expect(skippedSteps(approvals, 2)).toEqual(['verify']);
  });
});

describe('who does a step', () => {
  const persons = {
    ownerId: 'owner',
    handlerId: 'handler',
    headId: 'head',
    approverId: 'approver',
    taskPersonId: 'worker',
  };
  it.each<[Step, string]>([
    ['accept', 'head'],
    ['verify', 'handler'],
    ['plan', 'handler'],
    ['approve', 'approver'],
    ['agree', 'owner'],
    ['execute', 'worker'],
    ['feed_back', 'owner'],
    ['improve', 'handler'],
    ['close', 'owner'],
  ])('%s: %s', (step, person) => {
    expect(responsibleFor(step, persons)).toBe(person);
  });

  it('[S3-2.K4-1] there is always somebody: without handler, head or approver it is the owner', () => {
    const alone = { ownerId: 'owner', handlerId: null, headId: null, approverId: null, taskPersonId: null };
    for (const { step } of STEPS) expect(responsibleFor(step, alone)).toBe('owner');
  });
});

describe('time of a step', () => {
  const pack = standardPack();
  const calendar = chinaCalendar();
  const since = Date.parse('2026-03-02T10:00:00+08:00');

  it('[S2-1.4.2-a] every stage has a time limit with its clause, and a pack with a stage without one is refused', () => {
    const sevenStages = [...new Set(STEPS.map((rule) => rule.stage))];
    expect(pack.stages.map((limit) => limit.stage)).toEqual(sevenStages);
    for (const { clause } of pack.stages) expect(pack.clauses.map((known) => known.id)).toContain(clause);
    for (const stage of sevenStages) {
      const parsed = parsePack({ ...pack, stages: pack.stages.filter((limit) => limit.stage !== stage) });
      expect(parsed).toMatchObject({
        ok: false,
        problems: [{ path: `stages.${stage}`, message: 'stage_without_limit' }],
      });
    }
  });

  it('every step of every kind has a due time and a clause, in order of the stages', () => {
    for (const kind of kinds) {
      const open = stepsOf({ ...fresh, kind, level: kind === 'complaint' ? 1 : null });
      const times = stepTimes(open, { pack, calendar, since, clocks: [], planBy: null });
      expect([...times.keys()]).toEqual(open.map((state) => state.step));
      for (const time of times.values()) {
        expect(time.dueAt).toBeGreaterThan(since);
        expect(time.clause).toMatch(/^S[0-3] /);
      }
    }
  });

  it.each<[Step, 'receive' | 'assess' | 'on_site' | 'follow_up', string, string]>([
    ['accept', 'receive', '2026-03-02 12:00', 'S1 2.2'],
    ['contact', 'assess', '2026-03-02 12:00', 'S1 2.2'],
    ['plan', 'assess', '2026-03-05 18:00', 'S3 2-四-1'],
    ['execute', 'on_site', '2026-03-09 10:00', 'S1 4.2'],
    ['follow_up', 'follow_up', '2026-03-09 18:00', 'S3 2-K5-1'],
  ])('%s is due with its clock, its plan or its stage', (step, stage, due, clause) => {
    const clocks = [
      { event: 'respond', clause: 'S1 2.2', dueAt: since + 2 * 3_600_000 },
      { event: 'solution', clause: 'S3 2-四-1', dueAt: Date.parse('2026-03-05T18:00:00+08:00') },
    ];
    const planBy = Date.parse('2026-03-09T10:00:00+08:00');
    const time = stepTimes([{ step, stage }], { pack, calendar, since, clocks, planBy }).get(step);
    expect([wallOf(time?.dueAt ?? null), time?.clause]).toEqual([due, clause]);
  });
});
