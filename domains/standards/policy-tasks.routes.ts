import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { closeClauseReview, recordLawChange } from './law-changes.actions.ts';
import { applicableLaws, lawChanges, reviewsDue } from './law-changes.queries.ts';
import { acknowledgeTask, finishTask } from './policy-tasks.actions.ts';
import * as contract from './policy-tasks.contract.ts';
import { implementationTasks } from './policy-tasks.queries.ts';

export const policyTasksRoutes: Route[] = [
  route(contract.ListImplementationTasks, 'standards:view', async (ctx, { query }) => ({
    tasks: await implementationTasks(ctx, query),
  })),
  route(contract.AcknowledgeTask, 'standards:acknowledge', (ctx, { params }) =>
    acknowledgeTask(ctx, params.id),
  ),
  route(contract.FinishTask, 'standards:acknowledge', (ctx, { params, body }) =>
    finishTask(ctx, params.id, body.note),
  ),
  route(contract.ListLawChanges, 'standards:view', async (ctx) => ({
    changes: await lawChanges(ctx),
    may: { record: may(ctx.actor, 'standards:review') },
  })),
  route(contract.RecordLawChange, 'standards:review', (ctx, { body }) => recordLawChange(ctx, body)),
  route(contract.CloseClauseReview, 'standards:review', (ctx, { params, body }) =>
    closeClauseReview(ctx, params.id, body),
  ),
  route(contract.ListLaws, 'standards:view', async (ctx) => ({ laws: await applicableLaws(ctx) })),
  route(contract.ListReviewsDue, 'standards:view', (ctx, { query }) => reviewsDue(ctx, query.within)),
];
