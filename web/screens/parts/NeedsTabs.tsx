import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { ChangeReplenishment, ListReplenishments } from '../../../domains/parts/parts.contract.ts';
import { ListOldParts, ListShortages } from '../../../domains/parts/shortages.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { partsTexts } from '../../texts/parts.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { OrderLink } from '../../widgets/order/OrderLink.tsx';
import { MoveForm } from './MoveForm.tsx';
import { usePartsAnew } from './use-parts-anew.ts';
import { usePlaceName } from './use-place-name.ts';

type Named = { part: string; partName: { zh: string; en: string } };

function PartName({ one }: { one: Named }) {
  const words = useWords();
  return (
    <th scope="row">
      {words.say(one.partName)} <span className="soft figures">{one.part}</span>
    </th>
  );
}

/** What orders lack, with what could help (S0 6.3). */
export function ShortagesTab() {
  const text = useText(partsTexts);
  const { columns } = text;
  const answer = useAnswer(ListShortages, {});
  return (
    <RowsTable
      answer={answer}
      rows={answer.data?.shortages}
      none={[text.noShortages, text.noShortagesHint]}
      columns={[columns.part, columns.order, columns.quantity, columns.expected, columns.instead]}
    >
      {(one) => (
        <tr key={one.id}>
          <PartName one={one} />
          <td className="tight">
            <OrderLink number={one.orderNumber} />
          </td>
          <td className="figures">{one.quantity}</td>
          <td className="tight figures">
            {one.expectedOn ?? <span className="tag tag-amber">{text.noArrival}</span>}
          </td>
          <td>
            {one.free > 0 ? <div className="figures">{text.freeNow(one.free)}</div> : null}
            {one.alternatives.map((other) => (
              <div key={other.code} className="figures">
                {other.code}{' '}
                <span className="soft">
                  {other.free > 0 ? text.freeNow(other.free) : (other.expectedOn ?? text.noArrival)}
                </span>
              </div>
            ))}
          </td>
        </tr>
      )}
    </RowsTable>
  );
}

function Steps({ id, status }: { id: number; status: string }) {
  const text = useText(partsTexts);
  const { message } = App.useApp();
  const sending = useSend(ChangeReplenishment);
  const wrong = useErrorText(sending.error);
  const anew = usePartsAnew();
  const [day, setDay] = useState('');
  const send = (next: 'ordered' | 'arrived' | 'cancelled') =>
    sending.mutate(
      { params: { id }, body: { status: next, expectedOn: next === 'ordered' ? day : null } },
      { onSuccess: () => void message.success(text.saved), onSettled: anew },
    );
  return (
    <span className="parts-bar">
      {status === 'open' ? (
        <>
          <Input
            type="date"
            size="small"
            className="parts-day"
            aria-label={text.day}
            min={chinaDay(now())}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button size="small" disabled={day === ''} onClick={() => send('ordered')}>
            {text.order}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={() => send('arrived')}>
          {text.arrived}
        </Button>
      )}
      <Popconfirm
        title={text.sure}
        okText={text.yes}
        cancelText={text.back}
        onConfirm={() => send('cancelled')}
      >
        <Button size="small" type="text">
          {text.cancel}
        </Button>
      </Popconfirm>
      {sending.error === null ? null : <span className="field-error">{wrong}</span>}
    </span>
  );
}

/** What is asked for or on order; an arrival is received by a move of its own. */
export function ReplenishmentsTab() {
  const text = useText(partsTexts);
  const { columns } = text;
  const mayManage = useRight('parts:manage');
  const answer = useAnswer(ListReplenishments, {});
  const placeName = usePlaceName();
  return (
    <RowsTable
      answer={answer}
      rows={answer.data?.replenishments}
      none={[text.noReplenishments, text.noReplenishmentsHint]}
      columns={[columns.part, text.place, columns.quantity, columns.status, columns.expected, '']}
    >
      {(one) => (
        <tr key={one.id}>
          <PartName one={one} />
          <td className="tight">{placeName(one.place)}</td>
          <td className="figures">{one.quantity}</td>
          <td className="tight">
            <span className={one.status === 'open' ? 'tag tag-amber' : 'tag'}>
              {text.replenishment[one.status]}
            </span>
          </td>
          <td className="tight figures">{one.expectedOn ?? text.noArrival}</td>
          <td>{mayManage ? <Steps id={one.id} status={one.status} /> : null}</td>
        </tr>
      )}
    </RowsTable>
  );
}

/** Old parts that are still out, longest first. */
export function OldPartsTab() {
  const text = useText(partsTexts);
  const { columns } = text;
  const mayManage = useRight('parts:manage');
  const answer = useAnswer(ListOldParts, {});
  const [taking, setTaking] = useState<{ part: string; orderNumber: string } | null>(null);
  return (
    <>
      <RowsTable
        answer={answer}
        rows={answer.data?.due}
        none={[text.noOld, text.noOldHint]}
        columns={[columns.part, columns.order, columns.used, columns.back, columns.who, columns.since, '']}
      >
        {(one) => (
          <tr key={`${one.orderNumber}${one.part}`}>
            <PartName one={one} />
            <td className="tight">
              <OrderLink number={one.orderNumber} />
            </td>
            <td className="figures">{one.used}</td>
            <td className="figures">{one.back}</td>
            <td className="tight">{one.byName}</td>
            <td className="tight">
              <ShortTime at={one.usedAt} />
            </td>
            <td className="tight">
              {mayManage ? (
                <Button size="small" onClick={() => setTaking(one)}>
                  {text.takeBack}
                </Button>
              ) : null}
            </td>
          </tr>
        )}
      </RowsTable>
      {taking === null ? null : (
        <MoveForm
          part={{ code: taking.part, serialTracked: false }}
          start={{ kind: 'old_part_back', orderNumber: taking.orderNumber }}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}
