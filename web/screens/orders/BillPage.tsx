import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { GetOrder } from '../../../domains/workorders/workorders.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { longTime } from '../../../ui/time.tsx';
import { chargeTexts } from '../../texts/charges.ts';
import { useWords } from '../../widgets/case/words.ts';
import { BillTable } from '../../widgets/charges/BillTable.tsx';
import { useCharges } from '../../widgets/charges/use-charges.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import '../../widgets/charges/charges.css';

/** The itemised bill of an order, to be shown and printed (HAP price). */
export function BillPage() {
  const { number = '' } = useParams({ strict: false });
  const text = useText(chargeTexts);
  const words = useWords();
  const order = useAnswer(GetOrder, { params: { number } });
  const charges = useCharges(number);
  const error = order.error ?? charges.error;
  if (error !== null)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void order.refetch();
          void charges.refetch();
        }}
      />
    );
  if (order.data === undefined || charges.data === undefined) return <SkeletonBlock height={320} />;
  const { bill } = charges.data;
  const { unit, subject, workKindName, maskedName } = order.data;
  return (
    <div className="bill-page">
      <PageFrame
        title={text.billTitle}
        actions={<Button onClick={() => window.print()}>{text.print}</Button>}
      >
        <dl className="bill-facts">
          <dt>{text.billOrder}</dt>
          <dd className="figures">
            <Link to="/work-orders/$number" params={{ number }}>
              {number}
            </Link>{' '}
            {maskedName}
          </dd>
          <dt>{text.billWork}</dt>
          <dd>
            {words.say(workKindName)} · {subject}
          </dd>
          {unit === null ? null : (
            <>
              <dt>{text.billUnit}</dt>
              <dd>
                {words.say(unit.name)} <span className="figures">{unit.serial}</span>
              </dd>
            </>
          )}
          {bill.settledAt === null ? null : (
            <>
              <dt>{text.settledAt}</dt>
              <dd>{longTime(bill.settledAt, words.locale)}</dd>
            </>
          )}
        </dl>
        <div className="sheet-of-rows">
          <BillTable bill={bill} payments={charges.data.payments} />
        </div>
        <p className="soft">{text.billNote}</p>
      </PageFrame>
    </div>
  );
}
