import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Db, Row } from './context.ts';
import { conflict, invalid, type Refusal } from './refusal.ts';

// bigint and numeric keys fit a double here: identities and fen stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Database = {
  pool: pg.Pool;
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Statements that each commit by themselves: reads, and writes that are one statement. */
  direct: Db;
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

/** Opens the pool. No domain imports this file: domains get their transaction in `Context`. */
export function openDatabase(url: string, size = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, idleTimeoutMillis: 60_000 });
  // An idle connection that the server drops is replaced at the next query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  let sent = 0;
  const over = (client: pg.Pool | pg.PoolClient): Db => {
    async function query<T = Row>(sql: string, values: unknown[] = []): Promise<T[]> {
      sent += 1;
      try {
        const result = await client.query({ name: preparedName(sql), text: sql, values });
        return result.rows as T[];
      } catch (error) {
        throw refusalOf(error);
      }
    }
    return {
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
          throw error;
        }
      },
      async script(sql) {
        sent += 1;
        await client.query(sql);
      },
    };
  };
  return {
    pool,
    direct: over(pool),
    statements: () => sent,
    close: () => pool.end(),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        sent += 1;
        await client.query('begin');
        const result = await work(over(client));
        sent += 1;
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw refusalOf(error);
      } finally {
        client.release(broken);
      }
    },
  };
}
