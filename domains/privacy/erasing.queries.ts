import type { Context } from '../../kernel/context.ts';
import { numbersIn } from '../../kernel/marks.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { openedPerson, type StoredPerson } from '../customers/person.rules.ts';
import type { Known } from './erasure.rules.ts';

/** Rows that a person is searched through, by what they hang on; in the order in which an erasure goes. */
export const phases = ['order', 'return', 'unit', 'case', 'customer'] as const;
export type Phase = (typeof phases)[number];

const PARENTS: Record<Phase, string> = {
  order: 'select id from work_orders where customer_id = $1 and id > $2 order by id limit $3',
  return: 'select id from return_orders where customer_id = $1 and id > $2 order by id limit $3',
  unit: 'select id from product_units where customer_id = $1 and id > $2 order by id limit $3',
  case: 'select id from cases where customer_id = $1 and id > $2 order by id limit $3',
  customer: 'select id from customers where id = $1 and id > $2 limit $3',
};

/** The next rows that something of the person hangs on. */
export async function nextParents(
  ctx: Context,
  { customerId, phase, after, limit }: { customerId: number; phase: Phase; after: number; limit: number },
): Promise<number[]> {
  const rows = await ctx.db.query<{ id: number }>(PARENTS[phase], [customerId, after, limit]);
  return rows.map(({ id }) => id);
}

const FILES: Partial<Record<Phase, string>> = {
  case: `select id from case_files where case_id = any($1)`,
  order: `select id from work_order_files where work_order_id = any($1)`,
  customer: `select file_id as id from person_requests where customer_id = any($1) and file_id is not null`,
};

/** Files of cases, orders or requests, whatever was erased of them already: a file may have outlived its mark. */
export async function filesOf(ctx: Context, phase: Phase, ids: number[]): Promise<string[]> {
  const sql = FILES[phase];
  if (sql === undefined) return [];
  const rows = await ctx.db.query<{ id: string }>(sql, [ids]);
  return rows.map(({ id }) => id);
}

/** Cases and orders around the rows of a phase; of a person the newest, the older ones come with their own pieces. */
const AROUND: Record<Phase, { cases: string; orders: string }> = {
  order: {
    cases: 'select case_id as id from work_orders where id = any($1)',
    orders: 'select unnest($1::bigint[]) as id',
  },
  return: { cases: 'select case_id as id from return_orders where id = any($1)', orders: 'select 0 as id' },
  unit: { cases: 'select id from cases where unit_id = any($1)', orders: 'select 0 as id' },
  case: { cases: 'select unnest($1::bigint[]) as id', orders: 'select 0 as id' },
  customer: {
    cases: 'select id from cases where customer_id = any($1) order by id desc limit 500',
    orders: 'select id from work_orders where customer_id = any($1) order by id desc limit 500',
  },
};

const present = (values: (string | null | undefined)[]): string[] =>
  values.filter((value) => value !== null && value !== undefined && value !== '') as string[];

/** What the cases and orders around some rows of a person are known by: contacts, names under signatures, numbers in texts. */
export async function knownAround(
  ctx: Context,
  { customerId, phase, ids }: { customerId: number; phase: Phase; ids: number[] },
): Promise<Known> {
  const { cases, orders } = AROUND[phase];
  const mine = `select id from cases where customer_id = $2 and id in (${cases})`;
  const contacts = await ctx.db.query<StoredContact>(
    `select seal_id, contact_sealed, contact_name_plain, contact_phone_plain from cases
     where id in (${mine}) and (contact_sealed is not null or contact_name_plain is not null)`,
    [ids, customerId],
  );
  const written = await ctx.db.one<{ signed: string[]; texts: string[] }>(
    `with mine as (${mine}), orders as (${orders}),
       said as (select concat_ws(' ', course, demand, expected_outcome) as text from case_texts where case_id in (select id from mine)
         union all select subject from cases where id in (select id from mine)
         union all select text from case_receipts where case_id in (select id from mine)
         union all select body::text from case_records where case_id in (select id from mine)
         union all select concat_ws(' ', summary, demands::text, measures::text, agreement_note) from case_plans where case_id in (select id from mine)
         union all select concat_ws(' ', title, result) from case_tasks where case_id in (select id from mine)
         union all select body::text from work_order_records where work_order_id in (select id from orders))
     select array(select distinct r.body ->> 'signedBy' from work_order_records r
         where r.work_order_id in (select id from orders) and r.body ->> 'signedBy' <> '已删除') as signed,
       array(select text from said where text like '%⟦%') as texts`,
    [ids, customerId],
  );
  const opened = contacts.map((row) => openedContact(ctx.db.vault, row));
  return {
    names: present([...opened.map(({ name }) => name), ...(written?.signed ?? [])]),
    contacts: present([
      ...opened.map(({ phone }) => phone),
      ...numbersIn(ctx.db.vault, written?.texts ?? []),
    ]),
    addresses: [],
  };
}

/** What a person is known by: name, ways to reach, address. */
export async function knownOf(ctx: Context, customerId: number): Promise<Known> {
  const row = await ctx.db.one<StoredPerson>(
    `select seal_id, person_sealed, name_plain, phone_plain, other_contact_plain, address_plain from customers
     where id = $1`,
    [customerId],
  );
  const person = row === undefined ? undefined : openedPerson(ctx.db.vault, row);
  return {
    names: present([person?.name]),
    contacts: present([person?.phone, person?.otherContact]),
    addresses: present([person?.address]),
  };
}
