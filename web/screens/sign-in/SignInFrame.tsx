import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { shellTexts, signInTexts } from '../../texts/shell.ts';
import './sign-in.css';

/** The mark, the name and the choice of language above a step of the sign-in. */
export function SignInFrame({ title, children }: { title?: string; children: ReactNode }) {
  const text = useText(signInTexts);
  const shell = useText(shellTexts);
  const { locale, setLocale } = useLanguage();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/mark.svg" alt="" width="36" height="36" />
          <div>
            <h1>{title ?? shell.product}</h1>
            <p className="soft">{title === undefined ? text.lead : shell.product}</p>
          </div>
          <Button type="text" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {text.other}
          </Button>
        </header>
        {children}
      </div>
    </main>
  );
}
