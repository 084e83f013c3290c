import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ListOrders, type OrderLine } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { boardTexts } from '../../texts/dispatch-board.ts';
import { useWords } from '../../widgets/case/words.ts';
import { OrderLink } from '../../widgets/order/OrderLink.tsx';
import { RankMark } from '../../widgets/order/RankMark.tsx';

type Props = { region: string; picked: string | undefined; onPick: (number: string | undefined) => void };

function Card({ order, picked, onPick }: Omit<Props, 'region'> & { order: OrderLine }) {
  const text = useText(boardTexts);
  const words = useWords();
  const chosen = order.number === picked;
  return (
    <li
      className={chosen ? 'board-card board-card-picked' : 'board-card'}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', order.number);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <div className="board-card-line">
        <RankMark order={order} />
        <OrderLink number={order.number} />
        {order.dueAt === null ? null : <Remaining dueAt={order.dueAt} compact />}
      </div>
      <p className="board-card-subject">{order.subject}</p>
      <div className="board-card-line">
        <span className="soft">
          {words.say(order.workKindName)} · {text.minutes(order.minutes)} · {order.district}
        </span>
        <Button
          size="small"
          aria-pressed={chosen}
          type={chosen ? 'primary' : 'default'}
          onClick={() => onPick(chosen ? undefined : order.number)}
        >
          {chosen ? text.unpick : text.pick}
        </Button>
      </div>
    </li>
  );
}

/** Orders of the region without a visit, by rank; dragged, or picked and placed. */
export function Unplanned({ region, picked, onPick }: Props) {
  const text = useText(boardTexts);
  const { data, error, refetch } = useAnswer(ListOrders, { query: { status: 'unplanned', region } });
  return (
    <aside className="board-unplanned" aria-label={text.unplanned}>
      <header className="board-card-line">
        <h2>{text.unplanned}</h2>
        <Link to="/work-orders" search={{ tab: 'unplanned', region }}>
          {text.allHref}
        </Link>
      </header>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={4} height={72} /> : null}
      {data?.orders.length === 0 ? <p className="faint">{text.noUnplanned}</p> : null}
      {picked === undefined ? null : <p className="board-picked">{text.picked}</p>}
      <ul className="board-cards">
        {data?.orders.map((order) => (
          <Card key={order.number} order={order} picked={picked} onPick={onPick} />
        ))}
      </ul>
    </aside>
  );
}
