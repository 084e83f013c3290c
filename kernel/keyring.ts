import { newKey } from './cipher.ts';
import type { Db } from './context.ts';
import type { Database } from './db.ts';
import type { Master } from './master-key.ts';
import { iso } from './time.ts';
import type { DataKey } from './vault.ts';

type KeyRow = {
  id: string;
  purpose: DataKey['purpose'];
  wrapped: string;
  master: string;
  active_from: Date;
  replaced_at: Date | null;
};

const rowsOf = (db: Db) =>
  db.query<KeyRow>(
    `select id, purpose, wrapped, master, active_from, replaced_at from data_keys order by active_from, id`,
  );

/** Binds a wrapped key to what it is for. */
const about = (id: string, purpose: string) => `data-key/${purpose}/${id}`;

const initialOf = { seal: 's', lookup: 'l' } as const;

/** Adds a key that takes over at an instant; processes that share the database read it before. Says its id. */
async function addKey(
  db: Db,
  master: Master,
  wanted: { purpose: DataKey['purpose']; activeFrom: number },
): Promise<string> {
  const { purpose } = wanted;
  const last = await db.one<{ n: number }>(`select count(*)::int as n from data_keys where purpose = $1`, [
    purpose,
  ]);
  const id = `${initialOf[purpose]}${(last?.n ?? 0) + 1}`;
  await db.query(
    `insert into data_keys (id, purpose, wrapped, master, active_from) values ($1, $2, $3, $4, $5)`,
    [id, purpose, await master.wrap(newKey(), about(id, purpose)), master.id, iso(wanted.activeFrom)],
  );
  return id;
}

/** Keys before the ones named are in use no more for anything that can be sealed anew; they stay for what cannot. */
export async function markReplaced(
  db: Db,
  kept: { seal: string; lookup: string; at: number },
): Promise<void> {
  await db.query(
    `update data_keys k set replaced_at = $3 from data_keys n
     where n.id in ($1, $2) and n.purpose = k.purpose and k.replaced_at is null
       and (k.active_from, k.id) < (n.active_from, n.id)`,
    [kept.seal, kept.lookup, iso(kept.at)],
  );
}

/** Wraps every data key under the master key in use now; how many were wrapped anew. The old one is needed until then. */
export async function rewrapKeys(database: Database, master: Master): Promise<number> {
  return database.transaction(async (db) => {
    const old = (await rowsOf(db)).filter((row) => row.master !== master.id);
    for (const row of old) {
      const wrapped = await master.wrap(await bytesOf(row, master), about(row.id, row.purpose));
      await db.query(`update data_keys set wrapped = $2, master = $3 where id = $1`, [
        row.id,
        wrapped,
        master.id,
      ]);
    }
    return old.length;
  });
}

/** Data keys once unwrapped: a key service is asked once for each. */
const unwrapped = new Map<string, Buffer>();

async function bytesOf({ id, purpose, wrapped }: KeyRow, master: Master): Promise<Buffer> {
  const bytes = unwrapped.get(wrapped) ?? (await master.unwrap(wrapped, about(id, purpose)));
  unwrapped.set(wrapped, bytes);
  return bytes;
}

/** Throws `wrong_master_key` when the master key does not open a wrapped data key. */
export async function checkOpens(
  row: Pick<KeyRow, 'id' | 'purpose' | 'wrapped'>,
  master: Master,
): Promise<void> {
  await master.unwrap(row.wrapped, about(row.id, row.purpose));
}

/** Gives the database's vault the keys as they are now; the first time, makes them. */
export async function unlockVault(database: Database, master: Master): Promise<void> {
  let rows = await rowsOf(database.direct);
  if (rows.length === 0) {
    rows = await database.transaction(async (db) => {
      await db.query(`select pg_advisory_xact_lock(7264)`);
      if ((await rowsOf(db)).length === 0) {
        await addKey(db, master, { purpose: 'seal', activeFrom: 0 });
        await addKey(db, master, { purpose: 'lookup', activeFrom: 0 });
      }
      return rowsOf(db);
    });
  }
  const keys: DataKey[] = [];
  for (const row of rows) {
    keys.push({
      id: row.id,
      purpose: row.purpose,
      bytes: await bytesOf(row, master),
      activeFrom: row.active_from.getTime(),
      replaced: row.replaced_at !== null,
    });
  }
  database.vault.unlock(keys, (db, purpose, activeFrom) => addKey(db, master, { purpose, activeFrom }));
}

const READ_AGAIN_MS = 5000;

/** Unlocks the vault and goes on reading its keys every few seconds: another process may have added one. */
export async function openKeys(
  database: Database,
  master: Master,
  onError: (error: unknown) => void,
): Promise<{ stop(): void }> {
  await unlockVault(database, master);
  const timer = setInterval(() => unlockVault(database, master).catch(onError), READ_AGAIN_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
