import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { openedPerson, type StoredPerson } from '../customers/person.rules.ts';
import { nastyStrings } from './testing/nasty-strings.ts';
import { complaint } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

type Body = Record<string, unknown>;

/** A complaint in which every field that takes free text has this text; fields named in `plain` have a good one. */
function filledWith(text: string, plain: Set<string>): Body {
  const field = (name: string, good: string) => (plain.has(name) ? good : text);
  return {
    ...complaint(company),
    customer: {
      new: {
        name: field('customer.new.name', '客户'),
        phone: '13900000001',
        otherContact: field('customer.new.otherContact', '微信'),
        city: field('customer.new.city', '上海'),
        address: field('customer.new.address', '一号'),
      },
    },
    contactName: field('contactName', '客户'),
    subject: field('subject', '主题'),
    course: field('course', '经过'),
    demand: field('demand', '诉求'),
    expectedOutcome: field('expectedOutcome', '期望'),
    productModel: plain.has('productModel.value')
      ? { unknown: field('productModel.unknown', '不详') }
      : { value: text },
    purchaseChannel: { unknown: field('purchaseChannel.unknown', '不详') },
    useScene: field('useScene', '家'),
    sellingParty: field('sellingParty', '甲'),
    servicingParty: field('servicingParty', '乙'),
  };
}

/** Registers with the text everywhere; fields that refuse it by name are filled with a good one and the rest sent again. */
async function registered(text: string): Promise<{ number: string; body: Body; plain: Set<string> }> {
  const plain = new Set<string>();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const body = filledWith(text, plain);
    const answer = await company.as('agent')('POST', '/api/cases', body);
    if (answer.status === 201) return { number: answer.body.number, body, plain };
    expect([text, answer.status]).toEqual([text, 422]);
    for (const { field, message } of answer.body.errors) {
      expect(message).toMatch(/\p{Script=Han}/u);
      plain.add(field);
    }
  }
  throw new Error(`never taken: ${text}`);
}

// `line` fields are trimmed, `prose` fields are kept to the letter.
async function isShownAsTyped(text: string): Promise<void> {
  const { number, body, plain } = await registered(text);
  const { body: page } = await company.as('agent')('GET', `/api/cases/${number}`);
  for (const field of ['course', 'demand', 'expectedOutcome'])
    expect([field, page[field]]).toEqual([field, body[field]]);
  for (const field of ['subject', 'useScene', 'sellingParty', 'servicingParty']) {
    expect([field, page[field]]).toEqual([field, String(body[field]).trim()]);
  }
  if (!plain.has('productModel.value')) expect(page.productModel).toBe(text.trim());
  const { direct, vault } = company.database;
  const [stored] = await direct.query<StoredContact & { customer: StoredPerson }>(
    `select c.*, to_jsonb(u) as customer from cases c join customers u on u.id = c.customer_id where c.number = $1`,
    [number],
  );
  const person = stored && openedPerson(vault, stored.customer);
  const { name, address } = (body.customer as { new: { name: string; address: string } }).new;
  expect([stored && openedContact(vault, stored).name, person?.name, person?.address]).toEqual([
    String(body.contactName).trim(),
    name.trim(),
    address.trim(),
  ]);
  await isNotedAndFound(text, number, page.version);
}

async function isNotedAndFound(text: string, number: string, version: number): Promise<void> {
  const note = await company.as('agent')('POST', `/api/cases/${number}/notes`, { body: text });
  if (note.status === 201) {
    const { body: page } = await company.as('agent')('GET', `/api/cases/${number}`);
    const noted = page.records.find((record: { kind: string }) => record.kind === 'note');
    expect([page.version, noted.body.text]).toEqual([version, text]);
  } else expect([note.status, note.body.errors[0].field]).toEqual([422, 'body']);
  const find = encodeURIComponent(text.slice(0, 60).toWellFormed());
  for (const path of [
    '/api/cases?find=',
    '/api/customers?find=',
    '/api/products?find=',
    '/api/people?find=',
    '/api/case-duplicates?productModel=',
  ]) {
    const answer = await company.as('agent')('GET', `${path}${find}`);
    expect([path, text, answer.status < 500]).toEqual([path, text, true]);
  }
}

const given = process.env.ANJU_FUZZ ?? 'fuzz/blns.json';
const publicList = existsSync(given) ? (JSON.parse(readFileSync(given, 'utf8')) as string[]) : [];

describe('what is typed is what is shown', () => {
  it.each(nastyStrings.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    '%s',
    async (_name, text) => {
      await isShownAsTyped(text);
    },
  );

  it.skipIf(publicList.length === 0)(
    'the public list of naughty strings (set ANJU_FUZZ to its file; skipped without it)',
    async () => {
      for (const text of publicList) await isShownAsTyped(text);
    },
    180_000,
  );

  it('letters that no database stores are refused with the field named', async () => {
    for (const text of ['前\u0000后', '\ud800 半个字', '半个字 \udc00']) {
      const answer = await company.as('agent')(
        'POST',
        '/api/cases',
        complaint(company, { course: text, subject: text }),
      );
      expect([
        answer.status,
        answer.body.errors.map((error: { field: string; code: string }) => [error.field, error.code]),
      ]).toEqual([
        422,
        [
          ['subject', 'not_storable'],
          ['course', 'not_storable'],
        ],
      ]);
    }
  });
});

describe('search finds what was typed', () => {
  it.each([
    ['衣柜门关不严，像被卡住', '关不严'],
    ['型号ＡＢＣ－１２３开裂', 'ＡＢＣ'],
    ['型号ＸＹＺ－４５６开裂', 'xyz'],
    ['Der Ständer ist zerkratzt', 'Ständer'],
    ['床板e\u0301tage断裂', 'étage'],
    ['𠮷野家的桌子摇晃', '𠮷野'],
    ['100%_真皮\\沙发起球', '真皮'],
    ["O'Brien's 餐桌", "Brien's"],
  ])('%s by %s', async (subject, find) => {
    const { body } = await company.as('agent')('POST', '/api/cases', complaint(company, { subject }));
    const list = (await company.as('agent')('GET', `/api/cases?find=${encodeURIComponent(find)}`)).body.cases;
    expect(list.map((row: { number: string }) => row.number)).toContain(body.number);
  });
});
