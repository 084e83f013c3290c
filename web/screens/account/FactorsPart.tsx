import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { type Account, RemovePasskey } from '../../../domains/identity/account.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { makePasskey, passkeysWork, removeAuthenticator, renewRecoveryCodes } from '../../../ui/sign-in.ts';
import { shortTime } from '../../../ui/time.tsx';
import { accountTexts } from '../../texts/account.ts';
import { AuthenticatorSetUp, RecoveryCodes } from '../../widgets/account/AuthenticatorSetUp.tsx';
import { EnterForm } from '../../widgets/account/EnterForm.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { useRefreshAccount } from './use-refresh.ts';

type Sheet = 'authenticator' | 'remove' | 'renew' | 'passkey' | null;

/** Asks for the own password before the authenticator goes or its recovery codes change. */
function PasswordAsked({ kind, onClose }: { kind: 'remove' | 'renew'; onClose: () => void }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async () => {
    if (busy || password === '') return;
    setBusy(true);
    setError(null);
    try {
      if (kind === 'renew') setCodes((await renewRecoveryCodes(password)).backupCodes);
      else {
        await removeAuthenticator(password);
        void message.success(text.factorRemoved);
        onClose();
      }
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const title = kind === 'renew' ? text.renew : `${text.remove} · ${text.authenticator}`;
  if (codes !== null) {
    return (
      <SideSheet title={title} onClose={onClose}>
        <RecoveryCodes codes={codes} onDone={onClose} />
      </SideSheet>
    );
  }
  return (
    <SideSheet
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      error={error}
      foot={
        <SheetFoot
          back={text.cancel}
          label={kind === 'remove' ? text.remove : text.renew}
          busy={busy}
          danger={kind === 'remove'}
          onClose={onClose}
        />
      }
    >
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
    </SideSheet>
  );
}

/** Makes a passkey on this device under a name. */
export function PasskeyForm({ onDone }: { onDone: () => void }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const line = useErrorText(error);
  const isOfServer = error !== null && (error as Error).name !== 'NotAllowedError';
  const submit = async () => {
    if (busy || name.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      await makePasskey(name.trim());
      void message.success(text.passkeyAdded);
      onDone();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <EnterForm onSubmit={() => void submit()}>
      <p className="soft">{text.passkeyHint}</p>
      <Field
        label={text.passkeyName}
        hint={text.passkeyNameHint}
        error={error === null ? undefined : isOfServer ? line : text.passkeyCancelled}
      >
        {(id) => (
          <Input id={id} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="primary" loading={busy} disabled={name.trim() === ''} onClick={() => void submit()}>
        {text.addPasskey}
      </Button>
    </EnterForm>
  );
}

function Passkeys({ account, onAdd }: { account: Account; onAdd: () => void }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const refresh = useRefreshAccount();
  const removing = useSend(RemovePasskey);
  const line = useErrorText(removing.error);
  const { passkeys } = account.secondFactor;
  const remove = (id: string) =>
    removing.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          void message.success(text.passkeyRemoved);
          refresh();
        },
        onError: () => refresh(),
      },
    );
  return (
    <li className="account-row">
      <div>
        <strong>{text.passkey}</strong>
        <p className="soft">{passkeysWork() ? text.passkeyHint : text.passkeyUnsupported}</p>
        <ul className="passkeys">
          {passkeys.map(({ id, name, lastUsedAt }) => (
            <li key={id}>
              <span>{name}</span>
              <span className="faint">
                {lastUsedAt === null ? text.passkeyNeverUsed : text.passkeyUsed(shortTime(lastUsedAt))}
              </span>
              <Popconfirm title={text.removePasskey(name)} onConfirm={() => remove(id)} okText={text.remove}>
                <Button size="small">{text.remove}</Button>
              </Popconfirm>
            </li>
          ))}
        </ul>
        {removing.error === null ? null : (
          <p className="field-error" role="alert">
            {line}
          </p>
        )}
      </div>
      <Button disabled={!passkeysWork() || !account.fresh} onClick={onAdd}>
        {text.addPasskey}
      </Button>
    </li>
  );
}

/** The second factors of the account: authenticator with recovery codes, and passkeys. */
export function FactorsPart({ account }: { account: Account }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const refresh = useRefreshAccount();
  const [sheet, setSheet] = useState<Sheet>(null);
  const { authenticator, required } = account.secondFactor;
  const close = () => {
    setSheet(null);
    refresh();
  };
  const buttons = authenticator ? (
    <div className="account-buttons">
      <Button disabled={!account.fresh} onClick={() => setSheet('renew')}>
        {text.renew}
      </Button>
      <Button disabled={!account.fresh} onClick={() => setSheet('remove')}>
        {text.remove}
      </Button>
    </div>
  ) : (
    <Button
      disabled={!account.fresh || account.password.state === 'none'}
      onClick={() => setSheet('authenticator')}
    >
      {text.setUp}
    </Button>
  );
  return (
    <Section title={text.secondFactor} note={required ? text.secondFactorRequired : text.secondFactorOffered}>
      <ul className="account-list">
        <li className="account-row">
          <div>
            <strong>{text.authenticator}</strong>{' '}
            <span className={authenticator ? 'tag tag-chosen' : 'tag'}>
              {authenticator ? text.on : text.off}
            </span>
            <p className="soft">{text.authenticatorHint}</p>
          </div>
          {buttons}
        </li>
        <Passkeys account={account} onAdd={() => setSheet('passkey')} />
      </ul>
      {sheet === 'authenticator' ? (
        <SideSheet title={text.authenticator} onClose={close}>
          <AuthenticatorSetUp
            onDone={() => {
              void message.success(text.factorAdded);
              close();
            }}
          />
        </SideSheet>
      ) : null}
      {sheet === 'passkey' ? (
        <SideSheet title={text.addPasskey} onClose={close}>
          <PasskeyForm onDone={close} />
        </SideSheet>
      ) : null}
      {sheet === 'remove' || sheet === 'renew' ? <PasswordAsked kind={sheet} onClose={close} /> : null}
    </Section>
  );
}
