import { type Route, route } from '../../kernel/endpoint.ts';
import { caseCosts, chooseRepair } from './case-costs.actions.ts';
import { ChooseRepair, GetCaseCosts } from './case-costs.contract.ts';
import { freezeCostBaseline, setBudget, setCostRates, setRevenues } from './cost-settings.actions.ts';
import * as contract from './costs.contract.ts';
import { costReport, costSettings, spanOf } from './costs.queries.ts';

export const costsRoutes: Route[] = [
  route(contract.GetCosts, 'costs:view', (ctx, { query }) => costReport(ctx, spanOf(ctx, query))),
  route(contract.GetCostSettings, 'costs:manage', (ctx) => costSettings(ctx)),
  route(contract.SetCostRates, 'costs:manage', (ctx, { body }) => setCostRates(ctx, body)),
  route(contract.SetBudget, 'costs:manage', (ctx, { body }) => setBudget(ctx, body)),
  route(contract.SetRevenues, 'costs:manage', (ctx, { body }) => setRevenues(ctx, body)),
  route(contract.FreezeCostBaseline, 'costs:manage', (ctx, { body }) => freezeCostBaseline(ctx, body)),
  route(GetCaseCosts, 'cases:view', (ctx, { params }) => caseCosts(ctx, params.number)),
  route(ChooseRepair, 'cases:handle', (ctx, { params, body }) => chooseRepair(ctx, params.number, body)),
];
