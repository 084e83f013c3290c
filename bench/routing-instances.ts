import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEWEST_THEN_SHORTEST, LEAST_WORK } from '../domains/dispatch/objective.rules.ts';
import { Problem, type Weights } from '../domains/dispatch/problem.contract.ts';

export type Instance = { name: string; kind: 'vehicles' | 'technicians'; problem: Problem; weights: Weights };

const DAY = '2026-01-05';

/** Rows of numbers of a Solomon file: customer, x, y, demand, ready, due, service; row 0 is the depot. */
function solomon(name: string, text: string): Instance {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const fleet = lines.find((cells) => cells.length === 2 && cells.every(Number.isFinite)) ?? [0, 0];
  const rows = lines.filter((cells) => cells.length === 7 && cells.every(Number.isFinite));
  const [depot = [], ...customers] = rows;
  const [, x = 0, y = 0, , from = 0, to = 0] = depot;
  const [vehicles = 0, capacity = 0] = fleet;
  const problem = Problem.parse({
    day: DAY,
    travel: { by: 'plane', unitsPerMinute: 1 },
    technicians: Array.from({ length: vehicles }, (_, nth) => ({
      id: `${nth + 1}`,
      start: { x, y },
      shift: { from, to },
      capacity,
    })),
    visits: customers.map(([id, left, up, load, ready, due, minutes]) => ({
      id: `${id}`,
      place: { x: left, y: up },
      minutes,
      windows: [{ from: ready, to: due }],
      load,
    })),
  });
  return { name, kind: 'vehicles', problem, weights: FEWEST_THEN_SHORTEST };
}

const TECHNICIAN_ROW =
  /^\s*(\d+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+\[(.*?)\]\s+\[(.*?)\]\s+\[(.*?)\]/;

const list = (text = ''): string[] => text.split(',').filter((cell) => cell.trim() !== '');

const amounts = (text = ''): Record<string, number> =>
  Object.fromEntries(list(text).map((amount, part) => [`part ${part}`, Number(amount)]));

/** Rows of a Pillac file: id, x, y, window, service, skills, tools, parts; row 0 is the depot, then the crew. */
function technicians(name: string, text: string): Instance {
  const crew = Number(/^\s*(\d+)\s+\d+\s+\d+\s+\d+\s*$/m.exec(text)?.[1]);
  const rows = text.split('\n').flatMap((line) => {
    const found = TECHNICIAN_ROW.exec(line);
    if (found === null) return [];
    const [id = 0, x = 0, y = 0, from = 0, to = 0, minutes = 0] = found.slice(1, 7).map(Number);
    const [skills, tools, parts] = found.slice(7, 10);
    const skillLevels = Object.fromEntries(list(skills).map((skill) => [skill, 1]));
    return [
      {
        id: `${id}`,
        x,
        y,
        from,
        to,
        minutes,
        skills: skillLevels,
        tools: list(tools),
        parts: amounts(parts),
      },
    ];
  });
  const [depot, ...others] = rows;
  const problem = Problem.parse({
    day: DAY,
    travel: { by: 'plane', unitsPerMinute: 1 },
    technicians: others.slice(0, crew).map(({ id, x, y, from, to, skills, tools, parts }) => ({
      id,
      start: { x, y },
      shift: { from, to },
      skills,
      tools,
      parts,
    })),
    visits: others.slice(crew).map(({ id, x, y, from, to, minutes, skills, tools, parts }) => ({
      id,
      place: { x, y },
      minutes,
      windows: [{ from, to }],
      skills,
      tools,
      parts,
    })),
    depot: { place: { x: depot?.x, y: depot?.y } },
  });
  return { name, kind: 'technicians', problem, weights: LEAST_WORK };
}

/** Reads one instance file of either kind. */
function readInstance(path: string): Instance {
  const text = readFileSync(path, 'utf8');
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[.]txt$/i, '');
  return /SPARE PARTS/.test(text) ? technicians(name, text) : solomon(name, text);
}

/** All instances below a folder, by path; `only` picks those whose path contains one of the words. */
export function instancesBelow(folder: string, only: string[] = []): Instance[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.]txt$/i.test(path))
    .filter((path) => only.length === 0 || only.some((word) => path.includes(word)))
    .sort()
    .map((path) => readInstance(join(folder, path)));
}
