import { type Route, route } from '../../kernel/endpoint.ts';
import { findUnits } from '../customers/customers.queries.ts';
import {
  exchangeUnit,
  followRepair,
  recordContract,
  recordPromise,
  recordRepair,
  recordSale,
  withdrawEntry,
  withdrawPromise,
} from './ledger.actions.ts';
import * as ledger from './ledger.contract.ts';
import { readCatalogue, simulateWarranty, unitWarranty } from './warranty.actions.ts';
import * as contract from './warranty.contract.ts';
import { promisesOf, promiseView } from './warranty.queries.ts';

export const warrantyRoutes: Route[] = [
  route(contract.GetWarrantyCatalogue, 'warranty:view', (ctx) => readCatalogue(ctx)),
  route(contract.FindUnits, 'warranty:view', async (ctx, { query }) => ({
    units: await findUnits(ctx, query.find),
  })),
  route(contract.GetUnitWarranty, 'warranty:view', unitWarranty),
  route(contract.SimulateWarranty, 'warranty:view', (ctx, { body }) => simulateWarranty(ctx, body), {
    mode: 'read',
  }),
  route(ledger.RecordSale, 'warranty:record', recordSale),
  route(ledger.RecordRepair, 'warranty:record', recordRepair),
  route(ledger.FollowRepair, 'warranty:record', followRepair),
  route(ledger.ExchangeUnit, 'warranty:record', exchangeUnit),
  route(ledger.RecordContract, 'warranty:record', recordContract),
  route(ledger.WithdrawEntry, 'warranty:record', withdrawEntry),
  route(ledger.ListPromises, 'warranty:view', async (ctx, { query }) => ({
    promises: (await promisesOf(ctx, query.model)).map(promiseView),
  })),
  route(ledger.RecordPromise, 'warranty:promise', recordPromise),
  route(ledger.WithdrawPromise, 'warranty:promise', withdrawPromise),
];
