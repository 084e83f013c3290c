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

/** Rows of a person that are looked through for names and numbers; who has more is a company, not a person. */
const MOST = 500;

async function contactsOf(ctx: Context, customerId: number) {
  const rows = await ctx.db.query<StoredContact>(
    `select seal_id, contact_sealed, contact_name_plain, contact_phone_plain from cases
     where customer_id = $1 and (contact_sealed is not null or contact_name_plain is not null) order by id desc limit ${MOST}`,
    [customerId],
  );
  return rows.map((row) => openedContact(ctx.db.vault, row));
}

/** Names under signatures, and texts with numbers in them. */
async function writtenBy(ctx: Context, customerId: number): Promise<{ signed: string[]; texts: string[] }> {
  const row = await ctx.db.one<{ signed: string[]; texts: string[] }>(
    `with mine as (select id from cases where customer_id = $1 order by id desc limit ${MOST}),
       orders as (select id from work_orders where customer_id = $1 order by id desc limit ${MOST}),
       said as (select concat_ws(' ', course, demand, expected_outcome) as text from case_texts where case_id in (select id from mine)
         union all select subject from cases where id in (select id from mine)
         union all select text from case_receipts where case_id in (select id from mine)
         union all select body::text from case_records where case_id in (select id from mine)
         union all select concat_ws(' ', summary, demands::text, measures::text, agreement_note) from case_plans where case_id in (select id from mine)
         union all select concat_ws(' ', title, result) from case_tasks where case_id in (select id from mine)
         union all select body::text from work_order_records where work_order_id in (select id from orders))
     select array(select distinct r.body ->> 'signedBy' from work_order_records r
         where r.work_order_id in (select id from orders) and r.body ? 'signedBy') as signed,
       array(select text from said where text like '%⟦%' limit ${MOST}) as texts`,
    [customerId],
  );
  return row ?? { signed: [], texts: [] };
}

/** All that a person is known by in what is stored: names, numbers, addresses. */
export async function knownOf(ctx: Context, customerId: number): Promise<Known> {
  const row = await ctx.db.one<StoredPerson>(
    `select seal_id, person_sealed, name_plain, phone_plain, other_contact_plain, address_plain from customers
     where id = $1 and erased_at is null`,
    [customerId],
  );
  const person = row === undefined ? undefined : openedPerson(ctx.db.vault, row);
  const contacts = await contactsOf(ctx, customerId);
  const { signed, texts } = await writtenBy(ctx, customerId);
  const present = (values: (string | null | undefined)[]) =>
    [...new Set(values.filter((value) => value !== null && value !== undefined && value !== ''))] as string[];
  return {
    names: present([person?.name, ...contacts.map(({ name }) => name), ...signed]),
    contacts: present([
      person?.phone,
      person?.otherContact,
      ...contacts.map(({ phone }) => phone),
      ...numbersIn(ctx.db.vault, texts),
    ]),
    addresses: present([person?.address]),
  };
}
