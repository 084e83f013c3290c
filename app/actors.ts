import type { FastifyRequest } from 'fastify';
import { sessionHolder } from '../domains/identity/account.queries.ts';
import { useKey } from '../domains/identity/keys.actions.ts';
import { openActors } from '../kernel/actors.ts';
import type { Database } from '../kernel/db.ts';
import type { SignIn } from '../kernel/sign-in.ts';

type Parts = { database: Database; clock: () => number };

/** Who sends a request: the person of a session, or the account of a key. */
export const actorsOf = ({ database, clock }: Parts, signIn: SignIn) =>
  openActors({ database, signIn, lookUp: sessionHolder, lookUpKey: useKey, clock });

/** After such a request rights or sessions may be others. */
export const changesRights = ({ method, url }: FastifyRequest): boolean =>
  method !== 'GET' && /^\/api\/(positions|roles|users|me|account|security|api-keys)\b/.test(url);
