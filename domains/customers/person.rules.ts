import { maskContact, maskName } from '../../kernel/text.ts';

/** What is known of a customer as a person; nowhere stored readable (S0 5.2). */
export type Person = {
  name: string;
  phone: string | null;
  otherContact: string | null;
  address: string | null;
};

/** The vault as far as these rules need it. */
export type Seals = {
  seal(text: string, place: string): string;
  open(sealed: string, place: string): string;
  lookup(kind: string, text: string): string;
  lookups(kind: string, text: string): string[];
};

/** Names are found by their first one to this many characters, and whole. */
const NAME_START = 4;
/** Numbers are found whole and by this many digits of their end. */
const PHONE_END = 4;

const digitsOf = (phone: string): string => phone.replace(/[\s\-()（）]/g, '');
const wordOf = (text: string): string => text.trim().toLowerCase();

/** Kind and text of each look-up under which a name is found. */
function nameLookups(name: string): [kind: string, text: string][] {
  const letters = [...wordOf(name)];
  const starts = letters
    .slice(0, NAME_START)
    .map((_letter, place): [string, string] => [`name-${place + 1}`, letters.slice(0, place + 1).join('')]);
  return letters.length > NAME_START ? [...starts, ['name', letters.join('')]] : starts;
}

function phoneLookups(phone: string): [kind: string, text: string][] {
  const digits = digitsOf(phone);
  return [
    ['phone', digits],
    ['phone-end', digits.slice(-PHONE_END)],
  ];
}

/** The keyed hashes under which a person is found: whole number, its last four digits, start of the name, other contact. */
export function searchKeys(
  vault: Pick<Seals, 'lookup'>,
  person: { name: string; contacts: string[] },
): string[] {
  const contacts = person.contacts.flatMap((contact) =>
    /^\+?[\d\s\-()（）]{5,}$/.test(contact)
      ? phoneLookups(contact)
      : [['contact', wordOf(contact)] as [string, string]],
  );
  return [...nameLookups(person.name), ...contacts].map(([kind, text]) => vault.lookup(kind, text));
}

/** The one keyed hash that equal numbers or addresses have. */
export const contactKey = (vault: Pick<Seals, 'lookup'>, contact: string): string =>
  vault.lookup('reach', contact.includes('@') ? wordOf(contact) : digitsOf(contact));
export const contactKeys = (vault: Pick<Seals, 'lookups'>, contact: string): string[] =>
  vault.lookups('reach', contact.includes('@') ? wordOf(contact) : digitsOf(contact));

/** What somebody typed to find a person, as the hashes to look for. */
export type Wanted = {
  whole: string[];
  end: string[];
  name: string[];
  contact: string[];
  /** Candidates found by a part of what was typed are looked at one by one. */
  partial: boolean;
};

/** A number from four digits on (whole, or its end), else the start of a name or another contact as it is. */
export function wantedPerson(vault: Pick<Seals, 'lookups'>, typed: string): Wanted {
  const digits = digitsOf(typed);
  if (/^\+?\d{3,}$/.test(digits)) {
    return {
      whole: vault.lookups('phone', digits),
      end: digits.length < PHONE_END ? [] : vault.lookups('phone-end', digits.slice(-PHONE_END)),
      name: [],
      contact: [],
      partial: digits.length > PHONE_END,
    };
  }
  const letters = [...wordOf(typed)];
  const start = letters.slice(0, NAME_START);
  return {
    whole: [],
    end: [],
    name: vault.lookups(`name-${start.length}`, start.join('')),
    contact: vault.lookups('contact', wordOf(typed)),
    partial: letters.length > NAME_START,
  };
}

/** Does an opened person fit what was typed, where the hash told a part of it only? */
export function fitsTyped(person: Person, typed: string): boolean {
  const digits = digitsOf(typed);
  const ends = (phone: string | null) => phone !== null && digitsOf(phone).endsWith(digits);
  return (
    (digits !== '' && ends(person.phone)) ||
    wordOf(person.name).startsWith(wordOf(typed)) ||
    (person.otherContact !== null &&
      (wordOf(person.otherContact) === wordOf(typed) || (/\d{4}/.test(digits) && ends(person.otherContact))))
  );
}

const placeOf = (sealId: string): string => `customers.person:${sealId}`;

/** A person as columns of `customers`: sealed, masked, and found by keyed hashes. */
export const personColumns = (vault: Seals, sealId: string, person: Person) => {
  const contact = person.phone ?? person.otherContact;
  return {
    seal_id: sealId,
    person_sealed: vault.seal(JSON.stringify(person), placeOf(sealId)),
    masked_name: maskName(person.name),
    masked_phone: contact === null ? null : maskContact(contact),
    search_keys: searchKeys(vault, {
      name: person.name,
      contacts: [person.phone, person.otherContact].filter((one) => one !== null),
    }),
  };
};

/** What stands in the place of a name that was erased. */
const ERASED = '已删除';

/** A stored person: sealed, or still readable until the first sealing has come to it. */
export type StoredPerson = {
  seal_id: string;
  person_sealed: string | null;
  name_plain: string | null;
  phone_plain: string | null;
  other_contact_plain: string | null;
  address_plain: string | null;
};

export function openedPerson(vault: Pick<Seals, 'open'>, row: StoredPerson): Person {
  if (row.person_sealed !== null)
    return JSON.parse(vault.open(row.person_sealed, placeOf(row.seal_id))) as Person;
  return {
    name: row.name_plain ?? ERASED,
    phone: row.phone_plain,
    otherContact: row.other_contact_plain,
    address: row.address_plain,
  };
}
