import { readFileSync } from 'node:fs';
import { lintPack } from '../domains/standards/linting.rules.ts';
import { readPackFile } from '../domains/standards/pack-file.actions.ts';

// node bench/linting.bench.ts: how long the linter and the reading of the shipped pack take, in one process.
const text = readFileSync(new URL('../standards/home-products.yaml', import.meta.url), 'utf8');
const read = readPackFile(text);
if (!read.ok) throw new Error('the shipped pack has problems');
const { pack } = read;
const context = { calendarYears: [2026], today: '2026-11-25', amountsSet: null };

function measured(runs: number, work: () => void): { median: number; worst: number } {
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).toSorted((a, b) => a - b);
  return { median: times[Math.floor(runs / 2)] ?? 0, worst: times.at(-1) ?? 0 };
}

const told = ({ median, worst }: { median: number; worst: number }) =>
  `median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`;
process.stdout.write(`lint:             ${told(measured(100, () => lintPack(pack, context)))}\n`);
process.stdout.write(`read and check:   ${told(measured(20, () => readPackFile(text)))}\n`);
