import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { GetOrganisation } from '../../../domains/identity/identity.contract.ts';
import { ListUsers, type UserRow, userStates } from '../../../domains/identity/users.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { usersTexts } from '../../texts/users.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import type { UsersSearch } from './users-search.ts';

type Change = { [K in keyof UsersSearch]?: UsersSearch[K] | undefined };
type Props = { search: UsersSearch; onChange: (part: Change) => void };

function Filters({ search, onChange }: Props) {
  const text = useText(usersTexts);
  const named = useNamed();
  const { data } = useAnswer(GetOrganisation, {});
  return (
    <div className="users-filters">
      <Input.Search
        allowClear
        aria-label={text.find}
        placeholder={text.find}
        defaultValue={search.find ?? ''}
        onSearch={(find) => onChange({ find: find.trim() === '' ? undefined : find.trim() })}
      />
      <Select
        allowClear
        aria-label={text.position}
        placeholder={text.position}
        popupMatchSelectWidth={false}
        value={search.position ?? null}
        options={data?.positions.map(({ code, name }) => ({ value: code, label: named(name) })) ?? []}
        onChange={(position: string | null | undefined) => onChange({ position: position ?? undefined })}
      />
      <Select
        allowClear
        aria-label={text.state}
        placeholder={text.state}
        popupMatchSelectWidth={false}
        value={search.state ?? null}
        options={userStates.map((value) => ({ value, label: text.states[value] }))}
        onChange={(state: UsersSearch['state'] | null) => onChange({ state: state ?? undefined })}
      />
    </div>
  );
}

/** What stands out about an account, in a few marks. */
export function UserMarks({ user }: { user: UserRow }) {
  const text = useText(usersTexts);
  const marks: [string, string][] = [];
  if (!user.active) marks.push([text.inactive, 'tag']);
  if (user.service) marks.push([text.service, 'tag']);
  if (user.passwordState === 'initial') marks.push([text.initial, 'tag tag-amber']);
  if (user.disuseAnnouncedAt !== null && user.active) marks.push([text.willBeDisabled, 'tag tag-amber']);
  if (user.secondFactor) marks.push([text.factorOn, 'tag']);
  if (user.secondFactorRequired && !user.secondFactor) marks.push([text.factorMissing, 'tag tag-amber']);
  if (user.singleSignOn !== null) marks.push([text.singleSignOn, 'tag']);
  if (marks.length === 0) return null;
  return (
    <span className="user-marks">
      {marks.map(([label, look]) => (
        <span key={label} className={look}>
          {label}
        </span>
      ))}
    </span>
  );
}

function Row({ user, onOpen }: { user: UserRow; onOpen: () => void }) {
  const text = useText(usersTexts);
  const named = useNamed();
  return (
    <tr className={user.active ? '' : 'user-off'}>
      <th scope="row">
        <button type="button" className="user-open" onClick={onOpen}>
          {user.name}
        </button>{' '}
        <span className="soft">{user.username}</span>
        <br />
        <span className="faint figures">{user.workNumber}</span>
      </th>
      <td>
        {named(user.positionName)}
        <br />
        <span className="soft">{named(user.departmentName)}</span>
      </td>
      <td className="rows-more">
        <UserMarks user={user} />
      </td>
      <td className="rows-more figures tight">
        {user.lastSeenAt === null ? (
          <span className="faint">{text.never}</span>
        ) : (
          <ShortTime at={user.lastSeenAt} />
        )}
        <br />
        <span className="faint">{text.sessions(user.sessions)}</span>
      </td>
    </tr>
  );
}

const useUsers = ({ find, position, state }: UsersSearch) =>
  useInfiniteQuery({
    queryKey: [ListUsers.path, { find, position, state }],
    queryFn: ({ pageParam, signal }) =>
      call(ListUsers, { query: { find, position, state, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.users.at(-1)?.username : undefined),
  });

/** Users by user name with their sign-in, page by page. */
export function UserList({ search, onChange }: Props) {
  const text = useText(usersTexts);
  const { columns } = text;
  const answer = useUsers(search);
  const clear = (
    <Button onClick={() => onChange({ find: undefined, position: undefined, state: undefined })}>
      {text.clear}
    </Button>
  );
  return (
    <>
      <Filters search={search} onChange={onChange} />
      <RowsTable
        answer={answer}
        rows={answer.data?.pages.flatMap((page) => page.users)}
        none={[text.none, text.noneHint, clear]}
        columns={[columns.user, columns.position, columns.signIn, columns.seen]}
        more={[columns.signIn, columns.seen]}
        look="users-table"
      >
        {(user) => <Row key={user.id} user={user} onOpen={() => onChange({ open: user.id })} />}
      </RowsTable>
    </>
  );
}
