import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { handlingOf, verification } from './testing/handling.ts';
import { chinaTime, factsOf, storyOf, typesAfter } from './testing/story.ts';
import { complaint, contact, does, pageOf, plan, register, request, tries } from './testing/walk.ts';

let company: Company;
const { accepted, refused, evidence, now } = handlingOf(() => company);
beforeAll(async () => {
  company = await openCompany();
});
beforeEach(() => company.clock.set('2026-03-02 10:00'));
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

describe('steps in order', () => {
  it('[S1-4.1-a] the class is confirmed only after the preliminary verification is on record', async () => {
    const number = await accepted();
    const answer = await refused(
      number,
      () => tries(company, 'handler', number, 'classification', { category: 'logistics' }),
      'case.gate',
    );
    expect(answer.body.values).toMatchObject({ missing: ['verification'], clause: 'S1 4.1' });
    await does(company, 'handler', number, 'verifications', verification);
    const known = (await storyOf(company, number)).length;
    await does(company, 'handler', number, 'classification', { category: 'logistics' });
    expect(await typesAfter(company, number, known)).toEqual(['record.classification', 'case.classified']);
  });

  it('[S1-2.1-c] contact and a proposal come before the work, for requests too', async () => {
    const number = await register(company, request(company));
    await does(company, 'head-service', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('agent2'),
    });
    const work = plan(company, {
      template: 'request',
      responsibleId: company.id('agent2'),
      measures: [
        {
          type: 'technical_help',
          description: '远程指导',
          responsibleId: company.id('agent2'),
          dueAt: chinaTime('2026-03-03 10:00'),
          amountFen: 0,
        },
      ],
    });
    const early = await refused(number, () => tries(company, 'agent2', number, 'plans', work), 'case.gate');
    expect(early.body.values).toMatchObject({ missing: ['two_way_contact'] });
    await does(company, 'agent2', number, 'contacts', contact(company, { way: 'attempt' }));
    await refused(number, () => tries(company, 'agent2', number, 'plans', work), 'case.gate');
    await does(company, 'agent2', number, 'contacts', contact(company));
    await does(company, 'agent2', number, 'plans', work);
    expect((await pageOf(company, number)).tasks).toEqual([]);
  });

  it('[S0-5.1-a] a contact holds heard, understood, responded and a follow-up day, or why there is none', async () => {
    const number = await accepted();
    for (const field of ['heard', 'understood', 'responded']) {
      const answer = await refused(
        number,
        () => tries(company, 'handler', number, 'contacts', contact(company, { [field]: undefined })),
        'blank',
      );
      expect(answer.body.values).toMatchObject({ field });
    }
    await refused(
      number,
      () => tries(company, 'handler', number, 'contacts', contact(company, { noFollowUpReason: undefined })),
      'case.no_follow_up',
    );
    await does(
      company,
      'handler',
      number,
      'contacts',
      contact(company, { noFollowUpReason: undefined, followUpOn: '2026-03-04' }),
    );
    const { records } = await pageOf(company, number);
    expect(records.at(-1).body).toMatchObject({
      heard: '合页松动',
      understood: '柜门关不严，怕夹到孩子',
      responded: '安排更换合页',
      followUpOn: '2026-03-04',
    });
  });

  it('a talk is neither in the future nor before the first contact, and not in the quiet hours without leave', async () => {
    const number = await accepted();
    await refused(
      number,
      () =>
        tries(
          company,
          'handler',
          number,
          'contacts',
          contact(company, { at: chinaTime('2026-03-02 11:00') }),
        ),
      'case.contact_in_future',
    );
    await refused(
      number,
      () =>
        tries(
          company,
          'handler',
          number,
          'contacts',
          contact(company, { at: chinaTime('2026-03-01 11:00') }),
        ),
      'case.contact_before_receipt',
    );
    company.clock.set('2026-03-02 22:30');
    await refused(
      number,
      () => tries(company, 'handler', number, 'contacts', contact(company)),
      'case.quiet_hours',
    );
    await does(company, 'handler', number, 'contacts', contact(company, { quietHoursReason: 'consented' }));
  });

  it('[S3-2.3-4] evidence has source, time and result of its check', async () => {
    const number = await accepted();
    for (const field of ['source', 'occurredAt', 'result']) {
      const answer = await tries(company, 'handler', number, 'evidence', {
        ...evidence(),
        [field]: undefined,
      });
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    }
    await does(company, 'handler', number, 'evidence', evidence()).catch((error: Error) =>
      expect(error.message).toContain('case.gate'),
    );
    await does(company, 'handler', number, 'verifications', verification);
    await does(company, 'handler', number, 'evidence', evidence());
    const { records } = await pageOf(company, number);
    expect(records.at(-1)).toMatchObject({
      kind: 'evidence',
      by: '演示售后处理员',
      body: { source: 'customer', result: 'confirmed', occurredAt: now() },
    });
  });
});

describe('facts before a decision', () => {
  it('[S1-1.2-c] no decision without evidence', async () => {
    const number = await accepted();
    await does(company, 'handler', number, 'verifications', verification);
    await does(company, 'handler', number, 'classification', {});
    await does(company, 'handler', number, 'contacts', contact(company));
    await refused(
      number,
      () => tries(company, 'supervisor', number, 'stage-skips', { step: 'investigate', reason: '赶时间' }),
      'step.not_skippable',
    );
    const answer = await refused(
      number,
      () => tries(company, 'handler', number, 'plans', plan(company)),
      'case.gate',
    );
    expect(answer.body.values).toMatchObject({ missing: expect.arrayContaining(['evidence']) });
  });

  it('[S1-1.2-c] a handler named in the complaint decides nothing, by no verb', async () => {
    const number = await register(company, complaint(company, { namedUserId: company.id('handler') }));
    const head = await refused(
      number,
      () =>
        tries(company, 'head-after', number, 'acceptance', {
          accepted: true,
          handlerId: company.id('handler'),
        }),
      'case.named_handler',
    );
    expect(head.status).toBe(409);
    await does(company, 'head-after', number, 'acceptance', {
      accepted: true,
      handlerId: company.id('handler2'),
    });
    for (const [noun, body] of [
      ['verifications', verification],
      ['contacts', contact(company)],
      ['progress-checks', { finding: '正常' }],
    ] as const) {
      await refused(number, () => tries(company, 'handler', number, noun, body), 'case.named_handler');
    }
    const logged = await company.database.direct.query(
      `select code from access_log where kind = 'refused' and user_id = $1`,
      [company.id('handler')],
    );
    expect(logged).toEqual([
      { code: 'case.named_handler' },
      { code: 'case.named_handler' },
      { code: 'case.named_handler' },
    ]);
    const { may } = await pageOf(company, number, 'handler');
    expect(
      Object.entries(may).filter(([verb, allowed]) => allowed && !['discuss', 'reveal'].includes(verb)),
    ).toEqual([]);
  });

  it('a named head neither accepts nor assigns nor answers for a department', async () => {
    const number = await register(company, complaint(company, { namedUserId: company.id('head-after') }));
    await refused(
      number,
      () =>
        tries(company, 'head-after', number, 'acceptance', {
          accepted: true,
          handlerId: company.id('handler'),
        }),
      'case.named_handler',
    );
    await refused(
      number,
      () =>
        tries(company, 'head-after', number, 'assignment', {
          departmentId: 'repair',
          handlerId: null,
          reason: '不是我们',
        }),
      'case.named_handler',
    );
  });
});

it('a stale write is refused with what changed, and changes nothing', async () => {
  const number = await accepted();
  const { version } = await pageOf(company, number);
  await does(company, 'handler', number, 'verifications', verification);
  const answer = await refused(
    number,
    () => company.as('handler')('POST', `/api/cases/${number}/contacts`, { version, ...contact(company) }),
    'case.stale',
  );
  expect(answer.body.values).toMatchObject({ yours: version, current: version + 1 });
  expect(JSON.stringify(answer.body.values)).toContain('record.verification');
});

it('two writes at once: one is stored, the other is told that it is stale', async () => {
  const number = await accepted();
  const { version } = await pageOf(company, number);
  const body = { version, ...verification };
  const answers = await Promise.all(
    ['handler', 'supervisor'].map((username) =>
      company.as(username)('POST', `/api/cases/${number}/verifications`, body),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect(await factsOf(company, number, 'record.verification')).toHaveLength(1);
});
