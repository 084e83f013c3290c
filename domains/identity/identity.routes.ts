import { type Route, route } from '../../kernel/endpoint.ts';
import {
  addDepartment,
  giveSupervision,
  moveProvince,
  removeView,
  saveViewOf,
  setDutySheet,
  setLocale,
} from './identity.actions.ts';
import * as contract from './identity.contract.ts';
import { may } from './identity.policy.ts';
import { listPeople, myViews, organisation, positions, productTypes, whoAmI } from './identity.queries.ts';

const SIGNED_IN = 'organisation:view';

export const identityRoutes: Route[] = [
  route(contract.GetMe, SIGNED_IN, (ctx) => whoAmI(ctx)),
  route(contract.SetLocale, SIGNED_IN, (ctx, { body }) => setLocale(ctx, body.locale)),
  route(contract.GetOrganisation, 'organisation:view', async (ctx) => {
    const { units, regions } = await organisation(ctx.db);
    return {
      units,
      regions: regions as never,
      positions: await positions(ctx),
      productTypes: await productTypes(ctx),
      may: { manage: may(ctx.actor, 'organisation:manage') },
    };
  }),
  route(contract.MoveProvince, 'organisation:manage', (ctx, { params, body }) =>
    moveProvince(ctx, params.code, body),
  ),
  route(contract.AddDepartment, 'organisation:manage', (ctx, { body }) => addDepartment(ctx, body)),
  route(contract.SetDutySheet, 'access:manage', (ctx, { params, body }) => setDutySheet(ctx, params, body)),
  route(contract.GiveSupervision, 'access:manage', (ctx, { params, body }) =>
    giveSupervision(ctx, params.id, body.departmentId),
  ),
  route(contract.ListPeople, 'organisation:view', async (ctx, { query }) => ({
    people: await listPeople(ctx, query),
  })),
  route(contract.ListViews, SIGNED_IN, async (ctx) => ({ views: await myViews(ctx) })),
  route(contract.SaveView, SIGNED_IN, (ctx, { body }) => saveViewOf(ctx, body)),
  route(contract.RemoveView, SIGNED_IN, (ctx, { params }) => removeView(ctx, params.id)),
];
