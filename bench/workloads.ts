import { randomUUID } from 'node:crypto';
import { PERSON } from '../domains/customers/customers.queries.ts';
import { openedPerson, type StoredPerson } from '../domains/customers/person.rules.ts';
import type { Database } from '../kernel/db.ts';
import type { Wire } from './http-load.ts';

export type Workload = {
  name: string;
  connections: number[];
  /** Different requests that pgbench repeats; few where a statement is dear to prepare. */
  variants: number;
  /** Least share of what pgbench reaches with the same statements. */
  budget: number | null;
  next(): Wire;
};

type Known = { customerId: number; name: string; phone: string; serial: string; model: string };

export const pick = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(Math.random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

export const USERS = {
  agents: ['agent', 'agent2', 'staff5', 'staff6', 'staff7', 'staff8', 'staff9', 'staff10'],
  desks: ['staff5', 'staff6', 'staff7', 'staff29', 'staff30', 'staff31', 'staff45', 'head-after'],
  all: ['supervisor', 'director'],
  teams: ['head-after', 'head-service', 'east', 'staff1'],
};

const troubles = [
  '空调不制冷并且漏水',
  '门锁指纹识别失灵',
  '沙发坐垫塌陷',
  '送货晚了五天',
  '维修后又出现异响',
];

/** A registration as the agent's form sends it. */
export function registration(known: Known, subject = pick(troubles)): string {
  return JSON.stringify({
    kind: 'complaint',
    channel: 'phone',
    businessLink: 'after_sales',
    urgency: 'general',
    importance: 'medium',
    category: pick(['product_quality', 'after_sales', 'logistics']),
    impactClass: 'C',
    productModel: { value: known.model },
    purchaseChannel: { value: 'own_store' },
    unitSerial: known.serial,
    customer: { id: known.customerId },
    contactName: known.name,
    contactPhone: known.phone,
    subject,
    course: `客户来电反映：${subject}，三天前开始出现，已经按照说明书检查过电源和水路，没有发现异常，家里有老人和孩子，影响很大。`,
    demand: '要求本周之内上门处理，并说明原因。',
    complainedAt: new Date(Date.now() - 60_000).toISOString(),
  });
}

/** Customers with a unit, for registrations. */
export async function knownCustomers({ direct }: Database): Promise<Known[]> {
  const rows = await direct.query<Omit<Known, 'name' | 'phone'> & StoredPerson>(
    `select c.id as "customerId", ${PERSON('c')}, n.serial, n.model from customers c
     join product_units n on n.customer_id = c.id order by c.id limit 500`,
  );
  return rows.map(({ customerId, serial, model, ...stored }) => {
    const { name, phone } = openedPerson(direct.vault, stored);
    return { customerId, serial, model, name, phone: phone ?? '' };
  });
}

const lists = [
  'state=open&kind=complaint',
  'state=overdue&order=due',
  'state=at_risk',
  'state=unowned',
  'category=logistics',
  'kind=request&stage=confirm,follow_up',
  'level=1&impactClass=A',
  'region=east,south&state=open',
  'channel=phone&kind=complaint',
];
/** Common words, rare ones, and two together. */
const words = [
  '漏水',
  '异响',
  '焦糊味',
  '指纹识别',
  '地板 泡坏',
  '订单号尾号',
  '周末上门',
  '演示一路',
  '静音模式',
  '换货迟迟没有进展',
];

type Cookies = Map<string, string>;

/** The six things that are measured, with users of several scopes. */
export async function workloads(database: Database, cookies: Cookies): Promise<Workload[]> {
  const known = await knownCustomers(database);
  const numbers = await database.direct.query<{ number: string }>(
    `(select number from cases order by received_at desc limit 300) union all (select number from cases where id % 97 = 0 limit 300)`,
  );
  const as = (names: string[]) => cookies.get(pick(names)) ?? '';
  const get = (path: string, names: string[]): Wire => ({ method: 'GET', path, cookie: as(names) });
  const list = (filter: string) => `/api/cases?limit=50&${filter}`;
  return [
    {
      name: 'register a complaint',
      variants: 4,
      connections: [8, 32],
      budget: 0.5,
      next: () => ({
        method: 'POST',
        path: '/api/cases',
        cookie: as(USERS.agents),
        body: registration(pick(known)),
        headers: { 'idempotency-key': randomUUID() },
      }),
    },
    {
      name: 'case page',
      variants: 6,
      connections: [8],
      budget: 0.4,
      next: () => get(`/api/cases/${pick(numbers).number}`, USERS.all),
    },
    {
      name: 'my desk',
      variants: 12,
      connections: [8],
      budget: 0.4,
      next: () => get(`/api/desk?tab=${pick(['to_do', 'to_do', 'owned', 'overdue'])}`, USERS.desks),
    },
    {
      name: 'filtered list of 50',
      variants: 20,
      connections: [8],
      budget: 0.4,
      next: () => get(list(pick(lists)), [...USERS.all, ...USERS.teams]),
    },
    {
      name: 'wall counts',
      variants: 6,
      connections: [8],
      budget: null,
      next: () => get('/api/wall', [...USERS.all, ...USERS.teams]),
    },
    {
      name: 'Chinese search',
      variants: 20,
      connections: [8],
      budget: null,
      next: () => get(list(`find=${encodeURIComponent(pick(words))}`), USERS.all),
    },
  ];
}
