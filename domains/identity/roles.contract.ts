import { z } from 'zod';
import { endpoint, instant, line, prose, seenVersion } from '../../kernel/contract.ts';
import { Position, scopes } from './identity.contract.ts';
import { administrations } from './separation.rules.ts';

const code = z.string().regex(/^[a-z][a-z_0-9]{1,39}$/);

/** A position with what the matrix says of it. */
export const Role = Position.extend({
  external: z.boolean(),
  /** The position it was copied from; null for those that come with the product. */
  copiedFrom: z.string().nullable(),
  people: z.int(),
  version: z.int(),
  administrations: z.array(z.enum(administrations)),
});
export type Role = z.infer<typeof Role>;

const Guarded = z.object({ method: z.string(), path: z.string(), summary: z.string() });

export const GetAccessMatrix = endpoint({
  method: 'GET',
  path: '/api/access-matrix',
  summary: 'Positions with their rights and scopes, and what each right opens',
  output: z.object({
    roles: z.array(Role),
    /** permission → the calls that it opens. */
    opens: z.record(z.string(), z.array(Guarded)),
    public: z.array(Guarded.extend({ reason: z.string() })),
    may: z.object({ manage: z.boolean() }),
  }),
});

export const CreateRole = endpoint({
  method: 'POST',
  path: '/api/positions',
  summary: 'Makes a position of the company’s own as a copy of another one',
  body: z.strictObject({
    code,
    copyOf: code,
    nameZh: line(30),
    nameEn: line(60),
    dutyZh: line(200),
    dutyEn: line(300),
    reason: prose(500),
  }),
  output: Role,
  creates: true,
});

export const ChangeRole = endpoint({
  method: 'PATCH',
  path: '/api/positions/:code',
  summary: 'Changes name, duty or scope of a position; people who have its scope follow',
  params: z.object({ code }),
  body: z.strictObject({
    version: seenVersion,
    nameZh: line(30).optional(),
    nameEn: line(60).optional(),
    dutyZh: line(200).optional(),
    dutyEn: line(300).optional(),
    defaultScope: z.enum(scopes).optional(),
    reason: prose(500),
  }),
  output: Role,
});

export const RemoveRole = endpoint({
  method: 'DELETE',
  path: '/api/positions/:code',
  summary: 'Removes a position of the company’s own that nobody has',
  params: z.object({ code }),
  output: z.object({ removed: z.boolean() }),
});

export const LimitAccess = endpoint({
  method: 'PUT',
  path: '/api/users/:id/access-end',
  summary: 'Sets when the access of a user ends by itself; at most 180 days ahead for people from outside',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ endsAt: instant.nullable(), reason: prose(500) }),
  output: z.object({ id: z.uuid(), endsAt: z.string().nullable() }),
});
