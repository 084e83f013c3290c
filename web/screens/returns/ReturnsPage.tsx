import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { returnTexts } from '../../texts/returns.ts';
import { BesideList } from '../../widgets/list/BesideList.tsx';
import { useCursor } from '../../widgets/list/use-cursor.ts';
import { useWide } from '../../widgets/list/use-wide.ts';
import { type Change, ReturnFilters } from './ReturnFilters.tsx';
import { ReturnPanel } from './ReturnPanel.tsx';
import { ReturnRows } from './ReturnRows.tsx';
import { hasFilter, type ReturnSearch, readReturnSearch } from './return-search.ts';
import { useReturns } from './use-returns.ts';
import '../list/case-table.css';
import '../../widgets/returns/returns.css';

function ReturnsEmpty({ search, onClear }: { search: ReturnSearch; onClear: () => void }) {
  const text = useText(returnTexts);
  if (!hasFilter(search))
    return <EmptyState title={text.none[search.tab ?? 'open']}>{text.noneHint}</EmptyState>;
  return (
    <EmptyState title={text.noneFound} action={<Button onClick={onClear}>{text.clear}</Button>}>
      {text.noneFoundHint}
    </EmptyState>
  );
}

function useAddress(): { search: ReturnSearch; change: Change } {
  const search = useSearch({ from: '/signed-in/returns' });
  const navigate = useNavigate();
  const change: Change = useCallback(
    (part) =>
      void navigate({
        to: '/returns',
        search: readReturnSearch({ ...search, ...part }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, search],
  );
  return { search, change };
}

/** Return orders in sight: filters in the address, the chosen one beside. */
export function ReturnsPage() {
  const text = useText(returnTexts);
  const wide = useWide();
  const navigate = useNavigate();
  const { search, change } = useAddress();
  const { rows, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useReturns(search);
  const numbers = useMemo(() => rows?.map((row) => row.number) ?? [], [rows]);
  const choose = useCallback((number: string | undefined) => change({ open: number }), [change]);
  const openPage = (number: string) => void navigate({ to: '/returns/$number', params: { number } });
  useCursor({ numbers, chosen: search.open, onChoose: choose, onOpen: openPage });
  return (
    <BesideList
      number={wide ? search.open : undefined}
      panel={(number) => <ReturnPanel number={number} />}
      onClose={() => choose(undefined)}
    >
      <h1 className="hidden-label">{text.list}</h1>
      <ReturnFilters search={search} onChange={change} />
      <div className="list-body">
        {error && rows === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!error && rows === undefined ? <SkeletonRows rows={14} height={36} /> : null}
        {rows?.length === 0 ? (
          <ReturnsEmpty
            search={search}
            onClear={() => change({ kind: undefined, step: undefined, region: undefined })}
          />
        ) : null}
        {rows === undefined || rows.length === 0 ? null : (
          <ReturnRows rows={rows} chosen={search.open} onChoose={wide ? choose : undefined} />
        )}
      </div>
      <footer className="list-foot">
        <span className="figures">
          {hasNextPage ? text.loaded(numbers.length) : text.all(numbers.length)}
        </span>
        {hasNextPage ? (
          <Button type="link" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        ) : null}
      </footer>
    </BesideList>
  );
}
