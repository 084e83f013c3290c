import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type Account, GetAccount } from '../../../domains/identity/account.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { ApiRefusal } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { passkeysWork } from '../../../ui/sign-in.ts';
import { meQuery, signOut } from '../../session.ts';
import { accountTexts } from '../../texts/account.ts';
import { AuthenticatorSetUp } from '../../widgets/account/AuthenticatorSetUp.tsx';
import { CodeForm } from '../../widgets/account/CodeForm.tsx';
import { PasswordForm } from '../../widgets/account/PasswordForm.tsx';
import { SignInFrame } from '../sign-in/SignInFrame.tsx';
import { safeTarget } from '../sign-in/safe-target.ts';
import { PasskeyForm } from './FactorsPart.tsx';

type StepProps = { account: Account; onDone: () => void };

function Step({ account, onDone }: StepProps) {
  const text = useText(accountTexts);
  const { authenticator, passkeys } = account.secondFactor;
  if (account.hold === 'session.password_must_change') {
    return (
      <>
        <p>{text.mustChange}</p>
        <PasswordForm username={account.username} least={account.password.least} onDone={onDone} />
      </>
    );
  }
  if (account.hold === 'session.second_factor_needed') {
    return (
      <>
        <p>{text.mustVerify}</p>
        <CodeForm ways={{ authenticator, passkey: passkeys.length > 0 }} onDone={onDone} />
      </>
    );
  }
  return (
    <>
      <p>{text.mustSetUp}</p>
      {account.password.state === 'none' ? null : <AuthenticatorSetUp onDone={onDone} />}
      {passkeysWork() ? <PasskeyForm onDone={onDone} /> : null}
    </>
  );
}

/** What is still missing before the product opens: the own password, the second factor, the right network. */
export function SecurePage() {
  const text = useText(accountTexts);
  const { to } = useSearch({ from: '/secure' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { data, error, refetch } = useAnswer(GetAccount, {});
  const elsewhere = error instanceof ApiRefusal && error.code === 'session.address_not_allowed';
  const onDone = async () => {
    const { data: account } = await refetch();
    if (account === undefined || account.hold !== null) return;
    client.removeQueries({ queryKey: meQuery.queryKey });
    await navigate({ href: safeTarget(to), replace: true });
    await router.invalidate();
  };
  return (
    <SignInFrame title={text.secureTitle}>
      <div className="secure-steps">
        {elsewhere ? (
          <>
            <p>{text.notHere}</p>
            <Button onClick={() => void refetch()}>{text.retry}</Button>
          </>
        ) : null}
        {error && !elsewhere ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <SkeletonBlock height={240} /> : null}
        {data !== undefined && data.hold !== null ? (
          <Step account={data} onDone={() => void onDone()} />
        ) : null}
        {data !== undefined && data.hold === null ? (
          <Button type="primary" onClick={() => void onDone()}>
            {text.next_}
          </Button>
        ) : null}
        <Button type="link" onClick={() => void signOut()}>
          {text.otherAccount}
        </Button>
      </div>
    </SignInFrame>
  );
}
