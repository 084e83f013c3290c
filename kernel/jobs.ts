import { Logger, makeWorkerUtils, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Context, Db } from './context.ts';
import { systemActor } from './context.ts';
import type { Database } from './db.ts';
import { factsAfter } from './events.ts';

/** One line of a domain's jobs table: when this happens, or every so often, do that. */
export type Job = {
  name: string;
  /** Fact types that start it, right after their commit. */
  on?: string[];
  /** Crontab line in Asia/Shanghai terms of the database server (UTC): `0 1 * * *`. */
  every?: string;
  /**
   * Runs in one transaction as the named system actor; a failure is tried again, with growing pauses. Long work does
   * one piece and answers with the payload of the next: it is queued in the same commit, so a killed process goes on
   * where it stopped. A piece may run twice; its place is kept in the database.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most jobs end by returning nothing
  do(ctx: Context, payload: JobPayload): Promise<JobPayload | void>;
};

export type JobPayload = { caseId?: number; eventId?: number; data?: Record<string, unknown> };

type Parts = { database: Database; jobs: Job[]; clock: () => number; onError: (error: unknown) => void };

const CURSOR = 'reactions';

/** The queue speaks only of what went wrong. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`queue: ${message}\n`);
});

type Queued = { identifier: string; payload: object };

const queue = (db: Db, jobs: Queued[], priority = 0) =>
  db.query(
    `select graphile_worker.add_job(j->>'identifier', (j->'payload')::json, max_attempts := 12, priority := $2)
     from jsonb_array_elements($1::jsonb) j`,
    [JSON.stringify(jobs), priority],
  );
/** Work that has begun goes on before what waits: a long queue of small jobs must not hold it up for minutes. */
const GOES_ON = -1;

/** Hands new facts to the queue: the queued jobs and the moved cursor are one commit, so none is lost or doubled. */
async function relayFacts({ database, jobs }: Pick<Parts, 'database' | 'jobs'>): Promise<number> {
  return database.transaction(async (db) => {
    const cursor = await db.one<{ xid: string; event_id: number }>(
      `select xid::text, event_id from feed_cursors where name = $1 for update skip locked`,
      [CURSOR],
    );
    if (cursor === undefined) return 0;
    const facts = await factsAfter(db, { xid: cursor.xid, id: cursor.event_id }, 500);
    const last = facts.at(-1);
    if (last === undefined) return 0;
    const started = facts.flatMap((fact) =>
      jobs
        .filter((job) => job.on?.includes(fact.type))
        .map((job) => ({
          identifier: job.name,
          payload: { caseId: fact.case_id, eventId: fact.id, data: fact.data },
        })),
    );
    if (started.length > 0) await queue(db, started);
    await db.query(`update feed_cursors set xid = $2::xid8, event_id = $3 where name = $1`, [
      CURSOR,
      last.xid,
      last.id,
    ]);
    return facts.length;
  });
}

/** Moves the relay past all facts stored so far, at the end of a load that nobody is to be told about. */
export const SKIP_FACTS_SQL = `update feed_cursors set xid = pg_current_xact_id(), event_id = (select max(id) from events)`;

/** Makes the queue's own tables and nothing else. */
export async function makeQueue(database: Database): Promise<void> {
  const tools = await makeWorkerUtils({ pgPool: database.pool, logger });
  await tools.migrate();
  await tools.release();
}

/** Makes the queue's own tables and the place of the relay; run with the migrations. */
export async function migrateJobs(database: Database): Promise<void> {
  await makeQueue(database);
  await database.direct.query(
    `insert into feed_cursors (name, xid, event_id)
     values ($1, pg_snapshot_xmin(pg_current_snapshot()), 0) on conflict do nothing`,
    [CURSOR],
  );
}

function taskList({ database, jobs, clock }: Parts): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        await database.transaction(async (db) => {
          const ctx = { db, actor: systemActor(job.name), now: clock(), requestId: `job:${job.name}` };
          const next = await job.do(ctx, (payload ?? {}) as JobPayload);
          if (next !== undefined) await queue(db, [{ identifier: job.name, payload: next }], GOES_ON);
        });
      },
    ]),
  );
}

export type Jobs = { stop(): Promise<void> };

/**
 * Connections for the queue's own bookkeeping. Taking a job and ticking it off does not wait for the disk: what is lost
 * with the machine is a tick, and the job runs again as after a kill. What a job does is committed elsewhere, and waits.
 */
function bookkeeping({ pool }: Database, onError: Parts['onError']): pg.Pool {
  const own = new pg.Pool({ ...pool.options, max: 5, options: '-c synchronous_commit=off' });
  // The pool names the connection as well, which is no place in the code.
  own.on('error', (error) => onError(error));
  own.on('connect', (client) => client.on('error', () => {}));
  return own;
}

/**
 * Names the tasks before anybody uses them: at the first start the workers and the relay would each name them, in
 * another order, and wait for each other.
 */
async function nameTasks(pool: pg.Pool, jobs: Job[]): Promise<void> {
  await pool.query(
    `insert into graphile_worker._private_tasks (identifier)
     select name from unnest($1::text[]) as n(name) order by name on conflict do nothing`,
    [jobs.map(({ name }) => name)],
  );
}

/** Runs the queue, its recurring lines, and the relay of facts to it. */
export async function startJobs(parts: Parts): Promise<Jobs> {
  const crontab = parts.jobs
    .filter((job) => job.every !== undefined)
    .map((job) => `${job.every} ${job.name}`);
  const pool = bookkeeping(parts.database, parts.onError);
  await nameTasks(pool, parts.jobs);
  const runner: Runner = await run({
    pgPool: pool,
    taskList: taskList(parts),
    crontab: crontab.join('\n'),
    // Two long jobs at a time still leave a place for the small ones.
    concurrency: 3,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  });
  let stopped = false;
  const relay = (async () => {
    while (!stopped) {
      const done = await relayFacts(parts).catch((error: unknown) => {
        parts.onError(error);
        return 0;
      });
      if (done === 0) await new Promise((resolve) => setTimeout(resolve, 300));
    }
  })();
  return {
    async stop() {
      stopped = true;
      await relay;
      await runner.stop();
      await pool.end();
    },
  };
}

/** Are there facts behind the relay's place? Any open transaction of the server may hold them back for a moment. */
async function factsWait(database: Database): Promise<boolean> {
  const row = await database.direct.one(
    `select 1 from feed_cursors f where f.name = $1
       and exists (select 1 from events e where (e.xid, e.id) > (f.xid, f.event_id))`,
    [CURSOR],
  );
  return row !== undefined;
}

/** Runs every queued job to its end, now, and the jobs that follow from what it recorded; for tests. */
export async function drainJobs(parts: Parts): Promise<void> {
  const { runOnce } = await import('graphile-worker');
  let relayed: number;
  do {
    relayed = 0;
    for (let done = await relayFacts(parts); done > 0; done = await relayFacts(parts)) relayed += done;
    if (await factsWait(parts.database)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      relayed += 1;
      continue;
    }
    await runOnce({ pgPool: parts.database.pool, taskList: taskList(parts), noHandleSignals: true, logger });
  } while (relayed > 0);
}
