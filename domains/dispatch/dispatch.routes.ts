import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { adoptDayPlan } from './adopting.actions.ts';
import { resumeDayPlan, setDispatchSettings, startDayPlan, stopDayPlan } from './day-plans.actions.ts';
import * as plans from './day-plans.contract.ts';
import { dayPlanPage, dispatchSettings, listDayPlans } from './day-plans.queries.ts';
import { GetBoard, SuggestTechnicians } from './dispatch.contract.ts';
import { boardOf, suggestTechnicians } from './dispatch.queries.ts';
import { GetDispatchMap } from './map.contract.ts';
import { dispatchMap } from './map.queries.ts';
import { resendLink } from './visit-links.actions.ts';
import { SendVisitLink } from './visit-links.contract.ts';

const dispatch = 'workorders:dispatch';

export const dispatchRoutes: Route[] = [
  route(SuggestTechnicians, dispatch, (ctx, { params, query }) =>
    suggestTechnicians(ctx, params.number, query),
  ),
  route(GetBoard, dispatch, (ctx, { query }) => boardOf(ctx, query)),
  route(GetDispatchMap, dispatch, (ctx, { query }) => dispatchMap(ctx, query)),
  route(SendVisitLink, 'workorders:create', (ctx, { params }) => resendLink(ctx, params.number)),
  route(plans.ListDayPlans, dispatch, (ctx, { query }) => listDayPlans(ctx, query)),
  route(plans.StartDayPlan, dispatch, (ctx, { body }) => startDayPlan(ctx, body)),
  route(plans.GetDayPlan, dispatch, (ctx, { params }) => dayPlanPage(ctx, params.id)),
  route(plans.StopDayPlan, dispatch, (ctx, { params }) => stopDayPlan(ctx, params.id)),
  route(plans.ResumeDayPlan, dispatch, (ctx, { params }) => resumeDayPlan(ctx, params.id)),
  route(plans.AdoptDayPlan, dispatch, (ctx, { params, body }) => adoptDayPlan(ctx, params.id, body.numbers)),
  route(plans.GetDispatchSettings, dispatch, async (ctx) => ({
    ...(await dispatchSettings(ctx)),
    may: { change: may(ctx.actor, 'dispatch:configure') },
  })),
  route(plans.SetDispatchSettings, 'dispatch:configure', (ctx, { body }) => setDispatchSettings(ctx, body)),
];
