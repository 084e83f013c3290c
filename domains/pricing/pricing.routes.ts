import { type Route, route } from '../../kernel/endpoint.ts';
import {
  addPartPrices,
  discardPriceDraft,
  makePriceDraft,
  publishPriceList,
  savePriceDraft,
} from './price-lists.actions.ts';
import * as contract from './pricing.contract.ts';
import { priceList, priceLists, publicPrices } from './pricing.queries.ts';

export const pricingRoutes: Route[] = [
  route(contract.ListPriceLists, 'prices:view', (ctx) => priceLists(ctx)),
  route(contract.GetPriceList, 'prices:view', (ctx, { params }) => priceList(ctx, params.id)),
  route(contract.MakePriceDraft, 'prices:manage', (ctx, { body }) => makePriceDraft(ctx, body)),
  route(contract.SavePriceDraft, 'prices:manage', (ctx, { params, body }) =>
    savePriceDraft(ctx, params.id, body),
  ),
  route(contract.AddPartPrices, 'prices:manage', (ctx, { params, body }) =>
    addPartPrices(ctx, params.id, body),
  ),
  route(contract.DiscardPriceDraft, 'prices:manage', (ctx, { params }) => discardPriceDraft(ctx, params.id)),
  route(contract.PublishPriceList, 'prices:manage', (ctx, { params, body }) =>
    publishPriceList(ctx, params.id, body),
  ),
  route(
    contract.GetPublicPrices,
    { public: 'prices are shown to everybody before a visit (HAP price)' },
    (ctx) => publicPrices(ctx),
    { keptMinutes: 5 },
  ),
];
