import { Button } from 'antd';
import { useState } from 'react';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { ListOrders } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { statusNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { NewOrderSheet } from './NewOrderSheet.tsx';
import { OrderLink } from './OrderLink.tsx';
import { slotText } from './slot.ts';
import './order.css';

function OrderList({ number }: { number: string }) {
  const text = useText(orderTexts);
  const words = useWords();
  const { data, error } = useAnswer(ListOrders, { query: { case: number } });
  const wrong = useErrorText(error);
  if (data === undefined) return <p className="faint">{error ? wrong : '…'}</p>;
  if (data.orders.length === 0) return <p className="faint">{text.noCaseOrders}</p>;
  return (
    <ul className="order-lines">
      {data.orders.map((order) => (
        <li key={order.number}>
          <OrderLink number={order.number} />
          <span className="tag">{words.of(statusNames, order.status)}</span>
          <span>{words.say(order.workKindName)}</span>
          {order.visit === null ? null : (
            <span className="soft figures">
              {slotText(order.visit)} {order.visit.technician.name}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The work orders of a case, and a new one made of it. */
export function CaseOrders({ page }: { page: CasePage }) {
  const text = useText(orderTexts);
  const maySee = useRight('workorders:view');
  const mayCreate = useRight('workorders:create') && page.closedAt === null;
  const [making, setMaking] = useState(false);
  if (!maySee) return null;
  const button = mayCreate ? (
    <Button size="small" onClick={() => setMaking(true)}>
      {text.create}
    </Button>
  ) : null;
  return (
    <Section title={text.caseOrders} aside={button}>
      <OrderList number={page.number} />
      {making ? <NewOrderSheet caseNumber={page.number} onClose={() => setMaking(false)} /> : null}
    </Section>
  );
}
