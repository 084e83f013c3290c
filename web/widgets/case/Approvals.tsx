import type { ApprovalView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { approvalKinds, approvalStatuses } from './record-names.ts';
import { useWords } from './words.ts';
import './parts.css';

const amount = (value: unknown): string => (typeof value === 'number' ? yuan(value) : '');

function Why({ why }: { why: ApprovalView['why'][number] }) {
  const text = useText(caseTexts);
  const words = useWords();
  const known = text.plan.why as Record<string, string>;
  const { measure, cumulativeFen, limitFen } = why.values;
  const named = typeof measure === 'string' && measure !== 'any' ? words.term('measure', measure) : '';
  const figures = [amount(cumulativeFen), amount(limitFen)].filter(Boolean).join(' / ');
  return <span>{[known[why.code] ?? why.code, named, figures].filter(Boolean).join(' · ')}</span>;
}

/** Who was asked to decide, why it went there, and what was decided. */
export function Approvals({ approvals }: { approvals: ApprovalView[] }) {
  const text = useText(caseTexts);
  const words = useWords();
  if (approvals.length === 0) return null;
  return (
    <ul className="case-approvals" aria-label={text.plan.approvals}>
      {approvals.map((approval) => (
        <li key={approval.id}>
          <span className="case-tag">{words.of(approvalStatuses, approval.status)}</span>
          <span>
            {words.of(approvalKinds, approval.kind)}
            {approval.amountFen === 0 ? '' : ` ${yuan(approval.amountFen)}`} · {approval.requestedBy} →{' '}
            {approval.decidedBy ?? approval.approver?.name ?? ''} ·{' '}
            <ShortTime at={approval.decidedAt ?? approval.requestedAt} />
            <small className="soft case-why">
              {approval.why.map((why) => (
                <Why key={`${why.code}${String(why.values.measure)}`} why={why} />
              ))}
              {approval.cumulativeFen > approval.amountFen ? (
                <span>{text.plan.cumulative(yuan(approval.cumulativeFen))}</span>
              ) : null}
              {approval.reason === null ? null : <span>{approval.reason}</span>}
              <cite>{approval.clause}</cite>
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
