import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { usersTexts } from '../../texts/users.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { NewUserSheet } from './NewUserSheet.tsx';
import { UserList } from './UserList.tsx';
import { UserSheet } from './UserSheet.tsx';
import { readUsersSearch, type UsersSearch } from './users-search.ts';
import './users.css';

type Change = { [K in keyof UsersSearch]?: UsersSearch[K] | undefined };

/** Administration of users. */
export function UsersPage() {
  const text = useText(usersTexts);
  const search = useSearch({ from: '/signed-in/users' });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const change = (part: Change) =>
    void navigate({ to: '/users', search: readUsersSearch({ ...search, ...part }), replace: true });
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <PageFrame title={text.title} note={text.note} actions={add}>
      <UserList search={search} onChange={change} />
      {adding ? <NewUserSheet onClose={() => setAdding(false)} /> : null}
      {search.open === undefined ? null : (
        <UserSheet id={search.open} onClose={() => change({ open: undefined })} />
      )}
    </PageFrame>
  );
}
