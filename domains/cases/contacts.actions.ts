import type { Context } from '../../kernel/context.ts';
import { contactColumns, openedContact } from '../customers/contact.rules.ts';
import { saveSealedContacts, takeContactsToSeal } from './contacts.store.ts';

/** Seals the contacts of the next cases under the keys in use now; says where it came to, null at the end. */
export async function sealContacts(ctx: Context, piece: { after: number; limit: number }) {
  const { vault } = ctx.db;
  const rows = await takeContactsToSeal(ctx, piece);
  await saveSealedContacts(
    ctx,
    rows.map((row) => ({ id: row.id, ...contactColumns(vault, row.seal_id, openedContact(vault, row)) })),
  );
  return { sealed: rows.length, last: rows.length < piece.limit ? null : (rows.at(-1)?.id ?? null) };
}
