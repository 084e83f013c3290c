import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { consentAnswers, ListConsents } from '../../../domains/consents/consents.contract.ts';
import { purposeLines, purposesWith } from '../../../domains/consents/purposes.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { answerNames, askedBy, consentsTexts } from '../../texts/consents.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { CustomerPrivacy } from '../../widgets/privacy/CustomerPrivacy.tsx';
import { RowList } from './RowList.tsx';

type Page = OutputOf<typeof ListConsents>;
type Query = { purpose?: string; answer?: string };

function useConsents(query: Query) {
  const pages = useInfiniteQuery({
    queryKey: [ListConsents.path, query, { paged: true }],
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      call(ListConsents, {
        query: { ...(query as object), ...(pageParam === 0 ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const answers = pages.data?.pages ?? [];
  return { pages, rows: answers.flatMap(({ consents }) => consents), first: answers[0] };
}

const ASKED = purposesWith('consent', 'separate');

function Counts({ page }: { page: Page }) {
  const text = useText(consentsTexts);
  const words = useWords();
  return (
    <p className="privacy-counts">
      {page.agreed.map(({ purpose, persons }) => (
        <span key={purpose}>
          {words.say(purposeLines[purpose].name)} <strong className="figures">{text.persons(persons)}</strong>
        </span>
      ))}
      <span>{text.restrictedCount(page.restricted)}</span>
    </p>
  );
}

function Row({ consent, onOpen }: { consent: Page['consents'][number]; onOpen: () => void }) {
  const text = useText(consentsTexts);
  const words = useWords();
  const { purpose, answer, channel, noticeNumber, evidence, recordedBy } = consent;
  return (
    <li className="privacy-consent">
      <div>
        <Button type="link" size="small" className="privacy-name" onClick={onOpen}>
          {consent.maskedName}
        </Button>{' '}
        {words.say(purposeLines[purpose].name)}
      </div>
      <span>
        <span className="tag">{words.of(answerNames, answer)}</span>
      </span>
      <span className="soft">
        {[
          words.of(askedBy, channel),
          noticeNumber === null ? '' : text.under(noticeNumber),
          evidence,
          recordedBy === null ? '' : text.by(recordedBy),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="soft figures">{shortTime(consent.at)}</span>
    </li>
  );
}

/** What persons agreed to, refused and withdrew, newest first; a row opens the customer. */
export function ConsentsTab() {
  const text = useText(consentsTexts);
  const words = useWords();
  const [part, setPart] = useSearchKey('part');
  const [code, setCode] = useSearchKey('code');
  const [customer, setCustomer] = useState<number | null>(null);
  const answer = consentAnswers.find((known) => known === part);
  const purpose = ASKED.find((known) => known === code);
  const query = { ...(purpose ? { purpose } : {}), ...(answer ? { answer } : {}) };
  const { pages, rows, first } = useConsents(query);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return (
    <>
      <div className="privacy-acts">
        <Select
          aria-label={text.anyPurpose}
          className="privacy-kind"
          value={purpose ?? 'any'}
          options={[
            { value: 'any', label: text.anyPurpose },
            ...ASKED.map((value) => ({ value, label: words.say(purposeLines[value].name) })),
          ]}
          onChange={(value) => setCode(value === 'any' ? undefined : value)}
        />
        <Select
          aria-label={text.answers}
          className="privacy-kind"
          value={answer ?? 'any'}
          options={[
            { value: 'any', label: text.all },
            ...consentAnswers.map((value) => ({ value, label: words.of(answerNames, value) })),
          ]}
          onChange={(value) => setPart(value === 'any' ? undefined : value)}
        />
      </div>
      {first === undefined ? null : <Counts page={first} />}
      <Answered answer={pages} waiting={<SkeletonRows rows={6} height={44} />}>
        {() => (
          <RowList rows={rows} empty={<EmptyState title={text.none}>{text.noneHint}</EmptyState>}>
            {(one) => <Row key={one.id} consent={one} onOpen={() => setCustomer(one.customerId)} />}
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
      {customer === null ? null : <CustomerPrivacy customerId={customer} onClose={() => setCustomer(null)} />}
    </>
  );
}
