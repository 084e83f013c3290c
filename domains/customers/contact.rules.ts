import { maskContact, maskName } from '../../kernel/text.ts';
import {
  contactKey,
  contactKeys,
  type Seals,
  searchKeys,
  type Wanted,
  wantedPerson,
} from './person.rules.ts';

/** Who is to be reached about a case; nowhere stored readable (S0 5.2). */
export type Contact = { name: string; phone: string };

const placeOf = (sealId: string): string => `cases.contact:${sealId}`;

/** A contact as columns of `cases`: sealed, masked, and found by keyed hashes. */
export const contactColumns = (vault: Seals, sealId: string, contact: Contact) => ({
  seal_id: sealId,
  contact_sealed: vault.seal(JSON.stringify(contact), placeOf(sealId)),
  masked_contact_name: maskName(contact.name),
  masked_contact_phone: maskContact(contact.phone),
  contact_key: contactKey(vault, contact.phone),
  contact_keys: searchKeys(vault, { name: contact.name, contacts: [contact.phone] }),
});

/** A stored contact: sealed, or still readable until the first sealing has come to it. */
export type StoredContact = {
  seal_id: string;
  contact_sealed: string | null;
  contact_name_plain: string | null;
  contact_phone_plain: string | null;
};

export const openedContact = (vault: Pick<Seals, 'open'>, row: StoredContact): Contact =>
  row.contact_sealed === null
    ? { name: row.contact_name_plain ?? '', phone: row.contact_phone_plain ?? '' }
    : (JSON.parse(vault.open(row.contact_sealed, placeOf(row.seal_id))) as Contact);

/** The hashes under which cases of a number are found, whole. */
export const sameContactKeys = (vault: Pick<Seals, 'lookups'>, phone: string | undefined): string[] =>
  phone === undefined ? [] : contactKeys(vault, phone);

/** The hashes under which cases are found by what was typed: a list cannot look at candidates, so only whole hits count. */
export function typedContactKeys(vault: Pick<Seals, 'lookups'>, typed: string): string[] {
  const wanted: Wanted = wantedPerson(vault, typed);
  if (!wanted.partial) return [...wanted.whole, ...wanted.end, ...wanted.name, ...wanted.contact];
  return wanted.end.length > 0
    ? wanted.whole
    : [...vault.lookups('name', typed.trim().toLowerCase()), ...wanted.contact];
}
