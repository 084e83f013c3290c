import { type Route, route } from '../../kernel/endpoint.ts';
import {
  createUser,
  endSessionsOf,
  linkUser,
  moveUser,
  resetPassword,
  resetSecondFactor,
  setUserActive,
} from './users.actions.ts';
import * as users from './users.contract.ts';
import { factsOfUser, listUsers, userRow } from './users.queries.ts';

export const usersRoutes: Route[] = [
  route(users.ListUsers, 'users:manage', (ctx, { query }) => listUsers(ctx, query)),
  route(users.GetUser, 'users:manage', async (ctx, { params }) => ({
    user: await userRow(ctx, params.id),
    facts: await factsOfUser(ctx, params.id),
  })),
  route(users.CreateUser, 'users:manage', (ctx, { params, body }) => createUser(ctx, params.id, body)),
  route(users.MoveUser, 'users:manage', (ctx, { params, body }) => moveUser(ctx, params.id, body)),
  route(users.SetUserActive, 'users:manage', (ctx, { params, body }) => setUserActive(ctx, params.id, body)),
  route(users.ResetPassword, 'users:manage', (ctx, { params, body }) =>
    resetPassword(ctx, params.id, body.reason),
  ),
  route(users.ResetSecondFactor, 'users:manage', (ctx, { params, query }) =>
    resetSecondFactor(ctx, params.id, query.reason),
  ),
  route(users.EndUserSessions, 'users:manage', (ctx, { params }) => endSessionsOf(ctx, params.id)),
  route(users.LinkUser, 'users:manage', (ctx, { params, body }) => linkUser(ctx, params.id, body.subject)),
];
