import { type ReactNode, useCallback, useMemo } from 'react';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { BesideList } from './BesideList.tsx';
import type { Choose } from './choosing.ts';
import { ListFoot, type Pages } from './ListFoot.tsx';
import { useCursor } from './use-cursor.ts';
import { useWide } from './use-wide.ts';

type Props<Row> = {
  title: string;
  filters: ReactNode;
  pages: Pages & { rows: Row[] | undefined };
  /** Number of the row that is chosen. */
  open: string | undefined;
  onChoose: (number: string | undefined) => void;
  onOpenPage: (number: string) => void;
  panel: (number: string) => ReactNode;
  empty: ReactNode;
  words: { loaded: (count: number) => string; all: (count: number) => string; more: string };
  children: (rows: Row[], onChoose: Choose) => ReactNode;
};

const SKELETONS = 14;
const ROW = 36;

/** A list of numbered things: filters above, the chosen one beside, keys to move, page after page. */
export function ObjectList<Row extends { number: string }>(props: Props<Row>) {
  const { pages, open, onChoose, onOpenPage } = props;
  const { rows, error, refetch } = pages;
  const wide = useWide();
  const numbers = useMemo(() => rows?.map((row) => row.number) ?? [], [rows]);
  const choose = useCallback((number: string) => onChoose(number), [onChoose]);
  useCursor({ numbers, chosen: open, onChoose, onOpen: onOpenPage });
  return (
    <BesideList number={wide ? open : undefined} panel={props.panel} onClose={() => onChoose(undefined)}>
      <h1 className="hidden-label">{props.title}</h1>
      {props.filters}
      <div className="list-body">
        {error && rows === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!error && rows === undefined ? <SkeletonRows rows={SKELETONS} height={ROW} /> : null}
        {rows?.length === 0 ? props.empty : null}
        {rows === undefined || rows.length === 0 ? null : props.children(rows, wide ? choose : undefined)}
      </div>
      <ListFoot pages={pages} count={numbers.length} words={props.words} />
    </BesideList>
  );
}
