import { useState } from 'react';
import { ApiRefusal } from '../../ui/client.ts';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { Banner, Field } from '../kit/Kit.tsx';
import { changeFirstPassword, signIn, signInByCode, usePhone } from '../phone.ts';
import { words } from '../texts/words.ts';

type Step = 'password' | 'code' | 'own_password';

function useWhy(error: unknown): string | undefined {
  const text = useText(words);
  if (error === null) return undefined;
  if (!(error instanceof ApiRefusal)) return text.noNetworkToSignIn;
  if (error.code === 'field.not_a_technician') return text.notTechnician;
  if (error.code === 'session.second_factor_must_be_set_up' || error.code === 'session.second_factor_needed')
    return text.factorInOffice;
  if (error.code === 'sign_in.wait') return error.detail;
  if (error.status === 429) return text.tooMany;
  if (error.fields.length > 0) return error.fields.map(({ message }) => message).join(' · ');
  if (error.code === 'sign_in.refused') return text.wrong;
  return error.detail || text.failed;
}

function PasswordFields({ why }: { why: string | undefined }) {
  const text = useText(words);
  return (
    <>
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
    </>
  );
}

function CodeField({ why, recovery }: { why: string | undefined; recovery: boolean }) {
  const text = useText(words);
  return (
    <Field label={recovery ? text.recoveryCode : text.code} error={why}>
      {(id) => (
        <input
          id={id}
          key={recovery ? 'recovery' : 'code'}
          name="code"
          required
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={recovery ? 20 : 6}
          autoComplete="one-time-code"
        />
      )}
    </Field>
  );
}

function OwnPasswordFields({ why }: { why: string | undefined }) {
  const text = useText(words);
  return (
    <>
      <p>{text.ownPasswordHint}</p>
      <Field label={text.newPassword} error={why}>
        {(id) => <input id={id} name="next" type="password" required autoComplete="new-password" />}
      </Field>
    </>
  );
}

/** Name and password, then what the server still asks for: a code, or an own password in the place of the first one. */
export function SignInScreen() {
  const text = useText(words);
  const { locale, setLocale } = useLanguage();
  const { ended } = usePhone();
  const [step, setStep] = useState<Step>('password');
  const [recovery, setRecovery] = useState(false);
  const [first, setFirst] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const why = useWhy(error);
  const send = async (form: FormData): Promise<Step | 'in'> => {
    const given = (name: string) => String(form.get(name) ?? '');
    if (step === 'code') return signInByCode(given('code').trim(), recovery);
    if (step === 'own_password') return changeFirstPassword(first, given('next'));
    setFirst(given('password'));
    return signIn(given('username').trim(), given('password'));
  };
  const startAnew = () => {
    setStep('password');
    setError(null);
  };
  const enter = async (form: FormData) => {
    setBusy(true);
    setError(null);
    try {
      const next = await send(form);
      if (next !== 'in') setStep(next);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
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
      {ended && step === 'password' ? <Banner tone="amber">{text.ended}</Banner> : null}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter(new FormData(event.currentTarget));
        }}
      >
        {step === 'password' ? <PasswordFields why={why} /> : null}
        {step === 'code' ? <CodeField why={why} recovery={recovery} /> : null}
        {step === 'own_password' ? <OwnPasswordFields why={why} /> : null}
        <button type="submit" className="big" disabled={busy}>
          {step === 'own_password' ? text.saveAndEnter : text.signIn}
        </button>
        {step === 'code' ? (
          <>
            <button type="button" className="link" onClick={() => setRecovery(!recovery)}>
              {recovery ? text.useCode : text.useRecovery}
            </button>
            <button type="button" className="link" onClick={startAnew}>
              {text.back}
            </button>
          </>
        ) : null}
      </form>
    </main>
  );
}
