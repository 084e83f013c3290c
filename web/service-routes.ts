import { createRoute, lazyRouteComponent as lazy } from '@tanstack/react-router';
import { below } from './entry-routes.ts';
import { readCatalogueSearch } from './screens/catalogue/catalogue-search.ts';
import { readCostsSearch } from './screens/costs/costs-search.ts';
import { readBoardSearch } from './screens/dispatch/board.ts';
import { readPlanSearch } from './screens/dispatch/plan-page.ts';
import { readOnSiteSearch } from './screens/on-site/on-site-search.ts';
import { readOrderSearch } from './screens/orders/order-search.ts';
import { readPartsSearch } from './screens/parts/parts-search.ts';
import { readPeopleSearch } from './screens/people/people-search.ts';
import { readPricesSearch } from './screens/prices/prices-search.ts';
import { readReturnSearch } from './screens/returns/return-search.ts';
import { readTrainingSearch } from './screens/training/training-search.ts';
import { readWarrantySearch } from './screens/warranty/warranty-search.ts';

type Search = Record<string, unknown>;

const ordersRoute = createRoute({
  ...below('/work-orders'),
  validateSearch: readOrderSearch,
  component: lazy(() => import('./screens/orders/OrdersPage.tsx'), 'OrdersPage'),
});
const orderRoute = createRoute({
  ...below('/work-orders/$number'),
  component: lazy(() => import('./screens/orders/OrderPage.tsx'), 'OrderPage'),
});
const billRoute = createRoute({
  ...below('/work-orders/$number/bill'),
  component: lazy(() => import('./screens/orders/BillPage.tsx'), 'BillPage'),
});
const returnsRoute = createRoute({
  ...below('/returns'),
  validateSearch: readReturnSearch,
  component: lazy(() => import('./screens/returns/ReturnsPage.tsx'), 'ReturnsPage'),
});
const returnRoute = createRoute({
  ...below('/returns/$number'),
  component: lazy(() => import('./screens/returns/ReturnPage.tsx'), 'ReturnPage'),
});
const pricesRoute = createRoute({
  ...below('/prices'),
  validateSearch: readPricesSearch,
  component: lazy(() => import('./screens/prices/PricesPage.tsx'), 'PricesPage'),
});
const costsRoute = createRoute({
  ...below('/costs'),
  validateSearch: readCostsSearch,
  component: lazy(() => import('./screens/costs/CostsPage.tsx'), 'CostsPage'),
});
const dispatchRoute = createRoute({
  ...below('/dispatch'),
  validateSearch: readBoardSearch,
  component: lazy(() => import('./screens/dispatch/DispatchPage.tsx'), 'DispatchPage'),
});
const planDayRoute = createRoute({
  ...below('/dispatch/plan'),
  validateSearch: readPlanSearch,
  component: lazy(() => import('./screens/dispatch/PlanDayPage.tsx'), 'PlanDayPage'),
});
const dispatchMapRoute = createRoute({
  ...below('/dispatch/map'),
  validateSearch: readBoardSearch,
  component: lazy(() => import('./screens/dispatch/MapPage.tsx'), 'MapPage'),
});
const techniciansRoute = createRoute({
  ...below('/technicians'),
  validateSearch: readPeopleSearch,
  component: lazy(() => import('./screens/people/TechniciansPage.tsx'), 'TechniciansPage'),
});
const catalogueRoute = createRoute({
  ...below('/service-catalogue'),
  validateSearch: readCatalogueSearch,
  component: lazy(() => import('./screens/catalogue/CataloguePage.tsx'), 'CataloguePage'),
});
const serviceQualityRoute = createRoute({
  ...below('/service-quality'),
  validateSearch: readOnSiteSearch,
  component: lazy(() => import('./screens/on-site/OnSitePage.tsx'), 'OnSitePage'),
});
const partsRoute = createRoute({
  ...below('/parts'),
  validateSearch: readPartsSearch,
  component: lazy(() => import('./screens/parts/PartsPage.tsx'), 'PartsPage'),
});
const trainingRoute = createRoute({
  ...below('/training'),
  validateSearch: readTrainingSearch,
  component: lazy(() => import('./screens/training/TrainingPage.tsx'), 'TrainingPage'),
});
const warrantyRoute = createRoute({
  ...below('/warranty'),
  validateSearch: (search: Search) => readWarrantySearch(search),
  component: lazy(() => import('./screens/warranty/WarrantyPage.tsx'), 'WarrantyPage'),
});

/** Screens of visits, what they need and what comes of them: orders, returns, dispatch, people, parts, prices. */
export const serviceRoutes = [
  ordersRoute,
  orderRoute,
  billRoute,
  returnsRoute,
  returnRoute,
  pricesRoute,
  costsRoute,
  dispatchRoute,
  planDayRoute,
  dispatchMapRoute,
  techniciansRoute,
  catalogueRoute,
  serviceQualityRoute,
  partsRoute,
  trainingRoute,
  warrantyRoute,
] as const;
