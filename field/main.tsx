import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../ui/i18n.tsx';
import { show, start } from './phone.ts';
import { FieldApp } from './screens/FieldApp.tsx';
import { keepUpToDate } from './version.ts';
import './field.css';
import './screens/screens.css';
import './kit/kit.css';
import './forms/forms.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <FieldApp />
      </LanguageProvider>
    </StrictMode>,
  );
  start().catch(() => show({ phase: 'broken' }));
  void keepUpToDate();
}
