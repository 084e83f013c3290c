import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { GetBoard } from '../../../domains/dispatch/dispatch.contract.ts';
import { CheckVisit, GetOrder, ScheduleVisit } from '../../../domains/workorders/workorders.contract.ts';
import { MINUTE } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { boardTexts } from '../../texts/dispatch-board.ts';
import { AllTheSame } from '../../widgets/order/AllTheSame.tsx';
import { AgainstLine } from '../../widgets/order/Candidates.tsx';
import { type Move, MoveFields } from '../../widgets/order/MoveFields.tsx';
import { type OrderPage, useOrdersAnew } from '../../widgets/order/order-page.ts';
import type { BoardTechnician, Placing } from './board.ts';

type Slot = { from: string; to: string };

const slotOf = (day: string, start: string, minutes: number): Slot => {
  const from = `${day}T${start}:00+08:00`;
  return { from, to: new Date(Date.parse(from) + minutes * MINUTE).toISOString() };
};

type Checked = { number: string; technicianId: string; slot: Slot };

const useCheck = ({ number, technicianId, slot }: Checked) =>
  useAnswer(CheckVisit, { params: { number }, query: { technicianId, ...slot } });
type Check = ReturnType<typeof useCheck>;

/** Does nothing speak against the place? Not known before the answer is there. */
const isClear = ({ data }: Check): boolean =>
  data !== undefined && data.unfit.length === 0 && !data.outsideShift && data.overlaps.length === 0;

/** Everything that speaks against the place, in words, before anything is sent; `unsaid`: a reason is still to be given. */
function Against({ check, unsaid }: { check: Check; unsaid: boolean }) {
  const text = useText(boardTexts);
  const { data, error } = check;
  const wrong = useErrorText(error);
  if (data === undefined) return <p className="soft">{error ? wrong : text.checking}</p>;
  const { unfit, outsideShift, overlaps } = data;
  if (isClear(check)) return unsaid ? null : <p className="soft">{text.clear}</p>;
  return (
    <p className="placement-against" role="alert">
      {unfit.map((one) => (
        <AgainstLine key={`${one.code}${one.about}`} reason={{ ...one, legal: true }} />
      ))}
      {outsideShift ? <span>{text.outsideShift}</span> : null}
      {overlaps.map((other) => (
        <span key={other.number}>{text.overlap(other.number, shortTime(other.from).slice(-5))}</span>
      ))}
    </p>
  );
}

function usePlacing(page: OrderPage, onDone: () => void) {
  const client = useQueryClient();
  const sending = useSend(ScheduleVisit);
  const anew = useOrdersAnew();
  const send = (technicianId: string, slot: Slot, said: Partial<Move> & { withoutRemote?: string }) =>
    sending.mutate(
      {
        params: { number: page.number },
        body: { version: page.version, technicianId, ...slot, ...said },
      },
      {
        onSuccess: onDone,
        onSettled: () => {
          anew();
          void client.invalidateQueries({ queryKey: [GetBoard.path] });
        },
      },
    );
  return { send, sending };
}

type Props = {
  placing: Placing;
  technician: BoardTechnician;
  day: string;
  onChange: (placing: Placing) => void;
  onClose: () => void;
};

function Ready({ page, placing, technician, day, onChange, onClose }: Props & { page: OrderPage }) {
  const text = useText(boardTexts);
  const { message } = App.useApp();
  const [move, setMove] = useState<Move>({ movedBy: 'customer', reason: '' });
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { send, sending } = usePlacing(page, () => {
    void message.success(text.saved);
    onClose();
  });
  const wrong = useErrorText(sending.error);
  const slot = slotOf(day, placing.start, page.minutes);
  const check = useCheck({ number: page.number, technicianId: technician.id, slot });
  const moves = page.visit !== null;
  const unsaid = page.againstVisit !== null && why.trim() === '';
  const confirm = () => {
    setTried(true);
    if (sending.isPending || unsaid || (moves && move.reason.trim() === '')) return;
    send(technician.id, slot, {
      ...(moves ? move : {}),
      ...(why.trim() === '' ? {} : { withoutRemote: why.trim() }),
    });
  };
  return (
    <>
      <div className="placement-line">
        <strong className="figures">{text.placing(page.number, technician.name)}</strong>
        <span className="soft">{page.subject}</span>
        <Input
          type="time"
          step={900}
          aria-label={text.start}
          value={placing.start}
          onChange={(event) =>
            event.target.value !== '' && onChange({ ...placing, start: event.target.value })
          }
        />
        <span className="soft figures">{text.until(shortTime(slot.to).slice(-5))}</span>
        <span className="placement-buttons">
          <Button
            type="primary"
            disabled={!isClear(check) || page.crewSize > 1}
            loading={sending.isPending}
            onClick={confirm}
          >
            {text.confirm}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </span>
      </div>
      <Against check={check} unsaid={unsaid} />
      {page.crewSize > 1 ? <p className="placement-against">{text.crewNeeded(page.crewSize)}</p> : null}
      {moves ? <MoveFields move={move} tried={tried} onChange={setMove} /> : null}
      <AllTheSame page={page} why={why} tried={tried} onChange={setWhy} />
      {sending.error === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}

/** An order put on somebody's day: what speaks against it stands here, before it is confirmed. */
export function Placement(props: Props) {
  const { data, error } = useAnswer(GetOrder, { params: { number: props.placing.number } });
  const wrong = useErrorText(error);
  return (
    <section className="placement" aria-live="polite">
      {data === undefined && error === null ? <SkeletonRows rows={1} height={40} /> : null}
      {data === undefined && error !== null ? <p className="field-error">{wrong}</p> : null}
      {data === undefined ? null : <Ready {...props} page={data} />}
    </section>
  );
}
