import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { complaint, contact, pageOf, register, tries } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (body: object, username = 'agent') => company.as(username)('POST', '/api/cases', body);
const stored = async () => {
  const [row] = await company.database.direct.query<Record<string, number>>(
    `select (select count(*)::int from cases) as cases, (select count(*)::int from customers) as customers,
       (select count(*)::int from events) as events, (select count(*)::int from case_clocks) as clocks,
       (select count(*)::int from notifications) as notices, (select count(*)::int from case_receipts) as receipts`,
  );
  return row;
};
const at = (hours: number) => new Date(company.clock.now + hours * 3_600_000).toISOString();

describe('one matter by several channels', () => {
  const product = { productModel: { value: 'AJ-SF3' } };
  const phone = '13900000777';
  const matter = (parts: object) =>
    complaint(company, {
      ...product,
      contactPhone: phone,
      customer: { new: { name: '王女士', phone, provinceCode: '31' } },
      ...parts,
    });
  const duplicates = async (query: string, username = 'agent2') =>
    (await company.as(username)('GET', `/api/case-duplicates?${query}`)).body.duplicates;

  it('[S1-3.1-b] is found by customer, product and time, and joined without losing a message or the first receipt', async () => {
    const later = await register(company, matter({ subject: '沙发开裂（电话）' }));
    const offered = await duplicates(`phone=${phone}&productModel=AJ-SF3`);
    expect(offered[0]).toMatchObject({ number: later, sameCustomer: true, sameProduct: true, likely: true });
    expect((await duplicates(`phone=${phone}&productModel=AJ-KF35`))[0]).toMatchObject({
      sameProduct: false,
      likely: false,
    });
    expect(await duplicates('phone=13900009999&productModel=AJ-SF3')).toEqual([]);

    const earlier = at(-20);
    const byMail = await post(
      matter({ subject: '沙发开裂（邮件）', channel: 'email', receivedAt: earlier, complainedAt: earlier }),
      'agent2',
    );
    const before = await pageOf(company, later);
    const merged = await company.as('agent2')('POST', `/api/cases/${byMail.body.number}/merger`, {
      version: 1,
      into: later,
      reason: '同一事项',
    });
    expect([merged.status, merged.body.stage]).toEqual([201, 'closed']);
    const page = await pageOf(company, later);
    expect(
      page.receipts.map((receipt: { number: string; channel: string }) => [receipt.number, receipt.channel]),
    ).toEqual([
      [byMail.body.number, 'email'],
      [later, 'phone'],
    ]);
    expect(page.receipts[0].text).toContain('沙发开裂（邮件）');
    expect(Date.parse(page.receivedAt)).toBe(Date.parse(earlier));
    expect(Date.parse(page.nextDueAt)).toBeLessThan(Date.parse(before.nextDueAt));
    expect(page.mergedFrom).toEqual([byMail.body.number]);
    expect(page.events.map((event: { type: string }) => event.type)).toContain('case.merged_from');
    const gone = await pageOf(company, byMail.body.number);
    expect([gone.mergedInto, gone.nextDueAt, gone.number]).toEqual([later, null, byMail.body.number]);
    const again = await tries(company, 'agent2', byMail.body.number, 'contacts', contact(company));
    expect([again.status, again.body.code, again.body.values.into]).toEqual([409, 'case.merged', later]);
  });

  it('[S1-3.1-b] is no longer likely after the hours of the standard, and never another customer’s', async () => {
    const number = await register(
      company,
      matter({ contactPhone: '13900000778', customer: { new: { name: '李先生', phone: '13900000778' } } }),
    );
    company.clock.advance(73 * 3_600_000);
    expect((await duplicates('phone=13900000778&productModel=AJ-SF3'))[0]).toMatchObject({
      number,
      sameProduct: true,
      likely: false,
    });
    company.clock.advance(30 * 24 * 3_600_000);
    expect(await duplicates('phone=13900000778&productModel=AJ-SF3')).toEqual([]);
    const other = await register(
      company,
      complaint(company, {
        contactPhone: '13900000779',
        customer: { new: { name: '赵先生', phone: '13900000779' } },
      }),
    );
    const events = (await stored())?.events;
    const refused = await tries(company, 'supervisor', other, 'merger', { into: number, reason: '不同客户' });
    expect([refused.status, refused.body.code]).toEqual([409, 'case.not_same_customer']);
    const unseen = await tries(company, 'agent', other, 'merger', { into: 'TS2026-999999', reason: '没有' });
    expect([unseen.status, unseen.body.code]).toEqual([404, 'case.not_found']);
    expect((await stored())?.events).toBe(events);
  });
});
