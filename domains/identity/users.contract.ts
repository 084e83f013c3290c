import { z } from 'zod';
import { endpoint, line, prose } from '../../kernel/contract.ts';
import { regionCodes, scopes } from './identity.contract.ts';

const named = z.object({ zh: z.string(), en: z.string() });
const username = z.string().regex(/^[a-zA-Z0-9][\w.-]{1,39}$/);

export const UserRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  workNumber: z.string(),
  position: z.string(),
  positionName: named,
  departmentId: z.string().nullable(),
  departmentName: named.nullable(),
  region: z.enum(regionCodes).nullable(),
  scope: z.enum(scopes),
  superior: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  active: z.boolean(),
  /** The account of another system: keys only, nobody signs in as it. */
  service: z.boolean(),
  passwordState: z.enum(['initial', 'own', 'demo', 'none']),
  secondFactor: z.boolean(),
  secondFactorRequired: z.boolean(),
  singleSignOn: z.string().nullable(),
  sessions: z.int(),
  lastSeenAt: z.string().nullable(),
  disuseAnnouncedAt: z.string().nullable(),
  /** When the access ends by itself. */
  accessEndsAt: z.string().nullable(),
});
export type UserRow = z.infer<typeof UserRow>;

export const userStates = ['active', 'inactive', 'initial', 'unused', 'no_second_factor', 'service'] as const;

export const ListUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  summary: 'Users with position and sign-in, by user name; 50 at a time',
  query: z.object({
    find: z.string().max(60).optional(),
    position: z.string().max(60).optional(),
    state: z.enum(userStates).optional(),
    /** User name of the last row seen. */
    after: z.string().max(60).optional(),
  }),
  output: z.object({ users: z.array(UserRow), more: z.boolean() }),
});

export const GetUser = endpoint({
  method: 'GET',
  path: '/api/users/:id',
  summary: 'One user, with what administrators did with the account',
  params: z.object({ id: z.uuid() }),
  output: z.object({
    user: UserRow,
    facts: z.array(
      z.object({
        type: z.string(),
        at: z.string(),
        by: z.string(),
        reason: z.string().nullable(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

const place = {
  position: z.string().max(60),
  departmentId: z.string().max(60).nullable(),
  region: z.enum(regionCodes).nullable(),
  /** Left out: the usual one of the position. */
  scope: z.enum(scopes).optional(),
  superiorId: z.uuid().nullable(),
};

export const CreateUser = endpoint({
  // The client makes the id: a repetition is refused, and no reply with a password is kept for it.
  method: 'PUT',
  path: '/api/users/:id',
  summary: 'Creates a user; the initial password is answered once and must be changed at the first sign-in',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ username, name: line(60), workNumber: line(40), service: z.boolean(), ...place }),
  output: z.object({ id: z.uuid(), username: z.string(), initialPassword: z.string().nullable() }),
});

const of = { params: z.object({ id: z.uuid() }) };
const why = { reason: prose(500) };

export const MoveUser = endpoint({
  method: 'PUT',
  path: '/api/users/:id/position',
  summary: 'Gives a user another position, department, region or superior; refused for oneself',
  ...of,
  body: z.strictObject({ ...place, ...why }),
  output: UserRow,
});

export const SetUserActive = endpoint({
  method: 'PUT',
  path: '/api/users/:id/activity',
  summary: 'Disables a user and ends all sessions, or lets the user in again',
  ...of,
  body: z.strictObject({ active: z.boolean(), ...why }),
  output: UserRow,
});

export const ResetPassword = endpoint({
  method: 'PUT',
  path: '/api/users/:id/password',
  summary: 'Sets a new initial password, answered once, and ends all sessions',
  ...of,
  body: z.strictObject(why),
  output: z.object({ id: z.uuid(), username: z.string(), initialPassword: z.string().nullable() }),
});

export const ResetSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/users/:id/second-factors',
  summary: 'Takes all second factors of another user away and ends all sessions',
  ...of,
  query: z.object({ reason: prose(500) }),
  output: UserRow,
});

export const EndUserSessions = endpoint({
  method: 'DELETE',
  path: '/api/users/:id/sessions',
  summary: 'Ends all sessions of a user',
  ...of,
  output: z.object({ ended: z.int() }),
});

export const LinkUser = endpoint({
  method: 'PUT',
  path: '/api/users/:id/single-sign-on',
  summary: 'Ties a user to the unchanging identity that the company’s provider knows; null unties',
  ...of,
  body: z.strictObject({ subject: line(200).nullable() }),
  output: UserRow,
});
