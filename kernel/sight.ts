import { createHash } from 'node:crypto';
import type { Actor } from './context.ts';

/** What jobs, the clock and the libraries see by: everything. */
export const SYSTEM_SIGHT = ['system', '*', 'c:*', 'audit'];

/**
 * What an actor sees by, as the row-level rules of `db/wall.sql` read it. `u:` himself as a principal of a case, `me:`
 * his own rows, `o:` the scope of own work only, `v:` who makes visits, `d:` the department, `r:` the region, `c:*` customers of any region
 * with their units, `n:*` units alone (who makes visits reads a serial on the spot, and sees the customers of his visits),
 * `*` every business row, `system` also other people's own rows, `audit` the log of who looked, `exports` requests to decide, `privacy` erasures of persons, `accounts` sign-in accounts, `keys` keys of other systems.
 */
export function sightOf(actor: Actor): string[] {
  if (actor.id === null) return actor.username === 'system' ? SYSTEM_SIGHT : [];
  const own = [`u:${actor.id}`, `me:${actor.id}`];
  if (Object.hasOwn(actor.rights, 'audit:view')) own.push('audit');
  if (Object.hasOwn(actor.rights, 'users:manage')) own.push('accounts');
  if (Object.hasOwn(actor.rights, 'keys:manage')) own.push('keys');
  if (Object.hasOwn(actor.rights, 'exports:approve')) own.push('exports');
  if (Object.hasOwn(actor.rights, 'privacy:view')) own.push('privacy');
  const works = Object.hasOwn(actor.rights, 'workorders:work');
  switch (actor.scope) {
    case 'all':
      return [...own, '*', 'c:*'];
    case 'region':
      return [...own, `r:${actor.region ?? '-'}`];
    case 'team':
      return [...own, `d:${actor.departmentId ?? '-'}`, 'c:*'];
    case 'own':
      return [...own, `o:${actor.id}`, ...(works ? [`v:${actor.id}`, 'n:*'] : ['c:*'])];
  }
}

const sha256 = (...parts: (Buffer | string)[]): Buffer =>
  parts
    .reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash('sha256'))
    .digest();

/** The words with the mark that only a holder of the key can make: the database believes no others. */
export function signedSight(key: Buffer, words: string[]): string {
  const text = words.join(',');
  return `${sha256(key, sha256(key, text)).toString('hex')},${text}`;
}
