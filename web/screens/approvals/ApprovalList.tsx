import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { ApprovalView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useShortcuts } from '../../../ui/keyboard.ts';
import { ShortTime } from '../../../ui/time.tsx';
import { approvalTexts } from '../../texts/approvals.ts';
import { approvalKinds, approvalStatuses } from '../../widgets/case/record-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import type { ApprovalTab } from './approval-tabs.ts';
import { useWhy } from './use-why.ts';

type Props = {
  tab: ApprovalTab;
  approvals: ApprovalView[];
  openedId: number | undefined;
  onOpen: (id: number) => void;
};

const cellOf = (fen: number): string => (fen === 0 ? 'number-cell no-amount' : 'number-cell');

const Amount = ({ fen }: { fen: number }) =>
  fen === 0 ? <span className="faint">—</span> : <span className="figures">{yuan(fen)}</span>;

function Outcome({ approval }: { approval: ApprovalView }) {
  const words = useWords();
  const text = useText(approvalTexts);
  const waits = approval.status === 'waiting' && approval.approver !== null;
  return (
    <>
      <div>
        {waits ? text.waiting(approval.approver?.name ?? '') : words.of(approvalStatuses, approval.status)}
      </div>
      <div className="faint">
        {approval.decidedBy === null ? null : (
          <>
            {approval.decidedBy} <ShortTime at={approval.decidedAt} />
          </>
        )}
      </div>
    </>
  );
}

type RowProps = { approval: ApprovalView; tab: ApprovalTab; chosen: boolean; onOpen: () => void };

function ApprovalRow({ approval, tab, chosen, onOpen }: RowProps) {
  const text = useText(approvalTexts);
  const words = useWords();
  const whyOf = useWhy();
  const openUnlessLink = (event: MouseEvent) => {
    if (!(event.target as Element).closest('a, button')) onOpen();
  };
  return (
    <tr
      className={chosen ? 'approval-row chosen' : 'approval-row'}
      aria-selected={chosen}
      onClick={openUnlessLink}
    >
      <td className="tight approval-kind">
        <span className="tag">{words.of(approvalKinds, approval.kind)}</span>
      </td>
      <td className="approval-case">
        <Link to="/cases/$number" params={{ number: approval.caseNumber }} className="figures">
          {approval.caseNumber}
        </Link>
        <div className="approval-subject">{approval.subject}</div>
      </td>
      <td className={cellOf(approval.amountFen)} data-label={text.amount}>
        <Amount fen={approval.amountFen} />
      </td>
      <td className={cellOf(approval.cumulativeFen)} data-label={text.cumulative}>
        <Amount fen={approval.cumulativeFen} />
      </td>
      <td className="approval-why">
        {approval.why.map((why) => (
          <div key={why.code + String(why.values.measure ?? '')}>{whyOf(why)}</div>
        ))}
      </td>
      <td className="tight approval-clause">
        <ClauseMark clause={approval.clause} />
      </td>
      <td className="tight approval-asked">
        <div>{approval.requestedBy}</div>
        <div className="faint">
          <ShortTime at={approval.requestedAt} />
        </div>
      </td>
      {tab === 'mine' ? null : (
        <td className="tight approval-outcome">
          <Outcome approval={approval} />
        </td>
      )}
      <td className="tight approval-act">
        <Button
          size="small"
          type={approval.mayDecide ? 'primary' : 'default'}
          ghost={approval.mayDecide}
          onClick={onOpen}
        >
          {approval.mayDecide ? text.open : text.look}
        </Button>
      </td>
    </tr>
  );
}

/** Approvals as one row each; J and K move, Enter opens beside the list. */
export function ApprovalList({ tab, approvals, openedId, onOpen }: Props) {
  const text = useText(approvalTexts);
  const [cursor, setCursor] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const place = Math.min(cursor, approvals.length - 1);
  const move = (by: number) => setCursor(Math.max(0, Math.min(approvals.length - 1, place + by)));
  const open = () => {
    const approval = approvals[place];
    if (approval !== undefined) onOpen(approval.id);
  };
  useShortcuts({ j: () => move(1), k: () => move(-1), ['Enter']: open });
  useEffect(() => {
    body.current?.rows[place]?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  return (
    <>
      <div className="sheet-of-rows approval-list">
        <table className="rows-table">
          <thead>
            <tr>
              <th>{text.what}</th>
              <th>{text.subject}</th>
              <th className="number-cell">{text.amount}</th>
              <th className="number-cell">{text.cumulative}</th>
              <th>{text.why}</th>
              <th>{text.clause}</th>
              <th>{text.asked}</th>
              {tab === 'mine' ? null : <th>{text.outcome}</th>}
              <th aria-label={text.open} />
            </tr>
          </thead>
          <tbody ref={body}>
            {approvals.map((approval, at) => (
              <ApprovalRow
                key={approval.id}
                approval={approval}
                tab={tab}
                chosen={openedId === undefined ? at === place : approval.id === openedId}
                onOpen={() => {
                  setCursor(at);
                  onOpen(approval.id);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="faint approval-keys">{text.keys}</p>
    </>
  );
}
