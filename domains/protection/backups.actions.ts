import { logAccess } from '../../kernel/access-log.ts';
import type { Context } from '../../kernel/context.ts';
import { record } from '../../kernel/events.ts';
import { holdersOf } from '../identity/identity.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { Backup } from './backups.contract.ts';
import { insertBackup } from './backups.store.ts';

/**
 * Keeps that a backup was made, or failed, which the administrators are told. A whole copy of the company is an export and
 * stands in the access log (S0 5.2).
 */
export async function recordBackup(
  ctx: Context,
  made: Omit<Backup, 'madeBy' | 'scheduled'>,
  scheduled: boolean,
): Promise<void> {
  await insertBackup(ctx, { ...made, madeBy: ctx.actor.name, scheduled });
  const { id, status, bytes, tables, rows, files, digest, failure } = made;
  const subject = `backup:${id}`;
  if (status === 'failed') {
    await record(ctx, [{ type: 'backup.failed', subject, data: { failure } }]);
    const told = await holdersOf(ctx, 'organisation:manage');
    await notify(
      ctx,
      told.map((userId) => ({ userId, kind: 'backup.failed', data: { id, failure } })),
    );
    return;
  }
  await record(ctx, [{ type: 'backup.made', subject, data: { bytes, tables, rows, files, digest } }]);
  await logAccess(ctx, [{ kind: 'export', subject, purpose: 'backup', records: 1 }]);
}

/** Says that the company was brought back from a backup: what happened after it is not here. */
export async function recordRestore(
  ctx: Context,
  from: { id: string; madeAt: string; tables: number; rows: number; files: number },
): Promise<void> {
  await record(ctx, [{ type: 'company.restored', subject: `backup:${from.id}`, data: from }]);
}
