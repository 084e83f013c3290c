import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import type { JobPayload } from '../../kernel/jobs.ts';
import { markReplaced } from '../../kernel/keyring.ts';
import { conflict } from '../../kernel/refusal.ts';
import { sealContacts } from '../cases/contacts.actions.ts';
import { sealCustomers } from '../customers/customers.actions.ts';
import { sealRecipients } from '../messages/messages.actions.ts';
import type { RotateKeys, Run } from './keys.contract.ts';
import { isUnderWay, personRows, runOf, standsReadable } from './keys.queries.ts';
import { insertRun, saveRun, takeRun } from './keys.store.ts';

type Piece = { after: number; limit: number };
type Sealer = (ctx: Context, piece: Piece) => Promise<{ sealed: number; last: number | null }>;

/** Every table whose persons are sealed, in the order in which a run goes through them. */
const places: [name: string, seal: Sealer][] = [
  ['customers', sealCustomers],
  ['cases', sealContacts],
  ['outbound_messages', sealRecipients],
];

/** Rows of one commit: a tenth of a second, so that nobody waits for a row for long. */
const PIECE = 500;
/** All processes that share the database have read a new key by then. */
const READ_BY_ALL_MS = 15_000;

/**
 * Makes a new key, and of the look-up hashes too when asked; everything is sealed anew under it in pieces. Refuses while
 * another run is under way (S0 5.2).
 */
export async function rotateKeys(ctx: Context, wanted: BodyOf<typeof RotateKeys>): Promise<Run> {
  const { vault } = ctx.db;
  const from = ctx.now + READ_BY_ALL_MS;
  const sealKey = await vault.addKey(ctx.db, 'seal', from);
  const lookupKey =
    wanted.lookup === true ? await vault.addKey(ctx.db, 'lookup', from) : vault.keyIds().lookup;
  return begin(ctx, { reason: 'rotation', sealKey, lookupKey }, wanted.reason);
}

type Begun = Pick<Run, 'reason' | 'sealKey' | 'lookupKey'>;

async function begin(ctx: Context, run: Begun, reason?: string): Promise<Run> {
  const id = await insertRun(ctx, { ...run, total: (await personRows(ctx)).total });
  if (id === undefined) throw conflict('keys.run_under_way');
  await record(ctx, [{ type: 'sealing.started', subject: `sealing:${id}`, reason, data: { ...run } }]);
  const stored = await runOf(ctx, id);
  if (stored === undefined) throw conflict('keys.run_under_way');
  return stored;
}

/** Begins to seal what stands readable from before there were keys; says whether there was anything. */
export async function sealWhatIsReadable(ctx: Context): Promise<boolean> {
  if (!(await standsReadable(ctx)) || (await isUnderWay(ctx))) return false;
  const { seal, lookup } = ctx.db.vault.keyIds();
  await begin(ctx, { reason: 'first_sealing', sealKey: seal, lookupKey: lookup });
  return true;
}

/**
 * One piece of the run under way; answers with the next. A new key that this process has not read yet, or that is not in
 * use yet, leaves the run to the next minute. A piece that runs twice seals the same rows again.
 */
export async function sealPiece(ctx: Context): Promise<JobPayload | undefined> {
  const run = await takeRun(ctx);
  if (run === undefined) return undefined;
  const inUse = ctx.db.vault.keyIds();
  if (inUse.seal !== run.seal_key || inUse.lookup !== run.lookup_key) return undefined;
  const at = Math.max(
    0,
    places.findIndex(([name]) => name === run.place),
  );
  const [place, seal] = places[at] ?? [];
  if (place === undefined || seal === undefined) return undefined;
  const { sealed, last } = await seal(ctx, { after: run.after_id, limit: PIECE });
  const next = last === null ? (places[at + 1]?.[0] ?? null) : place;
  await saveRun(ctx, run.id, { sealed, place: next, after: last ?? 0 });
  if (next !== null) return { data: { run: run.id, place: next, after: last ?? 0 } };
  await markReplaced(ctx.db, { seal: run.seal_key, lookup: run.lookup_key, at: ctx.now });
  await record(ctx, [{ type: 'sealing.done', subject: `sealing:${run.id}`, data: { ...inUse } }]);
  return undefined;
}
