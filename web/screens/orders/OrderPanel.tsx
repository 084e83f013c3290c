import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetOrder } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { orderTexts } from '../../texts/work-orders.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { PanelSkeleton } from '../../widgets/frame/ObjectSkeleton.tsx';
import { OrderActions } from '../../widgets/order/OrderActions.tsx';
import { OrderHeader } from '../../widgets/order/OrderHeader.tsx';
import type { OrderDoing, OrderPage as Page } from '../../widgets/order/order-page.ts';
import { Missing, OrderClocks, OrderParts, Visits } from '../../widgets/order/Sections.tsx';
import { Work } from '../../widgets/order/Work.tsx';
import '../../widgets/case/case.css';

function Loaded({ page }: { page: Page }) {
  const text = useText(orderTexts);
  const navigate = useNavigate();
  const [doing, setDoing] = useState<OrderDoing | null>(null);
  const { number } = page;
  const open = (
    <Button size="large" onClick={() => void navigate({ to: '/work-orders/$number', params: { number } })}>
      {text.openPage}
    </Button>
  );
  return (
    <div className="case-panel">
      <OrderHeader page={page} onDo={setDoing} compact extra={open} />
      <Visits page={page} />
      <OrderClocks page={page} />
      <Work page={page} />
      <Missing page={page} />
      <OrderParts page={page} />
      <OrderActions page={page} doing={doing} onClose={() => setDoing(null)} />
    </div>
  );
}

/** The order beside the list: what it is, the next step, visit, what is missing, parts. */
export function OrderPanel({ number }: { number: string }) {
  const answer = useAnswer(GetOrder, { params: { number } });
  return (
    <Answered answer={answer} waiting={<PanelSkeleton />}>
      {(page) => <Loaded page={page} />}
    </Answered>
  );
}
