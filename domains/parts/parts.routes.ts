import { type Route, route } from '../../kernel/endpoint.ts';
import {
  addPlace,
  changeReplenishment,
  freezeBaseline,
  keepOffer,
  keepPart,
  pickOffer,
  setMinimum,
} from './parts.actions.ts';
import * as contract from './parts.contract.ts';
import {
  listMoves,
  listParts,
  listPlaces,
  offersFor,
  openReplenishments,
  turnover,
} from './parts.queries.ts';
import { ListOldParts, ListShortages } from './shortages.contract.ts';
import { oldPartsDue, openShortages } from './shortages.queries.ts';
import { movePart } from './stock.actions.ts';

export const partsRoutes: Route[] = [
  route(contract.ListParts, 'parts:view', (ctx, { query }) => listParts(ctx, query)),
  route(contract.SavePart, 'parts:manage', (ctx, { params, body }) => keepPart(ctx, params.code, body)),
  route(contract.ListPlaces, 'parts:view', async (ctx) => ({ places: await listPlaces(ctx) })),
  route(contract.AddPlace, 'parts:manage', (ctx, { body }) => addPlace(ctx, body)),
  route(contract.SetMinimum, 'parts:manage', (ctx, { params, body }) =>
    setMinimum(ctx, params.code, params.place, body.minimum),
  ),
  route(contract.MovePart, 'parts:manage', (ctx, { body }) => movePart(ctx, body)),
  route(contract.ListMoves, 'parts:view', (ctx, { query }) => listMoves(ctx, query)),
  route(ListShortages, 'parts:view', (ctx) => openShortages(ctx)),
  route(ListOldParts, 'parts:view', (ctx) => oldPartsDue(ctx)),
  route(contract.ListReplenishments, 'parts:view', (ctx) => openReplenishments(ctx)),
  route(contract.ChangeReplenishment, 'parts:manage', (ctx, { params, body }) =>
    changeReplenishment(ctx, params.id, body),
  ),
  route(contract.SaveOffer, 'parts:manage', (ctx, { params, body }) =>
    keepOffer(ctx, { part: params.code, supplier: params.supplier, ...body }),
  ),
  route(contract.ChooseOffer, 'parts:manage', (ctx, { params, body }) =>
    pickOffer(ctx, params.code, params.supplier, body.reason),
  ),
  route(contract.ListOffers, 'parts:view', (ctx, { params }) => offersFor(ctx, params.code)),
  route(contract.GetTurnover, 'parts:view', (ctx, { query }) => turnover(ctx, query)),
  route(contract.FreezeBaseline, 'parts:manage', (ctx, { body }) => freezeBaseline(ctx, body)),
];
