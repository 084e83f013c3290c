import type { z } from 'zod';
import type { Context, Vault } from '../../kernel/context.ts';
import type { RawJson } from '../../kernel/endpoint.ts';
import { invalid } from '../../kernel/refusal.ts';
import { searchTokens, searchWords } from '../../kernel/text.ts';
import { HOUR, iso } from '../../kernel/time.ts';
import { typedContactKeys } from '../customers/contact.rules.ts';
import { standardAt } from '../standards/standards.queries.ts';
import { CASE_ROW, CASE_ROW_JOINS } from './case-row.queries.ts';
import type { ListCases } from './cases.contract.ts';
import { type ListKey, listKeyOf } from './visibility.queries.ts';

export type ListQuery = z.output<(typeof ListCases)['query']>;

/** Collects conditions and their values; every value is a parameter. */
class Conditions {
  readonly parts: string[] = [];
  readonly values: unknown[] = [];
  /** What candidates by index must also hold, looked at one by one, newest first, until the page is full. */
  exact: string | undefined;
  add(sql: (place: string) => string, value: unknown): void {
    this.values.push(value);
    this.parts.push(sql(`$${this.values.length}`));
  }
  get where(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}

const EQUAL: [keyof ListQuery, string][] = [
  ['level', 'level'],
  ['impactClass', 'impact_class'],
  ['departmentId', 'lead_department_id'],
  ['channel', 'channel'],
  ['ownerId', 'owner_id'],
  ['handlerId', 'handler_id'],
  ['customerId', 'customer_id'],
  ['source', 'source'],
];
const ONE_OF: [keyof ListQuery, string][] = [
  ['kind', 'kind'],
  ['stage', 'stage'],
  ['category', 'category'],
  ['region', 'region'],
];

/** The moment of asking, the hours after which a case counts as silent or unchecked, and what look-ups are keyed with. */
type Moment = { vault: Vault; now: number; silentHours: number; checkHours?: number };

function addState(
  conditions: Conditions,
  state: ListQuery['state'],
  { now, silentHours, checkHours = 24 }: Moment,
): void {
  if (state === undefined) return;
  conditions.parts.push(state === 'closed' ? 'c.closed_at is not null' : 'c.closed_at is null');
  if (state === 'overdue') conditions.add((place) => `c.next_due_at < ${place}`, iso(now));
  if (state === 'at_risk') conditions.add((place) => `c.at_risk and c.next_due_at >= ${place}`, iso(now));
  if (state === 'unowned') conditions.parts.push('c.handler_id is null');
  if (state === 'silent') {
    conditions.add(
      (place) => `coalesce(c.last_contact_at, c.received_at) < ${place}`,
      iso(now - silentHours * HOUR),
    );
  }
  if (state === 'unchecked') {
    conditions.parts.push(`c.kind = 'complaint'`);
    conditions.add(
      (place) => `coalesce(c.last_checked_at, c.received_at) < ${place}`,
      iso(now - checkHours * HOUR),
    );
  }
}

const escaped = (text: string) => text.replace(/[%_\\]/g, '\\$&');

/** Ended cases of a customer whose data is restricted are opened by their number only (PIPL 44-50). */
const NOT_RESTRICTED = `(c.closed_at is null or c.customer_id <> all ((select restricted_customers())::bigint[]))`;

/**
 * Number and serial by their start, name by its first letters, phone whole or by its last four digits; words anywhere in
 * the text, exactly (index first, then the letters).
 */
function addWords(conditions: Conditions, find: string, vault: Vault): void {
  const text = find.trim();
  if (/^[A-Za-z]{2}\d{4}-?\d*$/.test(text)) {
    conditions.add((place) => `c.number ^@ ${place}`, text.toUpperCase());
    return;
  }
  conditions.parts.push(NOT_RESTRICTED);
  if (/^\+?[\d\s-]{4,}$/.test(text)) {
    conditions.add(
      (place) => `c.id = any((select cases_with_keys(${place}::text[]))::bigint[])`,
      typedContactKeys(vault, text),
    );
    return;
  }
  const words = searchWords(text);
  const tokens = words.flatMap((word) => searchTokens(word));
  conditions.values.push(
    tokens,
    words.map((word) => `%${escaped(word)}%`),
    typedContactKeys(vault, text),
    text.toUpperCase(),
  );
  const [tokenPlace, wordPlace, namePlace, serialPlace] = [3, 2, 1, 0].map(
    (back) => `$${conditions.values.length - back}`,
  );
  conditions.parts.push(
    `c.id in (select cases_with(${tokenPlace}::text[], ${namePlace}::text[], ${serialPlace}))`,
  );
  conditions.exact = `(normalize(c.subject || ' ' || t.course || ' ' || t.demand, nfkc) ilike all (${wordPlace}::text[])
    or c.contact_keys && ${namePlace}::text[]
    or c.unit_id = any(array(select units_with(${serialPlace}))))`;
}

function addFilters(conditions: Conditions, query: Partial<ListQuery>, at: Moment): void {
  for (const [field, column] of EQUAL) {
    if (query[field] !== undefined) conditions.add((place) => `c.${column} = ${place}`, query[field]);
  }
  for (const [field, column] of ONE_OF) {
    if (query[field] !== undefined) conditions.add((place) => `c.${column} = any(${place})`, query[field]);
  }
  if (query.receivedFrom !== undefined)
    conditions.add((place) => `c.received_at >= ${place}`, query.receivedFrom);
  if (query.receivedTo !== undefined) conditions.add((place) => `c.received_at < ${place}`, query.receivedTo);
  addState(conditions, query.state, at);
  if (query.find !== undefined && query.find.trim() !== '') addWords(conditions, query.find, at.vault);
}

/** The one way into the table that the actor's scope allows: involvement rows, the region, or everything. */
function addScope(conditions: Conditions, key: ListKey): string {
  if (key.kind === 'principal') {
    conditions.add((place) => `a.principal = ${place}`, key.value);
    return 'case_access a join cases c on c.id = a.case_id';
  }
  if (key.kind === 'region') conditions.add((place) => `c.region = ${place}`, key.value ?? '-');
  return 'cases c';
}

// Microseconds since 1970 of the last row's place, then its number.
const CURSOR = /^(\d{1,16}) (\d{1,16})$/;

function addCursor(
  conditions: Conditions,
  column: string,
  after: string | undefined,
  newestFirst: boolean,
): void {
  if (after === undefined) return;
  const [, at, id] = CURSOR.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (at === undefined) throw invalid('cursor.invalid', { field: 'after' });
  conditions.values.push(at, id);
  const [atPlace, idPlace] = [`$${conditions.values.length - 1}`, `$${conditions.values.length}`];
  conditions.parts.push(
    `(${column}, c.id) ${newestFirst ? '<' : '>'} (timestamptz 'epoch' + ${atPlace}::bigint * interval '1 microsecond', ${idPlace}::bigint)`,
  );
}

type PageParts = { from: string; conditions: Conditions; column: string; order: string };

/** The CTEs that end in `page`. Words sort all candidates by index, but read the texts only of those that fill the page. */
function pageSql({ from, conditions: { where, values, exact }, column, order }: PageParts): string {
  const limit = `limit $${values.length}`;
  if (exact === undefined)
    return `page as (select c.*, ${column} as sort_at from ${from} where ${where} order by ${order} ${limit})`;
  return `found as materialized (select c.id, ${column} as sort_at from ${from} where ${where} order by ${order}),
    page as (select c.*, found.sort_at from found cross join lateral (
      select c.* from cases c join case_texts t on t.case_id = c.id where c.id = found.id and ${exact} offset 0) c ${limit})`;
}

/** The statement behind a list, for the list itself, its export and the test that reads its plan. */
export function listStatement(
  key: ListKey,
  query: ListQuery,
  at: Moment,
): { sql: string; values: unknown[] } {
  const conditions = new Conditions();
  const from = addScope(conditions, key);
  addFilters(conditions, query, at);
  const byDue = query.order === 'due';
  const column = byDue ? 'c.next_due_at' : key.kind === 'principal' ? 'a.received_at' : 'c.received_at';
  if (byDue) conditions.parts.push('c.closed_at is null', 'c.next_due_at is not null');
  addCursor(conditions, column, query.after, !byDue);
  const id = key.kind === 'principal' && !byDue ? 'a.case_id' : 'c.id';
  conditions.values.push(query.limit);
  const order = byDue ? `${column}, ${id}` : `${column} desc, ${id} desc`;
  return {
    sql: `with ${pageSql({ from, conditions, column, order })}
      select json_build_object('cases', coalesce(json_agg(${CASE_ROW} order by c.sort_at ${byDue ? '' : 'desc'}, c.id ${byDue ? '' : 'desc'}), '[]'),
        'next', case when count(*) = $${conditions.values.length} then
          (array_agg((extract(epoch from c.sort_at) * 1000000)::bigint || ' ' || c.id order by c.sort_at ${byDue ? 'desc' : ''}, c.id ${byDue ? 'desc' : ''}))[1] end)::text as json
      from page c ${CASE_ROW_JOINS}`,
    values: conditions.values,
  };
}

const withCursor = (json: string): string =>
  json.replace(
    /"next" : "([^"]*)"/,
    (_, place: string) => `"next" : "${Buffer.from(place).toString('base64url')}"`,
  );

/** Now, with the hours that the standard in force sets. */
export async function momentOf(ctx: Context): Promise<Moment> {
  const { silentContactHours, progressCheckHours } = (await standardAt(ctx, ctx.now)).pack.settings;
  return {
    vault: ctx.db.vault,
    now: ctx.now,
    silentHours: silentContactHours.value,
    checkHours: progressCheckHours.value,
  };
}

/** One page of the cases that the actor may see, as JSON; one statement. */
export async function listCases(ctx: Context, query: ListQuery): Promise<RawJson> {
  const statement = listStatement(listKeyOf(ctx.actor), query, await momentOf(ctx));
  const row = await ctx.db.one<{ json: string }>(statement.sql, statement.values);
  return { json: withCursor(row?.json ?? '{"cases":[],"next":null}') };
}
