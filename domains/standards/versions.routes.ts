import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { discardDraft, makeDraft, writePart } from './drafts.actions.ts';
import { findingsOf } from './findings.queries.ts';
import { GetVersionFindings } from './linting.contract.ts';
import { publishVersion } from './publishing.actions.ts';
import { askReview, decideVersion, signChecklist, signOpinion } from './reviews.actions.ts';
import * as contract from './versions.contract.ts';
import { clauseHistory, difference, getVersion, listVersions } from './versions.queries.ts';

export const versionsRoutes: Route[] = [
  route(contract.ListVersions, 'standards:view', async (ctx) => ({
    versions: await listVersions(ctx),
    may: { draft: may(ctx.actor, 'standards:draft') },
  })),
  route(contract.GetVersion, 'standards:view', (ctx, { params }) => getVersion(ctx, params.id)),
  route(GetVersionFindings, 'standards:view', (ctx, { params }) => findingsOf(ctx, params.id)),
  route(contract.GetDifference, 'standards:view', (ctx, { params, query }) =>
    difference(ctx, params.id, query.with),
  ),
  route(contract.GetClauseHistory, 'standards:view', (ctx, { params }) => clauseHistory(ctx, params.clause)),
  route(contract.MakeDraft, 'standards:draft', (ctx, { body }) => makeDraft(ctx, body)),
  route(contract.WritePart, 'standards:draft', (ctx, { params, body }) => writePart(ctx, params, body)),
  route(contract.DiscardDraft, 'standards:draft', (ctx, { params }) => discardDraft(ctx, params.id)),
  route(contract.AskReview, 'standards:draft', (ctx, { params, body }) =>
    askReview(ctx, params.id, body.revision),
  ),
  route(contract.SignChecklist, 'standards:review', (ctx, { params, body }) =>
    signChecklist(ctx, params.id, body),
  ),
  route(contract.SignOpinion, 'standards:review', (ctx, { params, body }) =>
    signOpinion(ctx, params.id, body),
  ),
  route(contract.DecideVersion, 'standards:approve', (ctx, { params, body }) =>
    decideVersion(ctx, params.id, body),
  ),
  route(contract.PublishVersion, 'standards:publish', (ctx, { params, body }) =>
    publishVersion(ctx, params.id, body),
  ),
];
