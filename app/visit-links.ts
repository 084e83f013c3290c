import { readSignedNumber, signedNumber } from '../kernel/signed-numbers.ts';

const PURPOSE = 'visit';

/** The link's number that a code stands for; null for any code that this server did not make. */
export const readVisitCode = (secret: string, code: string): number | null =>
  readSignedNumber(secret, PURPOSE, code);

/** Writes the address of a link where a message names its number: codes are made when a message leaves, never stored. */
export const withLinks =
  (secret: string, baseUrl: string) =>
  (body: string): string =>
    body.replace(/\{visit:(\d{1,15})\}/g, (_, id: string) => {
      return `${baseUrl}/visit/${signedNumber(secret, PURPOSE, Number(id))}`;
    });
