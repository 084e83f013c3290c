import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useMe } from '../../session.ts';
import { usersTexts } from '../../texts/users.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { NewUserSheet } from './NewUserSheet.tsx';
import { SecurityTab } from './SecurityTab.tsx';
import { UserList } from './UserList.tsx';
import { UserSheet } from './UserSheet.tsx';
import { readUsersSearch, type UsersSearch } from './users-search.ts';
import './users.css';

type Change = { [K in keyof UsersSearch]?: UsersSearch[K] | undefined };

/** Administration of users, and how sign-in is treated. */
export function UsersPage() {
  const text = useText(usersTexts);
  const { rights } = useMe();
  const search = useSearch({ from: '/signed-in/users' });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const change = (part: Change) =>
    void navigate({ to: '/users', search: readUsersSearch({ ...search, ...part }), replace: true });
  const keys = [
    ...('users:manage' in rights ? (['users'] as const) : []),
    ...('security:manage' in rights ? (['security'] as const) : []),
  ];
  const tab = search.tab ?? keys[0] ?? 'users';
  const add =
    tab === 'users' ? (
      <Button type="primary" onClick={() => setAdding(true)}>
        {text.add}
      </Button>
    ) : undefined;
  return (
    <PageFrame title={text.title} note={text.note} actions={add}>
      {keys.length < 2 ? null : (
        <Tabs
          label={text.title}
          items={keys.map((key) => ({ key, label: text.tabs[key] }))}
          value={tab}
          onChange={(key) => change({ tab: key === 'security' ? 'security' : undefined, open: undefined })}
        />
      )}
      {tab === 'users' ? <UserList search={search} onChange={change} /> : <SecurityTab />}
      {adding ? <NewUserSheet onClose={() => setAdding(false)} /> : null}
      {tab === 'users' && search.open !== undefined ? (
        <UserSheet id={search.open} onClose={() => change({ open: undefined })} />
      ) : null}
    </PageFrame>
  );
}
