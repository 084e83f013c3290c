import { parse } from 'yaml';
import { z } from 'zod';
import { invalid } from '../../kernel/refusal.ts';
import { OfficialYear } from './calendar.contract.ts';
import { readIcs } from './ical.actions.ts';
import type { IcsDays, IcsYear } from './ical.rules.ts';

const Days = z.object({
  off: OfficialYear.shape.off.default([]),
  makeup: OfficialYear.shape.makeup.default([]),
});
const Years = z.record(z.string().regex(/^2[01]\d\d$/), Days);

const refused = (error: z.ZodError) =>
  invalid('request.invalid', {
    errors: error.issues
      .slice(0, 30)
      .map((issue) => ({ field: ['text', ...issue.path].join('.'), code: issue.message })),
  });

function yearsOf(value: Record<string, unknown>): IcsYear[] {
  const years = Years.safeParse(value);
  if (!years.success) throw refused(years.error);
  return Object.entries(years.data).map(([year, days]) => ({ year: Number(year), ...days }));
}

/** A part without its year belongs to the year in which most of it begins. */
function alone(value: unknown): IcsYear[] {
  const days = Days.safeParse(value);
  if (!days.success) throw refused(days.error);
  const { off, makeup } = days.data;
  const begins = [...off.map((span) => span.from), ...makeup.map((day) => day.date)].map((date) =>
    date.slice(0, 4),
  );
  const most = [...Map.groupBy(begins, (year) => year)].toSorted((a, b) => b[1].length - a[1].length)[0];
  return most === undefined ? [] : [{ year: Number(most[0]), off, makeup }];
}

function readYaml(text: string): IcsDays {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw invalid('ics.not_icalendar', {
      field: 'text',
      detail: String((error as Error).message).slice(0, 200),
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('ics.not_icalendar', { field: 'text' });
  const map = value as Record<string, unknown>;
  const official = map['official'] ?? map;
  const byYear = Object.keys(official as object).every((key) => /^\d{4}$/.test(key));
  const years = byYear ? yearsOf(official as Record<string, unknown>) : alone(map);
  const events = years.reduce((sum, { off, makeup }) => sum + off.length + makeup.length, 0);
  return { years, skipped: 0, events };
}

/** The days off and make-up days of a text: an iCalendar file, or YAML as the shipped calendar is written. */
export const readYears = (text: string, about: { tz: string; now: number }): IcsDays =>
  /^\uFEFF?\s*BEGIN:/i.test(text) ? readIcs(text, about) : readYaml(text);
