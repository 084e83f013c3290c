import type { Context } from '../../kernel/context.ts';
import { chinaDay, DAY, iso, ms } from '../../kernel/time.ts';
import { HAS_SECOND_FACTOR } from '../identity/account.queries.ts';
import { may } from '../identity/identity.policy.ts';
import { PRIVILEGED_RIGHTS } from '../identity/sessions.rules.ts';
import { personalFields } from '../protection/personal-fields.rules.ts';
import { standardAt } from '../standards/standards.queries.ts';
import type { Control, Controls } from './controls.contract.ts';
import { type ControlCode, controls, type Found, shareOf } from './controls.rules.ts';

const columnsOf = (whose: 'customer' | 'staff') =>
  personalFields.filter((field) => field.whose === whose).map(({ at }) => at.split('#')[0] ?? at);
const tablesOfCustomers = () => [...new Set(columnsOf('customer').map((at) => at.split('.')[0] ?? at))];

/** Each check as one statement that answers what is wrong (`count`) and when it was last done (`at`). */
const CHECKS: Record<ControlCode, [sql: string, values: (now: number) => unknown[]]> = {
  sealed: [
    `select ((select count(*) from customers where name_plain is not null) + (select count(*) from cases where contact_name_plain is not null)
       + (select count(*) from outbound_messages where recipient_plain is not null))::int as count, null as at`,
    () => [],
  ],
  wall: [
    `select count(*)::int as count, null as at from unnest($1::text[]) t (name)
     left join pg_class c on c.oid = to_regclass('public.' || t.name) where c.relrowsecurity is not true`,
    () => [tablesOfCustomers()],
  ],
  dictionary: [
    `select count(*)::int as count, null as at from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname ~ $1
       and a.atttypid::regtype::text in ('text', 'text[]', 'jsonb', 'bytea')
       and c.relname || '.' || a.attname <> all($2::text[])`,
    () => [
      '(_sealed|_plain)$|^masked_(name|phone|contact\\w*)$|^(phone|address|recipient|contact_\\w+|search_keys)$',
      [...columnsOf('customer'), ...columnsOf('staff')],
    ],
  ],
  looks_chain: [
    `select case when v.status = 'sound' then 0 else 1 end as count, to_jsonb(v.finished_at) #>> '{}' as at
     from access_verifications v where v.finished_at is not null order by v.id desc limit 1`,
    () => [],
  ],
  facts_chain: [
    `select count(*)::int as count, null as at from (select min(id) as first, max(id) as last from events where recorded_at >= $1) d,
       lateral event_faults(d.first, d.last)`,
    (now) => [iso(now - DAY)],
  ],
  retention_terms: [
    `select count(*)::int as count, null as at from retention_classes where not in_force or (months is null and days is null)`,
    () => [],
  ],
  retention_run: [
    `select 0 as count, to_jsonb(finished_at) #>> '{}' as at from retention_runs where state = 'done' order by id desc limit 1`,
    () => [],
  ],
  backup: [
    `select case when status = 'done' then 0 else 1 end as count, to_jsonb(made_at) #>> '{}' as at from backups order by made_at desc limit 1`,
    () => [],
  ],
  second_factor: [
    `select count(*)::int as count, null as at from users u where u.active and not u.service
       and exists (select from position_rights r where r.position_code = u.position_code and r.permission = any($1))
       and not ${HAS_SECOND_FACTOR}`,
    () => [PRIVILEGED_RIGHTS],
  ],
  incidents_told: [
    `select count(*)::int as count, null as at from privacy_incidents
     where found_at >= $1 and (authority_late_at is not null or persons_late_at is not null)`,
    (now) => [iso(now - 365 * DAY)],
  ],
  alerts_answered: [
    `select count(*)::int as count, null as at from access_alerts where acknowledged_at is null and at < $1`,
    (now) => [iso(now - DAY)],
  ],
  requests_erased: [
    `select count(*)::int as count, null as at from erasures where state = 'waiting' and asked_at < $1`,
    (now) => [iso(now - 7 * DAY)],
  ],
};

/** What a control finds now; nothing on record counts as nothing done. Asked by a job, which sees everything. */
export async function checkNow(ctx: Context, code: ControlCode): Promise<Found> {
  const [sql, values] = CHECKS[code];
  const row = await ctx.db.one<{ count: number; at: string | null }>(sql, values(ctx.now));
  return { count: row?.count ?? null, at: row?.at == null ? null : ms(row.at) };
}

type Kept = {
  code: string;
  passed: boolean;
  value: { count: number | null; at: string | null };
  checkedAt: string;
};

async function latest(ctx: Context): Promise<Map<string, Kept>> {
  const rows = await ctx.db.query<Kept>(
    `select distinct on (code) code, passed, value, to_jsonb(checked_at) #>> '{}' as "checkedAt" from control_checks order by code, day desc`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

const shownOf = ({ code, name, clause }: (typeof controls)[number], kept: Kept | undefined): Control => ({
  code,
  name,
  clause,
  passed: kept?.passed ?? null,
  count: kept?.value.count ?? null,
  at: kept?.value.at ?? null,
  checkedAt: kept?.checkedAt ?? null,
});

/** The controls as last checked, their share, the major incidents of the last year, and what the standard asks (S2 1.4.1). */
export async function controlsNow(ctx: Context): Promise<Controls> {
  const kept = await latest(ctx);
  const shown = controls.map((control) => shownOf(control, kept.get(control.code)));
  const from = ctx.now - 365 * DAY;
  const row = await ctx.db.one<{ majors: number }>(
    `select count(*)::int as majors from privacy_incidents where severity = 'major' and found_at >= $1`,
    [iso(from)],
  );
  const days = await ctx.db.query<{ day: string; passing: number; all: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, count(*) filter (where passed)::int as passing, count(*)::int as all
     from control_checks group by 1 order by 1 desc limit 30`,
  );
  const { pack } = await standardAt(ctx, ctx.now);
  const targetOf = (measure: string) => {
    const target = pack.targets.find((one) => one.measure === measure);
    return target === undefined ? null : { value: target.value, clause: target.clause };
  };
  const passing = shown.filter(({ passed }) => passed === true).length;
  return {
    controls: shown,
    passing,
    share: kept.size === 0 ? null : shareOf(passing, shown.length),
    majors: row?.majors ?? 0,
    from: chinaDay(from),
    to: chinaDay(ctx.now),
    targets: { share: targetOf('data_security_conformity'), majors: targetOf('major_compliance_incidents') },
    days: days.map(({ day, passing: many, all }) => ({ day, share: shareOf(many, all) ?? 0 })).reverse(),
    may: { check: may(ctx.actor, 'privacy:manage') },
  };
}
