import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { sendCode } from '../../../ui/send-sign-in.ts';
import { enterByPasskey, passkeysWork } from '../../../ui/sign-in.ts';
import { accountTexts } from '../../texts/account.ts';
import { Field } from '../frame/Field.tsx';
import { EnterForm } from './EnterForm.tsx';

type Ways = { authenticator: boolean; passkey: boolean };

/** Asks for the second factor: six digits, a recovery code or a passkey of this device. */
export function CodeForm({ ways, onDone }: { ways: Ways; onDone: () => void }) {
  const text = useText(accountTexts);
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const line = useErrorText(error);
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      onDone();
    } catch (failure) {
      setError(failure);
      setCode('');
    }
    setBusy(false);
  };
  const submit = () => {
    if (code.trim() !== '') void attempt(() => sendCode(code.trim(), recovery));
  };
  return (
    <EnterForm onSubmit={submit}>
      {ways.authenticator ? (
        <>
          <Field label={recovery ? text.recoveryCode : text.code} error={error === null ? undefined : line}>
            {(id) => (
              <Input
                id={id}
                size="large"
                autoFocus
                className="mono"
                autoComplete="one-time-code"
                inputMode={recovery ? 'text' : 'numeric'}
                maxLength={recovery ? 20 : 6}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <Button type="primary" size="large" block loading={busy} onClick={submit}>
            {text.verify}
          </Button>
          <Button type="link" onClick={() => setRecovery(!recovery)}>
            {recovery ? text.useAuthenticator : text.useRecovery}
          </Button>
        </>
      ) : null}
      {ways.passkey && passkeysWork() ? (
        <Button
          size="large"
          block
          disabled={busy}
          type={ways.authenticator ? 'default' : 'primary'}
          onClick={() => void attempt(enterByPasskey)}
        >
          {text.usePasskey}
        </Button>
      ) : null}
      {!ways.authenticator && error !== null ? (
        <p className="field-error" role="alert">
          {line}
        </p>
      ) : null}
    </EnterForm>
  );
}
