import type { Context } from '../../kernel/context.ts';
import type { QueryOf } from '../../kernel/contract.ts';
import { notFound } from '../../kernel/refusal.ts';
import { DAY, iso, ms } from '../../kernel/time.ts';
import { MOST_DOWNLOADS } from '../exports/exports.rules.ts';
import { may } from '../identity/identity.policy.ts';
import type { ListRequests, PersonRequest, RequestLine } from './requests.contract.ts';
import { citesOf, codeLeft, nextStep, type RequestFacts, requestMay, stateOf } from './requests.rules.ts';

const time = (column: string) => `to_jsonb(${column}) #>> '{}'`;

type LineRow = Omit<RequestLine, 'state' | 'isLate' | 'next'> & {
  decision: PersonRequest['decision'];
  verified: boolean;
  hasFile: boolean;
};

const LINE = `r.id, r.number, r.kind, r.customer_id as "customerId", c.masked_name as "maskedName", r.channel,
  ${time('r.received_at')} as "receivedAt", ${time('r.due_at')} as "dueAt", ${time('r.done_at')} as "doneAt", r.decision,
  r.verified_at is not null as verified, r.file_id is not null as "hasFile"`;
const LINE_FROM = `person_requests r join customers c on c.id = r.customer_id`;

const factsOf = (row: LineRow): RequestFacts => ({
  kind: row.kind,
  verified: row.verified,
  decision: row.decision,
  ended: row.doneAt !== null,
  hasFile: row.hasFile,
});

function lineOf(row: LineRow, now: number): RequestLine {
  const { decision: _decision, verified: _verified, hasFile: _hasFile, ...line } = row;
  const facts = factsOf(row);
  const isLate = ms(row.dueAt) <= (row.doneAt === null ? now : ms(row.doneAt));
  return { ...line, state: stateOf(facts), isLate, next: nextStep(facts) };
}

/** All for whoever may see privacy, else those that the actor received. */
const SEEN = (place: number) => `($${place} or r.received_by = $${place + 1})`;
const reader = ({ actor }: Context) => [actor.id === null || may(actor, 'privacy:view'), actor.id];

/** Company days within which a request is answered, and before which the officer is reminded. */
export async function requestTerms(ctx: Context): Promise<{ days: number; warnDays: number }> {
  const row = await ctx.db.one<{ days: number; warnDays: number }>(
    `select request_days as days, request_warn_days as "warnDays" from privacy_settings`,
  );
  return row ?? { days: 15, warnDays: 3 };
}

const PAGE = 50;

/** Requests in sight: open ones by what is due first, ended ones the latest first; 50 at a time. */
export async function requests(
  ctx: Context,
  query: QueryOf<typeof ListRequests> & { state: 'open' | 'ended' },
) {
  const { state, kind, customer, after } = query;
  const order =
    state === 'open'
      ? { column: 'r.due_at', way: 'asc', sign: '>' }
      : { column: 'r.done_at', way: 'desc', sign: '<' };
  const [at, id] = after?.split('_') ?? [];
  const rows = await ctx.db.query<LineRow>(
    `select ${LINE} from ${LINE_FROM}
     where r.done_at is ${state === 'open' ? 'null' : 'not null'} and ${SEEN(1)}
       and ($3::text is null or r.kind = $3) and ($4::bigint is null or r.customer_id = $4)
       and ($5::timestamptz is null or (${order.column}, r.id) ${order.sign} ($5, $6))
     order by ${order.column} ${order.way}, r.id ${order.way} limit ${PAGE + 1}`,
    [...reader(ctx), kind ?? null, customer ?? null, isInstant(at) ? at : null, Number(id) || 0],
  );
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    requests: shown.map((row) => lineOf(row, ctx.now)),
    next: last === undefined ? null : `${state === 'open' ? last.dueAt : last.doneAt}_${last.id}`,
    terms: await requestTerms(ctx),
    may: { manage: may(ctx.actor, 'privacy:manage') },
  };
}
const isInstant = (text: string | undefined): text is string =>
  text !== undefined && !Number.isNaN(Date.parse(text)) && iso(ms(text)).slice(0, 4) > '2000';

type Row = LineRow &
  Omit<PersonRequest, keyof RequestLine | 'code' | 'file' | 'cites' | 'may' | 'decision' | 'days'> & {
    codeSentAt: string | null;
    codeTries: number;
    expiresAt: string | null;
    downloads: number;
    passwordShown: boolean;
  };

const CHECKS = `(select coalesce(jsonb_agg(jsonb_build_object('method', k.method, 'passed', k.passed, 'at', k.at, 'by', u.name)
    order by k.id desc), '[]') from person_request_checks k join users u on u.id = k.by_id where k.request_id = r.id)`;

/** One request; not found for whoever neither received it nor may see privacy. */
export async function requestOf(ctx: Context, id: number): Promise<PersonRequest> {
  const row = await ctx.db.one<Row>(
    `select ${LINE}, c.masked_phone as "maskedPhone", c.restricted_at is not null as restricted, r.matter,
       b.name as "receivedBy", ${time('r.verified_at')} as "verifiedAt", v.name as "verifiedBy", r.verified_with as "verifiedWith",
       ${CHECKS} as checks, ${time('r.code_sent_at')} as "codeSentAt", r.code_tries as "codeTries", r.reason,
       d.name as "decidedBy", ${time('r.decided_at')} as "decidedAt", r.outcome, e.name as "doneBy",
       (select jsonb_build_object('number', x.number, 'state', x.state) from erasures x where x.request = r.number
        order by x.id desc limit 1) as erasure,
       ${time('r.expires_at')} as "expiresAt", r.downloads, r.password_shown_at is not null as "passwordShown", r.version
     from ${LINE_FROM} join users b on b.id = r.received_by left join users v on v.id = r.verified_by
       left join users d on d.id = r.decided_by left join users e on e.id = r.done_by
     where r.id = $3 and ${SEEN(1)}`,
    [...reader(ctx), id],
  );
  if (row === undefined) throw notFound('person_request.not_found');
  return shown(ctx, row);
}

function shown(ctx: Context, row: Row): PersonRequest {
  const {
    codeSentAt,
    codeTries,
    expiresAt,
    downloads,
    passwordShown,
    hasFile,
    verified: _verified,
    ...rest
  } = row;
  const code = codeLeft({ sentAt: codeSentAt === null ? null : ms(codeSentAt), tries: codeTries }, ctx.now);
  const downloadsLeft = MOST_DOWNLOADS - downloads;
  const isOver = expiresAt === null || ms(expiresAt) <= ctx.now;
  const reads = {
    mayManage: may(ctx.actor, 'privacy:manage'),
    mayReceive: may(ctx.actor, 'privacy:receive'),
    mayErase: may(ctx.actor, 'privacy:erase'),
  };
  const made = {
    canBeTaken: !isOver && downloadsLeft > 0,
    isErasing: row.erasure !== null && !['refused', 'withdrawn'].includes(row.erasure.state),
  };
  const facts = factsOf(row);
  return {
    ...rest,
    ...lineOf(row, ctx.now),
    decision: row.decision,
    code: code === null ? null : { until: iso(code.until), triesLeft: code.triesLeft },
    file: hasFile && expiresAt !== null ? { expiresAt, downloadsLeft, passwordShown } : null,
    days: Math.round((ms(row.dueAt) - ms(row.receivedAt)) / DAY),
    cites: citesOf(row.kind),
    may: requestMay(facts, reads, made),
  };
}

/** Is a number one of an order, or a serial one of a product, of this customer? Answers yes or no, whoever asks. */
export async function isOfCustomer(
  ctx: Context,
  customerId: number,
  { method, number }: { method: 'order_number' | 'serial'; number: string },
): Promise<boolean> {
  const row = await ctx.db
    .beyond('whether a number that was said is of this customer: yes or no')
    .one<{ is: boolean }>(
      method === 'serial'
        ? `select exists (select from product_units where customer_id = $1 and serial = $2) as is`
        : `select exists (select from cases where customer_id = $1 and number = $2)
           or exists (select from work_orders where customer_id = $1 and number = $2)
           or exists (select from return_orders where customer_id = $1 and number = $2) as is`,
      [customerId, number.toUpperCase()],
    );
  return row?.is === true;
}
