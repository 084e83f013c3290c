import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { GetOrder } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { Charges } from '../../widgets/charges/Charges.tsx';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { ObjectSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
import { OrderActions } from '../../widgets/order/OrderActions.tsx';
import { OrderHeader } from '../../widgets/order/OrderHeader.tsx';
import { OrderRecords } from '../../widgets/order/OrderRecords.tsx';
import type { OrderDoing, OrderPage as Page } from '../../widgets/order/order-page.ts';
import { Missing, OrderClocks, OrderHistory, OrderParts, Visits } from '../../widgets/order/Sections.tsx';
import { Work } from '../../widgets/order/Work.tsx';
import '../../widgets/case/case.css';
import '../../widgets/order/order.css';

function Loaded({ page }: { page: Page }) {
  const [doing, setDoing] = useState<OrderDoing | null>(null);
  return (
    <div className="case-page">
      <OrderHeader page={page} onDo={setDoing} />
      <div className="case-columns">
        <div className="case-main">
          <Work page={page} />
          <Missing page={page} />
          <Charges page={page} />
          <OrderRecords page={page} />
        </div>
        <div className="case-rail">
          <OrderClocks page={page} />
          <Visits page={page} />
          <OrderParts page={page} />
          <OrderHistory page={page} />
        </div>
      </div>
      <OrderActions page={page} doing={doing} onClose={() => setDoing(null)} />
    </div>
  );
}

/** One work order: what is to be done, who comes when, what is on record, what is missing, the one next step. */
export function OrderPage() {
  const { number = '' } = useParams({ strict: false });
  const answer = useAnswer(GetOrder, { params: { number } });
  return (
    <Answered answer={answer} waiting={<ObjectSkeleton main={[240, 160]} rail={[200]} />}>
      {(page) => <Loaded key={number} page={page} />}
    </Answered>
  );
}
