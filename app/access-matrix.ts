import type { FastifyInstance } from 'fastify';
import { may } from '../domains/identity/identity.policy.ts';
import { GetAccessMatrix } from '../domains/identity/roles.contract.ts';
import { roles } from '../domains/identity/roles.queries.ts';
import { type Route, route } from '../kernel/endpoint.ts';

/** A call of the API and what it asks for: a permission, or nothing, with the reason. */
export type Guard = { method: string; path: string; summary: string; guard: Route['permission'] };

/** Calls that no row names: how one comes in, and what says nothing of anybody. */
const OPEN: Record<string, string> = {
  '/api/demo-accounts': 'the sign-ins of a demo company, and nothing once it is a real one',
  '/api/health': 'whether the product answers, for those who watch over it',
  '/api/openapi.json': 'the description of the API without any data',
};

/** Notes every call that is mounted from here on; one that names no permission and no reason keeps the product from starting. */
export function noteGuards(app: FastifyInstance): Guard[] {
  const guards: Guard[] = [];
  app.decorate('guards', guards);
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!url.startsWith('/api/')) return;
    const open = OPEN[url];
    const guard = config?.guard ?? (open === undefined ? undefined : { public: open });
    if (guard === undefined) throw new Error(`${method} ${url} names no permission`);
    for (const one of [method].flat().filter((name) => name !== 'HEAD'))
      guards.push({ method: one, path: url, summary: config?.summary ?? '', guard });
  });
  return guards;
}

/** The matrix as people read it: positions, rights, scopes, and what each right opens (S1 1.2). */
export const accessMatrixRoute = (guards: Guard[]): Route =>
  route(GetAccessMatrix, 'organisation:view', async (ctx) => {
    const opens: Record<string, { method: string; path: string; summary: string }[]> = {};
    const open: { method: string; path: string; summary: string; reason: string }[] = [];
    for (const { guard, ...call } of guards) {
      if (typeof guard === 'object') open.push({ ...call, reason: guard.public });
      else opens[guard] = [...(opens[guard] ?? []), call];
    }
    return { roles: await roles(ctx), opens, public: open, may: { manage: may(ctx.actor, 'access:manage') } };
  });

declare module 'fastify' {
  interface FastifyInstance {
    guards: Guard[];
  }
}
