import type { ClockEvent } from '../domains/deadlines/deadlines.contract.ts';
import { evaluateClocks } from '../domains/deadlines/deadlines.rules.ts';
import { china, chinaCalendar, factsWith, standardPack } from '../domains/deadlines/testing/standard.ts';
import { nextWake } from '../domains/deadlines/thresholds.rules.ts';

const HOUR = 3_600_000;
const pack = standardPack();
const calendar = chinaCalendar();
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

function measure(name: string, eventsAt: (at: number) => ClockEvent[]): void {
  const turns = 40_000;
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
  const seconds = (performance.now() - began) / 1000;
  const perSecond = Math.round(dues / seconds);
  console.log(
    `${name}: ${perSecond.toLocaleString('en')} due dates/s, ${Math.round(turns / seconds).toLocaleString('en')} cases/s (${wakes} wakes)`,
  );
}

for (const [name, eventsAt] of Object.entries(kinds)) measure(`warm-up, ${name}`, eventsAt);
for (const [name, eventsAt] of Object.entries(kinds)) measure(name, eventsAt);
