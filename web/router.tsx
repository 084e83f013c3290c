import { createRoute, createRouter, lazyRouteComponent as lazy, redirect } from '@tanstack/react-router';
import { MyDesk } from '../domains/cases/cases.contract.ts';
import { answerOf } from '../ui/answers.ts';
import { below, root, secureRoute, signedIn, signInRoute } from './entry-routes.ts';
import { one, stringifySearch } from './plain-search.ts';
import { readAccessSearch } from './screens/access-log/access-search.ts';
import { deskTab } from './screens/desk/desk-tabs.ts';
import { type CaseSearch, readCaseSearch } from './screens/list/case-search.ts';
import { BrokenScreen, MissingScreen, WaitingScreen } from './screens/shell/Fallbacks.tsx';
import { isOpenTo, places } from './screens/shell/places.ts';
import { readUsersSearch } from './screens/users/users-search.ts';
import { serviceRoutes } from './service-routes.ts';
import { meQuery, queryClient } from './session.ts';
import { standardRoutes } from './standard-routes.ts';

type Search = Record<string, unknown>;

/** Who has no desk begins at the first place of the menu. */
function toFirstPlace(): void {
  const me = queryClient.getQueryData(meQuery.queryKey);
  const first = me && places.find((place) => isOpenTo(me.rights, place));
  if (first !== undefined && first.to !== '/') throw redirect({ to: first.to, replace: true });
}

const deskRoute = createRoute({
  ...below('/'),
  validateSearch: (search: Search) => ({ ...one('tab', search.tab), ...one('open', search.open) }),
  beforeLoad: toFirstPlace,
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
const protectionRoute = createRoute({
  ...below('/data-dictionary'),
  validateSearch: (search: Search) => ({ ...one('tab', search.tab), ...one('part', search.part) }),
  component: lazy(() => import('./screens/protection/ProtectionPage.tsx'), 'ProtectionPage'),
});
const privacyRoute = createRoute({
  ...below('/privacy'),
  validateSearch: (search: Search) => ({
    ...one('tab', search.tab),
    ...one('open', search.open),
    ...one('part', search.part),
    ...one('code', search.code),
    ...one('customer', search.customer),
  }),
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
    approvalsRoute,
    wallRoute,
    searchRoute,
    protectionRoute,
    privacyRoute,
    organisationRoute,
    accessLogRoute,
    customerExportsRoute,
    accessRoute,
    accountRoute,
    usersRoute,
    securityRoute,
    keysRoute,
    apiRoute,
    ...serviceRoutes,
    ...standardRoutes,
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
