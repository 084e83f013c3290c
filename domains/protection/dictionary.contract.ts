import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

/** The three classes of S0 5.2: 敏感, 一般, 公开. */
export const levels = ['sensitive', 'general', 'public'] as const;
export const owners = ['customer', 'staff'] as const;
/** How the value stands in the database. */
const forms = ['sealed', 'masked', 'keyed_hash', 'numbers_sealed', 'hashed', 'readable'] as const;
const purposes = [
  'identify',
  'reach',
  'visit',
  'handle',
  'evidence',
  'find',
  'work',
  'qualify',
  'sign_in',
  'account',
] as const;
/** Legal bases by article of the Personal Information Protection Law. */
const bases = ['contract', 'legal_duty', 'staff', 'consent'] as const;
const retentions = ['customer', 'case', 'message', 'employment', 'log', 'session'] as const;
const viewers = [
  'masked_all',
  'purpose',
  'visit',
  'case_sight',
  'nobody',
  'self',
  'colleagues',
  'people_keepers',
  'auditors',
] as const;

export const PersonalField = z.object({
  /** `table.column`, with the part of a sealed or JSON value behind `#`. */
  at: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  whose: z.enum(owners),
  level: z.enum(levels),
  form: z.enum(forms),
  purpose: z.enum(purposes),
  basis: z.enum(bases),
  retention: z.enum(retentions),
  seenBy: z.enum(viewers),
});
export type PersonalField = z.infer<typeof PersonalField>;

export const GetDictionary = endpoint({
  method: 'GET',
  path: '/api/data-dictionary',
  summary: 'Every personal field with class, purpose, legal basis, retention, form and who sees it',
  output: z.object({ fields: z.array(PersonalField) }),
});
