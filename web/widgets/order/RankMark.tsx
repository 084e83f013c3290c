import { Popover } from 'antd';
import type { OrderLine } from '../../../domains/workorders/workorders.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { orderTexts } from '../../texts/work-orders.ts';
import { gradeNames } from '../case/fact-names.ts';
import { useWords } from '../case/words.ts';

/** The place in the queue; what it is made of on hover and on focus. */
export function RankMark({ order }: { order: OrderLine }) {
  const text = useText(orderTexts);
  const words = useWords();
  const { severity, productType, customerGrade } = order.rankInputs;
  const rows: [string, string][] = [
    [text.severity, text.severityOf(severity)],
    [text.grade, words.of(gradeNames, customerGrade)],
    [text.productType, productType === null ? text.noProduct : words.term('productType', productType)],
  ];
  const why = (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label} className="order-fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Popover content={why} title={text.rankWhy} trigger={['hover', 'focus']} placement="right">
      <button
        type="button"
        className="order-rank figures"
        aria-label={words.list([`${text.columns.rank} ${order.rank}`, ...rows.map((row) => row.join(' '))])}
      >
        {order.rank}
      </button>
    </Popover>
  );
}
