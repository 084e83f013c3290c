import { App, Button } from 'antd';
import { SendVisitLink } from '../../../domains/dispatch/visit-links.contract.ts';
import { LockVisit } from '../../../domains/workorders/visits.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { visitToolTexts } from '../../texts/plan-visit.ts';
import { type OrderPage, useOrdersAnew } from './order-page.ts';

/** Holding the visit where it is, and letting the customer choose the slot. */
export function VisitTools({ page }: { page: OrderPage }) {
  const text = useText(visitToolTexts);
  const { message } = App.useApp();
  const anew = useOrdersAnew();
  const [lock, link] = [useSend(LockVisit), useSend(SendVisitLink)];
  const wrong = useErrorText(lock.error ?? link.error);
  if (!page.may.schedule) return null;
  const params = { number: page.number };
  const locked = page.visit?.locked === true;
  const mayChoose = page.maskedPhone !== null && page.status !== 'held' && page.againstVisit === null;
  return (
    <div className="visit-tools">
      {page.visit === null ? null : (
        <Button
          size="small"
          title={text.lockHint}
          loading={lock.isPending}
          onClick={() => lock.mutate({ params, body: { locked: !locked } }, { onSettled: anew })}
        >
          {locked ? text.unlock : text.lock}
        </Button>
      )}
      {mayChoose ? (
        <Button
          size="small"
          title={text.linkHint}
          loading={link.isPending}
          onClick={() => link.mutate({ params }, { onSuccess: () => void message.success(text.sent) })}
        >
          {text.link}
        </Button>
      ) : null}
      {lock.error === null && link.error === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
