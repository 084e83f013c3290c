import { Link } from '@tanstack/react-router';
import { ListReturns } from '../../../domains/returns/returns.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { WarningIcon } from '../../../ui/icons.tsx';
import { useRight } from '../../session.ts';
import { listTexts } from '../../texts/lists.ts';

/** How many return orders are late, as a way to them; nothing when none is. */
export function OverdueReturns() {
  const text = useText(listTexts);
  const maySee = useRight('returns:view');
  const { data } = useAnswer(ListReturns, { query: { tab: 'overdue' } }, maySee);
  if (data === undefined || data.returns.length === 0) return null;
  const count = `${data.returns.length}${data.next === null ? '' : '+'}`;
  return (
    <Link to="/returns" search={{ tab: 'overdue' }} className="list-aside remaining remaining-late">
      <WarningIcon /> {text.returnsOverdue(count)}
    </Link>
  );
}
