import { type Route, rawRoute, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { GetMatrix, ListClauseCases, ListStatements, StateClause } from './evidence.contract.ts';
import { assessRow, importClauses } from './frameworks.actions.ts';
import { AssessRow, GetFramework, ImportClauses, ListFrameworks } from './frameworks.contract.ts';
import { frameworkList, frameworkPage } from './frameworks.queries.ts';
import { clauseCases, matrix } from './matrix.queries.ts';
import { paperOf, preparePaper, remarkPaper, reviewPaper, takePaper } from './papers.actions.ts';
import {
  GetPaper,
  ListPapers,
  PreparePaper,
  RemarkPaper,
  ReviewPaper,
  TakePaper,
} from './papers.contract.ts';
import { papers } from './papers.queries.ts';
import { GetPublicStandard } from './public-standard.contract.ts';
import { publicStandardNow } from './public-standard.queries.ts';
import { stateClause } from './statements.actions.ts';
import { statementsOf } from './statements.queries.ts';

const VIEW = 'conformance:view';
const MANAGE = 'conformance:manage';
const KEPT_MINUTES = 5;

const matrixRoutes: Route[] = [
  route(GetMatrix, VIEW, (ctx, { query }) => matrix(ctx, query)),
  rawRoute(ListClauseCases, VIEW, (ctx, { query }) => clauseCases(ctx, query)),
  route(ListStatements, VIEW, async (ctx, { query }) => ({
    statements: await statementsOf(ctx, query.clause),
  })),
  route(StateClause, MANAGE, (ctx, { body }) => stateClause(ctx, body)),
];

const paperRoutes: Route[] = [
  route(ListPapers, VIEW, async (ctx) => ({
    papers: await papers(ctx),
    may: { prepare: may(ctx.actor, MANAGE) },
  })),
  route(GetPaper, VIEW, (ctx, { params }) => paperOf(ctx, params.id)),
  route(TakePaper, MANAGE, (ctx, { body }) => takePaper(ctx, body)),
  route(RemarkPaper, MANAGE, (ctx, { params, body }) => remarkPaper(ctx, params.id, body)),
  route(PreparePaper, MANAGE, (ctx, { params, body }) => preparePaper(ctx, params.id, body.version)),
  route(ReviewPaper, 'conformance:review', (ctx, { params, body }) => reviewPaper(ctx, params.id, body)),
];

const frameworkRoutes: Route[] = [
  route(ListFrameworks, VIEW, (ctx) => frameworkList(ctx)),
  route(GetFramework, VIEW, (ctx, { params }) => frameworkPage(ctx, params.code)),
  route(AssessRow, MANAGE, (ctx, { params, body }) => assessRow(ctx, params, body)),
  route(ImportClauses, MANAGE, (ctx, { params, body }) => importClauses(ctx, params.code, body)),
];

export const conformanceRoutes: Route[] = [
  ...matrixRoutes,
  ...paperRoutes,
  ...frameworkRoutes,
  route(
    GetPublicStandard,
    { public: 'what the company promises its customers is for everybody to read' },
    (ctx) => publicStandardNow(ctx),
    { keptMinutes: KEPT_MINUTES },
  ),
];
