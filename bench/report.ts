import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, Row } from './figures.ts';
import { ROOT } from './server.ts';

const verdict = (fine: boolean) => (fine ? 'kept' : '**missed**');
const round = (value: number, digits = 0) => (Number.isNaN(value) ? '–' : value.toFixed(digits));

function rowLine(row: Row): string {
  const ratio = row.ratio === null ? '–' : row.ratio.toFixed(2);
  const budget = row.budget === null ? '–' : `≥ ${row.budget}`;
  const kept =
    row.ratio === null || row.budget === null ? '–' : verdict(row.ratio >= row.budget && row.failed === 0);
  const pgbench = row.pgbench === null ? '–' : round(row.pgbench);
  return `| ${row.name}, c = ${row.connections} | ${row.cases / 1000} k | **${ratio}** | ${budget} | ${kept} | ${round(row.perSecond)} | ${pgbench} | ${round(row.p50, 1)} | ${round(row.p99, 1)} | ${row.statements} |`;
}

type Check = [what: string, figure: string, budget: string, fine: boolean];

function checks(figures: Figures): Check[] {
  const registrations = figures.rows.filter((row) => row.name.startsWith('register'));
  const reads = figures.rows.filter((row) => row.budget === 0.4);
  const tail = Math.max(...registrations.map((row) => row.p99 / row.p50));
  const most = (rows: Row[]) => Math.max(...rows.map((row) => row.statements));
  const { live } = figures;
  return [
    ['statements of a registration', String(most(registrations)), '≤ 4', most(registrations) <= 4],
    ['p99 of a registration, in p50', round(tail, 1), '≤ 10', tail <= 10],
    ['statements of page, desk, list', String(most(reads)), '≤ 2', most(reads) <= 2],
    ...figures.lateness.map(
      (late): Check => [
        `${late.name}: p99 / max; recorded; twice`,
        `${round(late.p99)} / ${round(late.max)} ms; ${late.recorded} of ${late.wanted}; ${late.twice}`,
        '≤ 1 s, exactly once',
        late.max <= 1000 && late.recorded === late.wanted && late.twice === 0,
      ],
    ),
    [
      `live update at ${live.listeners} listeners: p50 / p99 / max; arrived`,
      `${round(live.p50)} / ${round(live.p99)} / ${round(live.max)} ms; ${live.arrived} of ${live.expected}`,
      '≤ 1 s',
      live.p99 <= 1000 && live.arrived === live.expected,
    ],
    ['very first start', `${round(figures.firstStart / 1000, 1)} s`, '≤ 15 s', figures.firstStart <= 15_000],
    ['start with data', `${round(figures.start / 1000, 1)} s`, '≤ 3 s', figures.start <= 3000],
    ['memory of the idle process', `${round(figures.memory)} MB`, '≤ 200 MB', figures.memory <= 200],
    ...figures.seeds.map(
      (made): Check => [
        `${made.cases / 1000} k cases generated`,
        `${round(made.seconds)} s`,
        '100 k in ≤ 120 s',
        made.seconds <= 120,
      ],
    ),
  ];
}

/** The figures as Markdown tables, ratios first. */
export function report(figures: Figures): string {
  return [
    `Taken ${figures.taken} on ${figures.machine}; load average ${figures.load}; pgbench: ${figures.pgbench}.`,
    '',
    '| what | cases | ratio to pgbench | budget | | req/s | pgbench | p50 ms | p99 ms | statements |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...figures.rows.map(rowLine),
    '',
    '| what | figure | budget | |',
    '|---|---|---|---|',
    ...checks(figures).map(
      ([what, figure, budget, fine]) => `| ${what} | ${figure} | ${budget} | ${verdict(fine)} |`,
    ),
  ].join('\n');
}

/** Puts text into docs/performance.md in the place of the last one between two marks. */
function replaceBetween(begin: string, end: string, text: string): void {
  const path = join(ROOT, 'docs/performance.md');
  const [before, rest] = readFileSync(path, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin}`);
  writeFileSync(path, `${before}${begin}\n${text}\n${end}${after}`);
}

/** Puts the figures of the full run into docs/performance.md. */
export const writeDocument = (figures: Figures): void =>
  replaceBetween('<!-- figures -->', '<!-- end of figures -->', report(figures));

/** Puts the figures of a measurement of its own into docs/performance.md. */
export const writePart = (name: string, text: string): void =>
  replaceBetween(`<!-- ${name} -->`, `<!-- end of ${name} -->`, text);
