import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ApiRefusal, callPlain } from '../../../ui/client.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { signIn } from '../../session.ts';
import { shellTexts, signInTexts } from '../../texts/shell.ts';
import './sign-in.css';

type DemoAccount = { username: string; password: string; name: string; position: { zh: string; en: string } };
type Entry = { username: string; password: string };

const useDemoAccounts = () =>
  useQuery({
    queryKey: ['/api/demo-accounts'],
    queryFn: ({ signal }) => callPlain<DemoAccount[]>('/api/demo-accounts', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

function useRefusalText(error: unknown): string {
  const text = useText(signInTexts);
  const other = useErrorText(error);
  if (!(error instanceof ApiRefusal)) return other;
  if (error.status === 429) return text.tooMany;
  return error.status === 401 || error.status === 400 || error.status === 422 ? text.wrong : other;
}

function DemoAccounts({ busy, onChoose }: { busy: boolean; onChoose: (entry: Entry) => void }) {
  const text = useText(signInTexts);
  const named = useNamed();
  const { data } = useDemoAccounts();
  if (!Array.isArray(data) || data.length === 0) return null;
  return (
    <section className="demo-accounts" aria-label={text.demo}>
      <h2>{text.demo}</h2>
      <p className="soft">{text.demoHint}</p>
      <ul>
        {data.map((account) => (
          <li key={account.username}>
            <button type="button" disabled={busy} onClick={() => onChoose(account)}>
              <strong>{named(account.position)}</strong>
              <span className="soft">{account.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only an address of this product; `//elsewhere` and full addresses lead home. */
const safeTarget = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');

export function SignInPage() {
  const text = useText(signInTexts);
  const shell = useText(shellTexts);
  const { locale, setLocale } = useLanguage();
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const refusal = useRefusalText(error);
  const enter = async ({ username, password }: Entry) => {
    setBusy(true);
    setError(null);
    try {
      await signIn(username.trim(), password);
      await navigate({ href: safeTarget(to), replace: true });
      await router.invalidate();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/mark.svg" alt="" width="36" height="36" />
          <div>
            <h1>{shell.product}</h1>
            <p className="soft">{text.lead}</p>
          </div>
          <Button type="text" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {text.other}
          </Button>
        </header>
        <Form<Entry>
          layout="vertical"
          requiredMark={false}
          disabled={busy}
          onFinish={(entry) => void enter(entry)}
        >
          <Form.Item
            name="username"
            label={text.username}
            rules={[{ required: true, message: text.needUsername }]}
          >
            <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={text.password}
            rules={[{ required: true, message: text.needPassword }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {error === null ? null : (
            <p className="sign-in-error" role="alert">
              {refusal}
            </p>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {text.submit}
          </Button>
        </Form>
        <DemoAccounts busy={busy} onChoose={(entry) => void enter(entry)} />
      </div>
    </main>
  );
}
