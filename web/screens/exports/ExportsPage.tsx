import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type CustomerExport, ListExports } from '../../../domains/exports/exports.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { exportStateNames, exportTexts } from '../../texts/customer-exports.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { DecisionSheet } from './DecisionSheet.tsx';
import { ExportActs } from './ExportActs.tsx';
import { RequestSheet } from './RequestSheet.tsx';
import { Wanted } from './Wanted.tsx';
import './exports.css';

const PAGE = 50;
const ASKED_AGAIN_MS = 2000;

function useExports() {
  const pages = useInfiniteQuery({
    queryKey: [ListExports.path, { paged: true }],
    queryFn: ({ pageParam, signal }): Promise<OutputOf<typeof ListExports>> =>
      call(ListExports, { query: pageParam === 0 ? {} : { before: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ exports }) => (exports.length < PAGE ? undefined : exports.at(-1)?.id),
    // A file that is being made appears by itself.
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.exports.some(({ state }) => state === 'approved'))
        ? ASKED_AGAIN_MS
        : false,
  });
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.exports) };
}

function Row({ wanted, onDecide }: { wanted: CustomerExport; onDecide: () => void }) {
  const text = useText(exportTexts);
  const words = useWords();
  return (
    <tr>
      <th scope="row" className="tight figures">
        {wanted.number}
        <div className="soft">{shortTime(wanted.requestedAt)}</div>
      </th>
      <td className="tight">{wanted.requestedBy.name}</td>
      <td>
        <Wanted wanted={wanted} />
      </td>
      <td className="tight">
        <span className={wanted.state === 'waiting' ? 'tag tag-chosen' : 'tag'}>
          {words.of(exportStateNames, wanted.state)}
        </span>
      </td>
      <td>
        {wanted.decidedBy === null ? null : (
          <>
            {text.by(wanted.decidedBy.name)}
            <div className="soft">{wanted.decision}</div>
          </>
        )}
      </td>
      <td>
        <ExportActs wanted={wanted} onDecide={onDecide} />
      </td>
    </tr>
  );
}

function Table({ rows, onDecide }: { rows: CustomerExport[]; onDecide: (wanted: CustomerExport) => void }) {
  const { columns } = useText(exportTexts);
  const heads = [columns.number, columns.who, columns.what, columns.state, columns.decided, columns.acts];
  return (
    <div className="sheet-of-rows">
      <table className="rows-table export-table">
        <thead>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((wanted) => (
            <Row key={wanted.id} wanted={wanted} onDecide={() => onDecide(wanted)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Exports of customer data: asked for, decided by a second person, taken with a password shown once. */
export function ExportsPage() {
  const text = useText(exportTexts);
  const { data, rows, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useExports();
  const [open, setOpen] = useSearchKey('open');
  const [deciding, setDeciding] = useState<CustomerExport | null>(null);
  const mayAsk = data?.pages[0]?.may.request ?? false;
  const ask = mayAsk ? (
    <Button type="primary" onClick={() => setOpen('new')}>
      {text.ask}
    </Button>
  ) : null;
  return (
    <PageFrame title={text.title} note={text.note} actions={ask}>
      {error && rows === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && rows === undefined ? <SkeletonRows rows={6} height={64} /> : null}
      {rows?.length === 0 ? <EmptyState title={text.none}>{text.noneHint}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : <Table rows={rows} onDecide={setDeciding} />}
      {hasNextPage ? (
        <p>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
      {open === 'new' && mayAsk ? <RequestSheet onClose={() => setOpen(undefined)} /> : null}
      {deciding === null ? null : <DecisionSheet wanted={deciding} onClose={() => setDeciding(null)} />}
    </PageFrame>
  );
}
