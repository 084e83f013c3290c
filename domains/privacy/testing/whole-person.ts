import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../../../kernel/testing/company.ts';
import { photo, uploading } from '../../../kernel/testing/pictures.ts';
import { bringTo, complaint, contact, does, register } from '../../cases/testing/walk.ts';
import { ordersOf, outcomes, record, safe } from '../../workorders/testing/walk.ts';

/** Every value by which the person of this walk is known; none of them occurs anywhere else. */
export const KNOWN = {
  name: '欧阳慕雪',
  phone: '13812349876',
  masked: '138****9876',
  otherContact: 'muxue.ouyang@example.com',
  address: '上海市浦东新区锦绣东路1888弄66号902室',
  door: '锦绣东路1888弄66号902室',
  second: '慕容长河',
  secondPhone: '13787654321',
  neighbour: '13611112222',
  signer: '欧阳沐阳',
  strokes: 'M11 22 L33 44 L55 66',
  payment: 'WX20260302998877',
} as const;

function ok(answer: { status: number; body: unknown }, status = 201): unknown {
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/**
 * A customer with everything that the product keeps of one: a complaint whose texts name person, number, address and a
 * neighbour's number, a second contact, notes, a plan, files, a visit with photo, quote, signature and payment, messages, a
 * disclosure, an export and a saved view. Answers the numbers; all is closed.
 */
export async function wholePerson(company: Company) {
  const { as, orderOf, plan, send } = ordersOf(() => company);
  const { name, phone, address, second, secondPhone, signer, strokes } = KNOWN;
  const caseNumber = await register(
    company,
    complaint(company, {
      productModel: { value: 'AJ-XQG10' },
      customer: {
        new: { name, phone, otherContact: KNOWN.otherContact, address, provinceCode: '31', city: '上海市' },
      },
      contactName: second,
      contactPhone: secondPhone,
      subject: `${name}家洗衣机漏水`,
      course: `${name}（${phone}）说：住在${address}，也可打邻居电话${KNOWN.neighbour}。`,
      demand: `请联系${second} ${secondPhone} 上门到${KNOWN.door}`,
      expectedOutcome: `${name}满意`,
    }),
  );
  const [{ customer_id: customerId } = { customer_id: 0 }] = await company.database.direct.query<{
    customer_id: number;
  }>(`select customer_id from cases where number = $1`, [caseNumber]);
  const upload = uploading(`${name}的发票.jpg`, photo());
  ok(await company.as('agent')('POST', `/api/cases/${caseNumber}/files`, upload.body, upload.headers));
  const unit = {
    serial: 'OYMX00000001',
    model: 'AJ-XQG10',
    purchasedOn: '2019-01-05',
    deliveredOn: '2019-01-06',
  };
  ok(await as('agent', 'POST', `/api/customers/${customerId}/units`, unit));

  const orderNumber = await orderOf(caseNumber);
  ok(await plan(orderNumber, 'tech1', [2, 3]));
  await as('supervisor', 'POST', `/api/work-orders/${orderNumber}/visit-links`);
  await company.drain();
  const fileId = randomUUID();
  const picture = uploading('a.jpg', photo());
  ok(
    await company.as('tech1')(
      'POST',
      `/api/work-order-files?number=${orderNumber}&id=${fileId}`,
      picture.body,
      picture.headers,
    ),
  );
  const done = async (username: string, commands: Parameters<typeof send>[2]) => {
    const answers = outcomes(await send(username, orderNumber, commands));
    if (answers.some((answer) => answer !== 'done')) throw new Error(answers.join());
  };
  await done('tech1', [
    { type: 'accept' },
    { type: 'arrive' },
    safe,
    {
      type: 'quote',
      quote: {
        asked: { lines: [{ code: 'visit', quantity: 1 }] },
        totalFen: 3_000,
        accepted: true,
        signedBy: signer,
        strokes,
      },
    } as never,
    { type: 'start' },
    record('diagnosis', {
      symptom: `${name}反映漏水`,
      faultCode: 'E3',
      diagnosis: `${signer}在场，门封老化`,
      action: '更换门封',
    }),
    record('result', {
      process: `在${address}完成，${second}验收`,
      startedAt: new Date(company.clock.now - 3_600_000).toISOString(),
      endedAt: new Date(company.clock.now).toISOString(),
      solved: true,
    }),
    record('photo', { of: 'nameplate', fileId, note: `${name}家` }),
    record('photo', { of: 'fault', fileId }),
    { type: 'complete' },
    record('signature', { signedBy: signer, satisfied: true, strokes, note: `${name}代签` }),
    { type: 'confirm' },
  ]);
  ok(
    await as('finance', 'POST', `/api/work-orders/${orderNumber}/payments`, {
      method: 'wechat',
      amountFen: 3_000,
      proof: KNOWN.payment,
    }),
  );
  await does(
    company,
    'agent',
    caseNumber,
    'contacts',
    contact(company, { heard: `${second}说${name}很着急` }),
  );
  ok(
    await as('agent', 'POST', `/api/cases/${caseNumber}/notes`, {
      body: `回拨${KNOWN.neighbour}找到${name}`,
    }),
  );
  ok(
    await as('agent', 'POST', `/api/customers/${customerId}/disclosures`, {
      purpose: 'contact',
      caseNumber,
      note: `给${second}回电`,
    }),
    200,
  );
  return { customerId, caseNumber, orderNumber, fileId };
}

/** The rest of the walk: the complaint is investigated, planned and closed, its person is in an export and a saved view. */
export async function closeAll(company: Company, caseNumber: string): Promise<void> {
  const { name, second } = KNOWN;
  const view = await company.as('agent')('POST', '/api/views', {
    screen: 'cases',
    name: `${name}的案件`,
    query: `?find=${encodeURIComponent(name)}`,
  });
  ok(view);
  const { as } = ordersOf(() => company);
  await bringTo(company, caseNumber, 'satisfied', {
    plan: {
      summary: `为${name}更换门封`,
      measures: [
        {
          type: 'repair',
          clause: 'CPL 24',
          description: `到${KNOWN.door}更换，${second}在家`,
          responsibleId: company.id('handler'),
          dueAt: new Date(company.clock.now + 172_800_000).toISOString(),
          amountFen: 0,
        },
      ],
    },
  });
  await does(company, 'agent', caseNumber, 'checks', {
    ...{ inTime: 'pass', procedure: 'pass', qualified: 'pass', safe: 'pass' },
    ...{ demandMet: `${name}已满足`, expectationMet: '满意' },
  });
  const at = new Date(company.clock.now).toISOString();
  await does(company, 'agent', caseNumber, 'follow-ups', { at, channel: 'phone', recurred: false });
  await does(company, 'agent', caseNumber, 'closing', { summary: `${name}满意，办结` });
  await company.drain();
  const asked = await as('supervisor', 'POST', '/api/customer-exports', {
    purpose: 'recall',
    reason: `召回通知${name}`,
    filter: { region: 'east' },
    fields: ['name', 'phone', 'serials'],
  });
  const { id } = ok(asked) as { id: number };
  await company.database.direct.query(
    `insert into person_requests (kind, customer_id, channel, matter, received_at, received_by, due_at, warn_at)
     select 'deletion', customer_id, 'phone', $2, now(), $3, now(), now() from cases where number = $1`,
    [caseNumber, `${name}（${KNOWN.phone}）要求删除`, company.id('privacy')],
  );
  ok(
    await as('privacy', 'PUT', `/api/customer-exports/${id}/decision`, { approved: true, note: '依据充分' }),
    200,
  );
  await company.drain();
}

/** Every text of every table, whatever its type: where it stands and what it says. */
export async function everyText(company: Company): Promise<{ at: string; text: string }[]> {
  const columns = await company.database.direct.query<{
    schema: string;
    table: string;
    column: string;
    type: string;
  }>(
    `select n.nspname as schema, c.relname as table, a.attname as column, a.atttypid::regtype::text as type
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'graphile_worker') and a.attnum > 0 and not a.attisdropped
       and a.atttypid::regtype::text ~ '^(text|character|json|jsonb|bytea|tsvector|name|"char"|uuid|bigint|text\\[\\])'`,
  );
  const texts: { at: string; text: string }[] = [];
  for (const { schema, table, column, type } of columns) {
    const rows = await company.database.direct.query<{ text: string }>(
      `select ${type === 'bytea' ? `encode(${column}, 'escape')` : `"${column}"::text`} as text from ${schema}."${table}" where "${column}" is not null`,
    );
    for (const { text } of rows) texts.push({ at: `${table}.${column}`, text });
  }
  return texts;
}

/** Everything below the folder of files, as one text each. */
export const everyFile = (company: Company): { at: string; text: string }[] =>
  readdirSync(company.filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      at: entry.name,
      text: readFileSync(join(entry.parentPath, entry.name)).toString('latin1'),
    }));

/** Every sealed value of these texts that the vault still opens at any place, opened. */
export async function opened(
  company: Company,
  texts: { at: string; text: string }[],
): Promise<{ at: string; text: string }[]> {
  const ids = await company.database.direct.query<{ id: string }>(
    `select seal_id::text as id from customers union select seal_id::text from cases
     union select seal_id::text from outbound_messages union select id::text from erasures union select id::text from customer_exports`,
  );
  const names = [
    'customers.person',
    'cases.contact',
    'outbound_messages.recipient',
    'erasures.words',
    'customer_exports.sealed_password',
  ];
  const places = ['text.number', ...names.flatMap((name) => ids.map(({ id }) => `${name}:${id}`))];
  const { vault } = company.database;
  return texts.flatMap(({ at, text }) =>
    [...text.matchAll(/a1\.[a-z][a-z0-9]*\.[\w-]+/g)].flatMap(([sealed]) => {
      for (const place of places) {
        try {
          return [{ at: `${at} (sealed)`, text: vault.open(sealed, place) }];
        } catch {}
      }
      return [];
    }),
  );
}
