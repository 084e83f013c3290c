import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { PLAN_DAY, plansOf } from './testing/plans.ts';

let company: Company;
const open: Company[] = [];
const { as, order, book, planned, adopt, leave, visitOf, facts } = plansOf(() => company);

beforeEach(async () => {
  company = await openCompany();
  open.push(company);
});
afterAll(async () => {
  for (const one of open) {
    expect(one.errors).toEqual([]);
    await one.close();
  }
});

describe('planning anew', () => {
  it('one falls ill: the moves are listed with reasons, and adopted as moves of the company', async () => {
    const mine = await order('commissioning');
    const other = await order('commissioning');
    await book(mine, 'tech1', ['10:00', '11:00']);
    await book(other, 'tech2', ['14:00', '15:00']);
    await leave('tech1');
    expect((await planned()).proposal.troubled).toMatchObject([
      { number: mine, technician: company.id('tech1'), reasons: [{ code: 'on_leave' }] },
    ]);
    const plan = await planned({ kind: 'replan' });
    expect(plan.proposal.moves).toMatchObject([
      { number: mine, because: 'cannot', reasons: [{ code: 'on_leave' }], to: { start: 600 } },
    ]);
    const { body } = await adopt(plan.id);
    expect(body.outcomes).toMatchObject([{ number: mine, outcome: 'adopted' }]);
    expect((await visitOf(mine)).technician.id).not.toBe(company.id('tech1'));
    expect(await facts('workorder.moved')).toMatchObject([{ data: { number: mine, movedBy: 'company' } }]);
    expect((await visitOf(other)).technician.id).toBe(company.id('tech2'));
  });

  it('two visits that change places move together', async () => {
    const [one, other] = [await order('commissioning'), await order('commissioning')];
    await book(one, 'tech1', ['10:00', '11:00']);
    await book(other, 'tech2', ['10:00', '11:00']);
    const plan = await planned({ kind: 'replan' });
    const at = (technician: string) => ({
      technician: company.id(technician),
      crew: [],
      start: 600,
      end: 660,
    });
    const swap = (number: string, from: string, to: string) => ({
      number,
      from: at(from),
      to: at(to),
      because: 'better',
      reasons: [],
      for: [],
    });
    await company.database.direct.query(
      `update day_plans set proposal = jsonb_set(proposal, '{moves}', $2) where id = $1`,
      [plan.id, JSON.stringify([swap(one, 'tech1', 'tech2'), swap(other, 'tech2', 'tech1')])],
    );
    const alone = await adopt(plan.id, { numbers: [one] });
    expect(alone.body.outcomes).toMatchObject([{ outcome: 'refused', code: 'visit.overlaps' }]);
    const both = await adopt(plan.id);
    expect(both.body.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'adopted',
      'adopted',
    ]);
    expect((await visitOf(one)).technician.id).toBe(company.id('tech2'));
    expect((await visitOf(other)).technician.id).toBe(company.id('tech1'));
  });

  it('a visit that somebody holds stays where it is until it is let go', async () => {
    const held = await order('commissioning');
    await book(held, 'tech1', ['10:00', '11:00']);
    const lock = (locked: boolean) =>
      as('dispatcher', 'PUT', `/api/work-orders/${held}/visit-lock`, { locked });
    expect((await lock(true)).status).toBe(200);
    expect((await visitOf(held)).locked).toBe(true);
    expect((await as('agent', 'PUT', `/api/work-orders/${held}/visit-lock`, { locked: false })).status).toBe(
      403,
    );
    expect((await planned({ kind: 'replan', shiftMinutes: 240 })).proposal.moves).toEqual([]);
    expect((await lock(false)).status).toBe(200);
    expect(await facts('workorder.visit_unlocked')).toHaveLength(1);
    const loose = await order('commissioning');
    expect(
      (await as('dispatcher', 'PUT', `/api/work-orders/${loose}/visit-lock`, { locked: true })).body.code,
    ).toBe('visit.none');
  });
});

describe('two people', () => {
  it('an order that takes two is not planned for one, and blocks the time of both', async () => {
    const heavy = await order('furniture_installation');
    expect((await book(heavy, 'tech2', ['10:00', '12:00'])).body.code).toBe('visit.crew_too_small');
    const twice = { crew: [company.id('tech2')] };
    expect((await book(heavy, 'tech2', ['10:00', '12:00'], twice)).body.code).toBe('visit.crew_twice');
    const plan = await planned();
    const [{ to }] = plan.proposal.moves;
    expect([to.technician, ...to.crew].toSorted()).toEqual(
      [company.id('tech1'), company.id('tech2')].toSorted(),
    );
    expect((await adopt(plan.id)).body.outcomes).toMatchObject([{ outcome: 'adopted' }]);
    const board = (await as('dispatcher', 'GET', `/api/dispatch-board?region=east&day=${PLAN_DAY}`)).body;
    const with_ = board.technicians.filter(({ visits }: { visits: { number: string }[] }) =>
      visits.some(({ number }) => number === heavy),
    );
    expect(with_.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [company.id('tech1'), company.id('tech2')].toSorted(),
    );
  });
});
