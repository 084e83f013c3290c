import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const privacy = (...call: [string, string, object?]) => company.as('privacy')(...call);
const page = async (url: string, headers: Record<string, string> = {}) =>
  company.app.inject({ method: 'GET', url, headers });
const text = (extra: object = {}) => ({
  effectiveOn: '2026-04-01',
  sections: [
    {
      title: { zh: '我们收集什么', en: 'What we collect' },
      text: { zh: '只有<必要>的', en: 'Only <what> is needed' },
    },
  ],
  purposes: ['survey'],
  renewed: ['survey'],
  ...extra,
});

it('[S0-5.2-e] anybody reads the notice in force without signing in, in both languages, and that it is demo text', async () => {
  const zh = await page('/privacy-notice', { 'accept-language': 'zh-CN' });
  expect(zh.statusCode).toBe(200);
  for (const part of ['第 1 版', '演示文本', '满意度调查与回访', '需您单独同意', '服务所需'])
    expect(zh.body).toContain(part);
  expect(zh.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await page('/privacy-notice?lang=en')).body).toContain('Demo text');
});

it('[S0-5.2-e] a version is drafted, changed, published once and then final; it is read from its day on', async () => {
  const drafted = await privacy('POST', '/api/privacy-notices', text());
  expect([drafted.status, drafted.body.state, drafted.body.number]).toEqual([201, 'draft', null]);
  const path = `/api/privacy-notices/${drafted.body.id}`;
  const bad = async (extra: object) => (await privacy('PUT', path, { ...text(extra), version: 1 })).body.code;
  expect(await bad({ purposes: ['service'], renewed: [] })).toBe('notice.no_consent_needed');
  expect(await bad({ renewed: ['marketing'] })).toBe('notice.renews_what_it_asks');
  const early = await privacy('PUT', path, { ...text({ effectiveOn: '2026-03-01' }), version: 1 });
  expect(early.status).toBe(200);
  const publish = (version: number) => privacy('PUT', `${path}/publication`, { version });
  expect((await publish(2)).body.code).toBe('notice.day_past');
  expect((await privacy('PUT', path, { ...text(), version: 1 })).body.code).toBe('notice.changed');
  expect((await privacy('PUT', path, { ...text(), version: 2 })).status).toBe(200);
  expect((await company.as('legal')('PUT', `${path}/publication`, { version: 3 })).status).toBe(403);
  const published = await publish(3);
  expect([published.status, published.body.number, published.body.state]).toEqual([200, 2, 'coming']);
  expect((await privacy('PUT', path, { ...text(), version: 4 })).body.code).toBe('notice.published');
  await expect(
    company.database.direct.query(`update privacy_notices set sections = '[]' where id = $1`, [
      drafted.body.id,
    ]),
  ).rejects.toThrow();
  expect((await page('/privacy-notice?lang=zh')).body).toContain('第 1 版');
  const coming = await page('/privacy-notice?lang=zh&version=2');
  expect(coming.body).toContain('只有&lt;必要&gt;的');
  expect(coming.body).toContain('这不是现行版本');
  const facts = await company.database.direct.query<{ type: string }>(
    `select type from events where subject = $1 order by seq`,
    [`privacy_notice:${drafted.body.id}`],
  );
  expect(facts.map(({ type }) => type)).toEqual([
    'privacy_notice.drafted',
    'privacy_notice.changed',
    'privacy_notice.changed',
    'privacy_notice.published',
  ]);
});

it('[S0-5.2-e] a version that changes a purpose ends the consents of before from its day on', async () => {
  const customer = await company.customer('演示客户甲');
  const path = `/api/customers/${customer}/consents`;
  const answer = {
    purposes: ['survey', 'marketing'],
    answer: 'given',
    channel: 'portal',
    evidence: '勾选记录 1',
  };
  expect((await company.as('agent')('POST', path, answer)).status).toBe(201);
  const uses = async () =>
    (await company.as('agent')('GET', path)).body.purposes.filter(({ mayUse }: { mayUse: boolean }) => mayUse)
      .length;
  company.clock.set('2026-03-31 23:59');
  expect(await uses()).toBe(5);
  company.clock.set('2026-04-01 00:00');
  expect(await uses()).toBe(4);
  const { purposes } = (await company.as('agent')('GET', path)).body;
  expect(purposes.find(({ purpose }: { purpose: string }) => purpose === 'survey')).toMatchObject({
    ended: true,
    covered: true,
    mayUse: false,
  });
  const again = await company.as('agent')('POST', path, { ...answer, purposes: ['survey'] });
  expect([again.status, again.body.history[0].noticeNumber]).toEqual([201, 2]);
  expect(await uses()).toBe(5);
  const old = await company.as('agent')('POST', path, { ...answer, purposes: ['marketing'] });
  expect(old.body.code).toBe('consent.not_in_notice');
  const { notices } = (await privacy('GET', '/api/privacy-notices')).body;
  expect(
    notices.map(({ number, state, answers }: Record<string, unknown>) => [number, state, answers]),
  ).toEqual([
    [2, 'in_force', 1],
    [1, 'past', 2],
  ]);
});
