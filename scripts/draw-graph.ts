import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import tiers from './tiers.json' with { type: 'json' };

const PAGE = 'ARCHITECTURE.md';
const [START, END] = ['<!-- graph:start -->', '<!-- graph:end -->'];
const ROOMS = /^(?:domains\/([a-z-]+)|(app|kernel|standards|web|portal|field|ui))\//;

type Module = { source: string; dependencies: { resolved: string }[] };
/** room → rooms that it imports from. */
export type Graph = Map<string, Set<string>>;

const roomOf = (path: string): string | undefined => {
  const found = ROOMS.exec(path);
  const outside = found?.[2];
  return found?.[1] ?? (outside === undefined ? undefined : `${outside}/`);
};

/** The rooms and their imports, tests left out. */
export function graphOf(modules: Module[]): Graph {
  const graph: Graph = new Map();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined || /[.]test[.]tsx?$|\/testing\//.test(source)) continue;
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to !== undefined && to !== from) targets.add(to);
    }
  }
  return graph;
}

/** Leaves out an arrow that a longer way says already. */
export function essential(graph: Graph): Graph {
  const reaches = (from: string, to: string): boolean =>
    [...(graph.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return new Map(
    [...graph].map(([from, targets]) => {
      const kept = [...targets].filter(
        (to) => ![...targets].some((other) => other !== to && reaches(other, to)),
      );
      return [from, new Set(kept.sort())];
    }),
  );
}

const isDomain = (room: string): boolean => !room.endsWith('/');
const node = (room: string): string => room.replace('/', '');

/** Mermaid text: domains by tier with the arrows between them; the rooms around them point at the business as a whole. */
export function mermaid(graph: Graph): string {
  const between = new Map([...graph].filter(([room]) => isDomain(room)));
  for (const [room, targets] of between) between.set(room, new Set([...targets].filter(isDomain)));
  const around = [...graph].filter(([room]) => !isDomain(room)).sort(([a], [b]) => (a < b ? -1 : 1));
  const arrows = [...essential(between)].flatMap(([from, targets]) => [...targets].map((to) => [from, to]));
  const outer = around.flatMap(([from, targets]) => {
    const rooms = [...targets].map((to) => (isDomain(to) ? 'business' : node(to)));
    return [...new Set(rooms)].sort().map((to) => [node(from), to]);
  });
  const boxes = tiers.flatMap((tier, index) => {
    const present = tier.filter((room) => graph.has(room));
    if (present.length === 0) return [];
    return [`    subgraph tier${index + 1}["tier ${index + 1}"]`, `      ${present.join('; ')}`, '    end'];
  });
  const usesKernel = [...graph].some(([room, targets]) => isDomain(room) && targets.has('kernel/'));
  return [
    '```mermaid',
    'flowchart TD',
    '  subgraph business["domains/"]',
    ...boxes,
    '  end',
    ...around.map(([room]) => `  ${node(room)}["${room}"]`),
    ...[...arrows, ...outer, ...(usesKernel ? [['business', 'kernel']] : [])].map(
      (a) => `  ${a.join(' --> ')}`,
    ),
    '```',
  ].join('\n');
}

function main(): void {
  const cruise = 'depcruise . --output-type json';
  const { stdout } = spawnSync(cruise, { shell: true, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { modules } = JSON.parse(stdout) as { modules: Module[] };
  const drawing = mermaid(graphOf(modules));
  if (process.argv.includes('--print')) {
    console.log(drawing);
    return;
  }
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${PAGE} has no ${START} … ${END}`);
  const drawn = `${page.slice(0, start + START.length)}\n${drawing}\n${page.slice(end)}`;
  if (!process.argv.includes('--check')) writeFileSync(PAGE, drawn);
  else if (drawn !== page) {
    console.error(`The graph in ${PAGE} is not the code's: npm run graph`);
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
