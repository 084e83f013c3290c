import type pg from 'pg';
import { numberPrefix } from '../domains/cases/classification.rules.ts';
import type { Kind } from '../domains/cases/terms.contract.ts';
import { organisation } from '../domains/identity/identity.queries.ts';
import { standardAt } from '../domains/standards/standards.queries.ts';
import { systemActor, type Vault } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { SKIP_FACTS_SQL } from '../kernel/jobs.ts';
import { chinaYear, DAY, HOUR, MINUTE } from '../kernel/time.ts';
import { type Company, type GeneratedCase, type GeneratedCustomer, generateCase } from './generator-case.ts';
import { copyInto, setAside } from './generator-copy.ts';
import {
  customersOf,
  type Ids,
  type Product,
  SPAN,
  storeCustomers,
  type World,
} from './generator-customers.ts';
import { generatedStaff, type Staff } from './generator-people.ts';
import { type Dice, openDice } from './generator-random.ts';
import { CASE_TABLES, rowsOf } from './generator-rows.ts';

export type Wanted = {
  cases: number;
  seed: number;
  until: number;
  passwordHash: string;
  /** Every case is open and was received in the last two days, for measuring work on open cases. */
  allOpen: boolean;
  say: (line: string) => void;
};

const BATCH = 2000;
/** Share of the cases that is open falls with their age: one in twenty over the whole span. */
const OPEN_SCALE = SPAN / 20;

const rowsFrom = async <T extends pg.QueryResultRow>(client: pg.PoolClient, sql: string): Promise<T[]> =>
  (await client.query<T>(sql)).rows;

async function idsFree(client: pg.PoolClient): Promise<Ids> {
  const [ids] = await rowsFrom<Ids>(
    client,
    `select (select coalesce(max(id), 0) + 1 from cases) as case, (select coalesce(max(id), 0) + 1 from case_plans) as plan,
       (select coalesce(max(id), 0) + 1 from customers) as customer, (select coalesce(max(id), 0) + 1 from product_units) as unit,
       (select count(*) + 1 from users where username like 'staff%') as staff`,
  );
  if (ids === undefined) throw new Error('no ids');
  return ids;
}

async function storeStaff(client: pg.PoolClient, dice: Dice, ids: Ids, passwordHash: string): Promise<void> {
  const known = await rowsFrom<{ id: string; username: string }>(client, `select id, username from users`);
  const made = generatedStaff(dice, {
    ids: new Map(known.map((user) => [user.username, user.id])),
    passwordHash,
    from: ids.staff,
  });
  await copyInto(client, { table: 'auth_users', rows: made.map(({ authUser }) => authUser) });
  await copyInto(client, { table: 'auth_accounts', rows: made.map(({ account }) => account) });
  await copyInto(client, { table: 'users', rows: made.map(({ user }) => user) });
}

async function companyNow(client: pg.PoolClient, database: Database, until: number): Promise<Company> {
  const people = await rowsFrom<Staff>(
    client,
    `select id, name, username, position_code as position, department_id as "departmentId", region, superior_id as "superiorId"
     from users where active order by username`,
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  const org = await organisation(database.direct);
  const superior = people.find((person) => person.position === 'supervisor');
  if (superior === undefined)
    throw new Error('A generated company stands on the demo company: start with ANJU_DEMO on');
  const heads = org.units.flatMap((unit): [string, Staff][] => {
    const head = unit.head == null ? undefined : byId.get(unit.head.id);
    return head === undefined ? [] : [[unit.id, head]];
  });
  return {
    standard: await standardAt(
      { db: database.direct, actor: systemActor('seed'), now: until, requestId: 'seed' },
      until,
    ),
    org,
    agents: people.filter((person) => person.position === 'agent'),
    handlers: Map.groupBy(
      people.filter((person) => person.position === 'handler'),
      (person) => person.departmentId ?? '',
    ),
    heads: new Map(heads),
    superior,
  };
}

/** Receipts over the span, oldest first, by day and hour as people call. */
function receipts(dice: Dice, { cases, until, allOpen }: Wanted): number[] {
  const days = allOpen ? 2 : SPAN / DAY;
  const start = until - days * DAY;
  return Array.from({ length: cases }, () => {
    const day = Math.floor(dice.next() * days);
    const hour = dice.weighted([
      [9, 14],
      [10, 18],
      [11, 14],
      [13, 8],
      [14, 14],
      [15, 14],
      [16, 10],
      [19, 6],
      [20, 4],
      [7, 1],
      [22, 1],
    ] as const);
    const at = start + day * DAY + hour * HOUR - ((start + 8 * HOUR) % DAY) + dice.whole(0, 3_599_999);
    return at > until - 10 * MINUTE ? until - 10 * MINUTE - dice.whole(0, 120) * MINUTE : at;
  }).sort((a, b) => a - b);
}

/** Numbers as registrations would have drawn them; `settle` leaves the sequences behind the last one. */
function numbering() {
  const last = new Map<string, number>();
  return {
    numberFor(kind: Kind, at: number): string {
      const key = `${numberPrefix(kind)}${chinaYear(at)}`;
      const next = (last.get(key) ?? 0) + 1;
      last.set(key, next);
      return `${key}-${String(next).padStart(6, '0')}`;
    },
    async begin(client: pg.PoolClient, from: number, to: number): Promise<void> {
      for (const kind of ['complaint', 'request', 'consultation', 'suggestion', 'praise'] as const) {
        for (let year = from; year <= to; year += 1) {
          const prefix = numberPrefix(kind);
          const { rows } = await client.query<{ number: string }>(
            `select next_case_number($1, $2) as number`,
            [prefix, year],
          );
          last.set(`${prefix}${year}`, Number(rows[0]?.number.split('-')[1] ?? 1));
        }
      }
    },
    async settle(client: pg.PoolClient): Promise<void> {
      for (const [key, number] of last) {
        await client.query(`select setval($1, $2)`, [
          `case_number_${key.slice(0, 2).toLowerCase()}_${key.slice(2)}`,
          number,
        ]);
      }
    },
  };
}

async function storeCases(
  { client, vault }: { client: pg.PoolClient; vault: Vault },
  company: Company,
  world: World & { customers: GeneratedCustomer[] },
  wanted: Wanted,
): Promise<void> {
  const dice = openDice(wanted.seed + 2);
  const received = receipts(dice, wanted);
  const numbers = numbering();
  await numbers.begin(client, chinaYear(received[0] ?? wanted.until), chinaYear(wanted.until));
  let storing: Promise<void> = Promise.resolve();
  for (let from = 0; from < received.length; from += BATCH) {
    const batch: GeneratedCase[] = [];
    for (const [offset, receivedAt] of received.slice(from, from + BATCH).entries()) {
      const place = from + offset;
      const own = openDice(wanted.seed * 7919 + place);
      const open = wanted.allOpen || own.chance(Math.exp(-(wanted.until - receivedAt) / OPEN_SCALE));
      const where = {
        id: world.ids.case + place,
        planId: world.ids.plan + place,
        receivedAt,
        now: wanted.until,
        open,
        customer: own.one(world.customers),
      };
      batch.push(generateCase(own, company, where, numbers.numberFor));
    }
    const tables = rowsOf(batch, vault);
    // The next batch is made while the database stores this one.
    await storing;
    storing = storeTables(client, tables);
    storing.catch(() => undefined);
    if (from % 20_000 === 0 && from > 0) wanted.say(`${from} / ${wanted.cases}`);
  }
  await storing;
  await numbers.settle(client);
}

async function storeTables(client: pg.PoolClient, tables: ReturnType<typeof rowsOf>): Promise<void> {
  for (const table of tables) await copyInto(client, table);
}

const IDENTITIES = ['cases', 'case_plans', 'customers', 'product_units'];

/**
 * Fills the demo company with generated people, customers and cases of the last two years, about one in twenty still
 * open, by COPY in one commit; the same seed, count and end give the same cases. Refuses a company without demo people.
 */
export async function generateCompany(database: Database, wanted: Wanted): Promise<void> {
  const client = await database.pool.connect();
  const { vault } = database;
  try {
    await client.query('begin');
    const ids = await idsFree(client);
    const products = await rowsFrom<Product>(
      client,
      `select p.model, p.name_zh as name, coalesce(t.parent_code, t.code) as type from products p
       join product_types t on t.code = p.product_type order by p.model`,
    );
    const provinces = await rowsFrom<{ code: string }>(client, `select code from provinces order by code`);
    const world: World = { ids, products, provinces: provinces.map(({ code }) => code) };
    const dice = openDice(wanted.seed + 1);
    await storeStaff(client, dice, ids, wanted.passwordHash);
    const company = await companyNow(client, database, wanted.until);
    await setAside(client, CASE_TABLES, async () => {
      const customers = customersOf(dice, world, Math.max(10, Math.ceil(wanted.cases / 3)));
      await storeCustomers({ client, vault }, customers, wanted.until);
      await storeCases(
        { client, vault },
        company,
        { ...world, customers: customers.map(({ made }) => made) },
        wanted,
      );
    });
    for (const table of IDENTITIES) {
      await client.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [
        table,
      ]);
    }
    await client.query(SKIP_FACTS_SQL);
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
