import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { recordLateness } from '../domains/cases/lateness.actions.ts';
import { nextWakeAt } from '../domains/cases/lateness.queries.ts';
import { dayPlanWaits } from '../domains/dispatch/day-plans.queries.ts';
import { runNextDayPlan } from '../domains/dispatch/planning-runs.actions.ts';
import { sealWhatIsReadable } from '../domains/protection/keys.actions.ts';
import { runNextSimulation } from '../domains/simulations/running.actions.ts';
import { simulationWaits } from '../domains/simulations/simulations.queries.ts';
import type { Config } from '../kernel/config.ts';
import { type Context, systemActor } from '../kernel/context.ts';
import { type Database, openDatabase } from '../kernel/db.ts';
import { openFeed } from '../kernel/feed.ts';
import { type FileFolder, openFileFolder } from '../kernel/files.ts';
import { startJobs } from '../kernel/jobs.ts';
import { openKeys, unlockVault } from '../kernel/keyring.ts';
import { errorLine } from '../kernel/log-lines.ts';
import { type Master, masterOf } from '../kernel/master-key.ts';
import { readRates } from '../kernel/rate-limits.ts';
import { openRoutingEngine } from '../kernel/routing-engine.ts';
import { singleSignOnOf } from '../kernel/single-sign-on.ts';
import { localAddress } from '../kernel/transport.ts';
import { startWaker } from '../kernel/waker.ts';
import { sealsFolder } from './audit.ts';
import { scheduledBackup } from './backup-schedule.ts';
import { type Opened, openCompany, refuseHalfRestored } from './company.ts';
import { jobs } from './domains.ts';
import { buildHttp } from './http.ts';
import { migrate, ROOT } from './migrate.ts';
import { openSeals } from './seals.ts';
import { DEMO_PASSWORD, demoAccounts, isEmpty, seedDemo } from './seed.ts';
import { withLinks } from './visit-links.ts';
import { wallKey } from './wall.ts';

/** Key of the sign-in cookies: given, or made once and kept beside the data. */
function secretOf(config: Config, env: NodeJS.ProcessEnv): string {
  if (env.ANJU_SECRET !== undefined && env.ANJU_SECRET.length >= 32) return env.ANJU_SECRET;
  const path = join(config.dataDir, 'secret');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}

/** Messages to customers leave as lines of a file that a gateway reads. */
type Signing = { secret: string; baseUrl: string };
const outbox =
  (dataDir: string, { secret, baseUrl }: Signing) =>
  async (message: { body: string }) => {
    await mkdir(join(dataDir, 'outbox'), { recursive: true, mode: 0o700 });
    const day = new Date().toISOString().slice(0, 10);
    await appendFile(
      join(dataDir, 'outbox', `${day}.ndjson`),
      `${JSON.stringify({ ...message, body: withLinks(secret, baseUrl)(message.body) })}\n`,
      { mode: 0o600 },
    );
  };

export type Running = { address: string; database: Database; stop(): Promise<void> };

/** What stood readable before there were keys is sealed by the queue from here on. */
const sealBefore = (database: Database, now: number) =>
  database.transaction((db) =>
    sealWhatIsReadable({ db, actor: systemActor('密钥 keys'), now, requestId: 'start' }),
  );

type Watch = { database: Database; onError: (error: unknown) => void; clock: () => number };

function watchClocks({ database, onError, clock }: Watch) {
  const context = (db: Database['direct'], now: number) => ({
    db,
    actor: systemActor('clock'),
    now,
    requestId: 'clock',
  });
  return startWaker(
    {
      name: 'clocks',
      nextAt: () => nextWakeAt({ db: database.direct }),
      fire: (now) => database.transaction((db) => recordLateness(context(db, now))),
    },
    clock,
    onError,
  );
}

type Queue = {
  name: string;
  waits: (ctx: { db: Database['direct'] }) => Promise<boolean>;
  runNext: (ctx: Context, given: { stopped: () => boolean }) => Promise<number>;
};

/** Takes long computations from their queue, one at a time; the computing is done by a thread. */
function watchQueue({ name, waits, runNext }: Queue, { database, onError }: Omit<Watch, 'clock'>) {
  const context = (now: number) => ({ db: database.direct, actor: systemActor(name), now, requestId: name });
  let ending = false;
  const waker = startWaker(
    {
      name,
      nextAt: async () => ((await waits({ db: database.direct })) ? 0 : null),
      fire: (now) => runNext(context(now), { stopped: () => ending }),
    },
    Date.now,
    onError,
  );
  return {
    async stop() {
      ending = true;
      await waker.stop();
    },
  };
}

function queuesOf({ routingUrl }: Config): Queue[] {
  const roads = routingUrl === undefined ? undefined : openRoutingEngine(routingUrl);
  return [
    { name: 'simulations', waits: simulationWaits, runNext: runNextSimulation },
    {
      name: 'day_plans',
      waits: dayPlanWaits,
      runNext: (ctx, given) => runNextDayPlan(ctx, { ...given, roads }),
    },
  ];
}

function addressOf(server: Server, { port, transport }: Config): string {
  const bound = server.address();
  return localAddress(transport, typeof bound === 'object' && bound !== null ? bound.port : port);
}

type Preparing = { seed: boolean; now: number; master: Master; files: FileFolder };

/** Brings the database to this version as its owner, then opens it as the role that serves requests. */
async function prepare(
  { database: owner, app }: Opened,
  { seed, now, master, files }: Preparing,
): Promise<Database> {
  await migrate(owner, app);
  await unlockVault(owner, master);
  if (seed && (await isEmpty(owner))) await seedDemo({ database: owner, now, files });
  return app === undefined
    ? owner
    : openDatabase(app.url, 20, { key: await wallKey(owner), systemUrl: app.systemUrl });
}

/** Brings the whole product up on one port; what it needs is made first. Measurements bring a clock of their own. */
export async function start(
  config: Config,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
  clock: () => number = Date.now,
): Promise<Running> {
  await mkdir(config.dataDir, { recursive: true });
  refuseHalfRestored(config.dataDir);
  const company = await openCompany(config, log);
  const { dataDir } = config;
  const onError = (error: unknown, where = 'background') => log(errorLine(error, where, new Date()));
  const stops: (() => Promise<unknown> | unknown)[] = [() => company.close()];
  const stop = async () => {
    for (const part of stops.splice(0).reverse()) await part();
  };
  try {
    const secret = secretOf(config, env);
    const baseUrl = config.publicUrl ?? localAddress(config.transport, config.port);
    const signing = { secret, baseUrl, singleSignOn: singleSignOnOf(env), ...readRates(env) };
    const master = masterOf(dataDir, env);
    const backUp = scheduledBackup({ database: company.database, dataDir, master, env, now: clock, onError });
    const files = openFileFolder(join(dataDir, 'files'));
    const database = await prepare(company, { seed: config.demo, now: clock(), master, files });
    if (database !== company.database) stops.push(() => database.close());
    const settings = { database, ...signing };
    const keys = await openKeys(database, master, onError);
    await sealBefore(database, clock());
    const feed = openFeed(database, onError);
    const app = await buildHttp({
      ...settings,
      feed,
      files,
      clock,
      checkAnswers: config.checkAnswers,
      transport: config.transport,
      webDir: join(ROOT, 'dist/web'),
      fieldDir: join(ROOT, 'dist/field'),
      demoAccounts: () => demoAccounts(database),
      log: onError,
    });
    const running = await startJobs({
      database,
      jobs: jobs(outbox(dataDir, signing), openSeals(sealsFolder(dataDir)), files, backUp),
      clock,
      onError,
    });
    stops.push(running.stop, feed.stop);
    const queues = queuesOf(config).map((queue) => watchQueue(queue, { database, onError }));
    const watched = [keys, watchClocks({ database, onError, clock }), ...queues];
    stops.push(...watched.map((part) => () => part.stop()));
    await app.listen({ port: config.port, host: config.host });
    stops.push(() => {
      app.server.closeAllConnections();
      return app.close();
    });
    return { address: addressOf(app.server, config), database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the very first start without a demo company asks for. */
const firstAdministrator = [
  'There is no user yet. Create the administrator in another terminal:',
  '还没有用户。请在另一个终端创建管理员：',
  '  npx anju user create admin --position administrator --name 管理员 --work-number A0001',
];

/** What a person reads after the start. */
export async function greeting(database: Database, address: string): Promise<string[]> {
  const accounts = (await demoAccounts(database)) as { username: string; name: string }[];
  const lines = [`Anju 安居  ${address}`];
  if (await isEmpty(database)) lines.push('', ...firstAdministrator);
  if (accounts.length > 0) {
    lines.push('', `Demo sign-ins 演示账号 (password 密码: ${DEMO_PASSWORD})`);
    lines.push(...accounts.map((account) => `  ${account.username.padEnd(16)} ${account.name}`));
  }
  return lines;
}
