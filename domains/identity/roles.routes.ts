import { type Route, route } from '../../kernel/endpoint.ts';
import { changeRole, createRole, limitAccess, removeRole } from './roles.actions.ts';
import * as roles from './roles.contract.ts';

export const rolesRoutes: Route[] = [
  route(roles.CreateRole, 'access:manage', (ctx, { body }) => createRole(ctx, body)),
  route(roles.ChangeRole, 'access:manage', (ctx, { params, body }) => changeRole(ctx, params.code, body)),
  route(roles.RemoveRole, 'access:manage', (ctx, { params }) => removeRole(ctx, params.code)),
  route(roles.LimitAccess, 'users:manage', (ctx, { params, body }) => limitAccess(ctx, params.id, body)),
];
