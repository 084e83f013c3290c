import type { Context } from '../../kernel/context.ts';
import { notFound } from '../../kernel/refusal.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { PERSON } from '../customers/customers.queries.ts';
import { openedPerson, type StoredPerson } from '../customers/person.rules.ts';
import type { Dossier, DossierPart } from './dossier.contract.ts';

type Facts = Record<string, unknown>;

const all = (sql: string, order: string): string =>
  `(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from (${sql}) x)`;
const mine = `select k.id from cases k where k.customer_id = $1`;
const myOrders = `select w.id from work_orders w where w.customer_id = $1`;
const myNumbers = `select w.number from work_orders w where w.customer_id = $1`;
const numberOf = (alias: string) => `(select k.number from cases k where k.id = ${alias}.case_id) as "case"`;
const orderOf = (alias: string) =>
  `(select w.number from work_orders w where w.id = ${alias}.work_order_id) as "order"`;

/** What is held of a customer, part by part; names of colleagues stay out, for they are data of other persons. */
const PARTS: Record<Exclude<DossierPart, 'person' | 'contacts'>, string> = {
  products: all(
    `select n.serial, n.model, n.purchase_channel as "purchaseChannel", n.purchased_on as "purchasedOn",
       n.delivered_on as "deliveredOn", n.seller from product_units n where n.customer_id = $1`,
    'x.serial',
  ),
  guarantees: all(
    `select n.serial, l.kind, l.body, l.reason, l.at from unit_ledger l join product_units n on n.id = l.unit_id
     where n.customer_id = $1 and not l.withdrawn`,
    'x.at',
  ),
  cases: all(
    `select k.number, k.kind, k.subject, k.use_scene as "useScene", k.stage, k.channel, k.unit_serial as serial,
       k.received_at as "receivedAt", k.closed_at as "closedAt", t.course, t.demand, t.expected_outcome as "expectedOutcome"
     from cases k left join case_texts t on t.case_id = k.id where k.customer_id = $1`,
    'x."receivedAt"',
  ),
  received: all(
    `select ${numberOf('r')}, r.channel, r.text, r.received_at as at from case_receipts r where r.case_id in (${mine})`,
    'x.at',
  ),
  handling: all(
    `select ${numberOf('r')}, r.kind, r.body - 'personId' - 'userId' as body, r.at from case_records r where r.case_id in (${mine})
     union all select ${numberOf('e')}, e.type, coalesce(to_jsonb(e.reason), 'null'), e.at from events e where e.case_id in (${mine})`,
    'x.at',
  ),
  plans: all(
    `select ${numberOf('p')}, p.status, p.summary, p.demands, (select coalesce(jsonb_agg(m - 'responsibleId' - 'responsibleName'), '[]')
         from jsonb_array_elements(p.measures) m) as measures, p.compensation_fen as "compensationFen",
       p.agreed_at as "agreedAt", p.agreement_note as answer, p.made_at as at from case_plans p where p.case_id in (${mine})`,
    'x.at',
  ),
  tasks: all(
    `select ${numberOf('t')}, t.kind, t.title, t.status, t.result, t.amount_fen as "amountFen", t.created_at as at
     from case_tasks t where t.case_id in (${mine})
     union all select ${numberOf('o')}, 'cooperation', o.task, null, o.answer, null, o.asked_at
     from case_cooperations o where o.case_id in (${mine})`,
    'x.at',
  ),
  files: all(
    `select ${numberOf('f')}, f.name, f.media_type as type, f.size_bytes as bytes, f.id, f.uploaded_at as at
     from case_files f where f.case_id in (${mine})
     union all select (select w.number from work_orders w where w.id = f.work_order_id), 'on site', f.media_type, f.size_bytes, f.id,
       f.uploaded_at from work_order_files f where f.work_order_id in (${myOrders})`,
    'x.at',
  ),
  visits: all(
    `select w.number, w.case_number as "case", w.subject, w.status, w.lng, w.lat, w.created_at as at, w.completed_at as "completedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('from', v.slot_from, 'to', v.slot_to, 'status', v.status) order by v.id), '[]')
        from work_order_visits v where v.work_order_id = w.id) as visits from work_orders w where w.customer_id = $1`,
    'x.at',
  ),
  onSite: all(
    `select ${orderOf('r')}, r.kind, r.body, r.at from work_order_records r where r.work_order_id in (${myOrders})`,
    'x.at',
  ),
  returns: all(
    `select o.number, o.kind, o.basis, o.step, o.agreed_fen as "agreedFen", o.opened_at as at, o.ended_at as "endedAt",
       (select coalesce(jsonb_agg(jsonb_build_object('act', r.act, 'body', r.body, 'at', r.at) order by r.id), '[]')
        from return_records r where r.return_order_id = o.id) as records,
       (select coalesce(jsonb_agg(jsonb_build_object('fen', p.amount_fen, 'method', p.method, 'reference', p.reference, 'at', p.at)
          order by p.id), '[]') from return_payments p where p.return_order_id = o.id) as payments
     from return_orders o where o.customer_id = $1`,
    'x.at',
  ),
  charges: all(
    `select q.order_number as "order", q.status, q.total_fen as "totalFen", q.answer_note as answer, q.made_at as at, null as proof
     from quotes q where q.order_number in (${myNumbers})
     union all select p.order_number, p.method, p.amount_fen, p.reason, p.at, p.proof from payments p where p.order_number in (${myNumbers})`,
    'x.at',
  ),
  messages: all(
    `select m.channel, m.template, m.body, m.status, m.sent_at as at, m.id from outbound_messages m
     where m.customer_id = $1 or m.case_id in (${mine})`,
    'x.id',
  ),
  consents: all(
    `select k.purpose, k.answer, n.number as notice, k.channel, k.evidence, k.at from consents k
     left join privacy_notices n on n.id = k.notice_id where k.customer_id = $1`,
    'x.at',
  ),
  requests: all(
    `select r.number, r.kind, r.channel, r.matter, r.received_at as at, r.decision, r.reason, r.done_at as "doneAt"
     from person_requests r where r.customer_id = $1`,
    'x.at',
  ),
  looks: all(
    `select coalesce(d.name_zh, l.user_name) as department, l.kind, l.purpose, l.fields, l.case_number as "case", l.note, l.at
     from access_log l left join users u on u.id = l.user_id left join org_units d on d.id = u.department_id
     where l.customer_ids @> array[$1::bigint] and l.kind <> 'refused'`,
    'x.at',
  ),
};

const SELECTED = Object.entries(PARTS)
  .map(([part, sql]) => `${sql} as "${part}"`)
  .join(',\n');

type Row = StoredPerson & { facts: Facts } & Record<keyof typeof PARTS, Facts[]>;

/** Everything that the product holds on a customer, opened; for a granted request of that person only (PIPL 45). */
export async function dossierOf(ctx: Context, customerId: number): Promise<Dossier> {
  const row = await ctx.db.one<Row>(
    `select ${PERSON('c')}, jsonb_build_object('number', c.id, 'type', c.type, 'grade', c.grade, 'province',
         (select v.name_zh from provinces v where v.code = c.province_code), 'city', c.city, 'restrictedAt', c.restricted_at,
         'since', c.created_at) as facts, ${SELECTED}
     from customers c where c.id = $1`,
    [customerId],
  );
  if (row === undefined) throw notFound('customer.not_found');
  const contacts = await ctx.db.query<StoredContact & { number: string }>(
    `select k.number, k.seal_id, k.contact_sealed, k.contact_name_plain, k.contact_phone_plain
     from cases k where k.customer_id = $1 order by k.id`,
    [customerId],
  );
  const { vault } = ctx.db;
  const parts = Object.keys(PARTS) as (keyof typeof PARTS)[];
  return {
    person: [{ ...row.facts, ...openedPerson(vault, row) }],
    contacts: contacts.map((stored) => ({ case: stored.number, ...openedContact(vault, stored) })),
    ...(Object.fromEntries(parts.map((part) => [part, row[part]])) as Record<keyof typeof PARTS, Facts[]>),
  };
}
