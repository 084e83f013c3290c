import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { recordLate } from './incidents.actions.ts';
import type { Incident } from './incidents.contract.ts';
import type { Activity } from './processing.contract.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const privacy = (...call: [string, string, object?]) => company.as('privacy')(...call);
const factsOf = (subject: string) =>
  company.database.direct.query<{ type: string; reason: string | null; data: Record<string, unknown> }>(
    `select type, reason, data from events where subject = $1 order by seq`,
    [subject],
  );

describe('[S2-1.2-c] the register of processing activities', () => {
  const register = async (): Promise<Activity[]> =>
    (await privacy('GET', '/api/processing-register')).body.activities;

  /** Parts that hold nothing personal of their own. */
  const NOBODY = ['calendar', 'standards', 'deadlines', 'simulations', 'protection'];

  it('names purpose, basis, fields, retention and recipients for every part of the product', async () => {
    const known = await register();
    const parts = readdirSync('domains').filter((name) => !NOBODY.includes(name));
    const covered = new Set<string>(known.map(({ module }) => module));
    expect(parts.filter((part) => !covered.has(part))).toEqual([]);
    for (const one of known) {
      expect(one.fields.length).toBeGreaterThan(0);
      for (const text of [one.name, one.purpose, one.retention, one.recipients])
        expect([one.code, text.zh.length > 0, text.en.length > 0]).toEqual([one.code, true, true]);
    }
    expect(known.find(({ code }) => code === 'people')?.sensitive).toEqual(['staff_location', 'health']);
    expect(known.find(({ code }) => code === 'customers')?.stored.length).toBeGreaterThan(3);
  });

  it('is changed by the officer with a reason; what it said before stays on record', async () => {
    const before = (await register()).find(({ code }) => code === 'messages');
    if (before === undefined) throw new Error('no activity of messages');
    const { module, name, purpose, basis, fields, retention, version } = before;
    const body = {
      ...{ module, name, purpose, basis, fields, retention, version },
      recipients: { zh: '短信服务商', en: 'Carrier of text messages' },
      reason: '不再使用邮件',
    };
    const after = await privacy('PUT', '/api/processing-register/messages', body);
    expect([after.status, after.body.recipients.zh, after.body.version]).toEqual([
      200,
      '短信服务商',
      version + 1,
    ]);
    expect(after.body.changedBy).toBe('演示隐私负责人');
    const [fact] = await factsOf('processing:messages');
    expect(fact).toMatchObject({
      type: 'processing.changed',
      reason: '不再使用邮件',
      data: { before: { recipients: before.recipients }, after: { recipients: body.recipients } },
    });
    const stale = await privacy('PUT', '/api/processing-register/messages', body);
    expect([stale.status, stale.body.code]).toEqual([409, 'activity.changed']);
  });

  it('takes a new activity once, and nothing that it does not know', async () => {
    const body = {
      code: 'newsletter',
      module: 'messages',
      name: { zh: '新品推荐', en: 'Newsletter' },
      purpose: { zh: '推荐新品', en: 'To recommend products' },
      basis: 'consent',
      fields: ['phone'],
      retention: { zh: '撤回同意为止', en: 'Until consent is withdrawn' },
      recipients: { zh: '无', en: 'None' },
    };
    expect((await privacy('POST', '/api/processing-register', { ...body, fields: ['id_card'] })).status).toBe(
      422,
    );
    expect((await privacy('POST', '/api/processing-register', body)).status).toBe(201);
    expect((await privacy('POST', '/api/processing-register', body)).body.code).toBe('activity.code_taken');
    expect(await factsOf('processing:newsletter')).toHaveLength(1);
  });

  it('leaves as a table', async () => {
    const file = await privacy('GET', '/api/processing-register/export');
    const lines = String(file.body).trim().split('\r\n');
    expect(lines).toHaveLength((await register()).length + 1);
    expect(lines[0]).toContain('合法性基础');
  });

  it('is read by counsel and auditor, who change nothing, and is closed to others', async () => {
    for (const reader of ['legal', 'auditor']) {
      const seen = await company.as(reader)('GET', '/api/processing-register');
      expect([reader, seen.status, seen.body.may.manage]).toEqual([reader, 200, false]);
      expect(
        (await company.as(reader)('PUT', '/api/privacy-hours', { authority: 9, persons: 9 })).status,
      ).toBe(403);
    }
    for (const other of ['agent', 'handler', 'supervisor', 'admin'])
      for (const path of ['processing-register', 'privacy-incidents', 'processing-register/export'])
        expect([other, (await company.as(other)('GET', `/api/${path}`)).status]).toEqual([other, 403]);
  });
});

describe('[S3-1.K5-1] a suspected leak', () => {
  let incident: Incident;
  const at = (path = '') => `/api/privacy-incidents/${incident.id}${path}`;
  const done = async (method: string, path: string, body: object, status = 200) => {
    const answer = await privacy(method, at(path), body);
    expect([path, answer.status]).toEqual([path, status]);
    incident = answer.body;
  };

  it('opens an incident whose clocks run from when it was found', async () => {
    company.clock.set('2026-03-02 10:00');
    const body = {
      kind: 'leak',
      title: '共用账号查看客户资料',
      what: '有人用共用账号逐个查看客户电话。',
      foundAt: '2026-03-02T08:00:00+08:00',
      fields: ['name', 'phone'],
    };
    const future = await privacy('POST', '/api/privacy-incidents', {
      ...body,
      foundAt: '2026-03-03T08:00:00+08:00',
    });
    expect(future.body.code).toBe('incident.later_than_now');
    const opened = await privacy('POST', '/api/privacy-incidents', body);
    expect(opened.status).toBe(201);
    incident = opened.body;
    expect(Date.parse(incident.authorityBy)).toBe(Date.parse('2026-03-02T12:00:00+08:00'));
    expect(Date.parse(incident.personsBy)).toBe(Date.parse('2026-03-03T08:00:00+08:00'));
    expect(incident.lacks).toEqual([
      'severity',
      'cause',
      'harm',
      'scope',
      'containment',
      'authority',
      'persons',
      'advice',
      'contact',
    ]);
    const early = await privacy('PUT', at('/closing'), { lesson: '无', version: incident.version });
    expect([early.status, early.body.code]).toEqual([409, 'incident.not_ready']);
  });

  it('finds who is affected from the log of looks, counts and lists them masked', async () => {
    const rows = await company.database.direct.query<{ id: number }>(
      `select id from customers order by id limit 3`,
    );
    const [first = 0, second = 0, third = 0] = rows.map(({ id }) => id);
    for (const id of [first, second, first])
      await company.as('agent')('POST', `/api/customers/${id}/disclosures`, { purpose: 'contact' });
    await company.as('handler')('POST', `/api/customers/${third}/disclosures`, { purpose: 'contact' });
    const scope = {
      by: 'looks',
      userId: company.id('agent'),
      address: null,
      from: '2026-03-02T00:00:00+08:00',
      to: '2026-03-02T23:00:00+08:00',
    };
    await done('PUT', '/scope', { scope, version: incident.version });
    expect(incident.affected).toBe(2);
    const { persons } = (await privacy('GET', at('/persons'))).body;
    expect(persons.map(({ id }: { id: number }) => id)).toEqual([first, second]);
    for (const { maskedPhone } of persons) expect(maskedPhone).toMatch(/\*{4}/);
    await done('PUT', '/scope', { scope: { by: 'customers', ids: [third] }, version: incident.version });
    expect(incident.affected).toBe(1);
    await done('PUT', '/scope', { scope, version: incident.version });
    const [{ count } = { count: -1 }] = await company.database.direct.query<{ count: number }>(
      `select count(*)::int as count from privacy_incident_persons`,
    );
    expect(count).toBe(2);
    expect((await company.as('legal')('GET', at('/persons'))).status).toBe(403);
  });

  it('says once that the authority was not told in time, and tells the officers', async () => {
    const late = async () => {
      await recordLate(await company.context());
      return (await factsOf(`privacy_incident:${incident.id}`)).filter(({ type }) => type.endsWith('_late'));
    };
    company.clock.set('2026-03-02 11:59');
    expect(await late()).toEqual([]);
    company.clock.set('2026-03-02 12:00');
    expect(await late()).toHaveLength(1);
    expect(await late()).toHaveLength(1);
    const { notifications } = (await privacy('GET', '/api/notifications')).body;
    expect(
      notifications.filter(({ kind }: { kind: string }) => kind === 'privacy.authority_late'),
    ).toHaveLength(1);
  });

  it('gives tasks, keeps results once, and who was told; the authority is never left out', async () => {
    await done(
      'POST',
      '/measures',
      {
        kind: 'contain',
        task: '停用共用账号',
        ownerId: company.id('admin'),
        dueAt: '2026-03-02T13:00:00+08:00',
      },
      201,
    );
    const [measure] = incident.measures;
    await done('PUT', `/measures/${measure?.id}/result`, { result: '已停用' });
    const again = await privacy('PUT', at(`/measures/${measure?.id}/result`), { result: '再次' });
    expect(again.body.code).toBe('incident.measure_done');
    const told = { note: '已报网信部门', at: '2026-03-02T11:30:00+08:00' };
    const omitted = await privacy('POST', at('/notifications'), {
      ...told,
      whom: 'authority',
      channel: null,
    });
    expect(omitted.body.code).toBe('incident.authority_always');
    await done('POST', '/notifications', { ...told, whom: 'authority', channel: 'phone' }, 201);
    await done(
      'POST',
      '/notifications',
      { ...told, whom: 'persons', channel: null, note: '已及时收回，未造成危害' },
      201,
    );
    expect(incident.notifications.map(({ whom, told: wasTold }) => [whom, wasTold])).toEqual([
      ['authority', true],
      ['persons', false],
    ]);
    expect(incident.lacks).toEqual(['severity', 'cause', 'harm', 'advice', 'contact']);
  });

  it('closes when nothing is missing, counts a major one, and is final then', async () => {
    await done('PUT', '/assessment', {
      severity: 'major',
      fields: ['name', 'phone'],
      cause: '账号共用',
      harm: '可能收到骚扰电话',
      advice: '留意陌生来电',
      contact: '客服热线',
      version: incident.version,
    });
    await done('PUT', '/closing', { lesson: '取消共用账号', version: incident.version });
    expect([incident.may.manage, incident.closedBy, incident.lacks]).toEqual([false, '演示隐私负责人', []]);
    const list = (await privacy('GET', '/api/privacy-incidents?state=all')).body;
    expect([list.majors, list.incidents.length]).toEqual([1, 1]);
    expect((await privacy('GET', '/api/privacy-incidents')).body.incidents).toEqual([]);
    const after = await privacy('POST', at('/notifications'), {
      whom: 'persons',
      channel: 'sms',
      note: '补充',
      at: '2026-03-02T11:30:00+08:00',
    });
    expect([after.status, after.body.code]).toEqual([409, 'incident.closed']);
    const types = (await factsOf(`privacy_incident:${incident.id}`)).map(({ type }) => type.split('.')[1]);
    expect(types).toEqual([
      'opened',
      'scoped',
      'scoped',
      'scoped',
      'authority_late',
      'measure_added',
      'measure_done',
      'notified',
      'notified',
      'assessed',
      'closed',
    ]);
  });

  it('later incidents run by the hours that the company sets, on record', async () => {
    expect((await privacy('PUT', '/api/privacy-hours', { authority: 0, persons: 1 })).status).toBe(422);
    expect((await privacy('PUT', '/api/privacy-hours', { authority: 2, persons: 12 })).status).toBe(200);
    expect((await factsOf('privacy_settings')).map(({ data }) => data)).toEqual([
      { before: { authority: 4, persons: 24 }, after: { authority: 2, persons: 12 } },
    ]);
  });
});
