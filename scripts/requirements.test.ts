import { expect, it } from 'vitest';
import { idsOf, readRequirements, table } from './requirements.ts';

const requirements = readRequirements(
  'id\tmodule\tpriority\nS1-2.2-a\tsla\tP0\nS1-2.2-b\tsla\tP1\nS0-1.1-a\tpolicy\tP0\n',
);

it('counts an id as proven when one test that names it passed', () => {
  const { proven, claimed } = idsOf([
    { fullName: 'clock [S1-2.2-a] starts', status: 'passed' },
    { fullName: 'clock [S1-2.2-a] stops', status: 'failed' },
    { fullName: 'clock [S1-2.2-b] [S0-1.1-a, S3-1.2.1(1)] both', status: 'skipped' },
  ]);
  expect([...proven]).toEqual(['S1-2.2-a']);
  expect([...claimed]).toEqual(['S1-2.2-b', 'S0-1.1-a', 'S3-1.2.1(1)']);
});

it('shows proven and total per module and priority', () => {
  const lines = table(requirements, new Set(['S1-2.2-a'])).map((line) => line.trim().split(/\s{2,}/));
  expect(lines).toEqual([
    ['P0', 'P1', 'P2', 'all'],
    ['policy', '0 / 1', '0 / 1'],
    ['sla', '1 / 1', '0 / 1', '1 / 2'],
    ['together', '1 / 2', '0 / 1', '1 / 3'],
  ]);
});
