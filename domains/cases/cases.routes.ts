import { type Route, rawRoute, route } from '../../kernel/endpoint.ts';
import { decide, skipStage } from './approvals.actions.ts';
import { listApprovals } from './approvals.queries.ts';
import {
  acceptCase,
  answerCooperation,
  askCooperation,
  assignCase,
  requestHandover,
} from './assignment.actions.ts';
import { casePage } from './case-page.actions.ts';
import { GetCase, GetTimeline, GetTrace } from './case-page.contract.ts';
import { clockTrace, timeline } from './case-page.queries.ts';
import * as contract from './cases.contract.ts';
import { listCases } from './cases.queries.ts';
import { extendClock, pauseClock, resumeClock } from './clocks.actions.ts';
import { closeCase, recordSatisfaction, reopenCase } from './closing.actions.ts';
import { myDesk } from './desk.queries.ts';
import { discuss, editCase } from './discussion.actions.ts';
import { duplicatesOf } from './duplicates.queries.ts';
import * as handling from './handling.actions.ts';
import * as verbs from './handling.contract.ts';
import * as intake from './intake.contract.ts';
import { mergeCase } from './merging.actions.ts';
import { planTemplates } from './plan-templates.rules.ts';
import { agreePlan, makePlan, submitPlan } from './plans.actions.ts';
import * as plans from './plans.contract.ts';
import { previewCase } from './preview.actions.ts';
import { registerCase } from './registration.actions.ts';
import { GetResponseTimes } from './response-times.contract.ts';
import { responseTimes } from './response-times.queries.ts';
import { ListServiceScripts } from './service-scripts.contract.ts';
import { scriptsFor } from './service-scripts.rules.ts';
import { completeTask } from './tasks.actions.ts';
import { wall } from './wall.queries.ts';

const HANDLE = 'cases:handle';

const readRoutes: Route[] = [
  rawRoute(contract.ListCases, 'cases:view', (ctx, { query }) => listCases(ctx, query)),
  rawRoute(contract.MyDesk, 'cases:view', (ctx, { query }) => myDesk(ctx, query.tab)),
  rawRoute(contract.GetWall, 'wall:view', (ctx) => wall(ctx)),
  route(contract.DuplicatesOf, 'cases:register', async (ctx, { query }) => ({
    duplicates: await duplicatesOf(ctx, query),
  })),
  route(GetCase, 'cases:view', (ctx, { params }) => casePage(ctx, params.number)),
  route(GetTimeline, 'cases:view', (ctx, { params, query }) => timeline(ctx, params.number, query)),
  route(GetTrace, 'cases:view', (ctx, { params }) => clockTrace(ctx, params.number, params.limitKey)),
  route(plans.ListApprovals, 'cases:view', async (ctx, { query }) => ({
    approvals: await listApprovals(ctx, query.tab),
  })),
  route(GetResponseTimes, 'wall:view', async (ctx, { query }) => ({
    departments: await responseTimes(ctx, query),
  })),
  route(ListServiceScripts, 'cases:register', async (_ctx, { query }) => ({
    scripts: scriptsFor(query.channel),
  })),
  route(plans.ListPlanTemplates, HANDLE, async () => ({ templates: planTemplates })),
];

const intakeRoutes: Route[] = [
  route(intake.RegisterCase, 'cases:register', (ctx, { body }) => registerCase(ctx, body), {
    mode: 'one_statement',
  }),
  route(intake.PreviewCase, 'cases:register', (ctx, { body }) => previewCase(ctx, body), { mode: 'read' }),
  route(intake.EditCase, HANDLE, (ctx, { params, body }) => editCase(ctx, params.number, body)),
  route(verbs.AssignCase, 'cases:assign', (ctx, { params, body }) => assignCase(ctx, params.number, body)),
  route(verbs.AcceptCase, HANDLE, (ctx, { params, body }) => acceptCase(ctx, params.number, body)),
  route(verbs.RequestHandover, HANDLE, (ctx, { params, body }) => requestHandover(ctx, params.number, body)),
  route(verbs.ClassifyCase, 'cases:classify', (ctx, { params, body }) =>
    handling.classifyCase(ctx, params.number, body),
  ),
  route(verbs.MergeCase, HANDLE, (ctx, { params, body }) => mergeCase(ctx, params.number, body)),
];

const recordRoutes: Route[] = [
  route(verbs.RecordVerification, HANDLE, (ctx, { params, body }) =>
    handling.recordVerification(ctx, params.number, body),
  ),
  route(verbs.RecordContact, HANDLE, (ctx, { params, body }) =>
    handling.recordContact(ctx, params.number, body),
  ),
  route(verbs.RecordEvidence, HANDLE, (ctx, { params, body }) =>
    handling.recordEvidence(ctx, params.number, body),
  ),
  route(verbs.RecordCause, HANDLE, (ctx, { params, body }) => handling.recordCause(ctx, params.number, body)),
  route(verbs.RecordImprovement, HANDLE, (ctx, { params, body }) =>
    handling.recordImprovement(ctx, params.number, body),
  ),
  route(verbs.RecordChecks, HANDLE, (ctx, { params, body }) =>
    handling.recordChecks(ctx, params.number, body),
  ),
  route(verbs.CheckProgress, HANDLE, (ctx, { params, body }) =>
    handling.checkProgress(ctx, params.number, body),
  ),
  route(verbs.FeedBack, HANDLE, (ctx, { params, body }) => handling.feedBack(ctx, params.number, body)),
  route(verbs.ArrangeVisit, HANDLE, (ctx, { params, body }) =>
    handling.arrangeVisit(ctx, params.number, body),
  ),
  route(verbs.FollowUp, HANDLE, (ctx, { params, body }) => handling.followUp(ctx, params.number, body)),
  route(verbs.Discuss, 'cases:view', (ctx, { params, body }) => discuss(ctx, params.number, body)),
];

const decisionRoutes: Route[] = [
  route(plans.MakePlan, HANDLE, (ctx, { params, body }) => makePlan(ctx, params.number, body)),
  route(plans.SubmitPlan, HANDLE, (ctx, { params, body }) => submitPlan(ctx, params.number, body)),
  route(plans.Decide, 'cases:decide', (ctx, { params, body }) => decide(ctx, params.id, body)),
  route(plans.AgreePlan, HANDLE, (ctx, { params, body }) => agreePlan(ctx, params.number, body)),
  route(plans.CompleteTask, HANDLE, (ctx, { params, body }) => completeTask(ctx, params, body)),
  route(verbs.AskCooperation, HANDLE, (ctx, { params, body }) => askCooperation(ctx, params.number, body)),
  route(verbs.AnswerCooperation, HANDLE, (ctx, { params, body }) => answerCooperation(ctx, params, body)),
  route(verbs.SkipStage, HANDLE, (ctx, { params, body }) => skipStage(ctx, params.number, body)),
  route(verbs.ExtendClock, HANDLE, (ctx, { params, body }) => extendClock(ctx, params.number, body)),
  route(verbs.PauseClock, HANDLE, (ctx, { params, body }) => pauseClock(ctx, params.number, body)),
  route(verbs.ResumeClock, HANDLE, (ctx, { params, body }) => resumeClock(ctx, params.number, body)),
  route(verbs.RecordSatisfaction, HANDLE, (ctx, { params, body }) =>
    recordSatisfaction(ctx, params.number, body),
  ),
  route(verbs.CloseCase, 'cases:close', (ctx, { params, body }) => closeCase(ctx, params.number, body)),
  route(verbs.ReopenCase, HANDLE, (ctx, { params, body }) => reopenCase(ctx, params.number, body)),
];

export const casesRoutes: Route[] = [...readRoutes, ...intakeRoutes, ...recordRoutes, ...decisionRoutes];
