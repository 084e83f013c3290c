import { Link } from '@tanstack/react-router';
import type { OrderLine } from '../../../domains/workorders/workorders.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { statusNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { useWords } from '../../widgets/case/words.ts';
import { type Choose, choosing } from '../../widgets/list/choosing.ts';
import { RankMark } from '../../widgets/order/RankMark.tsx';
import { slotText } from '../../widgets/order/slot.ts';

type RowProps = { order: OrderLine; chosen: boolean; onChoose: Choose };

function OrderRow({ order, chosen, onChoose }: RowProps) {
  const text = useText(orderTexts);
  const words = useWords();
  return (
    <div className={chosen ? 'order-row case-line-chosen' : 'order-row'} data-number={order.number}>
      <RankMark order={order} />
      <Link
        to="/work-orders/$number"
        params={{ number: order.number }}
        className="order-cells"
        onClick={choosing(onChoose, order.number)}
      >
        <span className="order-cell-number figures">{order.number}</span>
        <span className="order-cell-status">
          <span className="tag">{words.of(statusNames, order.status)}</span>
        </span>
        <span className="order-cell-subject">
          {order.subject} <span className="soft">{words.say(order.workKindName)}</span>
        </span>
        <span className="order-cell-customer soft">
          {order.maskedName} {order.district}
        </span>
        <span className="order-cell-visit figures">
          {order.visit === null ? (
            <span className="faint">{text.notPlanned}</span>
          ) : (
            `${slotText(order.visit)} ${order.visit.technician.name}`
          )}
        </span>
        <span className="order-cell-due">
          {order.dueAt === null ? (
            <span className="faint">—</span>
          ) : (
            <Remaining dueAt={order.dueAt} compact />
          )}
        </span>
      </Link>
    </div>
  );
}

type RowsProps = {
  rows: OrderLine[];
  chosen: string | undefined;
  onChoose: Choose;
};

/** Orders as dense rows; cards on a phone. */
export function OrderRows({ rows, chosen, onChoose }: RowsProps) {
  const text = useText(orderTexts);
  const { columns } = text;
  return (
    <div className="order-rows">
      <div className="order-row order-head" aria-hidden="true">
        <span className="order-rank-head">{columns.rank}</span>
        <span className="order-cells">
          <span className="order-cell-number">{columns.number}</span>
          <span className="order-cell-status">{columns.status}</span>
          <span className="order-cell-subject">{columns.subject}</span>
          <span className="order-cell-customer">{columns.customer}</span>
          <span className="order-cell-visit">{columns.visit}</span>
          <span className="order-cell-due">{columns.due}</span>
        </span>
      </div>
      {rows.map((order) => (
        <OrderRow key={order.number} order={order} chosen={order.number === chosen} onChoose={onChoose} />
      ))}
    </div>
  );
}
