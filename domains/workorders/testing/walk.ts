import { randomUUID } from 'node:crypto';
import type { Company } from '../../../kernel/testing/company.ts';
import { HOUR } from '../../../kernel/time.ts';
import { register, request } from '../../cases/testing/walk.ts';

export type Sent = {
  type: string;
  record?: object;
  part?: object;
  quote?: object;
  payment?: object;
  reason?: string;
  id?: string;
  at?: string;
  number?: string;
};

type Answer = { outcome: string; code: string | null };
export const outcomes = (answers: Answer[]) =>
  answers.map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));

export const record = (kind: string, body: object): Sent => ({ type: 'record', record: { kind, body } });
export const photo = (of: string) => record('photo', { of, fileId: randomUUID() });
export const safe = record('safety_checklist', {
  hazard: 'electricity',
  items: [{ item: '断电挂牌', ok: true }],
});

/** What people of the demo company do with work orders; plans and times count from the company's clock. */
export function ordersOf(company: () => Company) {
  const as = (username: string, method: string, path: string, body?: object) =>
    company().as(username)(method, path, body);
  const iso = (hours: number) => new Date(company().clock.now + hours * HOUR).toISOString();
  const repair = (parts: object = {}) =>
    register(
      company(),
      request(company(), { needsRepair: true, productModel: { value: 'AJ-XQG10' }, ...parts }),
    );
  const orderOf = async (
    caseNumber: string,
    workKind = 'appliance_repair',
    parts: object = {},
  ): Promise<string> => {
    const made = await as('supervisor', 'POST', '/api/work-orders', { caseNumber, workKind, ...parts });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body.number;
  };
  const pageOf = async (number: string, username = 'dispatcher') =>
    (await as(username, 'GET', `/api/work-orders/${number}`)).body;
  const plan = async (
    number: string,
    technician: string,
    hours: [from: number, to: number],
    parts: object = {},
  ) => {
    const { version } = await pageOf(number, 'supervisor');
    return as('dispatcher', 'POST', `/api/work-orders/${number}/visits`, {
      version,
      technicianId: company().id(technician),
      from: iso(hours[0]),
      to: iso(hours[1]),
      ...parts,
    });
  };
  const send = async (username: string, number: string, commands: Sent[], deviceNow = iso(0)) =>
    (
      await as(username, 'POST', '/api/work-order-commands', {
        deviceNow,
        commands: commands.map((command) => ({ id: randomUUID(), at: deviceNow, number, ...command })),
      })
    ).body.answers;
  const facts = async (number: string) =>
    (
      await company().database.direct.query<{ type: string }>(
        `select type from events where subject like 'workorder:%' and data->>'number' = $1 order by id`,
        [number],
      )
    ).map(({ type }) => type);
  return { as, iso, repair, orderOf, pageOf, plan, send, facts };
}
