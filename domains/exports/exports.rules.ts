import type { CustomerExport } from './exports.contract.ts';

export const MOST_RECORDS = 10_000;
export const MOST_DOWNLOADS = 3;
export const HOURS_TO_TAKE = 72;

export type ExportFacts = {
  state: CustomerExport['state'];
  requesterId: string;
  expiresAt: number | null;
  downloads: number;
  passwordShown: boolean;
};
type Reader = { id: string | null; mayApprove: boolean };

/** Ready and not over its time. */
const canBeTaken = ({ state, expiresAt }: ExportFacts, now: number): boolean =>
  state === 'ready' && expiresAt !== null && now < expiresAt;

/**
 * What somebody may do with an export now: a second person decides, never the requester; the file and its password are
 * the requester's alone, the password once, the file three times within 72 hours (S0 2.3).
 */
export function exportSteps(facts: ExportFacts, reader: Reader, now: number): CustomerExport['may'] {
  const isOwn = reader.id !== null && reader.id === facts.requesterId;
  const taken = isOwn && canBeTaken(facts, now);
  return {
    decide: facts.state === 'waiting' && reader.mayApprove && !isOwn,
    withdraw: facts.state === 'waiting' && isOwn,
    takePassword: taken && !facts.passwordShown,
    download: taken && facts.downloads < MOST_DOWNLOADS,
  };
}

// No letter or digit that is taken for another one.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password of 20 letters in four groups (100 bits) from as many random bytes. */
export const passwordFrom = (bytes: Uint8Array): string =>
  [...bytes.slice(0, 20)]
    .map((byte) => LETTERS[byte % LETTERS.length] ?? 'A')
    .join('')
    .replace(/(.{5})(?=.)/g, '$1-');
