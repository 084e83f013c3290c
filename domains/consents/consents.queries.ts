import type { Context } from '../../kernel/context.ts';
import type { QueryOf } from '../../kernel/contract.ts';
import { notFound } from '../../kernel/refusal.ts';
import { chinaDay } from '../../kernel/time.ts';
import { may } from '../identity/identity.policy.ts';
import type { ConsentCard, ConsentEntry, ListConsents } from './consents.contract.ts';
import { mayUseFor } from './consents.rules.ts';
import { type Purpose, purposeLines, purposes, purposesWith } from './purposes.contract.ts';

const time = (column: string) => `to_jsonb(${column}) #>> '{}'`;

/**
 * SQL that is true for customers of the alias who agree to a purpose on a day: the latest answer is a consent, and no
 * notice in force since has ended it (Personal Information Protection Law, articles 14 to 16).
 */
export const agreedSql = (alias: string, purpose: string, day: string): string =>
  `exists (select from (select k.answer, k.notice_id from consents k where k.customer_id = ${alias}.id and k.purpose = ${purpose}
     order by k.at desc, k.id desc limit 1) l
   where l.answer = 'given' and not exists (select from privacy_notices n where n.published_at is not null
     and n.effective_on <= ${day}::date and ${purpose} = any(n.renewed)
     and n.number > (select g.number from privacy_notices g where g.id = l.notice_id)))`;

/**
 * May the data of a customer be used for a purpose now (S0 5.2)? Whoever sends or hands out what is no part of the service
 * asks here first. False for a customer out of sight.
 */
export async function mayUse(ctx: Context, customerId: number, purpose: Purpose): Promise<boolean> {
  const row = await ctx.db.one<{ restricted: boolean; hasOpenCase: boolean; agreed: boolean }>(
    `select c.restricted_at is not null as restricted, open_cases_of(c.id) > 0 as "hasOpenCase",
       ${agreedSql('c', '$2', '$3')} as agreed from customers c where c.id = $1`,
    [customerId, purpose, chinaDay(ctx.now)],
  );
  return row !== undefined && mayUseFor(purpose, row);
}

const ENTRY = `jsonb_build_object('id', k.id, 'purpose', k.purpose, 'answer', k.answer, 'noticeNumber', n.number,
  'channel', k.channel, 'evidence', k.evidence, 'at', k.at, 'recordedBy', u.name)`;
const ENTRY_FROM = `consents k left join privacy_notices n on n.id = k.notice_id left join users u on u.id = k.recorded_by`;

type CardRow = {
  maskedName: string;
  restrictedAt: string | null;
  hasOpenCase: boolean;
  notice: (NonNullable<ConsentCard['notice']> & { purposes: Purpose[] }) | null;
  agreed: Purpose[];
  history: ConsentEntry[];
};

/** Where a customer stands, purpose by purpose; not found for a customer out of sight. */
export async function consentCard(ctx: Context, customerId: number): Promise<ConsentCard> {
  const row = await ctx.db.one<CardRow>(
    `select c.masked_name as "maskedName", ${time('c.restricted_at')} as "restrictedAt", open_cases_of(c.id) > 0 as "hasOpenCase",
       (select jsonb_build_object('id', f.id, 'number', f.number, 'effectiveOn', f.effective_on, 'purposes', f.purposes)
        from privacy_notices f where f.published_at is not null and f.effective_on <= $2::date
        order by f.effective_on desc limit 1) as notice,
       (select coalesce(jsonb_agg(p), '[]') from unnest($3::text[]) p where ${agreedSql('c', 'p', '$2')}) as agreed,
       (select coalesce(jsonb_agg(e.entry order by e.at desc, e.id desc), '[]') from (
          select ${ENTRY} as entry, k.at, k.id from ${ENTRY_FROM} where k.customer_id = c.id
          order by k.at desc, k.id desc limit 100) e) as history
     from customers c where c.id = $1`,
    [customerId, chinaDay(ctx.now), purposesWith('consent', 'separate')],
  );
  if (row === undefined) throw notFound('customer.not_found');
  const { maskedName, restrictedAt, hasOpenCase, notice, agreed, history } = row;
  const facts = { restricted: restrictedAt !== null, hasOpenCase };
  return {
    customerId,
    maskedName,
    restrictedAt,
    notice:
      notice === null ? null : { id: notice.id, number: notice.number, effectiveOn: notice.effectiveOn },
    purposes: purposes.map((purpose) => {
      const latest = history.find((entry) => entry.purpose === purpose) ?? null;
      const isAgreed = agreed.includes(purpose);
      return {
        purpose,
        need: purposeLines[purpose].need,
        mayUse: mayUseFor(purpose, { ...facts, agreed: isAgreed }),
        covered: notice?.purposes.includes(purpose) ?? false,
        latest,
        ended: latest?.answer === 'given' && !isAgreed,
      };
    }),
    history,
    may: { record: may(ctx.actor, 'privacy:receive'), lift: may(ctx.actor, 'privacy:manage') },
  };
}

const PAGE = 50;

/** Answers of persons, newest first, 50 at most, and how many agree to each purpose now. */
export async function consents(ctx: Context, { purpose, answer, before }: QueryOf<typeof ListConsents>) {
  const rows = await ctx.db.query<{ entry: ConsentEntry & { customerId: number; maskedName: string } }>(
    `select ${ENTRY} || jsonb_build_object('customerId', c.id, 'maskedName', c.masked_name) as entry
     from ${ENTRY_FROM} join customers c on c.id = k.customer_id
     where ($1::text is null or k.purpose = $1) and ($2::text is null or k.answer = $2) and ($3::bigint is null or k.id < $3)
     order by k.id desc limit ${PAGE + 1}`,
    [purpose ?? null, answer ?? null, before ?? null],
  );
  const found = rows.map(({ entry }) => entry);
  const counts = await ctx.db.one<{ agreed: { purpose: Purpose; persons: number }[]; restricted: number }>(
    `select (select jsonb_agg(jsonb_build_object('purpose', p, 'persons', (
         select count(*)::int from (select distinct k.customer_id as id from consents k where k.purpose = p) c
         where ${agreedSql('c', 'p', '$2')})) order by place) from unnest($1::text[]) with ordinality o (p, place)) as agreed,
       (select count(*)::int from customers where restricted_at is not null) as restricted`,
    [purposesWith('consent', 'separate'), chinaDay(ctx.now)],
  );
  return {
    consents: found.slice(0, PAGE),
    next: found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null,
    agreed: counts?.agreed ?? [],
    restricted: counts?.restricted ?? 0,
  };
}
