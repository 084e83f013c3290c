import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unlockVault } from '../../kernel/keyring.ts';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { TEST_MASTER } from '../../kernel/testing/global-setup.ts';
import { complaint, pageOf, register } from '../cases/testing/walk.ts';
import { openedContact, type StoredContact } from '../customers/contact.rules.ts';
import { openedPerson, type StoredPerson } from '../customers/person.rules.ts';

// Numbers that no other test uses: the log of the server is one for all.
const PHONE = '13977164402';
const OTHER = '15077164403';
const MAIL = 'caller.77164@example.com';
const NAME = '慕容测试甲';
const ADDRESS = '演示路七七一六四号';

let company: Company;
let number: string;
beforeAll(async () => {
  company = await openCompany();
  number = await register(
    company,
    complaint(company, {
      customer: {
        new: { name: NAME, phone: PHONE, otherContact: MAIL, provinceCode: '31', address: ADDRESS },
      },
      contactName: NAME,
      contactPhone: PHONE,
      subject: `柜门松动，联系 ${PHONE}`,
      course: `白天请打 139-7716-4402，晚上打 ${OTHER}。`,
      demand: `维修后给 ${OTHER} 回电`,
    }),
  );
  await company.drain();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const direct = () => company.database.direct;
const agent = (...call: [string, string, object?]) => company.as('agent')(...call);

/** Every table of the database as text. */
async function dump(): Promise<string> {
  const tables = await direct().query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await direct().query<{ row: string }>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe('what lies on the disk', () => {
  it('[S3-1.K5-2] [S0-5.2-f] no table holds a phone, a contact, a whole name or an address that can be read', async () => {
    const text = await dump();
    expect(text).toContain(number);
    expect(text).toContain('139****4402');
    for (const secret of [
      PHONE,
      OTHER,
      MAIL,
      NAME,
      ADDRESS,
      '139-7716-4402',
      '19900000001',
      '演示客户甲',
      '演示路 1 号',
    ])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it('[S3-1.K5-2] nor do the files of the database and its log, byte by byte', async () => {
    const folder = process.env.ANJU_TEST_FILES;
    // A database of another machine shows its files to nobody here; the tables were looked at above.
    if (folder === undefined) return expect(process.env.DATABASE_URL).toBeTruthy();
    const { oid = '' } =
      (await direct().one<{ oid: string }>(
        `select oid::text from pg_database where datname = current_database()`,
      )) ?? {};
    // Copying a database by its files begins with a checkpoint of all.
    await direct().script(`create database probe_${oid} template template0 strategy file_copy`);
    await direct().script(`drop database probe_${oid}`);
    const files = [...filesBelow(join(folder, 'base', oid)), ...filesBelow(join(folder, 'pg_wal'))];
    const bytes = files.map((path) => readFileSync(path));
    expect(bytes.some((content) => content.includes('139****4402'))).toBe(true);
    const own = filesBelow(join(folder, 'base', oid)).map((path) => readFileSync(path));
    expect(own.some((content) => content.includes(number))).toBe(true);
    expect(own.some((content) => content.includes('19900000001'))).toBe(false);
    const leaks = [PHONE, OTHER, MAIL, NAME, ADDRESS, '139-7716-4402'].filter((secret) =>
      bytes.some((content) => content.includes(secret)),
    );
    expect(leaks).toEqual([]);
  });

  it('[S0-5.2-f] a sealed value moved to another row opens nowhere', async () => {
    const rows = await direct().query<StoredPerson>(`select * from customers order by id desc limit 2`);
    const [one, other] = rows;
    if (one === undefined || other === undefined) throw new Error('two customers');
    expect(openedPerson(company.database.vault, one).phone).toBe(PHONE);
    expect(() =>
      openedPerson(company.database.vault, { ...one, person_sealed: other.person_sealed }),
    ).toThrow();
  });
});

describe('who is served is served as before', () => {
  it.each([
    ['the whole number', PHONE],
    ['the number as it is spoken', '139 7716 4402'],
    ['the last four digits', '4402'],
    ['the name', NAME],
    ['the start of the name', '慕容'],
    ['another contact', MAIL.toUpperCase()],
  ])('[S0-5.2-f] customers are found by %s', async (_what, typed) => {
    const { body } = await agent('GET', `/api/customers?find=${encodeURIComponent(typed)}`);
    expect(body.customers.map((one: { maskedName: string }) => one.maskedName)).toEqual(['慕**']);
  });

  it.each([
    ['number', PHONE],
    ['last digits', '4402'],
    ['name', NAME],
    ['start of the name', '慕容'],
    ['words beside the number', '白天请打'],
  ])('cases are found by %s', async (_what, typed) => {
    const { body } = await agent('GET', `/api/cases?find=${encodeURIComponent(typed)}`);
    expect(body.cases.map((one: { number: string }) => one.number)).toEqual([number]);
  });

  it('[S0-2.3-g] every way out shows the masked form, texts too', async () => {
    const page = await pageOf(company, number);
    expect([page.contactName, page.contactPhone, page.subject, page.course]).toEqual([
      '慕**',
      '139****4402',
      '柜门松动，联系 139****4402',
      '白天请打 139****4402，晚上打 150****4403。',
    ]);
    const ways = [
      '/api/cases',
      '/api/desk?tab=owned',
      `/api/cases/${number}`,
      '/api/notifications',
      `/api/cases/export.csv`,
    ];
    for (const way of ways) {
      const answer = JSON.stringify((await company.as('supervisor')('GET', way)).body);
      expect([way, answer.includes('⟦'), answer.includes(PHONE), answer.includes(NAME)]).toEqual([
        way,
        false,
        false,
        false,
      ]);
    }
  });

  it('[S0-2.3-g] a disclosure for a purpose opens the person, the contact and the numbers in the texts', async () => {
    const { customerFile } = await pageOf(company, number);
    const look = (body: object) => agent('POST', `/api/customers/${customerFile.id}/disclosures`, body);
    expect((await look({ purpose: 'contact', caseNumber: number })).body).toEqual({
      name: NAME,
      phone: PHONE,
      otherContact: MAIL,
      address: ADDRESS,
      numbers: [OTHER],
    });
    expect((await look({ purpose: 'contact' })).body.numbers).toEqual([]);
  });

  it('an edited text keeps the number that its masked form still stands for', async () => {
    const { version } = await pageOf(company, number);
    const edit = { version, course: '改打 150****4403', reason: '客户更正' };
    expect((await agent('PATCH', `/api/cases/${number}`, edit)).status).toBe(200);
    const { customerFile, course } = await pageOf(company, number);
    expect(course).toBe('改打 150****4403');
    const shown = await agent('POST', `/api/customers/${customerFile.id}/disclosures`, {
      purpose: 'contact',
      caseNumber: number,
    });
    expect(shown.body.numbers).toContain(OTHER);
  });

  it('a message reaches the number that is sealed beside it', async () => {
    expect(company.sent).toContainEqual(expect.objectContaining({ recipient: PHONE }));
    expect(company.sent.length).toBeGreaterThan(0);
  });
});

describe('keys change while people work', () => {
  const rotate = (body: object, username = 'security') =>
    company.as(username)('POST', '/api/keys/rotations', body);
  const keys = async () => (await company.as('security')('GET', '/api/keys')).body;
  const sealedUnder = async () => {
    const rows = await direct().query<{ key: string }>(
      `select distinct split_part(s, '.', 2) as key from (select person_sealed as s from customers union all select contact_sealed from cases
         union all select recipient_sealed from outbound_messages where recipient_sealed is not null) x order by 1`,
    );
    return rows.map(({ key }) => key);
  };

  it('[S0-5.2-f] needs the right and one run at a time', async () => {
    expect((await rotate({ reason: '季度轮换' }, 'supervisor')).status).toBe(403);
    const begun = await rotate({ reason: '季度轮换', lookup: true });
    expect([begun.status, begun.body.status, begun.body.sealKey, begun.body.lookupKey]).toEqual([
      201,
      'running',
      's2',
      'l2',
    ]);
    const again = await rotate({ reason: '再来一次' });
    expect([again.status, again.body.code]).toEqual([409, 'keys.run_under_way']);
    expect((await keys()).keys.map((key: { id: string }) => key.id)).toEqual(['s2', 's1', 'l2', 'l1']);
  });

  it('[S0-5.2-f] a process that has not read the new key leaves the run; one that has finishes it; everything opens and is found', async () => {
    await company.drain();
    expect([(await keys()).runs[0].status, await sealedUnder()]).toEqual(['running', ['s1']]);
    await unlockVault(company.database, TEST_MASTER);
    await unlockVault(company.served, TEST_MASTER);
    // New cases meanwhile come under the new keys; old ones are found under the old ones.
    const fresh = await register(company, complaint(company, { contactName: NAME, contactPhone: PHONE }));
    const find = async () =>
      (await agent('GET', `/api/cases?find=${PHONE}`)).body.cases.map(
        (one: { number: string }) => one.number,
      );
    expect(await find()).toEqual([fresh, number]);
    const { sealPiece } = await import('./keys.actions.ts');
    const ctx = await company.context();
    for (let more: unknown = true; more !== undefined; )
      more = await company.database.transaction((db) => sealPiece({ ...ctx, db }));
    const { runs, keys: now } = await keys();
    expect([runs[0].status, runs[0].sealed >= runs[0].total]).toEqual(['done', true]);
    expect(now.filter((key: { inUse: boolean }) => key.inUse).map((key: { id: string }) => key.id)).toEqual([
      's2',
      'l2',
    ]);
    expect(now.filter((key: { replacedAt: unknown }) => key.replacedAt !== null)).toHaveLength(2);
    expect(await sealedUnder()).toEqual(['s2']);
    expect(await find()).toEqual([fresh, number]);
    const [row] = await direct().query<StoredContact>(`select * from cases where number = $1`, [number]);
    expect(row && openedContact(company.database.vault, row).phone).toBe(PHONE);
  });

  it('[S0-5.2-f] what stood readable before there were keys is sealed in pieces, and readable until then', async () => {
    await direct().query(
      `update customers set person_sealed = null, search_keys = '{}', name_plain = '旧客户', phone_plain = '13977164499'
       where id = (select max(id) from customers)`,
    );
    const { sealWhatIsReadable } = await import('./keys.actions.ts');
    const ctx = await company.context();
    expect(await company.database.transaction((db) => sealWhatIsReadable({ ...ctx, db }))).toBe(true);
    expect(await company.database.transaction((db) => sealWhatIsReadable({ ...ctx, db }))).toBe(false);
    await company.drain();
    expect((await keys()).readable).toBe(0);
    expect((await agent('GET', '/api/customers?find=13977164499')).body.customers).toHaveLength(1);
    expect(await dump()).not.toContain('13977164499');
    expect(await company.database.transaction((db) => sealWhatIsReadable({ ...ctx, db }))).toBe(false);
  });
});
