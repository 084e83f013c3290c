import type { Company } from '../../../kernel/testing/company.ts';
import { register, request } from '../../cases/testing/walk.ts';
import { runNextDayPlan } from '../planning-runs.actions.ts';

/** The day that plans of the demo company are made for: the Thursday after its start. */
export const PLAN_DAY = '2026-03-05';
const wallOf = (wall: string): string => `${PLAN_DAY}T${wall}:00+08:00`;
export const instantOf = (minute: number): string =>
  new Date(Date.parse(wallOf('00:00')) + minute * 60_000).toISOString();

/** What dispatchers of the demo company do with plans of a day. */
export function plansOf(company: () => Company) {
  const as = (username: string, method: string, path: string, body?: object) =>
    company().as(username)(method, path, body);
  const order = async (workKind: string, parts: object = {}): Promise<string> => {
    const caseNumber = await register(
      company(),
      request(company(), { needsRepair: true, productModel: { value: 'AJ-XQG10' } }),
    );
    const place = { lng: 121.46, lat: 31.22 };
    const made = await as('supervisor', 'POST', '/api/work-orders', {
      caseNumber,
      workKind,
      place,
      ...parts,
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body.number;
  };
  const book = async (
    number: string,
    technician: string,
    [from, to]: [string, string],
    parts: object = {},
  ) => {
    const { version } = (await as('supervisor', 'GET', `/api/work-orders/${number}`)).body;
    return as('dispatcher', 'POST', `/api/work-orders/${number}/visits`, {
      version,
      technicianId: company().id(technician),
      from: wallOf(from),
      to: wallOf(to),
      ...parts,
    });
  };
  const start = (parts: object = {}, username = 'dispatcher') =>
    as(username, 'POST', '/api/day-plans', {
      region: 'east',
      day: PLAN_DAY,
      kind: 'plan',
      seconds: 1,
      ...parts,
    });
  const run = async (given: Parameters<typeof runNextDayPlan>[1] = {}) =>
    runNextDayPlan(await company().context(), given);
  const page = async (id: number) => (await as('dispatcher', 'GET', `/api/day-plans/${id}`)).body;
  const planned = async (parts: object = {}) => {
    const started = await start(parts);
    if (started.status !== 201) throw new Error(JSON.stringify(started.body));
    await run();
    return page(started.body.id);
  };
  const adopt = (id: number, body: object = {}) =>
    as('dispatcher', 'POST', `/api/day-plans/${id}/adoptions`, body);
  const leave = (technician: string, day = PLAN_DAY) =>
    company().database.direct.query(
      `insert into shift_changes (user_id, day, kind, reason) values ($1, $2, 'leave', 'ill')`,
      [company().id(technician), day],
    );
  const visitOf = async (number: string) =>
    (await as('dispatcher', 'GET', `/api/work-orders/${number}`)).body.visit;
  const facts = (type: string) =>
    company().database.direct.query<{ data: object }>(`select data from events where type = $1`, [type]);
  return { as, order, book, start, run, page, planned, adopt, leave, visitOf, facts };
}
