import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Actor, Db, Row } from './context.ts';
import { conflict, invalid, type Refusal } from './refusal.ts';
import { SYSTEM_SIGHT, sightOf, signedSight } from './sight.ts';
import { type KeyedVault, lockedVault } from './vault.ts';

// bigint and numeric keys fit a double here: identities and fen stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Access = {
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Statements that each commit by themselves: reads, and writes that are one statement. */
  direct: Db;
};

/** The database as the system sees it, and as each actor does. */
export type Database = Access & {
  /** Locked until its keys are handed to it; every transaction carries it. */
  vault: KeyedVault;
  /** For libraries that bring their own SQL: sign-in and the queue. */
  pool: pg.Pool;
  /** Everything that is asked through it shows only what the actor may see. */
  as(actor: Actor): Access;
  /** Tells of every statement from here on; for tests and measurements. */
  watch(watcher: ((statement: Statement) => void) | undefined): void;
  /** Statements sent since start, BEGIN and COMMIT included. */
  statements(): number;
  close(): Promise<void>;
};

const names = new Map<string, string>();
function preparedName(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) {
    name = `q${createHash('sha1').update(sql).digest('hex').slice(0, 20)}`;
    if (names.size < 2000) names.set(sql, name);
  }
  return name;
}

const constraintRefusals: Record<string, () => Refusal> = {
  entries_are_corrected_once: () => conflict('entry.superseded'),
  promises_are_corrected_once: () => conflict('entry.superseded'),
  serials_are_unique: () => conflict('unit.serial_taken', { field: 'serial' }),
  customers_can_be_reached: () => invalid('customer.no_contact', { field: 'phone' }),
  auth_accounts_of_a_provider: () => conflict('identity.linked_elsewhere', { field: 'subject' }),
  saved_view_names_are_unique: () => conflict('view.name_taken', { field: 'name' }),
  one_waiting_approval: () => conflict('approval.already_waiting'),
  part_moves_command: () => conflict('part.used_already'),
  one_van_a_person: () => conflict('part_place.driver_has_van', { field: 'userId' }),
  certificate_numbers_are_unique: () => conflict('certificate.number_known', { field: 'number' }),
  a_return_is_paid_once: () => conflict('return.stale'),
  a_unit_is_in_one_open_return: () => conflict('return.stale'),
  cases_external: () => conflict('case.already_imported'),
};

/** A violated constraint as the refusal that people understand; other errors unchanged. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const made = error.constraint === undefined ? undefined : constraintRefusals[error.constraint];
  if (made !== undefined) return made();
  if (error.code === '22P05' || error.code === '22021') return invalid('text.not_storable');
  if (error.code === '23503') return invalid('reference.unknown', { constraint: error.constraint });
  return error;
}

type Sent = { sent: number; watcher: ((statement: Statement) => void) | undefined };
export type Statement = { text: string; values: unknown[] };

const SIGHT = { name: 'sight', text: `select set_config('anju.sight', $1, false)` };
/** The sight that each connection of people carries; unknown after a transaction that was taken back. */
const carried = new WeakMap<pg.PoolClient, string>();

/** Sends a statement, and before it, in the same flight, the sight that it is to run with. */
async function send(client: pg.PoolClient, sight: string | undefined, query: pg.QueryConfig) {
  if (sight === undefined || carried.get(client) === sight) return client.query(query);
  carried.set(client, sight);
  const [, result] = await Promise.all([
    client.query({ ...SIGHT, values: [sight] }).catch((error: unknown) => {
      carried.delete(client);
      throw error;
    }),
    client.query(query),
  ]);
  return result;
}

type Channel = {
  run(query: pg.QueryConfig, sight: string | undefined): Promise<pg.QueryResult>;
  lost(): void;
};

const channelOf = (client: pg.PoolClient): Channel => ({
  run: (query, sight) => send(client, sight, query),
  lost: () => carried.delete(client),
});

/** A connection for each statement; one that broke does not come back. */
const poolChannel = (pool: pg.Pool): Channel => ({
  async run(query, sight) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await send(client, sight, query);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  },
  lost: () => undefined,
});

type Sights = {
  own: string | undefined;
  system: string | undefined;
  /** Where single statements that see past the actor go; in a transaction they stay on its connection. */
  beyond?: Channel;
  vault: KeyedVault;
};

function over(channel: Channel, sights: Sights, log: Sent): Db {
  async function query<T = Row>(sql: string, values: unknown[] = []): Promise<T[]> {
    log.sent += 1;
    log.watcher?.({ text: sql, values });
    try {
      const result = await channel.run({ name: preparedName(sql), text: sql, values }, sights.own);
      return result.rows as T[];
    } catch (error) {
      throw refusalOf(error);
    }
  }
  return {
    vault: sights.vault,
    query,
    one: async <T = Row>(sql: string, values?: unknown[]) => (await query<T>(sql, values))[0],
    async nested(work) {
      await query('savepoint nested');
      try {
        const result = await work();
        await query('release savepoint nested');
        return result;
      } catch (error) {
        await query('rollback to savepoint nested');
        channel.lost();
        throw error;
      }
    },
    async script(sql) {
      log.sent += 1;
      await channel.run({ text: sql }, sights.own);
    },
    beyond: (_why) => over(sights.beyond ?? channel, { ...sights, own: sights.system }, log),
  };
}

async function inTransaction<T>(pool: pg.Pool, sights: Sights, log: Sent, work: (db: Db) => Promise<T>) {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    log.sent += 1;
    await send(client, sights.own, { text: 'begin' });
    const { beyond: _, ...inside } = sights;
    const result = await work(over(channelOf(client), inside, log));
    log.sent += 1;
    await client.query('commit');
    return result;
  } catch (error) {
    carried.delete(client);
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw refusalOf(error);
  } finally {
    client.release(broken);
  }
}

function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ idleTimeoutMillis: 60_000, ...settings });
  // An idle connection that the server drops is replaced at the next query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const SYSTEM_CONNECTIONS = 12;

/**
 * The key by which the database believes who acts, and the connection of the role that sees everything: for jobs and
 * libraries. Without that role they use the one of people, with the sight of the system.
 */
export type Wall = { key: Buffer; systemUrl: string | undefined };

/**
 * Opens the pools. No domain imports this file: domains get their transaction in `Context`. Behind the wall, people's
 * connections belong to a role that sees rows by the sight of the actor only (`db/wall.sql`).
 */
export function openDatabase(url: string, size = 20, wall?: Wall): Database {
  const vault = lockedVault();
  const log: Sent = { sent: 0, watcher: undefined };
  const people = openPool({ connectionString: url, max: size, ...(wall ? { pipeline: true } : {}) });
  const systems = wall
    ? openPool({ connectionString: wall.systemUrl ?? url, max: SYSTEM_CONNECTIONS })
    : people;
  const signed = (words: string[]) => (wall === undefined ? undefined : signedSight(wall.key, words));
  const system = signed(SYSTEM_SIGHT);
  if (system !== undefined) {
    // Libraries bring their own SQL: what they see by stands on the connection from its beginning.
    systems.on('connect', (client) => {
      carried.set(client, system);
      client.query({ ...SIGHT, values: [system] }).catch(() => carried.delete(client));
    });
  }
  const seenBy = (own: string | undefined) => {
    const pool = own === system ? systems : people;
    const sights = { own, system, vault, beyond: poolChannel(systems) };
    return {
      direct: over(poolChannel(pool), sights, log),
      transaction: <T>(work: (db: Db) => Promise<T>) => inTransaction(pool, sights, log, work),
    };
  };
  return {
    pool: systems,
    ...seenBy(system),
    vault,
    as: (actor) => seenBy(signed(sightOf(actor))),
    statements: () => log.sent,
    watch(watcher) {
      log.watcher = watcher;
    },
    async close() {
      await people.end();
      if (systems !== people) await systems.end();
    },
  };
}
