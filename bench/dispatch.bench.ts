import { cpus, loadavg } from 'node:os';
import { violationsOf } from '../domains/dispatch/feasibility.rules.ts';
import { costOfPlan, DAILY } from '../domains/dispatch/objective.rules.ts';
import { improvePlanning, type Planning, planOf, startPlanning } from '../domains/dispatch/planning.rules.ts';
import type { Plan, Problem } from '../domains/dispatch/problem.contract.ts';
import { movesBetween, startReplanning } from '../domains/dispatch/replanning.rules.ts';
import { SUGGESTION, suggest } from '../domains/dispatch/suggestion.rules.ts';
import { makeDay } from '../domains/dispatch/testing/day.ts';

const seconds = (from: number) => (performance.now() - from) / 1000;

function improveFor(planning: Planning, wanted: number): void {
  const began = performance.now();
  while (seconds(began) < wanted) improvePlanning(planning, 50);
}

function figures(problem: Problem, plan: Plan): string {
  const { travel, work, technicians } = costOfPlan(problem, DAILY, plan);
  const broken = violationsOf(problem, plan).length;
  return `${technicians} technicians, ${travel.toFixed(0)} min of way in ${work.toFixed(0)} min of work, ${plan.unplanned.length} left out, ${broken} broken`;
}

/** A day of a region: first plan, plan after some seconds, and the day planned anew when somebody falls ill. */
function measureDay(wanted: number): void {
  const problem = makeDay(2026, { technicians: 25, visits: 100, breaks: true });
  const began = performance.now();
  const planning = startPlanning(problem, DAILY, 1);
  const first = planOf(planning);
  console.log(`first plan after ${(seconds(began) * 1000).toFixed(0)} ms: ${figures(problem, first)}`);
  improveFor(planning, wanted);
  const plan = planOf(planning);
  console.log(`after ${seconds(began).toFixed(1)} s: ${figures(problem, plan)}`);
  const [ill] = plan.routes;
  const technicians = problem.technicians.map((one) =>
    one.id === ill?.technician ? { ...one, shift: null } : one,
  );
  const anew = performance.now();
  const replanning = startReplanning({ ...problem, technicians }, DAILY, 1, plan);
  improveFor(replanning, 2);
  const after = planOf(replanning);
  const moves = movesBetween(plan, after, 30);
  const visits = ill?.stops.filter(({ kind }) => kind === 'visit').length ?? 0;
  const others = moves.filter(
    ({ from, to }) => from?.technician !== ill?.technician && from?.technician !== to?.technician,
  );
  console.log(
    `one falls ill, ${visits} visits free; after ${seconds(anew).toFixed(1)} s ${moves.length} visits changed, ${others.length} of them of other technicians: ${figures({ ...problem, technicians }, after)}`,
  );
}

/** Suggestions for one order among 500 technicians with a full day each. */
function measureSuggestion(): void {
  const problem = makeDay(500, { technicians: 500, visits: 3001, breaks: true });
  const [wanted, ...visits] = problem.visits;
  if (wanted === undefined) return;
  const plan = quickPlan({ ...problem, visits });
  const busy =
    plan.routes.reduce((sum, { stops }) => sum + stops.length, 0) / Math.max(plan.routes.length, 1);
  const times: number[] = [];
  const cpuBefore = process.cpuUsage();
  let fitting = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const began = performance.now();
    const ranked = suggest({ ...problem, visits }, plan, wanted, SUGGESTION);
    times.push(performance.now() - began);
    fitting = ranked.filter(({ score }) => score !== null).length;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  times.sort((one, other) => one - other);
  console.log(
    `suggestion among 500 technicians with ${busy.toFixed(1)} stops each: p50 ${times[20]?.toFixed(1)} ms, max ${times.at(-1)?.toFixed(1)} ms, ${((user + system) / 40_000).toFixed(1)} ms of computing on average, ${fitting} fit`,
  );
}

/** Groups of twenty technicians and their visits, planned one after another. */
function quickPlan(problem: Problem): Plan {
  const routes = [];
  for (let group = 0; group < 25; group += 1) {
    const technicians = problem.technicians.slice(group * 20, group * 20 + 20);
    const visits = problem.visits
      .slice(group * 120, group * 120 + 120)
      .map((visit) => ({ ...visit, preferred: null }));
    routes.push(...planOf(startPlanning({ ...problem, technicians, visits }, DAILY, 1)).routes);
  }
  return { routes, unplanned: [] };
}

console.log(`${cpus()[0]?.model.trim()}, Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}`);
measureDay(Number(process.argv[2] ?? 10));
measureSuggestion();
