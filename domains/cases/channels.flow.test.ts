import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { channels } from './terms.contract.ts';
import { complaint, pageOf, register, request } from './testing/walk.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const post = (body: object, username = 'agent') => company.as(username)('POST', '/api/cases', body);
const at = (hours: number) => new Date(company.clock.now + hours * 3_600_000).toISOString();

describe('channels', () => {
  it('[S1-3.1-a] [S2-1.3.2-c] [S3-2.1-1] all of them feed one queue, with channel and time of receipt kept', async () => {
    expect(channels).toEqual(
      expect.arrayContaining(['phone', 'email', 'chat', 'outlet', 'social_media', 'app']),
    );
    const numbers = new Map<string, string>();
    for (const [place, channel] of channels.entries()) {
      const receivedAt = at(-place - 1);
      numbers.set(
        channel,
        await register(company, complaint(company, { channel, receivedAt, complainedAt: receivedAt })),
      );
    }
    const { cases } = (await company.as('supervisor')('GET', '/api/cases?limit=200')).body;
    for (const [place, channel] of channels.entries()) {
      const row = cases.find((one: { number: string }) => one.number === numbers.get(channel));
      expect([row.channel, Date.parse(row.receivedAt)]).toEqual([channel, Date.parse(at(-place - 1))]);
      const { receipts } = await pageOf(company, row.number);
      expect(receipts).toHaveLength(1);
      expect([receipts[0].channel, Date.parse(receipts[0].receivedAt)]).toEqual([
        channel,
        Date.parse(row.receivedAt),
      ]);
    }
    const mails = (await company.as('supervisor')('GET', '/api/cases?channel=email')).body.cases;
    expect(mails.map((row: { number: string }) => row.number)).toEqual([numbers.get('email')]);
    expect((await post(complaint(company, { channel: 'pigeon' }))).body.errors[0].field).toBe('channel');
  });

  it('[S0-2.4-b] feedback comes from the online platform, the service desk and the visit on site', async () => {
    for (const channel of ['online_platform', 'phone', 'on_site']) {
      const number = await register(company, request(company, { kind: 'suggestion', channel }));
      expect((await pageOf(company, number)).channel).toBe(channel);
    }
  });

  it('[S3-2.K1-1] each has its standard greeting and closing words in both languages', async () => {
    const all = (await company.as('agent')('GET', '/api/service-scripts')).body.scripts;
    expect(all.map((script: { channel: string }) => script.channel).sort()).toEqual([...channels].sort());
    for (const { greeting, closing } of all) {
      for (const text of [greeting.zh, closing.zh]) expect(text).toMatch(/您/);
      expect(closing.zh).toContain('{number}');
      expect(closing.en).toContain('{number}');
      expect(greeting.en.length).toBeGreaterThan(10);
    }
    const phone = (await company.as('agent')('GET', '/api/service-scripts?channel=phone')).body.scripts;
    expect(phone).toHaveLength(1);
    expect(phone[0].greeting.zh).toMatch(/^您好/);
    expect((await company.as('agent')('GET', '/api/service-scripts?channel=pigeon')).status).toBe(422);
  });
});
