import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { consentAnswers, ListConsents } from '../../../domains/consents/consents.contract.ts';
import { purposeLines, purposesWith } from '../../../domains/consents/purposes.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { answerNames, askedBy, consentsTexts } from '../../texts/consents.ts';
import { useWords } from '../../widgets/case/words.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { CustomerPrivacy } from '../../widgets/privacy/CustomerPrivacy.tsx';

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
  return {
    ...pages,
    rows: pages.data?.pages.flatMap(({ consents }) => consents),
    first: pages.data?.pages[0],
  };
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
  const { rows, first, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useConsents(query);
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
      {rows === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {rows === undefined && !error ? <SkeletonRows rows={6} height={44} /> : null}
      {rows?.length === 0 ? <EmptyState title={text.none}>{text.noneHint}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <ul className="list-card">
          {rows.map((one) => (
            <li key={one.id} className="privacy-consent">
              <div>
                <Button
                  type="link"
                  size="small"
                  className="privacy-name"
                  onClick={() => setCustomer(one.customerId)}
                >
                  {one.maskedName}
                </Button>{' '}
                {words.say(purposeLines[one.purpose].name)}
              </div>
              <span>
                <span className="tag">{words.of(answerNames, one.answer)}</span>
              </span>
              <span className="soft">
                {[
                  words.of(askedBy, one.channel),
                  one.noticeNumber === null ? '' : text.under(one.noticeNumber),
                  one.evidence,
                  one.recordedBy === null ? '' : text.by(one.recordedBy),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="soft figures">{shortTime(one.at)}</span>
            </li>
          ))}
        </ul>
      )}
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
