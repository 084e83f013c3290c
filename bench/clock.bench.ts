import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Calendar } from '../domains/calendar/calendar.contract.ts';
import { type CompiledCalendar, compileCalendar } from '../domains/calendar/calendar.rules.ts';
import type { ClockEvent } from '../domains/deadlines/deadlines.contract.ts';
import { evaluateClocks } from '../domains/deadlines/deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack } from '../domains/deadlines/testing/standard.ts';
import { nextWake } from '../domains/deadlines/thresholds.rules.ts';
import { writePart } from './report.ts';

/** All limits of one case, counted over and over, on the calendar of China and on those of the shared vectors. */
const HOUR = 3_600_000;
const BUDGET = 50_000;
const pack = standardPack();
const FIRST = china('2024-01-01 00:00');
const SPAN = china('2026-12-01 00:00') - FIRST;

const complaint = factsWith({
  kind: 'complaint',
  category: 'product_quality',
  level: 1,
  productType: 'appliance',
  needsRepair: true,
  special: true,
});
const kinds: Record<string, (at: number) => ClockEvent[]> = {
  'request of an appliance': (at) => [
    { type: 'started', at, facts: factsWith({ productType: 'appliance' }) },
  ],
  'complaint, level 1': (at) => [{ type: 'started', at, facts: complaint }],
  'complaint with pauses': (at) => [
    { type: 'started', at, facts: complaint },
    { type: 'origin', at: at + HOUR, name: 'assigned' },
    { type: 'met', at: at + 2 * HOUR, event: 'respond' },
    { type: 'paused', at: at + 3 * HOUR, events: null, reason: 'customer away' },
    { type: 'resumed', at: at + 30 * HOUR },
  ],
};

// The same start never comes twice in a row: the years are walked through in steps of a little under nine hours.
const startAt = (turn: number): number => FIRST + ((turn * 31_999_000) % SPAN);

/** Due dates a second; `nextWake` is asked too, as for every case that is saved. */
function measure(calendar: CompiledCalendar, eventsAt: (at: number) => ClockEvent[], turns: number): number {
  let dues = 0;
  let wakes = 0;
  const began = performance.now();
  for (let turn = 0; turn < turns; turn += 1) {
    const start = startAt(turn);
    const at = start + 40 * HOUR;
    const clocks = evaluateClocks({ events: eventsAt(start), pack, calendar, at });
    dues += clocks.length;
    if (nextWake(clocks, at) !== null) wakes += 1;
  }
  if (wakes === 0) throw new Error('nothing was counted');
  return dues / ((performance.now() - began) / 1000);
}

const KEYS = ['tz', 'weekly', 'special', 'breaks', 'holidays', 'yearly_holidays'];
function vectorCalendars(): [string, CompiledCalendar][] {
  const beside = new URL(
    `${process.env['VECTORS_FOLDER'] ?? '../../shared/data/03-sla-vectors/'}shared_vectors.json`,
    import.meta.url,
  );
  const own = new URL('../domains/deadlines/vectors.json', import.meta.url);
  const file = existsSync(beside) ? beside : own;
  const { calendars } = JSON.parse(readFileSync(file, 'utf8')) as { calendars: Record<string, object> };
  return Object.entries(calendars).map(([name, source]) => [
    name,
    compileCalendar(
      Calendar.parse(Object.fromEntries(Object.entries(source).filter(([key]) => KEYS.includes(key)))),
    ),
  ]);
}

const shown = (perSecond: number): string => Math.round(perSecond).toLocaleString('en');
const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const load = loadavg()[0] ?? 0;
const cn = chinaCalendar();
const others = vectorCalendars();
for (const eventsAt of Object.values(kinds)) measure(cn, eventsAt, 40_000);

const lines = Object.entries(kinds).map(([name, eventsAt]): [string, number, number] => [
  name,
  median([0, 1, 2].map(() => measure(cn, eventsAt, 20_000))),
  median(
    others.map(([, calendar]) => {
      measure(calendar, eventsAt, 500);
      return measure(calendar, eventsAt, 4000);
    }),
  ),
]);
const table = [
  `Taken ${new Date().toISOString().slice(0, 10)} on one core of ${cpus()[0]?.model.trim()}, Node ${process.version}; load average ${load.toFixed(1)} before the run. Due dates a second in one process: every limit of the case, with thresholds and next wake-up.`,
  '',
  `| case | calendar of China | median of ${others.length} other calendars | budget | |`,
  '|---|---|---|---|---|',
  ...lines.map(
    ([name, own, other]) =>
      `| ${name} | ${shown(own)} | ${shown(other)} | ≥ ${shown(BUDGET)} | ${Math.min(own, other) >= BUDGET ? 'kept' : '**missed**'} |`,
  ),
].join('\n');
process.stdout.write(`${table}\n`);
if (process.argv.includes('--write')) writePart('clock', table);
