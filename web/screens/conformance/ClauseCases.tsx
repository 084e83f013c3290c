import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ListClauseCases, type Verdict } from '../../../domains/conformance/evidence.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { CaseLine } from '../../widgets/list/CaseLine.tsx';
import { usePeriod } from './conformance-search.ts';

/** The cases behind one figure, newest first, a page at a time. */
export function ClauseCases({ clause, verdict }: { clause: string; verdict: Verdict }) {
  const text = useText(conformanceTexts);
  const period = usePeriod();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [ListClauseCases.path, clause, verdict, period],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(ListClauseCases, { query: { ...period, clause, verdict, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} />;
  const rows = data.pages.flatMap((page) => page.cases);
  if (rows.length === 0) return <p className="faint">{text.noCasesBehind}</p>;
  return (
    <>
      <div className="sheet-of-rows case-lines">
        {rows.map((row) => (
          <CaseLine key={row.number} row={row} chosen={false} />
        ))}
      </div>
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      ) : null}
    </>
  );
}
