import { App, Button } from 'antd';
import { type Account, EndOtherSessions, EndSession } from '../../../domains/identity/account.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { accountTexts } from '../../texts/account.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { deviceName } from './device-name.ts';
import { useRefreshAccount } from './use-refresh.ts';

type One = Account['sessions'][number];

function Device({ one, onEnd }: { one: One; onEnd: () => void }) {
  const text = useText(accountTexts);
  return (
    <li className="account-row">
      <div>
        <strong>{deviceName(one.device, text.weChat) ?? text.unknownDevice}</strong>{' '}
        {one.current ? <span className="tag tag-chosen">{text.thisDevice}</span> : null}
        <p className="soft">
          {one.kind === 'field' ? text.field : text.office} · {text.way[one.way]} ·{' '}
          <span className="figures">{one.address}</span>
        </p>
        <p className="faint figures">
          {text.seen(shortTime(one.seenAt))} · {text.ends(shortTime(one.endsAt))}
        </p>
      </div>
      {one.current ? null : <Button onClick={onEnd}>{text.end}</Button>}
    </li>
  );
}

/** Where the person is signed in; each but this one can be ended. */
export function SessionsPart({ account }: { account: Account }) {
  const text = useText(accountTexts);
  const { message } = App.useApp();
  const refresh = useRefreshAccount();
  const [one, others] = [useSend(EndSession), useSend(EndOtherSessions)];
  const done = {
    onSuccess: ({ ended }: { ended: number }) => {
      void message.success(text.ended(ended));
      refresh();
    },
    onError: () => refresh(),
  };
  const several = account.sessions.length > 1;
  return (
    <Section title={text.devices} note={several ? text.devicesNote : text.onlyThis}>
      <ul className="account-list">
        {account.sessions.map((session) => (
          <Device
            key={session.id}
            one={session}
            onEnd={() => one.mutate({ params: { id: session.id } }, done)}
          />
        ))}
      </ul>
      {several ? (
        <div>
          <Button loading={others.isPending} onClick={() => others.mutate({}, done)}>
            {text.endOthers}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
