import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DayOfTechnician, WantedVisit } from './candidates.rules.ts';
import { isOwnDelay, offersOn } from './offers.rules.ts';
import { SUGGESTION } from './suggestion.rules.ts';

const spot = { lng: 121.47, lat: 31.23, basis: 'exact' } as const;
const wanted: WantedVisit = {
  number: 'wanted',
  day: '2026-03-05',
  place: spot,
  minutes: 90,
  crewSize: 1,
  window: { from: 0, to: 1440 },
  priority: 3,
  deadline: null,
  preferred: null,
};
const person = (id: string, parts: Partial<DayOfTechnician> = {}): DayOfTechnician => ({
  id,
  name: id,
  home: { lng: spot.lng, lat: spot.lat },
  hours: [{ from: 540, to: 1080 }],
  visits: [],
  unfit: [],
  ...parts,
});
const busy = (from: number, to: number) => [{ number: `${from}`, from, to, place: spot }];
const starts = (people: DayOfTechnician[], parts: Partial<WantedVisit> = {}) =>
  offersOn({ ...wanted, ...parts }, people, SUGGESTION).map(({ start }) => start);

it('every hour inside the shift that leaves room for the work', () => {
  expect(starts([person('a')])).toEqual([540, 600, 660, 720, 780, 840, 900, 960]);
  expect(starts([person('a', { visits: busy(600, 780) })])).toEqual([780, 840, 900, 960]);
  expect(starts([person('a')], { window: { from: 790, to: 1440 } })).toEqual([840, 900, 960]);
});

it('nobody who may come, no slot; the law is no matter of choice [S0-2.2-d]', () => {
  const unfit = [{ code: 'certificate_missing', clause: 'S0 2.2', about: 'gas', on: null }] as const;
  expect(starts([person('a', { unfit: [...unfit] })])).toEqual([]);
  expect(starts([person('a', { hours: [] })])).toEqual([]);
});

it('two who are free together where two are needed', () => {
  const people = [person('a', { visits: busy(540, 720) }), person('b', { visits: busy(900, 1080) })];
  expect(starts(people, { crewSize: 2 })).toEqual([720, 780]);
  expect(offersOn({ ...wanted, crewSize: 2 }, people, SUGGESTION)[0]?.people.toSorted()).toEqual(['a', 'b']);
});

it.each([
  ['later than our limit, though one within it was offered', 300, 100, 200, true],
  ['within our limit', 150, 100, 200, false],
  ['nothing within our limit was offered', 300, 250, 200, false],
])('%s: the customer’s own delay is %s [S0-1.4-d]', (_, endsAt, earliestEnd, dueAt, own) => {
  expect(isOwnDelay({ endsAt, earliestEnd, dueAt })).toBe(own);
});

it('without a limit or an offer nothing is a delay', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (endsAt, other) => {
      expect(isOwnDelay({ endsAt, earliestEnd: other, dueAt: null })).toBe(false);
      expect(isOwnDelay({ endsAt, earliestEnd: null, dueAt: other })).toBe(false);
    }),
  );
});
