import { App, Button } from 'antd';
import { useState } from 'react';
import { type Account, GetAccount } from '../../../domains/identity/account.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { longTime } from '../../../ui/time.tsx';
import { accountTexts } from '../../texts/account.ts';
import { FreshProof } from '../../widgets/account/FreshProof.tsx';
import { PasswordForm } from '../../widgets/account/PasswordForm.tsx';
import { PageFrame, Section } from '../../widgets/frame/PageFrame.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { EntriesPart } from './EntriesPart.tsx';
import { FactorsPart } from './FactorsPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';
import { useRefreshAccount } from './use-refresh.ts';
import './account-page.css';

function PasswordPart({ account }: { account: Account }) {
  const text = useText(accountTexts);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const refresh = useRefreshAccount();
  const [open, setOpen] = useState(false);
  const { state, changedAt, least } = account.password;
  const when =
    changedAt === null ? text.passwordNeverChanged : text.passwordChanged(longTime(changedAt, locale));
  const lines = {
    initial: text.passwordInitial,
    demo: text.passwordDemo,
    none: text.passwordNone,
    own: when,
  };
  return (
    <Section title={text.password}>
      <div className="account-row">
        <p className={state === 'initial' ? 'amber' : 'soft'}>{lines[state]}</p>
        {state === 'none' ? null : <Button onClick={() => setOpen(true)}>{text.change}</Button>}
      </div>
      {open ? (
        <SideSheet title={text.change} onClose={() => setOpen(false)}>
          <PasswordForm
            username={account.username}
            least={least}
            onDone={(ended) => {
              void message.success(text.changed(ended));
              setOpen(false);
              refresh();
            }}
          />
        </SideSheet>
      ) : null}
    </Section>
  );
}

/** The own sign-in: password, second factor, devices, latest entries. */
export function AccountPage() {
  const text = useText(accountTexts);
  const { data, error, refetch } = useAnswer(GetAccount, {});
  return (
    <PageFrame title={text.title} note={text.note}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonBlock height={320} /> : null}
      {data === undefined ? null : (
        <div className="account-parts">
          <FreshProof />
          <PasswordPart account={data} />
          <FactorsPart account={data} />
          <SessionsPart account={data} />
          <EntriesPart account={data} />
        </div>
      )}
    </PageFrame>
  );
}
