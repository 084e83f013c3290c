import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { type ApiKey, ListKeys, RevokeKey } from '../../../domains/identity/keys.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useLanguage, useNamed, useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { permissionNames } from '../../texts/organisation.ts';
import { regionName } from '../../texts/regions.ts';
import { keysTexts } from '../../texts/users.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { NewKeySheet } from './NewKeySheet.tsx';
import './keys.css';

function Scopes({ scopes }: { scopes: string[] }) {
  const text = useText(keysTexts);
  const words = useWords();
  const named = useNamed();
  const names = scopes.map((scope) => named(permissionNames[scope as keyof typeof permissionNames]) || scope);
  return (
    <details>
      <summary>{text.count(scopes.length)}</summary>
      <span className="soft">{words.list(names)}</span>
    </details>
  );
}

function Row({ one, onRevoke }: { one: ApiKey; onRevoke: () => void }) {
  const text = useText(keysTexts);
  const { locale } = useLanguage();
  const valid = one.state === 'valid';
  return (
    <tr className={valid ? '' : 'key-over'}>
      <th scope="row">
        {one.name} {valid ? null : <span className="tag">{text.state[one.state]}</span>}
        <br />
        <span className="faint mono">{one.prefix}…</span>
      </th>
      <td className="keys-more">{one.owner.name}</td>
      <td className="keys-more">
        <Scopes scopes={one.scopes} />
        <span className="faint">
          {one.region === null ? text.everywhere : regionName(one.region, locale)}
        </span>
      </td>
      <td className="figures">
        {one.lastUsedAt === null ? <span className="faint">{text.never}</span> : shortTime(one.lastUsedAt)}
        <br />
        <span className="faint">{one.lastAddress ?? ''}</span>
      </td>
      <td className="figures tight keys-more">{shortTime(one.expiresAt)}</td>
      <td className="tight">
        {valid ? (
          <Popconfirm
            title={text.revokeAsk}
            okText={text.revoke}
            okButtonProps={{ danger: true }}
            onConfirm={onRevoke}
          >
            <Button size="small">{text.revoke}</Button>
          </Popconfirm>
        ) : null}
      </td>
    </tr>
  );
}

function Table({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (id: string) => void }) {
  const { columns } = useText(keysTexts);
  const more = { className: 'keys-more' };
  const heads: [string, object][] = [
    [columns.name, {}],
    [columns.owner, more],
    [columns.scopes, more],
    [columns.used, {}],
    [columns.ends, more],
  ];
  return (
    <div className="sheet-of-rows">
      <table className="rows-table keys-table">
        <thead>
          <tr>
            {heads.map(([name, look]) => (
              <th key={name} scope="col" {...look}>
                {name}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((one) => (
            <Row key={one.id} one={one} onRevoke={() => onRevoke(one.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Keys of other systems: what each may do, its last use, its end. */
export function KeysPage() {
  const text = useText(keysTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const revoking = useSend(RevokeKey);
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useAnswer(ListKeys, {});
  const refresh = () => void client.invalidateQueries({ queryKey: [ListKeys.path] });
  const revoke = (id: string) =>
    revoking.mutate(
      { params: { id } },
      {
        onSuccess: () => void message.success(text.revoked),
        onSettled: refresh,
      },
    );
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <PageFrame title={text.title} note={text.note} actions={add}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={4} height={56} /> : null}
      {data?.keys.length === 0 ? <EmptyState title={text.none}>{text.noneHint}</EmptyState> : null}
      {data === undefined || data.keys.length === 0 ? null : <Table keys={data.keys} onRevoke={revoke} />}
      {adding && data !== undefined ? (
        <NewKeySheet owners={data.owners} onMade={refresh} onClose={() => setAdding(false)} />
      ) : null}
    </PageFrame>
  );
}
