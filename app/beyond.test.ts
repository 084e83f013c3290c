import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesUnder } from '../scripts/source-files.ts';

/** Where statements see past the actor, with what they find or change there. Each says why in the call. */
const BEYOND: Record<string, string[]> = {
  'domains/cases/case-page.queries.ts': ['the parts of a case that the rules have shown'],
  'domains/cases/desk.queries.ts': ['counts of the own open cases'],
  'domains/cases/duplicates.queries.ts': [
    'open cases of the same customer, number or unit: number, subject, stage',
  ],
  'domains/cases/merging.store.ts': [
    'who sees a case that is joined to another one',
    'the same',
    'dates of lists',
  ],
  'domains/cases/recount-cases.queries.ts': ['a count', 'ids of calendar versions'],
  'domains/cases/registration.store.ts': ['stores a new case with what belongs to it; reads nothing'],
  'domains/cases/response-times.queries.ts': ['figures of departments'],
  'domains/cases/visits.actions.ts': ['the case of an order in sight: its clocks', 'the same'],
  'domains/cases/wall.queries.ts': ['counts of open cases in the scope of the actor'],
  'domains/conformance/company-evidence.queries.ts': ['counts of log entries'],
  'domains/dispatch/dispatch.queries.ts': ['the day of technicians in sight', 'who was last at the customer'],
  'domains/dispatch/region-day.queries.ts': [
    'orders and visits of a region that the actor may plan',
    'the same',
  ],
  'domains/identity/account.queries.ts': ['the own entries of the access log', 'a count of own refusals'],
  'domains/identity/users.queries.ts': ['what was done with an account, for whoever keeps accounts'],
  'domains/privacy/erasure.queries.ts': [
    'what is open of a customer, for whoever asks for its erasure',
    'last payments of a customer',
    'masked name and counts of a customer',
    'who a frozen person is, for a purpose of the law, on record',
  ],
  'domains/privacy/requests.queries.ts': ['whether a number is of a customer: yes or no'],
  'domains/privacy/retention.queries.ts': [
    'persons whose term is over, masked, for whoever sets the terms',
    'counts of what is over its term',
  ],
  'domains/warranty/warranty.queries.ts': ['the units that one in sight replaced'],
  'domains/workorders/device-alarms.actions.ts': ['stores an alarm; reads the open order of the device'],
  'domains/workorders/device-alarms.queries.ts': ['the open order of a fault of a device'],
  'domains/workorders/workorders.queries.ts': ['numbers and times of overlapping visits'],
};

it('whatever sees past the actor stands in the list and says why', () => {
  const found = filesUnder(process.cwd(), /^(app|domains|kernel)\/.+[.]ts$/)
    .filter((file) => !/[.]test[.]ts$|\/testing\/|^kernel\/(context|db)[.]ts$/.test(file))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
    .filter(({ source }) => source.includes('.beyond('));
  for (const { file, source } of found) {
    const calls = source.match(/\.beyond\(/g) ?? [];
    expect([file, calls.length]).toEqual([file, BEYOND[file]?.length ?? 0]);
    for (const [, why = ''] of source.matchAll(/\.beyond\(\s*'([^']*)'/g))
      expect(why.length).toBeGreaterThan(20);
  }
  expect(found.map(({ file }) => file).sort()).toEqual(Object.keys(BEYOND));
});

/** Functions of db/wall.sql that run as the owner: what the application's role learns through each. */
const AS_OWNER = [
  'cases_with: ids of cases by words in their text, look-up hashes of their contact, the start of a serial',
  'cases_with_keys: ids of cases by look-up hashes of their contact',
  'customers_with_keys: ids of customers by look-up hashes',
  'earlier_work_on: the last orders on a unit',
  'open_cases_in_hand: how many open cases a person has in hand',
  'open_cases_of: how many cases of a customer are open',
  'past_cases_of: number, kind, subject and stage of a customer’s cases',
  'restricted_customers: ids of customers whose data is restricted',
  'sight: the words of the actor, when their mark is right',
  'units_with: ids of units by the start of their serial',
  'visits_for: whether a person has a visit for a case',
  'visits_of: whether a person has a visit of an order',
  'wall_secret: nothing, for only the owner may ask',
];

it('every function that runs as the owner stands in the list', () => {
  const wall = readFileSync('db/wall.sql', 'utf8');
  const names = [...wall.matchAll(/replace function (\w+)\([^)]*\)[^$]*?security definer/g)].map(
    ([, name]) => name,
  );
  expect(names.sort()).toEqual(AS_OWNER.map((line) => line.split(':')[0]));
});
