import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneOf } from './zone.rules.ts';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('zone tables agree with Temporal', () => {
  const zones = [
    'UTC',
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Tehran',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Pacific/Apia',
    'Asia/Gaza',
    'America/Caracas',
  ];
  it.each(zones)('%s', (tz) => {
    const zone = zoneOf(tz);
    fc.assert(
      fc.property(
        fc.integer({ min: utc('2000-01-03T00:00') / 60_000, max: utc('2037-12-01T00:00') / 60_000 }),
        (minute) => {
          const at = minute * 60_000;
          const offset =
            Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(tz).offsetNanoseconds / 1e6;
          expect(zone.offsetAt(at)).toBe(offset);
          const wall = Temporal.PlainDateTime.from(new Date(at).toISOString().slice(0, 19));
          expect(zone.instantOf(at)).toBe(
            wall.toZonedDateTime(tz, { disambiguation: 'compatible' }).epochMilliseconds,
          );
        },
      ),
      { numRuns: 400 },
    );
  });
  it('every quarter of an hour around every change of three zones', () => {
    for (const [tz, day] of [
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['Asia/Tehran', '2016-03-21'],
      ['America/Sao_Paulo', '2018-11-04'],
      ['America/Havana', '2026-11-01'],
    ] as const) {
      for (let step = -120; step < 120; step += 1) {
        const wall = utc(`${day}T00:00`) + step * 900_000;
        const plain = Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, 19));
        expect(zoneOf(tz).instantOf(wall)).toBe(plain.toZonedDateTime(tz).epochMilliseconds);
      }
    }
  });
});
