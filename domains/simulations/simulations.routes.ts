import { type Route, route } from '../../kernel/endpoint.ts';
import { countVisible } from './batches.queries.ts';
import { changesPage } from './changes.queries.ts';
import {
  cancelSimulation,
  removeSimulation,
  resumeSimulation,
  startSimulation,
} from './simulations.actions.ts';
import * as contract from './simulations.contract.ts';
import { listSimulations, simulationChoices, simulationPage } from './simulations.queries.ts';
import { simulationTrace } from './traces.actions.ts';

const may = 'standards:simulate';

export const simulationsRoutes: Route[] = [
  route(contract.ListSimulations, may, async (ctx) => ({ simulations: await listSimulations(ctx) })),
  route(contract.StartSimulation, may, (ctx, { body }) => startSimulation(ctx, body)),
  route(contract.GetSimulationChoices, may, (ctx) => simulationChoices(ctx)),
  route(contract.CountCases, may, async (ctx, { query }) => ({ cases: await countVisible(ctx, query) })),
  route(contract.GetSimulation, may, (ctx, { params }) => simulationPage(ctx, params.id)),
  route(contract.ListChanges, may, async (ctx, { params, query }) => {
    await simulationPage(ctx, params.id);
    return changesPage(ctx, params.id, query);
  }),
  route(contract.GetSimulationTrace, may, (ctx, { params, query }) => simulationTrace(ctx, params.id, query)),
  route(contract.CancelSimulation, may, (ctx, { params }) => cancelSimulation(ctx, params.id)),
  route(contract.ResumeSimulation, may, (ctx, { params }) => resumeSimulation(ctx, params.id)),
  route(contract.DeleteSimulation, may, (ctx, { params }) => removeSimulation(ctx, params.id)),
];
