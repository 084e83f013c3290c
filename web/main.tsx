import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { SetLocale } from '../domains/identity/identity.contract.ts';
import { call } from '../ui/client.ts';
import { LanguageProvider } from '../ui/i18n.tsx';
import { KitProvider } from '../ui/KitProvider.tsx';
import type { Locale } from '../ui/locale.ts';
import { router } from './router.tsx';
import { meQuery, queryClient } from './session.ts';
import './web.css';

/** The language of the signed-in person counts; a choice here is told to the server as well. */
function Office() {
  const client = useQueryClient();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const choose = useCallback(
    (locale: Locale) => {
      if (client.getQueryData(meQuery.queryKey) === undefined) return;
      call(SetLocale, { body: { locale } }).then(
        () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
        () => undefined,
      );
    },
    [client],
  );
  return (
    <LanguageProvider preferred={me?.locale} onChoose={choose}>
      <KitProvider>
        <RouterProvider router={router} />
      </KitProvider>
    </LanguageProvider>
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Office />
      </QueryClientProvider>
    </StrictMode>,
  );
}
