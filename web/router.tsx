import { createRoute, createRouter, lazyRouteComponent as lazy } from '@tanstack/react-router';
import { MyDesk } from '../domains/cases/cases.contract.ts';
import { answerOf } from '../ui/answers.ts';
import { root, secureRoute, signedIn, signInRoute } from './entry-routes.ts';
import { one, stringifySearch } from './plain-search.ts';
import { readAccessSearch } from './screens/access-log/access-search.ts';
import { readCatalogueSearch } from './screens/catalogue/catalogue-search.ts';
import { readConformanceSearch } from './screens/conformance/search-keys.ts';
import { readCostsSearch } from './screens/costs/costs-search.ts';
import { deskTab } from './screens/desk/desk-tabs.ts';
import { readBoardSearch } from './screens/dispatch/board.ts';
import { readPlanSearch } from './screens/dispatch/plan-page.ts';
import { type CaseSearch, readCaseSearch } from './screens/list/case-search.ts';
import { readOnSiteSearch } from './screens/on-site/on-site-search.ts';
import { readOrderSearch } from './screens/orders/order-search.ts';
import { readPartsSearch } from './screens/parts/parts-search.ts';
import { readPeopleSearch } from './screens/people/people-search.ts';
import { readPricesSearch } from './screens/prices/prices-search.ts';
import { readReturnSearch } from './screens/returns/return-search.ts';
import { BrokenScreen, MissingScreen, WaitingScreen } from './screens/shell/Fallbacks.tsx';
import { readClauseFilters } from './screens/standards/clause-search.ts';
import { readTrainingSearch } from './screens/training/training-search.ts';
import { readUsersSearch } from './screens/users/users-search.ts';
import { readWarrantySearch } from './screens/warranty/warranty-search.ts';
import { queryClient } from './session.ts';

type Search = Record<string, unknown>;

const below = <Path extends string>(path: Path) => ({ getParentRoute: () => signedIn, path });

const deskRoute = createRoute({
  ...below('/'),
  validateSearch: (search: Search) => ({ ...one('tab', search.tab), ...one('open', search.open) }),
  loaderDeps: ({ search }) => ({ tab: deskTab(search.tab) }),
  loader: ({ deps }) => void queryClient.prefetchQuery(answerOf(MyDesk, { query: deps })),
  component: lazy(() => import('./screens/desk/DeskPage.tsx'), 'DeskPage'),
});
const casesRoute = createRoute({
  ...below('/cases'),
  validateSearch: (search: Search): CaseSearch => readCaseSearch(search),
  component: lazy(() => import('./screens/list/CasesPage.tsx'), 'CasesPage'),
});
const newCaseRoute = createRoute({
  ...below('/cases/new'),
  component: lazy(() => import('./screens/cases/NewCasePage.tsx'), 'NewCasePage'),
});
const caseRoute = createRoute({
  ...below('/cases/$number'),
  component: lazy(() => import('./screens/cases/CasePage.tsx'), 'CasePage'),
});
const ordersRoute = createRoute({
  ...below('/work-orders'),
  validateSearch: readOrderSearch,
  component: lazy(() => import('./screens/orders/OrdersPage.tsx'), 'OrdersPage'),
});
const orderRoute = createRoute({
  ...below('/work-orders/$number'),
  component: lazy(() => import('./screens/orders/OrderPage.tsx'), 'OrderPage'),
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
const billRoute = createRoute({
  ...below('/work-orders/$number/bill'),
  component: lazy(() => import('./screens/orders/BillPage.tsx'), 'BillPage'),
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
const dispatchRoute = createRoute({
  ...below('/dispatch'),
  validateSearch: readBoardSearch,
  component: lazy(() => import('./screens/dispatch/DispatchPage.tsx'), 'DispatchPage'),
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
const approvalsRoute = createRoute({
  ...below('/approvals'),
  validateSearch: (search: Search) => ({ ...one('tab', search.tab), ...one('open', search.open) }),
  component: lazy(() => import('./screens/approvals/ApprovalsPage.tsx'), 'ApprovalsPage'),
});
const wallRoute = createRoute({
  ...below('/wall'),
  component: lazy(() => import('./screens/wall/WallPage.tsx'), 'WallPage'),
});
const searchRoute = createRoute({
  ...below('/search'),
  validateSearch: (search: Search) => one('find', search.find),
  component: lazy(() => import('./screens/search/SearchPage.tsx'), 'SearchPage'),
});
const standardsRoute = createRoute({
  ...below('/standards'),
  validateSearch: (search: Search) => ({
    ...one('tab', search.tab),
    ...one('clause', search.clause),
    ...readClauseFilters(search),
    ...one('open', search.open),
    ...one('code', search.code),
    ...one('part', search.part),
    ...one('calendar', search.calendar),
    ...one('run', search.run),
  }),
  component: lazy(() => import('./screens/standards/StandardsPage.tsx'), 'StandardsPage'),
});
const simulationsRoute = createRoute({
  ...below('/standards/simulations'),
  validateSearch: (search: Search) => ({ ...one('open', search.open), ...one('version', search.version) }),
  component: lazy(() => import('./screens/simulations/SimulationsPage.tsx'), 'SimulationsPage'),
});
const simulationRoute = createRoute({
  ...below('/standards/simulations/$id'),
  component: lazy(() => import('./screens/simulations/SimulationPage.tsx'), 'SimulationPage'),
});
const conformanceRoute = createRoute({
  ...below('/conformance'),
  validateSearch: readConformanceSearch,
  component: lazy(() => import('./screens/conformance/ConformancePage.tsx'), 'ConformancePage'),
});
const versionRoute = createRoute({
  ...below('/standards/versions/$id'),
  validateSearch: (search: Search) => ({
    ...one('tab', search.tab),
    ...one('code', search.code),
    ...one('part', search.part),
  }),
  component: lazy(() => import('./screens/versions/VersionPage.tsx'), 'VersionPage'),
});
const protectionRoute = createRoute({
  ...below('/data-dictionary'),
  validateSearch: (search: Search) => ({ ...one('tab', search.tab), ...one('part', search.part) }),
  component: lazy(() => import('./screens/protection/ProtectionPage.tsx'), 'ProtectionPage'),
});
const privacyRoute = createRoute({
  ...below('/privacy'),
  validateSearch: ({ tab, open }: Record<string, unknown>) => ({ ...one('tab', tab), ...one('open', open) }),
  component: lazy(() => import('./screens/privacy/PrivacyPage.tsx'), 'PrivacyPage'),
});
const organisationRoute = createRoute({
  ...below('/organisation'),
  validateSearch: (search: Search) => one('tab', search.tab),
  component: lazy(() => import('./screens/organisation/OrganisationPage.tsx'), 'OrganisationPage'),
});
const accessLogRoute = createRoute({
  ...below('/access-log'),
  validateSearch: readAccessSearch,
  component: lazy(() => import('./screens/access-log/AccessLogPage.tsx'), 'AccessLogPage'),
});
const customerExportsRoute = createRoute({
  ...below('/customer-exports'),
  validateSearch: (search: Search) => one('open', search.open),
  component: lazy(() => import('./screens/exports/ExportsPage.tsx'), 'ExportsPage'),
});
const accessRoute = createRoute({
  ...below('/access'),
  validateSearch: (search: Search) => one('tab', search.tab),
  component: lazy(() => import('./screens/access/AccessPage.tsx'), 'AccessPage'),
});
const warrantyRoute = createRoute({
  ...below('/warranty'),
  validateSearch: (search: Search) => readWarrantySearch(search),
  component: lazy(() => import('./screens/warranty/WarrantyPage.tsx'), 'WarrantyPage'),
});
const accountRoute = createRoute({
  ...below('/account'),
  component: lazy(() => import('./screens/account/AccountPage.tsx'), 'AccountPage'),
});
const usersRoute = createRoute({
  ...below('/users'),
  validateSearch: readUsersSearch,
  component: lazy(() => import('./screens/users/UsersPage.tsx'), 'UsersPage'),
});
const securityRoute = createRoute({
  ...below('/sign-in-security'),
  component: lazy(() => import('./screens/users/SecurityPage.tsx'), 'SecurityPage'),
});
const keysRoute = createRoute({
  ...below('/api-keys'),
  component: lazy(() => import('./screens/keys/KeysPage.tsx'), 'KeysPage'),
});
const apiRoute = createRoute({
  ...below('/api-reference'),
  component: lazy(() => import('./screens/api/ApiPage.tsx'), 'ApiPage'),
});

const routeTree = root.addChildren([
  signInRoute,
  secureRoute,
  signedIn.addChildren([
    deskRoute,
    casesRoute,
    newCaseRoute,
    caseRoute,
    ordersRoute,
    orderRoute,
    returnsRoute,
    returnRoute,
    billRoute,
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
    approvalsRoute,
    wallRoute,
    searchRoute,
    standardsRoute,
    simulationsRoute,
    simulationRoute,
    conformanceRoute,
    versionRoute,
    protectionRoute,
    privacyRoute,
    organisationRoute,
    accessLogRoute,
    customerExportsRoute,
    accessRoute,
    warrantyRoute,
    accountRoute,
    usersRoute,
    securityRoute,
    keysRoute,
    apiRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: WaitingScreen,
  defaultErrorComponent: BrokenScreen,
  defaultNotFoundComponent: MissingScreen,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
