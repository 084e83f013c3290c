import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany } from '../../kernel/testing/company.ts';
import { chinaDay, DAY } from '../../kernel/time.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(async () => {
  expect(company.errors).toEqual([]);
  await company.close();
});

const events = (type: string) =>
  company.database.direct.query<{ data: Record<string, unknown> }>(
    `select data from events where type = $1 and actor_name <> '演示培训专员' order by id`,
    [type],
  );
const as = (username: string, method: string, path: string, body?: object) =>
  company.as(username)(method, path, body);
const fileOf = async (username: string) =>
  (await as('training', 'GET', `/api/technicians/${company.id(username)}`)).body;

describe('who may go', () => {
  it('lists technicians with what forbids sending them, and the share that holds a certificate [S2-1.4.2-c, S0-3.1-a]', async () => {
    const { body } = await as('training', 'GET', '/api/technicians');
    const unfit = Object.fromEntries(
      body.technicians.map((one: { workNumber: string; unfit: { code: string }[] }) => [
        one.workNumber,
        one.unfit.map(({ code }) => code),
      ]),
    );
    expect(unfit).toEqual({ D0501: [], D0502: [], D0503: ['no_certificate_at_all'] });
    expect(body.certifiedPercent).toBe(66.7);
    // The review that is overdue is what ends first, not the expiry years from now.
    expect(body.technicians[2].nextEnd < chinaDay(company.clock.now)).toBe(true);
    expect([body.technicians[0].speciality, body.technicians[0].experienceYears]).toEqual(['electrical', 10]);
    const fitOnly = await as('training', 'GET', '/api/technicians?fit=yes&skill=appliance_repair');
    expect(fitOnly.body.technicians.map((one: { workNumber: string }) => one.workNumber)).toEqual(['D0501']);
  });

  it('sees nobody outside the scope, the same as nobody', async () => {
    const own = await as('tech1', 'GET', '/api/technicians');
    expect(own.body.technicians.map((one: { workNumber: string }) => one.workNumber)).toEqual(['D0501']);
    const foreign = await as('tech1', 'GET', `/api/technicians/${company.id('tech2')}`);
    const absent = await as('tech1', 'GET', '/api/technicians/00000000-0000-4000-8000-000000000000');
    expect([foreign.status, foreign.body.code]).toEqual([absent.status, absent.body.code]);
    expect(foreign.status).toBe(404);
    expect((await as('south', 'GET', '/api/technicians')).body.technicians).toEqual([]);
    expect((await as('agent', 'GET', '/api/technicians')).status).toBe(403);
  });

  it('says for a visit which certificate, skill or course is missing on its day', async () => {
    const ask = async (who: string, query: string) =>
      (await as('dispatcher', 'GET', `/api/technicians/${company.id(who)}/fitness?${query}`)).body.unfit.map(
        ({ code, about }: { code: string; about: string | null }) => [code, about],
      );
    const electric = 'certificates=electrician&skills=appliance_repair:3&productType=appliance';
    expect(await ask('tech1', `day=2026-03-03&${electric}`)).toEqual([]);
    expect(await ask('tech2', `day=2026-03-03&${electric}`)).toEqual([
      ['certificate_missing', 'electrician'],
      ['skill_missing', 'appliance_repair'],
    ]);
    expect(await ask('tech3', `day=2026-03-03&${electric}`)).toEqual([
      ['certificate_review_overdue', 'electrician'],
    ]);
  });
});

describe('certificates [S0-3.1-b]', () => {
  it('take review and expiry from their kind, and a number is registered once', async () => {
    const add = (body: object) =>
      as('training', 'POST', `/api/technicians/${company.id('tech2')}/certificates`, body);
    const given = { kind: 'height', number: 'T-H-1', issuer: '应急管理局', issuedOn: '2026-02-01' };
    const made = await add(given);
    expect([made.status, made.body.reviewDueOn, made.body.expiresOn]).toEqual([
      201,
      '2029-02-01',
      '2032-02-01',
    ]);
    const again = await add(given);
    expect([again.status, again.body.code]).toEqual([409, 'certificate.number_known']);
    expect((await add({ ...given, number: 'T-H-2', kind: 'sorcery' })).body.code).toBe(
      'certificate.kind_unknown',
    );
    expect((await add({ ...given, number: 'T-H-3', expiresOn: '2025-01-01' })).status).toBe(422);
    expect(
      (await as('dispatcher', 'POST', `/api/technicians/${company.id('tech2')}/certificates`, given)).status,
    ).toBe(403);
    expect(
      await company.database.direct.query(`select 1 from certificates where number like 'T-H-%'`),
    ).toHaveLength(1);
  });

  it('warn 60, 30 and 7 days before the end, each once, and begin anew after a review', async () => {
    const run = async (until: number) => {
      company.clock.advance(until);
      const { warnOfEndingCertificates } = await import('./people.actions.ts');
      await company.database.transaction(async (db) =>
        warnOfEndingCertificates({ ...(await company.context()), db }),
      );
    };
    const add = await as('training', 'POST', `/api/technicians/${company.id('tech1')}/certificates`, {
      kind: 'gas',
      number: 'T-G-1',
      issuer: '燃气协会',
      issuedOn: '2025-01-01',
      expiresOn: '2026-05-10',
    });
    const before = (await events('certificate.ending')).length;
    const told = async () =>
      (await events('certificate.ending'))
        .slice(before)
        .filter(({ data }) => data['certificate'] === add.body.id)
        .map(({ data }) => data['daysLeft']);
    await run(0);
    expect(await told()).toEqual([]);
    await run(9 * DAY);
    await run(0);
    expect(await told()).toEqual([60]);
    await run(55 * DAY);
    expect(await told()).toEqual([60, 5]);
    const notices = await company.database.direct.query<{ n: number }>(
      `select count(*)::int as n from notifications where kind = 'certificate_ending' and user_id = $1`,
      [company.id('training')],
    );
    expect(notices[0]?.n).toBeGreaterThan(0);
  });

  it('end when revoked, and stay on file', async () => {
    const held = (await fileOf('tech1')).certificates.find((one: { kind: string }) => one.kind === 'gas');
    const path = `/api/certificates/${held.id}/revocation`;
    const revoked = await as('training', 'POST', path, { on: '2026-03-20', reason: '涂改' });
    expect([revoked.status, revoked.body.revokedOn]).toEqual([200, '2026-03-20']);
    expect((await as('training', 'POST', path, { on: '2026-03-20', reason: '再次' })).status).toBe(404);
  });
});

describe('training', () => {
  const session = (parts: object = {}) => ({
    course: 'safety',
    mode: 'simulation',
    hoursKind: 'practice',
    classHours: 2,
    heldOn: '2026-02-20',
    content: '触电与高处坠落应对',
    trainer: '讲师',
    attendances: [{ userId: company.id('tech3'), attended: true, result: 'passed' }],
    ...parts,
  });

  it('keeps time, content, people and results; hours are reported by mode [S0-3.2-c]', async () => {
    const made = await as('training', 'POST', '/api/training-sessions', session());
    expect(made.status).toBe(201);
    const { rows } = (await as('training', 'GET', '/api/training-hours?from=2026-02-19&to=2026-02-21')).body;
    expect(rows).toEqual([
      { departmentId: 'repair', mode: 'simulation', area: 'safety', theory: 0, practice: 2, people: 1 },
    ]);
  });

  it.each<[string, { heldOn?: string; course?: string; attendances?: string }, string]>([
    ['a day that has not come', { heldOn: '2030-01-01' }, 'training.not_held_yet'],
    ['an unknown course', { course: 'magic' }, 'course.not_found'],
    ['somebody named twice', { attendances: 'twice' }, 'training.named_twice'],
  ])('refuses %s', async (_what, parts, code) => {
    const one = { userId: company.id('tech3'), attended: true, result: 'none' };
    const body = session(parts.attendances === 'twice' ? { attendances: [one, one] } : parts);
    expect((await as('training', 'POST', '/api/training-sessions', body)).body.code).toBe(code);
  });

  it('sessions and plans are listed, and a plan only for somebody else to approve', async () => {
    const sessions = (await as('training', 'GET', '/api/training-sessions?course=safety')).body.sessions;
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.at(-1)).toMatchObject({ course: 'safety', mode: 'on_site', passed: 3, absent: [] });
    expect((await as('devices', 'GET', '/api/training-sessions')).status).toBe(403);
    const body = { title: '演示计划', year: 2026, courses: ['safety'] };
    expect((await as('training', 'POST', '/api/training-plans', body)).status).toBe(201);
    const mine = async (username: string) =>
      (await as(username, 'GET', '/api/training-plans')).body.plans.find(
        (plan: { title: string }) => plan.title === '演示计划',
      );
    expect(await mine('training')).toMatchObject({ areas: ['safety'], approvedBy: null, mayApprove: false });
    expect((await mine('director')).mayApprove).toBe(true);
  });

  it('an emergency course covers its four topics [S0-6.4-b]', async () => {
    const course = {
      code: 'emergency_basics',
      name: { zh: '应急基础', en: 'Emergency basics' },
      area: 'emergency',
    };
    expect(
      (await as('training', 'POST', '/api/courses', { ...course, covers: ['process', 'safety', 'safety'] }))
        .status,
    ).toBe(422);
    const covers = ['process', 'communication', 'problem_handling', 'safety'];
    expect((await as('training', 'POST', '/api/courses', { ...course, covers })).status).toBe(201);
  });

  it('a plan is approved by somebody else, when it covers the four areas [S0-3.2-a]', async () => {
    const plan = async (courses: string[]) =>
      (await as('training', 'POST', '/api/training-plans', { title: '年度计划', year: 2026, courses })).body
        .id;
    const half = await plan(['safety', 'service_skill']);
    const refused = await as('director', 'POST', `/api/training-plans/${half}/approval`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'training_plan.area_missing']);
    const whole = await plan(['safety', 'service_skill', 'manual_home', 'repair_process_home']);
    expect((await as('training', 'POST', `/api/training-plans/${whole}/approval`, {})).status).toBe(403);
    expect((await as('director', 'POST', `/api/training-plans/${whole}/approval`, {})).status).toBe(200);
    expect((await as('director', 'POST', `/api/training-plans/${whole}/approval`, {})).status).toBe(409);
  });

  it('an assessment ends only with its four parts, and then stays [S0-3.2-e]', async () => {
    const path = `/api/assessments/${company.id('tech1')}/2026H1`;
    const scores = { theory: 80, practice: 90, attitude: 70, communication: null };
    const { id } = (await as('training', 'PUT', path, scores)).body;
    expect((await as('training', 'POST', `/api/assessments/${id}/finalisation`, {})).body.code).toBe(
      'assessment.part_missing',
    );
    await as('training', 'PUT', path, { ...scores, communication: 80 });
    expect((await as('training', 'POST', `/api/assessments/${id}/finalisation`, {})).body.total).toBe(80);
    expect((await as('training', 'PUT', path, scores)).body.code).toBe('assessment.final');
  });

  it('lists who is to repeat a course', async () => {
    const before = (await as('training', 'GET', '/api/retraining')).body.due;
    expect(before.filter((one: { overdue: boolean }) => one.overdue)).toEqual([]);
    company.clock.advance(400 * DAY);
    const after = (await as('training', 'GET', '/api/retraining')).body.due;
    expect(
      after.filter((one: { course: string; overdue: boolean }) => one.course === 'safety' && one.overdue),
    ).toHaveLength(3);
    company.clock.advance(-400 * DAY);
  });
});

describe('the file', () => {
  it('keeps of a health check only day, fitness and next day', async () => {
    const path = `/api/technicians/${company.id('tech2')}/health-checks`;
    const check = { checkedOn: '2026-03-01', fit: true, dueOn: '2027-03-01' };
    expect((await as('training', 'POST', path, { ...check, finding: '血压偏高' })).status).toBe(422);
    expect((await as('training', 'POST', path, { ...check, dueOn: '2026-03-01' })).status).toBe(422);
    expect((await as('training', 'POST', path, check)).status).toBe(200);
    expect((await fileOf('tech2')).qualification.health).toEqual(check);
  });

  it('the code of conduct is signed by oneself, and who has not is listed [S0-3.1-e]', async () => {
    const missing = async () =>
      (await as('training', 'GET', '/api/conduct-signatures/missing?version=2026')).body.people.map(
        (one: { workNumber: string }) => one.workNumber,
      );
    expect(await missing()).toEqual(['D0501', 'D0502', 'D0503']);
    expect((await as('tech1', 'POST', '/api/conduct-signatures', { version: '2026' })).status).toBe(201);
    expect(await missing()).toEqual(['D0502', 'D0503']);
  });

  it('shifts of a day never overlap, and a change wins over the week', async () => {
    const path = `/api/technicians/${company.id('tech1')}/shifts`;
    const early = { weekday: 1, starts: '09:00', ends: '13:00' };
    const refused = await as('training', 'PUT', path, {
      shifts: [early, { weekday: 1, starts: '12:00', ends: '18:00' }],
    });
    expect(refused.status).toBe(422);
    expect((await as('training', 'PUT', path, { shifts: [early] })).status).toBe(200);
    const { techniciansOn } = await import('./people.queries.ts');
    const hours = async (day: string) =>
      (await techniciansOn(await company.context(), day, { ids: [company.id('tech1')] }))[0]?.hours;
    expect(await hours('2026-03-09')).toEqual([{ starts: '09:00', ends: '13:00' }]);
    expect(await hours('2026-03-10')).toEqual([]);
    const change = (day: string, body: object) =>
      as('training', 'PUT', `/api/technicians/${company.id('tech1')}/shift-changes/${day}`, body);
    expect((await change('2026-03-09', { kind: 'leave', reason: '年假' })).status).toBe(200);
    expect(
      (await change('2026-03-10', { kind: 'extra', starts: '18:00', ends: '20:00', reason: '加班' })).status,
    ).toBe(200);
    expect(await hours('2026-03-09')).toEqual([]);
    expect(await hours('2026-03-10')).toEqual([{ starts: '18:00', ends: '20:00' }]);
  });

  it('two people who change a profile at once: the second is told', async () => {
    const { version } = await fileOf('tech2');
    const profile = { version, speciality: 'mechanical', experienceYears: 5, home: null };
    const save = () => as('training', 'PUT', `/api/technicians/${company.id('tech2')}`, profile);
    expect((await save()).status).toBe(200);
    expect((await save()).body.code).toBe('technician.changed');
  });
});
