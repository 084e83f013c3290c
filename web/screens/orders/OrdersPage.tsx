import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { orderTexts } from '../../texts/work-orders.ts';
import { BesideList } from '../../widgets/list/BesideList.tsx';
import { useCursor } from '../../widgets/list/use-cursor.ts';
import { useWide } from '../../widgets/list/use-wide.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrderPanel } from './OrderPanel.tsx';
import { OrderRows } from './OrderRows.tsx';
import { hasFilter, type OrderSearch, readOrderSearch } from './order-search.ts';
import { useOrders } from './use-orders.ts';
import '../list/case-table.css';
import '../../widgets/order/order.css';

function OrdersEmpty({ search, onClear }: { search: OrderSearch; onClear: () => void }) {
  const text = useText(orderTexts);
  if (!hasFilter(search))
    return <EmptyState title={text.none[search.tab ?? 'open']}>{text.noneHint}</EmptyState>;
  return (
    <EmptyState title={text.noneFound} action={<Button onClick={onClear}>{text.clear}</Button>}>
      {text.noneFoundHint}
    </EmptyState>
  );
}

function useAddress() {
  const search = useSearch({ from: '/signed-in/work-orders' });
  const navigate = useNavigate();
  const change = useCallback(
    (part: { [K in keyof OrderSearch]?: OrderSearch[K] | undefined }) =>
      void navigate({
        to: '/work-orders',
        search: readOrderSearch({ ...search, ...part }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, search],
  );
  return { search, change };
}

/** Work orders in sight: filters in the address, the chosen one beside. */
export function OrdersPage() {
  const text = useText(orderTexts);
  const wide = useWide();
  const navigate = useNavigate();
  const { search, change } = useAddress();
  const { rows, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useOrders(search);
  const numbers = useMemo(() => rows?.map((row) => row.number) ?? [], [rows]);
  const choose = useCallback((number: string | undefined) => change({ open: number }), [change]);
  const openPage = (number: string) => void navigate({ to: '/work-orders/$number', params: { number } });
  useCursor({ numbers, chosen: search.open, onChoose: choose, onOpen: openPage });
  const clear = () => change({ region: undefined, day: undefined, technician: undefined });
  return (
    <BesideList
      number={wide ? search.open : undefined}
      panel={(number) => <OrderPanel number={number} />}
      onClose={() => choose(undefined)}
    >
      <h1 className="hidden-label">{text.list}</h1>
      <OrderFilters search={search} onChange={change} />
      <div className="list-body">
        {error && rows === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!error && rows === undefined ? <SkeletonRows rows={14} height={36} /> : null}
        {rows?.length === 0 ? <OrdersEmpty search={search} onClear={clear} /> : null}
        {rows === undefined || rows.length === 0 ? null : (
          <OrderRows rows={rows} chosen={search.open} onChoose={wide ? choose : undefined} />
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
