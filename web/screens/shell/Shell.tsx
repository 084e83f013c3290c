import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useShortcuts } from '../../../ui/keyboard.ts';
import { useCut, useLive } from '../../../ui/live.ts';
import { stateTexts } from '../../../ui/texts.ts';
import { useRight } from '../../session.ts';
import { shellTexts } from '../../texts/shell.ts';
import { SideNav, TabBar } from './Navigation.tsx';
import { newsOf, refreshAll } from './news.ts';
import { places } from './places.ts';
import { TopBar } from './TopBar.tsx';
import './shell.css';

const Palette = lazy(() => import('../search/Palette.tsx').then((file) => ({ default: file.Palette })));
const ShortcutHelp = lazy(() =>
  import('./ShortcutHelp.tsx').then((file) => ({ default: file.ShortcutHelp })),
);

type Overlay = 'palette' | 'help' | null;

function useNews(): void {
  const client = useQueryClient();
  const onNews = useMemo(() => newsOf(client), [client]);
  const onMissed = useCallback(() => refreshAll(client), [client]);
  useLive(onNews, onMissed);
}

/** Names the browser tab after the place; a case names it after itself. */
function usePlaceTitle(): void {
  const text = useText(shellTexts);
  const { pathname } = useLocation();
  const place = places.find(({ to }) => to === pathname);
  const title = place && text.titleOf(text[place.name]);
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
}

/** What surrounds every screen of a signed-in user. */
export function Shell() {
  const text = useText(shellTexts);
  const states = useText(stateTexts);
  const navigate = useNavigate();
  const mayRegister = useRight('cases:register');
  const [overlay, setOverlay] = useState<Overlay>(null);
  const cut = useCut();
  useNews();
  usePlaceTitle();
  const search = () => setOverlay('palette');
  useShortcuts({
    '/': search,
    'mod+k': search,
    '?': () => setOverlay('help'),
    ...(mayRegister ? { c: () => void navigate({ to: '/cases/new' }) } : {}),
  });
  const close = () => setOverlay(null);
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {text.skip}
      </a>
      <SideNav />
      <div className="shell-main">
        <TopBar onSearch={search} onHelp={() => setOverlay('help')} />
        {cut ? (
          <p className="cut-line" role="status">
            {states.reconnecting}
          </p>
        ) : null}
        <main id="content" className="shell-content" tabIndex={-1}>
          <Outlet />
        </main>
        <TabBar />
      </div>
      <Suspense fallback={null}>
        {overlay === 'palette' ? <Palette onClose={close} /> : null}
        {overlay === 'help' ? <ShortcutHelp onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
