import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { costOfPlan, DAILY, termsOfPlan } from './objective.rules.ts';
import { bookedAt, makeRegion, orderOf, personOf, planned, regionOf } from './testing/region.ts';
import { wayOf } from './travel.rules.ts';
import { engineTravel, STRAIGHT, STRAIGHT_BY_FIVE } from './ways.rules.ts';

// Properties compute for seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PLAN = { kind: 'plan', shiftMinutes: 0 } as const;
const REPLAN = { kind: 'replan', shiftMinutes: 0 } as const;
const NEAR = { lng: 121.47, lat: 31.23, basis: 'exact' } as const;
const FAR = { lng: 121.77, lat: 31.23, basis: 'exact' } as const;

const toOf = ({ proposal }: ReturnType<typeof planned>, number: string) =>
  proposal.moves.find((move) => move.number === number)?.to;

describe('planning what waits', () => {
  it('who lacks the certificate is not planned, and what nobody may do says why with its clause [S0-2.2-d]', () => {
    const people = [personOf('plain'), personOf('able', { kinds: ['electrician'] })];
    const orders = [orderOf('a', { certificates: ['electrician'] }), orderOf('b', { certificates: ['gas'] })];
    const result = planned(regionOf(people, orders), PLAN);
    expect(toOf(result, 'a')).toMatchObject({ technician: 'able', crew: [] });
    expect(result.proposal.unplanned).toEqual([
      {
        number: 'b',
        reasons: [{ code: 'certificate_missing', subject: 'gas', legal: true, clause: 'S0 2.2' }],
      },
    ]);
  });

  it('begins stand on the five minutes, after the way', () => {
    const result = planned(regionOf([personOf('p')], [orderOf('a', { spot: FAR })]), PLAN);
    const [stop] = result.proposal.routes[0]?.stops ?? [];
    expect(stop?.way).toBe(80);
    expect((stop?.start ?? 1) % 5).toBe(0);
    expect(stop?.start).toBeGreaterThanOrEqual(540 + 80);
  });

  it('what is booked stays, though it leaves no time for the way; the rest goes around it', () => {
    const people = [personOf('p')];
    const orders = [
      orderOf('early', { spot: FAR, visit: bookedAt('p', 540) }),
      orderOf('noon', { spot: NEAR, visit: bookedAt('p', 720) }),
      orderOf('at-once', { spot: FAR, visit: bookedAt('p', 780) }),
      orderOf('late', { spot: FAR, visit: bookedAt('p', 1020) }),
      orderOf('new', { spot: FAR, minutes: 45 }),
    ];
    const result = planned(regionOf(people, orders), PLAN);
    const day = result.proposal.routes[0]?.stops.map(({ number, kind, start }) => [number, kind, start]);
    expect(day).toEqual(
      expect.arrayContaining([
        ['early', 'kept', 540],
        ['noon', 'kept', 720],
        ['at-once', 'kept', 780],
        ['late', 'kept', 1020],
      ]),
    );
    const start = toOf(result, 'new')?.start ?? 0;
    expect(start >= 600 && start + 45 <= 1020).toBe(true);
    expect(result.proposal.moves.map(({ number }) => number)).toEqual(['new']);
  });

  it('a day that has begun is planned from now on, with an hour of notice', () => {
    const result = planned(regionOf([personOf('p')], [orderOf('a')], { now: 700 }), PLAN);
    expect(toOf(result, 'a')?.start).toBeGreaterThanOrEqual(760);
    const over = planned(regionOf([personOf('p')], [orderOf('a')], { now: 1080 }), PLAN);
    expect(over.proposal.unplanned[0]?.reasons.map(({ code }) => code)).toEqual(['on_leave']);
  });

  it('parts come from the van, from the store on the way, or keep the visit out', () => {
    const orders = [orderOf('a', { parts: { pump: 1 } })];
    const with_ = planned(regionOf([personOf('p', { carries: { pump: 1 } })], orders), PLAN);
    expect(with_.proposal.routes[0]?.stops.map(({ kind }) => kind)).toEqual(['visit']);
    const fetched = planned(regionOf([personOf('p')], orders, { store: ['pump'] }), PLAN);
    expect(fetched.proposal.routes[0]?.stops.map(({ kind }) => kind)).toEqual(['pickup', 'visit']);
    const without = planned(regionOf([personOf('p')], orders), PLAN);
    expect(without.proposal.unplanned[0]?.reasons).toEqual([
      { code: 'part_missing', subject: 'pump', legal: false, clause: null },
    ]);
  });
});

describe('orders of several people', () => {
  const heavy = orderOf('heavy', { crewSize: 2, certificates: ['electrician'] });
  const able = (id: string) => personOf(id, { kinds: ['electrician'] });

  it('both have the time, both may do the work, and both days show it', () => {
    const people = [able('a'), personOf('plain'), able('b')];
    const busy = orderOf('busy', { minutes: 120, visit: bookedAt('a', 540, { to: 780 }) });
    const result = planned(regionOf(people, [heavy, busy]), PLAN);
    const to = toOf(result, 'heavy');
    expect([to?.technician, ...(to?.crew ?? [])].toSorted()).toEqual(['a', 'b']);
    expect(to?.start).toBeGreaterThanOrEqual(780);
    const stops = result.proposal.routes.flatMap((route) =>
      route.stops.filter(({ number }) => number === 'heavy').map(({ start, along }) => [start, along]),
    );
    expect(stops.toSorted((one, other) => Number(one[1]) - Number(other[1]))).toEqual([
      [to?.start, false],
      [to?.start, true],
    ]);
  });

  it('one able person is not enough, and the reason says so', () => {
    const result = planned(regionOf([able('a'), personOf('plain')], [heavy]), PLAN);
    const reasons = result.proposal.unplanned[0]?.reasons ?? [];
    expect(reasons.map(({ code, subject }) => [code, subject])).toEqual([
      ['crew_missing', '2'],
      ['certificate_missing', 'electrician'],
    ]);
  });

  it('two who are never free together are not planned', () => {
    const orders = [
      heavy,
      orderOf('x', { visit: bookedAt('a', 540, { to: 810 }) }),
      orderOf('y', { visit: bookedAt('b', 810, { to: 1080 }) }),
    ];
    const result = planned(regionOf([able('a'), able('b')], orders), PLAN);
    expect(result.proposal.unplanned[0]?.reasons.map(({ code }) => code)).toEqual(['no_room_together']);
  });
});

describe('planning anew', () => {
  it('leaves a day alone that needs no change', () => {
    const people = [personOf('a'), personOf('b', { home: FAR })];
    const orders = [
      orderOf('one', { visit: bookedAt('a', 600) }),
      orderOf('two', { spot: FAR, visit: bookedAt('b', 600) }),
    ];
    expect(planned(regionOf(people, orders), REPLAN).proposal.moves).toEqual([]);
  });

  it('one falls ill: only his visits move, at the time that the customers were told, with the reason', () => {
    const people = [personOf('ill', { hours: [] }), personOf('b'), personOf('c')];
    const orders = [
      orderOf('one', { visit: bookedAt('ill', 600) }),
      orderOf('two', { visit: bookedAt('ill', 720, { locked: true }) }),
      orderOf('three', { visit: bookedAt('b', 600) }),
    ];
    const { moves } = planned(regionOf(people, orders), REPLAN).proposal;
    expect(moves.map(({ number, because, to }) => [number, because, to?.start])).toEqual([
      ['one', 'cannot', 600],
      ['two', 'cannot', 720],
    ]);
    expect(moves.map(({ to }) => to?.technician)).not.toContain('ill');
    expect(moves[0]?.reasons.map(({ code }) => code)).toEqual(['on_leave']);
    const kept = planned(regionOf(people, orders), PLAN).proposal;
    expect(kept.moves).toEqual([]);
    expect(kept.troubled.map(({ number }) => number)).toEqual(['one', 'two']);
  });

  it('an urgent order for the only one who may takes the place of a visit that somebody else can make', () => {
    const able = personOf('able', { kinds: ['gas'], hours: [{ from: 540, to: 660 }] });
    const orders = [
      orderOf('plain', { minutes: 120, visit: bookedAt('able', 540, { to: 660 }) }),
      orderOf('urgent', { minutes: 120, priority: 1, deadline: 700, certificates: ['gas'] }),
    ];
    const { moves } = planned(regionOf([able, personOf('b')], orders), REPLAN).proposal;
    expect(
      moves.map(({ number, because, for: takers, to }) => [number, because, takers, to?.technician]),
    ).toEqual([
      ['plain', 'makes_room', ['urgent'], 'b'],
      ['urgent', 'new', [], 'able'],
    ]);
  });

  it('what was agreed with the customer does not move for anybody', () => {
    const able = personOf('able', { kinds: ['gas'], hours: [{ from: 540, to: 660 }] });
    const orders = [
      orderOf('agreed', { minutes: 120, visit: bookedAt('able', 540, { to: 660, locked: true }) }),
      orderOf('urgent', { minutes: 120, priority: 1, certificates: ['gas'] }),
    ];
    const { moves, unplanned } = planned(regionOf([able, personOf('b')], orders), REPLAN).proposal;
    expect(moves).toEqual([]);
    expect(unplanned.map(({ number }) => number)).toEqual(['urgent']);
  });

  it('one that nobody else can make is named as left out, with what speaks against it', () => {
    const orders = [orderOf('one', { certificates: ['gas'], visit: bookedAt('ill', 600) })];
    const people = [personOf('ill', { kinds: ['gas'], hours: [] }), personOf('b')];
    const { moves } = planned(regionOf(people, orders), REPLAN).proposal;
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({ because: 'left_out', to: null });
    expect(moves[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['on_leave', 'certificate_missing']),
    );
  });
});

describe('any day', () => {
  const days = fc.tuple(
    fc.integer({ min: 1, max: 5000 }),
    fc.constantFrom(PLAN, { ...REPLAN, shiftMinutes: 60 }),
  );

  it('breaks nothing, forgets nothing, moves nothing that stays, and its terms add up to its cost', () => {
    fc.assert(
      fc.property(days, ([seed, wish]) => {
        const day = makeRegion(seed, { people: 5, orders: 18 });
        const { made, answer, proposal } = planned(day, wish, 60);
        expect(answer.broken).toEqual([]);
        const named = new Set([
          ...proposal.routes.flatMap(({ stops }) => stops.map(({ number }) => number)),
          ...[...proposal.moves, ...proposal.unplanned].map(({ number }) => number),
        ]);
        const forgotten = day.orders.filter(
          ({ number, visit }) => !named.has(number) && (visit === null || visit.from > day.now),
        );
        expect(
          forgotten.filter(({ visit }) => day.people.some(({ id }) => id === visit?.technician)),
        ).toEqual([]);
        for (const order of day.orders) {
          if (!made.kept.has(order.number)) continue;
          const shown = proposal.routes
            .flatMap(({ stops }) => stops)
            .filter(({ number, along }) => number === order.number && !along);
          for (const stop of shown) expect([stop.kind, stop.start]).toEqual(['kept', order.visit?.from]);
        }
        const sum = termsOfPlan(answer.problem, DAILY, answer.plan).reduce(
          (all, { points }) => all + points,
          0,
        );
        expect(sum).toBeCloseTo(costOfPlan(answer.problem, DAILY, answer.plan).total, 6);
        expect(sum).toBeCloseTo(answer.cost, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('nobody is in two places at once, and who comes may come', () => {
    fc.assert(
      fc.property(days, ([seed, wish]) => {
        const day = makeRegion(seed, { people: 5, orders: 18 });
        const { proposal } = planned(day, wish, 60);
        for (const { stops } of proposal.routes)
          for (const [nth, stop] of stops.entries())
            expect(stop.start).toBeGreaterThanOrEqual((stops[nth - 1]?.end ?? 0) - 1e-6);
        const papers = new Map(day.people.map(({ id, qualification }) => [id, qualification.certificates]));
        for (const { number, to } of proposal.moves) {
          const order = day.orders.find((one) => one.number === number);
          for (const id of to === null ? [] : [to.technician, ...to.crew])
            for (const kind of order?.certificates ?? [])
              expect(papers.get(id)?.some((held) => held.kind === kind)).toBe(true);
          if (to !== null) expect(to.crew).toHaveLength(Math.max((order?.crewSize ?? 1) - 1, 0));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('ways', () => {
  const here = { x: 121.47, y: 31.23, key: 'a' };
  const near = { x: 121.48, y: 31.23, key: 'b' };

  it('a rough place is never near', () => {
    expect(wayOf(STRAIGHT)(here, near)).toBeCloseTo(2.66, 1);
    expect(wayOf(STRAIGHT)(here, { ...near, vague: true })).toBe(25);
    expect(wayOf(STRAIGHT_BY_FIVE)(here, near)).toBe(5);
    expect(wayOf(STRAIGHT_BY_FIVE)(here, here)).toBe(0);
  });

  it('an engine’s minutes count as they are, by five, but for rough places', () => {
    const way = wayOf(
      engineTravel(
        [here, { ...near, vague: true }],
        [
          [0, 12],
          [31, 0],
        ],
      ),
    );
    expect([way(here, near), way(near, here)]).toEqual([25, 35]);
  });
});
