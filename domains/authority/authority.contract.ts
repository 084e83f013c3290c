import { z } from 'zod';
import { endpoint, fen, prose } from '../../kernel/contract.ts';

export const limitMeasures = ['return', 'exchange', 'repair', 'compensation', 'any'] as const;
export const severities = ['general', 'major'] as const;

/** What a position may decide alone; null: not set, so any amount above zero goes up (S1 5.2). */
export const AuthorityLimit = z.object({
  position: z.string(),
  measure: z.enum(limitMeasures),
  severity: z.enum(severities),
  amountFen: z.int().nullable(),
});
export type AuthorityLimit = z.infer<typeof AuthorityLimit>;

export const GetAuthority = endpoint({
  method: 'GET',
  path: '/api/authority',
  summary: 'Who may decide what up to which amount',
  output: z.object({ limits: z.array(AuthorityLimit), may: z.object({ manage: z.boolean() }) }),
});
export const SetAuthority = endpoint({
  method: 'PUT',
  path: '/api/authority',
  summary: 'Sets or clears the limit of a position',
  body: z.strictObject({
    position: z.string().max(40),
    measure: z.enum(limitMeasures),
    severity: z.enum(severities),
    amountFen: fen.nullable(),
    reason: prose(500),
  }),
  output: AuthorityLimit,
});
