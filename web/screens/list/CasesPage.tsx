import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { useKept } from '../../../ui/kept.ts';
import { useShortcuts } from '../../../ui/keyboard.ts';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { listTexts } from '../../texts/lists.ts';
import { BesideList } from '../../widgets/list/BesideList.tsx';
import { ListEmpty } from '../../widgets/list/ListEmpty.tsx';
import { ListFoot } from '../../widgets/list/ListFoot.tsx';
import { useCursor } from '../../widgets/list/use-cursor.ts';
import { useWide } from '../../widgets/list/use-wide.ts';
import { CaseTable } from './CaseTable.tsx';
import { type CaseSearch, filterCount, type SearchKey } from './case-search.ts';
import { type ColumnKey, columnKeys, defaultColumns } from './columns.tsx';
import { Filters } from './Filters.tsx';
import { ListTools } from './ListTools.tsx';
import { useCases } from './use-cases.ts';

function useSelection(numbers: string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (number: string) =>
      setSelected((now) => {
        const next = new Set(now);
        if (!next.delete(number)) next.add(number);
        return next;
      }),
    [],
  );
  const toggleAll = () => setSelected(selected.size >= numbers.length ? new Set() : new Set(numbers));
  return { selected, toggle, toggleAll, clear: () => setSelected(new Set()) };
}

function Selection({ selected, onClear }: { selected: ReadonlySet<string>; onClear: () => void }) {
  const text = useText(listTexts);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText([...selected].join('\n'));
    message.success(text.copied);
  };
  return (
    <span className="selection" role="status">
      {text.chosen(selected.size)}
      <Button size="small" onClick={() => void copy()}>
        {text.copyNumbers}
      </Button>
      <Button size="small" type="link" onClick={onClear}>
        {text.unselect}
      </Button>
    </span>
  );
}

const usableColumns = (kept: string[]): ColumnKey[] => {
  const usable = columnKeys.filter((key) => kept.includes(key));
  return usable.length === 0 ? defaultColumns : usable;
};

function useAddress() {
  const search = useSearch({ from: '/signed-in/cases' });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<Record<SearchKey | 'open', string | undefined>>) => {
      const next = Object.entries({ ...search, ...part }).filter(
        ([, value]) => value !== undefined && value !== '',
      );
      void navigate({
        to: '/cases',
        search: Object.fromEntries(next) as CaseSearch,
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, search],
  );
  return { search, change, clear: () => void navigate({ to: '/cases', replace: true }) };
}

/** All cases in sight: filters in the address, columns chosen, the chosen case beside. */
export function CasesPage() {
  const text = useText(listTexts);
  const wide = useWide();
  const { search, change, clear } = useAddress();
  const scroller = useRef<HTMLDivElement>(null);
  const [kept, keepColumns] = useKept<string[]>('case-columns', defaultColumns);
  const shown = useMemo(() => usableColumns(kept), [kept]);
  const pages = useCases(search);
  const { rows, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const numbers = useMemo(() => rows?.map((row) => row.number) ?? [], [rows]);
  const { selected, toggle, toggleAll, clear: unselect } = useSelection(numbers);
  const choose = useCallback((number: string | undefined) => change({ open: number }), [change]);
  const find = useCallback((words: string) => change({ find: words || undefined }), [change]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useCursor({ numbers, chosen: search.open, onChoose: choose });
  useShortcuts({ x: () => search.open !== undefined && toggle(search.open) });
  const tools = (
    <ListTools search={search} shown={shown} onShow={keepColumns} onOrder={(order) => change({ order })} />
  );
  return (
    <BesideList number={wide ? search.open : undefined} onClose={() => choose(undefined)}>
      <h1 className="hidden-label">{text.table}</h1>
      <Filters search={search} onChange={change} onFind={find} onClear={clear} tools={tools} />
      <div className="list-body" ref={scroller}>
        {error && rows === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!error && rows === undefined ? <SkeletonRows rows={16} height={36} /> : null}
        {rows?.length === 0 ? (
          <ListEmpty
            filtered={filterCount(search) > 0 || Boolean(search.find)}
            words={text}
            onClear={clear}
          />
        ) : null}
        {rows === undefined || rows.length === 0 ? null : (
          <CaseTable
            rows={rows}
            shown={shown}
            chosen={search.open}
            selected={selected}
            scroller={scroller}
            onChoose={wide ? choose : undefined}
            onSelect={toggle}
            onSelectAll={toggleAll}
            onEnd={more}
          />
        )}
      </div>
      <ListFoot
        pages={pages}
        count={numbers.length}
        words={{ ...text, all: text.allLoaded }}
        instead={selected.size > 0 ? <Selection selected={selected} onClear={unselect} /> : undefined}
      />
    </BesideList>
  );
}
