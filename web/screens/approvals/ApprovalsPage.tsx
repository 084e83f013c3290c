import { Tabs } from 'antd';
import { useMemo, useRef } from 'react';
import type { ApprovalView } from '../../../domains/cases/case-page.contract.ts';
import { MyDesk } from '../../../domains/cases/cases.contract.ts';
import { ListApprovals } from '../../../domains/cases/plans.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { approvalTexts } from '../../texts/approvals.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey, useTab } from '../../widgets/frame/use-search-key.ts';
import { ApprovalList } from './ApprovalList.tsx';
import { ApprovalSheet } from './ApprovalSheet.tsx';
import { type ApprovalTab, tabs } from './approval-tabs.ts';
import './approvals.css';

/** The approval of the open sheet; it stays when somebody else decides it meanwhile, so no typed reason is lost. */
function useHeld(approvals: ApprovalView[] | undefined, open: string | undefined): ApprovalView | undefined {
  const held = useRef<ApprovalView>(undefined);
  const found = approvals?.find((approval) => String(approval.id) === open);
  if (found !== undefined) held.current = found;
  return open !== undefined && String(held.current?.id) === open ? held.current : undefined;
}

/** What waits for my decision, what I asked for, what I decided. */
export function ApprovalsPage() {
  const text = useText(approvalTexts);
  const [tab, setTab] = useTab(tabs);
  const [open, setOpen] = useSearchKey('open');
  const { data, error, refetch } = useAnswer(ListApprovals, { query: { tab } });
  const waiting = useAnswer(MyDesk, {}).data?.counts.approvals;
  const opened = useHeld(data?.approvals, open);
  const items = useMemo(
    () =>
      tabs.map((key) => ({
        key,
        label: (
          <span>
            {text[key]}
            {key === 'mine' && waiting ? <b className="tab-count figures">{waiting}</b> : null}
          </span>
        ),
      })),
    [text, waiting],
  );
  return (
    <PageFrame title={text.title} note={text.note}>
      <Tabs activeKey={tab} items={items} onChange={(key) => setTab(key)} />
      <Approvals
        tab={tab}
        error={data === undefined ? error : null}
        onRetry={() => void refetch()}
        approvals={data?.approvals}
        openedId={opened?.id}
        onOpen={(id) => setOpen(String(id))}
      />
      {opened === undefined ? null : (
        <ApprovalSheet key={opened.id} approval={opened} onClose={() => setOpen()} />
      )}
    </PageFrame>
  );
}

type ListProps = {
  tab: ApprovalTab;
  error: unknown;
  onRetry: () => void;
  approvals: ApprovalView[] | undefined;
  openedId: number | undefined;
  onOpen: (id: number) => void;
};

function Approvals({ tab, error, onRetry, approvals, openedId, onOpen }: ListProps) {
  const text = useText(approvalTexts);
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (approvals === undefined) return <SkeletonRows rows={6} height={56} />;
  if (approvals.length > 0) {
    return <ApprovalList tab={tab} approvals={approvals} openedId={openedId} onOpen={onOpen} />;
  }
  const empty = {
    mine: [text.emptyMine, text.emptyMineHint],
    requested: [text.emptyRequested, text.emptyRequestedHint],
    decided: [text.emptyDecided, text.emptyDecidedHint],
  }[tab];
  return <EmptyState title={empty[0] ?? ''}>{empty[1]}</EmptyState>;
}
