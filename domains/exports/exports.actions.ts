import { randomBytes } from 'node:crypto';
import type { Context } from '../../kernel/context.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { record } from '../../kernel/events.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/refusal.ts';
import { countCustomers } from '../customers/exported-customers.queries.ts';
import { notify } from '../messages/messages.actions.ts';
import type { CustomerExport, DecideExport, ExportFilter, RequestExport } from './exports.contract.ts';
import { approvers, exportOf } from './exports.queries.ts';
import { MOST_RECORDS, passwordFrom } from './exports.rules.ts';
import { insertExport, saveDecision, saveWithdrawal, takeSealedPassword } from './exports.store.ts';

const subjectOf = (id: number) => `customer_export:${id}`;

/** The password of one export opens nowhere else. */
const passwordPlace = (id: number): string => `customer_exports.sealed_password:${id}`;

/** How many customers in sight a filter finds, and how many an export may hold. */
export async function countExport(
  ctx: Context,
  { purpose, ...filter }: ExportFilter & { purpose?: string | undefined },
) {
  return { records: await countCustomers(ctx, filter, { purpose }), most: MOST_RECORDS };
}

/**
 * Asks for an export; refuses an empty one and one over 10,000 customers. Who approves is told (S0 2.3). Restricted customers
 * are in it only where the law asks, and one for follow-up holds only who agreed to that (S0 5.2).
 */
export async function requestExport(
  ctx: Context,
  input: BodyOf<typeof RequestExport>,
): Promise<CustomerExport> {
  const records = await countCustomers(ctx, input.filter, input);
  if (records === 0) throw invalid('export.empty', { field: 'filter' });
  if (records > MOST_RECORDS) throw invalid('export.too_many', { field: 'filter', most: MOST_RECORDS });
  const fields = [...new Set(input.fields)];
  const id = await insertExport(ctx, { ...input, fields, records });
  await record(ctx, [
    {
      type: 'customer_export.requested',
      subject: subjectOf(id),
      reason: input.reason,
      data: { purpose: input.purpose, fields, filter: input.filter, records },
    },
  ]);
  const wanted = await exportOf(ctx, id);
  const told = await approvers(ctx);
  await notify(
    ctx,
    told.map((userId) => ({
      userId,
      kind: 'export.to_decide',
      data: { id, number: wanted.number, records },
    })),
  );
  return wanted;
}

/** Approves or refuses; never the own request, never twice. An approved one is made at once by a job. */
export async function decideExport(
  ctx: Context,
  id: number,
  input: BodyOf<typeof DecideExport>,
): Promise<CustomerExport> {
  const wanted = await exportOf(ctx, id);
  if (wanted.requestedBy.id === ctx.actor.id) throw forbidden('export.own_request');
  if (!(await saveDecision(ctx, id, input))) throw conflict('export.decided');
  await record(ctx, [
    {
      type: input.approved ? 'customer_export.approved' : 'customer_export.refused',
      subject: subjectOf(id),
      reason: input.note,
      data: { id },
    },
  ]);
  if (!input.approved) {
    const { number } = wanted;
    await notify(ctx, [{ userId: wanted.requestedBy.id, kind: 'export.refused', data: { id, number } }]);
  }
  return exportOf(ctx, id);
}

/** Takes the own request back; refuses one that is decided. */
export async function withdrawExport(ctx: Context, id: number): Promise<CustomerExport> {
  await exportOf(ctx, id);
  if (!(await saveWithdrawal(ctx, id))) throw conflict('export.decided');
  await record(ctx, [{ type: 'customer_export.withdrawn', subject: subjectOf(id), data: { id } }]);
  return exportOf(ctx, id);
}

/** A new password for a file, and its sealed form, which is kept until the password is shown. */
export function newPassword(ctx: Context, id: number): { password: string; sealed: string } {
  const password = passwordFrom(randomBytes(20));
  return { password, sealed: ctx.db.vault.seal(password, passwordPlace(id)) };
}

/** Shows the password to the requester, once; afterwards nobody can read it again. */
export async function takePassword(ctx: Context, id: number): Promise<{ password: string }> {
  const wanted = await exportOf(ctx, id);
  if (wanted.requestedBy.id !== ctx.actor.id) throw notFound('export.not_found');
  const sealed = await takeSealedPassword(ctx, id);
  if (sealed === undefined) throw conflict('export.password_gone');
  await record(ctx, [{ type: 'customer_export.password_shown', subject: subjectOf(id), data: { id } }]);
  return { password: ctx.db.vault.open(sealed, passwordPlace(id)) };
}
