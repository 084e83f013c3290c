import type { Context } from '../../kernel/context.ts';
import { chinaDay, chinaYear, SECOND } from '../../kernel/time.ts';
import type { Calendar } from '../calendar/calendar.contract.ts';
import type { Figure } from './evidence.contract.ts';
import type { CompanyEvidence } from './evidence.rules.ts';
import type { Span } from './figures.queries.ts';

const entries = (kept: number, notKept = 0, open = 0): Figure => ({
  kept,
  notKept,
  excused: 0,
  open,
  notApplicable: 0,
});

type Row = {
  refused: number;
  looks: number;
  looks_for_nothing: number;
  versions: number;
  services: number;
  units: number;
  units_without_head: number;
  told: number;
  told_late: number;
  told_open: number;
};

/** Years of the period with, and without, the official notice of days off (S0 1.4). */
function calendarYears(calendar: Calendar, span: Span): Figure {
  const first = chinaYear(Date.parse(span.from));
  const last = chinaYear(Date.parse(span.to) - SECOND);
  const years = Array.from({ length: last - first + 1 }, (_, place) => String(first + place));
  const published = years.filter((year) => calendar.official[year] !== undefined);
  return entries(published.length, years.length - published.length);
}

/** Entries of the logs in the period, and what stands at its end: versions, services, units; one statement. */
export async function companyFigures(
  ctx: Context,
  span: Span,
  calendar: Calendar,
): Promise<Record<CompanyEvidence, Figure>> {
  const wide = ctx.db.beyond('entries of the logs are counted, not shown');
  const row = await wide.one<Row>(
    `select (select count(*) from access_log where kind = 'refused' and at >= $1 and at < $2)::int as refused,
       (select count(*) from events where type = 'customer.revealed' and at >= $1 and at < $2
          and data->>'purpose' is not null)::int as looks,
       (select count(*) from events where type = 'customer.revealed' and at >= $1 and at < $2
          and data->>'purpose' is null)::int as looks_for_nothing,
       (select count(*) from standard_versions where status = 'published' and effective_from < $2)::int as versions,
       (select count(*) from service_items where active and status = 'published')::int as services, u.*, t.*
     from (select (count(acknowledged_at))::int as told,
         (count(*) filter (where acknowledged_at is null and due_on < $3::date))::int as told_late,
         (count(*) filter (where acknowledged_at is null and due_on >= $3::date))::int as told_open
       from implementation_tasks where created_at >= $1 and created_at < $2) t,
       (select (count(*) filter (where head_user_id is not null))::int as units,
         (count(*) filter (where head_user_id is null))::int as units_without_head
       from org_units where active and kind in ('department', 'region')) u`,
    [span.from, span.to, chinaDay(ctx.now)],
  );
  return {
    refusals_logged: entries(row?.refused ?? 0),
    access_log: entries(row?.looks ?? 0, row?.looks_for_nothing ?? 0),
    standard_versions: entries(row?.versions ?? 0),
    policy_acknowledged: entries(row?.told ?? 0, row?.told_late ?? 0, row?.told_open ?? 0),
    calendar_published: calendarYears(calendar, span),
    service_catalogue: entries(row?.services ?? 0),
    organisation_units: entries(row?.units ?? 0, row?.units_without_head ?? 0),
  };
}
