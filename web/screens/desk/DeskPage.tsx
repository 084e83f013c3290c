import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { MyDesk } from '../../../domains/cases/cases.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { listTexts } from '../../texts/lists.ts';
import { BesideList } from '../../widgets/list/BesideList.tsx';
import { CaseLine } from '../../widgets/list/CaseLine.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { useCursor } from '../../widgets/list/use-cursor.ts';
import { useWide } from '../../widgets/list/use-wide.ts';
import { OverdueReturns } from '../../widgets/returns/OverdueReturns.tsx';
import { type DeskTab, deskTab } from './desk-tabs.ts';

type Desk = OutputOf<typeof MyDesk>;

function DeskTabs({
  tab,
  desk,
  onChange,
}: {
  tab: DeskTab;
  desk: Desk | undefined;
  onChange: (tab: DeskTab) => void;
}) {
  const text = useText(listTexts);
  const counts = desk?.counts;
  return (
    <Tabs
      label={text.deskTabs}
      value={tab}
      onChange={onChange}
      items={[
        { key: 'to_do', label: text.toDo, count: counts?.toDo },
        { key: 'at_risk', label: text.atRisk, count: counts?.atRisk, tone: 'amber' },
        { key: 'overdue', label: text.overdue, count: counts?.overdue, tone: 'red' },
        { key: 'waiting', label: text.waitingTab, count: counts?.waiting },
        { key: 'owned', label: text.owned, count: counts?.owned },
      ]}
    />
  );
}

function DeskEmpty({ tab }: { tab: DeskTab }) {
  const text = useText(listTexts);
  const navigate = useNavigate();
  const mayRegister = useRight('cases:register');
  const button = mayRegister ? (
    <Button onClick={() => void navigate({ to: '/cases/new' })}>{text.registerFirst}</Button>
  ) : undefined;
  return (
    <EmptyState title={text.deskEmpty[tab]} action={button}>
      {text.deskHint[tab]}
    </EmptyState>
  );
}

/** My cases by what is due next, with the chosen one beside. */
export function DeskPage() {
  const text = useText(listTexts);
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate();
  const wide = useWide();
  const tab = deskTab(search.tab);
  const chosen = search.open;
  const { data: desk, error, refetch } = useAnswer(MyDesk, { query: { tab } });
  const cases = desk?.cases;
  const numbers = useMemo(() => cases?.map((row) => row.number) ?? [], [cases]);
  const choose = useCallback(
    (number: string | undefined) =>
      void navigate({
        to: '/',
        search: { ...(tab === 'to_do' ? {} : { tab }), ...(number === undefined ? {} : { open: number }) },
        replace: true,
        resetScroll: false,
      }),
    [navigate, tab],
  );
  const changeTab = (next: DeskTab) =>
    void navigate({ to: '/', search: next === 'to_do' ? {} : { tab: next }, replace: true });
  useCursor({ numbers, chosen, onChoose: choose });
  const approvals = desk?.counts.approvals ?? 0;
  return (
    <BesideList number={wide ? chosen : undefined} onClose={() => choose(undefined)}>
      <div className="list-head">
        <DeskTabs tab={tab} desk={desk} onChange={changeTab} />
        <OverdueReturns />
        {approvals > 0 ? (
          <Link to="/approvals" className="list-aside">
            {text.toApprovals(approvals)}
          </Link>
        ) : null}
      </div>
      <div className="list-body case-lines">
        {error && cases === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!error && cases === undefined ? <SkeletonRows rows={14} height={36} /> : null}
        {cases?.length === 0 ? <DeskEmpty tab={tab} /> : null}
        {cases?.map((row) => (
          <CaseLine
            key={row.number}
            row={row}
            chosen={row.number === chosen}
            onChoose={wide ? choose : undefined}
          />
        ))}
      </div>
    </BesideList>
  );
}
