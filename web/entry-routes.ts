import {
  createRootRoute,
  createRoute,
  isRedirect,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { one } from './plain-search.ts';
import { meQuery, queryClient, stepOf } from './session.ts';

export const root = createRootRoute();

/** Outside the signed-in frame: sign-in, and the step that may still be missing after it. */
export const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({
    ...one('to', search.to),
    ...one('refused', search.refused),
  }),
  component: lazyRouteComponent(() => import('./screens/sign-in/SignInPage.tsx'), 'SignInPage'),
});
export const secureRoute = createRoute({
  getParentRoute: () => root,
  path: '/secure',
  validateSearch: (search: Record<string, unknown>) => one('to', search.to),
  component: lazyRouteComponent(() => import('./screens/account/SecurePage.tsx'), 'SecurePage'),
});

const loadShell = () => import('./screens/shell/Shell.tsx');
// The frame of every signed-in screen is on its way while the session is still being asked for.
if (location.pathname !== '/sign-in') void loadShell();

/** The frame of every screen of somebody who is signed in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(loadShell, 'Shell'),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      const step = isRedirect(error) ? null : stepOf(error);
      if (step === null) throw error;
      throw redirect({ to: step, search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

/** A screen inside that frame. */
export const below = <Path extends string>(path: Path) => ({ getParentRoute: () => signedIn, path });
