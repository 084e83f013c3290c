import { App, Button } from 'antd';
import { useState } from 'react';
import { EndUserSessions, GetUser, type UserRow } from '../../../domains/identity/users.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { regionName } from '../../texts/regions.ts';
import { usersTexts } from '../../texts/users.ts';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type ActName, ActSheet, lastDayOf, useRefreshUsers } from './ActSheet.tsx';
import { UserMarks } from './UserList.tsx';

function Facts({ user }: { user: UserRow }) {
  const text = useText(usersTexts);
  const named = useNamed();
  const { locale } = useLanguage();
  const rows: [string, string][] = [
    [text.username, user.username],
    [text.workNumber, user.workNumber],
    [text.position, named(user.positionName)],
    [text.department, named(user.departmentName)],
    [text.region, regionName(user.region, locale)],
    [text.superior, user.superior?.name ?? ''],
    [text.scope, text.scopes[user.scope]],
    [text.columns.seen, user.lastSeenAt === null ? text.never : shortTime(user.lastSeenAt)],
    [text.endsAt, lastDayOf(user)],
    [text.acts.link, user.singleSignOn ?? ''],
  ];
  return (
    <dl className="user-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function actsFor(user: UserRow): ActName[] {
  const end = user.service ? [] : (['end'] as const);
  if (!user.active) return ['enable', ...end];
  return [
    'move',
    ...(user.passwordState === 'none' ? [] : (['password'] as const)),
    ...(user.secondFactor ? (['factor'] as const) : []),
    ...(user.service ? [] : (['link'] as const)),
    ...end,
    'disable',
  ];
}

function Acts({ user, onAct }: { user: UserRow; onAct: (act: ActName) => void }) {
  const text = useText(usersTexts);
  const { message } = App.useApp();
  const refresh = useRefreshUsers();
  const ending = useSend(EndUserSessions);
  const me = useMe();
  if (me.id === user.id) return <p className="soft">{text.oneself}</p>;
  const end = () =>
    ending.mutate(
      { params: { id: user.id } },
      {
        onSuccess: ({ ended }) => {
          void message.success(text.ended(ended));
          refresh();
        },
      },
    );
  return (
    <div className="account-buttons">
      {actsFor(user).map((act) => (
        <Button key={act} danger={act === 'disable'} onClick={() => onAct(act)}>
          {text.acts[act]}
        </Button>
      ))}
      {user.sessions > 0 ? (
        <Button loading={ending.isPending} onClick={end}>
          {text.acts.sessions}
        </Button>
      ) : null}
    </div>
  );
}

const nameOfFact = (names: Record<string, string>, type: string): string => names[type] ?? type;

/** One user: place, sign-in, what may be done, and what was done. */
export function UserSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText(usersTexts);
  const [act, setAct] = useState<ActName | null>(null);
  const { data, error, refetch } = useAnswer(GetUser, { params: { id } });
  if (data !== undefined && act !== null)
    return <ActSheet user={data.user} act={act} onClose={() => setAct(null)} />;
  return (
    <SideSheet title={data?.user.name ?? ''} onClose={onClose}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonBlock height={280} /> : null}
      {data === undefined ? null : (
        <>
          <UserMarks user={data.user} />
          <Facts user={data.user} />
          <Acts user={data.user} onAct={setAct} />
          <h3>{text.history}</h3>
          {data.facts.length === 0 ? <p className="soft">{text.noHistory}</p> : null}
          <ol className="user-history">
            {data.facts.map((fact) => (
              <li key={`${fact.at}${fact.type}`}>
                <span className="faint figures">{shortTime(fact.at)}</span>{' '}
                {nameOfFact(text.facts, fact.type)} <span className="soft">{fact.by}</span>
                {fact.reason === null ? null : <p className="soft">{fact.reason}</p>}
              </li>
            ))}
          </ol>
        </>
      )}
    </SideSheet>
  );
}
