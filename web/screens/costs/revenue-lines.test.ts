import { expect, it } from 'vitest';
import { readRevenueLines } from './revenue-lines.ts';

it.each<[string, object]>([
  ['2026-01, 1234567.50', { ok: true, months: [{ month: '2026-01', totalFen: 123_456_750 }] }],
  ['2026/2\t1,234,567', { ok: true, months: [{ month: '2026-02', totalFen: 123_456_700 }] }],
  ['2026年3月 ¥88，000元', { ok: true, months: [{ month: '2026-03', totalFen: 8_800_000 }] }],
  [
    '2026-01 1\n\n2026-02 2\n',
    {
      ok: true,
      months: [
        { month: '2026-01', totalFen: 100 },
        { month: '2026-02', totalFen: 200 },
      ],
    },
  ],
  ['2026-13, 5', { ok: false, line: '2026-13, 5' }],
  ['2026-01, -5', { ok: false, line: '2026-01, -5' }],
  ['一月 100', { ok: false, line: '一月 100' }],
  ['2026-01, 0', { ok: false, line: '2026-01, 0' }],
])('%j', (text, expected) => expect(readRevenueLines(text)).toEqual(expected));
