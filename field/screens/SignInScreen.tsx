import { useState } from 'react';
import { ApiRefusal } from '../../ui/client.ts';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { Banner, Field } from '../kit/Kit.tsx';
import { signIn, usePhone } from '../phone.ts';
import { words } from '../texts/words.ts';

function useWhy(error: unknown): string | undefined {
  const text = useText(words);
  if (error === null) return undefined;
  if (!(error instanceof ApiRefusal)) return text.noNetworkToSignIn;
  if (error.code === 'field.not_a_technician') return text.notTechnician;
  if (error.status === 429) return text.tooMany;
  return error.status < 500 ? text.wrong : error.detail || text.failed;
}

export function SignInScreen() {
  const text = useText(words);
  const { locale, setLocale } = useLanguage();
  const { ended } = usePhone();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const why = useWhy(error);
  const enter = async (form: FormData) => {
    setBusy(true);
    setError(null);
    try {
      await signIn(String(form.get('username')).trim(), String(form.get('password')));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <header>
        <img src="/field/mark.svg" alt="" width="48" height="48" />
        <h1>{text.product}</h1>
        <button type="button" className="link" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
          {text.other}
        </button>
      </header>
      {ended ? <Banner tone="amber">{text.ended}</Banner> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter(new FormData(event.currentTarget));
        }}
      >
        <Field label={text.username}>
          {(id) => (
            <input
              id={id}
              name="username"
              required
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={text.password} error={why}>
          {(id) => <input id={id} name="password" type="password" required autoComplete="current-password" />}
        </Field>
        <button type="submit" className="big" disabled={busy}>
          {text.signIn}
        </button>
      </form>
    </main>
  );
}
