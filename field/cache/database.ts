import Dexie, { type EntityTable, type Table } from 'dexie';
import type { FaultCode } from '../../domains/workorders/fault-codes.contract.ts';
import type { Entry, Order } from '../outbox/replay.ts';
import { newKey, type Sealed, seal, sealJson, unseal, unsealJson } from './vault.ts';

export type SessionUser = { id: string; name: string };
export type KeptDay = { day: string; takenAt: number; orders: Order[]; faultCodes?: FaultCode[] };
/** A person's place on the phone: all that is kept goes through the key. */
export type Vault = { userId: string; key: CryptoKey };
export type Draft = { command: Entry['command']; photo?: Blob };

type SessionRow = { id: 'current'; user: SessionUser };
type KeyRow = { userId: string; key: CryptoKey };
type KeptRow = { userId: string; name: string; takenAt: number; sealed: Sealed };
type OutboxRow = { seq: number; userId: string; id: string; sealed: Sealed };
type PhotoRow = { id: string; userId: string; sent: number; sealed: Sealed };

const db = new Dexie('anju-field') as Dexie & {
  session: Table<SessionRow, 'current'>;
  keys: Table<KeyRow, string>;
  kept: Table<KeptRow, [string, string]>;
  outbox: EntityTable<OutboxRow, 'seq'>;
  photos: Table<PhotoRow, string>;
};
db.version(1).stores({
  session: 'id',
  keys: 'userId',
  kept: '[userId+name], userId',
  outbox: '++seq, userId, id',
  photos: 'id, userId',
});

const placeOf = (table: string, { userId }: Vault, id: string): string => `${table}:${userId}:${id}`;

/** Who is signed in on this phone, also without a network. */
export const currentUser = async (): Promise<SessionUser | undefined> =>
  (await db.session.get('current'))?.user;

/** Opens a person's place, with a new key when there is none. */
export async function openVault(user: SessionUser): Promise<Vault> {
  const made = await newKey();
  return db.transaction('rw', db.session, db.keys, async () => {
    const known = await db.keys.get(user.id);
    if (known === undefined) await db.keys.put({ userId: user.id, key: made });
    await db.session.put({ id: 'current', user });
    return { userId: user.id, key: known?.key ?? made };
  });
}

const EXPIRES_MS = 48 * 3_600_000;

/** The day as the server told it last; nothing once it is 48 hours old, and then it is gone from the phone too. */
export async function readDay(vault: Vault, now: number): Promise<KeptDay | null> {
  const row = await db.kept.get([vault.userId, 'day']);
  if (row === undefined) return null;
  if (Math.abs(now - row.takenAt) > EXPIRES_MS) {
    await db.kept.delete([vault.userId, 'day']);
    return null;
  }
  return unsealJson<KeptDay>(vault.key, placeOf('kept', vault, 'day'), row.sealed);
}

async function dayRow(vault: Vault, day: KeptDay): Promise<KeptRow> {
  const sealed = await sealJson(vault.key, placeOf('kept', vault, 'day'), day);
  return { userId: vault.userId, name: 'day', takenAt: day.takenAt, sealed };
}

export const keepDay = async (vault: Vault, day: KeptDay): Promise<unknown> =>
  db.kept.put(await dayRow(vault, day));

type Stored = Omit<Entry, 'seq'>;

async function outboxRow(vault: Vault, { command, refused }: Stored): Promise<Omit<OutboxRow, 'seq'>> {
  const sealed = await sealJson(vault.key, placeOf('outbox', vault, command.id), { command, refused });
  return { userId: vault.userId, id: command.id, sealed };
}

/** All that is still to be sent, in order. */
export async function readOutbox(vault: Vault): Promise<Entry[]> {
  const rows = await db.outbox.where('userId').equals(vault.userId).sortBy('seq');
  return Promise.all(
    rows.map(async ({ seq, id, sealed }) => ({
      seq,
      ...(await unsealJson<Stored>(vault.key, placeOf('outbox', vault, id), sealed)),
    })),
  );
}

async function photoRow(vault: Vault, id: string, photo: Blob): Promise<PhotoRow> {
  const sealed = await seal(vault.key, placeOf('photos', vault, id), await photo.arrayBuffer());
  return { id, userId: vault.userId, sent: 0, sealed };
}

/** The photo that a command names, if it does. */
export const fileIdOf = ({ command }: { command: Entry['command'] }): string | undefined => {
  const id = command.record?.body['fileId'] ?? command.payment?.fileId;
  return typeof id === 'string' ? id : undefined;
};

/** Puts commands and their photos into the outbox: all or nothing, and on the disk before it answers. */
export async function addToOutbox(vault: Vault, drafts: readonly Draft[]): Promise<void> {
  const rows = await Promise.all(
    drafts.map(async ({ command, photo }) => {
      const id = fileIdOf({ command });
      return {
        row: await outboxRow(vault, { command, refused: null }),
        photo: photo === undefined || id === undefined ? undefined : await photoRow(vault, id, photo),
      };
    }),
  );
  await db.transaction('rw', db.outbox, db.photos, async () => {
    for (const { row, photo } of rows) {
      if (photo !== undefined) await db.photos.put(photo);
      await db.outbox.add(row as OutboxRow);
    }
  });
}

/** What the server answered: some are gone, some are marked, and the day knows of it, in one step. */
export async function settleOutbox(
  vault: Vault,
  change: { gone: readonly Entry[]; marked: readonly Entry[]; day: KeptDay | null },
): Promise<void> {
  const marked = await Promise.all(
    change.marked.map(async (entry) => ({ seq: entry.seq, ...(await outboxRow(vault, entry)) })),
  );
  const day = change.day === null ? null : await dayRow(vault, change.day);
  await db.transaction('rw', db.outbox, db.photos, db.kept, async () => {
    await db.outbox.bulkDelete(change.gone.map(({ seq }) => seq));
    await db.outbox.bulkPut(marked);
    await db.photos.bulkDelete(change.gone.map(fileIdOf).filter((id) => id !== undefined));
    if (day !== null) await db.kept.put(day);
  });
}

/** Moves entries to the end of the outbox, unmarked, in their order. */
export async function requeue(vault: Vault, entries: readonly Entry[]): Promise<void> {
  const rows = await Promise.all(entries.map(({ command }) => outboxRow(vault, { command, refused: null })));
  await db.transaction('rw', db.outbox, async () => {
    await db.outbox.bulkDelete(entries.map(({ seq }) => seq));
    for (const row of rows) await db.outbox.add(row as OutboxRow);
  });
}

/** A photo that lies on the phone; undefined once it was sent and its record taken. */
export async function readPhoto(
  vault: Vault,
  id: string,
): Promise<{ photo: Blob; sent: boolean } | undefined> {
  const row = await db.photos.get(id);
  if (row === undefined || row.userId !== vault.userId) return undefined;
  const bytes = await unseal(vault.key, placeOf('photos', vault, id), row.sealed);
  return { photo: new Blob([bytes], { type: 'image/jpeg' }), sent: row.sent === 1 };
}

export const markPhotoSent = (id: string): Promise<number> => db.photos.update(id, { sent: 1 });

const everything = [db.session, db.keys, db.kept, db.outbox, db.photos];

/** Sign-out: key, day, outbox and photos of the person are gone. */
export const wipeUser = (userId: string): Promise<void> =>
  db.transaction('rw', everything, async () => {
    await db.session.clear();
    await db.keys.delete(userId);
    for (const table of [db.kept, db.outbox, db.photos])
      await (table as Table).where('userId').equals(userId).delete();
  });

/**
 * The server ended the session: the day is gone. Work that was not sent stays sealed for the same person; with none
 * waiting, the key goes too.
 */
export const wipeDay = (userId: string): Promise<void> =>
  db.transaction('rw', everything, async () => {
    await db.session.clear();
    await db.kept.where('userId').equals(userId).delete();
    if ((await db.outbox.where('userId').equals(userId).count()) > 0) return;
    await db.photos.where('userId').equals(userId).delete();
    await db.keys.delete(userId);
  });
