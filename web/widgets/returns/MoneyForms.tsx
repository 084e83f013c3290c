import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { PayReturn, SettleReturn } from '../../../domains/returns/acts.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { paymentMethodNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { MoneyInput } from '../case/form/MoneyInput.tsx';
import { Field } from '../frame/Field.tsx';
import { ActFrame, ChoiceField, LineField, ToldFields, toldNow } from './Frame.tsx';
import { type FormProps, useAct } from './return-acting.ts';

function useAmounts({ page }: FormProps) {
  const [goodsFen, setGoods] = useState<number | undefined>(
    page.goodsFen ?? (page.agreedFen > 0 ? page.agreedFen : (page.right?.lawfulFen ?? undefined)),
  );
  const [freightFen, setFreight] = useState<number | undefined>(page.freightFen ?? 0);
  const total = (goodsFen ?? 0) + (freightFen ?? 0);
  return { goodsFen, setGoods, freightFen, setFreight, total };
}

/** What the total means: nothing, an approval to come, or the customer's word that is needed. */
function TotalNotice({ page, total }: { page: FormProps['page']; total: number }) {
  const text = useText(returnTexts);
  const above = total - page.approvedFen;
  if (above > 0)
    return <Alert type="warning" showIcon={false} role="status" title={text.aboveApproved(yuan(above))} />;
  if (total < page.agreedFen && total > 0)
    return <Alert type="warning" showIcon={false} role="status" title={text.belowAgreed} />;
  return null;
}

/** What is paid back, with the reason and the customer's word where it differs from what was agreed. */
export function SettleForm(props: FormProps) {
  const text = useText(returnTexts);
  const { page } = props;
  const { send, wrong, error, isPending } = useAct(SettleReturn, props);
  const amounts = useAmounts(props);
  const { goodsFen, freightFen, total } = amounts;
  const [isPromised, setPromised] = useState(false);
  const [reason, setReason] = useState('');
  const [consents, setConsents] = useState(false);
  const [told, setTold] = useState(toldNow);
  const asksFreight = page.kind === 'return';
  const lawfulFen = page.right?.lawfulFen ?? null;
  const lawfulHint = lawfulFen === null ? [] : [`${text.lawful} ${yuan(lawfulFen)}`];
  const isLess = total < page.agreedFen;
  const submit = () =>
    send({
      goodsFen: goodsFen ?? 0,
      freightFen: asksFreight ? (freightFen ?? 0) : 0,
      freightPromised: isPromised,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(isLess && consents ? { consent: told } : {}),
    });
  return (
    <ActFrame {...props} act="settle" error={error} isPending={isPending} onSubmit={submit}>
      <Field
        label={asksFreight ? text.goodsFen : text.compensationFen}
        error={wrong('goodsFen')}
        hint={[
          `${text.agreed} ${yuan(page.agreedFen)}`,
          `${text.approved} ${yuan(page.approvedFen)}`,
          ...lawfulHint,
        ].join(' · ')}
      >
        {(id) => <MoneyInput id={id} value={goodsFen} onChange={amounts.setGoods} />}
      </Field>
      {asksFreight ? (
        <Field label={text.freightFen} error={wrong('freightFen')} hint={text.freightBy[page.freightBy]}>
          {(id) => <MoneyInput id={id} value={freightFen} onChange={amounts.setFreight} />}
        </Field>
      ) : null}
      {asksFreight && page.freightBy === 'customer' && (freightFen ?? 0) > 0 ? (
        <Checkbox checked={isPromised} onChange={(event) => setPromised(event.target.checked)}>
          {text.freightPromised}
        </Checkbox>
      ) : null}
      <TotalNotice page={page} total={total} />
      {total === page.agreedFen ? null : (
        <LineField
          long
          label={text.reason}
          hint={text.reasonChanged}
          value={reason}
          max={500}
          onChange={setReason}
          error={wrong('reason')}
        />
      )}
      {isLess ? (
        <>
          <Checkbox checked={consents} onChange={(event) => setConsents(event.target.checked)}>
            {text.consent}
          </Checkbox>
          {consents ? <ToldFields value={told} onChange={setTold} /> : null}
        </>
      ) : null}
    </ActFrame>
  );
}

/** The amount is what was settled; only the way and the proof are typed. */
export function PayForm(props: FormProps) {
  const text = useText(returnTexts);
  const { send, wrong, error, isPending } = useAct(PayReturn, props);
  const [method, setMethod] = useState<
    'original' | 'bank_transfer' | 'wechat' | 'alipay' | 'cash' | 'voucher'
  >('original');
  const [reference, setReference] = useState('');
  return (
    <ActFrame
      {...props}
      act="pay"
      error={error}
      isPending={isPending}
      onSubmit={() => send({ method, reference: reference.trim() })}
    >
      <p className="return-amount">
        <span className="soft">{text.payAmount}</span>{' '}
        <strong className="figures">{yuan(props.page.amountFen)}</strong>
      </p>
      <ChoiceField label={text.payMethod} value={method} names={paymentMethodNames} onChange={setMethod} />
      <LineField
        label={text.reference}
        value={reference}
        max={80}
        onChange={setReference}
        error={wrong('reference')}
      />
      <p className="faint">{text.payOnce}</p>
    </ActFrame>
  );
}
