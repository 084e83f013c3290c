import { useState } from 'react';
import type { CommandType } from '../../domains/workorders/life.rules.ts';
import type { RecordKind } from '../../domains/workorders/orders.contract.ts';
import { useText } from '../../ui/i18n.tsx';
import { go } from '../address.ts';
import { Field, Sheet } from '../kit/Kit.tsx';
import { accountOf } from '../order/account.ts';
import { type Order, verdictHere } from '../outbox/replay.ts';
import { give } from '../phone.ts';
import { formTexts } from '../texts/forms.ts';
import { orderTexts } from '../texts/order.ts';

/** Records that may be added at any time, by the template of the order. */
function formsOf(order: Order): RecordKind[] {
  const custom: RecordKind[] =
    order.template === 'custom_furniture' ? ['measurement', 'drawing', 'design_confirmation'] : [];
  const isRepair = (order.serviceType ?? 'repair') === 'repair';
  const faults: RecordKind[] =
    isRepair && ['appliance', 'smart_home'].includes(order.template) ? ['diagnosis'] : [];
  const own: RecordKind[] = isRepair ? ['factory'] : ['service_form'];
  const wet: RecordKind[] = order.highHumidity ? ['humidity'] : [];
  return ['photo', ...faults, ...custom, ...wet, ...own, 'step', 'result', 'signature'];
}

const WITH_REASON: CommandType[] = ['hold', 'decline'];

function ReasonForm({ order, command, onDone }: { order: Order; command: CommandType; onDone: () => void }) {
  const text = useText(orderTexts);
  const forms = useText(formTexts);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    await give(order.number, [{ type: command, reason: reason.trim() }]);
    onDone();
  };
  return (
    <>
      <Field
        label={text.reason}
        hint={text.reasonHint}
        error={tried && reason.trim() === '' ? forms.required : undefined}
      >
        {(id) => (
          <textarea
            id={id}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="picks">
        {Object.values(text.holdReasons).map((one) => (
          <button type="button" key={one} onClick={() => setReason(one)}>
            {one}
          </button>
        ))}
      </div>
      <button type="button" className="big" onClick={() => void send()}>
        {text.move[command]}
      </button>
    </>
  );
}

/** Everything that is not the next step: hold, decline, report an issue, add a record. */
export function MoreSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const text = useText(orderTexts);
  const [chosen, setChosen] = useState<CommandType | null>(null);
  if (chosen !== null)
    return (
      <Sheet title={text.move[chosen]} onClose={onClose}>
        <ReasonForm order={order} command={chosen} onDone={onClose} />
      </Sheet>
    );
  const moves = WITH_REASON.filter((command) => verdictHere(order, command, 'x').ok);
  const back = order.status === 'held' ? (['set_out'] as CommandType[]) : [];
  return (
    <Sheet title={text.more} onClose={onClose}>
      <button type="button" className="row red" onClick={() => go('orders', order.number, 'issue')}>
        {text.form.issue}
      </button>
      {back.map((command) => (
        <button
          type="button"
          className="row"
          key={command}
          onClick={() => void give(order.number, [{ type: command }]).then(onClose)}
        >
          {text.move[command]}
        </button>
      ))}
      {moves.map((command) => (
        <button type="button" className="row" key={command} onClick={() => setChosen(command)}>
          {text.move[command]}
        </button>
      ))}
      {['arrived', 'working', 'held'].includes(order.status) ? (
        <button type="button" className="row" onClick={() => go('orders', order.number, 'use_part')}>
          {text.usePart}
        </button>
      ) : null}
      {['accepted', 'on_the_way', 'arrived', 'working', 'held'].includes(order.status) ? (
        <button type="button" className="row" onClick={() => go('orders', order.number, 'quote')}>
          {text.form.quote}
        </button>
      ) : null}
      {order.status === 'completed' && accountOf(order).dueFen > 0 ? (
        <button type="button" className="row" onClick={() => go('orders', order.number, 'pay')}>
          {text.form.pay}
        </button>
      ) : null}
      <h3>{text.addRecord}</h3>
      {formsOf(order).map((form) => (
        <button type="button" className="row" key={form} onClick={() => go('orders', order.number, form)}>
          {text.form[form]}
        </button>
      ))}
    </Sheet>
  );
}
