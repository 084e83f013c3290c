import { type Route, route } from '../../kernel/endpoint.ts';
import { reservedFor } from '../parts/parts.queries.ts';
import { sendCommands } from './commands.actions.ts';
import { myDay } from './my-day.actions.ts';
import { MyDay } from './my-day.contract.ts';
import { lookAtOrder } from './order-looks.actions.ts';
import { reserveOrderPart } from './order-parts.actions.ts';
import { ListOrderParts, ReserveOrderPart } from './order-parts.contract.ts';
import { takePayment, takePaymentBack } from './order-payments.actions.ts';
import { answerFromOffice, offerFromOffice, orderCharges } from './order-quotes.actions.ts';
import * as quotes from './order-quotes.contract.ts';
import { checkVisit, lockVisit, scheduleVisit } from './visits.actions.ts';
import { LockVisit } from './visits.contract.ts';
import { createOrder } from './workorders.actions.ts';
import * as contract from './workorders.contract.ts';
import { listOrders, orderSheet } from './workorders.queries.ts';

export const workordersRoutes: Route[] = [
  route(contract.ListOrders, 'workorders:view', (ctx, { query }) => listOrders(ctx, query)),
  route(contract.GetOrder, 'workorders:view', (ctx, { params }) => lookAtOrder(ctx, params.number)),
  route(contract.CreateOrder, 'workorders:create', (ctx, { body }) => createOrder(ctx, body)),
  route(contract.ScheduleVisit, 'workorders:dispatch', (ctx, { params, body }) =>
    scheduleVisit(ctx, params.number, body),
  ),
  route(LockVisit, 'workorders:dispatch', (ctx, { params, body }) =>
    lockVisit(ctx, params.number, body.locked),
  ),
  route(contract.CheckVisit, 'workorders:dispatch', (ctx, { params, query }) =>
    checkVisit(ctx, params.number, query),
  ),
  route(ListOrderParts, 'workorders:view', async (ctx, { params }) => {
    await orderSheet(ctx, params.number);
    return { parts: await reservedFor(ctx, params.number) };
  }),
  route(ReserveOrderPart, 'parts:reserve', (ctx, { params, body }) =>
    reserveOrderPart(ctx, params.number, body),
  ),
  route(quotes.GetOrderCharges, 'workorders:view', (ctx, { params }) => orderCharges(ctx, params.number)),
  route(quotes.OfferQuote, 'quotes:make', (ctx, { params, body }) =>
    offerFromOffice(ctx, params.number, body),
  ),
  route(quotes.AnswerQuote, 'quotes:make', (ctx, { params, body }) => answerFromOffice(ctx, params, body)),
  route(quotes.RecordPayment, 'payments:record', (ctx, { params, body }) =>
    takePayment(ctx, params.number, body),
  ),
  route(quotes.ReversePayment, 'payments:record', (ctx, { params, body }) =>
    takePaymentBack(ctx, params, body.reason),
  ),
  route(contract.SendCommands, 'workorders:view', (ctx, { body }) => sendCommands(ctx, body)),
  route(MyDay, 'workorders:work', (ctx, { query }) => myDay(ctx, query.day)),
];
