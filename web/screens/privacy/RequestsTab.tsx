import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import {
  ListRequests,
  type RequestKind,
  type RequestLine,
  requestKinds,
} from '../../../domains/privacy/requests.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { askedBy } from '../../texts/consents.ts';
import {
  requestKindNames,
  requestStateNames,
  requestsTexts,
  stepNames,
} from '../../texts/person-requests.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { ReceiveSheet } from '../../widgets/privacy/ReceiveSheet.tsx';
import { RowList } from './RowList.tsx';
import { TermsSheet } from './TermsSheet.tsx';

type State = 'open' | 'ended';

function useRequests(state: State, kind: RequestKind | undefined) {
  const query = { state, ...(kind === undefined ? {} : { kind }) };
  const pages = useInfiniteQuery({
    queryKey: [ListRequests.path, query, { paged: true }],
    queryFn: ({ pageParam, signal }): Promise<OutputOf<typeof ListRequests>> =>
      call(ListRequests, { query: pageParam === '' ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const answers = pages.data?.pages ?? [];
  return { pages, rows: answers.flatMap(({ requests }) => requests), first: answers[0] };
}

/** Until when a request is answered; red once it is late. */
export function DueMark({ request }: { request: RequestLine }) {
  const text = useText(requestsTexts);
  if (request.doneAt !== null)
    return <span className="tag">{request.isLate ? text.lateEnd : text.onTime}</span>;
  return request.isLate ? (
    <span className="tag tag-red">{text.late}</span>
  ) : (
    <span className="soft figures">{text.due(shortTime(request.dueAt))}</span>
  );
}

function Row({ request }: { request: RequestLine }) {
  const words = useWords();
  return (
    <li className="privacy-request">
      <div>
        <span className="tag">{words.of(requestKindNames, request.kind)}</span>{' '}
        <Link to="/privacy" search={{ tab: 'requests', open: String(request.id) }}>
          <span className="figures">{request.number}</span> {request.maskedName}
        </Link>
      </div>
      <span>
        {request.next === null
          ? words.of(requestStateNames, request.state)
          : words.of(stepNames, request.next)}
      </span>
      <DueMark request={request} />
      <span className="soft figures">
        {words.of(askedBy, request.channel)} {shortTime(request.receivedAt)}
      </span>
    </li>
  );
}

function Bar(props: {
  state: State;
  kind: RequestKind | undefined;
  onState: (state: State) => void;
  onKind: (kind: RequestKind | undefined) => void;
  onReceive: (() => void) | undefined;
}) {
  const text = useText(requestsTexts);
  const words = useWords();
  return (
    <div className="privacy-bar">
      <Tabs
        label={text.states}
        value={props.state}
        items={(['open', 'ended'] as const).map((key) => ({ key, label: text[key] }))}
        onChange={props.onState}
      />
      <span className="privacy-acts">
        <Select
          aria-label={text.kind}
          className="privacy-kind"
          value={props.kind ?? 'any'}
          options={[
            { value: 'any', label: text.anyKind },
            ...requestKinds.map((value) => ({ value, label: words.of(requestKindNames, value) })),
          ]}
          onChange={(value) => props.onKind(value === 'any' ? undefined : (value as RequestKind))}
        />
        {props.onReceive === undefined ? null : (
          <Button type="primary" onClick={props.onReceive}>
            {text.receive}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Requests of persons, those due first on top. */
export function RequestsTab() {
  const text = useText(requestsTexts);
  const client = useQueryClient();
  const mayReceive = useRight('privacy:receive');
  const [part, setPart] = useSearchKey('part');
  const [code, setCode] = useSearchKey('code');
  const [doing, setDoing] = useState<'receive' | 'terms' | null>(null);
  const state: State = part === 'ended' ? 'ended' : 'open';
  const kind = requestKinds.find((known) => known === code);
  const { pages, rows, first } = useRequests(state, kind);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const close = () => setDoing(null);
  const receive = mayReceive ? () => setDoing('receive') : undefined;
  return (
    <>
      <Bar
        state={state}
        kind={kind}
        onState={(next) => setPart(next === 'open' ? undefined : next)}
        onKind={setCode}
        onReceive={receive}
      />
      <Answered answer={pages} waiting={<SkeletonRows rows={4} height={48} />}>
        {() => (
          <RowList
            rows={rows}
            empty={
              <EmptyState title={state === 'open' ? text.none : text.noneEnded}>{text.noneHint}</EmptyState>
            }
          >
            {(one) => <Row key={one.id} request={one} />}
          </RowList>
        )}
      </Answered>
      {hasNextPage ? (
        <p>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
      {first === undefined ? null : (
        <p className="faint">
          {text.terms(first.terms.days, first.terms.warnDays)}{' '}
          {first.may.manage ? (
            <Button size="small" type="link" onClick={() => setDoing('terms')}>
              {text.changeTerms}
            </Button>
          ) : null}
        </p>
      )}
      {doing === 'receive' ? (
        <ReceiveSheet
          onDone={() => void client.invalidateQueries({ queryKey: [ListRequests.path] })}
          onClose={close}
        />
      ) : null}
      {doing === 'terms' && first !== undefined ? <TermsSheet terms={first.terms} onClose={close} /> : null}
    </>
  );
}
