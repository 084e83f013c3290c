import type { Context } from '../../kernel/context.ts';
import type { StoredContact } from '../customers/contact.rules.ts';

/** The next cases with a contact, readable or sealed; locked. */
export async function takeContactsToSeal(
  ctx: Context,
  piece: { after: number; limit: number },
): Promise<({ id: number } & StoredContact)[]> {
  return ctx.db.query(
    `select id, seal_id, contact_sealed, contact_name_plain, contact_phone_plain from cases
     where id > $1 and (contact_sealed is not null or contact_name_plain is not null) order by id limit $2 for update`,
    [piece.after, piece.limit],
  );
}

/** Puts sealed contacts in the place of what stood there; nothing readable is left, and the case is as it was. */
export async function saveSealedContacts(ctx: Context, rows: object[]): Promise<void> {
  await ctx.db.query(
    `update cases c set contact_sealed = r.contact_sealed, masked_contact_name = r.masked_contact_name,
       masked_contact_phone = r.masked_contact_phone, contact_key = r.contact_key, contact_keys = r.contact_keys,
       contact_name_plain = null, contact_phone_plain = null
     from jsonb_populate_recordset(null::cases, $1::jsonb) r where c.id = r.id`,
    [JSON.stringify(rows)],
  );
}
