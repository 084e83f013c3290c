import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { askChecks } from './controls.actions.ts';
import * as control from './controls.contract.ts';
import { controlsNow } from './controls.queries.ts';
import { decideErasure, eraseCustomer, openFrozen, withdrawErasure } from './erasure.actions.ts';
import * as erasure from './erasure.contract.ts';
import { erasureOf, erasures, previewOf } from './erasure.queries.ts';
import * as incident from './incidents.actions.ts';
import * as asked from './incidents.contract.ts';
import { affectedPersons, incidentOf, incidents } from './incidents.queries.ts';
import { addActivity, changeActivity } from './processing.actions.ts';
import { AddActivity, ChangeActivity, ListActivities } from './processing.contract.ts';
import { activities } from './processing.queries.ts';
import { cancelRetention, changeRetention, startRetention } from './retention.actions.ts';
import * as retentionAsked from './retention.contract.ts';
import { retention, retentionPreview } from './retention.queries.ts';

const VIEW = 'privacy:view';
const MANAGE = 'privacy:manage';
const ERASE = 'privacy:erase';

export const privacyRoutes: Route[] = [
  route(ListActivities, VIEW, async (ctx) => ({
    activities: await activities(ctx),
    may: { manage: may(ctx.actor, MANAGE) },
  })),
  route(AddActivity, MANAGE, (ctx, { body }) => addActivity(ctx, body)),
  route(ChangeActivity, MANAGE, (ctx, { params, body }) => changeActivity(ctx, params.code, body)),
  route(asked.ListIncidents, VIEW, (ctx, { query }) => incidents(ctx, query)),
  route(asked.SetHours, MANAGE, (ctx, { body }) => incident.setHours(ctx, body)),
  route(asked.OpenIncident, MANAGE, (ctx, { body }) => incident.openIncident(ctx, body)),
  route(asked.GetIncident, VIEW, (ctx, { params }) => incidentOf(ctx, params.id)),
  route(asked.AssessIncident, MANAGE, (ctx, { params, body }) => incident.assess(ctx, params.id, body)),
  route(asked.ScopeIncident, MANAGE, (ctx, { params, body }) => incident.scopeOut(ctx, params.id, body)),
  route(asked.ListAffected, MANAGE, async (ctx, { params, query }) => {
    await incidentOf(ctx, params.id);
    return affectedPersons(ctx, params.id, query.after);
  }),
  route(asked.AddMeasure, MANAGE, (ctx, { params, body }) => incident.addMeasure(ctx, params.id, body)),
  route(asked.FinishMeasure, MANAGE, (ctx, { params, body }) =>
    incident.finishMeasure(ctx, params, body.result),
  ),
  route(asked.RecordNotification, MANAGE, (ctx, { params, body }) =>
    incident.recordNotification(ctx, params.id, body),
  ),
  route(asked.CloseIncident, MANAGE, (ctx, { params, body }) => incident.closeIncident(ctx, params.id, body)),
  route(erasure.ListErasures, VIEW, (ctx, { query }) => erasures(ctx, query)),
  route(erasure.PreviewErasure, ERASE, (ctx, { params }) => previewOf(ctx, params.id)),
  route(erasure.AskErasure, ERASE, (ctx, { body }) => eraseCustomer(ctx, body)),
  route(erasure.GetErasure, VIEW, (ctx, { params }) => erasureOf(ctx, params.id)),
  route(erasure.DecideErasure, 'privacy:confirm', (ctx, { params, body }) =>
    decideErasure(ctx, params.id, body),
  ),
  route(erasure.WithdrawErasure, ERASE, (ctx, { params }) => withdrawErasure(ctx, params.id)),
  route(erasure.OpenFrozen, ERASE, (ctx, { params, body }) => openFrozen(ctx, params.id, body)),
  route(retentionAsked.GetRetention, VIEW, async (ctx) => ({
    ...(await retention(ctx)),
    may: { manage: may(ctx.actor, MANAGE), run: may(ctx.actor, ERASE) },
  })),
  route(retentionAsked.ChangeRetention, MANAGE, (ctx, { params, body }) =>
    changeRetention(ctx, params.code, body),
  ),
  route(retentionAsked.PreviewRetention, VIEW, (ctx, { params }) => retentionPreview(ctx, params.code)),
  route(retentionAsked.StartRetention, ERASE, (ctx) => startRetention(ctx)),
  route(retentionAsked.CancelRetention, ERASE, (ctx, { params }) => cancelRetention(ctx, params.id)),
  route(control.GetControls, VIEW, (ctx) => controlsNow(ctx)),
  route(control.CheckControls, MANAGE, (ctx) => askChecks(ctx)),
];
