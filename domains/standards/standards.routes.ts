import { type Route, route } from '../../kernel/endpoint.ts';
import { addServiceItem, publishServiceItem, publishSop, writeServiceTerms } from './catalogue.actions.ts';
import {
  AddPolicyDocument,
  AddServiceItem,
  ListPolicyDocuments,
  ListServiceItems,
  ListSops,
  PublishServiceItem,
  PublishSop,
  WriteServiceTerms,
} from './catalogue.contract.ts';
import { policyDocuments, serviceItems, sopsOf } from './catalogue.queries.ts';
import {
  ListServiceTypes,
  SetServiceDays,
  WriteEligibility,
  WriteServiceWork,
} from './eligibility.contract.ts';
import { findingsInForce } from './findings.queries.ts';
import { GetFindings } from './linting.contract.ts';
import { addPolicyDocument } from './policy-documents.actions.ts';
import { serviceTypes } from './service-types.queries.ts';
import { setServiceDays, writeEligibility, writeServiceWork } from './service-work.actions.ts';
import { standardAt } from './standards.queries.ts';
import { GetStandard } from './standards-page.contract.ts';

export const standardsRoutes: Route[] = [
  route(ListServiceItems, 'standards:view', async (ctx, { query }) => ({
    items: await serviceItems(ctx, query),
  })),
  route(AddServiceItem, 'organisation:manage', (ctx, { body }) => addServiceItem(ctx, body)),
  route(WriteServiceTerms, 'standards:draft', (ctx, { params, body }) =>
    writeServiceTerms(ctx, params.code, body),
  ),
  route(PublishServiceItem, 'standards:publish', (ctx, { params, body }) =>
    publishServiceItem(ctx, params.code, body.reason),
  ),
  route(WriteEligibility, 'catalogue:manage', (ctx, { params, body }) =>
    writeEligibility(ctx, params.code, body),
  ),
  route(WriteServiceWork, 'catalogue:manage', (ctx, { params, body }) =>
    writeServiceWork(ctx, params.code, body),
  ),
  route(ListServiceTypes, 'standards:view', async (ctx) => ({ types: await serviceTypes(ctx) })),
  route(SetServiceDays, 'catalogue:manage', (ctx, { params, body }) =>
    setServiceDays(ctx, params.code, body.completeDays),
  ),
  route(ListSops, 'standards:view', async (ctx, { params }) => ({ sops: await sopsOf(ctx, params.code) })),
  route(PublishSop, 'standards:publish', (ctx, { params, body }) => publishSop(ctx, params.code, body)),
  route(ListPolicyDocuments, 'standards:view', async (ctx, { query }) => ({
    documents: await policyDocuments(ctx, query),
  })),
  route(AddPolicyDocument, 'standards:publish', (ctx, { body }) => addPolicyDocument(ctx, body)),
  route(GetStandard, 'standards:view', async (ctx) => {
    const { version, pack } = await standardAt(ctx, ctx.now);
    return { version, effectiveFrom: pack.effectiveFrom, pack };
  }),
  route(GetFindings, 'standards:view', findingsInForce),
];
