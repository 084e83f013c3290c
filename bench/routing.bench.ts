import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { violationsOf } from '../domains/dispatch/feasibility.rules.ts';
import { costOfPlan } from '../domains/dispatch/objective.rules.ts';
import type { PlanningAnswer, PlanningSetup } from '../domains/dispatch/planning.rules.ts';
import { openThread } from '../kernel/threads.ts';
import { BEST_KNOWN } from './routing-best-known.ts';
import { type Instance, instancesBelow } from './routing-instances.ts';
import { ROOT } from './server.ts';

const PIECE_SECONDS = 0.2;
const BEGIN = '<!-- routing -->';
const END = '<!-- end of routing -->';

type Outcome = {
  name: string;
  kind: Instance['kind'];
  technicians: number;
  figure: number;
  unplanned: number;
  violations: number;
  steps: number;
  seconds: number;
  cpu: number;
};

/** Seconds by the clock, or of computing alone where others use the machine as well. */
type Budget = { seconds: number; computing: boolean; seed: number };

const computed = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

/** Plans one instance in a thread of its own for some seconds, and has the last plan judged. */
async function planInstance(instance: Instance, { seconds, computing, seed }: Budget): Promise<Outcome> {
  const { problem, weights, name, kind } = instance;
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const elapsed = () => (performance.now() - began) / 1000;
  const passed = () => (computing ? computed(cpuBefore) : elapsed());
  const place = {
    module: new URL('../domains/dispatch/planning.rules.ts', import.meta.url),
    open: 'openPlanning',
  };
  const setup: PlanningSetup = { problem, weights, seed, before: null };
  const thread = openThread<PlanningSetup, number, PlanningAnswer>(place, setup);
  let answer = await thread.ask(0);
  let steps = 100;
  while (passed() < seconds - PIECE_SECONDS) {
    const asked = passed();
    answer = await thread.ask(steps);
    const took = Math.max(passed() - asked, 0.001);
    const left = Math.min(PIECE_SECONDS, Math.max(seconds - passed(), 0));
    steps = Math.max(1, Math.min(Math.round((steps * left) / took), steps * 4));
  }
  const taken = { seconds: elapsed(), cpu: computed(cpuBefore) };
  await thread.close();
  const cost = costOfPlan(problem, weights, answer.plan);
  return {
    name,
    kind,
    technicians: cost.technicians,
    figure: kind === 'vehicles' ? cost.travel : cost.work,
    unplanned: answer.plan.unplanned.length,
    violations: violationsOf(problem, answer.plan).length,
    steps: answer.steps,
    ...taken,
  };
}

const GOALS = { vehicles: 3, technicians: 5 };

function lineOf(outcome: Outcome): string {
  const { name, kind, technicians, figure, violations, unplanned, seconds, cpu, steps } = outcome;
  const known = BEST_KNOWN[name];
  const gap = known === undefined ? Number.NaN : (figure / known.figure - 1) * 100;
  const fewest = known?.vehicles === undefined || technicians <= known.vehicles;
  const kept = fewest && gap <= GOALS[kind] && violations === 0 && unplanned === 0;
  const judged = violations === 0 && unplanned === 0 ? 'none' : `**${violations}, ${unplanned} left out**`;
  const best =
    known === undefined ? '–' : `${known.vehicles ? `${known.vehicles} / ` : ''}${known.figure.toFixed(2)}`;
  const ours = `${kind === 'vehicles' ? `${technicians} / ` : ''}${figure.toFixed(2)}`;
  const verdict = known === undefined ? '–' : kept ? 'kept' : '**missed**';
  const percent = Number.isNaN(gap) ? '–' : `${gap.toFixed(2)} %`;
  return `| ${name} | ${best} | ${ours} | ${percent} | ${seconds.toFixed(0)} | ${cpu.toFixed(0)} | ${(steps / 1000).toFixed(0)} k | ${judged} | ${verdict} |`;
}

const HEAD = [
  '| instance | best known | ours | gap | seconds | of which computing | steps | broken | goal |',
  '|---|---|---|---|---|---|---|---|---|',
];

function report(outcomes: Outcome[], seed: number, load: string): string {
  const of = (kind: Instance['kind']) => outcomes.filter((outcome) => outcome.kind === kind).map(lineOf);
  return [
    `Taken ${new Date().toISOString().slice(0, 10)} on one core of ${cpus()[0]?.model.trim()}, Node ${process.version}, seed ${seed}; load average ${load}.`,
    '',
    'Technicians: total working time, goal within 5 %.',
    '',
    ...HEAD,
    ...of('technicians'),
    '',
    'Vehicles with time windows: vehicles / distance, goal equal vehicles and distance within 3 %.',
    '',
    ...HEAD,
    ...of('vehicles'),
  ].join('\n');
}

function writeTable(table: string): void {
  const path = join(ROOT, 'docs/dispatch.md');
  const [before, rest] = readFileSync(path, 'utf8').split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has no place for the table`);
  writeFileSync(path, `${before}${BEGIN}\n${table}\n${END}${after}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [] },
      computing: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const folder = positionals[0] ?? process.env['ANJU_ROUTING_DATA'];
  if (folder === undefined || !existsSync(folder)) {
    throw new Error('Name the folder of the instances, or set ANJU_ROUTING_DATA');
  }
  const { computing } = values;
  const seed = Number(values.seed);
  const budget = { seconds: Number(values.seconds), computing, seed };
  const outcomes: Outcome[] = [];
  const loads: number[] = [];
  for (const instance of instancesBelow(folder, values.only)) {
    const outcome = await planInstance(instance, budget);
    loads.push(loadavg()[0] ?? 0);
    outcomes.push(outcome);
    console.log(lineOf(outcome));
  }
  const load = `${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)} during the run`;
  const table = report(outcomes, seed, load);
  console.log(`\n${table}`);
  if (values.write) writeTable(table);
}

await main();
