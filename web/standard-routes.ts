import { createRoute, lazyRouteComponent as lazy } from '@tanstack/react-router';
import { below } from './entry-routes.ts';
import { one } from './plain-search.ts';
import { readConformanceSearch } from './screens/conformance/search-keys.ts';
import { readClauseFilters } from './screens/standards/clause-search.ts';

type Search = Record<string, unknown>;

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

/** Screens of the standard: reading, changing, trying it out, and what other standards ask. */
export const standardRoutes = [
  standardsRoute,
  simulationsRoute,
  simulationRoute,
  conformanceRoute,
  versionRoute,
] as const;
