import { randomUUID } from 'node:crypto';
import { setAuthority } from '../domains/authority/authority.actions.ts';
import { registerDemoCases } from '../domains/cases/demo.actions.ts';
import { insertDemoNotice } from '../domains/consents/demo.actions.ts';
import { insertDemoRates } from '../domains/costs/demo.actions.ts';
import { insertDemoGoods } from '../domains/customers/demo.actions.ts';
import { addUser, markAsDemo, nameHead } from '../domains/identity/identity.actions.ts';
import { findActor } from '../domains/identity/identity.queries.ts';
import { insertDemoParts } from '../domains/parts/demo.actions.ts';
import { insertDemoTechnicians } from '../domains/people/demo.actions.ts';
import { insertDemoPrices } from '../domains/pricing/demo.actions.ts';
import { makeDemoReturns } from '../domains/returns/demo.actions.ts';
import { insertDemoWarranty } from '../domains/warranty/demo.actions.ts';
import { insertDemoServiceWork } from '../domains/workorders/demo.actions.ts';
import { makeDemoOrders } from '../domains/workorders/demo-orders.actions.ts';
import { createAccount, hashPassword } from '../kernel/accounts.ts';
import { type Actor, type Context, type Db, systemActor } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import type { FileFolder } from '../kernel/files.ts';
import { DAY } from '../kernel/time.ts';
import { demoPeople } from './demo-people.ts';
import { demoPicture } from './demo-picture.ts';

export const DEMO_PASSWORD = 'anju-demo-2026';

type Parts = {
  database: Database;
  now: number;
  /** Also cases and orders at different points, for people who look around, with this folder for photos; null: none. */
  files: FileFolder | null;
};

/** Is nobody there yet? */
export async function isEmpty(database: Database): Promise<boolean> {
  return (await database.direct.query(`select 1 from users limit 1`)).length === 0;
}

async function actorsOf(db: Db, ids: Map<string, string>, now: number): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const [username, id] of ids) {
    const actor = await findActor(db, id, now);
    if (actor !== undefined) actors.set(username, actor);
  }
  return actors;
}

async function seedPeople(ctx: Context, ids: Map<string, string>): Promise<void> {
  const idOf = (username: string) => ids.get(username) ?? '';
  for (const { username, superior, headOf: _units, ...person } of demoPeople) {
    await addUser(ctx, {
      id: idOf(username),
      username,
      ...person,
      superiorId: superior === null ? null : idOf(superior),
      passwordState: 'demo',
    });
  }
  for (const person of demoPeople) {
    for (const unit of person.headOf) await nameHead(ctx, unit, idOf(person.username));
  }
}

async function seedAuthority(ctx: Context): Promise<void> {
  for (const [position, severity, amountFen] of demoAuthority) {
    await setAuthority(ctx, { position, measure: 'any', severity, amountFen, reason: '演示公司的授权额度' });
  }
}

/** A small demo company: people of every position, products, customers with units. Everything is plainly demo data. */
export async function seedDemo({ database, now, files }: Parts): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const ids = new Map(demoPeople.map((person) => [person.username, randomUUID()]));
  for (const { username, name } of demoPeople) {
    await createAccount(database.direct, { id: ids.get(username) ?? '', name, username, passwordHash });
  }
  await database.transaction(async (db) => {
    const ctx = { db, actor: systemActor('demo'), now, requestId: 'seed' };
    await seedPeople(ctx, ids);
    await seedAuthority(ctx);
    await insertDemoGoods(ctx);
    const technicians = ['tech1', 'tech2', 'tech3'].map((username) => ids.get(username) ?? '');
    const officer = await findActor(db, ids.get('training') ?? '', now);
    if (officer !== undefined) await insertDemoTechnicians(ctx, technicians, officer);
    await insertDemoWarranty(ctx);
    // Demo orders of the last days were quoted from a list that held then.
    await insertDemoPrices(files === null ? ctx : { ...ctx, now: now - 30 * DAY });
    await insertDemoNotice(ctx);
    await insertDemoRates(ctx);
    await markAsDemo(ctx);
    if (files === null) return;
    const actors = await actorsOf(db, ids, now);
    await insertDemoServiceWork(ctx);
    await insertDemoParts(ctx);
    const actorOf = (username: string) => actors.get(username) ?? ctx.actor;
    await registerDemoCases(ctx, actorOf);
    await makeDemoOrders(ctx, actorOf, { folder: files, picture: demoPicture() });
    await makeDemoReturns(ctx, actorOf);
  });
}

const demoAuthority: [string, 'general' | 'major', number][] = [
  ['agent', 'general', 200_00],
  ['handler', 'general', 500_00],
  ['department_head', 'general', 2_000_00],
  ['department_head', 'major', 500_00],
  ['supervisor', 'general', 5_000_00],
  ['supervisor', 'major', 2_000_00],
  ['regional_manager', 'general', 20_000_00],
  ['regional_manager', 'major', 10_000_00],
];

/** Demo sign-ins for the sign-in page: of whoever may enter, a device platform may not; none once the company is a real one. */
export async function demoAccounts(database: Database): Promise<object[]> {
  const demo = await database.direct.one(`select 1 from settings where key = 'demo' and value = 'true'`);
  if (demo === undefined) return [];
  return database.direct.query(
    `select u.username, $1 as password, u.name, jsonb_build_object('zh', p.name_zh, 'en', p.name_en) as position
     from users u join positions p on p.code = u.position_code where u.username = any($2) and u.active
       and exists (select 1 from position_rights r where r.position_code = p.code and r.permission = 'organisation:view') order by p.sort, u.work_number`,
    [DEMO_PASSWORD, demoPeople.map((person) => person.username)],
  );
}
