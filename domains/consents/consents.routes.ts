import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { recordConsent, withdrawConsent } from './consents.actions.ts';
import * as asked from './consents.contract.ts';
import { consentCard, consents } from './consents.queries.ts';
import { changeNotice, draftNotice, publishNotice } from './notices.actions.ts';
import * as told from './notices.contract.ts';
import { notices } from './notices.queries.ts';

const VIEW = 'privacy:view';
const RECEIVE = 'privacy:receive';
const MANAGE = 'privacy:manage';

export const consentsRoutes: Route[] = [
  route(told.ListNotices, VIEW, async (ctx) => ({
    notices: await notices(ctx),
    may: { manage: may(ctx.actor, MANAGE) },
  })),
  route(told.DraftNotice, MANAGE, (ctx, { body }) => draftNotice(ctx, body)),
  route(told.ChangeNotice, MANAGE, (ctx, { params, body }) => changeNotice(ctx, params.id, body)),
  route(told.PublishNotice, MANAGE, (ctx, { params, body }) => publishNotice(ctx, params.id, body.version)),
  route(asked.ListConsents, VIEW, (ctx, { query }) => consents(ctx, query)),
  route(asked.GetConsents, 'customers:view', (ctx, { params }) => consentCard(ctx, params.id)),
  route(asked.RecordConsent, RECEIVE, (ctx, { params, body }) => recordConsent(ctx, params.id, body)),
  route(asked.WithdrawConsent, RECEIVE, (ctx, { params, body }) => withdrawConsent(ctx, params.id, body)),
];
