import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type ApprovalView, GetCase } from '../../../domains/cases/case-page.contract.ts';
import { GetWall, ListCases, MyDesk } from '../../../domains/cases/cases.contract.ts';
import { Decide, ListApprovals } from '../../../domains/cases/plans.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { approvalTexts } from '../../texts/approvals.ts';
import { approvalKinds, approvalStatuses } from '../../widgets/case/record-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { PlanUnderApproval } from './PlanUnderApproval.tsx';
import { useWhy } from './use-why.ts';

type Props = { approval: ApprovalView; onClose: () => void };

const touched = new Set(
  [ListApprovals, MyDesk, ListCases, GetWall, GetCase].map((endpoint) => endpoint.path),
);

function ApprovalFacts({ approval }: { approval: ApprovalView }) {
  const text = useText(approvalTexts);
  const whyOf = useWhy();
  return (
    <dl className="facts">
      <dt>{text.subject}</dt>
      <dd>
        <Link to="/cases/$number" params={{ number: approval.caseNumber }} className="figures">
          {approval.caseNumber}
        </Link>{' '}
        {approval.subject}
      </dd>
      {approval.amountFen === 0 && approval.cumulativeFen === 0 ? null : (
        <>
          <dt>{text.amount}</dt>
          <dd className="figures">
            <strong>{yuan(approval.amountFen)}</strong>
          </dd>
          <dt>{text.cumulative}</dt>
          <dd className="figures">{yuan(approval.cumulativeFen)}</dd>
        </>
      )}
      <dt>{text.why}</dt>
      <dd>
        {approval.why.map((why) => (
          <div key={why.code + String(why.values.measure ?? '')}>{whyOf(why)}</div>
        ))}
      </dd>
      {typeof approval.data.reason === 'string' ? (
        <>
          <dt>{text.request}</dt>
          <dd className="as-typed">{approval.data.reason}</dd>
        </>
      ) : null}
      <dt>{text.asked}</dt>
      <dd>
        {approval.requestedBy} <ShortTime at={approval.requestedAt} />
      </dd>
    </dl>
  );
}

function Decision({ approval }: { approval: ApprovalView }) {
  const text = useText(approvalTexts);
  const words = useWords();
  if (approval.status === 'waiting') {
    return <p className="soft">{approval.approver === null ? '' : text.waiting(approval.approver.name)}</p>;
  }
  return (
    <dl className="facts approval-decision">
      <dt>{text.decision}</dt>
      <dd>
        <strong>{words.of(approvalStatuses, approval.status)}</strong> {approval.decidedBy}{' '}
        {approval.decidedAt === null ? null : <ShortTime at={approval.decidedAt} />}
      </dd>
      {approval.reason === null ? null : (
        <>
          <dt>{text.reason}</dt>
          <dd className="as-typed">{approval.reason}</dd>
        </>
      )}
    </dl>
  );
}

/** Sends the decision; a refusal by the server stays in the sheet with what was typed. */
function useDecision({ approval, onClose }: Props) {
  const text = useText(approvalTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useSend(Decide);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = (approved: boolean) => {
    if (sending.isPending) return;
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    sending.mutate(
      { params: { id: approval.id }, body: { approved, reason: reason.trim() } },
      {
        onSuccess: () => {
          void message.success(approved ? text.approved : text.refused);
          void client.invalidateQueries({ predicate: ({ queryKey }) => touched.has(String(queryKey[0])) });
          onClose();
        },
      },
    );
  };
  return {
    sending,
    reason,
    setReason,
    error: missing && reason.trim() === '' ? text.reasonNeeded : undefined,
    decide,
  };
}

/** One approval beside the list: what it is, why it came up, and the decision with its reason. */
export function ApprovalSheet({ approval, onClose }: Props) {
  const text = useText(approvalTexts);
  const words = useWords();
  const { sending, reason, setReason, error, decide } = useDecision({ approval, onClose });
  const may = approval.mayDecide;
  const verdict = sending.isPending ? sending.variables.body.approved : undefined;
  const foot = may ? (
    <>
      <span className="faint push approval-hint">{text.approveKey}</span>
      <Button danger loading={verdict === false} onClick={() => decide(false)}>
        {text.refuse}
      </Button>
      <Button type="primary" htmlType="submit" loading={verdict === true}>
        {text.approve}
      </Button>
    </>
  ) : undefined;
  return (
    <SideSheet
      title={words.of(approvalKinds, approval.kind)}
      extra={<ClauseMark clause={approval.clause} />}
      error={sending.error}
      onClose={onClose}
      foot={foot}
      {...(may ? { onSubmit: () => decide(true) } : {})}
    >
      <ApprovalFacts approval={approval} />
      {approval.planId === null ? null : (
        <PlanUnderApproval number={approval.caseNumber} planId={approval.planId} />
      )}
      {may ? (
        <ReasonField
          first
          label={text.reason}
          hint={text.reasonHint}
          value={reason}
          error={error}
          onChange={setReason}
        />
      ) : (
        <Decision approval={approval} />
      )}
    </SideSheet>
  );
}
