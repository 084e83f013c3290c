import { Problem } from '../problem.contract.ts';
import { below, next, type Random, seeded } from '../random.rules.ts';

const SKILLS = ['electric', 'gas', 'furniture', 'smart-home', 'water'];
const TOOLS = ['ladder', 'drill', 'gauge', 'meter'];
const PARTS = ['valve', 'board', 'pump', 'hinge', 'filter'];

const some = (random: Random, list: string[], chance: number): string[] =>
  list.filter(() => next(random) < chance);

const one = (random: Random, list: string[]): string => list[below(random, list.length)] ?? '';

/** A point of a city of some forty kilometres. */
const place = (random: Random) => ({ x: 120 + next(random) * 0.4, y: 30 + next(random) * 0.35 });

const amounts = (random: Random, chance: number, most: number): Record<string, number> =>
  Object.fromEntries(some(random, PARTS, chance).map((part) => [part, 1 + below(random, most)]));

function windowsOf(random: Random) {
  const kind = below(random, 4);
  if (kind === 0) return [{ from: 480, to: 1020 }];
  if (kind === 1) return [{ from: 480, to: 690 }];
  if (kind === 2) return [{ from: 780, to: 990 }];
  const from = 540 + 30 * below(random, 4);
  return [
    { from, to: from + 60 },
    { from: from + 300, to: from + 360 },
  ];
}

function technicianOf(random: Random, nth: number, breaks: boolean) {
  const skills = some(random, SKILLS, 0.6).map((skill) => [skill, 1 + below(random, 3)]);
  const until = next(random) < 0.9 ? '2027-06-30' : '2026-03-01';
  return {
    id: `T${nth + 1}`,
    start: place(random),
    shift: { from: 480, to: 1080 },
    breaks: breaks ? [{ from: 690, to: 780, minutes: 45 }] : [],
    skills: Object.fromEntries(skills),
    certificates: next(random) < 0.7 ? [{ type: 'low-voltage', from: '2024-01-01', until }] : [],
    tools: some(random, TOOLS, 0.5),
    parts: amounts(random, 0.6, 4),
    capacity: 10,
  };
}

function visitOf(random: Random, nth: number, technicians: number) {
  const electric = next(random) < 0.3;
  return {
    id: `V${nth + 1}`,
    place: place(random),
    minutes: 20 + 10 * below(random, 5),
    windows: windowsOf(random),
    skills: { [one(random, SKILLS)]: 1 },
    certificates: electric ? ['low-voltage'] : [],
    tools: some(random, TOOLS, 0.15),
    parts: amounts(random, 0.15, 2),
    load: 1,
    priority: 1 + below(random, 5),
    deadline: next(random) < 0.3 ? 1080 : null,
    preferred: next(random) < 0.2 ? `T${1 + below(random, technicians)}` : null,
  };
}

/** A made-up day of a region: the same seed makes the same day. */
export function makeDay(
  seed: number,
  size: { technicians: number; visits: number; breaks: boolean },
): Problem {
  const random = seeded(seed);
  const { technicians, visits, breaks } = size;
  return Problem.parse({
    day: '2026-03-02',
    travel: { by: 'globe', kmPerHour: 30, detour: 1.3 },
    technicians: Array.from({ length: technicians }, (_, nth) => technicianOf(random, nth, breaks)),
    visits: Array.from({ length: visits }, (_, nth) => visitOf(random, nth, technicians)),
    depot: { place: { x: 120.2, y: 30.17 }, minutes: 10 },
  });
}
