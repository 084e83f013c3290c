import type { Qualification } from '../../people/qualification.contract.ts';
import { openDayPlanning } from '../day-planning.rules.ts';
import { dayProblemOf, type PlanWish } from '../day-problem.rules.ts';
import { DAILY } from '../objective.rules.ts';
import { proposalOf } from '../proposals.rules.ts';
import { below, next, type Random, seeded } from '../random.rules.ts';
import type { BookedVisit, DayOrder, DayPerson, RegionDay } from '../region-day.rules.ts';
import { SUGGESTION } from '../suggestion.rules.ts';
import { STRAIGHT_BY_FIVE } from '../ways.rules.ts';

const DAY = '2026-03-05';

/** Complete papers, with the kinds of certificate named and one that opens no door. */
function papers(kinds: string[]): Qualification {
  return {
    active: true,
    positionCertifiedOn: '2025-01-01',
    health: { checkedOn: '2025-06-01', fit: true, dueOn: '2026-06-01' },
    certificates: ['service_engineer', ...kinds].map((kind) => ({
      kind,
      number: kind,
      issuedOn: '2024-01-01',
      reviewDueOn: '2027-01-01',
      expiresOn: '2030-01-01',
      revokedOn: null,
    })),
    skills: [],
    courses: [{ topic: 'safety', productType: null, passedOn: '2026-01-10', retrainBy: '2027-01-10' }],
    hours: [
      { kind: 'theory', heldOn: '2026-01-10', classHours: 20 },
      { kind: 'practice', heldOn: '2026-01-11', classHours: 10 },
    ],
  };
}

export const personOf = (id: string, parts: Partial<DayPerson> & { kinds?: string[] } = {}): DayPerson => ({
  id,
  home: { lng: 121.47, lat: 31.23 },
  hours: [{ from: 540, to: 1080 }],
  qualification: papers(parts.kinds ?? []),
  carries: {},
  ...parts,
});

export const orderOf = (number: string, parts: Partial<DayOrder> = {}): DayOrder => ({
  number,
  version: 1,
  minutes: 60,
  crewSize: 1,
  priority: 3,
  deadline: null,
  certificates: [],
  skills: [],
  productType: null,
  spot: { lng: 121.47, lat: 31.23, basis: 'exact' },
  parts: {},
  lastTechnician: null,
  visit: null,
  ...parts,
});

export const bookedAt = (
  technician: string,
  from: number,
  parts: Partial<BookedVisit> = {},
): BookedVisit => ({
  technician,
  crew: [],
  from,
  to: from + 60,
  locked: false,
  ...parts,
});

export const regionOf = (
  people: DayPerson[],
  orders: DayOrder[],
  parts: Partial<RegionDay> = {},
): RegionDay => ({
  day: DAY,
  now: -600,
  people,
  orders,
  store: [],
  elsewhere: [],
  ...parts,
});

/** Plans a day as a run does and answers what people would read. */
export function planned(day: RegionDay, wish: PlanWish, steps = 200, seed = 1) {
  const made = dayProblemOf(day, wish, STRAIGHT_BY_FIVE);
  const ask = openDayPlanning({
    problem: made.problem,
    crews: made.crews,
    before: made.before,
    weights: DAILY,
    suggestion: SUGGESTION,
    seed,
  });
  const answer = ask(steps);
  return { made, answer, proposal: proposalOf({ day, made, answer, weights: DAILY }) };
}

function someVisit(random: Random, people: DayPerson[], minutes: number): BookedVisit {
  const from = 540 + 30 * below(random, 15);
  const technician = people[below(random, people.length)]?.id ?? '';
  return { technician, crew: [], from, to: from + minutes, locked: next(random) < 0.2 };
}

const free = (visit: BookedVisit, others: BookedVisit[]): boolean =>
  others.every((one) => one.technician !== visit.technician || visit.to <= one.from || one.to <= visit.from);

/** A made-up region: some on leave, some without papers, places partly unknown, visits booked as tightly as people do. */
export function makeRegion(seed: number, size: { people: number; orders: number }): RegionDay {
  const random = seeded(seed);
  const somewhere = () => ({ lng: 121.3 + next(random) * 0.3, lat: 31.1 + next(random) * 0.25 });
  const people = Array.from({ length: size.people }, (_, nth) =>
    personOf(`P${nth}`, {
      home: next(random) < 0.2 ? null : somewhere(),
      kinds: next(random) < 0.7 ? ['electrician'] : [],
      hours:
        next(random) < 0.15
          ? []
          : next(random) < 0.3
            ? [
                { from: 480, to: 720 },
                { from: 780, to: 1020 },
              ]
            : [{ from: 540, to: 1080 }],
      carries: next(random) < 0.5 ? { pump: 2 } : {},
    }),
  );
  const booked: BookedVisit[] = [];
  const orders = Array.from({ length: size.orders }, (_, nth) => {
    const minutes = 30 + 15 * below(random, 5);
    const wish = next(random) < 0.5 ? someVisit(random, people, minutes) : null;
    const visit = wish !== null && free(wish, booked) ? wish : null;
    if (visit !== null) booked.push(visit);
    const basis = next(random);
    return orderOf(`WO2026-${String(nth).padStart(6, '0')}`, {
      minutes,
      visit,
      crewSize: visit === null && next(random) < 0.2 ? 2 : 1,
      priority: 1 + below(random, 5),
      certificates: next(random) < 0.5 ? ['electrician'] : [],
      parts: next(random) < 0.2 ? { pump: 1 } : {},
      spot: basis < 0.2 ? null : { ...somewhere(), basis: basis < 0.4 ? 'centre' : 'exact' },
    });
  });
  return regionOf(people, orders, {
    store: next(random) < 0.5 ? ['pump'] : [],
    now: next(random) < 0.2 ? 600 : -600,
  });
}
