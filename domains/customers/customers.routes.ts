import { type Route, route } from '../../kernel/endpoint.ts';
import { may } from '../identity/identity.policy.ts';
import { addUnit, revealCustomer } from './customers.actions.ts';
import * as contract from './customers.contract.ts';
import { customerFile, findCustomers, listProducts } from './customers.queries.ts';

export const customersRoutes: Route[] = [
  route(contract.FindCustomers, 'customers:view', async (ctx, { query }) => ({
    customers: await findCustomers(ctx, query.find),
  })),
  route(contract.GetCustomer, 'customers:view', async (ctx, { params }) => ({
    ...(await customerFile(ctx, params.id)),
    may: { reveal: may(ctx.actor, 'customers:reveal') },
  })),
  route(
    contract.RevealCustomer,
    'customers:reveal',
    (ctx, { params, body }) => revealCustomer(ctx, params.id, body),
    { mode: 'transaction' },
  ),
  route(contract.AddUnit, 'cases:register', (ctx, { params, body }) => addUnit(ctx, params.id, body)),
  route(contract.ListProducts, 'customers:view', async (ctx, { query }) => ({
    products: await listProducts(ctx, query.find),
  })),
];
