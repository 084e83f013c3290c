import { App, Button, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { sendCode } from '../../../ui/send-sign-in.ts';
import { beginAuthenticator } from '../../../ui/sign-in.ts';
import { accountTexts } from '../../texts/account.ts';
import { Field } from '../frame/Field.tsx';
import { EnterForm } from './EnterForm.tsx';
import './account.css';

type Begun = { totpURI: string; backupCodes: string[] };

/** The recovery codes, shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard?.writeText(codes.join('\n'));
    void message.success(text.copied);
  };
  return (
    <div className="account-form">
      <h3>{text.recoveryTitle}</h3>
      <p className="soft">{text.recoveryHint}</p>
      <ul className="recovery-codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="account-buttons">
        <Button onClick={() => void copy()}>{text.copy}</Button>
        <Button type="primary" onClick={onDone}>
          {text.saved}
        </Button>
      </div>
    </div>
  );
}

function Scan({ begun, onCode }: { begun: Begun; onCode: (code: string) => void }) {
  const text = useText(accountTexts);
  const [code, setCode] = useState('');
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  const change = (value: string) => {
    const digits = value.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6) onCode(digits);
  };
  return (
    <>
      <p>{text.scan}</p>
      <div className="scan">
        <QRCode value={begun.totpURI} size={176} bordered={false} color="#000000" bgColor="#ffffff" />
        <p className="soft">
          {text.secret}
          <br />
          <span className="mono secret">{secret.replace(/(.{4})/g, '$1 ')}</span>
        </p>
      </div>
      <Field label={text.code}>
        {(id) => (
          <Input
            id={id}
            autoFocus
            className="mono"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}

/** Sets an authenticator up: the password, the picture to scan with a first code, then the recovery codes. */
export function AuthenticatorSetUp({ onDone }: { onDone: () => void }) {
  const text = useText(accountTexts);
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<Begun | null>(null);
  const [verified, setVerified] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const line = useErrorText(error);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    await work().catch(setError);
    setBusy(false);
  };
  if (begun !== null && verified) return <RecoveryCodes codes={begun.backupCodes} onDone={onDone} />;
  const begin = () => {
    if (begun === null && password !== '')
      void attempt(async () => setBegun(await beginAuthenticator(password)));
  };
  const verify = (code: string) =>
    void attempt(async () => {
      await sendCode(code, false);
      setVerified(true);
    });
  const failed =
    error === null ? null : (
      <p className="field-error" role="alert">
        {line}
      </p>
    );
  return (
    <EnterForm onSubmit={begin}>
      {begun === null ? (
        <>
          <p className="soft">{text.authenticatorHint}</p>
          <Field label={text.ownPassword}>
            {(id) => (
              <Input.Password
                id={id}
                autoFocus
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          {failed}
          <Button type="primary" loading={busy} onClick={begin}>
            {text.next_}
          </Button>
        </>
      ) : (
        <>
          <Scan begun={begun} onCode={verify} />
          {failed}
        </>
      )}
    </EnterForm>
  );
}
