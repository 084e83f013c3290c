import { randomUUID } from 'node:crypto';
import type { Company } from '../../../kernel/testing/company.ts';
import { HOUR } from '../../../kernel/time.ts';
import { bringTo, complaint, register } from '../../cases/testing/walk.ts';

type Measure = { type: string; amountFen?: number; clause?: string; description?: string; hours?: number };

/** What people of the demo company do with return orders; instants count from the company's clock. */
export function returnsOf(company: () => Company) {
  const as = (username: string, method: string, path: string, body?: object) =>
    company().as(username)(method, path, body);
  const iso = (hours = 0) => new Date(company().clock.now + hours * HOUR).toISOString();
  const { direct } = { direct: () => company().database.direct };
  const customerId = (name = '演示客户甲') => company().customer(name);
  /** A new unit of a demo customer, bought and delivered on the day. */
  const unit = async (customer?: string, model = 'AJ-TV65', on = '2026-03-01') => {
    const serial = `R-${randomUUID().slice(0, 8)}`.toUpperCase();
    const made = await as('agent', 'POST', `/api/customers/${await customerId(customer)}/units`, {
      ...{ serial, model, purchasedOn: on, deliveredOn: on },
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return serial;
  };
  const measures = (wanted: Measure[]) =>
    wanted.map(({ type, amountFen = 0, clause = 'CPL 24', description = `按约定${type}`, hours = 48 }) => ({
      ...{ type, amountFen, clause, description },
      responsibleId: company().id('handler'),
      dueAt: iso(hours),
    }));
  /** A complaint about a unit, brought to a point with a plan of these measures. */
  const caseWith = async (
    wanted: Measure[],
    parts: { unitSerial?: string; customer?: string; point?: 'approved' | 'agreed' | 'planned' } = {},
  ) => {
    const number = await register(
      company(),
      complaint(company(), {
        customer: { id: await customerId(parts.customer) },
        ...(parts.unitSerial === undefined ? {} : { unitSerial: parts.unitSerial }),
      }),
    );
    const cost = wanted.reduce((total, { amountFen = 0 }) => total + amountFen, 0);
    await bringTo(company(), number, parts.point ?? 'agreed', {
      plan: { measures: measures(wanted), estimatedCostFen: cost },
    });
    return number;
  };
  const numbersOf = async (caseNumber: string) =>
    (await as('supervisor', 'GET', `/api/returns?tab=all&case=${caseNumber}`)).body.returns.map(
      ({ number }: { number: string }) => number,
    ) as string[];
  /** The one order of a case whose customer has agreed. */
  const orderOf = async (wanted: Measure, parts: { unitSerial?: string; customer?: string } = {}) => {
    const caseNumber = await caseWith([wanted], parts);
    await company().drain();
    const [number = ''] = await numbersOf(caseNumber);
    return { number, caseNumber };
  };
  const page = async (number: string, username = 'supervisor') =>
    (await as(username, 'GET', `/api/returns/${number}`)).body;
  const tries = async (username: string, number: string, noun: string, body: object = {}) => {
    const { version } = await page(number);
    return as(username, 'POST', `/api/returns/${number}/${noun}`, { version, ...body });
  };
  const does = async (username: string, number: string, noun: string, body: object = {}) => {
    const answer = await tries(username, number, noun, body);
    if (answer.status !== 201) throw new Error(`${username} ${noun}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const inspection = {
    ...{
      method: 'by_eye',
      verdict: 'fault_confirmed',
      intact: true,
      accessories: 'complete',
      condition: '完好',
    },
  };
  /** The goods come back and are looked at. */
  const bringBack = async (number: string, serial: string, on = '2026-03-02') => {
    await does('parts', number, 'receipt', { way: 'warehouse', on, serial });
    await does('handler', number, 'inspection', inspection);
  };
  const told = (hours = 0) => ({ channel: 'phone', at: iso(hours) });
  const paid = { method: 'original', reference: '流水 20260302-0001' };
  const facts = (caseNumber: string) =>
    direct().query<{ type: string; data: Record<string, unknown>; at: string; actor_name: string }>(
      `select e.type, e.data, to_jsonb(e.at) #>> '{}' as at, e.actor_name from events e join cases c on c.id = e.case_id
       where c.number = $1 and (e.type like 'return.%' or e.type like 'amount.%') order by e.id`,
      [caseNumber],
    );
  const types = async (caseNumber: string) => (await facts(caseNumber)).map(({ type }) => type);
  return {
    ...{ as, iso, unit, caseWith, numbersOf, orderOf, page, tries, does, bringBack, told, facts, types },
    ...{ inspection, paid, customerId },
  };
}
