import { hashPassword } from '../kernel/accounts.ts';
import type { Database } from '../kernel/db.ts';
import { generateCompany } from './company-generator.ts';
import { DEMO_PASSWORD, isEmpty, seedDemo } from './seed.ts';

export type SeedOptions = { cases: string; seed: string; until?: string; allOpen?: boolean };

const refused = (message: string) => Object.assign(new Error(message), { code: 'refused' });

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw refused(`--${name} must be a whole number from 1 to ${most}, not "${text}"`);
  }
  return value;
}

/** `anju seed`: the demo company if nobody is there yet, then generated people, customers and cases on top of it. */
export async function seedCompany(
  database: Database,
  options: SeedOptions,
  say: (line: string) => void,
): Promise<void> {
  const cases = wholeNumber('cases', options.cases, 5_000_000);
  const seed = wholeNumber('seed', options.seed, 1_000_000);
  const until = options.until === undefined ? Date.now() : Date.parse(options.until);
  if (Number.isNaN(until)) throw refused(`--until must be an instant, not "${options.until}"`);
  const isNew = await isEmpty(database);
  if (isNew) await seedDemo({ database, now: until, files: null });
  const isDemo = await database.direct.one(`select 1 from settings where key = 'demo' and value = 'true'`);
  if (isDemo === undefined)
    throw refused('Generated cases go only into a demo company, never into a real one');
  const started = performance.now();
  await generateCompany(database, {
    cases,
    seed,
    until,
    allOpen: options.allOpen === true,
    passwordHash: await hashPassword(DEMO_PASSWORD),
    say,
  });
  say(`${cases} cases in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
