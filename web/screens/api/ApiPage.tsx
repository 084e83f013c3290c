import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { callPlain } from '../../../ui/client.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { apiTexts } from '../../texts/api.ts';
import { groupNames, operationNames } from '../../texts/api-operations.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { OperationItem } from './OperationItem.tsx';
import { type Description, fieldNames, groupsOf, type Operation, operationsOf } from './openapi.ts';
import './api.css';

const ADDRESS = '/api/openapi.json';

/** What the search looks through, in both languages. */
const wordsOf = (operation: Operation): string =>
  [
    operation.key,
    operation.summary,
    operationNames[operation.key] ?? '',
    groupNames[operation.group] ?? '',
    operation.permission ?? '',
    ...operation.parameters.map((parameter) => parameter.name),
    ...fieldNames(operation.body),
    ...fieldNames(operation.answer),
  ]
    .join(' ')
    .toLowerCase();

function Rules() {
  const { rules, basics } = useText(apiTexts);
  const narrow = useNarrow();
  const lines = [
    [rules.signIn, rules.signInText],
    [rules.errors, rules.errorsText],
    [rules.once, rules.onceText],
    [rules.version, rules.versionText],
    [rules.money, rules.moneyText],
    [rules.live, rules.liveText],
  ];
  return (
    <details className="api-rules" open={!narrow}>
      <summary>{basics}</summary>
      <dl className="facts">
        {lines.map(([title, line]) => (
          <div key={title} className="api-rule">
            <dt>{title}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Groups({ groups }: { groups: [string, Operation[]][] }) {
  const text = useText(apiTexts);
  const { locale } = useLanguage();
  const nameOf = (group: string) => (locale === 'en' ? group : (groupNames[group] ?? group));
  return (
    <div className="api-columns">
      <nav className="api-groups" aria-label={text.groups}>
        {groups.map(([group, operations]) => (
          <a key={group} href={`#group-${group}`}>
            {nameOf(group)} <span className="faint figures">{operations.length}</span>
          </a>
        ))}
      </nav>
      <div className="api-list">
        {groups.map(([group, operations]) => (
          <section key={group} id={`group-${group}`} className="page-section">
            <h2>{nameOf(group)}</h2>
            <div className="sheet-of-rows">
              {operations.map((operation) => (
                <OperationItem key={operation.key} operation={operation} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

function Operations({ description }: { description: Description }) {
  const text = useText(apiTexts);
  const [find, setFind] = useState('');
  const wanted = useDeferredValue(find.trim().toLowerCase());
  const all = useMemo(
    () => operationsOf(description).map((operation) => ({ operation, words: wordsOf(operation) })),
    [description],
  );
  const found = useMemo(
    () => all.filter(({ words }) => words.includes(wanted)).map(({ operation }) => operation),
    [all, wanted],
  );
  return (
    <>
      <div className="api-find">
        <Input.Search
          aria-label={text.find}
          placeholder={text.find}
          allowClear
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <span className="faint figures">{text.count(found.length)}</span>
      </div>
      {wanted === '' ? <Rules /> : null}
      {found.length === 0 ? (
        <EmptyState title={text.noneFound} action={<Button onClick={() => setFind('')}>{text.clear}</Button>}>
          {text.noneFoundHint}
        </EmptyState>
      ) : (
        <Groups groups={groupsOf(found)} />
      )}
    </>
  );
}

/** The API as the server describes it, to read: what may be asked, who may, which fields. */
export function ApiPage() {
  const text = useText(apiTexts);
  const { data, error, refetch } = useQuery({
    queryKey: [ADDRESS],
    queryFn: ({ signal }) => callPlain<Description>(ADDRESS, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={
        <a href={ADDRESS} target="_blank" rel="noreferrer">
          {text.download}
        </a>
      }
    >
      {data === undefined ? <SkeletonRows rows={10} /> : <Operations description={data} />}
    </PageFrame>
  );
}
