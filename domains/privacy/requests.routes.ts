import { type Route, route } from '../../kernel/endpoint.ts';
import * as answering from './answering.actions.ts';
import { decideRequest, freeCustomer, receiveRequest, setTerms } from './requests.actions.ts';
import * as asked from './requests.contract.ts';
import { requestOf, requests } from './requests.queries.ts';
import { sendCode, verifyIdentity } from './verifying.actions.ts';

const RECEIVE = 'privacy:receive';
const MANAGE = 'privacy:manage';
// Who neither received nor may see privacy finds an empty list; the rows are guarded by their query.
const SIGNED_IN = 'organisation:view';

export const personRequestsRoutes: Route[] = [
  route(asked.ListRequests, SIGNED_IN, (ctx, { query }) => requests(ctx, query)),
  route(asked.SetRequestTerms, MANAGE, (ctx, { body }) => setTerms(ctx, body)),
  route(asked.ReceiveRequest, RECEIVE, (ctx, { body }) => receiveRequest(ctx, body)),
  route(asked.GetRequest, SIGNED_IN, (ctx, { params }) => requestOf(ctx, params.id)),
  route(asked.SendCode, RECEIVE, (ctx, { params }) => sendCode(ctx, params.id)),
  route(asked.VerifyIdentity, RECEIVE, (ctx, { params, body }) => verifyIdentity(ctx, params.id, body)),
  route(asked.DecideRequest, MANAGE, (ctx, { params, body }) => decideRequest(ctx, params.id, body)),
  route(asked.CorrectPerson, MANAGE, (ctx, { params, body }) =>
    answering.correctPerson(ctx, params.id, body),
  ),
  route(asked.StartErasure, 'privacy:erase', (ctx, { params }) => answering.startErasure(ctx, params.id)),
  route(asked.TakeRequestPassword, MANAGE, (ctx, { params }) =>
    answering.takeRequestPassword(ctx, params.id),
  ),
  route(asked.HandOver, MANAGE, (ctx, { params, body }) => answering.handOver(ctx, params.id, body)),
  route(asked.FreeCustomer, MANAGE, (ctx, { params, body }) => freeCustomer(ctx, params.id, body.reason)),
];
