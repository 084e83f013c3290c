import { useState } from 'react';
import { CancelReturn, HandOverReturn, RejectReturn } from '../../../domains/returns/acts.contract.ts';
import { isGoodsWithUs } from '../../../domains/returns/steps.rules.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { returnTexts } from '../../texts/returns.ts';
import { ActFrame, LineField, ToldFields, toldNow } from './Frame.tsx';
import { DayInput } from './GoodsForms.tsx';
import { type FormProps, useAct } from './return-acting.ts';

/** The serial of the new unit and the day; the model is that of the old one. */
export function HandOverForm(props: FormProps) {
  const text = useText(returnTexts);
  const { send, wrong, error, isPending } = useAct(HandOverReturn, props);
  const [serial, setSerial] = useState('');
  const [on, setOn] = useState(chinaDay(now()));
  return (
    <ActFrame
      {...props}
      act="hand_over"
      error={error}
      isPending={isPending}
      onSubmit={() => send({ serial: serial.trim(), on })}
    >
      <p>
        <span className="soft">{text.unit}</span> <span className="figures">{props.page.unit?.serial}</span>
      </p>
      <LineField
        label={text.newSerial}
        value={serial}
        max={40}
        onChange={setSerial}
        error={wrong('serial')}
      />
      <DayInput
        label={text.handedOn}
        value={on}
        onChange={setOn}
        hint={text.periodAnew}
        error={wrong('on')}
      />
    </ActFrame>
  );
}

/** Why it is refused, who told the customer, and how goods that are with us go back. */
export function RejectForm(props: FormProps) {
  const text = useText(returnTexts);
  const { page } = props;
  const { send, wrong, error, isPending } = useAct(RejectReturn, props);
  const [reason, setReason] = useState('');
  const [clause, setClause] = useState('');
  const [told, setTold] = useState(toldNow);
  const [carrier, setCarrier] = useState('');
  const [waybill, setWaybill] = useState('');
  const isHere = isGoodsWithUs(page.step, page.kind);
  const isSent = carrier.trim() !== '' && waybill.trim() !== '';
  const submit = () =>
    send({
      reason: reason.trim(),
      told,
      ...(clause.trim() === '' ? {} : { clause: clause.trim() }),
      ...(isHere && isSent ? { sentBack: { carrier: carrier.trim(), waybill: waybill.trim() } } : {}),
    });
  return (
    <ActFrame {...props} act="reject" error={error} isPending={isPending} onSubmit={submit}>
      <p className="soft">{text.rejectHint}</p>
      <LineField
        long
        label={text.reason}
        value={reason}
        max={1000}
        onChange={setReason}
        error={wrong('reason')}
        hint={text.reasonHint}
      />
      <LineField label={text.clause} value={clause} onChange={setClause} error={wrong('clause')} />
      <h3>{text.toldTitle}</h3>
      <ToldFields value={told} onChange={setTold} />
      {isHere ? (
        <>
          <h3>{text.sentBackTitle}</h3>
          <LineField
            label={text.carrier}
            value={carrier}
            max={40}
            onChange={setCarrier}
            error={wrong('sentBack')}
          />
          <LineField label={text.waybill} value={waybill} onChange={setWaybill} />
        </>
      ) : null}
    </ActFrame>
  );
}

/** The customer keeps what was to come back. */
export function CancelForm(props: FormProps) {
  const text = useText(returnTexts);
  const { send, wrong, error, isPending } = useAct(CancelReturn, props);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(toldNow);
  return (
    <ActFrame
      {...props}
      act="cancel"
      error={error}
      isPending={isPending}
      onSubmit={() => send({ reason: reason.trim(), told })}
    >
      <p className="soft">{text.cancelHint}</p>
      <LineField
        long
        label={text.reason}
        value={reason}
        max={500}
        onChange={setReason}
        error={wrong('reason')}
        hint={text.reasonHint}
      />
      <ToldFields value={told} onChange={setTold} />
    </ActFrame>
  );
}
