import { type Route, route } from '../../kernel/endpoint.ts';
import { receiveAlarm, retryAlarm } from './device-alarms.actions.ts';
import { ListAlarms, ReceiveAlarm, RetryAlarm } from './device-alarms.contract.ts';
import { listAlarms } from './device-alarms.queries.ts';
import { keepFaultCode } from './fault-codes.actions.ts';
import { ListFaultCodes, SaveFaultCode } from './fault-codes.contract.ts';
import { faultCodes } from './fault-codes.queries.ts';
import { GetFirstTimeFix } from './first-time-fix.contract.ts';
import { firstTimeFix } from './first-time-fix.queries.ts';
import { maintenanceIntervals } from './maintenance.queries.ts';
import { ListServiceOffers } from './service-offers.contract.ts';
import { serviceOffers } from './service-offers.queries.ts';
import { ListMaintenance, ListWorkKinds, SetMaintenance } from './work-kinds.contract.ts';
import { setMaintenance } from './workorders.actions.ts';
import { workKinds } from './workorders.queries.ts';

/** What the work is: kinds, care plans, alarms, codes, offers, and how often one visit was enough. */
export const serviceWorkRoutes: Route[] = [
  route(ListMaintenance, 'workorders:view', async (ctx) => ({ intervals: await maintenanceIntervals(ctx) })),
  route(ListWorkKinds, 'workorders:view', async (ctx) => ({ kinds: await workKinds(ctx) })),
  route(ListServiceOffers, 'cases:register', (ctx, { query }) => serviceOffers(ctx, query)),
  route(ReceiveAlarm, 'alarms:send', (ctx, { body }) => receiveAlarm(ctx, body)),
  route(ListAlarms, 'workorders:view', (ctx, { query }) => listAlarms(ctx, query)),
  route(RetryAlarm, 'workorders:create', (ctx, { params }) => retryAlarm(ctx, params.id)),
  route(ListFaultCodes, 'standards:view', (ctx, { query }) => faultCodes(ctx, query)),
  route(SaveFaultCode, 'catalogue:manage', (ctx, { params, body }) => keepFaultCode(ctx, params, body)),
  route(GetFirstTimeFix, 'workorders:view', (ctx, { query }) => firstTimeFix(ctx, query)),
  route(SetMaintenance, 'workorders:dispatch', (ctx, { params, body }) =>
    setMaintenance(ctx, params.model, body),
  ),
];
