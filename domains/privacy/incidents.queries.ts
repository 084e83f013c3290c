import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { briefsOf } from '../customers/customers.queries.ts';
import { may } from '../identity/identity.policy.ts';
import { holdersOf } from '../identity/identity.queries.ts';
import type { Incident, IncidentLine } from './incidents.contract.ts';
import { lacksOf } from './incidents.rules.ts';

const time = (column: string) => `to_jsonb(${column}) #>> '{}'`;
const LINE = `i.id, i.kind, i.title, i.severity, ${time('i.found_at')} as "foundAt", i.affected,
  ${time('i.authority_by')} as "authorityBy", ${time('i.persons_by')} as "personsBy", ${time('i.closed_at')} as "closedAt",
  exists (select from privacy_incident_notifications n where n.incident_id = i.id and n.whom = 'authority') as "authorityDone",
  exists (select from privacy_incident_notifications n where n.incident_id = i.id and n.whom = 'persons') as "personsDone"`;

const PAGE = 50;

/** Company hours within which authority and persons are told. */
export async function hoursNow(ctx: Context): Promise<{ authority: number; persons: number }> {
  const row = await ctx.db.one<{ authority: number; persons: number }>(
    `select authority_hours as authority, persons_hours as persons from privacy_settings`,
  );
  return row ?? { authority: 4, persons: 24 };
}

/** Incidents, newest first, 50 at most, with the count of major ones that there ever were. */
export async function incidents(
  ctx: Context,
  { state, before }: { state: 'open' | 'all'; before?: number | undefined },
) {
  const rows = await ctx.db.query<IncidentLine>(
    `select ${LINE} from privacy_incidents i
     where ($1::bigint is null or i.id < $1) ${state === 'open' ? 'and i.closed_at is null' : ''}
     order by i.id desc limit ${PAGE}`,
    [before ?? null],
  );
  const counted = await ctx.db.one<{ majors: number }>(
    `select count(*)::int as majors from privacy_incidents where severity = 'major'`,
  );
  return {
    incidents: rows,
    hours: await hoursNow(ctx),
    majors: counted?.majors ?? 0,
    may: { manage: may(ctx.actor, 'privacy:manage') },
  };
}

const MEASURES = `(select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'task', m.task, 'owner', o.name,
    'ownerId', m.owner_id, 'dueAt', m.due_at, 'result', m.result, 'doneBy', d.name, 'doneAt', m.done_at) order by m.id), '[]')
  from privacy_incident_measures m join users o on o.id = m.owner_id left join users d on d.id = m.done_by
  where m.incident_id = i.id)`;
const NOTIFICATIONS = `(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'whom', n.whom, 'told', n.told,
    'channel', n.channel, 'note', n.note, 'at', n.at, 'by', u.name) order by n.id), '[]')
  from privacy_incident_notifications n join users u on u.id = n.by_id where n.incident_id = i.id)`;

/** One incident with all that belongs to it and what it lacks (S3 1-K5-1). */
export async function incidentOf(ctx: Context, id: number): Promise<Incident> {
  const row = await ctx.db.one<Omit<Incident, 'lacks' | 'may'>>(
    `select ${LINE}, i.what, o.name as "openedBy", ${time('i.opened_at')} as "openedAt", i.fields, i.cause, i.harm, i.advice,
       i.enquiries as contact, i.scope, ${time('i.scoped_at')} as "scopedAt", c.name as "closedBy", i.lesson, i.version,
       ${MEASURES} as measures, ${NOTIFICATIONS} as notifications
     from privacy_incidents i join users o on o.id = i.opened_by left join users c on c.id = i.closed_by where i.id = $1`,
    [id],
  );
  if (row === undefined) throw notFound('incident.not_found');
  return {
    ...row,
    lacks: row.closedAt === null ? lacksOf(row) : [],
    may: { manage: row.closedAt === null && may(ctx.actor, 'privacy:manage') },
  };
}

/** Affected persons by number, masked, 50 at a time. */
export async function affectedPersons(ctx: Context, id: number, after: number | undefined) {
  const rows = await ctx.db.query<{ customer_id: number }>(
    `select customer_id from privacy_incident_persons where incident_id = $1 and customer_id > $2
     order by customer_id limit ${PAGE + 1}`,
    [id, after ?? 0],
  );
  const ids = rows.slice(0, PAGE).map(({ customer_id }) => customer_id);
  const persons = (await briefsOf(ctx, ids)).map(({ id: found, maskedName, maskedPhone, province }) => ({
    id: found,
    maskedName,
    maskedPhone,
    province,
  }));
  return { persons, next: rows.length > PAGE ? (ids.at(-1) ?? null) : null };
}

/** People who are told of incidents. */
export const privacyOfficers = (ctx: Context): Promise<string[]> => holdersOf(ctx, 'privacy:manage');
