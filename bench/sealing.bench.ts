import { randomUUID } from 'node:crypto';
import { contactColumns, openedContact } from '../domains/customers/contact.rules.ts';
import { openedPerson, personColumns, wantedPerson } from '../domains/customers/person.rules.ts';
import { newKey } from '../kernel/cipher.ts';
import { hideNumbersIn } from '../kernel/marks.ts';
import { labelled } from '../kernel/text.ts';
import { lockedVault } from '../kernel/vault.ts';

/** What sealing costs a request: microseconds each, median of rounds. */
const vault = lockedVault();
vault.unlock(
  [
    { id: 's1', purpose: 'seal', bytes: newKey(), activeFrom: 0, replaced: false },
    { id: 'l1', purpose: 'lookup', bytes: newKey(), activeFrom: 0, replaced: false },
  ],
  () => Promise.reject(new Error('no new keys')),
);
const person = { name: '欧阳小芳', phone: '13812345678', otherContact: null, address: '演示路 77 号' };
const stored = {
  ...personColumns(vault, randomUUID(), person),
  name_plain: null,
  phone_plain: null,
  other_contact_plain: null,
  address_plain: null,
};
const contact = contactColumns(vault, randomUUID(), { name: '欧阳小芳', phone: '13812345678' });
const body = {
  subject: '柜门松动',
  course: `客户来电反映柜门松动，三天前开始出现，请打 13812345678。${'经过'.repeat(200)}`,
  demand: '要求本周之内上门处理，并说明原因。',
};
const answer = JSON.stringify(Array.from({ length: 50 }, () => body));

const jobs: Record<string, () => unknown> = {
  'a new customer: sealed, masked, hashed': () => personColumns(vault, randomUUID(), person),
  'the contact of a case: sealed, masked, hashed': () =>
    contactColumns(vault, randomUUID(), { name: '欧阳小芳', phone: '13812345678' }),
  'a customer opened': () => openedPerson(vault, stored),
  'a contact opened': () =>
    openedContact(vault, { ...contact, contact_name_plain: null, contact_phone_plain: null }),
  'the hashes of a search': () => wantedPerson(vault, '欧阳小'),
  'the texts of a registration looked through, one number sealed': () => hideNumbersIn(vault, body),
  'an answer of 50 rows looked through for marks': () => labelled(answer),
};

const ROUNDS = 7;
const TIMES = 5000;
for (const [name, work] of Object.entries(jobs)) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    for (let time = 0; time < TIMES; time += 1) work();
    return ((performance.now() - from) / TIMES) * 1000;
  }).sort((a, b) => a - b);
  console.log(`${name}: ${(rounds[Math.floor(ROUNDS / 2)] ?? 0).toFixed(1)} µs`);
}
