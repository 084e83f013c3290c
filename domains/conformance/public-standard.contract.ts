import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { bilingual } from '../standards/clauses.contract.ts';

const Line = z.object({
  text: bilingual,
  /** Where the number comes from: the company's own ones are marked as such. */
  origin: z.enum(['clause', 'law', 'company_setting']),
});
export type PublicLine = z.infer<typeof Line>;

export const PublicStandard = z.object({
  title: bilingual,
  version: z.string(),
  effectiveFrom: z.string(),
  promises: z.array(Line),
  limits: z.array(z.object({ whom: bilingual, lines: z.array(Line) })),
  channels: z.array(z.object({ text: bilingual, contact: z.string().nullable() })),
  scope: z.array(bilingual),
  warranties: z.array(Line),
  remedies: z.array(bilingual),
  privacy: z.array(bilingual),
});
export type PublicStandard = z.infer<typeof PublicStandard>;

/** What anybody may read of the standard in force; no sign-in. */
export const GetPublicStandard = endpoint({
  method: 'GET',
  path: '/api/public/standard',
  summary:
    'Service promises, time limits in plain words, how to complain, scope, warranty, other ways, personal data',
  output: PublicStandard,
});
