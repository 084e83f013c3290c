import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ApiRefusal, callPlain } from '../../../ui/client.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { sendPassword } from '../../../ui/send-sign-in.ts';
import { enterByPasskey, passkeysWork, singleSignOnAddress } from '../../../ui/sign-in.ts';
import { startAnew } from '../../session.ts';
import { signInTexts } from '../../texts/shell.ts';
import { CodeForm } from '../../widgets/account/CodeForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { safeTarget } from './safe-target.ts';

type DemoAccount = { username: string; password: string; name: string; position: { zh: string; en: string } };
type Entry = { username: string; password: string };

const useDemoAccounts = () =>
  useQuery({
    queryKey: ['/api/demo-accounts'],
    queryFn: ({ signal }) => callPlain<DemoAccount[]>('/api/demo-accounts', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

const useWays = () =>
  useQuery({
    queryKey: ['/api/sign-in-ways'],
    queryFn: ({ signal }) => callPlain<{ singleSignOn: boolean }>('/api/sign-in-ways', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

function useRefusalText(error: unknown): string {
  const text = useText(signInTexts);
  const other = useErrorText(error);
  if (error instanceof Error && error.name === 'NotAllowedError') return text.passkeyCancelled;
  if (!(error instanceof ApiRefusal)) return other;
  if (error.code === 'sign_in.wait') return other;
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

type OtherWaysProps = { busy: boolean; onPasskey: () => void; onSingleSignOn: () => void };

function OtherWays({ busy, onPasskey, onSingleSignOn }: OtherWaysProps) {
  const text = useText(signInTexts);
  const { data } = useWays();
  return (
    <div className="other-ways">
      {data?.singleSignOn === true ? (
        <Button size="large" block disabled={busy} onClick={onSingleSignOn}>
          {text.singleSignOn}
        </Button>
      ) : null}
      {passkeysWork() ? (
        <Button size="large" block disabled={busy} onClick={onPasskey}>
          {text.passkey}
        </Button>
      ) : null}
    </div>
  );
}

function PasswordStep({
  busy,
  why,
  onEnter,
}: {
  busy: boolean;
  why: string;
  onEnter: (entry: Entry) => void;
}) {
  const text = useText(signInTexts);
  return (
    <Form<Entry> layout="vertical" requiredMark={false} disabled={busy} onFinish={onEnter}>
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
      {why === '' ? null : (
        <p className="sign-in-error" role="alert">
          {why}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {text.submit}
      </Button>
    </Form>
  );
}

export function SignInPage() {
  const text = useText(signInTexts);
  const { to, refused } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const refusal = useRefusalText(error);
  const inside = async () => {
    startAnew();
    await navigate({ href: safeTarget(to), replace: true });
    await router.invalidate();
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  const enter = ({ username, password }: Entry) =>
    attempt(async () => {
      if ((await sendPassword(username.trim(), password)) === 'code') setStep('code');
      else await inside();
    });
  if (step === 'code') {
    return (
      <SignInFrame title={text.secondStep}>
        <div className="secure-steps">
          <p>{text.secondStepHint}</p>
          <CodeForm ways={{ authenticator: true, passkey: true }} onDone={() => void inside()} />
          <Button type="link" onClick={() => setStep('password')}>
            {text.back}
          </Button>
        </div>
      </SignInFrame>
    );
  }
  const why = error === null ? (refused === undefined ? '' : text.notLinked) : refusal;
  return (
    <SignInFrame>
      <PasswordStep busy={busy} why={why} onEnter={(entry) => void enter(entry)} />
      <OtherWays
        busy={busy}
        onPasskey={() => void attempt(() => enterByPasskey().then(inside))}
        onSingleSignOn={() =>
          void attempt(async () => location.assign(await singleSignOnAddress(safeTarget(to))))
        }
      />
      <DemoAccounts busy={busy} onChoose={(entry) => void enter(entry)} />
    </SignInFrame>
  );
}
